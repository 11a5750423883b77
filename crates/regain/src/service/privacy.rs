//! `regain privacy`: what is kept of a person, as a copy, and erased.

use std::fs::OpenOptions;
use std::path::PathBuf;

use anyhow::{Context, Result, bail, ensure};
use clap::{Args, Subcommand};
use recovery::case::CaseNumber;
use recovery::retention::{self, Found, Person, erase_person, find};
use recovery::staff::Keeper;
use recovery::text::Line;
use server::privacy::{By, COPY_NAME};
use server::{Clock as _, worker};

use super::assemble;
use super::cli::Setup;
use super::clock::SystemClock;

#[derive(Debug, Subcommand)]
pub(crate) enum Privacy {
    /// List what is kept of a person, or of who asked about a device
    Find(About),
    /// Write a copy of it: a zip of one JSON file and the pictures
    Export {
        #[command(flatten)]
        about: About,
        /// Where to write it [default: personal-data.zip]; an existing file is never overwritten
        #[arg(long, value_name = "FILE")]
        out: Option<PathBuf>,
    },
    /// Erase it: all of it, or nothing when a request is open, held, or a mail about it is on its way
    ///
    /// Of each request its number, times, country, models and outcome are left, for the figures, and the
    /// audit trail stays whole. It cannot be taken back.
    Erase {
        #[command(flatten)]
        about: About,
        /// Erase; without this it is only listed
        #[arg(long)]
        yes: bool,
    },
}

/// Whom it is about.
#[derive(Args, Debug)]
pub(crate) struct About {
    #[command(flatten)]
    pub(crate) setup: Setup,
    /// An email address, or the serial number of a device
    pub(crate) person: String,
    /// Why you ask; it stands in the audit trail
    #[arg(long, value_name = "TEXT")]
    pub(crate) reason: String,
}

/// Runs one of the commands.
pub(crate) async fn run(command: Privacy) -> Result<()> {
    match command {
        Privacy::Find(about) => look(&about).await,
        Privacy::Export { about, out } => {
            export(&about, out.unwrap_or_else(|| COPY_NAME.into())).await
        }
        Privacy::Erase { about, yes } => erase(&about, yes).await,
    }
}

/// Whom it is about, and why somebody asks.
fn parsed(about: &About) -> Result<(Person, Line)> {
    let person = Person::parse(&about.person);
    let person = person.context("that is neither an email address nor a serial number")?;
    let reason = Line::parse(&about.reason).context("--reason")?;
    Ok((person, reason))
}

async fn look(about: &About) -> Result<()> {
    let services = assemble::services(&about.setup.load()?).await?;
    let (person, reason) = parsed(about)?;
    let now = SystemClock.now();
    let found = find(&*services.store, Keeper::Operator, &person, &reason, now).await?;
    show(&found);
    Ok(())
}

fn show(found: &Found) {
    for one in &found.cases {
        let (tally, number) = (one.tally, one.case.number);
        say!(
            "{number}  {}  {} devices ({} open), {} pictures, {} messages, {} notes, {} entries of the trail",
            one.case.opened_at,
            tally.total(),
            tally.open(),
            one.pictures,
            one.messages,
            one.notes,
            one.entries
        );
        if let Some(why) = &one.obstacle {
            say!("                not now: {why}");
        }
    }
    if found.is_cut {
        say!("There are more; those are found once these are erased.");
    }
    match found.cases.len() {
        0 => say!("No request is kept."),
        1 => say!("1 request is kept."),
        many => say!("{many} requests are kept."),
    }
    if found.orders > 0 {
        say!(
            "{} orders of mails to a reserved email are kept.",
            found.orders
        );
    }
    if found.in_registry {
        say!("The registry knows the device, which is no personal data; it stays there.");
    }
}

fn numbers(found: &Found) -> Vec<CaseNumber> {
    found.cases.iter().map(|one| one.case.number).collect()
}

async fn export(about: &About, out: PathBuf) -> Result<()> {
    let services = assemble::services(&about.setup.load()?).await?;
    let (person, reason) = parsed(about)?;
    let (store, now) = (&*services.store, SystemClock.now());
    let found = find(store, Keeper::Operator, &person, &reason, now).await?;
    ensure!(
        !found.is_cut,
        "more than {} requests are kept: take the copy in the database itself",
        found.cases.len()
    );
    let cases = numbers(&found);
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let file = options
        .open(&out)
        .with_context(|| format!("cannot write {}", out.display()))?;
    retention::note_export(store, Keeper::Operator, &cases, &reason, now).await?;
    let about = (person.to_string(), By::Authority);
    server::privacy::copy(&services, (&about.0, about.1), &cases, file).await?;
    say!("Wrote {} with {} requests.", out.display(), cases.len());
    say!("Read it through before you hand it over: notes and reasons of staff are in it.");
    Ok(())
}

async fn erase(about: &About, yes: bool) -> Result<()> {
    let services = assemble::services(&about.setup.load()?).await?;
    let (person, reason) = parsed(about)?;
    let (store, now) = (&*services.store, SystemClock.now());
    let found = find(store, Keeper::Operator, &person, &reason, now).await?;
    show(&found);
    if !yes {
        bail!("nothing was erased: add --yes to erase all of it; it cannot be taken back");
    }
    let cases = numbers(&found);
    erase_person(store, Keeper::Operator, &person, &cases, &reason, now)
        .await
        .context("nothing was erased")?;
    worker::sweep(&services).await;
    say!("Erased. Mails that were sent, and backups, keep what they hold until they end.");
    Ok(())
}
