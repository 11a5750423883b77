//! `regain doctor`: what is wrong with a set-up, and how to mend it. It changes nothing, save that an
//! older database is brought up to date, as by every command.

mod calendar;
mod database;
mod keys;
mod mail;
mod pictures;
mod places;
mod report;
mod retention;
mod sso;

use std::process::ExitCode;

use anyhow::Result;

use self::report::{Health, Report};
use super::cli::Setup;

/// Looks at everything and prints what it found; fails when something cannot work.
pub(crate) async fn run(setup: &Setup) -> Result<ExitCode> {
    let mut report = Report::default();
    look(setup, &mut report).await;
    show!("{report}");
    Ok(if report.health() == Health::Wrong {
        ExitCode::FAILURE
    } else {
        ExitCode::SUCCESS
    })
}

async fn look(setup: &Setup, report: &mut Report) {
    let config = match setup.load() {
        Ok(config) => config,
        // Everything else would be looked for in the wrong place.
        Err(error) => {
            return report.wrong(
                "settings",
                format!("{error:#}"),
                "compare with: regain serve --print-config",
            );
        }
    };
    places::settings(setup, &config, report);
    places::certificates(&config, report).await;
    places::data(&config, report);
    let bundle = keys::look(&config, report);
    places::clock(bundle.as_ref(), report);
    calendar::look(&config, report);
    database::look(&config, report).await;
    pictures::look(&config, report).await;
    mail::look(&config, report).await;
    sso::look(&config, report).await;
}
