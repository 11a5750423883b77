//! H1: the address reserved in a device is told, its silence counts, and its word stops a request.

use std::time::Duration;

use recovery::audit::Act;
use recovery::case::CaseNumber;
use recovery::delivery::{self, Bounce, Which as Mail};
use recovery::desk::{self, CaseView, DeskError, Which};
use recovery::jobs::{self, JobKind};
use recovery::ladder::{Standing, Verdict, What};
use recovery::letter::{self, Letter};
use recovery::objection::{self, LABEL, ObjectionError};
use recovery::staff::Senior;
use recovery::text::Prose;
use recovery::time::Timestamp;

use super::{jobs as work, later};
use crate::entropy::Seeded;
use crate::service::{LabDevice, Service};

const OWNER: &str = "owner@objection.example";

async fn rung(
    service: &Service,
    senior: &Senior,
    case: CaseNumber,
    now: Timestamp,
) -> (CaseView, Standing, i32) {
    let (store, keys, policy) = (&*service.store, &service.keys, &service.policy);
    let view = desk::view(store, keys, policy, senior, case, None, now).await;
    let view = view.expect("a view");
    let mut rungs = view.review.ladder.rungs.iter();
    let rung = rungs.find(|rung| rung.what == What::Reserved);
    let rung = rung.expect("there is a reserved address");
    let (standing, points) = (rung.standing, rung.points);
    (view, standing, points)
}

/// The text of the link that the mail brings.
async fn link(service: &Service, job: JobKind, now: Timestamp, seed: u64) -> String {
    let (store, keys, policy) = (&*service.store, &service.keys, &service.policy);
    let mut rng = Seeded::new(seed);
    let letter = letter::write(store, keys, policy, job, now, &mut rng).await;
    match letter.expect("a letter") {
        Letter::Asked {
            to, token, about, ..
        } => {
            assert_eq!((to.email().as_str(), about.devices.len()), (OWNER, 2));
            token.to_text().to_string()
        }
        _ => panic!("the word to the reserved address"),
    }
}

pub(super) async fn silence_counts_and_a_word_stops(service: &Service) {
    let (mut forms, mut challenges) = (Vec::new(), Vec::new());
    for n in 0..2 {
        let device = LabDevice::new(&format!("OBJECT000000000000{n:02}"), 1_400 + n);
        let device = device.with_reserved(OWNER);
        service.enrol(&device).await;
        let (challenge, _) = device.challenge(service, 1_410 + n);
        forms.push(service.device_form(&device, &challenge));
        challenges.push(challenge);
    }
    let form = service.form_of(forms, "asker@objection.example");
    let receipt = service.request(&form, later(0), 1_420).await;
    let case = receipt.expect("taken").case;
    let senior = service.senior("objection-1", 9_760).await;
    let (store, keys, policy) = (&*service.store, &service.keys, &service.policy);

    let told = JobKind::Asked { case, line: 1 };
    let left = jobs::left(store).await.expect("jobs");
    let asked = |job: &&jobs::Job| matches!(job.kind, JobKind::Asked { .. });
    let mine: Vec<_> = left.iter().filter(asked).map(|job| job.kind).collect();
    assert_eq!(mine, [told], "one mail for both devices");
    let (_, standing, _) = rung(service, &senior, case, later(1)).await;
    assert_eq!(standing, Standing::Open, "nobody was told yet");

    let text = link(service, told, later(2), 1_430).await;
    objection::told(store, told, later(2)).await.expect("noted");
    let (_, standing, points) = rung(service, &senior, case, later(60)).await;
    assert_eq!(
        (standing, points),
        (Standing::Open, 0),
        "it is not long silent"
    );
    let day = later(2).plus(Duration::from_hours(24));
    let (_, standing, points) = rung(service, &senior, case, day).await;
    assert_eq!((standing, points), (Standing::Proven, 20));

    // A mail that came back has told nobody.
    let job = left.iter().find(|job| job.kind == told).expect("the job");
    let sealed = delivery::seal(store, job.id, later(3), &mut Seeded::new(1_431)).await;
    let bounce = Bounce {
        outcome: delivery::Outcome::Failed,
        status: None,
    };
    let mail = Mail::Returned(sealed.expect("sealed"));
    let noted = delivery::note(store, &mail, &bounce, later(4)).await;
    assert_eq!(noted.expect("noted"), delivery::Noted::New);
    let (_, standing, _) = rung(service, &senior, case, day).await;
    assert_eq!(standing, Standing::Open);

    let looked = objection::look_up(store, &text, later(5)).await;
    assert!(!looked.expect("a page").is_made, "looking changes nothing");
    for n in 0..2 {
        let made = objection::object(store, &text, later(6 + n)).await;
        let made = made.expect("made, or made already");
        assert!(made.is_made && !made.is_answered && made.lines.len() == 2);
    }
    let stale = objection::look_up(store, &text, later(6).plus(policy.reply_life)).await;
    assert!(matches!(stale, Err(ObjectionError::Link)));
    let (view, standing, _) = rung(service, &senior, case, later(8)).await;
    assert_eq!(standing, Standing::Against);
    assert!(view.is_objected);
    assert!(matches!(view.review.ladder.verdict, Verdict::Refused(_)));
    let mut tx = store.read().await.expect("a unit of work");
    let labels = tx.labels_of(case).await.expect("labels");
    assert!(labels.iter().any(|label| label.as_str() == LABEL));
    drop(tx);
    let agent = service.agent("objection-2", 9_761).await;
    let at = later(9);
    let barred = desk::approve(store, keys, policy, &agent, case, Which::Open, at).await;
    assert!(matches!(barred, Err(DeskError::Policy(_))));

    let why = Prose::parse("The owner’s brother pressed the button.").expect("a text");
    for (line, is_set) in [(1, true), (1, false), (2, true)] {
        let set = objection::set_aside(store, &senior, case, line, &why, later(10)).await;
        assert_eq!(set.is_ok(), is_set);
    }
    let (view, standing, points) = rung(service, &senior, case, later(11)).await;
    assert_eq!((standing, points), (Standing::Against, 0));
    assert!(!view.is_objected);
    let approved = desk::approve(store, keys, policy, &agent, case, Which::Open, later(12)).await;
    assert_eq!(approved.expect("approved").releases.len(), 2);
    let late = objection::look_up(store, &text, later(13)).await;
    assert!(late.expect("a page").is_answered);
    let mut tx = store.read().await.expect("a unit of work");
    let entries = tx.entries_about(&case.to_string()).await.expect("entries");
    let count = |act| entries.iter().filter(|entry| entry.act == act).count();
    assert_eq!(count(Act::Objected), 1);
    assert_eq!(count(Act::ObjectionSetAside), 2);
    drop(tx);
    work::deliver_all(service, later(30)).await;

    // Whoever asks by the same challenge again makes no second mail.
    let again = service.form_of(form.devices, "another@objection.example");
    let again = service.request(&again, later(40), 1_440).await;
    assert!(again.is_err(), "it is answered");
}
