//! The worker's side of the job table.

use core::time::Duration;

use super::backoff::{MAX_ATTEMPTS, wait_after};
use super::kind::JobKind;
use crate::audit::{Act, Actor, Entry};
use crate::case::CaseNumber;
use crate::store::{JobId, Store, StoreError};
use crate::time::Timestamp;

/// How long a worker holds a job. What was on its way when a worker died goes out after this, so
/// it is short; a mail server that takes longer is tried again.
pub const LEASE: Duration = Duration::from_secs(60);

/// A job in the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Job {
    /// Its id.
    pub id: JobId,
    /// What it is to do.
    pub kind: JobKind,
}

/// A job that is being done. Of two workers that hold the same job, because the first one was too
/// slow, only the later attempt can settle it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Leased {
    /// The job.
    pub job: Job,
    /// The number of this attempt, from 1.
    pub attempt: u32,
    /// How many of the attempts before ended in waiting for room, and say nothing of the job.
    pub held: u32,
}

impl Leased {
    /// How often it was tried, this time included.
    const fn tries(&self) -> u32 {
        self.attempt.saturating_sub(self.held)
    }
}

/// A job that was given up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeadJob {
    /// The job.
    pub job: Job,
    /// When it was given up.
    pub at: Timestamp,
    /// Why the last attempt failed.
    pub reason: String,
}

/// How far a job has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// It waits, or is being done.
    Waiting,
    /// It is done.
    Done,
    /// It was given up.
    Dead,
}

/// How bad a failure is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Setback {
    /// Worth trying again: a server that is away, a full mailbox.
    Passing,
    /// Not worth it: an address that does not exist.
    Final,
}

/// What became of a failed job.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// It is due again then.
    Again(Timestamp),
    /// It was given up, and stands in the audit trail.
    Dead,
    /// A later attempt has taken it over.
    Superseded,
}

/// Takes the job that is due longest, for [`LEASE`]; `None` when nothing is due.
///
/// # Errors
/// When the store fails.
pub async fn lease(store: &dyn Store, now: Timestamp) -> Result<Option<Leased>, StoreError> {
    let mut tx = store.begin().await?;
    let leased = tx.lease_job(now, now.plus(LEASE)).await?;
    tx.commit().await?;
    Ok(leased)
}

/// Settles a job that was done. `false` when a later attempt has taken it over.
///
/// # Errors
/// When the store fails.
pub async fn done(store: &dyn Store, leased: &Leased) -> Result<bool, StoreError> {
    let mut tx = store.begin().await?;
    let settled = tx.finish_job(leased).await?;
    tx.commit().await?;
    Ok(settled)
}

/// Puts a job off that found no room, without counting that as a failure. `false` when a later
/// attempt has taken it over.
///
/// # Errors
/// When the store fails.
pub async fn hold(store: &dyn Store, leased: &Leased, due: Timestamp) -> Result<bool, StoreError> {
    let mut tx = store.begin().await?;
    let held = tx.hold_job(leased, due).await?;
    tx.commit().await?;
    Ok(held)
}

/// Ticks off the receipts of cases that another receipt has stood for.
///
/// # Errors
/// When the store fails.
pub async fn merged(store: &dyn Store, cases: &[CaseNumber]) -> Result<(), StoreError> {
    if cases.is_empty() {
        return Ok(());
    }
    let mut tx = store.begin().await?;
    tx.finish_held_receipts(cases).await?;
    tx.commit().await
}

/// Settles a job that failed; `reason` is for operators and must hold no address and no secret.
///
/// # Errors
/// When the store fails.
pub async fn failed(
    store: &dyn Store,
    leased: &Leased,
    setback: Setback,
    reason: &str,
    now: Timestamp,
) -> Result<Outcome, StoreError> {
    let mut tx = store.begin().await?;
    let give_up = setback == Setback::Final || leased.tries() >= MAX_ATTEMPTS;
    let outcome = if give_up {
        let settled = tx.bury_job(leased, now, reason).await?;
        if settled {
            let entry = Entry::new(
                now,
                Actor::Service,
                Act::MailGivenUp,
                &leased.job.kind.subject(),
            );
            tx.add_entry(&entry.with(&format!("{}: {reason}", leased.job.kind.as_str())))
                .await?;
        }
        if settled {
            Outcome::Dead
        } else {
            Outcome::Superseded
        }
    } else {
        let due = now.plus(wait_after(leased.tries()));
        let settled = tx.put_job_off(leased, due, reason).await?;
        if settled {
            Outcome::Again(due)
        } else {
            Outcome::Superseded
        }
    };
    tx.commit().await?;
    Ok(outcome)
}

/// The jobs that wait or are being done. None are left when all mail is out.
///
/// # Errors
/// When the store fails.
pub async fn left(store: &dyn Store) -> Result<Vec<Job>, StoreError> {
    store.read().await?.jobs_left().await
}

/// Whether mails leave late at the moment, so that whoever waits for one can be told.
///
/// # Errors
/// When the store fails.
pub async fn are_late(store: &dyn Store) -> Result<bool, StoreError> {
    store.read().await?.mails_are_late().await
}

/// The jobs that were given up, for whoever looks after the service.
///
/// # Errors
/// When the store fails.
pub async fn dead(store: &dyn Store) -> Result<Vec<DeadJob>, StoreError> {
    store.read().await?.dead_jobs().await
}

/// Makes a dead job due again; `false` when there is none of that id.
///
/// # Errors
/// When the store fails.
pub async fn revive(
    store: &dyn Store,
    id: JobId,
    actor: &Actor,
    now: Timestamp,
) -> Result<bool, StoreError> {
    let mut tx = store.begin().await?;
    let revived = tx.revive_job(id, now).await?;
    if revived {
        tx.add_entry(&Entry::new(
            now,
            actor.clone(),
            Act::MailRevived,
            &format!("job {id}"),
        ))
        .await?;
    }
    tx.commit().await?;
    Ok(revived)
}
