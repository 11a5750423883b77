//! A request becomes a case.

use std::collections::{HashMap, HashSet};
use std::time::Duration;

use protocol::{Challenge, ChallengeHash, Email, Serial};
use rand_core::CryptoRng;
use thiserror::Error;

use super::fault::{Field, FieldError};
use super::form::{Asker, NewLine, NewRequest};
use super::shown::Brought;
use crate::audit::{Act, Actor, Entry};
use crate::case::{Case, CaseLine, CaseNumber};
use crate::country::Country;
use crate::evidence::{self, ChallengeVerdict, Known};
use crate::jobs::JobKind;
use crate::lifecycle::State;
use crate::limits::{self, Caller, NotNow};
use crate::objection::{self, Asked};
use crate::policy::{DECLARATION, Policy};
use crate::ports::RecoveryKeys;
use crate::reason::Reason;
use crate::staff::Agent;
use crate::store::{Store, StoreError, Tx};
use crate::time::Timestamp;

/// What the holder takes away.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Receipt {
    /// The case to name when asking.
    pub case: CaseNumber,
    /// When it was received.
    pub received_at: Timestamp,
    /// Where the mails go.
    pub holder: Email,
    /// Where the devices are used.
    pub country: Country,
    /// Whether this request opened the case; otherwise the same holder had the same open already,
    /// and nothing was written.
    pub is_new: bool,
    /// How many devices it was opened for.
    pub devices: usize,
    /// Devices that were left out because their challenge cannot be answered.
    pub left_out: Vec<FieldError>,
}

/// What to do with a device whose challenge cannot be answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Faulty {
    /// Refuse the whole request, so that its sender can mend it.
    RefuseAll,
    /// Leave it out, and take in the others.
    LeaveOut,
}

/// Why no case was opened.
#[derive(Debug, Error)]
pub enum OpenError {
    /// A challenge cannot be answered, or none can.
    #[error("{}", .0.first().map_or("refused", |fault| fault.reason.sentence()))]
    Refused(Vec<FieldError>),
    /// As many requests as may be have come lately; in so long there is room again.
    #[error("too many requests have come lately")]
    TooOften(Duration),
    /// The solution of the puzzle was used before, or is too old.
    #[error("the puzzle's solution is worth nothing any more")]
    Puzzle,
    /// No free case number was drawn; trying again helps.
    #[error("no case number was free")]
    NoNumber,
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Draws of a case number before giving up: with a million cases, the chance that all of them
/// are taken is 10^-24.
const DRAWS: u32 = 8;

/// How many lines are looked up, or written, at once.
const BATCH: usize = 500;

/// Takes a request in: case, lines, audit entry and receipt mail, or none of them (P1, P2, P3).
///
/// Each picture names the line that it came with, counted from 1. Challenges are examined before
/// the unit of work that writes begins, so that a large request holds nobody up; whether one has
/// been answered meanwhile is asked again when the desk approves.
///
/// # Errors
/// [`OpenError::Refused`] when challenges cannot be answered; the exact reasons go to the audit
/// trail, for the desk.
#[expect(clippy::too_many_arguments, reason = "what a request is judged by")]
pub async fn open(
    store: &dyn Store,
    keys: &dyn RecoveryKeys,
    policy: &Policy,
    request: &NewRequest,
    pictures: &[Brought],
    faulty: Faulty,
    caller: Caller,
    now: Timestamp,
    rng: &mut (dyn CryptoRng + Send),
) -> Result<Receipt, OpenError> {
    let by = By::Holder(caller);
    open_by(store, keys, policy, request, pictures, faulty, by, now, rng).await
}

/// The same for a holder who turned to the desk. Whoever opens it decides nothing in it.
///
/// # Errors
/// As [`open`], and when anything about the request is wrong.
#[expect(clippy::too_many_arguments, reason = "what a request is judged by")]
pub async fn open_for(
    store: &dyn Store,
    keys: &dyn RecoveryKeys,
    policy: &Policy,
    agent: &Agent,
    request: &NewRequest,
    pictures: &[Brought],
    now: Timestamp,
    rng: &mut (dyn CryptoRng + Send),
) -> Result<Receipt, OpenError> {
    let (by, faulty) = (By::Staff(agent), Faulty::RefuseAll);
    open_by(store, keys, policy, request, pictures, faulty, by, now, rng).await
}

/// Who hands a request in.
#[derive(Clone, Copy)]
enum By<'a> {
    /// Its holder, by himself.
    Holder(Caller),
    /// A member of staff, for its holder.
    Staff(&'a Agent),
}

impl By<'_> {
    fn caller(self) -> Caller {
        match self {
            Self::Holder(caller) => caller,
            Self::Staff(_) => Caller::known(),
        }
    }

