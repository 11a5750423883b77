//! `regain mail bounce`: what a mail server pipes in when one of our mails came back.

use std::io::Read as _;
use std::process::ExitCode;

use anyhow::{Context, Result, bail};
use recovery::delivery::{self, Noted, Which};
use server::Clock as _;
use server::mail::{MOST_BYTES, Report};

use super::super::cli::BounceOptions;
use super::super::clock::SystemClock;
use super::super::store;

/// What mail servers take for "try again later" (`sysexits.h`).
const TEMPORARY: u8 = 75;

/// Reads a report from standard input and notes it. What is none is said and let go: a mail server
/// that heard of a failure would send back what came back.
pub(super) async fn note(options: &BounceOptions) -> Result<ExitCode> {
    let config = options.setup.load()?;
    let Some(bounces) = config.mail.bounces() else {
        bail!("[mail] names no address for bounces, so nothing can come back to it");
    };
    let mut message = Vec::new();
    let most = u64::try_from(MOST_BYTES).unwrap_or(u64::MAX);
    let read = std::io::stdin().take(most).read_to_end(&mut message);
    read.context("cannot read the report")?;
    let report = match Report::read(&message, options.recipient.as_deref(), bounces) {
        Ok(report) => report,
        Err(why) => {
            say!("Nothing noted: {why}.");
            return Ok(ExitCode::SUCCESS);
        }
    };
    let which = Which::Returned(report.token);
    let noted = async {
        let store = store::open(&config).await?;
        let now = SystemClock.now();
        anyhow::Ok(delivery::note(&*store, &which, &report.bounce, now).await?)
    };
    match noted.await {
        Ok(Noted::New) => say!("Noted."),
        Ok(Noted::Known) => say!("Nothing noted: as much was known already."),
        Ok(Noted::Unknown) => say!("Nothing noted: no such mail left here."),
        Err(error) => {
            say!("Not noted for now: {error:#}");
            return Ok(ExitCode::from(TEMPORARY));
        }
    }
    Ok(ExitCode::SUCCESS)
}
