//! The queue.

use core::time::Duration;

use super::due::Due;
use super::examined::examine_line;
use crate::case::{Case, CaseLine, Tally};
use crate::evidence::ChallengeVerdict;
use crate::policy::Policy;
use crate::ports::RecoveryKeys;
use crate::staff::Agent;
use crate::status::Stage;
use crate::store::{Store, StoreError};
use crate::time::Timestamp;

/// Most rows that one page shows; what is due first comes first, so none is forgotten.
const PAGE: u32 = 200;

/// A case in the queue.
pub struct QueueRow {
    /// The case.
    pub case: Case,
    /// How many of its devices stand where.
    pub tally: Tally,
    /// The first device that waits for the desk, or else for the holder.
    pub line: CaseLine,
    /// In review, or waiting for the holder.
    pub stage: Stage,
    /// How long ago it was received.
    pub age: Duration,
    /// When the desk's answer is due, while the case waits for the desk.
    pub due: Option<Due>,
    /// Whether that device can be answered, or exactly why not.
    pub verdict: ChallengeVerdict,
}

/// The open cases by due time; those that wait for their holders come last.
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
        let tally = tx.tally(case.number).await?;
        let stage = tally.stage();
        let mut first = tx.lines(case.number, Some(stage), 0, 1).await?;
        // Another unit of work may have ended the last of them just now.
        let Some(line) = first.pop() else {
            continue;
        };
        let (_, verdict) = examine_line(&mut *tx, keys, policy, case.number, &line, now).await?;
        rows.push(QueueRow {
            age: now.since(case.opened_at),
            due: Due::of(policy, tally.received_since, now),
            stage,
            tally,
            line,
            verdict,
            case,
        });
    }
    Ok(rows)
}
