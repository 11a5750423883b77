//! Staff look at a label photo or a proof of purchase, and say whether it shows what it is to show
//! (P10, H1).

use super::claim::check_free;
use super::error::{DeskError, lock};
use crate::audit::{Act, Entry};
use crate::case::CaseNumber;
use crate::evidence::Judged;
use crate::staff::Agent;
use crate::store::Store;
use crate::time::Timestamp;

/// Accepts a piece of evidence, or says that it does not match; a later word replaces an earlier
/// one, and both stand in the audit trail.
///
/// # Errors
/// When there is no such piece, or when somebody else is at work on the case.
pub async fn judge(
    store: &dyn Store,
    agent: &Agent,
    number: CaseNumber,
    position: u32,
    accepted: bool,
    now: Timestamp,
) -> Result<(), DeskError> {
    let mut tx = store.begin().await?;
    lock(&mut *tx, number).await?;
    check_free(&mut *tx, agent, number, now).await?;
    let pieces = tx.pieces(number).await?;
    let found = pieces.iter().find(|piece| piece.position == position);
    let piece = found.ok_or(DeskError::NoSuchCase)?;
    let judged = Judged {
        accepted,
        by: agent.name().clone(),
        at: now,
    };
    tx.judge_piece(number, position, &judged).await?;
    let act = match accepted {
        true => Act::EvidenceAccepted,
        false => Act::EvidenceUnfit,
    };
    let detail = format!("{}, picture {position}", piece.shows.as_str());
    let entry = Entry::new(now, agent.actor(), act, &number).with(&detail);
    tx.add_entry(&entry).await?;
    tx.commit().await?;
    Ok(())
}
