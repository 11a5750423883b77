//! The queue.

use core::time::Duration;

use crate::case::Case;
use crate::staff::Agent;
use crate::status::Stage;
use crate::store::{Store, StoreError};
use crate::time::Timestamp;

/// Most rows that one page shows; the oldest come first, so none is forgotten.
const PAGE: u32 = 200;

/// A case in the queue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QueueRow {
    /// The case.
    pub case: Case,
    /// In review, or waiting for the holder.
    pub stage: Stage,
    /// How long ago it was received.
    pub age: Duration,
}

/// The open cases, oldest first.
///
/// # Errors
/// When the store fails.
pub async fn queue(
    store: &dyn Store,
    _agent: &Agent,
    now: Timestamp,
) -> Result<Vec<QueueRow>, StoreError> {
    let cases = store.read().await?.open_cases(PAGE).await?;
    let row = |case: Case| QueueRow {
        stage: Stage::from(&case.state),
        age: now.since(case.opened_at),
        case,
    };
    Ok(cases.into_iter().map(row).collect())
}
