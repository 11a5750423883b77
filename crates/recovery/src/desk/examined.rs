//! A case's challenge, looked up and examined: for the queue, the case's page and its approval.

use protocol::Way;

use crate::case::Case;
use crate::evidence::{ChallengeVerdict, examine};
use crate::policy::Policy;
use crate::ports::RecoveryKeys;
use crate::store::{SeenChallenge, StoreError, Tx};
use crate::time::Timestamp;

/// The challenge of a case with the verdict on it, by the date that its holder stated.
pub(super) async fn examine_case(
    tx: &mut dyn Tx,
    keys: &dyn RecoveryKeys,
    policy: &Policy,
    case: &Case,
    now: Timestamp,
) -> Result<(SeenChallenge, ChallengeVerdict), StoreError> {
    let missing = || StoreError::inconsistent("cases", "challenge_hash", &case.number);
    let seen = tx.challenge(&case.challenge).await?.ok_or_else(missing)?;
    let verdict = examine(
        tx,
        keys,
        policy,
        &seen.challenge,
        Way::Key,
        &case.device_date,
        now,
    )
    .await?;
    Ok((seen, verdict))
}
