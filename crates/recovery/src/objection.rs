//! The address reserved in a device is told at once when somebody asks for an answer, and can object
//! (H1). Its silence counts for a request; its word stops one until a senior has looked into it.

use std::collections::HashMap;

use protocol::{ChallengeHash, ReservedEmail};
use rand_core::CryptoRng;
use thiserror::Error;

use crate::audit::{Act, Actor, Entry};
use crate::case::{Case, CaseLine, CaseNumber};
use crate::desk::{self, DeskError};
use crate::evidence::ChallengeVerdict;
use crate::jobs::JobKind;
use crate::policy::Policy;
use crate::ports::RecoveryKeys;
use crate::queue::Label;
use crate::staff::Senior;
use crate::store::{Grant, NewTelling, ObjectionLink, Store, StoreError, Telling, Tx, email_key};
use crate::text::Prose;
use crate::time::Timestamp;
use crate::token::Token;

/// The label that a case bears from an objection on, so that the queue can be filtered by it.
pub const LABEL: &str = "objection";

/// How many rows are written at once.
const BATCH: usize = 500;

/// A line whose device has somebody else's address in it.
pub(crate) struct Asked {
    pub(crate) challenge: ChallengeHash,
    pub(crate) line: u32,
    /// The address, as it is compared.
    pub(crate) address: String,
}

impl Asked {
    /// The line, if the verdict shows an address that is not the asker's own.
    pub(crate) fn of(
        verdict: &ChallengeVerdict,
        line: u32,
        holder: &protocol::Email,
    ) -> Option<Self> {
        let ChallengeVerdict::Genuine(genuine) = verdict else {
            return None;
        };
        let reserved = genuine
            .reserved()
            .filter(|_| genuine.tells_reserved(holder))?;
        Some(Self {
            challenge: *genuine.challenge(),
            line,
            address: email_key(reserved.email()),
        })
    }
}

/// Sees to it that the addresses are told: one mail for each address of a request, and for each
/// challenge once for ever, whoever asks by it again.
pub(crate) async fn tell(
    tx: &mut dyn Tx,
    case: CaseNumber,
    asked: &[Asked],
    now: Timestamp,
) -> Result<(), StoreError> {
    let mut mails: HashMap<&str, u32> = HashMap::new();
    let tellings: Vec<_> = asked
        .iter()
        .map(|one| NewTelling {
            challenge: one.challenge,
            line: one.line,
            mail: *mails.entry(&one.address).or_insert(one.line),
        })
        .collect();
    let mut due = Vec::new();
    for some in tellings.chunks(BATCH) {
        due.extend(tx.add_tellings(case, some).await?);
    }
    due.sort_unstable();
    due.dedup();
    for line in due {
        tx.add_job(&JobKind::Asked { case, line }, now).await?;
    }
    Ok(())
}

/// The address that a mail goes to and the lines that it tells of, as long as one of them is open.
pub(crate) async fn to_tell(
    tx: &mut dyn Tx,
    keys: &dyn RecoveryKeys,
    policy: &Policy,
    case: CaseNumber,
    mail: u32,
    now: Timestamp,
) -> Result<Option<(ReservedEmail, Vec<CaseLine>)>, StoreError> {
    let (mut address, mut lines) = (None, Vec::new());
    for telling in tx.tellings_of(case, mail).await? {
        let Some(line) = tx.line(case, telling.about.line).await? else {
            continue;
        };
        if line.state.open().is_err() {
            continue;
        }
        if address.is_none() {
            address = desk::reserved_of(tx, keys, policy, case, &line, now).await?;
        }
        lines.push(line);
    }
    Ok(address.map(|address| (address, lines)))
}

/// Makes a link's token. Each sending of the mail makes its own, because none is kept.
pub(crate) async fn make_link(
    store: &dyn Store,
    policy: &Policy,
    case: CaseNumber,
    mail: u32,
    now: Timestamp,
    rng: &mut (dyn CryptoRng + Send),
) -> Result<Token, StoreError> {
    let token = Token::random(rng);
    let link = ObjectionLink {
        case,
        mail,
        ends: now.plus(policy.reply_life),
    };
    let mut tx = store.begin().await?;
    tx.add_objection_link(&token.hash(), &link).await?;
    tx.commit().await?;
    Ok(token)
}

/// Notes that a mail has left: the address's silence counts from here. Other kinds of mail are
/// none of these.
///
/// # Errors
/// When the store fails.
pub async fn told(store: &dyn Store, mail: JobKind, now: Timestamp) -> Result<(), StoreError> {
    let JobKind::Asked { case, line } = mail else {
        return Ok(());
    };
    let mut tx = store.begin().await?;
    tx.set_told(case, line, Some(now)).await?;
    let entry = Entry::new(now, Actor::Service, Act::ReservedTold, &case);
    tx.add_entry(&entry.with(&format!("device {line}"))).await?;
    tx.commit().await
}

/// What the page behind a link shows.
#[derive(Debug, Clone)]
pub struct Objection {
    /// The case.
    pub case: Case,
    /// The devices that the mail told of.
    pub lines: Vec<CaseLine>,
    /// Whether the address has objected.
    pub is_made: bool,
    /// Whether an answer was given out for one of them.
    pub is_answered: bool,
}

