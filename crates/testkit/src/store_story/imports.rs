//! H1: an import is one worker's, and keeps how far it came.

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
