//! Everything about one device of a case on one page (H1), and a case of many as a list.

use core::time::Duration;

use protocol::{Challenge, ChallengeNumber};

use super::due::Due;
use super::error::{DeskError, not_erased};
use super::judged::{Judged, facts_hash, judge_line};
use crate::audit::{Act, Entry};
use crate::case::{Case, CaseLine, CaseNumber, Message, Tally};
use crate::evidence::{ChallengeVerdict, Piece, Shows, Want};
use crate::jobs::JobKind;
use crate::ladder::Ladder;
use crate::lifecycle::State;
use crate::picture::{CasePicture, Picture};
use crate::policy::Policy;
use crate::ports::RecoveryKeys;
use crate::registry::Device;
use crate::staff::{Reader, StaffName};
use crate::store::{Proposal, ProposalId, ReleaseId, SeenChallenge, Store, StoreError, Tx};
use crate::text::Line;
use crate::time::Timestamp;

/// Most earlier requests and refusals that a page shows.
const RELATED: u32 = 50;

/// Lines on one page of a case's list.
pub const LINES_PAGE: u32 = 50;

/// A line of a case with all that bears on it.
pub struct CaseView {
    /// The case.
    pub case: Case,
    /// How many of its lines stand where.
    pub tally: Tally,
    /// The line.
    pub line: CaseLine,
    /// How long ago the case was received.
    pub age: Duration,
    /// When the desk's answer for the line is due, while it waits for the desk.
    pub due: Option<Due>,
    /// The pictures of the line and those of the case as a whole, in order.
    pub pictures: Vec<CasePicture>,
    /// What pictures of the case are to show, and what staff made of them.
    pub pieces: Vec<Piece>,
    /// What the policy requires to be shown of it and nobody has sent yet (P10).
    pub not_shown: Vec<Shows>,
    /// Questions, reasons and replies.
    pub messages: Vec<Message>,
    /// The challenge, where the answer is one to a challenge.
    pub challenge: Option<ChallengeView>,
    /// Whether it can be answered, or exactly why not.
    pub verdict: ChallengeVerdict,
    /// What stands for and against it, and what the policy says.
    pub review: Review,
    /// The newest first approval in the case, to approve what was shown.
    pub newest_proposal: Option<ProposalId>,
    /// Who opened the case for its holder, when it was not the holder himself.
    pub opened_by: Option<StaffName>,
    /// Whether an objection of the reserved address stands in the way.
    pub is_objected: bool,
    /// Whether the answer was released and can still be taken back.
    pub can_be_taken_back: bool,
    /// Whether the model typed is the challenge's, or else the registry's.
    pub model_matches: bool,
    /// What the registry knows of the serial.
    pub device: Option<Device>,
    /// Other requests for the same serial, email or place of purchase, newest first, each with the
    /// line of that serial or its first.
    pub earlier: Vec<(Case, CaseLine)>,
    /// What was done about the case, by its audit entries.
    pub history: Vec<Entry>,
}

/// What the policy says of a line, and who has approved it first.
pub struct Review {
    /// The ladder.
    pub ladder: Ladder,
    /// The first of two approvals, if it stands or stood.
    pub proposal: Option<Proposal>,
    /// Whether that is void, because what it rested on has changed.
    pub is_void: bool,
}

/// A challenge as the desk sees it.
pub struct ChallengeView {
    /// The challenge, as decoded.
    pub challenge: Challenge,
    /// Its short number.
    pub number: ChallengeNumber,
    /// When the service first saw it.
    pub first_seen: Timestamp,
    /// How long it can still be answered by the service's clock.
    pub time_left: Duration,
}

