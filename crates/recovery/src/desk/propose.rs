//! A first approval, kept until a second person approves (H1).

use super::claim::check_free;
use super::error::{DeskError, lock};
use super::which::{Which, positions};
use crate::audit::{Act, Actor, Entry};
use crate::case::CaseNumber;
use crate::staff::Agent;
use crate::store::{NewProposal, Store, StoreError, Tx};
use crate::time::Timestamp;

/// Keeps a first approval in place of one that is void, if there is one.
pub(super) async fn propose(
    tx: &mut dyn Tx,
    proposal: &NewProposal,
    by: &Agent,
    void: bool,
    detail: &str,
) -> Result<(), DeskError> {
    let (case, line) = (proposal.case, proposal.line);
    if void {
        tx.end_proposals(case, &[line]).await?;
        let detail = format!("device {line}: what stands for and against it has changed");
        let entry = Entry::new(proposal.at, Actor::Service, Act::ProposalVoid, &case);
        tx.add_entry(&entry.with(&detail)).await?;
    }
    if !tx.add_proposal(proposal).await? {
        return Err(StoreError::Conflict.into());
    }
    let reason = proposal.exception.as_ref();
    let why = reason.map_or_else(String::new, |why| format!(" As an exception: {why}"));
    let entry = Entry::new(proposal.at, by.actor(), Act::Proposed, &case);
    tx.add_entry(&entry.with(&format!("device {line}, {detail}{why}")))
        .await?;
    Ok(())
}

/// Takes first approvals back; whoever gave them may, and so may whoever was to be the second.
///
/// # Errors
/// When none of the lines has one, or when somebody else is at work on the case.
pub async fn withdraw_proposals(
    store: &dyn Store,
    agent: &Agent,
    number: CaseNumber,
    which: Which<'_>,
    now: Timestamp,
) -> Result<(), DeskError> {
    let mut tx = store.begin().await?;
    lock(&mut *tx, number).await?;
    check_free(&mut *tx, agent, number, now).await?;
    let wanted = positions(&which.lines(&mut *tx, number).await?);
    let mut standing = tx.proposals(number).await?;
    standing.retain(|proposal| wanted.contains(&proposal.facts.line));
    if standing.is_empty() {
        return Err(DeskError::NothingProposed);
    }
    for proposal in &standing {
        let (line, by) = (proposal.facts.line, &proposal.facts.by);
        tx.end_proposals(number, &[line]).await?;
        let entry = Entry::new(now, agent.actor(), Act::ProposalWithdrawn, &number);
        let detail = format!("device {line}, approved first by {by}");
        tx.add_entry(&entry.with(&detail)).await?;
    }
    tx.commit().await?;
    Ok(())
}
