//! The one place that reads clocks: wall clock and uptime of this start.

use std::time::{Duration, Instant};

use device::Now;
use jiff::Zoned;
use jiff::tz::TimeZone;
use protocol::DeviceTime;

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

/// What a clock on the device's wall would show. A clock set before 1970 or after 2106 reads as the
/// nearest of the two: nothing that opens anything depends on it.
#[expect(clippy::disallowed_methods, reason = "this is the shell's one clock")]
fn wall_clock() -> DeviceTime {
    let shown = Zoned::now().datetime().to_zoned(TimeZone::UTC);
    let seconds = shown.map_or(0, |shown| shown.timestamp().as_second());
    DeviceTime::from_seconds(u32::try_from(seconds.max(0)).unwrap_or(u32::MAX))
}
