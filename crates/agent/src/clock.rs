//! The one place that reads clocks: wall clock and uptime of this start.

use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use device::Now;
use protocol::DeviceTime;
use tz::TimeZone;

/// Reads the device's clocks.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Clock {
    started: Instant,
}

impl Clock {
    /// Counts uptime from this call on.
    #[expect(clippy::disallowed_methods, reason = "this is the shell's one clock")]
    pub(crate) fn start() -> Self {
        Self {
            started: Instant::now(),
        }
    }

    pub(crate) fn now(self) -> Now {
        Now {
            uptime: self.started.elapsed(),
            clock: wall_clock(),
        }
    }

    /// Time since [`Clock::start`].
    pub(crate) fn uptime(self) -> Duration {
        self.started.elapsed()
    }
}

/// Seconds since 1970 in UTC, as this device believes.
#[expect(clippy::disallowed_methods, reason = "this is the shell's one clock")]
pub(crate) fn utc_seconds() -> i64 {
    match SystemTime::now().duration_since(UNIX_EPOCH) {
        Ok(since) => i64::try_from(since.as_secs()).unwrap_or(i64::MAX),
        Err(_) => 0,
    }
}

/// What a clock on the device's wall would show. A clock set before 1970 or after 2106 reads as the
/// nearest of the two: nothing that opens anything depends on it.
fn wall_clock() -> DeviceTime {
    let utc = utc_seconds();
    let shown = utc
        .saturating_add(ahead(std::env::var("TZ").ok().as_deref(), utc))
        .max(0);
    DeviceTime::from_seconds(u32::try_from(shown).unwrap_or(u32::MAX))
}

/// Seconds that the wall is ahead of UTC: by `TZ`, else by `/etc/localtime`, which is read each time
/// because the device's zone may be set while we run. UTC where neither says anything sensible.
fn ahead(zone: Option<&str>, utc: i64) -> i64 {
    let zone = match zone.filter(|zone| !zone.is_empty()) {
        Some(zone) => TimeZone::from_posix_tz(zone),
        None => TimeZone::local(),
    };
    zone.ok()
        .and_then(|zone| Some(zone.find_local_time_type(utc).ok()?.ut_offset()))
        .map_or(0, i64::from)
}

#[cfg(test)]
mod tests {
    use super::ahead;

    const BERLIN: &str = "CET-1CEST,M3.5.0,M10.5.0/3";

    #[test]
    fn the_wall_follows_the_zone_and_its_summer() {
        let (january, july) = (1_768_478_400, 1_784_116_800);
        assert_eq!(
            (ahead(Some(BERLIN), january), ahead(Some(BERLIN), july)),
            (3600, 7200)
        );
        assert_eq!(ahead(Some("EST5"), july), -5 * 3600);
    }

    #[test]
    fn a_zone_that_makes_no_sense_is_utc() {
        assert_eq!(ahead(Some("../../nowhere"), 0), 0);
        assert_eq!(ahead(Some("17 o'clock"), i64::MAX), 0);
    }
}
