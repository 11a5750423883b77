//! A desk with much to do: the queue among many cases, and one approval of many lines.

use std::sync::Arc;
use std::time::{Duration, Instant};

use recovery::desk::{self, Which};
use recovery::jobs::JobKind;
use recovery::letter;
use recovery::limits::{Caller, Limits, Quota};
use recovery::policy::AnswerKind;
use recovery::queue::{Filter, Part, Search};
use recovery::request::{self, DeviceForm, Faulty, NewRequest};
use recovery::staff::{Agent, Confirmed};
use recovery::store::Store;
use testkit::entropy::Seeded;
use testkit::service::{LabDevice, MORNING, Service as Lab, dated_form};
use tokio::task::JoinSet;

use crate::figures::Figure;

/// How often each page of the queue is asked for.
const LOOKS: usize = 100;

/// Half an hour after the first request.
const LATER: Duration = Duration::from_mins(30);

/// A service and somebody at its desk.
pub(crate) struct Desk {
    lab: Arc<Lab>,
    agent: Confirmed<Agent>,
}

impl Desk {
    pub(crate) async fn over(store: Arc<dyn Store>) -> Self {
        let mut lab = Lab::new(store, 11);
        lab.policy.answers = AnswerKind::ALL.to_vec();
        lab.policy.limits = Limits::of(Quota::NONE);
        let agent = lab.agent("jane", 12).await;
        Self {
            lab: Arc::new(lab),
            agent,
        }
    }

    /// Hands in so many requests of one device each, some of them together.
    pub(crate) async fn fill(&self, cases: usize) {
        let mut tasks = JoinSet::new();
        for share in 0..8 {
            let lab = Arc::clone(&self.lab);
            tasks.spawn(async move {
                for number in (share..cases).step_by(8) {
                    let device = LabDevice::new(&serial(number), 1);
                    hand_in(&lab, vec![device_form(&device)], number).await;
                }
            });
        }
        tasks.join_all().await;
    }

    /// Looks at the queue in the ways that staff do.
    pub(crate) async fn looks(&self, cases: usize) -> Vec<(&'static str, Figure)> {
        let search = |text: &str| Filter {
            search: Search::typed(text),
            ..Filter::default()
        };
        let some = cases / 2;
        let overdue = Filter {
            overdue: true,
            ..Filter::default()
        };
        let mut figures = Vec::new();
        for (what, filter) in [
            ("queue, first page", Filter::default()),
            ("queue, overdue", overdue),
            ("queue, by serial", search(&serial(some))),
            ("queue, by email", search(&email(some))),
            ("queue, by place of purchase", search("Alarm Meyer")),
        ] {
            figures.push((what, self.look(&filter, Part::First).await));
        }
        let middle = self.place_of_page(cases.min(5_000) / 50).await;
        let deep = self.look(&Filter::default(), middle).await;
        figures.push(("queue, page 100 or the last", deep));
        figures
    }

    async fn look(&self, filter: &Filter, part: Part) -> Figure {
        let began = Instant::now();
        let mut times = Vec::with_capacity(LOOKS);
        for _ in 0..LOOKS {
            let began = Instant::now();
            let page = self.page(filter, part).await;
            times.push(began.elapsed());
            let is_asked = filter.overdue;
            assert!(is_asked || !page.rows.is_empty(), "nothing found");
        }
        Figure::new(times, began.elapsed())
    }

    async fn page(&self, filter: &Filter, part: Part) -> desk::QueuePage {
        let lab = &self.lab;
        let (store, keys, policy) = (&*lab.store, &lab.keys, &lab.policy);
        let page = desk::queue(
            store,
            keys,
            policy,
            &self.agent,
            filter,
            part,
            MORNING.plus(LATER),
        );
        page.await.unwrap()
    }

    /// Where that page begins, or the last before it.
    async fn place_of_page(&self, pages: usize) -> Part {
        let mut part = Part::First;
        for _ in 1..pages {
            match self.page(&Filter::default(), part).await.after {
                Some(place) => part = Part::After(place),
                None => break,
            }
        }
        part
    }

    /// One case of so many enrolled devices, approved as a whole, and its mail written.
    pub(crate) async fn approval(&self, lines: usize) -> (Duration, Duration) {
        let lab = &self.lab;
        let mut devices = Vec::with_capacity(lines);
        for number in 0..lines {
            let number = 500_000_000 + number;
            let seed = u64::try_from(number).unwrap();
            let device = LabDevice::new(&serial(number), seed);
            lab.enrol(&device).await;
            devices.push(device_form(&device));
        }
        let case = hand_in(lab, devices, 500_000_000).await;
        let (store, keys, policy) = (&*lab.store, &lab.keys, &lab.policy);
        let now = MORNING.plus(LATER);
        let began = Instant::now();
        let approved = desk::approve(store, keys, policy, &self.agent, case, Which::Open, now);
        let approved = approved.await.unwrap();
        let approving = began.elapsed();
        assert_eq!(approved.releases.len(), lines);
        let approval = approved.approval;
        let job = JobKind::Answer { case, approval };
        let began = Instant::now();
        let mut rng = Seeded::new(99);
        let letter = letter::write(store, keys, policy, job, now, &mut rng).await;
        drop(letter.unwrap());
        (approving, began.elapsed())
    }
}

async fn hand_in(lab: &Lab, devices: Vec<DeviceForm>, number: usize) -> recovery::case::CaseNumber {
    let mut form = lab.form_of(devices, &email(number));
    form.place = format!("Alarm Meyer {}", number % 997);
    let request = NewRequest::parse(&form, &lab.policy, MORNING.date()).unwrap();
    let mut rng = Seeded::new(u64::try_from(number).unwrap());
    // A case every few seconds, so that each is due at another time.
    let at = MORNING.plus(Duration::from_secs(u64::try_from(number % 1_700).unwrap()));
    let opened = request::open(
        &*lab.store,
        &lab.keys,
        &lab.policy,
        &request,
        &[],
        Faulty::RefuseAll,
        Caller::known(),
        at,
        &mut rng,
    );
    opened.await.unwrap().case
}

fn device_form(device: &LabDevice) -> DeviceForm {
    dated_form(device, AnswerKind::SecurityCode)
}

fn serial(number: usize) -> String {
    format!("RQ{number:018}")
}

fn email(number: usize) -> String {
    format!("holder-{number}@example.org")
}