/// A case of several devices as a list, one page of it.
pub struct CaseList {
    /// The case.
    pub case: Case,
    /// How many of its lines stand where.
    pub tally: Tally,
    /// How long ago the case was received.
    pub age: Duration,
    /// When the desk's next answer is due, while a line waits for the desk.
    pub due: Option<Due>,
    /// The lines of this page, each with whether it can be answered, or exactly why not.
    pub lines: Vec<(CaseLine, ChallengeVerdict, Review)>,
    /// How many lines of the case wait for a second person.
    pub proposed: usize,
    /// The newest first approval in the case, to approve what was shown.
    pub newest_proposal: Option<ProposalId>,
    /// The position after which the next page begins, when there is one.
    pub next: Option<u32>,
    /// Questions, reasons and replies.
    pub messages: Vec<Message>,
    /// What was done about the case, by its audit entries.
    pub history: Vec<Entry>,
}

/// Looks at a line of a case; at its first, when no position is given. That somebody looked, and
/// what for, stands in the audit trail before anything is shown.
///
/// # Errors
/// When there is none of that number.
pub async fn view(
    store: &dyn Store,
    keys: &dyn RecoveryKeys,
    policy: &Policy,
    reader: &Reader,
    number: CaseNumber,
    position: Option<u32>,
    now: Timestamp,
) -> Result<CaseView, DeskError> {
    let mut tx = store.read().await?;
    let case = tx.case(number).await?.ok_or(DeskError::NoSuchCase)?;
    not_erased(&mut *tx, number).await?;
    let line = find(&mut *tx, number, position).await?;
    let judged = judge_line(&mut *tx, keys, policy, &case, &line, now).await?;
    let proposals = tx.proposals(number).await?;
    let is_void = is_void(&mut *tx, &case, &line, &judged, &proposals).await?;
    let Judged {
        seen,
        verdict,
        device,
        ladder,
    } = judged;
    let challenge = seen.map(|seen| challenge_view(seen, policy, now));
    let can_be_taken_back = match line.state.release() {
        Ok(release) => is_unsent(&mut *tx, release).await?,
        Err(_) => false,
    };
    let telling = match line.wanted.challenge() {
        Some(challenge) => tx.telling(challenge).await?,
        None => None,
    };
    let awaited = matches!(line.state, State::Received).then_some(line.state_since);
    let pieces = tx.pieces(number).await?;
    let view = CaseView {
        not_shown: not_shown(policy, &case, &line, device.as_ref(), &pieces),
        review: Review {
            ladder,
            proposal: of_line(&proposals, &line).cloned(),
            is_void,
        },
        newest_proposal: newest(&proposals),
        opened_by: tx.opener(number).await?,
        is_objected: telling.is_some_and(|telling| telling.bars()),
        can_be_taken_back,
        age: now.since(case.opened_at),
        due: Due::of(policy, awaited, now),
        tally: tx.tally(number).await?,
        pictures: tx.pictures(number, line.position).await?,
        pieces,
        messages: tx.messages(number).await?,
        model_matches: model_matches(challenge.as_ref(), device.as_ref(), &line),
        earlier: tx.related_cases(&case, &line.serial, RELATED).await?,
        history: history(&mut *tx, number).await?,
        challenge,
        verdict,
        device,
        line,
        case,
    };
    drop(tx);
    let (line, verdict) = (&view.line, view.verdict.desk_sentence());
    let purpose = purpose(line.state.open().is_ok());
    let detail = format!(
        "device {}, {}, {purpose}: {verdict}",
        line.position, line.serial
    );
    let looked = Looked {
        reader,
        number,
        now,
    };
    looked.at(store, Act::CaseViewed, &detail).await?;
    Ok(view)
}

/// What the policy requires to be shown of a line, and no picture of it or of the whole case shows.
fn not_shown(
    policy: &Policy,
    case: &Case,
    line: &CaseLine,
    device: Option<&Device>,
    pieces: &[Piece],
) -> Vec<Shows> {
    if line.state.open().is_err() {
        return Vec::new();
    }
    let is_enrolled = device.is_some_and(|device| device.key.is_some());
    let wants = policy
        .wants
        .at_desk(line.wanted.kind(), case.country, is_enrolled);
    let is_there = |shows: &Shows| {
        let of_it = |piece: &&Piece| piece.line.is_none_or(|of| of == line.position);
        pieces
            .iter()
            .filter(of_it)
            .any(|piece| piece.shows == *shows)
    };
    let required = wants.at_least(Want::Required);
    required.filter(|shows| !is_there(shows)).collect()
}

