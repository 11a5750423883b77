//! What the coordinator must know after a crash: the change that is under way, with what every
//! backend held before it, and which backends are out of step.

use protocol::cbor::{CborError, Kind, Reader, Writer};
use zeroize::Zeroizing;

use super::Snapshot;

/// Version of the encoding.
const VERSION: u64 = 1;

/// So many bare records in a row leave nothing secret in either slot.
pub(super) const WIPED: u64 = 2;

/// A backend and what it held; `None` where it cannot be put back.
#[derive(Clone)]
pub(super) struct Kept {
    pub(super) backend: String,
    pub(super) before: Option<Snapshot>,
}

/// A change that was begun: the machine alone knows whether it came to be.
pub(super) struct Open {
    /// How many changes there are when it has come to be.
    pub(super) number: u64,
    pub(super) kept: Vec<Kept>,
}

/// The whole record.
#[derive(Default)]
pub(super) struct Record {
    pub(super) open: Option<Open>,
    /// Backends that may have another password than the device.
    pub(super) astray: Vec<Kept>,
    /// How many changes there were when that was written: what `astray` holds is the device's
    /// password only as long as no other has come.
    pub(super) changes: u64,
    /// How often it was saved without anything secret in it, up to [`WIPED`].
    pub(super) bare: u64,
}

impl Record {
    pub(super) fn encode(&self) -> Zeroizing<Vec<u8>> {
        let mut writer = Writer::new();
        writer
            .array(5)
            .uint(VERSION)
            .uint(self.changes)
            .uint(self.bare);
        match &self.open {
            Some(open) => {
                writer.array(2).uint(open.number);
                write_all(&mut writer, &open.kept);
            }
            None => {
                writer.null();
            }
        }
        write_all(&mut writer, &self.astray);
        Zeroizing::new(writer.finish())
    }

    pub(super) fn decode(bytes: &[u8]) -> Result<Self, CborError> {
        let mut reader = Reader::new(bytes)?;
        if reader.array()? != 5 || reader.uint()? != VERSION {
            return Err(CborError::WrongKind);
        }
        let (changes, bare) = (reader.uint()?, reader.uint()?);
        let open = match reader.kind() {
            Some(Kind::Null) => {
                reader.null()?;
                None
            }
            _ => Some(read_open(&mut reader)?),
        };
        let astray = read_all(&mut reader)?;
        reader.finish()?;
        Ok(Self {
            open,
            astray,
            changes,
            bare,
        })
    }

    /// Whether it holds nothing secret.
    pub(super) fn is_bare(&self) -> bool {
        self.open.is_none() && self.astray.iter().all(|kept| kept.before.is_none())
    }
}

fn write_all(writer: &mut Writer, all: &[Kept]) {
    writer.array(all.len() as u64);
    for kept in all {
        writer.array(2).text(&kept.backend);
        match &kept.before {
            Some(before) => writer.bytes(before),
            None => writer.null(),
        };
    }
}

fn read_open(reader: &mut Reader<'_>) -> Result<Open, CborError> {
    if reader.array()? != 2 {
        return Err(CborError::WrongKind);
    }
    let number = reader.uint()?;
    let kept = read_all(reader)?;
    Ok(Open { number, kept })
}

fn read_all(reader: &mut Reader<'_>) -> Result<Vec<Kept>, CborError> {
    let length = reader.array()?;
    let mut all = Vec::new();
    for _ in 0..length {
        if reader.array()? != 2 {
            return Err(CborError::WrongKind);
        }
        let backend = reader.text()?.to_owned();
        let before = match reader.kind() {
            Some(Kind::Null) => {
                reader.null()?;
                None
            }
            _ => Some(Zeroizing::new(reader.bytes()?.to_vec())),
        };
        all.push(Kept { backend, before });
    }
    Ok(all)
}
