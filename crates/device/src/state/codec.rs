//! The state as bytes: one deterministic CBOR array that begins with its version.
//!
//! ```text
//! state     = [4, boot, started, powered-on ms, device key, bundle version, changes, sheets,
//!              account / null, lane of the network, lane of the screen, sources, open try / null,
//!              [*challenge], erasing, journal, used dates]
//! account   = [hash, [reserved email, whether it is confirmed] / null, sheet / null,
//!              questions / null]
//! sheet     = [number, made, KiB, passes, salt, [8 (bytes / null)]]
//! questions = [3 texts, hash of all answers]
//! hash      = [KiB, passes, salt, bytes]
//! lane      = [budget of sign-in, budget of recovery, slot of email, of key, of file]
//! budget    = [failures, not before]
//! slot      = null / [challenge, hash / null, made, tries left, masked email / null, [*number]] /
//!              [number, why]
//! sources   = [[*row of one that signed in], [*row of another]]
//! row       = [address, budget]
//! open try  = [event, origin, at, address / null]
//! journal   = [newest, told, hash of the newest, [*entry]]
//! entry     = [number, first, last, count, origin, event, address / null,
//!              hash of the one before]
//! address   = 4 bytes / 16 bytes
//! used dates = [[started, day] / null, day / null]
//! event     = [kind, *what belongs to that kind]
//! ```
//!
//! A live challenge of the email way is written as one that a restart has ended: it is in the memory
//! alone.
//!
//! Version 3 had no count of sheets and no numbers of replaced challenges. Version 2 had no count of
//! changes either, no sources, addresses and chain, the slot of the key way alone, and events that knew
//! keys and sheets only. Version 1 was the same without the sheet, so that its account had two fields.
//! All are read, and saved as version 4 by the start that reads them.

mod account;
mod check;
mod dated;
mod event;
mod journal;
mod lane;
mod parts;
mod sources;

use protocol::Challenge;
use protocol::cbor::{CborError, Reader, Writer};
use zeroize::Zeroizing;

use super::State;
use crate::Event;
use crate::dated::UsedDates;
use crate::email::MOST_FAREWELLS;
use crate::time::PoweredOn;

/// The forms that are read; the newest is the one written.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Form {
    WithoutSheet = 1,
    KeyWayAlone = 2,
    EveryWay = 3,
    Whole = 4,
}

impl Form {
    const NEWEST: Form = Form::Whole;

    fn of(version: u64) -> Result<Form, StateError> {
        match version {
            1 => Ok(Form::WithoutSheet),
            2 => Ok(Form::KeyWayAlone),
            3 => Ok(Form::EveryWay),
            4 => Ok(Form::Whole),
            0 => Err(StateError::Damaged("version")),
            newer => Err(StateError::Newer(newer)),
        }
    }

    fn fields(self) -> u64 {
        match self {
            Form::WithoutSheet | Form::KeyWayAlone => 11,
            Form::EveryWay => 16,
            Form::Whole => 17,
        }
    }
}

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
        self.encode_as(Form::NEWEST)
    }

    fn encode_as(&self, form: Form) -> Zeroizing<Vec<u8>> {
        let mut to = Writer::new();
        to.array(form.fields())
            .uint(form as u64)
            .uint(self.boot.into());
        parts::write_time(&mut to, self.started);
        to.uint(self.powered.0)
            .bytes(self.device_key.to_bytes().as_slice());
        to.uint(self.bundle_version.into());
        if form >= Form::EveryWay {
            to.uint(self.changes);
        }
        if form >= Form::Whole {
            to.uint(self.sheets.into());
        }
        parts::write_or_null(&mut to, self.account.as_ref(), |to, account| {
            account::write(to, account, form);
        });
        lane::write(&mut to, &self.network, form);
        lane::write(&mut to, &self.screen, form);
        if form >= Form::EveryWay {
            sources::write(&mut to, &self.sources);
        }
        parts::write_or_null(&mut to, self.open_try.as_ref(), |to, open| {
            journal::write_open_try(to, open, form);
        });
        if form >= Form::EveryWay {
            write_farewells(&mut to, &self.farewells);
            to.bool(self.erasing);
        }
        journal::write(&mut to, &self.journal, form);
        if form >= Form::EveryWay {
            dated::write(&mut to, self.used_dates);
        }
        Zeroizing::new(to.finish())
    }

    /// Reads what [`State::encode`] wrote, in this version or an older one, and nothing else.
    pub fn decode(bytes: &[u8]) -> Result<State, StateError> {
        let mut from = Reader::new(bytes)?;
        let fields = from.array()?;
        let form = Form::of(from.uint()?)?;
        if fields != form.fields() {
            return Err(StateError::Damaged("version"));
        }
        let mut state = State {
            boot: parts::read_u32(&mut from, "boot counter")?,
            started: parts::read_time(&mut from)?,
            powered: PoweredOn(from.uint()?),
            device_key: parts::read_device_key(&mut from)?,
            bundle_version: parts::read_u32(&mut from, "bundle version")?,
            changes: match form >= Form::EveryWay {
                true => from.uint()?,
                false => 0,
            },
            sheets: match form >= Form::Whole {
                true => parts::read_u32(&mut from, "count of sheets")?,
                false => 0,
            },
            account: parts::read_or_null(&mut from, |from| account::read(from, form))?,
            network: lane::read(&mut from, form)?,
            screen: lane::read(&mut from, form)?,
            sources: match form >= Form::EveryWay {
                true => sources::read(&mut from)?,
                false => Default::default(),
            },
            open_try: parts::read_or_null(&mut from, |from| journal::read_open_try(from, form))?,
            farewells: match form >= Form::EveryWay {
                true => read_farewells(&mut from)?,
                false => Vec::new(),
            },
            erasing: match form >= Form::EveryWay {
                true => from.bool()?,
                false => false,
            },
            journal: journal::read(&mut from, form)?,
            used_dates: match form >= Form::EveryWay {
                true => dated::read(&mut from)?,
                false => UsedDates::default(),
            },
        };
        // Texts have more than one form that reads as the same; one of them is ours.
        if state.encode_as(form).as_slice() != bytes {
            return Err(StateError::Damaged("form"));
        }
        if form < Form::Whole {
            state.sheets = state.sheets_told_of();
        }
        check::check(&state)?;
        Ok(state)
    }
}

impl State {
    /// The newest sheet that account or journal tell of, for a state that did not count them.
    fn sheets_told_of(&self) -> u32 {
        let kept = self
            .account
            .as_ref()
            .and_then(|account| account.sheet.as_ref());
        let told = self
            .journal
            .entries
            .iter()
            .filter_map(|entry| match entry.event {
                Event::SheetMade { sheet } | Event::PasswordResetBySheet { sheet, .. } => {
                    Some(sheet)
                }
                _ => None,
            });
        kept.map(|sheet| sheet.number)
            .into_iter()
            .chain(told)
            .max()
            .unwrap_or(0)
    }
}

fn write_farewells(to: &mut Writer, farewells: &[Challenge]) {
    to.array(farewells.len() as u64);
    for challenge in farewells {
        to.bytes(challenge.as_bytes());
    }
}

fn read_farewells(from: &mut Reader<'_>) -> Result<Vec<Challenge>, StateError> {
    let count = from.array()?;
    if count > MOST_FAREWELLS as u64 {
        return Err(StateError::Damaged("letters"));
    }
    (0..count)
        .map(|_| Challenge::decode(from.bytes()?).or(Err(StateError::Damaged("letters"))))
        .collect()
}
