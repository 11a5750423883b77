//! The state as bytes: one deterministic CBOR array that begins with its version.
//!
//! ```text
//! state    = [2, boot, started, powered-on ms, device key, bundle version,
//!             account / null, lane of the network, lane of the screen, open try / null, journal]
//! account  = [hash, reserved email / null, sheet / null]
//! sheet    = [number, made, KiB, passes, salt, [8 (bytes / null)]]
//! hash     = [KiB, passes, salt, bytes]
//! lane     = [budget of sign-in, budget of recovery, key slot]
//! budget   = [failures, not before]
//! key slot = null / [challenge, hash, made, tries left, masked email / null] / [number, why]
//! open try = [event, origin, at]
//! journal  = [newest, told, [*entry]]
//! entry    = [number, first, last, count, origin, event]
//! event    = [kind, ? way, ? challenge number] / [kind, sheet number, ? codes left]
//! ```
//!
//! Version 1 was the same without the sheet, so that its account had two fields. It is read as a
//! state in which no sheet was made, and saved as version 2 by the start that reads it.

mod account;
mod parts;

use protocol::cbor::{CborError, Reader, Writer};
use zeroize::Zeroizing;

use super::State;
use crate::time::PoweredOn;

/// The version written, and the newest one read.
const VERSION: u64 = 2;
/// The oldest version read.
const WITHOUT_SHEET: u64 = 1;
const FIELDS: u64 = 11;

/// Why bytes are not a state. The device must not run on without one: somebody would have to mend or
/// replace the file, or reset the device to its factory state.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum StateError {
    /// A value is not one that this program writes.
    #[error("the saved state is damaged: its {0} makes no sense")]
    Damaged(&'static str),
    /// A newer program wrote it.
    #[error(
        "the saved state was written by a newer program (version {0}); install that one again, \
         because this one cannot read it"
    )]
    Newer(u64),
    /// It is no state at all.
    #[error("the saved state is damaged: {0}")]
    Unreadable(#[from] CborError),
}

impl State {
    /// The bytes to save. They hold secrets.
    pub fn encode(&self) -> Zeroizing<Vec<u8>> {
        self.encode_as(VERSION)
    }

    fn encode_as(&self, version: u64) -> Zeroizing<Vec<u8>> {
        let mut to = Writer::new();
        to.array(FIELDS).uint(version).uint(self.boot.into());
        parts::write_time(&mut to, self.started);
        to.uint(self.powered.0)
            .bytes(self.device_key.to_bytes().as_slice());
        to.uint(self.bundle_version.into());
        let write_account = match version {
            WITHOUT_SHEET => account::write_without_sheet,
            _ => account::write,
        };
        parts::write_or_null(&mut to, self.account.as_ref(), write_account);
        parts::write_lane(&mut to, &self.network);
        parts::write_lane(&mut to, &self.screen);
        parts::write_or_null(&mut to, self.open_try.as_ref(), parts::write_open_try);
        parts::write_journal(&mut to, &self.journal);
        Zeroizing::new(to.finish())
    }

    /// Reads what [`State::encode`] wrote, in this version or an older one, and nothing else.
    pub fn decode(bytes: &[u8]) -> Result<State, StateError> {
        let mut from = Reader::new(bytes)?;
        let fields = from.array()?;
        let version = from.uint()?;
        let read_account = match version {
            WITHOUT_SHEET if fields == FIELDS => account::read_without_sheet,
            VERSION if fields == FIELDS => account::read,
            newer if newer > VERSION => return Err(StateError::Newer(newer)),
            _ => return Err(StateError::Damaged("version")),
        };
        let state = State {
            boot: parts::read_u32(&mut from, "boot counter")?,
            started: parts::read_time(&mut from)?,
            powered: PoweredOn(from.uint()?),
            device_key: parts::read_device_key(&mut from)?,
            bundle_version: parts::read_u32(&mut from, "bundle version")?,
            account: parts::read_or_null(&mut from, read_account)?,
            network: parts::read_lane(&mut from)?,
            screen: parts::read_lane(&mut from)?,
            open_try: parts::read_or_null(&mut from, parts::read_open_try)?,
            journal: parts::read_journal(&mut from)?,
        };
        // Texts have more than one form that reads as the same; one of them is ours.
        if state.encode_as(version).as_slice() != bytes {
            return Err(StateError::Damaged("form"));
        }
        Ok(state)
    }
}
