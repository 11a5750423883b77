//! How long a guesser waits.
//!
//! Failures are counted in a row, per origin and per kind of secret. The first four cost nothing,
//! from the fifth on each is followed by a wait of 30 s, doubling to 1 h (NIST SP 800-63B-4 3.2.2).
//! A failure is counted when the try is spent, before anything is compared, and taken back only by
//! success. Neither a restart nor a new challenge touches the count.

use std::time::Duration;

use crate::time::PoweredOn;

const FREE_FAILURES: u32 = 4;
const FIRST_WAIT: Duration = Duration::from_secs(30);
const LONGEST_WAIT: Duration = Duration::from_secs(60 * 60);
/// As many failures in a row close the typed ways back in.
const CLOSING_FAILURES: u32 = 20;

/// The failures in a row of one kind from one origin.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Budget {
    pub(crate) failures: u32,
    pub(crate) not_before: PoweredOn,
}

impl Budget {
    /// Counts a try as failed and starts the wait that follows it.
    pub(crate) fn spend(&mut self, now: PoweredOn) {
        self.failures = self.failures.saturating_add(1);
        self.not_before = now.after(wait_after(self.failures));
    }

    /// Time until the next try is taken, if it is not taken now.
    pub(crate) fn wait(&self, now: PoweredOn) -> Option<Duration> {
        let left = self.not_before.since(now);
        (left > Duration::ZERO).then_some(left)
    }

    /// The latest end of a wait that can have begun by `now`.
    pub(crate) fn latest(now: PoweredOn) -> PoweredOn {
        now.after(LONGEST_WAIT)
    }

    pub(crate) fn is_closed(&self) -> bool {
        self.failures >= CLOSING_FAILURES
    }
}

fn wait_after(failures: u32) -> Duration {
    match failures.checked_sub(FREE_FAILURES + 1) {
        None => Duration::ZERO,
        Some(doublings) => FIRST_WAIT
            .saturating_mul(1_u32.checked_shl(doublings).unwrap_or(u32::MAX))
            .min(LONGEST_WAIT),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inv3_the_wait_doubles_from_thirty_seconds_to_an_hour() {
        let waits: Vec<u64> = (0..=13).map(|n| wait_after(n).as_secs()).collect();
        assert_eq!(
            waits,
            [0, 0, 0, 0, 0, 30, 60, 120, 240, 480, 960, 1920, 3600, 3600]
        );
        for failures in [36, 37, 40, u32::MAX] {
            assert_eq!(
                wait_after(failures),
                LONGEST_WAIT,
                "after {failures} failures"
            );
        }
    }
}
