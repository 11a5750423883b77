//! Approval: the one place where answers are released.

use super::claim::check_free;
use super::error::{DeskError, lock};
use super::judged::{Judged, facts_hash, judge_line};
use super::propose::propose;
use super::two::{Asked, Step, Terms};
use super::which::Which;
use crate::audit::{Act, Entry};
use crate::case::{Case, CaseLine, CaseNumber, Wanted};
use crate::evidence::ChallengeVerdict;
use crate::figures::{self, Outcome};
use crate::jobs::JobKind;
use crate::policy::{AnswerKind, Policy};
use crate::ports::RecoveryKeys;
use crate::staff::{Agent, Confirmed, StaffName};
use crate::store::{
    Dates, Grant, NewProposal, NewRelease, Proposal, ReleaseId, Store, StoreError, Tx,
};
use crate::time::Timestamp;

/// What an approval set in motion.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Approved {
    /// Which approval of the case it was, from 1.
    pub approval: u32,
    /// The releases, in the order of the lines.
    pub releases: Vec<ReleaseId>,
    /// Lines that wait for a second person from now on.
    pub proposed: Vec<u32>,
    /// Lines that could not be answered, with the reason in words for staff.
    pub refused: Vec<(u32, String)>,
    /// Whether a device's reserved email is told too (invariant 5).
    pub reserved_email_told: bool,
}

/// Approves lines of a case. A challenge is opened first, to be sure that there is an answer; the
/// code is dropped at once. Releases, audit entries and mail jobs are one unit of work, and the
/// release is unique per challenge, so that two approvals at once give one answer (invariants 1,
/// 2, 4). A line that cannot be answered leaves the others be.
///
/// # Errors
/// When none of the lines can be answered: the reason of the first.
pub async fn approve(
    store: &dyn Store,
    keys: &dyn RecoveryKeys,
    policy: &Policy,
    agent: &Confirmed<Agent>,
    number: CaseNumber,
    which: Which<'_>,
    now: Timestamp,
) -> Result<Approved, DeskError> {
    let terms = Terms::default();
    approve_on(store, keys, policy, agent, number, which, &terms, now).await
}

/// The same on terms. Where the policy wants two people, the first approval is kept as a proposal,
/// and the second releases the answer.
///
/// # Errors
/// As [`approve`].
#[expect(clippy::too_many_arguments, reason = "who approves what, and by what")]
pub async fn approve_on(
    store: &dyn Store,
    keys: &dyn RecoveryKeys,
    policy: &Policy,
    agent: &Confirmed<Agent>,
    number: CaseNumber,
    which: Which<'_>,
    terms: &Terms,
    now: Timestamp,
) -> Result<Approved, DeskError> {
    let mut tx = store.begin().await?;
    let case = lock(&mut *tx, number).await?;
    check_free(&mut *tx, agent, number, now).await?;
    let lines = which.lines(&mut *tx, number).await?;
    let opener = match tx.opener(number).await? {
        Some(opener) => Some(voice_of(&mut *tx, &opener).await?),
        None => None,
    };
    let proposals = tx.proposals(number).await?;
    let mut done = Approved {
        approval: tx.next_approval(number).await?,
        ..Approved::default()
    };
    let (mut first_refusal, mut notices, mut answered) = (None, Vec::new(), Vec::new());
    for line in &lines {
        let work = Work {
            keys,
            policy,
            agent,
            case: &case,
            line,
            approval: done.approval,
            terms,
            opener: opener.as_ref(),
            proposal: proposals.iter().find(|one| one.facts.line == line.position),
            now,
        };
        match work.approve(&mut *tx).await {
            Ok(Some((release, told))) => {
                done.releases.push(release);
                answered.push(line);
                notices.extend(told.then_some(release));
            }
            Ok(None) => done.proposed.push(line.position),
            Err(DeskError::Store(error)) => return Err(error.into()),
            Err(refused) => {
                done.refused.push((line.position, refused.to_string()));
                first_refusal.get_or_insert(refused);
            }
        }
    }
    // A claim of the first of two people does not bar the second.
    if !done.proposed.is_empty() {
        tx.end_claim(number).await?;
    }
    if done.releases.is_empty() {
        if done.proposed.is_empty() {
            return Err(first_refusal.unwrap_or(DeskError::NoSuchCase));
        }
        tx.commit().await?;
        return Ok(done);
    }
    let approval = done.approval;
    tx.add_job(
        &JobKind::Answer {
            case: number,
            approval,
        },
        now,
    )
    .await?;
    for release in notices {
        done.reserved_email_told = true;
        let notice = JobKind::Notice {
            case: number,
            release,
        };
        tx.add_job(&notice, now).await?;
    }
    record(&mut *tx, policy, (number, agent.name(), now), &answered).await?;
    if tx.tally(number).await?.open() == 0 {
        tx.end_reply_links(number).await?;
    }
    tx.commit().await?;
    Ok(done)
}

/// Writes down for the figures what was answered: once for each kind of answer.
async fn record(
    tx: &mut dyn Tx,
    policy: &Policy,
    by: (CaseNumber, &StaffName, Timestamp),
    answered: &[&CaseLine],
) -> Result<(), StoreError> {
    for kind in AnswerKind::ALL {
        let mut lines = answered.to_vec();
        lines.retain(|line| line.wanted.kind() == *kind);
        if !lines.is_empty() {
            let decided = (Outcome::Answered, kind.as_str());
            figures::record(tx, policy, by, decided, &lines).await?;
        }
    }
    Ok(())
}

