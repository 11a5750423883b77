//! The desk turns a request down, or asks for more.

use super::error::DeskError;
use crate::audit::{Act, Actor, Entry};
use crate::case::{Author, CaseNumber, Message};
use crate::jobs::JobKind;
use crate::staff::Agent;
use crate::store::Store;
use crate::text::Prose;
use crate::time::Timestamp;

/// Rejects a case; the holder is mailed the reason.
///
/// # Errors
/// When the case has ended.
pub async fn reject(
    store: &dyn Store,
    agent: &Agent,
    number: CaseNumber,
    reason: Prose,
    now: Timestamp,
) -> Result<(), DeskError> {
    let mut tx = store.begin().await?;
    let case = tx.lock_case(number).await?.ok_or(DeskError::NoSuchCase)?;
    let entry = Entry::new(now, actor(agent), Act::Rejected, &number).with(&reason);
    let state = case.state.reject(reason)?;
    tx.set_case_state(number, &state, now).await?;
    tx.end_reply_links(number).await?;
    tx.add_entry(&entry).await?;
    tx.add_job(&JobKind::Rejected { case: number }, now).await?;
    tx.commit().await?;
    Ok(())
}

/// Asks the holder; he is mailed the question with a link to reply by.
///
/// # Errors
/// When the case has ended or a question is open.
pub async fn ask_for_more(
    store: &dyn Store,
    agent: &Agent,
    number: CaseNumber,
    question: Prose,
    now: Timestamp,
) -> Result<(), DeskError> {
    let mut tx = store.begin().await?;
    let case = tx.lock_case(number).await?.ok_or(DeskError::NoSuchCase)?;
    let message = Message {
        author: Author::Desk,
        at: now,
        text: question.clone(),
    };
    let state = case.state.ask(question)?;
    tx.set_case_state(number, &state, now).await?;
    let question = tx.add_message(number, &message).await?;
    let entry = Entry::new(now, actor(agent), Act::Asked, &number).with(&message.text);
    tx.add_entry(&entry).await?;
    tx.add_job(
        &JobKind::MoreWanted {
            case: number,
            question,
        },
        now,
    )
    .await?;
    tx.commit().await?;
    Ok(())
}

fn actor(agent: &Agent) -> Actor {
    Actor::Staff(agent.name().clone())
}
