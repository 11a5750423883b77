//! What a mail has to say, looked up when it is about to be sent.

use protocol::{ChallengeNumber, Email, Model, ReservedEmail, Serial};
use rand_core::CryptoRng;
use thiserror::Error;

use crate::case::{Case, CaseNumber};
use crate::desk::{self, Answer, AnswerError};
use crate::jobs::JobKind;
use crate::lifecycle::State;
use crate::policy::Policy;
use crate::ports::RecoveryKeys;
use crate::reply;
use crate::store::{ReleaseId, Store, StoreError};
use crate::text::Prose;
use crate::time::Timestamp;
use crate::token::Token;

/// What every mail to a holder names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct About {
    /// The case.
    pub case: CaseNumber,
    /// The device.
    pub serial: Serial,
    /// Its model, as typed.
    pub model: Model,
    /// The challenge's short number, as the device shows it.
    pub number: ChallengeNumber,
}

/// A mail's content. It has no `Debug`: one kind holds a key, another a link's token.
pub enum Letter {
    /// The request came in.
    Receipt {
        /// To whom.
        to: Email,
        /// About what.
        about: About,
    },
    /// The answer.
    Answer {
        /// To whom.
        to: Email,
        /// About what.
        about: About,
        /// The key and what belongs to it.
        answer: Answer,
    },
    /// A release that the reserved email is told of.
    Notice {
        /// To whom.
        to: ReservedEmail,
        /// About what.
        about: About,
        /// When the answer was released.
        released_at: Timestamp,
    },
    /// The request was turned down.
    Rejected {
        /// To whom.
        to: Email,
        /// About what.
        about: About,
        /// Why.
        reason: Prose,
    },
    /// A question.
    MoreWanted {
        /// To whom.
        to: Email,
        /// About what.
        about: About,
        /// What is asked.
        question: Prose,
        /// The token of the link to reply by, made for this one sending.
        token: Token,
    },
}

/// Why a letter could not be written.
#[derive(Debug, Error)]
pub enum LetterError {
    /// The fact it tells of is past: the question was answered, or the case ended. Nothing needs
    /// sending; the job is done.
    #[error("there is nothing left to say")]
    Moot,
    /// The answer could not be opened again.
    #[error(transparent)]
    Answer(#[from] AnswerError),
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Writes the letter of a job.
///
/// # Errors
/// [`LetterError::Moot`] when it no longer needs sending; otherwise worth trying again.
pub async fn write(
    store: &dyn Store,
    keys: &dyn RecoveryKeys,
    policy: &Policy,
    job: JobKind,
    now: Timestamp,
    rng: &mut (dyn CryptoRng + Send),
) -> Result<Letter, LetterError> {
    let (case, about) = facts(store, job.case()).await?;
    match job {
        JobKind::Receipt { .. } => Ok(Letter::Receipt {
            to: case.holder,
            about,
        }),
        JobKind::Answer { release, .. } => {
            let answer = desk::answer_for(store, keys, release, now).await?;
            Ok(Letter::Answer {
                to: case.holder,
                about,
                answer,
            })
        }
        JobKind::Notice { release, .. } => notice(store, keys, release, about, now).await,
        JobKind::Rejected { .. } => match case.state {
            State::Rejected { reason } => Ok(Letter::Rejected {
                to: case.holder,
                about,
                reason,
            }),
            State::Received | State::MoreWanted { .. } | State::Answered { .. } => {
                Err(LetterError::Moot)
            }
        },
        JobKind::MoreWanted { .. } => match case.state {
            State::MoreWanted { question } => {
                let token = reply::make_link(store, policy, case.number, now, rng).await?;
                Ok(Letter::MoreWanted {
                    to: case.holder,
                    about,
                    question,
                    token,
                })
            }
            State::Received | State::Answered { .. } | State::Rejected { .. } => {
                Err(LetterError::Moot)
            }
        },
    }
}

async fn notice(
    store: &dyn Store,
    keys: &dyn RecoveryKeys,
    release: ReleaseId,
    about: About,
    now: Timestamp,
) -> Result<Letter, LetterError> {
    let answer = desk::answer_for(store, keys, release, now).await?;
    let to = answer.reserved.ok_or(LetterError::Moot)?;
    Ok(Letter::Notice {
        to,
        about,
        released_at: answer.released_at,
    })
}

async fn facts(store: &dyn Store, number: CaseNumber) -> Result<(Case, About), StoreError> {
    let mut tx = store.read().await?;
    let missing = || StoreError::inconsistent("jobs", "case_number", &number);
    let case = tx.case(number).await?.ok_or_else(missing)?;
    let about = About {
        case: number,
        serial: case.serial.clone(),
        model: case.model.clone(),
        number: case.challenge.number(),
    };
    Ok((case, about))
}
