//! Why the desk could not do something.

use thiserror::Error;

use crate::case::{Case, CaseNumber};
use crate::lifecycle::StepRefused;
use crate::staff::StaffName;
use crate::store::{StoreError, Tx};
use crate::time::Timestamp;

/// A refusal in words for staff, or a failure of the store.
#[derive(Debug, Error)]
pub enum DeskError {
    /// No case has this number.
    #[error("There is no case with this number.")]
    NoSuchCase,
    /// The case does not allow this step.
    #[error(transparent)]
    Step(#[from] StepRefused),
    /// The challenge cannot be answered; the sentence says why.
    #[error("This cannot be approved. {0}")]
    NotAnswerable(String),
    /// The policy does not let it be approved; the sentence says why.
    #[error("This cannot be approved. {0}")]
    Policy(String),
    /// Whoever opened a case for its holder decides nothing in it.
    #[error("You opened this request for the holder, so somebody else has to decide on it.")]
    Opener,
    /// The first of two cannot be the second.
    #[error("You have approved this already. A second person has to approve it too.")]
    Second,
    /// Whoever made the program that was the first cannot be the second.
    #[error(
        "The program {0} has approved this, and you made it. A second person has to approve it too."
    )]
    OwnProgram(StaffName),
    /// Two people it is: a program can be the first, and no more.
    #[error("Somebody has approved this already. The second has to be a person, at the desk.")]
    SecondByProgram,
    /// Somebody was the first a moment ago.
    #[error(
        "{0} has approved this a moment ago. Look at it once more; your approval sends the answer."
    )]
    JustProposed(StaffName),
    /// There is no first approval to take back.
    #[error("Nobody’s approval waits here for a second.")]
    NothingProposed,
    /// No objection stands.
    #[error("No objection of the reserved address stands here.")]
    NoObjection,
    /// Somebody else is at work on it.
    #[error(
        "{by} has been at work on this case since {since}. He can give it back, or a senior can \
         give it to somebody else."
    )]
    Claimed {
        /// Who.
        by: StaffName,
        /// Since when.
        since: Timestamp,
    },
    /// Nothing more is to be done about it.
    #[error("This case has ended; nobody needs to take it on.")]
    Ended,
    /// Nobody here has that name.
    #[error("Nobody here has this name.")]
    NobodyThere,
    /// A case bears as many labels as it can.
    #[error("A case bears at most ten labels. Please take one off first.")]
    ManyLabels,
    /// There is no such answer for reuse, or there is another of its title.
    #[error("It was not kept: it is gone, or there is another with this title.")]
    NoSuchReply,
    /// Another case got the answer for this challenge a moment ago.
    #[error("This challenge has just been answered; a challenge gets one answer.")]
    ChallengeAnswered,
    /// The mail with the answer has been handed over, or is being so.
    #[error(
        "The answer has left already and cannot be taken back. A new challenge on the device, or a \
         restart for security codes, ends it."
    )]
    HasLeft,
    /// Nothing is left to look at.
    #[error(
        "This request was erased on {0}. Only its number, times, country, models and outcome are kept, for \
         the figures."
    )]
    Erased(Timestamp),
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// The case, which nobody else changes until this unit of work ends.
pub(super) async fn lock(tx: &mut dyn Tx, number: CaseNumber) -> Result<Case, DeskError> {
    let case = tx.lock_case(number).await?.ok_or(DeskError::NoSuchCase)?;
    not_erased(tx, number).await?;
    Ok(case)
}

/// There is nothing to look at in a case that was erased.
pub(super) async fn not_erased(tx: &mut dyn Tx, number: CaseNumber) -> Result<(), DeskError> {
    match tx.erased_at(number).await? {
        Some(at) => Err(DeskError::Erased(at)),
        None => Ok(()),
    }
}
