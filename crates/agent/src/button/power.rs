//! Time since power-on, as the button counts it.

use std::fs;
use std::time::Duration;

use super::source::Look;
use crate::clock::Clock;
use crate::config::CountsFrom;

/// An agent that starts later than this after the kernel was not started by power-on.
const LATEST_START: Duration = Duration::from_secs(3 * 60);

/// Counts time since power-on.
#[derive(Debug, Clone, Copy)]
pub(super) struct PowerOn {
    clock: Clock,
    /// What the kernel's clock showed when `clock` was started.
    kernel: Duration,
    from_kernel: bool,
}

impl PowerOn {
    /// Counts from where the configuration says. Where that is the agent's start, an agent that was
    /// started again long after power-on counts from the kernel's all the same, so that its button
    /// does nothing.
    pub(super) fn new(from: CountsFrom, clock: Clock) -> Self {
        let kernel = kernel_uptime().saturating_sub(clock.uptime());
        Self::at(from, clock, kernel)
    }

    fn at(from: CountsFrom, clock: Clock, kernel: Duration) -> Self {
        let from_kernel = match from {
            CountsFrom::Kernel => true,
            CountsFrom::Agent => kernel > LATEST_START,
            CountsFrom::EveryStart => false,
        };
        Self {
            clock,
            kernel,
            from_kernel,
        }
    }

    /// Now.
    pub(super) fn now(self) -> Duration {
        let before = if self.from_kernel {
            self.kernel
        } else {
            Duration::ZERO
        };
        before + self.clock.uptime()
    }

    /// The moment that the kernel's monotonic clock calls `stamp`.
    #[cfg_attr(
        not(feature = "gpio"),
        allow(dead_code, reason = "only GPIO lines have such stamps")
    )]
    pub(super) fn stamped(self, stamp: Duration) -> Duration {
        if self.from_kernel {
            stamp
        } else {
            stamp.saturating_sub(self.kernel)
        }
    }

    /// A level seen now.
    pub(super) fn level(self, down: bool) -> Look {
        let at = self.now();
        Look::Level { down, at }
    }
}

/// Time since the kernel started. Where it cannot be read, that is long ago: the button does nothing.
fn kernel_uptime() -> Duration {
    let read = fs::read_to_string("/proc/uptime").ok();
    let seconds = read.as_deref().and_then(parse_uptime);
    seconds.unwrap_or(Duration::MAX / 2)
}

fn parse_uptime(text: &str) -> Option<Duration> {
    let seconds: f64 = text.split_whitespace().next()?.parse().ok()?;
    Duration::try_from_secs_f64(seconds).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn d11_the_kernels_uptime_is_read_and_nonsense_is_not() {
        assert_eq!(
            parse_uptime("12.34 56.78\n"),
            Some(Duration::from_millis(12_340))
        );
        for text in ["", "soon 1.0", "-3 1", "NaN 1", "1e300 2"] {
            assert_eq!(parse_uptime(text), None, "{text}");
        }
    }

    #[test]
    fn d11_an_agent_started_again_later_counts_from_the_kernel() {
        let clock = Clock::start();
        let (boot, later) = (Duration::from_secs(40), Duration::from_secs(181));
        assert!(PowerOn::at(CountsFrom::Kernel, clock, boot).now() >= boot);
        assert!(PowerOn::at(CountsFrom::Agent, clock, boot).now() < boot);
        assert!(PowerOn::at(CountsFrom::Agent, clock, later).now() >= later);
        assert!(PowerOn::at(CountsFrom::EveryStart, clock, later).now() < boot);
    }

    #[test]
    fn d11_the_kernels_stamps_are_counted_from_the_same_moment() {
        let clock = Clock::start();
        let boot = Duration::from_secs(40);
        let stamp = Duration::from_secs(52);
        let stamped = |from| PowerOn::at(from, clock, boot).stamped(stamp);
        assert_eq!(stamped(CountsFrom::Kernel), stamp);
        assert_eq!(stamped(CountsFrom::Agent), Duration::from_secs(12));
    }
}
