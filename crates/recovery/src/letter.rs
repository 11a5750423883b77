//! What a mail has to say, looked up when it is about to be sent.

use protocol::{
    ChallengeHash, ChallengeNumber, Code, DeviceTime, Email, Model, ReservedEmail, Scope, Serial,
};
use rand_core::CryptoRng;
use thiserror::Error;

use crate::calendar::Told;
use crate::case::{Case, CaseLine, CaseNumber};
use crate::desk::{self, Answer, AnswerError};
pub use crate::email_order::About as AboutDevice;
use crate::email_order::{self, Sealed};
use crate::holder;
use crate::jobs::JobKind;
use crate::lifecycle::State;
use crate::limits;
use crate::locale::Locale;
use crate::objection;
use crate::policy::{AnswerKind, Policy};
use crate::ports::RecoveryKeys;
use crate::reply;
use crate::status::Stage;
use crate::store::{EmailOrderId, MessageId, ReleaseId, Store, StoreError, Tx, email_key};
use crate::text::Prose;
use crate::time::Timestamp;
use crate::token::Token;

/// Most devices that a mail names one by one.
pub const LISTED: usize = 20;

/// What every mail to a holder names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct About {
    /// The case.
    pub case: CaseNumber,
    /// The devices that the mail is about, at most [`LISTED`] of them.
    pub devices: Vec<AboutLine>,
    /// How many it is about in all.
    pub total: usize,
    /// The language of the mail.
    pub language: Locale,
}

/// A device that a mail is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AboutLine {
    /// Its place in the case, from 1.
    pub position: u32,
    /// Its serial number.
    pub serial: Serial,
    /// Its model, as typed.
    pub model: Model,
    /// The answer that was asked for.
    pub kind: AnswerKind,
    /// The challenge's short number, as the device shows it, where there is a challenge.
    pub number: Option<ChallengeNumber>,
    /// When the device was started, where the answer depends on it.
    pub started: Option<DeviceTime>,
}

impl AboutLine {
    fn of(line: &CaseLine) -> Self {
        Self {
            position: line.position,
            serial: line.serial.clone(),
            model: line.model.clone(),
            kind: line.wanted.kind(),
            number: line.wanted.challenge().map(ChallengeHash::number),
            started: line.wanted.started(),
        }
    }
}

