//! What a holder does by his link.

use core::time::Duration;

use thiserror::Error;

use super::link::case_of;
use crate::audit::{Act, Actor, Entry};
use crate::case::{Author, CaseLine, CaseNumber, Message};
use crate::desk::{self, DeskError};
use crate::jobs::JobKind;
use crate::lifecycle::State;
use crate::policy::Policy;
use crate::status::Stage;
use crate::store::{HolderOrder, Outcome, Store, StoreError, Tx};
use crate::text::Prose;
use crate::time::Timestamp;

/// Most times that a holder has the answers of a request sent again in an hour.
const ANSWERS_AN_HOUR: u64 = 2;

/// Why a holder's step was not taken.
#[derive(Debug, Error)]
pub enum HolderError {
    /// The link is unknown or too old.
    #[error("This link does not work any more.")]
    Link,
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Why nothing was withdrawn.
#[derive(Debug, Error)]
pub enum WithdrawError {
    /// None of the devices is open any more.
    #[error("Nothing of this request is open any more.")]
    NothingOpen,
    /// The link does not work, or the store failed.
    #[error(transparent)]
    Holder(#[from] HolderError),
}

impl From<StoreError> for WithdrawError {
    fn from(error: StoreError) -> Self {
        Self::Holder(error.into())
    }
}

/// What came of a wish to have the answers sent again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Again {
    /// They are on their way.
    Sent,
    /// They were sent again too often in this hour.
    TooOften,
    /// There is nothing that can be sent again: no answer, or its challenge has ended.
    Nothing,
}

/// Withdraws devices of a request; all that are open, when none is named. What was answered before
/// stays answered: a mail that has left cannot be called back.
///
/// # Errors
/// When the link does not work, or nothing is open.
pub async fn withdraw(
    store: &dyn Store,
    token: &str,
    positions: &[u32],
    now: Timestamp,
) -> Result<u32, WithdrawError> {
    let mut tx = store.begin().await?;
    let number = case_of(&mut *tx, token, now).await?;
    tx.lock_case(number).await?.ok_or(HolderError::Link)?;
    let mut open = open_lines(&mut *tx, number).await?;
    open.retain(|line| positions.is_empty() || positions.contains(&line.position));
    let ended: Vec<u32> = open.iter().map(|line| line.position).collect();
    let count = u32::try_from(ended.len()).unwrap_or(u32::MAX);
    if count == 0 {
        return Err(WithdrawError::NothingOpen);
    }
    tx.set_lines_state(number, &ended, &State::Withdrawn, now)
        .await?;
    tx.end_proposals(number, &ended).await?;
    if tx.tally(number).await?.open() == 0 {
        tx.end_reply_links(number).await?;
    }
    let detail = match ended.as_slice() {
        [only] => format!("device {only}"),
        _ => format!("{count} devices"),
    };
    let entry = Entry::new(now, Actor::Holder, Act::Withdrawn, &number);
    tx.add_entry(&entry.with(&detail)).await?;
    tx.commit().await?;
    Ok(count)
}

async fn open_lines(tx: &mut dyn Tx, number: CaseNumber) -> Result<Vec<CaseLine>, StoreError> {
    let mut lines = tx.lines(number, Some(Stage::InReview), 0, u32::MAX).await?;
    lines.extend(
        tx.lines(number, Some(Stage::MoreWanted), 0, u32::MAX)
            .await?,
    );
    Ok(lines)
}

/// Has the answers of a request sent again, to its own address and in one mail.
///
/// # Errors
/// When the link does not work.
pub async fn send_again(
    store: &dyn Store,
    policy: &Policy,
    token: &str,
    now: Timestamp,
) -> Result<Again, HolderError> {
    let mut tx = store.begin().await?;
    let number = case_of(&mut *tx, token, now).await?;
    tx.lock_case(number).await?.ok_or(HolderError::Link)?;
    let since = now.minus(Duration::from_hours(1));
    let sent = tx
        .count_holder_orders(number, HolderOrder::Answer, since)
        .await?;
    if sent >= ANSWERS_AN_HOUR {
        return Ok(Again::TooOften);
    }
    let approval = tx.next_approval(number).await?;
    let mut any = false;
    for line in tx.lines(number, Some(Stage::Answered), 0, u32::MAX).await? {
        match desk::again_for_holder(&mut *tx, policy, number, &line, approval, now).await {
            Ok(_) => any = true,
            Err(DeskError::Store(error)) => return Err(error.into()),
            Err(_) => {}
        }
    }
    if !any {
        return Ok(Again::Nothing);
    }
    tx.add_holder_order(number, HolderOrder::Answer, now)
        .await?;
    let answer = JobKind::Answer {
        case: number,
        approval,
    };
    tx.add_job(&answer, now).await?;
    tx.commit().await?;
    Ok(Again::Sent)
}

/// Keeps what the holder tells of the answer for a device. When it did not work, the desk reads it among
/// the messages.
///
/// # Errors
/// When the link does not work, or the device has no answer.
pub async fn tell(
    store: &dyn Store,
    token: &str,
    position: u32,
    worked: bool,
    now: Timestamp,
) -> Result<(), HolderError> {
    let mut tx = store.begin().await?;
    let number = case_of(&mut *tx, token, now).await?;
    tx.lock_case(number).await?.ok_or(HolderError::Link)?;
    let line = tx.line(number, position).await?.ok_or(HolderError::Link)?;
    if line.state.release().is_err() {
        return Err(HolderError::Link);
    }
    let told = Outcome {
        line: position,
        worked,
        at: now,
    };
    let before = tx.outcomes(number).await?;
    if before
        .iter()
        .any(|one| one.line == position && one.worked == worked)
    {
        return Ok(());
    }
    tx.set_outcome(number, &told).await?;
    let (act, words) = match worked {
        true => (Act::AnswerWorked, None),
        false => (Act::AnswerDidNotWork, Prose::parse(&complaint(&line)).ok()),
    };
    if let Some(text) = words {
        let message = Message {
            author: Author::Holder,
            at: now,
            text,
        };
        tx.add_message(number, &message).await?;
    }
    let entry = Entry::new(now, Actor::Holder, act, &number);
    tx.add_entry(&entry.with(&format!("device {position}, {}", line.serial)))
        .await?;
    tx.commit().await?;
    Ok(())
}

/// How a message begins and ends that tells the desk of a pressed button.
const COMPLAINT: (&str, &str) = ("[The answer for device ", ", did not work.]");

fn complaint(line: &CaseLine) -> String {
    let (before, after) = COMPLAINT;
    format!("{before}{}, {}{after}", line.position, line.serial)
}

/// Whether a message is not typed by the holder, but tells the desk that he pressed "did not work".
pub(super) fn is_complaint(message: &Message) -> bool {
    let (before, after) = COMPLAINT;
    let text = message.text.as_str();
    text.starts_with(before) && text.ends_with(after)
}
