//! Webhooks: programs of others are told what happened, signed as Standard Webhooks has it.
//!
//! What is told follows the audit trail. Each act writes its entry in its own unit of work, so nothing is
//! told that did not happen; [`follow`] goes on from the last entry that it saw, and writes deliveries and
//! that place in one unit of work, so nothing is left out and nothing comes twice.

mod deliver;
mod event;
mod follow;
mod keep;
mod sign;

use core::fmt;

use thiserror::Error;

pub use self::deliver::{
    Attempt, Fallen, LEASE, Leased, MAX_ATTEMPTS, Outcome, lease, settle, wait_after,
};
pub use self::event::Event;
pub use self::follow::{About, CaseFacts, Told, follow};
pub use self::keep::{
    Change, Handed, NewHook, OLD_SECRET_LIFE, WebhookError, add, change, deliveries, hook, hooks,
    remove, rotate, send_again, test,
};
pub use self::sign::{WebhookSecret, signatures};
use crate::store::{DeliveryId, WebhookId};
use crate::text::Line;
use crate::time::Timestamp;

/// Where a webhook is called: an `https` address without user, password and fragment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WebhookUrl(String);

/// A text that is no such address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum UrlError {
    /// It is not https.
    #[error("The address begins with https://.")]
    NotHttps,
    /// It is no address, or longer than 500 characters.
    #[error("This is no address, or longer than 500 characters.")]
    Senseless,
    /// It has more than an address may have here.
    #[error("Leave out user name, password and everything behind a #.")]
    TooMuch,
}

impl WebhookUrl {
    /// Reads an address. Plain `http` is for networks of one's own, where the settings allow them.
    ///
    /// # Errors
    /// When it is none.
    pub fn parse(text: &str, private: bool) -> Result<Self, UrlError> {
        let text = text.trim();
        let rest = text.strip_prefix("https://");
        let rest = rest.or_else(|| text.strip_prefix("http://").filter(|_| private));
        let rest = rest.ok_or(UrlError::NotHttps)?;
        let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
        if host.contains('@') || rest.contains('#') {
            return Err(UrlError::TooMuch);
        }
        let plain = |byte: u8| byte.is_ascii_graphic() && !b"<>\"\\^`{|}".contains(&byte);
        match !host.is_empty() && text.len() <= 500 && text.bytes().all(plain) {
            true => Ok(Self(text.to_owned())),
            false => Err(UrlError::Senseless),
        }
    }

    /// The address.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The server alone, with its port: paths may hold what only the receiver is to know.
    #[must_use]
    pub fn host(&self) -> &str {
        let rest = self.0.split_once("://").map_or("", |(_, rest)| rest);
        rest.split(['/', '?']).next().unwrap_or_default()
    }
}

impl fmt::Display for WebhookUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// Whether a webhook is called.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// It is.
    On,
    /// What happens is kept for it, until it goes on.
    Paused,
    /// It is not, since its receiver was gone.
    Off,
}

impl Standing {
    /// The word in the database.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::On => "on",
            Self::Paused => "paused",
            Self::Off => "off",
        }
    }

    /// Reads the word of [`Self::as_str`].
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        let mut all = [Self::On, Self::Paused, Self::Off].into_iter();
        all.find(|one| one.as_str() == word)
    }
}

/// A webhook. Its secrets are sealed, each for this webhook alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Webhook {
    /// Its id.
    pub id: WebhookId,
    /// Where it is called.
    pub url: WebhookUrl,
    /// What it is for, for people.
    pub about: Option<Line>,
    /// What it is told.
    pub events: Vec<Event>,
    /// Whether it is called.
    pub standing: Standing,
    /// What signs.
    pub sealed: Vec<u8>,
    /// What signs besides, until then.
    pub older: Option<(Vec<u8>, Timestamp)>,
    /// When it was added.
    pub added_at: Timestamp,
    /// Since when every call has failed.
    pub failing_since: Option<Timestamp>,
    /// Why it is off, for people.
    pub why_off: String,
}

/// How far a delivery has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Progress {
    /// It waits for its time.
    Waiting,
    /// It was taken.
    Done,
    /// It was given up.
    Dead,
}

impl Progress {
    /// The word in the database.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Done => "done",
            Self::Dead => "dead",
        }
    }

    /// Reads the word of [`Self::as_str`].
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        let mut all = [Self::Waiting, Self::Done, Self::Dead].into_iter();
        all.find(|one| one.as_str() == word)
    }
}

/// One message to one webhook.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Delivery {
    /// Its id; deliveries go out in this order.
    pub id: DeliveryId,
    /// To whom.
    pub webhook: WebhookId,
    /// The message's id, the same in every attempt.
    pub message: String,
    /// The word of the event.
    pub event: String,
    /// What is sent.
    pub body: String,
    /// When it happened.
    pub at: Timestamp,
    /// When it is tried next.
    pub due: Timestamp,
    /// How often it was tried.
    pub attempt: u32,
    /// How far it has come.
    pub progress: Progress,
    /// What came of the newest attempt, for people.
    pub said: String,
    /// When that was.
    pub tried_at: Option<Timestamp>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_https_and_nothing_more() {
        for good in [
            "https://hooks.example/in?key=1",
            "https://[2606:4700::1111]:8443/",
        ] {
            assert!(WebhookUrl::parse(good, false).is_ok(), "{good}");
        }
        for (bad, why) in [
            ("http://hooks.example", UrlError::NotHttps),
            ("ftp://hooks.example", UrlError::NotHttps),
            ("https://", UrlError::Senseless),
            ("https://a.example/ b", UrlError::Senseless),
            ("https://user:pass@a.example/", UrlError::TooMuch),
            ("https://a.example/#x", UrlError::TooMuch),
        ] {
            assert_eq!(WebhookUrl::parse(bad, false), Err(why), "{bad}");
        }
        let near = WebhookUrl::parse("http://10.0.0.1:81/in?key=1", true).unwrap();
        assert_eq!(near.host(), "10.0.0.1:81");
    }
}