    fn actor(self) -> Actor {
        match self {
            Self::Holder(_) => Actor::Holder,
            Self::Staff(agent) => agent.actor(),
        }
    }
}

#[expect(clippy::too_many_arguments, reason = "what a request is judged by")]
async fn open_by(
    store: &dyn Store,
    keys: &dyn RecoveryKeys,
    policy: &Policy,
    request: &NewRequest,
    pictures: &[Brought],
    faulty: Faulty,
    by: By<'_>,
    now: Timestamp,
    rng: &mut (dyn CryptoRng + Send),
) -> Result<Receipt, OpenError> {
    let judged = judge_all(store, keys, policy, request, now).await?;
    let mut tx = store.begin().await?;
    let (asker, mut known) = (&request.asker, None);
    let email = &asker.email;
    let admission = limits::admit(&mut *tx, policy.limits, by.caller(), email, now, rng).await?;
    let full = admission
        .full(&mut *tx, &answerable(request, &judged))
        .await?;
    let (mut lines, mut challenges, mut left_out) = (Vec::new(), Vec::new(), Vec::new());
    let mut told = Vec::new();
    for ((index, new), verdict) in request.lines.iter().enumerate().zip(judged) {
        let line = line_of(new, index, now);
        let reserved = |verdict| Asked::of(verdict, line.position, email);
        let reserved = verdict.as_ref().and_then(reserved);
        let verdict = verdict.filter(|verdict| !verdict.for_portal().is_good());
        let Some(verdict) = verdict else {
            if full.contains(&new.serial) {
                left_out.push(too_often(index, policy));
                continue;
            }
            challenges.extend(&new.challenge);
            told.extend(reserved);
            lines.push(line);
            continue;
        };
        if let Some(case) = tx.open_line_like(&line, &asker.email).await? {
            known = known.or(Some(case));
        } else {
            record_refusal(&mut *tx, new, &verdict, by.actor(), now).await?;
            left_out.push(refusal(index, &verdict));
        }
    }
    if !left_out.is_empty() && (faulty == Faulty::RefuseAll || lines.is_empty()) {
        // What is written of it counts, or a flood of bad challenges would fill the audit trail.
        admission.count(&mut *tx, &[]).await?;
        tx.commit().await?;
        return Err(OpenError::Refused(left_out));
    }
    for some in challenges.chunks(BATCH) {
        tx.keep_challenges(some, now).await?;
    }
    let case = add_case(&mut *tx, asker, now, rng).await?;
    let mut added = HashSet::new();
    for some in lines.chunks(BATCH) {
        added.extend(tx.add_lines(case, &asker.email, some).await?);
    }
    if added.is_empty() {
        // All of it is open already: the same form, sent once more. Nothing is written.
        if let (None, Some(line)) = (known, lines.first()) {
            known = tx.open_line_like(line, &asker.email).await?;
        }
        let case = known.ok_or(StoreError::Conflict)?;
        let case = tx.case(case).await?.ok_or(StoreError::Conflict)?;
        return Ok(Receipt {
            case: case.number,
            received_at: case.opened_at,
            holder: asker.email.clone(),
            country: case.country,
            is_new: false,
            devices: request.lines.len(),
            left_out,
        });
    }
    let serials: Vec<_> = lines.iter().map(|line| line.serial.clone()).collect();
    admission.count(&mut *tx, &serials).await?;
    told.retain(|asked| added.contains(&asked.line));
    objection::tell(&mut *tx, case, &told, now).await?;
    add_pictures(&mut *tx, case, pictures, &added).await?;
    add_belongings(&mut *tx, case, added.len(), by.actor(), now).await?;
    if let By::Staff(agent) = by {
        tx.set_opener(case, agent.name()).await?;
    }
    tx.commit().await?;
    Ok(Receipt {
        case,
        received_at: now,
        holder: asker.email.clone(),
        country: asker.country,
        is_new: true,
        devices: added.len(),
        left_out,
    })
}

