//! `regain privacy`: what is kept of a person, as a copy, and erased.

use std::fs::OpenOptions;

use anyhow::{Context, Result, bail, ensure};
use recovery::case::CaseNumber;
use recovery::retention::{self, Found, Person, erase_person, find};
use recovery::staff::Keeper;
use recovery::text::Line;
use server::privacy::{By, COPY_NAME};
use server::{Clock as _, worker};

use super::assemble;
use super::cli::{About, Privacy};
use super::clock::SystemClock;

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

async fn export(about: &About, out: std::path::PathBuf) -> Result<()> {
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
