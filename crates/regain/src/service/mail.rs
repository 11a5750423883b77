//! `regain mail`: mails that were given up or came back, and keys that sign mails.

mod bounce;
pub(crate) mod dkim;

use std::process::ExitCode;

use anyhow::{Result, bail};
use recovery::audit::Actor;
use recovery::jobs::{dead, revive};
use recovery::store::JobId;
use server::Clock;

use super::cli::{Mail, Setup};
use super::clock::SystemClock;
use super::store;

/// Runs one of the commands.
pub(crate) async fn run(command: Mail) -> Result<ExitCode> {
    match command {
        Mail::Bounce(options) => return bounce::note(&options).await,
        Mail::DkimKey(options) => dkim::make(&options)?,
        Mail::Failed(setup) => failed(&setup).await?,
        Mail::Retry { setup, job } => retry(&setup, job).await?,
    }
    Ok(ExitCode::SUCCESS)
}

async fn failed(setup: &Setup) -> Result<()> {
    let store = store::open(&setup.load()?).await?;
    let dead = dead(&*store).await?;
    for job in &dead {
        say!(
            "{:>6}  {}  {:11}  {}  {}",
            job.job.id,
            job.at,
            job.job.kind.as_str(),
            job.job.kind.subject(),
            job.reason
        );
    }
    if dead.is_empty() {
        say!("No mail was given up.");
    }
    Ok(())
}

async fn retry(setup: &Setup, job: i64) -> Result<()> {
    let store = store::open(&setup.load()?).await?;
    if !revive(
        &*store,
        JobId::from_value(job),
        &Actor::Operator,
        SystemClock.now(),
    )
    .await?
    {
        bail!("there is no mail {job} that was given up; see: regain mail failed");
    }
    say!("Mail {job} is due again; the running service sends it within a minute.");
    Ok(())
}