/// The verdict on each line's challenge, in their order. A dated answer has none: whether its
/// serial number is known is not for the portal to tell.
async fn judge_all(
    store: &dyn Store,
    keys: &dyn RecoveryKeys,
    policy: &Policy,
    request: &NewRequest,
    now: Timestamp,
) -> Result<Vec<Option<ChallengeVerdict>>, StoreError> {
    let mut verdicts = Vec::with_capacity(request.lines.len());
    let mut tx = store.read().await?;
    for some in request.lines.chunks(BATCH) {
        let known = look_up(&mut *tx, some).await?;
        for line in some {
            let judge = |challenge: &Challenge| {
                let (way, stated) = (line.wanted.kind().way(), &line.device_date);
                let known = known.get(&challenge.hash());
                let none = Known::default();
                let known = known.unwrap_or(&none);
                evidence::judge(known, keys, policy, challenge, way, stated, now)
            };
            verdicts.push(line.challenge.as_ref().map(judge));
        }
    }
    Ok(verdicts)
}

/// What is known of the challenges of some lines, in three look-ups for all of them.
async fn look_up(
    tx: &mut dyn Tx,
    lines: &[NewLine],
) -> Result<HashMap<ChallengeHash, Known>, StoreError> {
    let challenges: Vec<_> = lines
        .iter()
        .filter_map(|line| line.challenge.as_ref())
        .collect();
    let hashes: Vec<_> = challenges
        .iter()
        .map(|challenge| challenge.hash())
        .collect();
    let serial_of = |challenge: &&Challenge| challenge.header().identity.serial().clone();
    let serials: Vec<Serial> = challenges.iter().map(serial_of).collect();
    let devices = tx.devices(&serials).await?.into_iter();
    let devices: HashMap<_, _> = devices.map(|d| (d.facts.serial.clone(), d)).collect();
    let mut known: HashMap<_, Known> = HashMap::new();
    for (hash, serial) in hashes.iter().zip(&serials) {
        known.entry(*hash).or_default().device = devices.get(serial).cloned();
    }
    for release in tx.releases_of(&hashes).await? {
        if let Some(hash) = release.facts.grant.challenge().copied() {
            known.entry(hash).or_default().release = Some(release);
        }
    }
    for (hash, first_seen) in tx.first_seen(&hashes).await? {
        known.entry(hash).or_default().first_seen = Some(first_seen);
    }
    Ok(known)
}

/// The serial numbers for which the request counts. Whoever reads one off a label can make a
/// challenge up, and must not use up its count.
fn answerable(request: &NewRequest, judged: &[Option<ChallengeVerdict>]) -> Vec<Serial> {
    let counts = |verdict: &Option<ChallengeVerdict>| {
        verdict.as_ref().is_none_or(|v| v.for_portal().is_good())
    };
    let lines = request.lines.iter().zip(judged);
    lines
        .filter(|(_, verdict)| counts(verdict))
        .map(|(line, _)| line.serial.clone())
        .collect()
}

