//! The context of the page that leads back in by a key.

use askama::Template;
use device::ShownChallenge;
use web::{ErrorSummary, Field};

use super::{Done, Shell, error, general, new_password};
use crate::app::App;
use crate::pages::picture::symbol;
use crate::problem::Problems;

/// CSS pixels along one module: what a photograph of a screen needs.
const MODULE: u32 = 6;
/// Light modules on either side of the symbol.
const QUIET: u32 = 4;

/// The challenge, and the form for the key that answers it.
#[derive(Template)]
#[template(path = "key.html")]
pub(crate) struct Key {
    pub(super) shell: Shell,
    pub(super) done: Option<Done>,
    pub(super) summary: ErrorSummary,
    pub(super) trouble: Option<String>,
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
    pub(super) key: Field,
    pub(super) passwords: [Field; 2],
}

impl Key {
    pub(crate) fn new(
        app: &App,
        shown: &ShownChallenge,
        typed: &str,
        problems: Option<&Problems>,
    ) -> Self {
        let key = Field::text("key", "Key")
            .value(typed)
            .help("Eight letters and digits from the mail, as in 4F7K-29QM. Capitals and dashes do not matter.")
            .error(error(problems, "key"))
            .attribute("autocomplete", "one-time-code")
            .attribute("autocapitalize", "characters")
            .attribute("spellcheck", "false")
            .attribute("data-key", "")
            .required();
        let passwords = new_password(app, problems);
        Self {
            shell: Shell::of(app, false),
            done: None,
            summary: ErrorSummary::of([&key].into_iter().chain(&passwords)),
            trouble: general(problems),
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
            key,
            passwords,
        }
    }

    /// With what was just done on top.
    pub(crate) fn told(self, done: Option<Done>) -> Self {
        Self { done, ..self }
    }
}
