//! Approval: the one place where answers are released.

use super::error::DeskError;
use super::examined::examine_line;
use super::which::Which;
use crate::audit::{Act, Entry};
use crate::case::{Case, CaseLine, CaseNumber, Wanted};
use crate::evidence::ChallengeVerdict;
use crate::jobs::JobKind;
use crate::policy::Policy;
use crate::ports::RecoveryKeys;
use crate::staff::{Agent, Confirmed};
use crate::store::{Dates, Grant, NewRelease, ReleaseId, Store, StoreError, Tx};
use crate::time::Timestamp;

/// What an approval set in motion.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Approved {
    /// Which approval of the case it was, from 1.
    pub approval: u32,
    /// The releases, in the order of the lines.
    pub releases: Vec<ReleaseId>,
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
    let mut tx = store.begin().await?;
    let case = tx.lock_case(number).await?.ok_or(DeskError::NoSuchCase)?;
    let lines = which.lines(&mut *tx, number).await?;
    let mut done = Approved {
        approval: tx.next_approval(number).await?,
        ..Approved::default()
    };
    let (mut first_refusal, mut notices) = (None, Vec::new());
    for line in &lines {
        let work = Work {
            keys,
            policy,
            agent,
            case: &case,
            line,
            approval: done.approval,
            now,
        };
        match work.approve(&mut *tx).await {
            Ok((release, told)) => {
                done.releases.push(release);
                notices.extend(told.then_some(release));
            }
            Err(DeskError::Store(error)) => return Err(error.into()),
            Err(refused) => {
                done.refused.push((line.position, refused.to_string()));
                first_refusal.get_or_insert(refused);
            }
        }
    }
    if done.releases.is_empty() {
        return Err(first_refusal.unwrap_or(DeskError::NoSuchCase));
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
    if tx.tally(number).await?.open() == 0 {
        tx.end_reply_links(number).await?;
    }
    tx.commit().await?;
    Ok(done)
}

/// One line's approval.
struct Work<'a> {
    keys: &'a dyn RecoveryKeys,
    policy: &'a Policy,
    agent: &'a Agent,
    case: &'a Case,
    line: &'a CaseLine,
    approval: u32,
    now: Timestamp,
}

impl Work<'_> {
    /// The release, and whether the reserved email is to be told.
    async fn approve(&self, tx: &mut dyn Tx) -> Result<(ReleaseId, bool), DeskError> {
        let open = self.line.state.open()?;
        let verdict = self.verdict(tx).await?;
        let release = self.release(tx, &verdict).await?;
        let state = open.answer(release)?;
        let (case, now) = (self.case.number, self.now);
        tx.set_lines_state(case, &[self.line.position], &state, now)
            .await?;
        let told = matches!(&verdict, ChallengeVerdict::Genuine(genuine)
            if genuine.tells_reserved(&self.case.holder));
        Ok((release, told))
    }

    async fn verdict(&self, tx: &mut dyn Tx) -> Result<ChallengeVerdict, DeskError> {
        let (keys, policy, now) = (self.keys, self.policy, self.now);
        let (case, line) = (self.case.number, self.line);
        let (_, verdict) = examine_line(tx, keys, policy, case, line, now).await?;
        if !verdict.is_answerable() {
            return Err(DeskError::NotAnswerable(verdict.desk_sentence()));
        }
        if matches!(line.wanted, Wanted::File(_)) && keys.signer(now).is_none() {
            let why = "There is no signing key at hand to make reset files with.";
            return Err(DeskError::NotAnswerable(why.to_owned()));
        }
        Ok(verdict)
    }

    async fn release(
        &self,
        tx: &mut dyn Tx,
        verdict: &ChallengeVerdict,
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
        self.record(tx, &release.grant, verdict).await?;
        Ok(id)
    }

    async fn record(
        &self,
        tx: &mut dyn Tx,
        grant: &Grant,
        verdict: &ChallengeVerdict,
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
        tx.add_entry(&entry.with(&format!("{detail}. {proven}")))
            .await
    }
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
