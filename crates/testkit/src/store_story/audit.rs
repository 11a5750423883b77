//! The audit trail as a chain.

use std::sync::Arc;

use recovery::audit::chain::Head;
use recovery::audit::{self, Act, Actor, Entry, Reader};
use recovery::desk;

use super::later;
use crate::service::{LabDevice, Service};

/// Units of work that each writer does.
const UNITS: u64 = 5;
/// Writers at once.
const WRITERS: u64 = 6;

pub(super) async fn nothing_is_a_whole_trail(service: &Service) {
    let head = audit::check(&*service.store).await.expect("a whole trail");
    assert_eq!(head, Head::default());
}

/// The trail of the whole story so far, and then of many writers.
pub(super) async fn writers_at_once_make_one_chain(service: &Arc<Service>) {
    let before = audit::check(&*service.store).await.expect("a whole trail");
    assert!(before.number > 0, "the story left a trail");
    let writers: Vec<_> = (0..WRITERS)
        .map(|writer| tokio::spawn(write(Arc::clone(service), writer)))
        .collect();
    for writer in writers {
        writer.await.expect("written");
    }
    let after = audit::check(&*service.store).await.expect("a whole trail");
    assert_eq!(after.number, before.number + WRITERS * UNITS * 2);

    let mut tx = service.store.read().await.expect("a unit of work");
    let first = tx.trail_after(before.number, 1).await.expect("an entry");
    let mut reader = Reader::behind(before);
    reader.take(&first[0]).expect("the next entry");
    assert_eq!(reader.head().number, before.number + 1);
    let none = tx.trail_after(after.number, 9).await.expect("no entry");
    assert_eq!(none, []);
}

/// Writes units of two entries, and as many that are given up.
async fn write(service: Arc<Service>, writer: u64) {
    for unit in 0..UNITS {
        for kept in [false, true] {
            let mut tx = service.store.begin().await.expect("a unit of work");
            for part in 0..2 {
                let entry = Entry {
                    at: later(unit),
                    actor: Actor::Service,
                    act: Act::SignedOut,
                    subject: format!("writer {writer}"),
                    detail: format!("{unit} {part}"),
                };
                tx.add_entry(&entry).await.expect("written");
            }
            if kept {
                tx.commit().await.expect("committed");
            }
        }
    }
}

pub(super) async fn every_look_at_evidence_stands_in_the_trail(service: &Arc<Service>) {
    let device = LabDevice::new("AUDIT000000000000001", 191);
    service.enrol(&device).await;
    let (challenge, _) = device.challenge(service, 192);
    let form = service.form(&device, &challenge, "audit@shop.example");
    let opened = service.request(&form, later(0), 193).await;
    let case = opened.expect("a case").case;
    let agent = service.agent("audra", 194).await;
    let (store, keys, policy) = (&*service.store, &service.keys, &service.policy);
    let view = desk::view(store, keys, policy, &agent, case, None, later(1)).await;
    let seen = view.expect("a view").history.len();
    let list = desk::list(store, keys, policy, &agent, case, 0, later(2)).await;
    assert_eq!(
        list.expect("a list").history.len(),
        seen + 1,
        "the look before stands in it"
    );
    let mut tx = store.read().await.expect("a unit of work");
    let entries = tx.entries_about(&case.to_string()).await.expect("entries");
    let looks: Vec<_> = entries
        .iter()
        .filter(|entry| entry.act == Act::CaseViewed)
        .collect();
    assert_eq!(looks.len(), 2);
    assert!(looks.iter().all(|look| look.actor.to_string() == "audra"));
    assert!(
        looks[0].detail.contains("to be decided: Genuine"),
        "what for, and what was proven: {}",
        looks[0].detail
    );
    drop(tx);
    audit::check(store).await.expect("a whole trail");
}
