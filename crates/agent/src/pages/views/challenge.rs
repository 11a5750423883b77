//! The contexts of the pages that show a challenge: by key (D8), by reserved email (D5).

use askama::Template;
use device::{ShownChallenge, Status};
use protocol::{Scope, Way};
use web::{ErrorSummary, Field};

use super::{Done, Shell, error, general, new_password};
use crate::app::App;
use crate::flows::{EMAIL_TERMS, offers_cameras};
use crate::pages::picture::symbol;
use crate::problem::Problems;

/// CSS pixels along one module: what a photograph of a screen needs.
const MODULE: u32 = 6;
/// Light modules on either side of the symbol.
const QUIET: u32 = 4;

/// A challenge as its page shows it.
pub(crate) struct Shown {
    pub(super) number: String,
    /// CSS pixels along the QR picture.
    pub(super) qr_side: u32,
    pub(super) started: String,
    pub(super) clock: String,
    pub(super) service: String,
    pub(super) link: String,
    pub(super) hours_left: u64,
    pub(super) tries_left: u8,
    pub(super) reserved_email: Option<String>,
    /// Whether the cameras get the new password too.
    pub(super) with_cameras: bool,
    /// What became of those before it that somebody may still wait for.
    pub(super) replaced: Option<String>,
}

impl Shown {
    pub(crate) fn of(app: &App, shown: &ShownChallenge) -> Self {
        Self {
            number: shown.challenge.number().to_string(),
            qr_side: symbol(app, shown)
                .map_or(0, |symbol| MODULE * (u32::from(symbol.side()) + 2 * QUIET)),
            started: shown.challenge.header().started.to_string(),
            clock: app.clock.now().clock.to_string(),
            service: app.bundle.service().to_string(),
            link: shown.challenge.to_link(app.bundle.service()),
            hours_left: shown.life_left.as_secs() / 3600,
            tries_left: shown.tries_left,
            reserved_email: shown.reserved_email.clone(),
            with_cameras: shown.challenge.header().scope == Scope::AdministratorAndCameras,
            replaced: shown.told_of_replaced(),
        }
    }

    /// How many tries are left, to begin a sentence.
    pub(super) fn tries(&self) -> String {
        match self.tries_left {
            1 => "One try is left".to_owned(),
            tries => format!("{tries} tries are left"),
        }
    }

    /// How long it lives yet, to follow "after".
    pub(super) fn life(&self) -> String {
        match self.hours_left {
            0 => "less than an hour".to_owned(),
            1 => "one more hour".to_owned(),
            hours => format!("{hours} more hours"),
        }
    }
}

/// The choice to set the cameras' passwords with the device's own (D12).
pub(super) fn with_cameras(app: &App) -> Option<Field> {
    offers_cameras(app).then(|| {
        Field::checkbox("with_cameras", "Also set the cameras' passwords").help(
            "They get the new password too. After the next sign-in you see what became of each.",
        )
    })
}

/// The field for eight letters and digits that somebody was told.
pub(super) fn code_field(name: &'static str, label: &'static str, from: &str) -> Field {
    Field::text(name, label)
        .help(format!(
            "Eight letters and digits{from}, as in 4F7K-29QM. Capitals and dashes do not matter."
        ))
        .attribute("autocomplete", "one-time-code")
        .attribute("autocapitalize", "characters")
        .attribute("spellcheck", "false")
        .attribute("data-key", "")
        .required()
}

/// A challenge, and the form for what answers it: a key (D8), or a code from the reserved email (D5).
#[derive(Template)]
#[template(path = "challenge.html")]
pub(crate) struct ChallengePage {
    pub(super) shell: Shell,
    pub(super) done: Option<Done>,
    pub(super) summary: ErrorSummary,
    pub(super) trouble: Option<String>,
    /// Whether its answer goes to the reserved email.
    pub(super) by_email: bool,
    pub(super) shown: Shown,
    pub(super) code: Field,
    pub(super) passwords: [Field; 2],
}

impl ChallengePage {
    pub(crate) fn new(
        app: &App,
        shown: &ShownChallenge,
        typed: &str,
        problems: Option<&Problems>,
    ) -> Self {
        let by_email = shown.way == Way::Email;
        let (name, label) = if by_email {
            ("code", "Code")
        } else {
            ("key", "Key")
        };
        let code = code_field(name, label, " from the mail")
            .value(typed)
            .error(error(problems, name));
        let passwords = new_password(app, problems);
        Self {
            shell: Shell::of(app, false),
            done: None,
            summary: ErrorSummary::of([&code].into_iter().chain(&passwords)),
            trouble: general(problems),
            by_email,
            shown: Shown::of(app, shown),
            code,
            passwords,
        }
    }

    /// With what was just done on top.
    pub(crate) fn told(self, done: Option<Done>) -> Self {
        Self { done, ..self }
    }

    /// The way, as its address names it.
    fn way(&self) -> &'static str {
        if self.by_email { "email" } else { "key" }
    }
}

/// What has to be agreed to before a code is asked for.
#[derive(Template)]
#[template(path = "agree_to_email.html")]
pub(crate) struct AgreeToEmail {
    pub(super) shell: Shell,
    pub(super) summary: ErrorSummary,
    pub(super) masked: String,
    pub(super) terms: &'static str,
    pub(super) agreed: Field,
    /// The choice to set the cameras' passwords too, where there are cameras.
    pub(super) with_cameras: Option<Field>,
}

impl AgreeToEmail {
    pub(crate) fn new(app: &App, status: &Status, problems: Option<&Problems>) -> Self {
        let agreed = Field::checkbox("agreed", "This holds for me, and I agree")
            .error(error(problems, "agreed"))
            .required();
        Self {
            shell: Shell::of(app, false),
            summary: ErrorSummary::of([&agreed]),
            masked: status.reserved_email.clone().unwrap_or_default(),
            terms: EMAIL_TERMS,
            agreed,
            with_cameras: with_cameras(app),
        }
    }
}
