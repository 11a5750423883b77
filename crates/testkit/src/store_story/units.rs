//! Units of work.

use recovery::audit::{Act, Actor, Entry};
use recovery::staff::StaffName;

use crate::service::{MORNING, Service};

pub(super) async fn what_is_not_committed_has_not_happened(service: &Service) {
    let entry = |detail: &str| Entry {
        at: MORNING,
        actor: Actor::Staff(StaffName::parse("anna").expect("a name")),
        act: Act::Asked,
        subject: "unit".to_owned(),
        detail: detail.to_owned(),
    };
    let mut dropped = service.store.begin().await.expect("a unit of work");
    dropped.add_entry(&entry("dropped")).await.expect("written");
    drop(dropped);

    let mut kept = service.store.begin().await.expect("a unit of work");
    kept.add_entry(&entry("kept, with “quotes” and 'quotes'"))
        .await
        .expect("written");
    kept.add_entry(&entry("kept second"))
        .await
        .expect("written");
    kept.commit().await.expect("committed");

    let mut tx = service.store.read().await.expect("a unit of work");
    let about = tx.entries_about("unit").await.expect("entries");
    assert_eq!(
        about,
        [
            entry("kept, with “quotes” and 'quotes'"),
            entry("kept second")
        ]
    );
    let newest = tx.entries_of(Act::Asked, 1).await.expect("entries");
    assert_eq!(newest, [entry("kept second")]);
}
