//! Settings, data folder and clock.

use anyhow::Result;
use protocol::VerifiedBundle;
use server::Clock;

use super::super::cli::Setup;
use super::super::clock::SystemClock;
use super::super::config::Config;
use super::super::files;
use super::super::listen;
use super::Report;

/// Where the settings come from, and who can reach the service by them.
pub(super) fn settings(setup: &Setup, config: &Config, report: &mut Report) {
    match &setup.config {
        Some(file) => report.good("settings", format!("read from {}", file.display())),
        None => report.good("settings", "the defaults; no file was named"),
    }
    for (what, address) in [
        ("portal", &config.portal.address),
        ("desk", &config.desk.address),
    ] {
        let words = format!("is reached at {address}");
        if address.to_string().starts_with("https://") {
            report.good(what, words);
        } else {
            let mend = format!("for others, set address in [{what}] to an https:// address");
            report.poor(what, format!("{words}, so from this machine only"), mend);
        }
    }
}

/// Whether certificates and their keys can be used.
pub(super) async fn certificates(config: &Config, report: &mut Report) {
    for (what, tls) in [("portal", &config.portal.tls), ("desk", &config.desk.tls)] {
        let Some(tls) = tls else { continue };
        match listen::certificate(tls).await {
            Ok(_) => report.good(
                what,
                format!("the certificate {} can be used", tls.certificate.display()),
            ),
            Err(error) => report.wrong(
                what,
                format!("{error:#}"),
                format!(
                    "name both files in [{what}.tls], and let the user who runs regain read them"
                ),
            ),
        }
    }
}

/// Whether the data folder is there, is ours, and is shut to others.
pub(super) fn data(config: &Config, report: &mut Report) {
    let folder = config.data.path();
    let shown = folder.display();
    if !folder.exists() {
        return report.poor(
            "data",
            format!("{shown} is not there yet"),
            "regain serve makes it",
        );
    }
    if let Err(error) = try_writing(config) {
        return report.wrong(
            "data",
            format!("{error:#}"),
            format!("give {shown} to the user who runs regain"),
        );
    }
    match files::open_to_others(folder) {
        Ok(false) => report.good("data", format!("{shown} is shut to others")),
        Ok(true) => report.wrong(
            "data",
            format!("{shown} is open to others"),
            format!("chmod 700 {shown}"),
        ),
        Err(error) => report.wrong(
            "data",
            format!("{error:#}"),
            "run this as the user who runs regain",
        ),
    }
}

fn try_writing(config: &Config) -> Result<()> {
    let file = config.data.path().join(".doctor");
    files::replace(&file, b"")?;
    Ok(std::fs::remove_file(&file)?)
}

/// Whether the clock can be right: a bundle is not signed in the future.
pub(super) fn clock(bundle: Option<&VerifiedBundle>, report: &mut Report) {
    let now = SystemClock.now();
    let issued = bundle.map_or(0, |bundle| bundle.issued().seconds());
    if now.seconds() < FIRST_RELEASE || now.seconds().unsigned_abs() < issued {
        let mend = "set the clock, best by NTP: one-time codes and expiry depend on it";
        return report.wrong(
            "clock",
            format!("it says {now}, which is past already"),
            mend,
        );
    }
    report.good("clock", format!("it says {now}"));
}

/// 2026-11-01: no clock that is right says less.
const FIRST_RELEASE: i64 = 1_793_491_200;
