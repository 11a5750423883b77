//! H1: an import is one worker's, and keeps how far it came.

use std::time::Duration;

use recovery::registry::{
    self, IMPORT_LEASE, ImportKind, ImportProgress, Kept, end_import, keep_progress, lease_import,
};
use recovery::store::{Import, ImportFault, NewImport, StoreError};
use recovery::time::Timestamp;

use super::later;
use crate::service::Service;

async fn keep(service: &Service, import: &Import, line: u64) -> Result<(), StoreError> {
    let progress = ImportProgress {
        line,
        kept: Kept {
            added: line,
            ..Kept::default()
        },
        wrong: 1,
    };
    let fault = ImportFault {
        line: line - 1,
        fields: "a,b\n".to_owned(),
        words: "wrong".to_owned(),
    };
    let mut tx = service.store.begin().await?;
    keep_progress(&mut *tx, import, &progress, &[fault], later(1)).await?;
    tx.commit().await
}

async fn lease(service: &Service, now: Timestamp) -> Option<Import> {
    let leased = lease_import(&*service.store, now).await;
    leased.expect("leased")
}

pub(super) async fn an_import_goes_on_where_it_was(service: &Service) {
    let senior = service.senior("imports-1", 9_770).await;
    let store = &*service.store;
    let new = NewImport {
        kind: ImportKind::Devices,
        title: "devices.csv".to_owned(),
        place: "0a".to_owned(),
        parts: 2,
        bytes: 9,
        by: senior.actor(),
        at: later(0),
    };
    let id = registry::order_import(store, &senior, &new).await;
    let id = id.expect("ordered");
    let first = lease(service, later(0)).await.expect("it waits");
    assert_eq!((first.id, &first.facts), (id, &new));
    assert!(lease(service, later(1)).await.is_none(), "it is held");
    keep(service, &first, 20).await.expect("kept");

    let second = lease(service, later(1).plus(IMPORT_LEASE)).await;
    let second = second.expect("the first worker is gone");
    assert_eq!((second.progress.line, second.progress.kept.added), (20, 20));
    let late = keep(service, &first, 30).await;
    assert!(matches!(late, Err(StoreError::Conflict)));
    keep(service, &second, 40).await.expect("kept");
    end_import(store, &first, None, later(2)).await.expect("no");
    let (open, faults) = registry::look_at_import(store, &senior, id, 9)
        .await
        .expect("looked up")
        .expect("there");
    assert!(open.ended_at.is_none(), "an old attempt ends nothing");
    let lines: Vec<_> = faults.iter().map(|fault| fault.line).collect();
    assert_eq!(lines, [19, 39]);
    let rest = registry::faults_of_import(store, &senior, id, 19, 9).await;
    assert_eq!(rest.expect("faults").len(), 1);
    let ended = end_import(store, &second, Some("no more room"), later(3)).await;
    ended.expect("ended");
    assert!(lease(service, later(9_000)).await.is_none());
    let all = registry::recent_imports(store, &senior).await.expect("all");
    assert_eq!(all[0].reason.as_deref(), Some("no more room"));
}

/// What has ended goes with the rows that it left out when its time is over; what waits stays however
/// old it is.
pub(super) async fn an_import_is_forgotten_with_its_faults(service: &Service) {
    let senior = service.senior("imports-2", 9_775).await;
    let (store, times) = (&*service.store, service.policy.keep);
    let new = NewImport {
        kind: ImportKind::Flags,
        title: "old.csv".to_owned(),
        place: "0b".to_owned(),
        parts: 1,
        bytes: 9,
        by: senior.actor(),
        at: later(0),
    };
    let ended = registry::order_import(store, &senior, &new).await;
    let leased = lease(service, later(0)).await.expect("it waits");
    assert_eq!(ended.expect("ordered"), leased.id);
    keep(service, &leased, 20).await.expect("kept");
    end_import(store, &leased, None, later(3))
        .await
        .expect("ended");
    let waits = registry::order_import(store, &senior, &new).await;
    let waits = waits.expect("ordered");
    let sweep = async |now| {
        let mut tx = store.begin().await.expect("a unit of work");
        let mut all = 0;
        loop {
            match tx.prune(&times.before(now), 200).await.expect("pruned") {
                0 => break,
                some => all += some,
            }
        }
        tx.commit().await.expect("committed");
        let left = registry::recent_imports(store, &senior).await.expect("all");
        let ids: Vec<_> = left.iter().map(|import| import.id).collect();
        (all, ids)
    };
    let over = later(3).plus(times.refused);
    let (_, left) = sweep(over).await;
    assert!(left.contains(&leased.id), "its time is not over");
    let (removed, left) = sweep(over.plus(Duration::from_secs(1))).await;
    assert!(removed >= 2, "an import and the row that it left out");
    assert!(!left.contains(&leased.id) && left.contains(&waits));
    let faults = registry::faults_of_import(store, &senior, leased.id, 0, 9).await;
    assert!(faults.is_ok_and(|faults| faults.is_empty()));
    let leased = lease(service, later(5)).await.expect("it waits");
    assert_eq!(leased.id, waits);
    end_import(store, &leased, None, later(6))
        .await
        .expect("ended");
}
