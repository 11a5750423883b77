//! The reset button, held as it must be.

use std::time::Duration;

use device::button::{ButtonHeld, Hold, STAYS_UP, Said};

/// The proof of a hold of so many seconds from power-on.
///
/// # Panics
/// When such a hold proves nothing.
#[must_use]
pub fn held(seconds: u64) -> ButtonHeld {
    let up = Duration::from_secs(seconds);
    let mut hold = Hold::new();
    hold.see(true, Duration::ZERO);
    hold.see(false, up);
    match hold.pass(up + STAYS_UP) {
        Some(Said::Reset(held)) => held,
        other => panic!("held for {seconds} seconds: {other:?}"),
    }
}
