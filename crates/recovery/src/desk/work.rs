//! What staff keep on a case for each other: who has it, labels, notes, and answers for reuse.

use super::error::{DeskError, lock};
use super::queue::working;
use crate::audit::{Act, Entry};
use crate::canned::{CannedReply, NewReply};
use crate::case::CaseNumber;
use crate::note::Note;
use crate::queue::{Claim, Label};
use crate::staff::{Agent, Reader, Senior, StaffName};
use crate::store::{CannedId, Store, StoreError};
use crate::text::Prose;
use crate::time::Timestamp;

/// Most labels on a case.
const LABELS: usize = 10;

/// What staff keep on a case for each other.
pub struct Work {
    /// Who is at work on it.
    pub claim: Option<Claim>,
    /// Its labels, in order.
    pub labels: Vec<Label>,
    /// Its notes, in the order in which they came.
    pub notes: Vec<Note>,
    /// What can be put into a question or a rejection, by title.
    pub replies: Vec<CannedReply>,
    /// The names of all staff, to give the case to.
    pub staff: Vec<StaffName>,
}

/// What staff keep on a case for each other.
///
/// # Errors
/// When the store fails.
pub async fn work(
    store: &dyn Store,
    _reader: &Reader,
    number: CaseNumber,
    now: Timestamp,
) -> Result<Work, StoreError> {
    let mut tx = store.read().await?;
    Ok(Work {
        claim: tx.claim_on(number).await?.filter(|one| one.is_live(now)),
        labels: tx.labels_of(number).await?,
        notes: tx.notes(number).await?,
        replies: tx.canned_replies().await?,
        staff: working(tx.accounts().await?),
    })
}

/// Adds a note, for staff alone: no mail and no page of the portal shows it.
///
/// # Errors
/// When there is no such case.
pub async fn add_note(
    store: &dyn Store,
    agent: &Agent,
    number: CaseNumber,
    text: Prose,
    now: Timestamp,
) -> Result<(), DeskError> {
    let mut tx = store.begin().await?;
    lock(&mut *tx, number).await?;
    let note = Note {
        author: agent.name().clone(),
        at: now,
        text,
    };
    tx.add_note(number, &note).await?;
    tx.use_claim(number, agent.name(), now).await?;
    // What it says stays out of the trail, which is never erased.
    let entry = Entry::new(now, agent.actor(), Act::Noted, &number);
    tx.add_entry(&entry).await?;
    tx.commit().await?;
    Ok(())
}

/// Puts a label on a case, or takes it off.
///
/// # Errors
/// When there is no such case, or when it bears as many as it can.
pub async fn set_label(
    store: &dyn Store,
    agent: &Agent,
    number: CaseNumber,
    label: &Label,
    bears: bool,
    now: Timestamp,
) -> Result<(), DeskError> {
    let mut tx = store.begin().await?;
    lock(&mut *tx, number).await?;
    let (changed, act) = match bears {
        true if tx.labels_of(number).await?.len() >= LABELS => return Err(DeskError::ManyLabels),
        true => (tx.add_label(number, label).await?, Act::Labelled),
        false => (tx.remove_label(number, label).await?, Act::Unlabelled),
    };
    if changed {
        let entry = Entry::new(now, agent.actor(), act, &number).with(label);
        tx.add_entry(&entry).await?;
    }
    tx.commit().await?;
    Ok(())
}

/// The answers for reuse, by title.
///
/// # Errors
/// When the store fails.
pub async fn replies(store: &dyn Store, _reader: &Reader) -> Result<Vec<CannedReply>, StoreError> {
    store.read().await?.canned_replies().await
}

/// Adds an answer for reuse, or changes the one of that id.
///
/// # Errors
/// When another has that title, or none has that id.
pub async fn keep_reply(
    store: &dyn Store,
    senior: &Senior,
    id: Option<CannedId>,
    reply: &NewReply,
    now: Timestamp,
) -> Result<(), DeskError> {
    let mut tx = store.begin().await?;
    let kept = match id {
        None => tx.add_canned_reply(reply).await?,
        Some(id) => tx.change_canned_reply(id, reply).await?,
    };
    if !kept {
        return Err(DeskError::NoSuchReply);
    }
    let entry = Entry::new(now, senior.actor(), Act::ReplyKept, &reply.title);
    tx.add_entry(&entry).await?;
    tx.commit().await?;
    Ok(())
}

/// Removes an answer for reuse.
///
/// # Errors
/// When there is none of that id.
pub async fn remove_reply(
    store: &dyn Store,
    senior: &Senior,
    id: CannedId,
    now: Timestamp,
) -> Result<(), DeskError> {
    let mut tx = store.begin().await?;
    let title = tx.remove_canned_reply(id).await?;
    let title = title.ok_or(DeskError::NoSuchReply)?;
    let entry = Entry::new(now, senior.actor(), Act::ReplyRemoved, &title);
    tx.add_entry(&entry).await?;
    tx.commit().await?;
    Ok(())
}
