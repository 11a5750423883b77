//! The service's time: whole seconds, UTC, always handed in.

use core::fmt;
use core::time::Duration;

use protocol::{DeviceDate, DeviceTime};

/// An instant in UTC, in whole seconds since 1970-01-01T00:00:00Z.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Timestamp(i64);

impl Timestamp {
    /// The instant `seconds` after 1970-01-01T00:00:00Z.
    #[must_use]
    pub const fn from_seconds(seconds: i64) -> Self {
        Self(seconds)
    }

    /// Seconds since 1970-01-01T00:00:00Z.
    #[must_use]
    pub const fn seconds(self) -> i64 {
        self.0
    }

    /// This instant moved later by `by`; parts of a second are dropped.
    #[must_use]
    pub const fn plus(self, by: Duration) -> Self {
        Self(self.0.saturating_add_unsigned(by.as_secs()))
    }

    /// This instant moved earlier by `by`; parts of a second are dropped.
    #[must_use]
    pub const fn minus(self, by: Duration) -> Self {
        Self(self.0.saturating_sub_unsigned(by.as_secs()))
    }

    /// How much later this is than `earlier`, or zero when it is not later.
    #[must_use]
    pub const fn since(self, earlier: Self) -> Duration {
        let seconds = self.0.saturating_sub(earlier.0);
        Duration::from_secs(if seconds > 0 {
            seconds.unsigned_abs()
        } else {
            0
        })
    }

    /// The calendar day of this instant in UTC.
    #[must_use]
    pub fn date(self) -> DeviceDate {
        self.wall_clock().date()
    }

    /// UTC read as a wall clock, which borrows the protocol's calendar; outside 1970 to 2106 it
    /// stands at the nearer end.
    fn wall_clock(self) -> DeviceTime {
        let seconds = self.0.clamp(0, i64::from(u32::MAX));
        DeviceTime::from_seconds(u32::try_from(seconds).unwrap_or(u32::MAX))
    }
}

impl fmt::Display for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} UTC", self.wall_clock())
    }
}