/// Why nobody could object.
#[derive(Debug, Error)]
pub enum ObjectionError {
    /// The link is unknown or too old.
    #[error("This link does not work any more.")]
    Link,
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// What a link is about; looking changes nothing, for mail scanners open links too.
///
/// # Errors
/// When the link does not work.
pub async fn look_up(
    store: &dyn Store,
    token: &str,
    now: Timestamp,
) -> Result<Objection, ObjectionError> {
    let mut tx = store.read().await?;
    let link = link_of(&mut *tx, token, now).await?;
    objection(&mut *tx, link).await
}

/// The address says that it was not it who asked. Nothing is answered then until a senior has looked
/// into it: first approvals are void, and answers that were approved and are not on their way yet are
/// taken back.
///
/// # Errors
/// When the link does not work.
pub async fn object(
    store: &dyn Store,
    token: &str,
    now: Timestamp,
) -> Result<Objection, ObjectionError> {
    let mut tx = store.begin().await?;
    let link = link_of(&mut *tx, token, now).await?;
    let case = link.case;
    tx.lock_case(case).await?.ok_or(ObjectionError::Link)?;
    if tx.object(case, link.mail, now).await? {
        let lines = tx.tellings_of(case, link.mail).await?;
        let lines: Vec<_> = lines.iter().map(|telling| telling.about.line).collect();
        tx.end_proposals(case, &lines).await?;
        if let Ok(label) = Label::parse(LABEL) {
            tx.add_label(case, &label).await?;
        }
        let stopped = desk::take_back_for_reserved(&mut *tx, case, &lines, now).await?;
        let mut detail = match lines.as_slice() {
            [only] => format!("device {only}"),
            many => format!("{} devices", many.len()),
        };
        if stopped > 0 {
            detail += &format!("; {stopped} approved and not sent, taken back");
        }
        let entry = Entry::new(now, Actor::ReservedEmail, Act::Objected, &case);
        tx.add_entry(&entry.with(&detail)).await?;
    }
    let objection = objection(&mut *tx, link).await?;
    tx.commit().await?;
    Ok(objection)
}

/// A senior has looked into the objection to a device of a case, and finds that it does not stand in
/// the way.
///
/// # Errors
/// When there is none that stands.
pub async fn set_aside(
    store: &dyn Store,
    senior: &Senior,
    number: CaseNumber,
    line: u32,
    reason: &Prose,
    now: Timestamp,
) -> Result<(), DeskError> {
    let mut tx = store.begin().await?;
    tx.lock_case(number).await?.ok_or(DeskError::NoSuchCase)?;
    desk::check_free(&mut *tx, senior, number, now).await?;
    if let Some(opener) = tx.opener(number).await? {
        // A program speaks for whoever made it.
        let opener = desk::voice_of(&mut *tx, &opener).await?;
        if desk::voice_of(&mut *tx, senior.name()).await? == opener {
            return Err(DeskError::Opener);
        }
    }
    let line = tx.line(number, line).await?.ok_or(DeskError::NoSuchCase)?;
    let challenge = line.wanted.challenge().ok_or(DeskError::NoObjection)?;
    if !tx
        .set_objection_aside(challenge, senior.name(), now)
        .await?
    {
        return Err(DeskError::NoObjection);
    }
    let entry = Entry::new(now, senior.actor(), Act::ObjectionSetAside, &number);
    let detail = format!("device {}: {reason}", line.position);
    tx.add_entry(&entry.with(&detail)).await?;
    tx.commit().await?;
    Ok(())
}

/// Whether an objection stands in the way of what a release grants.
pub(crate) async fn bars(tx: &mut dyn Tx, grant: &Grant) -> Result<bool, StoreError> {
    let Some(challenge) = grant.challenge() else {
        return Ok(false);
    };
    Ok(tx.telling(challenge).await?.is_some_and(|told| told.bars()))
}

async fn link_of(
    tx: &mut dyn Tx,
    token: &str,
    now: Timestamp,
) -> Result<ObjectionLink, ObjectionError> {
    let token = Token::parse(token).ok_or(ObjectionError::Link)?;
    let link = tx.objection_link(&token.hash()).await?;
    link.filter(|link| now <= link.ends)
        .ok_or(ObjectionError::Link)
}

async fn objection(tx: &mut dyn Tx, link: ObjectionLink) -> Result<Objection, ObjectionError> {
    let case = tx.case(link.case).await?.ok_or(ObjectionError::Link)?;
    let tellings = tx.tellings_of(link.case, link.mail).await?;
    let mut lines = Vec::with_capacity(tellings.len());
    for telling in &tellings {
        lines.extend(tx.line(link.case, telling.about.line).await?);
    }
    Ok(Objection {
        case,
        is_made: tellings
            .iter()
            .any(|one: &Telling| one.objected_at.is_some()),
        is_answered: lines.iter().any(|line| line.state.release().is_ok()),
        lines,
    })
}
