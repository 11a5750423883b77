//! A key of a Linux input device. Its driver takes chatter of the contact away (`gpio-keys` does).

use std::fs::File;
use std::io;
use std::path::Path;
use std::time::Duration;

use evdev::raw_stream::RawDevice;
use evdev::{EventSummary, InputEvent, KeyCode, SynchronizationCode};
use rustix::event::{PollFd, PollFlags, Timespec, poll};

use super::power::PowerOn;
use super::source::Look;

/// An opened key.
pub(super) struct Key {
    device: RawDevice,
    code: KeyCode,
}

/// What an event of the input device means for one key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Meaning {
    Down,
    Up,
    /// The kernel's buffer ran over.
    Lost,
}

impl Key {
    /// Opens the key `code` of the device at `path`; gives whether it is down.
    pub(super) fn open(path: &Path, code: u16) -> io::Result<(Self, bool)> {
        let device = RawDevice::try_from(File::open(path)?)?;
        let code = KeyCode::new(code);
        if !device
            .supported_keys()
            .is_some_and(|keys| keys.contains(code))
        {
            return Err(io::Error::new(
                io::ErrorKind::NotFound,
                format!("the input device has no {code:?}"),
            ));
        }
        let down = device.get_key_state()?.contains(code);
        Ok((Self { device, code }, down))
    }

    /// Waits so long for the next events. They count from when they are read: the stamps of input
    /// devices are of the wall clock, which may be set while the device starts.
    pub(super) fn read(&mut self, within: Duration, power: PowerOn) -> io::Result<Vec<Look>> {
        let within = Timespec::try_from(within).map_err(io::Error::other)?;
        let mut waited = [PollFd::new(&self.device, PollFlags::IN)];
        if poll(&mut waited, Some(&within))? == 0 {
            return Ok(Vec::new());
        }
        let events = self.device.fetch_events()?;
        let look = |meaning| match meaning {
            Meaning::Down => power.level(true),
            Meaning::Up => power.level(false),
            Meaning::Lost => Look::Lost,
        };
        Ok(meanings(events, self.code).map(look).collect())
    }
}

/// What `events` mean for the key `code`. Repeats of a key that is held mean nothing.
fn meanings(
    events: impl Iterator<Item = InputEvent>,
    code: KeyCode,
) -> impl Iterator<Item = Meaning> {
    events.filter_map(move |event| match event.destructure() {
        EventSummary::Key(_, key, 0) if key == code => Some(Meaning::Up),
        EventSummary::Key(_, key, 1) if key == code => Some(Meaning::Down),
        EventSummary::Synchronization(_, SynchronizationCode::SYN_DROPPED, _) => {
            Some(Meaning::Lost)
        }
        _ => None,
    })
}

#[cfg(test)]
mod tests;
