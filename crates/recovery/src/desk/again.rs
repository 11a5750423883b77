//! An answer that was released is sent again, or taken back before anybody saw it (H2, H4).

use super::approve::Approved;
use super::claim::check_free;
use super::error::{DeskError, lock};
use super::which::Which;
use crate::audit::{Act, Actor, Entry};
use crate::case::{CaseLine, CaseNumber};
use crate::jobs::JobKind;
use crate::lifecycle::State;
use crate::objection;
use crate::policy::Policy;
use crate::staff::{Agent, Confirmed, StaffName};
use crate::store::{NewRelease, Release, ReleaseId, Store, StoreError, Tx};
use crate::time::Timestamp;

/// Sends the answers of lines once more, in one mail: the same key or the same codes, or a reset
/// file that is good for another 24 hours. The holder needs no new challenge as long as the old one
/// lives.
///
/// # Errors
/// When none of the lines has an answer that can be sent again: the reason of the first.
pub async fn send_again(
    store: &dyn Store,
    policy: &Policy,
    agent: &Confirmed<Agent>,
    number: CaseNumber,
    which: Which<'_>,
    now: Timestamp,
) -> Result<Approved, DeskError> {
    let mut tx = store.begin().await?;
    lock(&mut *tx, number).await?;
    check_free(&mut *tx, agent, number, now).await?;
    let mut done = Approved {
        approval: tx.next_approval(number).await?,
        ..Approved::default()
    };
    let mut first_refusal = None;
    for line in which.lines(&mut *tx, number).await? {
        match again(
            &mut *tx,
            policy,
            Some(agent),
            number,
            &line,
            done.approval,
            now,
        )
        .await
        {
            Ok(release) => done.releases.push(release),
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
    let answer = JobKind::Answer {
        case: number,
        approval,
    };
    tx.add_job(&answer, now).await?;
    for release in &done.releases {
        // Without a reserved email, or with the holder's own, this job finds nothing to say.
        let notice = JobKind::Notice {
            case: number,
            release: *release,
        };
        tx.add_job(&notice, now).await?;
    }
    tx.commit().await?;
    Ok(done)
}

/// The same for one line, as its holder wishes it; it stands on the word of whoever approved.
pub(crate) async fn again_for_holder(
    tx: &mut dyn Tx,
    policy: &Policy,
    number: CaseNumber,
    line: &CaseLine,
    approval: u32,
    now: Timestamp,
) -> Result<ReleaseId, DeskError> {
    again(tx, policy, None, number, line, approval, now).await
}

async fn again(
    tx: &mut dyn Tx,
    policy: &Policy,
    agent: Option<&Agent>,
    number: CaseNumber,
    line: &CaseLine,
    approval: u32,
    now: Timestamp,
) -> Result<ReleaseId, DeskError> {
    let first = released(tx, line).await?;
    let flags = tx
        .standing_flags(core::slice::from_ref(&line.serial))
        .await?;
    if let Some(flag) = flags.first() {
        let why = format!("The device is flagged as {}.", flag.kind.as_str());
        return Err(DeskError::NotAnswerable(why));
    }
    if let Some(hash) = first.facts.grant.challenge() {
        let missing = || StoreError::inconsistent("releases", "challenge_hash", &first.id);
        let seen = tx.challenge(hash).await?.ok_or_else(missing)?;
        if now.since(seen.first_seen) > policy.challenge_life {
            let why = "Its challenge is older than its life, so the holder needs a new one.";
            return Err(DeskError::NotAnswerable(why.to_owned()));
        }
        if objection::bars(tx, &first.facts.grant).await? {
            let why = "The address reserved in the device says that the request is not its own.";
            return Err(DeskError::NotAnswerable(why.to_owned()));
        }
    }
    let (at, by) = (first.facts.at, first.facts.by.clone());
    let release = NewRelease {
        approval,
        again: true,
        by: agent.map_or_else(|| by.clone(), |agent| agent.name().clone()),
        at: now,
        ..first.facts
    };
    let id = tx.add_release(&release).await?;
    let id = id.ok_or(DeskError::ChallengeAnswered)?;
    let proven = format!(", proven when {by} released it on {at}");
    let actor = agent.map_or(Actor::Holder, |agent| agent.actor());
    record(tx, actor, Act::SentAgain, number, line, &proven, now).await?;
    Ok(id)
}

/// Takes the answer of a line back: the mail has not left yet, so nobody has seen it. The line
/// waits for the desk again.
///
/// # Errors
/// When there is no answer, or when its mail was handed over already: an answer that has left the
/// house works until its device ends it.
pub async fn take_back(
    store: &dyn Store,
    agent: &Agent,
    number: CaseNumber,
    line: u32,
    now: Timestamp,
) -> Result<(), DeskError> {
    let mut tx = store.begin().await?;
    lock(&mut *tx, number).await?;
    check_free(&mut *tx, agent, number, now).await?;
    let line = tx.line(number, line).await?.ok_or(DeskError::NoSuchCase)?;
    let release = released(&mut *tx, &line).await?;
    let mail = JobKind::Answer {
        case: number,
        approval: release.facts.approval,
    };
    if !tx.lock_unsent_job(&mail).await? {
        return Err(DeskError::HasLeft);
    }
    let state = line.state.revoke()?;
    let by = (agent.name(), agent.actor());
    undo(&mut *tx, (number, &line, &state), &release, by, now).await?;
    tx.commit().await?;
    Ok(())
}

/// The same on the word of the address reserved in a device: answers of these lines that are not on
/// their way yet stay in the house. Says how many.
pub(crate) async fn take_back_for_reserved(
    tx: &mut dyn Tx,
    number: CaseNumber,
    lines: &[u32],
    now: Timestamp,
) -> Result<usize, StoreError> {
    let mut count = 0;
    for position in lines {
        let Some(line) = tx.line(number, *position).await? else {
            continue;
        };
        let (Ok(id), Ok(state)) = (line.state.release(), line.state.revoke()) else {
            continue;
        };
        let missing = || StoreError::inconsistent("case_lines", "release_id", &id);
        let release = tx.release(id).await?.ok_or_else(missing)?;
        let mail = JobKind::Answer {
            case: number,
            approval: release.facts.approval,
        };
        if !tx.lock_idle_job(&mail, now).await? {
            continue;
        }
        // The release is struck out in the name of whoever gave it; the trail says whose word it was.
        let by = (&release.facts.by, Actor::ReservedEmail);
        undo(tx, (number, &line, &state), &release, by, now).await?;
        count += 1;
    }
    Ok(count)
}

async fn undo(
    tx: &mut dyn Tx,
    (number, line, state): (CaseNumber, &CaseLine, &State),
    release: &Release,
    (name, actor): (&StaffName, Actor),
    now: Timestamp,
) -> Result<(), StoreError> {
    tx.revoke_release(release.id, name, now).await?;
    let kind = release.facts.grant.kind();
    tx.take_decision_back(number, release.facts.at, kind.as_str())
        .await?;
    tx.set_lines_state(number, &[line.position], state, now)
        .await?;
    record(tx, actor, Act::TakenBack, number, line, "", now).await
}

/// The release of a line's answer.
async fn released(tx: &mut dyn Tx, line: &CaseLine) -> Result<Release, DeskError> {
    let id = line.state.release()?;
    let missing = || StoreError::inconsistent("case_lines", "release_id", &id);
    Ok(tx.release(id).await?.ok_or_else(missing)?)
}

async fn record(
    tx: &mut dyn Tx,
    actor: Actor,
    act: Act,
    number: CaseNumber,
    line: &CaseLine,
    why: &str,
    now: Timestamp,
) -> Result<(), StoreError> {
    let detail = format!("{} for {}{why}", line.wanted.kind().as_str(), line.serial);
    tx.add_entry(&Entry::new(now, actor, act, &number).with(&detail))
        .await
}