fn too_often(index: usize, policy: &Policy) -> FieldError {
    let sentence = format!(
        "There were many requests for this serial number lately. Please wait for the answer to \
         them, or turn to {}.",
        policy.hotline
    );
    FieldError {
        field: Field::Serial,
        device: Some(index),
        reason: Reason::new("serial-too-often", sentence).with("hotline", policy.hotline.clone()),
    }
}

impl From<NotNow> for OpenError {
    fn from(not_now: NotNow) -> Self {
        match not_now {
            NotNow::TooOften(wait) => Self::TooOften(wait),
            NotNow::Spent => Self::Puzzle,
            NotNow::Store(error) => Self::Store(error),
        }
    }
}

fn refusal(index: usize, verdict: &ChallengeVerdict) -> FieldError {
    FieldError {
        field: Field::Challenge,
        device: Some(index),
        reason: verdict.for_portal().into(),
    }
}

async fn record_refusal(
    tx: &mut dyn Tx,
    line: &NewLine,
    verdict: &ChallengeVerdict,
    by: Actor,
    now: Timestamp,
) -> Result<(), StoreError> {
    let Some(challenge) = &line.challenge else {
        return Ok(());
    };
    let number = challenge.number();
    let detail = format!("challenge {number}: {}", verdict.desk_sentence());
    let entry = Entry::new(now, by, Act::EvidenceRefused, &line.serial);
    tx.add_entry(&entry.with(&detail)).await
}

async fn add_case(
    tx: &mut dyn Tx,
    asker: &Asker,
    now: Timestamp,
    rng: &mut (dyn CryptoRng + Send),
) -> Result<CaseNumber, OpenError> {
    for _ in 0..DRAWS {
        let case = case_of(asker, CaseNumber::random(rng), now);
        if tx.add_case(&case).await? {
            return Ok(case.number);
        }
    }
    Err(OpenError::NoNumber)
}

/// Adds the pictures of the lines that were added.
async fn add_pictures(
    tx: &mut dyn Tx,
    number: CaseNumber,
    pictures: &[Brought],
    added: &HashSet<u32>,
) -> Result<(), StoreError> {
    let taken: Vec<_> = pictures
        .iter()
        .filter(|one| one.line.is_none_or(|line| added.contains(&line)))
        .collect();
    for some in taken.chunks(BATCH) {
        let of_lines = |one: &&Brought| (one.line, one.picture.clone());
        let some: Vec<_> = some.iter().map(of_lines).collect();
        tx.add_pictures(number, &some).await?;
    }
    for one in taken {
        if let Some(shows) = one.shows {
            tx.add_piece(number, &one.picture.name, shows).await?;
        }
    }
    Ok(())
}

async fn add_belongings(
    tx: &mut dyn Tx,
    number: CaseNumber,
    devices: usize,
    by: Actor,
    now: Timestamp,
) -> Result<(), StoreError> {
    let entry = Entry::new(now, by, Act::RequestReceived, &number);
    let entry = match devices {
        1 => entry,
        many => entry.with(&format!("{many} devices")),
    };
    tx.add_entry(&entry).await?;
    tx.add_job(&JobKind::Receipt { case: number }, now).await
}

fn case_of(asker: &Asker, number: CaseNumber, now: Timestamp) -> Case {
    Case {
        number,
        opened_at: now,
        holder: asker.email.clone(),
        country: asker.country,
        place: asker.place.clone(),
        business: asker.business,
        declaration: DECLARATION.version(),
        declared_at: now,
        language: asker.language,
    }
}

fn line_of(new: &NewLine, index: usize, now: Timestamp) -> CaseLine {
    CaseLine {
        position: u32::try_from(index).unwrap_or(u32::MAX).saturating_add(1),
        state: State::Received,
        state_since: now,
        category: new.category,
        serial: new.serial.clone(),
        model: new.model.clone(),
        device_date: new.device_date,
        wanted: new.wanted,
    }
}