/// Looks at a case of several devices, at the page of lines after a position. That somebody looked
/// stands in the audit trail before anything is shown.
///
/// # Errors
/// When there is none of that number.
pub async fn list(
    store: &dyn Store,
    keys: &dyn RecoveryKeys,
    policy: &Policy,
    reader: &Reader,
    number: CaseNumber,
    after: u32,
    now: Timestamp,
) -> Result<CaseList, DeskError> {
    let mut tx = store.read().await?;
    let case = tx.case(number).await?.ok_or(DeskError::NoSuchCase)?;
    not_erased(&mut *tx, number).await?;
    let mut page = tx.lines(number, None, after, LINES_PAGE + 1).await?;
    let is_cut = page.len() > usize::try_from(LINES_PAGE).unwrap_or(usize::MAX);
    if is_cut {
        page.pop();
    }
    let next = page.last().filter(|_| is_cut).map(|line| line.position);
    let mut lines = Vec::new();
    let proposals = tx.proposals(number).await?;
    for line in page {
        let judged = judge_line(&mut *tx, keys, policy, &case, &line, now).await?;
        let review = Review {
            is_void: is_void(&mut *tx, &case, &line, &judged, &proposals).await?,
            proposal: of_line(&proposals, &line).cloned(),
            ladder: judged.ladder,
        };
        lines.push((line, judged.verdict, review));
    }
    let tally = tx.tally(number).await?;
    let list = CaseList {
        age: now.since(case.opened_at),
        due: Due::of(policy, tally.received_since, now),
        tally,
        messages: tx.messages(number).await?,
        history: history(&mut *tx, number).await?,
        lines,
        proposed: proposals.len(),
        newest_proposal: newest(&proposals),
        next,
        case,
    };
    drop(tx);
    let purpose = purpose(list.tally.open() > 0);
    let devices = list.lines.len();
    let answerable = list
        .lines
        .iter()
        .filter(|(_, v, _)| v.is_answerable())
        .count();
    let detail =
        format!("list of {devices} devices, {purpose}: {answerable} of them can be answered");
    let looked = Looked {
        reader,
        number,
        now,
    };
    looked.at(store, Act::CaseViewed, &detail).await?;
    Ok(list)
}

/// A picture of a case by its place. That somebody looked, and what for, stands in the audit trail
/// before it is shown.
///
/// # Errors
/// When there is no such case or picture.
pub async fn picture(
    store: &dyn Store,
    reader: &Reader,
    number: CaseNumber,
    position: u32,
    now: Timestamp,
) -> Result<Picture, DeskError> {
    look_at_picture(store, reader, number, position, "", now).await
}

/// The same, for a reason that is given, and stands in the audit trail too.
///
/// # Errors
/// As [`picture`].
pub async fn picture_because(
    store: &dyn Store,
    reader: &Reader,
    number: CaseNumber,
    position: u32,
    why: &Line,
    now: Timestamp,
) -> Result<Picture, DeskError> {
    let why = format!(": {why}");
    look_at_picture(store, reader, number, position, &why, now).await
}

async fn look_at_picture(
    store: &dyn Store,
    reader: &Reader,
    number: CaseNumber,
    position: u32,
    why: &str,
    now: Timestamp,
) -> Result<Picture, DeskError> {
    let mut tx = store.read().await?;
    let found = tx.picture(number, position).await?;
    let picture = found.ok_or(DeskError::NoSuchCase)?.picture;
    let purpose = purpose(tx.tally(number).await?.open() > 0);
    drop(tx);
    let detail = format!(
        "picture {position}, {}, {purpose}{why}",
        picture.media.as_str()
    );
    let looked = Looked {
        reader,
        number,
        now,
    };
    looked.at(store, Act::PictureViewed, &detail).await?;
    Ok(picture)
}

