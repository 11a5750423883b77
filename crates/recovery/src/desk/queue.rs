//! The queue.

use core::time::Duration;

use super::examined::examine_case;
use crate::case::Case;
use crate::evidence::ChallengeVerdict;
use crate::policy::Policy;
use crate::ports::RecoveryKeys;
use crate::staff::Agent;
use crate::status::Stage;
use crate::store::{Store, StoreError};
use crate::time::Timestamp;

/// Most rows that one page shows; the oldest come first, so none is forgotten.
const PAGE: u32 = 200;

/// A case in the queue.
pub struct QueueRow {
    /// The case.
    pub case: Case,
    /// In review, or waiting for the holder.
    pub stage: Stage,
    /// How long ago it was received.
    pub age: Duration,
    /// Whether its challenge can be answered, or exactly why not.
    pub verdict: ChallengeVerdict,
}

/// The open cases, oldest first.
///
/// # Errors
/// When the store fails.
pub async fn queue(
    store: &dyn Store,
    keys: &dyn RecoveryKeys,
    policy: &Policy,
    _agent: &Agent,
    now: Timestamp,
) -> Result<Vec<QueueRow>, StoreError> {
    let mut tx = store.read().await?;
    let mut rows = Vec::new();
    for case in tx.open_cases(PAGE).await? {
        let (_, verdict) = examine_case(&mut *tx, keys, policy, &case, now).await?;
        rows.push(QueueRow {
            stage: Stage::from(&case.state),
            age: now.since(case.opened_at),
            verdict,
            case,
        });
    }
    Ok(rows)
}
