//! What a mail has to say, looked up when it is about to be sent.

use protocol::{ChallengeNumber, Code, Email, Model, ReservedEmail, Scope, Serial};
use rand_core::CryptoRng;
use thiserror::Error;

use crate::case::{Case, CaseNumber};
use crate::desk::{self, Answer, AnswerError};
use crate::email_order;
pub use crate::email_order::About as AboutDevice;
use crate::jobs::JobKind;
use crate::lifecycle::State;
use crate::policy::Policy;
use crate::ports::RecoveryKeys;
use crate::reply;
use crate::store::{EmailOrderId, ReleaseId, Store, StoreError};
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
    /// A code that the device ordered to its reserved email.
    EmailCode {
        /// To whom.
        to: ReservedEmail,
        /// About what.
        about: AboutDevice,
        /// What the device waits for.
        code: Code,
        /// What it is good for.
        scope: Scope,
    },
    /// The word to an address that it is the reserved email no longer.
    Farewell {
        /// To whom.
        to: ReservedEmail,
        /// About what.
        about: AboutDevice,
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
    match job {
        JobKind::Email { order } => ordered(store, keys, order, now).await,
        JobKind::Receipt { case } => {
            let (case, about) = facts(store, case).await?;
            let to = case.holder;
            Ok(Letter::Receipt { to, about })
        }
        JobKind::Answer { case, release } => {
            let (case, about) = facts(store, case).await?;
            let answer = desk::answer_for(store, keys, release, now).await?;
            let to = case.holder;
            Ok(Letter::Answer { to, about, answer })
        }
        JobKind::Notice { case, release } => {
            let (_, about) = facts(store, case).await?;
            notice(store, keys, release, about, now).await
        }
        JobKind::Rejected { case } => rejected(store, case).await,
        JobKind::MoreWanted { case, .. } => more_wanted(store, policy, case, now, rng).await,
    }
}

async fn rejected(store: &dyn Store, case: CaseNumber) -> Result<Letter, LetterError> {
    let (case, about) = facts(store, case).await?;
    let State::Rejected { reason } = case.state else {
        return Err(LetterError::Moot);
    };
    let to = case.holder;
    Ok(Letter::Rejected { to, about, reason })
}

async fn more_wanted(
    store: &dyn Store,
    policy: &Policy,
    case: CaseNumber,
    now: Timestamp,
    rng: &mut (dyn CryptoRng + Send),
) -> Result<Letter, LetterError> {
    let (case, about) = facts(store, case).await?;
    let State::MoreWanted { question } = case.state else {
        return Err(LetterError::Moot);
    };
    let token = reply::make_link(store, policy, case.number, now, rng).await?;
    Ok(Letter::MoreWanted {
        to: case.holder,
        about,
        question,
        token,
    })
}

async fn ordered(
    store: &dyn Store,
    keys: &dyn RecoveryKeys,
    order: EmailOrderId,
    now: Timestamp,
) -> Result<Letter, LetterError> {
    let opened = email_order::open(store, keys, order, now).await?;
    let email_order::Opened {
        about,
        scope,
        to,
        code,
    } = opened.ok_or(LetterError::Moot)?;
    Ok(match scope {
        Scope::Farewell => Letter::Farewell { to, about },
        Scope::Administrator | Scope::AdministratorAndCameras | Scope::ReservedEmail => {
            Letter::EmailCode {
                to,
                about,
                code,
                scope,
            }
        }
    })
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
