//! The contexts of the pages for what support answers without a QR code: by file (D7), by security
//! code (D6), by temporary password (D9).

use std::time::Duration;

use askama::Template;
use device::{ShownChallenge, Status};
use web::{ErrorSummary, Field};

use super::challenge::{Shown, code_field, with_cameras};
use super::{Done, Shell, error, general, new_password};
use crate::app::App;
use crate::problem::Problems;

/// The file to send, and the form for the one that comes back.
#[derive(Template)]
#[template(path = "by_file.html")]
pub(crate) struct ByFile {
    pub(super) shell: Shell,
    pub(super) done: Option<Done>,
    pub(super) summary: ErrorSummary,
    pub(super) trouble: Option<String>,
    /// `None` before the file was made.
    pub(super) shown: Option<Shown>,
    pub(super) file: Field,
    pub(super) passwords: [Field; 2],
    /// The choice to set the cameras' passwords too, where there are cameras.
    pub(super) with_cameras: Option<Field>,
}

impl ByFile {
    pub(crate) fn new(
        app: &App,
        shown: Option<&ShownChallenge>,
        problems: Option<&Problems>,
    ) -> Self {
        let file = Field::file(
            "file",
            "File from support",
            ".regain,application/octet-stream",
        )
        .help("It was made for the challenge above, and is good for 24 hours.")
        .error(error(problems, "file"))
        .required();
        let passwords = new_password(app, problems);
        Self {
            shell: Shell::of(app, false),
            done: None,
            summary: ErrorSummary::of([&file].into_iter().chain(&passwords)),
            trouble: general(problems),
            shown: shown.map(|shown| Shown::of(app, shown)),
            file,
            passwords,
            with_cameras: with_cameras(app),
        }
    }

    /// With what was just done on top.
    pub(crate) fn told(self, done: Option<Done>) -> Self {
        Self { done, ..self }
    }
}

/// What support asks for, and the form for the code that it reads out.
#[derive(Template)]
#[template(path = "by_code.html")]
pub(crate) struct ByCode {
    pub(super) shell: Shell,
    pub(super) summary: ErrorSummary,
    pub(super) trouble: Option<String>,
    pub(super) started: String,
    pub(super) date: String,
    pub(super) code: Field,
    pub(super) passwords: [Field; 2],
}

impl ByCode {
    pub(crate) fn new(
        app: &App,
        status: &Status,
        typed: &str,
        problems: Option<&Problems>,
    ) -> Self {
        let date = app.clock.now().clock.date().to_string();
        let code = code_field("code", "Security code", "")
            .value(typed)
            .error(error(problems, "code"));
        let passwords = new_password(app, problems);
        Self {
            shell: Shell::of(app, false),
            summary: ErrorSummary::of([&code].into_iter().chain(&passwords)),
            trouble: general(problems),
            started: status.started.to_string(),
            date,
            code,
            passwords,
        }
    }
}

/// The one thing that a temporary password is good for.
#[derive(Template)]
#[template(path = "set_password.html")]
pub(crate) struct SetPassword {
    pub(super) shell: Shell,
    pub(super) summary: ErrorSummary,
    pub(super) trouble: Option<String>,
    pub(super) passwords: [Field; 2],
    /// How long the page is good for.
    pub(super) minutes: String,
}

impl SetPassword {
    pub(crate) fn new(app: &App, problems: Option<&Problems>) -> Self {
        let passwords = new_password(app, problems);
        Self {
            shell: Shell::of(app, false),
            summary: ErrorSummary::of(&passwords),
            trouble: general(problems),
            passwords,
            minutes: minutes(app.profile.lives.set_password()),
        }
    }
}

fn minutes(time: Duration) -> String {
    match time.as_secs() / 60 {
        1 => "one minute".to_owned(),
        10 => "ten minutes".to_owned(),
        minutes => format!("{minutes} minutes"),
    }
}
