//! The worker: sends what is due, sweeps what is over, and stops when it is told.

mod sweep;

pub use self::sweep::{sweep, sweep_orphans};

use std::sync::Arc;
use std::time::Duration;

use recovery::case::CaseNumber;
use recovery::delivery;
use recovery::jobs::{self, Leased, Outcome, Setback};
use recovery::letter::{self, Letter as Content, LetterError};
use recovery::limits::{self, Room};
use recovery::objection;
use recovery::store::StoreError;
use recovery::time::Timestamp;
use tokio::sync::watch;

use crate::mail::{Letter, MailError, Mailer, compose};
use crate::registry;
use crate::services::Services;

/// How often an idle worker looks for jobs.
const POLL: Duration = Duration::from_millis(500);
/// How long it leaves the store alone after a failure.
const REST: Duration = Duration::from_secs(5);
/// How often it sweeps.
const SWEEP: Duration = Duration::from_mins(10);
/// How soon it sweeps again when more waits: whoever erases a year at once does not stop the mails.
const SWEEP_ON: Duration = Duration::from_secs(2);
/// How often it looks for pictures that belong to nobody.
const ORPHANS: Duration = Duration::from_hours(24);
/// How long one letter may take: well within a job's lease, so that no other worker has it meanwhile.
const SENDING: Duration = Duration::from_secs(45);

/// Works until `stop` turns true or its sender is gone. A letter being sent is finished first.
pub async fn run(services: Services, mailer: Arc<dyn Mailer>, mut stop: watch::Receiver<bool>) {
    tracing::info!(mail = mailer.describe(), "the worker begins");
    // Imports take minutes, and mail does not wait for them.
    let imports = tokio::spawn(registry::uploads::run(services.clone(), stop.clone()));
    let telling = tokio::spawn(crate::webhooks::run(services.clone(), stop.clone()));
    let mut sweep_due = tokio::time::Instant::now();
    let mut orphans_due = sweep_due;
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
            let more = sweep(&services).await;
            sweep_due = tokio::time::Instant::now() + if more { SWEEP_ON } else { SWEEP };
        }
        if tokio::time::Instant::now() >= orphans_due {
            sweep_orphans(&services).await;
            orphans_due += ORPHANS;
        }
        if !pause.is_zero() {
            let told = tokio::time::timeout(pause, stop.changed()).await;
            if matches!(told, Ok(Err(_))) {
                break;
            }
        }
    }
    if telling.await.is_err() {
        tracing::error!("the webhooks have ended by themselves");
    }
    if imports.await.is_err() {
        tracing::error!("the imports have ended by themselves");
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

/// Does one job, if one is due.
async fn step(services: &Services, mailer: &dyn Mailer) -> Result<bool, StoreError> {
    let Some(leased) = jobs::lease(&*services.store, services.clock.now()).await? else {
        return Ok(false);
    };
    let kind = leased.job.kind;
    match work(services, mailer, &leased).await {
        Ok(Sent::Yes) => {
            jobs::done(&*services.store, &leased).await?;
            tracing::info!(job = kind.key(), attempt = leased.attempt, "mail sent");
        }
        Ok(Sent::Held(until)) => {
            jobs::hold(&*services.store, &leased, until).await?;
            tracing::info!(job = kind.key(), %until, "mail held until there is room for it");
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

/// What became of a mail.
enum Sent {
    /// It is out, or there was nothing left to say.
    Yes,
    /// Its mailbox has had as many as it may for now, or its device is quiet.
    Held(Timestamp),
}

async fn work(
    services: &Services,
    mailer: &dyn Mailer,
    leased: &Leased,
) -> Result<Sent, (Setback, String)> {
    let (mut letter, merged) = match write(services, leased).await? {
        Due::Letter(letter, merged) => (*letter, merged),
        Due::Nothing => return Ok(Sent::Yes),
        Due::Later(until) => return Ok(Sent::Held(until)),
    };
    let store = &*services.store;
    let taken = match take_room(services, leased, &letter).await {
        Ok(Room::Taken(taken)) => taken,
        Ok(Room::Full(until)) => return Ok(Sent::Held(until)),
        Err(error) => return Err((Setback::Passing, error.to_string())),
    };
    seal(services, leased, &mut letter)
        .await
        .map_err(|error| (Setback::Passing, error.to_string()))?;
    let passing = |reason: String| (Setback::Passing, without_addresses(&reason));
    let failure = match tokio::time::timeout(SENDING, mailer.send(&letter)).await {
        Err(_) => passing("the mail server took too long".into()),
        Ok(Err(MailError::Temporary(reason))) => passing(reason),
        Ok(Err(MailError::Permanent(reason))) => (Setback::Final, without_addresses(&reason)),
        Ok(Ok(())) => {
            if let Err(error) = objection::told(store, leased.job.kind, services.clock.now()).await
            {
                // Its silence counts for nothing then.
                tracing::warn!(%error, "a word to a reserved address could not be noted");
            }
            if let Err(error) = jobs::merged(store, &merged).await {
                // They go out by themselves then.
                tracing::warn!(%error, "merged receipts could not be ticked off");
            }
            return Ok(Sent::Yes);
        }
    };
    if let Err(error) = limits::give_back(store, &taken).await {
        tracing::warn!(%error, "a mail that did not leave stays counted");
    }
    Err(failure)
}

/// Gives a letter the address that it comes back to, where there is one to make it of.
async fn seal(services: &Services, leased: &Leased, letter: &mut Letter) -> Result<(), StoreError> {
    let Some(bounces) = &services.policy.bounces else {
        return Ok(());
    };
    let (job, now) = (leased.job.id, services.clock.now());
    let rng = &mut *services.entropy.rng();
    let token = delivery::seal(&*services.store, job, now, rng).await?;
    letter.from.bounces = token.address(bounces).or_else(|| Some(bounces.clone()));
    Ok(())
}

async fn take_room(
    services: &Services,
    leased: &Leased,
    letter: &Letter,
) -> Result<Room, StoreError> {
    limits::take_room(
        &*services.store,
        services.policy.limits,
        leased.job.kind,
        &letter.to,
        services.clock.now(),
        &mut *services.entropy.rng(),
    )
    .await
}

/// What a job comes to.
enum Due {
    /// A letter, with the requests whose receipts it stands for.
    Letter(Box<Letter>, Vec<CaseNumber>),
    /// There is nothing left to say.
    Nothing,
    /// It may not leave before then.
    Later(Timestamp),
}

async fn write(services: &Services, leased: &Leased) -> Result<Due, (Setback, String)> {
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
        Ok(content) => {
            let merged = match &content {
                Content::Receipt { others, .. } => others.clone(),
                _ => Vec::new(),
            };
            let letter = compose(content, kind, &services.policy, now);
            let unset = |error| (Setback::Final, format!("the letter cannot be set: {error}"));
            Ok(Due::Letter(Box::new(letter.map_err(unset)?), merged))
        }
        Err(LetterError::Moot) => Ok(Due::Nothing),
        Err(LetterError::Wait(until)) => Ok(Due::Later(until)),
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
