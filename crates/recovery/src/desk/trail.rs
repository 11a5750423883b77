//! The audit trail, taken along by whoever may.

use crate::audit::chain::Chained;
use crate::audit::{Act, Entry, PAGE};
use crate::staff::Auditor;
use crate::store::{Store, StoreError};
use crate::time::Timestamp;

/// Writes down that somebody takes the trail along, from an entry on.
///
/// # Errors
/// When the store fails.
pub async fn take_trail(
    store: &dyn Store,
    auditor: &Auditor,
    since: u64,
    now: Timestamp,
) -> Result<(), StoreError> {
    let mut tx = store.begin().await?;
    let entry = Entry::new(now, auditor.actor(), Act::TrailTaken, &"trail");
    tx.add_entry(&entry.with(&format!("from entry {since} on")))
        .await?;
    tx.commit().await
}

/// A page of the trail behind an entry.
///
/// # Errors
/// When the store fails.
pub async fn trail(
    store: &dyn Store,
    _auditor: &Auditor,
    after: u64,
) -> Result<Vec<Chained>, StoreError> {
    store.read().await?.trail_after(after, PAGE).await
}
