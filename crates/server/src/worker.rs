//! The worker: sends what is due, sweeps what is over, and stops when it is told.

use std::sync::Arc;
use std::time::Duration;

use recovery::jobs::{self, Leased, Outcome, Setback};
use recovery::letter::{self, LetterError};
use recovery::staff::{IDLE_LIFE, SESSION_LIFE};
use recovery::store::{Store, StoreError};
use recovery::time::Timestamp;
use tokio::sync::watch;

use crate::mail::{Letter, MailError, Mailer, compose};
use crate::pictures::Shelf;
use crate::services::Services;

/// How often an idle worker looks for jobs.
const POLL: Duration = Duration::from_millis(500);
/// How long it leaves the store alone after a failure.
const REST: Duration = Duration::from_secs(5);
/// How often it sweeps.
const SWEEP: Duration = Duration::from_mins(10);
/// How long one letter may take: well within a job's lease, so that no other worker has it meanwhile.
const SENDING: Duration = Duration::from_secs(45);

/// Works until `stop` turns true or its sender is gone. A letter being sent is finished first.
pub async fn run(services: Services, mailer: Arc<dyn Mailer>, mut stop: watch::Receiver<bool>) {
    tracing::info!(mail = mailer.describe(), "the worker begins");
    let mut sweep_due = tokio::time::Instant::now();
    while !*stop.borrow() {
        let pause = match step(&services, &*mailer).await {
            Ok(true) => Duration::ZERO,
            Ok(false) => POLL,
            Err(error) => {
                tracing::warn!(%error, "the worker cannot reach its jobs");
                REST
            }
        };
        if tokio::time::Instant::now() >= sweep_due {
            sweep(&services).await;
            sweep_due += SWEEP;
        }
        if !pause.is_zero() {
            let told = tokio::time::timeout(pause, stop.changed()).await;
            if matches!(told, Ok(Err(_))) {
                break;
            }
        }
    }
    tracing::info!("the worker has stopped");
}

/// Does all that is due now and says how much that was: for tests, demos and one-shot runs.
///
/// # Errors
/// When the store fails.
pub async fn drain(services: &Services, mailer: &dyn Mailer) -> Result<usize, StoreError> {
    let mut count = 0;
    while step(services, mailer).await? {
        count += 1;
    }
    Ok(count)
}

/// Removes picture drafts and sessions whose time is over.
pub async fn sweep(services: &Services) {
    let now = services.clock.now();
    match Shelf::new(services.pictures.clone()).sweep(now).await {
        Ok(0) => {}
        Ok(count) => tracing::info!(count, "picture drafts swept"),
        Err(error) => tracing::warn!(?error, "the sweep of picture drafts failed"),
    }
    if let Err(error) = end_sessions(&*services.store, now).await {
        tracing::warn!(%error, "the sweep of sessions failed");
    }
}

/// Removes sessions that have ended by themselves; they open nothing any more.
async fn end_sessions(store: &dyn Store, now: Timestamp) -> Result<(), StoreError> {
    let mut tx = store.begin().await?;
    tx.end_stale_sessions(now.minus(SESSION_LIFE), now.minus(IDLE_LIFE))
        .await?;
    tx.commit().await
}

/// Does one job, if one is due.
async fn step(services: &Services, mailer: &dyn Mailer) -> Result<bool, StoreError> {
    let Some(leased) = jobs::lease(&*services.store, services.clock.now()).await? else {
        return Ok(false);
    };
    let kind = leased.job.kind;
    match work(services, mailer, &leased).await {
        Ok(()) => {
            jobs::done(&*services.store, &leased).await?;
            tracing::info!(job = kind.key(), attempt = leased.attempt, "mail sent");
        }
        Err((setback, reason)) => {
            let now = services.clock.now();
            let outcome = jobs::failed(&*services.store, &leased, setback, &reason, now).await?;
            report(&leased, outcome, &reason);
        }
    }
    Ok(true)
}

fn report(leased: &Leased, outcome: Outcome, reason: &str) {
    let (job, attempt) = (leased.job.kind.key(), leased.attempt);
    match outcome {
        Outcome::Again(due) => tracing::warn!(job, attempt, reason, %due, "mail put off"),
        Outcome::Dead => tracing::error!(job, attempt, reason, "mail given up"),
        Outcome::Superseded => tracing::warn!(job, attempt, "mail taken over by another worker"),
    }
}

async fn work(
    services: &Services,
    mailer: &dyn Mailer,
    leased: &Leased,
) -> Result<(), (Setback, String)> {
    let Some(letter) = write(services, leased).await? else {
        return Ok(());
    };
    let passing = |reason: String| (Setback::Passing, without_addresses(&reason));
    match tokio::time::timeout(SENDING, mailer.send(&letter)).await {
        Err(_) => Err(passing("the mail server took too long".into())),
        Ok(Err(MailError::Temporary(reason))) => Err(passing(reason)),
        Ok(Err(MailError::Permanent(reason))) => Err((Setback::Final, without_addresses(&reason))),
        Ok(Ok(())) => Ok(()),
    }
}

/// The letter of a job, or nothing when there is nothing left to say.
async fn write(services: &Services, leased: &Leased) -> Result<Option<Letter>, (Setback, String)> {
    let (kind, now) = (leased.job.kind, services.clock.now());
    let content = letter::write(
        &*services.store,
        &*services.keys,
        &services.policy,
        kind,
        now,
        &mut *services.entropy.rng(),
    )
    .await;
    match content {
        Ok(content) => compose(content, kind, &services.policy, now)
            .map(Some)
            .map_err(|error| (Setback::Final, format!("the letter cannot be set: {error}"))),
        Err(LetterError::Moot) => Ok(None),
        Err(error) => Err((Setback::Passing, error.to_string())),
    }
}

/// Mail servers repeat addresses in what they say; records of failures keep none.
fn without_addresses(reason: &str) -> String {
    reason
        .split_whitespace()
        .map(|word| {
            if word.contains('@') {
                "(address)"
            } else {
                word
            }
        })
        .collect::<Vec<_>>()
        .join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_recorded_failure_names_no_address() {
        let said = "550 5.1.1 <holder@example.org>: no such user";
        assert_eq!(without_addresses(said), "550 5.1.1 (address) no such user");
    }
}
