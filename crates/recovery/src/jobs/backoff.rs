//! How long a failed job waits.

use core::time::Duration;

/// Attempts before a job is given up: with the waits below, a little more than two days.
pub const MAX_ATTEMPTS: u32 = 55;

const FIRST: Duration = Duration::from_secs(30);
const LONGEST: Duration = Duration::from_hours(1);

/// The wait after attempt number `attempt` (from 1) failed: 30 s, doubling, at most one hour.
#[must_use]
pub fn wait_after(attempt: u32) -> Duration {
    let doublings = attempt.saturating_sub(1).min(16);
    FIRST.saturating_mul(1 << doublings).min(LONGEST)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_double_from_half_a_minute_to_an_hour() {
        let seconds: Vec<_> = (1..=9).map(|n| wait_after(n).as_secs()).collect();
        assert_eq!(seconds, [30, 60, 120, 240, 480, 960, 1920, 3600, 3600]);
        assert_eq!(wait_after(u32::MAX), LONGEST);
    }

    #[test]
    fn a_mail_server_may_be_away_for_a_weekend() {
        let total: Duration = (1..MAX_ATTEMPTS).map(wait_after).sum();
        assert!(total > Duration::from_hours(47), "{total:?}");
    }
}
