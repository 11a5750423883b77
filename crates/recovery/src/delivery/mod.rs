//! Whether mails arrived (P9).
//!
//! Each mail leaves with an envelope of its own: the address that it comes back to holds a token that
//! nobody can guess, so a stranger cannot call somebody's mails undeliverable. What came back is noted
//! with the envelope, stands in the audit trail, and is told on the status page.

mod note;
mod return_token;

pub use self::note::{Bounce, Noted, Which, last_mail, note, seal};
pub use self::return_token::ReturnToken;

/// What a mail server reports of a mail.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// It was given up: nobody got the mail.
    Failed,
    /// It is still tried.
    Delayed,
}

impl Outcome {
    /// The word in the database and in REST.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Failed => "failed",
            Self::Delayed => "delayed",
        }
    }

    /// The outcome with that word.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        [Self::Failed, Self::Delayed]
            .into_iter()
            .find(|outcome| outcome.as_str() == word)
    }
}

/// A status code of RFC 3463, such as `5.1.1`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatusCode(String);

impl StatusCode {
    /// Reads a code: class 2, 4 or 5, then two numbers of at most three digits.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let parts: Vec<_> = text.split('.').collect();
        let [class, subject, detail] = parts.as_slice() else {
            return None;
        };
        let is_number = |part: &str| {
            (1..=3).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit())
        };
        let fits = ["2", "4", "5"].contains(class) && is_number(subject) && is_number(detail);
        fits.then(|| Self(text.to_owned()))
    }

    /// The code.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// How it went with the newest mail of a case to its holder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Delivery {
    /// As far as is known it arrived, or it is about to leave.
    Good,
    /// It did not leave at the first try, or is held up on its way; it is tried on.
    Delayed,
    /// We gave it up, or it came back.
    Failed,
}

impl Delivery {
    /// The word in REST.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Good => "good",
            Self::Delayed => "delayed",
            Self::Failed => "failed",
        }
    }
}
