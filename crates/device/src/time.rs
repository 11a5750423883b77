//! Time as the device knows it, and where an input came from.

use std::time::Duration;

use protocol::DeviceTime;

/// The moment of an input, as told by the caller.
#[derive(Clone, Copy, Debug)]
pub struct Now {
    /// Time since some fixed instant of this start; never goes back while the machine lives.
    pub uptime: Duration,
    /// The device's wall clock, which may be wrong, stuck or set back.
    pub clock: DeviceTime,
}

/// Where an input came from; each origin has its own budget of tries.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// The device's pages or calls over the network.
    Network,
    /// The screen and keyboard at the device itself.
    Screen,
}

impl Origin {
    /// Both origins.
    pub const ALL: [Origin; 2] = [Origin::Network, Origin::Screen];
}

/// Total time the device has been powered on, over all its starts, in milliseconds.
///
/// Waits and lifetimes are counted in it, because it needs no clock battery and nobody can set it.
/// What passed after the last save is lost with the power, so that a wait can only grow by a cut.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct PoweredOn(pub(crate) u64);

impl PoweredOn {
    pub(crate) fn after(self, time: Duration) -> PoweredOn {
        let millis = u64::try_from(time.as_millis()).unwrap_or(u64::MAX);
        PoweredOn(self.0.saturating_add(millis))
    }

    /// Time from `earlier` to `self`, zero when `earlier` is later.
    pub(crate) fn since(self, earlier: PoweredOn) -> Duration {
        Duration::from_millis(self.0.saturating_sub(earlier.0))
    }
}
