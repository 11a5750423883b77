//! Why the desk could not do something.

use thiserror::Error;

use crate::lifecycle::StepRefused;
use crate::store::StoreError;

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
    /// Another case got the answer for this challenge a moment ago.
    #[error("This challenge has just been answered; a challenge gets one answer.")]
    ChallengeAnswered,
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}
