//! The one clock and the one source of randomness of the service.

use rand_core::{CryptoRng, UnwrapErr};
use recovery::time::Timestamp;
use server::{Clock, Entropy};

/// The machine's clock.
pub(crate) struct SystemClock;

impl Clock for SystemClock {
    #[expect(
        clippy::disallowed_methods,
        reason = "this is the one clock that everybody else is handed"
    )]
    fn now(&self) -> Timestamp {
        Timestamp::from_seconds(jiff::Timestamp::now().as_second())
    }
}

/// The machine's generator.
pub(crate) struct SystemEntropy;

impl Entropy for SystemEntropy {
    fn rng(&self) -> Box<dyn CryptoRng + Send> {
        // The kernel's generator fails only before the machine has started up; there is nothing
        // sensible to do without it.
        Box::new(UnwrapErr(getrandom::SysRng))
    }
}
