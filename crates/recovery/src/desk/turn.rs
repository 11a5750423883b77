//! The desk turns lines of a case down, or asks for more.

use super::claim::check_free;
use super::error::{DeskError, lock};
use super::which::{Which, positions};
use crate::audit::{Act, Entry};
use crate::case::{Author, CaseLine, CaseNumber, Message};
use crate::evidence::Shows;
use crate::figures::{self, Outcome};
use crate::jobs::JobKind;
use crate::lifecycle::{State, StepRefused};
use crate::policy::Policy;
use crate::staff::Agent;
use crate::store::{MessageId, Store, Tx};
use crate::text::Prose;
use crate::time::Timestamp;

/// What the holder is asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// The words.
    pub said: Said,
    /// What pictures are to show (P10): the holder's page has a field for each.
    pub wanted: Vec<Shows>,
}

impl From<Said> for Question {
    fn from(said: Said) -> Self {
        let wanted = Vec::new();
        Self { said, wanted }
    }
}

impl From<Prose> for Question {
    fn from(text: Prose) -> Self {
        Said::from(text).into()
    }
}

/// What the holder is told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// The words.
    pub text: Prose,
    /// The title of the answer for reuse that they follow, for the figures; empty when none.
    pub title: String,
}

impl From<Prose> for Said {
    fn from(text: Prose) -> Self {
        let title = String::new();
        Self { text, title }
    }
}

/// Rejects lines of a case; the holder is mailed the reason.
///
/// # Errors
/// When one of them has ended; then none is rejected.
pub async fn reject(
    store: &dyn Store,
    policy: &Policy,
    agent: &Agent,
    number: CaseNumber,
    which: Which<'_>,
    reason: impl Into<Said> + Send,
    now: Timestamp,
) -> Result<(), DeskError> {
    let Said { text, title } = reason.into();
    let mut tx = store.begin().await?;
    lock(&mut *tx, number).await?;
    check_free(&mut *tx, agent, number, now).await?;
    let lines = which.lines(&mut *tx, number).await?;
    let entry = Entry::new(now, agent.actor(), Act::Rejected, &number).with(&text);
    let said = say(&mut *tx, number, &lines, text, State::reject, now).await?;
    let decided = (Outcome::Rejected, title.as_str());
    let (by, lines) = ((number, agent.name(), now), Vec::from_iter(&lines));
    figures::record(&mut *tx, policy, by, decided, &lines).await?;
    if tx.tally(number).await?.open() == 0 {
        tx.end_reply_links(number).await?;
    }
    tx.add_entry(&entry).await?;
    let job = JobKind::Rejected {
        case: number,
        reason: said,
    };
    tx.add_job(&job, now).await?;
    tx.commit().await?;
    Ok(())
}

/// Asks the holder about lines of a case; he is mailed the question with a link to reply by.
///
/// # Errors
/// When one of them has ended, or when a question about the case is open.
pub async fn ask_for_more(
    store: &dyn Store,
    policy: &Policy,
    agent: &Agent,
    number: CaseNumber,
    which: Which<'_>,
    question: impl Into<Question> + Send,
    now: Timestamp,
) -> Result<(), DeskError> {
    let Question { said, wanted } = question.into();
    let Said { text, title } = said;
    let mut tx = store.begin().await?;
    lock(&mut *tx, number).await?;
    check_free(&mut *tx, agent, number, now).await?;
    let lines = which.lines(&mut *tx, number).await?;
    // One question at a time: its reply is a reply for the whole case.
    if tx.tally(number).await?.more_wanted > 0 {
        return Err(StepRefused::AlreadyAsked.into());
    }
    let entry = Entry::new(now, agent.actor(), Act::Asked, &number).with(&text);
    let question = say(&mut *tx, number, &lines, text, State::ask, now).await?;
    tx.add_wanted(question, &wanted).await?;
    let decided = (Outcome::Asked, title.as_str());
    let (by, lines) = ((number, agent.name(), now), Vec::from_iter(&lines));
    figures::record(&mut *tx, policy, by, decided, &lines).await?;
    tx.add_entry(&entry).await?;
    let job = JobKind::MoreWanted {
        case: number,
        question,
    };
    tx.add_job(&job, now).await?;
    tx.commit().await?;
    Ok(())
}

/// Adds a message of the desk and takes the lines the step that belongs to it.
async fn say(
    tx: &mut dyn Tx,
    number: CaseNumber,
    lines: &[CaseLine],
    text: Prose,
    step: fn(State, MessageId) -> Result<State, StepRefused>,
    now: Timestamp,
) -> Result<MessageId, DeskError> {
    let message = Message {
        author: Author::Desk,
        at: now,
        text,
    };
    let id = tx.add_message(number, &message).await?;
    let mut state = None;
    for line in lines {
        state = Some(step(line.state, id)?);
    }
    let state = state.ok_or(DeskError::NoSuchCase)?;
    let positions = positions(lines);
    tx.set_lines_state(number, &positions, &state, now).await?;
    tx.end_proposals(number, &positions).await?;
    Ok(id)
}
