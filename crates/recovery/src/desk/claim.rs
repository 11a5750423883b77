//! Claims: staff take cases on, so that two people do not take the same one.

use super::error::{DeskError, lock};
use super::queue::working;
use crate::audit::{Act, Entry};
use crate::case::CaseNumber;
use crate::queue::{CLAIM_LAPSES, Claim};
use crate::staff::{Agent, Senior, StaffName};
use crate::store::{Store, Tx};
use crate::time::Timestamp;

/// Takes a case on. Two people who do so at once are told apart by one conditional update.
///
/// # Errors
/// When somebody else has it, or when it has ended.
pub async fn claim(
    store: &dyn Store,
    agent: &Agent,
    number: CaseNumber,
    now: Timestamp,
) -> Result<(), DeskError> {
    let mut tx = open_case(store, number).await?;
    let before = tx.claim_on(number).await?;
    let live_after = now.minus(CLAIM_LAPSES);
    if !tx.take_claim(number, agent.name(), now, live_after).await? {
        return Err(taken(before));
    }
    let is_new = before.is_none_or(|claim| claim.by != *agent.name() || !claim.is_live(now));
    if is_new {
        let entry = Entry::new(now, agent.actor(), Act::Claimed, &number);
        tx.add_entry(&entry).await?;
    }
    tx.commit().await?;
    Ok(())
}

/// Gives a case back that one has oneself.
///
/// # Errors
/// When somebody else has it.
pub async fn give_back(
    store: &dyn Store,
    agent: &Agent,
    number: CaseNumber,
    now: Timestamp,
) -> Result<(), DeskError> {
    let mut tx = store.begin().await?;
    lock(&mut *tx, number).await?;
    match tx.claim_on(number).await? {
        None => return Ok(()),
        Some(claim) if claim.by == *agent.name() => {}
        Some(claim) => return Err(taken(Some(claim))),
    }
    tx.end_claim(number).await?;
    let entry = Entry::new(now, agent.actor(), Act::GivenBack, &number);
    tx.add_entry(&entry).await?;
    tx.commit().await?;
    Ok(())
}

/// Gives a case to somebody, oneself included, whoever has it. What was given does not lapse.
///
/// # Errors
/// When nobody of that name is there to take it, or when the case has ended.
pub async fn assign(
    store: &dyn Store,
    senior: &Senior,
    number: CaseNumber,
    to: &StaffName,
    now: Timestamp,
) -> Result<(), DeskError> {
    let mut tx = open_case(store, number).await?;
    if !working(tx.accounts().await?).contains(to) {
        return Err(DeskError::NobodyThere);
    }
    let is_own = to == senior.name();
    let claim = Claim {
        by: to.clone(),
        since: now,
        seen: now,
        assigned_by: (!is_own).then(|| senior.name().clone()),
    };
    let before = tx.claim_on(number).await?.filter(|had| had.is_live(now));
    let from = before.map_or_else(String::new, |had| format!(", from {}", had.by));
    tx.set_claim(number, &claim).await?;
    let entry = Entry::new(now, senior.actor(), Act::Assigned, &number);
    tx.add_entry(&entry.with(&format!("to {to}{from}"))).await?;
    tx.commit().await?;
    Ok(())
}

/// Refuses a step on a case that somebody else has; one's own claim is used by it.
pub(crate) async fn check_free(
    tx: &mut dyn Tx,
    agent: &Agent,
    number: CaseNumber,
    now: Timestamp,
) -> Result<(), DeskError> {
    let name = agent.name();
    match tx.claim_on(number).await? {
        Some(claim) if claim.bars(name, now) => Err(taken(Some(claim))),
        _ => Ok(tx.use_claim(number, name, now).await?),
    }
}

/// A unit of work in which nobody else changes the case, which is open.
async fn open_case(store: &dyn Store, number: CaseNumber) -> Result<Box<dyn Tx>, DeskError> {
    let mut tx = store.begin().await?;
    lock(&mut *tx, number).await?;
    let place = tx.place_in_queue(number).await?;
    if place.is_none_or(|place| place.rank > 1) {
        return Err(DeskError::Ended);
    }
    Ok(tx)
}

fn taken(claim: Option<Claim>) -> DeskError {
    claim.map_or(DeskError::NoSuchCase, |claim| DeskError::Claimed {
        by: claim.by,
        since: claim.since,
    })
}
