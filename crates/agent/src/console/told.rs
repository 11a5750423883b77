//! What the agent tells the console, as JSON.

use qr::{Symbol, TooLong};
use serde::Deserialize;

/// Why nothing came of a call.
pub(super) enum Failed {
    /// The device refused it, in its own words.
    Refused(String),
    /// No agent answers, or not this one.
    Away(String),
}

#[derive(Deserialize)]
pub(super) struct Device {
    pub(super) serial: String,
    pub(super) model: String,
    pub(super) started: String,
    pub(super) clock: String,
    #[serde(rename = "activated")]
    pub(super) is_activated: bool,
    #[serde(skip)]
    pub(super) offers: Vec<Offer>,
}

#[derive(Deserialize)]
pub(super) struct Offers {
    pub(super) ways: Vec<Offer>,
}

#[derive(Deserialize)]
pub(super) struct Offer {
    pub(super) way: String,
    pub(super) title: String,
    pub(super) needs: String,
    pub(super) why: Option<String>,
}

#[derive(Deserialize)]
pub(super) struct Challenge {
    #[serde(rename = "challenge")]
    pub(super) number: String,
    link: String,
    pub(super) reserved_email: Option<String>,
}

impl Challenge {
    /// The link as the pages draw it: its last part in digits.
    pub(super) fn symbol(&self) -> Result<Symbol, TooLong> {
        let at = self.link.rfind('/').map_or(0, |slash| slash + 1);
        let (prefix, digits) = self.link.split_at(at);
        Symbol::link(prefix, digits)
    }
}

#[derive(Deserialize)]
pub(super) struct Questions {
    pub(super) questions: Vec<String>,
}

#[derive(Deserialize)]
pub(super) struct Session {
    pub(super) token: String,
    /// Whether it is good for nothing but a new password.
    #[serde(default)]
    pub(super) set_password_only: bool,
}

#[derive(Deserialize)]
pub(super) struct Refusal {
    pub(super) error: Told,
}

#[derive(Deserialize)]
pub(super) struct Told {
    pub(super) message: String,
}
