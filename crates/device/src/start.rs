//! What each start adds to the state.

use protocol::DeviceTime;

use crate::State;

/// Clocks that claim to be later than this (2100-01-01) do not set the start time, so that a broken
/// one cannot use up the times that are left to rise into.
const LATEST_CLOCK: u32 = 4_102_444_800;

/// No count of a device comes near this. One that did would be refused here, long before the state
/// that holds it could not be read any more.
const MOST_COUNTED: u64 = 1 << 52;

/// Why a machine could not be started.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum StartError {
    /// The device trusted a newer bundle before.
    #[error(
        "the trust bundle has version {given}, but this device has trusted version {trusted} \
         before; give it that one or a newer one"
    )]
    OlderBundle {
        /// Version of the bundle given.
        given: u32,
        /// Highest version trusted so far.
        trusted: u32,
    },
    /// Start time, boot counter or another count cannot rise any more.
    #[error("this device has used up its start times; it must be reset to its factory state")]
    WornOut,
}

impl State {
    pub(crate) fn trust(&mut self, given: u32) -> Result<(), StartError> {
        if given < self.bundle_version {
            return Err(StartError::OlderBundle {
                given,
                trusted: self.bundle_version,
            });
        }
        self.bundle_version = given;
        Ok(())
    }

    /// Counts this start and gives it a time that no earlier start had, whatever the clock says.
    pub(crate) fn count_start(&mut self, clock: DeviceTime) -> Result<(), StartError> {
        let counts = [self.changes, self.powered.0, self.journal.newest];
        if counts.iter().any(|count| *count > MOST_COUNTED) {
            return Err(StartError::WornOut);
        }
        let next = self
            .started
            .seconds()
            .checked_add(1)
            .ok_or(StartError::WornOut)?;
        let claimed = if clock.seconds() <= LATEST_CLOCK {
            clock.seconds()
        } else {
            0
        };
        self.started = DeviceTime::from_seconds(claimed.max(next));
        self.boot = self.boot.checked_add(1).ok_or(StartError::WornOut)?;
        Ok(())
    }
}
