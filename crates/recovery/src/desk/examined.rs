//! A line's challenge, looked up and examined: for the queue, the case's page and its approval.

use protocol::ReservedEmail;

use crate::case::{CaseLine, CaseNumber};
use crate::evidence::{ChallengeVerdict, examine, judge_dated};
use crate::policy::Policy;
use crate::ports::RecoveryKeys;
use crate::store::{SeenChallenge, StoreError, Tx};
use crate::time::Timestamp;

/// The challenge of a line, where it has one, with the verdict on it by the date that its holder
/// stated.
pub(super) async fn examine_line(
    tx: &mut dyn Tx,
    keys: &dyn RecoveryKeys,
    policy: &Policy,
    case: CaseNumber,
    line: &CaseLine,
    now: Timestamp,
) -> Result<(Option<SeenChallenge>, ChallengeVerdict), StoreError> {
    let Some(hash) = line.wanted.challenge() else {
        let device = tx.device(&line.serial).await?;
        let verdict = judge_dated(device.as_ref(), keys, &line.serial, now);
        let flags = tx
            .standing_flags(core::slice::from_ref(&line.serial))
            .await?;
        return Ok((None, verdict.with_flags(&flags)));
    };
    let missing = || StoreError::inconsistent("case_lines", "challenge_hash", &case);
    let seen = tx.challenge(hash).await?.ok_or_else(missing)?;
    let (way, stated) = (line.wanted.kind().way(), &line.device_date);
    let verdict = examine(tx, keys, policy, &seen.challenge, way, stated, now).await?;
    Ok((Some(seen), verdict))
}

/// The address reserved in a line's device, as its challenge holds it; none when it cannot be
/// answered.
pub(crate) async fn reserved_of(
    tx: &mut dyn Tx,
    keys: &dyn RecoveryKeys,
    policy: &Policy,
    case: CaseNumber,
    line: &CaseLine,
    now: Timestamp,
) -> Result<Option<ReservedEmail>, StoreError> {
    let (_, verdict) = examine_line(tx, keys, policy, case, line, now).await?;
    Ok(match verdict {
        ChallengeVerdict::Genuine(genuine) => genuine.reserved().cloned(),
        _ => None,
    })
}