/// A mail's content. It has no `Debug`: one kind holds a key, another a link's token.
pub enum Letter {
    /// The request came in.
    Receipt {
        /// To whom.
        to: Email,
        /// About what.
        about: About,
        /// When the answer is due, unless that is past already.
        due: Option<Told>,
        /// Other requests of the same address for which it stands as well.
        others: Vec<CaseNumber>,
        /// The end of the link that confirms the address, unless it is confirmed.
        confirm: Option<String>,
        /// The token of the link to the request, made for this one sending.
        token: Token,
    },
    /// The answers of one approval.
    Answer {
        /// To whom.
        to: Email,
        /// About what.
        about: About,
        /// Each device with its answer, in the order of the case.
        answers: Vec<(AboutLine, Answer)>,
        /// Devices whose answer cannot be made any more.
        missing: Vec<AboutLine>,
        /// The token of the link to the request, made for this one sending.
        token: Token,
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
    /// Somebody asks for an answer, which the reserved email may object to.
    Asked {
        /// To whom.
        to: ReservedEmail,
        /// About what.
        about: About,
        /// When the request came in.
        asked_at: Timestamp,
        /// The token of the link to object by, made for this one sending.
        token: Token,
    },
    /// Devices of the request were turned down.
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
    /// A link to the holder's own request.
    HolderLink {
        /// To whom.
        to: Email,
        /// About what.
        about: About,
        /// The link's token, made for this one sending.
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
        /// The token of the link to say by that it was not ordered, made for this one sending; none where
        /// the code resets nothing.
        token: Option<Token>,
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
    /// It may not leave before then.
    #[error("it waits until {0}")]
    Wait(Timestamp),
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
        JobKind::Email { order } => ordered(store, keys, policy, order, now, rng).await,
        JobKind::Receipt { case } => receipt(store, policy, case, now, rng).await,
        JobKind::HolderLink { case, .. } => holder_link(store, case, now, rng).await,
        JobKind::Answer { case, approval } => {
            answered(store, keys, policy, case, approval, now, rng).await
        }
        JobKind::Notice { case, release } => notice(store, keys, case, release, now, rng).await,
        JobKind::Asked { case, line } => asked(store, keys, policy, (case, line), now, rng).await,
        JobKind::Rejected { case, reason } => rejected(store, case, reason).await,
        JobKind::MoreWanted { case, question } => {
            more_wanted(store, policy, case, question, now, rng).await
        }
    }
}

async fn receipt(
    store: &dyn Store,
    policy: &Policy,
    number: CaseNumber,
    now: Timestamp,
    rng: &mut (dyn CryptoRng + Send),
) -> Result<Letter, LetterError> {
    let mut tx = store.read().await?;
    let case = case(&mut *tx, number).await?;
    let some = u32::try_from(LISTED).unwrap_or(u32::MAX);
    let lines = tx.lines(number, None, 0, some).await?;
    let total = tx.tally(number).await?.total();
    let mut about = about(&case, &lines);
    about.total = usize::try_from(total).unwrap_or(usize::MAX);
    let mut others = tx.held_receipts(&email_key(&case.holder)).await?;
    others.retain(|other| *other != number);
    drop(tx);
    let confirm = limits::make_link(store, number, &case.holder, now, rng).await?;
    let due = policy.calendar.due(case.opened_at).filter(|due| *due > now);
    Ok(Letter::Receipt {
        token: holder::make_link(store, number, policy.reply_life, now, rng).await?,
        due: due.map(|due| policy.calendar.tell(due, case.country)),
        to: case.holder,
        about,
        others,
        confirm,
    })
}

async fn holder_link(
    store: &dyn Store,
    number: CaseNumber,
    now: Timestamp,
    rng: &mut (dyn CryptoRng + Send),
) -> Result<Letter, LetterError> {
    let (case, about) = {
        let mut tx = store.read().await?;
        let case = case(&mut *tx, number).await?;
        let some = u32::try_from(LISTED).unwrap_or(u32::MAX);
        let lines = tx.lines(number, None, 0, some).await?;
        let total = tx.tally(number).await?.total();
        let mut about = about(&case, &lines);
        about.total = usize::try_from(total).unwrap_or(usize::MAX);
        (case, about)
    };
    Ok(Letter::HolderLink {
        token: holder::make_link(store, number, holder::LINK_LIFE, now, rng).await?,
        to: case.holder,
        about,
    })
}

async fn answered(
    store: &dyn Store,
    keys: &dyn RecoveryKeys,
    policy: &Policy,
    number: CaseNumber,
    approval: u32,
    now: Timestamp,
    rng: &mut (dyn CryptoRng + Send),
) -> Result<Letter, LetterError> {
    let mut tx = store.read().await?;
    let case = case(&mut *tx, number).await?;
    let (mut answers, mut missing, mut first_error) = (Vec::new(), Vec::new(), None);
    for release in tx.releases_of_approval(number, approval).await? {
        let line = tx.line(number, release.facts.line).await?;
        let line = line.ok_or_else(|| StoreError::inconsistent("releases", "line", &release.id))?;
        let about = AboutLine::of(&line);
        if objection::bars(&mut *tx, &release.facts.grant).await? {
            // It is not sent until a senior has looked into it, and then by the desk.
            continue;
        }
        match desk::make(&mut *tx, keys, &release.facts, now, rng).await {
            Ok(answer) => answers.push((about, answer)),
            Err(error) if error.may_pass() => return Err(error.into()),
            Err(error) => {
                missing.push(about);
                first_error.get_or_insert(error);
            }
        }
    }
    match (answers.is_empty(), first_error) {
        (true, Some(error)) => return Err(error.into()),
        // Everything in it was taken back or stopped.
        (true, None) => return Err(LetterError::Moot),
        (false, _) => {}
    }
    let listed = answers.iter().map(|(line, _)| line).chain(&missing);
    let about = About {
        case: number,
        devices: listed.take(LISTED).cloned().collect(),
        total: answers.len() + missing.len(),
        language: case.language,
    };
    drop(tx);
    Ok(Letter::Answer {
        token: holder::make_link(store, number, policy.reply_life, now, rng).await?,
        to: case.holder,
        about,
        answers,
        missing,
    })
}

async fn rejected(
    store: &dyn Store,
    number: CaseNumber,
    reason: MessageId,
) -> Result<Letter, LetterError> {
    let mut tx = store.read().await?;
    let case = case(&mut *tx, number).await?;
    let lines = lines_in(&mut *tx, number, State::Rejected { reason }).await?;
    let message = tx.message(reason).await?.ok_or(LetterError::Moot)?;
    Ok(Letter::Rejected {
        about: about(&case, &lines),
        to: case.holder,
        reason: message.text,
    })
}

async fn more_wanted(
    store: &dyn Store,
    policy: &Policy,
    number: CaseNumber,
    question: MessageId,
    now: Timestamp,
    rng: &mut (dyn CryptoRng + Send),
) -> Result<Letter, LetterError> {
    let (case, lines, message) = {
        let mut tx = store.read().await?;
        let lines = lines_in(&mut *tx, number, State::MoreWanted { question }).await?;
        let message = tx.message(question).await?.ok_or(LetterError::Moot)?;
        (case(&mut *tx, number).await?, lines, message)
    };
    let token = reply::make_link(store, policy, number, now, rng).await?;
    Ok(Letter::MoreWanted {
        about: about(&case, &lines),
        to: case.holder,
        question: message.text,
        token,
    })
}

/// The lines of a case that stand in exactly this state; there is nothing to say without one.
async fn lines_in(
    tx: &mut dyn Tx,
    number: CaseNumber,
    state: State,
) -> Result<Vec<CaseLine>, LetterError> {
    let mut lines = tx
        .lines(number, Some(Stage::from(&state)), 0, u32::MAX)
        .await?;
    lines.retain(|line| line.state == state);
    match lines.is_empty() {
        true => Err(LetterError::Moot),
        false => Ok(lines),
    }
}

async fn ordered(
    store: &dyn Store,
    keys: &dyn RecoveryKeys,
    policy: &Policy,
    order: EmailOrderId,
    now: Timestamp,
    rng: &mut (dyn CryptoRng + Send),
) -> Result<Letter, LetterError> {
    let email_order::Opened {
        about,
        scope,
        to,
        code,
    } = match email_order::open(store, keys, order, now).await? {
        Sealed::Open(opened) => *opened,
        Sealed::Quiet(until) => return Err(LetterError::Wait(until)),
        Sealed::Nothing => return Err(LetterError::Moot),
    };
    if scope == Scope::Farewell {
        return Ok(Letter::Farewell { to, about });
    }
    let token = match scope.resets() {
        true => Some(email_order::make_link(store, policy, order, now, rng).await?),
        false => None,
    };
    Ok(Letter::EmailCode {
        to,
        about,
        code,
        scope,
        token,
    })
}

async fn notice(
    store: &dyn Store,
    keys: &dyn RecoveryKeys,
    number: CaseNumber,
    release: ReleaseId,
    now: Timestamp,
    rng: &mut (dyn CryptoRng + Send),
) -> Result<Letter, LetterError> {
    let mut tx = store.read().await?;
    let release = tx.release(release).await?;
    let standing = release.filter(|release| release.revoked_at.is_none());
    let facts = standing.ok_or(LetterError::Moot)?.facts;
    let line = tx.line(number, facts.line).await?;
    let line = line.ok_or_else(|| StoreError::inconsistent("jobs", "refers_to", &number))?;
    let answer = desk::make(&mut *tx, keys, &facts, now, rng).await?;
    let to = answer.reserved.ok_or(LetterError::Moot)?;
    let case = case(&mut *tx, number).await?;
    if email_key(to.email()) == email_key(&case.holder) {
        // He hears of it by the answer itself.
        return Err(LetterError::Moot);
    }
    Ok(Letter::Notice {
        to,
        about: about(&case, &[line]),
        released_at: answer.released_at,
    })
}

async fn asked(
    store: &dyn Store,
    keys: &dyn RecoveryKeys,
    policy: &Policy,
    (number, mail): (CaseNumber, u32),
    now: Timestamp,
    rng: &mut (dyn CryptoRng + Send),
) -> Result<Letter, LetterError> {
    let mut tx = store.read().await?;
    let told = objection::to_tell(&mut *tx, keys, policy, number, mail, now).await?;
    let (to, lines) = told.ok_or(LetterError::Moot)?;
    let case = case(&mut *tx, number).await?;
    drop(tx);
    Ok(Letter::Asked {
        to,
        about: about(&case, &lines),
        asked_at: case.opened_at,
        token: objection::make_link(store, policy, number, mail, now, rng).await?,
    })
}

async fn case(tx: &mut dyn Tx, number: CaseNumber) -> Result<Case, StoreError> {
    let missing = || StoreError::inconsistent("jobs", "case_number", &number);
    tx.case(number).await?.ok_or_else(missing)
}

fn about(case: &Case, lines: &[CaseLine]) -> About {
    About {
        case: case.number,
        language: case.language,
        devices: lines.iter().take(LISTED).map(AboutLine::of).collect(),
        total: lines.len(),
    }
}
