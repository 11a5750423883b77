//! The database, and what it says of staff, registry and mails.

use std::time::Duration;

use recovery::audit::{TrailError, check};
use recovery::jobs;
use recovery::staff;
use recovery::store::{Store, StoreError};
use server::Clock as _;

use super::super::clock::SystemClock;
use super::super::config::Config;
use super::super::keys::FolderVault;
use super::super::store;
use super::{Report, retention};

/// How far back mails are counted.
const WEEK: Duration = Duration::from_hours(7 * 24);

/// Looks into the database. SQLite's file is not made if it is missing: that is for `serve` to do.
pub(super) async fn look(config: &Config, report: &mut Report) {
    let file = config.data.database();
    if config.database.url.is_none() && !file.exists() {
        let words = format!("{} is not there yet", file.display());
        return report.poor("database", words, "regain serve makes it");
    }
    let store = match store::open(config).await {
        Ok(store) => store,
        Err(error) => {
            let mend = "see that it runs, and that DATABASE_URL or [database] is right";
            return report.wrong("database", format!("{error:#}"), mend);
        }
    };
    report.good(
        "database",
        if config.database.url.is_some() {
            "PostgreSQL"
        } else {
            "SQLite"
        },
    );
    if let Err(error) = inside(&*store, config, report).await {
        report.wrong(
            "database",
            error.to_string(),
            "put a backup in its place, or ask for help with this message",
        );
    }
}

async fn inside(store: &dyn Store, config: &Config, report: &mut Report) -> Result<(), StoreError> {
    let mut tx = store.read().await?;
    let accounts = tx.accounts().await?;
    let staff = accounts
        .iter()
        .filter(|account| account.removed_at.is_none())
        .count();
    let (devices, enrolled) = tx.count_devices().await?;
    drop(tx);
    if staff == 0 {
        report.wrong(
            "staff",
            "there is no account, so nobody can answer",
            "regain staff add NAME",
        );
    } else {
        report.good("staff", format!("{staff} with password and second factor"));
    }
    second_factors(store, config, report).await?;
    let words = format!("{devices} devices, {enrolled} of them enrolled");
    if enrolled == 0 {
        let mend = "regain registry add or import, then regain registry token or enrol";
        report.poor(
            "registry",
            format!("{words}: no challenge can be genuine yet"),
            mend,
        );
    } else {
        report.good("registry", words);
    }
    trail(store, report).await?;
    retention::look(store, config, report).await?;
    returned(store, config, report).await?;
    let waiting = jobs::left(store).await?.len();
    let dead = jobs::dead(store).await?;
    match dead.first() {
        Some(job) => {
            let words = format!(
                "{} given up, {waiting} mails waiting; the first because: {}",
                dead.len(),
                job.reason
            );
            report.wrong(
                "queue",
                words,
                "mend what it says, then: regain mail failed; regain mail retry NUMBER",
            );
        }
        None => report.good("queue", format!("no mail given up, {waiting} waiting")),
    }
    Ok(())
}

/// Whether the data keys here are those by which the second factors were sealed.
async fn second_factors(
    store: &dyn Store,
    config: &Config,
    report: &mut Report,
) -> Result<(), StoreError> {
    // What is wrong with the folder of keys is told where the keys are looked at.
    let Ok(Some(vault)) = FolderVault::existing(config) else {
        return Ok(());
    };
    let shut = staff::unopened_secrets(store, &vault).await?;
    if !shut.is_empty() {
        let names: Vec<_> = shut.iter().map(ToString::to_string).collect();
        let words = format!(
            "the second factor of {} cannot be opened with the data keys that are here",
            names.join(", ")
        );
        let mend = "put the data key's file back from your copy, or let an admin invite them anew";
        report.wrong("staff", words, mend);
    }
    Ok(())
}

async fn trail(store: &dyn Store, report: &mut Report) -> Result<(), StoreError> {
    match check(store).await {
        Ok(head) if head.number == 0 => report.good("audit", "nothing was written yet"),
        Ok(head) => {
            let words = format!("{} entries, the last with hash {}", head.number, head.link);
            report.good("audit", words);
        }
        Err(TrailError::Store(error)) => return Err(error),
        Err(TrailError::Broken(broken)) => report.wrong(
            "audit",
            format!("somebody changed the database by other means than this program: {broken}"),
            "keep the database as it is; compare it with a backup and with earlier exports",
        ),
    }
    Ok(())
}

/// How many mails came back of late.
async fn returned(
    store: &dyn Store,
    config: &Config,
    report: &mut Report,
) -> Result<(), StoreError> {
    if config.mail.bounces().is_none() {
        return Ok(());
    }
    let since = SystemClock.now().minus(WEEK);
    let (left, failed) = store.read().await?.count_envelopes(since).await?;
    let words = format!("{failed} of {left} mails of the last 7 days came back");
    // One in twenty is more than people mistype.
    if failed > 4 && failed * 20 > left {
        let mend = "see whether receivers block your server: docs/mail.md; regain audit export has why each came back";
        report.poor("bounces", words, mend);
    } else {
        report.good("bounces", words);
    }
    Ok(())
}
