//! How many a second, and how long one takes.

use std::fmt;
use std::time::Duration;

/// Times of many like calls, and how long all of them took together.
pub(crate) struct Figure {
    times: Vec<Duration>,
    all: Duration,
}

impl Figure {
    pub(crate) const HEADINGS: &str = "| database | what | a second | p50 | p99 | longest |\n\
        | --- | --- | --- | --- | --- | --- |";

    pub(crate) fn new(mut times: Vec<Duration>, all: Duration) -> Self {
        times.sort_unstable();
        Self { times, all }
    }

    /// The time that so many of a hundred calls do not exceed.
    fn within(&self, of_hundred: usize) -> Duration {
        self.times[(self.times.len() * of_hundred).div_ceil(100) - 1]
    }
}

impl fmt::Display for Figure {
    #[expect(clippy::cast_precision_loss, reason = "for people, to three digits")]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let rate = self.times.len() as f64 / self.all.as_secs_f64();
        write!(f, "| {rate:.0}")?;
        for part in [50, 99, 100] {
            write!(f, " | {:.1} ms", self.within(part).as_secs_f64() * 1e3)?;
        }
        write!(f, " |")
    }
}