/// Somebody's look at a case.
struct Looked<'a> {
    reader: &'a Reader,
    number: CaseNumber,
    now: Timestamp,
}

impl Looked<'_> {
    /// Writes it down.
    async fn at(&self, store: &dyn Store, act: Act, detail: &str) -> Result<(), StoreError> {
        let actor = self.reader.actor();
        let entry = Entry::new(self.now, actor, act, &self.number).with(&detail);
        let mut tx = store.begin().await?;
        tx.use_claim(self.number, self.reader.name(), self.now)
            .await?;
        tx.add_entry(&entry).await?;
        tx.commit().await
    }
}

/// What a case is looked at for.
const fn purpose(open: bool) -> &'static str {
    if open {
        "to be decided"
    } else {
        "decided already"
    }
}

/// What was done about a case, looks at it included; of looks in a row by one person the last.
async fn history(tx: &mut dyn Tx, number: CaseNumber) -> Result<Vec<Entry>, StoreError> {
    let mut history: Vec<Entry> = Vec::new();
    for entry in tx.entries_about(&number.to_string()).await? {
        let again = |last: &Entry| last.act.only_reads() && last.actor == entry.actor;
        if entry.act.only_reads() && history.last().is_some_and(again) {
            history.pop();
        }
        history.push(entry);
    }
    Ok(history)
}

fn of_line<'a>(proposals: &'a [Proposal], line: &CaseLine) -> Option<&'a Proposal> {
    let mut all = proposals.iter();
    all.find(|proposal| proposal.facts.line == line.position)
}

fn newest(proposals: &[Proposal]) -> Option<ProposalId> {
    proposals.iter().map(|proposal| proposal.id).max()
}

async fn is_void(
    tx: &mut dyn Tx,
    case: &Case,
    line: &CaseLine,
    judged: &Judged,
    proposals: &[Proposal],
) -> Result<bool, StoreError> {
    Ok(match of_line(proposals, line) {
        Some(proposal) => facts_hash(tx, case, line, judged).await? != proposal.facts.facts,
        None => false,
    })
}

async fn is_unsent(tx: &mut dyn Tx, release: ReleaseId) -> Result<bool, StoreError> {
    let Some(release) = tx.release(release).await? else {
        return Ok(false);
    };
    let (case, approval) = (release.facts.case, release.facts.approval);
    tx.job_is_unsent(&JobKind::Answer { case, approval }).await
}

async fn find(
    tx: &mut dyn Tx,
    number: CaseNumber,
    position: Option<u32>,
) -> Result<CaseLine, DeskError> {
    let line = match position {
        Some(position) => tx.line(number, position).await?,
        None => tx.lines(number, None, 0, 1).await?.pop(),
    };
    line.ok_or(DeskError::NoSuchCase)
}

fn challenge_view(seen: SeenChallenge, policy: &Policy, now: Timestamp) -> ChallengeView {
    ChallengeView {
        number: seen.challenge.number(),
        first_seen: seen.first_seen,
        time_left: policy
            .challenge_life
            .saturating_sub(now.since(seen.first_seen)),
        challenge: seen.challenge,
    }
}

fn model_matches(
    challenge: Option<&ChallengeView>,
    device: Option<&Device>,
    line: &CaseLine,
) -> bool {
    match (challenge, device) {
        (Some(view), _) => view.challenge.header().identity.model() == &line.model,
        (None, Some(device)) => device.facts.model == line.model,
        (None, None) => false,
    }
}

/// The challenges that the portal turned away, newest first, each with the exact reason that the
/// holder was not told.
///
/// # Errors
/// When the store fails.
pub async fn refused_evidence(
    store: &dyn Store,
    _reader: &Reader,
) -> Result<Vec<Entry>, StoreError> {
    store
        .read()
        .await?
        .entries_of(Act::EvidenceRefused, RELATED)
        .await
}
