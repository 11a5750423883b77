//! How often: in memory, per node, against floods. What must hold for good is counted in the store.

use std::net::IpAddr;
use std::num::NonZeroU32;
use std::time::Duration;

use governor::clock::Clock;
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};

use super::client::ClientAddress;
use super::fault::Fault;

/// So many at once, and after that one more each time the pause has passed.
#[derive(Clone, Copy, Debug)]
pub struct Rate {
    /// How many may come at once.
    pub burst: NonZeroU32,
    /// How long until one more may come.
    pub pause: Duration,
}

impl Rate {
    /// So many at once, then one each so many seconds; zeros count as one.
    #[must_use]
    pub fn new(burst: u32, seconds: u32) -> Self {
        Self {
            burst: NonZeroU32::new(burst).unwrap_or(NonZeroU32::MIN),
            pause: Duration::from_secs(u64::from(seconds.max(1))),
        }
    }
}

/// The rates of each thing a stranger can do.
#[derive(Clone, Copy, Debug)]
pub struct Rates {
    /// Forms with a file and pictures to look at, per address: each may cost megabytes and a good
    /// part of a second of work.
    pub uploads: Rate,
    /// Frames of a camera, per address: a few a second for each phone behind it.
    pub frames: Rate,
    /// Requests without fault handed in, per address.
    pub requests: Rate,
    /// Status questions and links opened, per address.
    pub questions: Rate,
    /// Puzzles asked for, per address; they get harder long before.
    pub puzzles: Rate,
    /// Status questions without the solution of a puzzle while there are very many, per address.
    pub questions_unproven: Rate,
    /// Status questions, per serial.
    pub questions_of_serial: Rate,
    /// Mails ordered to reserved emails, per address; the store counts those that leave.
    pub email_orders: Rate,
    /// Sign-ins, per address. Those of one account are slowed by the store's count of failures; a
    /// second count here would let one stranger use it up and lock the account.
    pub sign_ins: Rate,
    /// Calls of programs, per token.
    pub program_calls: Rate,
    /// Tokens that open nothing, per address.
    pub wrong_tokens: Rate,
}

impl Default for Rates {
    fn default() -> Self {
        Self {
            uploads: Rate::new(40, 3),
            frames: Rate {
                burst: NonZeroU32::new(60).unwrap_or(NonZeroU32::MIN),
                pause: Duration::from_millis(100),
            },
            requests: Rate::new(30, 30),
            questions: Rate::new(30, 4),
            puzzles: Rate::new(60, 2),
            questions_unproven: Rate::new(4, 20),
            questions_of_serial: Rate::new(10, 30),
            email_orders: Rate::new(30, 10),
            sign_ins: Rate::new(20, 6),
            program_calls: Rate {
                pause: Duration::from_millis(50),
                ..Rate::new(200, 1)
            },
            wrong_tokens: Rate::new(20, 6),
        }
    }
}

type ByAddress = DefaultKeyedRateLimiter<IpAddr>;
type ByName = DefaultKeyedRateLimiter<String>;

/// The counters behind the rates.
pub(crate) struct Limits {
    uploads: ByAddress,
    frames: ByAddress,
    requests: ByAddress,
    questions: ByAddress,
    puzzles: ByAddress,
    questions_unproven: ByAddress,
    questions_of_serial: ByName,
    email_orders: ByAddress,
    sign_ins: ByAddress,
    program_calls: ByName,
    wrong_tokens: ByAddress,
}

