//! What a picture may cost.

use std::fmt;
use std::time::Duration;

/// Bounds that are checked before a picture is decoded, and while it is looked at.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// Largest file, in bytes.
    pub bytes: usize,
    /// Most pixels, width times height.
    pub pixels: u64,
    /// Longest side, in pixels.
    pub side: u32,
    /// Most time; without one, only the work is bounded.
    pub time: Option<TimeLimit>,
}

impl Default for Limits {
    /// 10 MiB, 40 megapixels and 16384 pixels a side: more than a telephone's camera makes, and
    /// little enough to hold in memory. No clock.
    fn default() -> Self {
        Self {
            bytes: 10 * 1024 * 1024,
            pixels: 40_000_000,
            side: 16_384,
            time: None,
        }
    }
}

/// How long one picture may take, by a clock of the caller's.
///
/// The clock is asked between the looks at a picture and inside the long ones, some thirty
/// milliseconds apart at most; decoding cannot be broken off and counts.
#[derive(Clone, Copy)]
pub struct TimeLimit {
    /// Time that never runs back, best that which the calling thread has worked.
    pub clock: fn() -> Duration,
    /// From the call to the last look.
    pub most: Duration,
}

impl fmt::Debug for TimeLimit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TimeLimit")
            .field("most", &self.most)
            .finish_non_exhaustive()
    }
}

/// The end of the time for one picture.
#[derive(Clone, Copy)]
pub(crate) struct Deadline(Option<(fn() -> Duration, Duration)>);

impl Deadline {
    pub(crate) fn new(limits: &Limits) -> Self {
        Self(limits.time.map(|limit| {
            let end = (limit.clock)().saturating_add(limit.most);
            (limit.clock, end)
        }))
    }

    pub(crate) fn is_over(&self) -> bool {
        self.0.is_some_and(|(clock, end)| clock() >= end)
    }
}