/// One line's approval.
struct Work<'a> {
    keys: &'a dyn RecoveryKeys,
    policy: &'a Policy,
    agent: &'a Agent,
    case: &'a Case,
    line: &'a CaseLine,
    approval: u32,
    terms: &'a Terms,
    opener: Option<&'a StaffName>,
    proposal: Option<&'a Proposal>,
    now: Timestamp,
}

impl Work<'_> {
    /// The release, and whether the reserved email is to be told; nothing when a second person has
    /// to approve yet.
    async fn approve(&self, tx: &mut dyn Tx) -> Result<Option<(ReleaseId, bool)>, DeskError> {
        let open = self.line.state.open()?;
        let judged = self.judge(tx).await?;
        let verdict = &judged.verdict;
        let facts = facts_hash(tx, self.case, self.line, &judged).await?;
        let first_voice = match self.proposal {
            Some(first) => Some(voice_of(tx, &first.facts.by).await?),
            None => None,
        };
        let asked = Asked {
            by: self.agent.name(),
            voice: self.agent.voice(),
            is_program: self.agent.is_program(),
            first_voice: first_voice.as_ref(),
            terms: self.terms,
            opener: self.opener,
            proposal: self.proposal,
            facts,
            exceptions: self.policy.evidence.exceptions,
        };
        let points = format!("{} of {} points", judged.ladder.total, judged.ladder.needed);
        let first = match asked.step(&judged.ladder.verdict)? {
            Step::Release(first) => first,
            Step::Propose(exception) => {
                let new = NewProposal {
                    case: self.case.number,
                    line: self.line.position,
                    by: self.agent.name().clone(),
                    at: self.now,
                    facts,
                    exception: exception.cloned(),
                };
                propose(tx, &new, self.agent, self.proposal.is_some(), &points).await?;
                return Ok(None);
            }
        };
        let release = self.release(tx, verdict, first, &points).await?;
        let state = open.answer(release)?;
        let (case, now, line) = (self.case.number, self.now, self.line.position);
        tx.set_lines_state(case, &[line], &state, now).await?;
        if self.proposal.is_some() {
            tx.end_proposals(case, &[line]).await?;
        }
        let told = matches!(verdict, ChallengeVerdict::Genuine(genuine)
            if genuine.tells_reserved(&self.case.holder));
        Ok(Some((release, told)))
    }

    async fn judge(&self, tx: &mut dyn Tx) -> Result<Judged, DeskError> {
        let (keys, policy, now) = (self.keys, self.policy, self.now);
        let judged = judge_line(tx, keys, policy, self.case, self.line, now).await?;
        if !judged.verdict.is_answerable() {
            return Err(DeskError::NotAnswerable(judged.verdict.desk_sentence()));
        }
        if matches!(self.line.wanted, Wanted::File(_)) && keys.signer(now).is_none() {
            let why = "There is no signing key at hand to make reset files with.";
            return Err(DeskError::NotAnswerable(why.to_owned()));
        }
        Ok(judged)
    }

    async fn release(
        &self,
        tx: &mut dyn Tx,
        verdict: &ChallengeVerdict,
        first: Option<&NewProposal>,
        points: &str,
    ) -> Result<ReleaseId, DeskError> {
        let release = NewRelease {
            grant: grant(self.line, self.policy),
            case: self.case.number,
            line: self.line.position,
            approval: self.approval,
            again: false,
            by: self.agent.name().clone(),
            at: self.now,
        };
        let id = tx
            .add_release(&release)
            .await?
            .ok_or(DeskError::ChallengeAnswered)?;
        let first = first.map_or_else(String::new, |first| {
            let why = first.exception.as_ref();
            let why = why.map_or_else(String::new, |why| format!(" as an exception: {why}"));
            format!(", approved first by {}{why}", first.by)
        });
        let shown = format!("{points}{first}");
        self.record(tx, &release.grant, verdict, &shown).await?;
        Ok(id)
    }

    async fn record(
        &self,
        tx: &mut dyn Tx,
        grant: &Grant,
        verdict: &ChallengeVerdict,
        shown: &str,
    ) -> Result<(), StoreError> {
        let actor = self.agent.actor();
        let (kind, serial) = (grant.kind().as_str(), &self.line.serial);
        let detail = match (verdict, grant.dates()) {
            (ChallengeVerdict::Genuine(genuine), _) => {
                format!("{kind} for {serial}, challenge {}", genuine.number())
            }
            (_, Some(dates)) => format!("{kind} for {serial}, {dates}"),
            _ => format!("{kind} for {serial}"),
        };
        let entry = Entry::new(self.now, actor, Act::Released, &self.case.number);
        let proven = verdict.desk_sentence();
        tx.add_entry(&entry.with(&format!("{detail}. {proven} {shown}")))
            .await
    }
}

/// Whose word a name's is: that of whoever made it, when it is a program's.
pub(crate) async fn voice_of(tx: &mut dyn Tx, name: &StaffName) -> Result<StaffName, StoreError> {
    let token = tx.api_token_named(name).await?;
    let made_by = token.and_then(|token| token.made_by);
    Ok(made_by.unwrap_or_else(|| name.clone()))
}

/// What a line's approval allows.
fn grant(line: &CaseLine, policy: &Policy) -> Grant {
    let (serial, dates) = (
        line.serial.clone(),
        Dates::around(line.device_date, policy.days_around),
    );
    match line.wanted {
        Wanted::Key(challenge) => Grant::Key(challenge),
        Wanted::File(challenge) => Grant::File(challenge),
        Wanted::SecurityCode { started } => Grant::SecurityCodes {
            serial,
            started,
            dates,
        },
        Wanted::TemporaryPassword => Grant::TemporaryPasswords { serial, dates },
    }
}
