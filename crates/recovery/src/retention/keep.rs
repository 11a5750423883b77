//! How long what is kept.

use core::time::Duration;

use crate::store::API_ANSWER_LIFE;
use crate::time::Timestamp;

/// How long what is kept. Sessions, links, counts and confirmations have lives of their own, at whose end
/// they are removed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Keep {
    /// Who asked, and all that was written, from the end of the request.
    pub requests: Duration,
    /// Pictures, from the end of the request.
    pub evidence: Duration,
    /// Mails and what is known of their delivery, what webhooks were told, and orders of mails to reserved emails.
    pub mails: Duration,
    /// Why something was turned away, and imports at the desk with the rows that they left out.
    pub refused: Duration,
}

impl Keep {
    /// A year for requests, thirty days for everything else.
    pub const SHIPPED: Self = Self {
        requests: days(365),
        evidence: days(30),
        mails: days(30),
        refused: days(30),
    };

    /// What is older than that is over.
    #[must_use]
    pub fn before(&self, now: Timestamp) -> Cutoffs {
        Cutoffs {
            requests: now.minus(self.requests),
            evidence: now.minus(self.evidence),
            mails: now.minus(self.mails),
            refused: now.minus(self.refused),
            answers: now.minus(API_ANSWER_LIFE),
            now,
        }
    }
}

const fn days(count: u64) -> Duration {
    Duration::from_hours(count * 24)
}

/// The times before which what is of each kind is over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cutoffs {
    /// Of requests.
    pub requests: Timestamp,
    /// Of pictures.
    pub evidence: Timestamp,
    /// Of mails.
    pub mails: Timestamp,
    /// Of refusals, and of imports that have ended.
    pub refused: Timestamp,
    /// Of answers to calls of programs.
    pub answers: Timestamp,
    /// Of what has an end of its own.
    pub now: Timestamp,
}