impl Limits {
    pub(crate) fn new(rates: &Rates) -> Self {
        Self {
            uploads: RateLimiter::keyed(quota(rates.uploads)),
            frames: RateLimiter::keyed(quota(rates.frames)),
            requests: RateLimiter::keyed(quota(rates.requests)),
            questions: RateLimiter::keyed(quota(rates.questions)),
            puzzles: RateLimiter::keyed(quota(rates.puzzles)),
            questions_unproven: RateLimiter::keyed(quota(rates.questions_unproven)),
            questions_of_serial: RateLimiter::keyed(quota(rates.questions_of_serial)),
            email_orders: RateLimiter::keyed(quota(rates.email_orders)),
            sign_ins: RateLimiter::keyed(quota(rates.sign_ins)),
            program_calls: RateLimiter::keyed(quota(rates.program_calls)),
            wrong_tokens: RateLimiter::keyed(quota(rates.wrong_tokens)),
        }
    }

    pub(crate) fn upload(&self, who: ClientAddress) -> Result<(), Fault> {
        check(&self.uploads, &who.network())
    }

    pub(crate) fn frame(&self, who: ClientAddress) -> Result<(), Fault> {
        check(&self.frames, &who.network())
    }

    pub(crate) fn request(&self, who: ClientAddress) -> Result<(), Fault> {
        check(&self.requests, &who.network())
    }

    pub(crate) fn question(&self, who: ClientAddress) -> Result<(), Fault> {
        check(&self.questions, &who.network())
    }

    pub(crate) fn puzzle(&self, who: ClientAddress) -> Result<(), Fault> {
        check(&self.puzzles, &who.network())
    }

    pub(crate) fn question_unproven(&self, who: ClientAddress) -> Result<(), Fault> {
        check(&self.questions_unproven, &who.network())
    }

    pub(crate) fn question_of_serial(&self, serial: &str) -> Result<(), Fault> {
        check(&self.questions_of_serial, &key(serial))
    }

    pub(crate) fn email_order(&self, who: ClientAddress) -> Result<(), Fault> {
        check(&self.email_orders, &who.network())
    }

    pub(crate) fn sign_in(&self, who: ClientAddress) -> Result<(), Fault> {
        check(&self.sign_ins, &who.network())
    }

    pub(crate) fn program_call(&self, name: &str) -> Result<(), Fault> {
        check(&self.program_calls, &key(name))
    }

    pub(crate) fn wrong_token(&self, who: ClientAddress) -> Result<(), Fault> {
        check(&self.wrong_tokens, &who.network())
    }

    /// Forgets callers who have been quiet long enough to start afresh.
    pub(crate) fn tidy(&self) {
        self.uploads.retain_recent();
        self.requests.retain_recent();
        self.questions.retain_recent();
        self.puzzles.retain_recent();
        self.questions_unproven.retain_recent();
        self.questions_of_serial.retain_recent();
        self.frames.retain_recent();
        self.email_orders.retain_recent();
        self.sign_ins.retain_recent();
        self.program_calls.retain_recent();
        self.wrong_tokens.retain_recent();
    }
}

/// One spelling per name, and no longer than any name is: keys live in memory.
fn key(name: &str) -> String {
    name.trim()
        .chars()
        .take(64)
        .collect::<String>()
        .to_uppercase()
}

fn quota(rate: Rate) -> Quota {
    // `with_period` is None for a zero pause only, which `Rate::new` does not make.
    Quota::with_period(rate.pause)
        .unwrap_or(Quota::per_second(NonZeroU32::MIN))
        .allow_burst(rate.burst)
}

fn check<K: Clone + Eq + std::hash::Hash>(
    limiter: &DefaultKeyedRateLimiter<K>,
    key: &K,
) -> Result<(), Fault> {
    limiter.check_key(key).map_err(|until| Fault::TooOften {
        wait: until.wait_time_from(limiter.clock().now()),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_serial_asked_too_often_is_slowed_and_others_are_not() {
        let rates = Rates {
            questions_of_serial: Rate::new(2, 60),
            ..Rates::default()
        };
        let limits = Limits::new(&rates);
        assert!(limits.question_of_serial("A1").is_ok());
        assert!(limits.question_of_serial(" a1 ").is_ok());
        assert!(limits.question_of_serial("A1").is_err());
        assert!(limits.question_of_serial("A2").is_ok());
    }
}
