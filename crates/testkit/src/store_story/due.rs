//! The queue by due time.

use recovery::case::CaseNumber;
use recovery::desk::{self, Which};
use recovery::lifecycle::State;
use recovery::queue::{Filter, Part};
use recovery::text::Prose;
use recovery::time::Timestamp;

use super::{jobs, later};
use crate::service::{LabDevice, Service};

/// P7, H5: what waits for the desk comes first, the longest waiting before all; a case whose holder
/// was asked comes last, and waits anew from his reply on.
pub(super) async fn the_queue_is_by_due_time(service: &Service) {
    let mut cases = Vec::new();
    for n in [1_u32, 2, 3] {
        let device = LabDevice::new(&format!("DUE0000000000000000{n}"), 700 + u64::from(n));
        service.enrol(&device).await;
        let (challenge, _) = device.challenge(service, 710 + u64::from(n));
        let form = service.form(&device, &challenge, "due@shop.example");
        let at = later(u64::from(n) * 60);
        let receipt = service.request(&form, at, 720 + u64::from(n)).await;
        cases.push(receipt.expect("taken").case);
    }
    let [one, two, three] = cases[..] else {
        panic!("three cases");
    };
    let agent = service.agent("desk-due", 730).await;
    let promised = |since: u64| service.policy.calendar.due(later(since));
    let all = [
        (one, promised(60)),
        (two, promised(120)),
        (three, promised(180)),
    ];
    assert_eq!(queue(service, &agent, &cases).await, all);

    let question = Prose::parse("Which shop?").expect("a question");
    let (store, asked) = (&*service.store, later(300));
    desk::ask_for_more(
        store,
        &service.policy,
        &agent,
        one,
        Which::Open,
        question,
        asked,
    )
    .await
    .expect("asked");
    let waits = [all[1], all[2], (one, None)];
    assert_eq!(queue(service, &agent, &cases).await, waits);

    let mut tx = store.begin().await.expect("a unit of work");
    tx.set_lines_state(one, &[1], &State::Received, later(600))
        .await
        .expect("replied");
    tx.commit().await.expect("committed");
    let again = [all[1], all[2], (one, promised(600))];
    assert_eq!(queue(service, &agent, &cases).await, again);
    jobs::deliver_all(service, later(900)).await;
}

/// Those of our cases, in the queue's order, with their due times.
async fn queue(
    service: &Service,
    agent: &recovery::staff::Agent,
    ours: &[CaseNumber],
) -> Vec<(CaseNumber, Option<Timestamp>)> {
    let (store, keys, policy) = (&*service.store, &service.keys, &service.policy);
    let (all, part, now) = (Filter::default(), Part::First, later(900));
    let page = desk::queue(store, keys, policy, agent, &all, part, now).await;
    page.expect("the queue")
        .rows
        .into_iter()
        .map(|row| (row.case.number, row.due.map(|due| due.at)))
        .filter(|(number, _)| ours.contains(number))
        .collect()
}
