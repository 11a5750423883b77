//! Rows of a file become devices: columns by name, faults by row and column, many rows in one
//! commit.

use std::collections::HashSet;

use protocol::{Model, Serial};
use sha2::{Digest as _, Sha256};
use thiserror::Error;

use super::add::corrected;
use super::device::DeviceFacts;
use crate::audit::{Act, Actor, Entry};
use crate::policy::SerialRule;
use crate::store::{StoreError, Tx};
use crate::text::{Line, TextError};
use crate::time::Timestamp;

/// The columns of a device, by the names that a file's first line gives them.
pub const COLUMNS: [&str; 4] = ["serial", "model", "sold_to", "region"];

/// Columns that a file of faulty rows has besides; whoever mends the rows may leave them there.
pub const FAULT_COLUMNS: [&str; 3] = ["line", "wrong", "fault"];

/// Where each column is in a file.
#[derive(Debug, Clone)]
pub struct Columns {
    places: [Option<usize>; 4],
    count: usize,
}

/// Why a first line names no usable columns.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum ColumnsError {
    /// A column is none of ours.
    #[error(
        "the first line names a column {0:?}; the columns are serial, model, sold_to, region, with \
         commas between them"
    )]
    Unknown(String),
    /// A column of a file of flags is none of theirs.
    #[error(
        "the first line names a column {0:?}; the columns are serial, flag, reason, with commas \
         between them"
    )]
    UnknownOfFlags(String),
    /// A file of flags has not all columns.
    #[error("the first line must name the columns serial, flag and reason")]
    MissingOfFlags,
    /// A column is named twice.
    #[error("the first line names the column {0} twice")]
    Twice(&'static str),
    /// What every device has is missing.
    #[error("the first line must name the columns serial and model")]
    Missing,
}

/// What is wrong with a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RowFault {
    /// The column; none when the row as a whole is wrong.
    pub column: Option<&'static str>,
    /// What to do about it.
    pub words: String,
}

impl core::fmt::Display for RowFault {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        match self.column {
            Some(column) => write!(f, "{column}: {}", self.words),
            None => f.write_str(&self.words),
        }
    }
}

impl Columns {
    /// Finds the columns by a file's first line.
    ///
    /// # Errors
    /// When it names others, one twice, or not those that every device has.
    pub fn of<'a>(head: impl IntoIterator<Item = &'a str>) -> Result<Self, ColumnsError> {
        let names: Vec<String> = head.into_iter().map(str::to_ascii_lowercase).collect();
        let ours = |name: &String| {
            COLUMNS.contains(&name.as_str()) || FAULT_COLUMNS.contains(&name.as_str())
        };
        if let Some(name) = names.iter().find(|name| !ours(name)) {
            return Err(ColumnsError::Unknown(name.clone()));
        }
        for column in COLUMNS {
            if names.iter().filter(|name| *name == column).count() > 1 {
                return Err(ColumnsError::Twice(column));
            }
        }
        let places = COLUMNS.map(|column| names.iter().position(|name| name == column));
        match places {
            [Some(_), Some(_), ..] => Ok(Self {
                places,
                count: names.len(),
            }),
            _ => Err(ColumnsError::Missing),
        }
    }

    /// The fields of a row in the order of [`COLUMNS`], empty where the file has none.
    #[must_use]
    pub fn raw<'a>(&self, fields: &[&'a str]) -> [&'a str; 4] {
        self.places.map(|place| field(fields, place))
    }

    /// Reads a row.
    ///
    /// # Errors
    /// With every field that is wrong. A row that is too long has a comma where none belongs, and
    /// everything behind it would be taken for something else.
    pub fn read(&self, fields: &[&str], rule: &SerialRule) -> Result<DeviceFacts, Vec<RowFault>> {
        no_longer_than(fields, self.count)?;
        let [serial, model, sold_to, region] = self.raw(fields);
        let mut faults = Vec::new();
        let mut fault = |column, words| {
            let column = Some(column);
            faults.push(RowFault { column, words });
        };
        let serial = rule
            .parse(serial)
            .map_err(|reason| fault("serial", reason.to_string()));
        let model = Model::parse(model).map_err(|error| fault("model", error.to_string()));
        let sold_to = optional(sold_to).map_err(|error| fault("sold_to", error.to_string()));
        let region = optional(region).map_err(|error| fault("region", error.to_string()));
        match (serial, model, sold_to, region) {
            (Ok(serial), Ok(model), Ok(sold_to), Ok(region)) => Ok(DeviceFacts {
                serial,
                model,
                sold_to,
                region,
            }),
            _ => Err(faults),
        }
    }
}

/// The field at a place, empty where the row or the file has none.
pub(super) fn field<'a>(fields: &[&'a str], place: Option<usize>) -> &'a str {
    let found = place.and_then(|place| fields.get(place));
    found.copied().unwrap_or_default()
}

/// A row with more fields than the first line names has a comma where none belongs.
pub(super) fn no_longer_than(fields: &[&str], count: usize) -> Result<(), Vec<RowFault>> {
    if fields.len() <= count {
        return Ok(());
    }
    let words = format!(
        "{} fields, and the first line names {count}; a field with a comma in it goes between \
         quotation marks",
        fields.len()
    );
    Err(vec![RowFault {
        column: None,
        words,
    }])
}

fn optional(raw: &str) -> Result<Option<Line>, TextError> {
    match Line::parse(raw) {
        Ok(line) => Ok(Some(line)),
        Err(TextError::Empty) => Ok(None),
        Err(error) => Err(error),
    }
}

/// What became of rows.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Kept {
    /// Devices that are new.
    pub added: u64,
    /// Devices that were known and were corrected.
    pub changed: u64,
    /// Devices that were known just like this.
    pub same: u64,
}

/// Keeps devices, each serial number at most once among them, in a few statements. New ones have
/// one audit entry together, with a hash over their serial numbers; each that is corrected has its
/// own.
///
/// # Errors
/// When the store fails.
pub async fn keep_devices(
    tx: &mut dyn Tx,
    devices: &[DeviceFacts],
    actor: &Actor,
    now: Timestamp,
) -> Result<Kept, StoreError> {
    let new: HashSet<Serial> = tx.add_devices(devices, now).await?.into_iter().collect();
    let rest: Vec<_> = devices
        .iter()
        .filter(|facts| !new.contains(&facts.serial))
        .collect();
    let serials: Vec<_> = rest.iter().map(|facts| facts.serial.clone()).collect();
    let known = tx.devices(&serials).await?.into_iter();
    let known: std::collections::HashMap<_, _> = known
        .map(|device| (device.facts.serial.clone(), device.facts))
        .collect();
    let mut kept = Kept {
        added: count(new.len()),
        ..Kept::default()
    };
    for row in rest {
        let Some(known) = known.get(&row.serial) else {
            return Err(StoreError::Conflict);
        };
        let corrected = corrected(row, known);
        if corrected == *known {
            kept.same += 1;
            continue;
        }
        tx.set_device_facts(&corrected).await?;
        let entry = Entry::new(now, actor.clone(), Act::DeviceChanged, &row.serial);
        tx.add_entry(&entry.with(&row.model)).await?;
        kept.changed += 1;
    }
    let mut added = devices.iter().filter(|facts| new.contains(&facts.serial));
    if let Some(first) = added.next() {
        let entry = Entry::new(now, actor.clone(), Act::DevicesImported, &first.serial);
        tx.add_entry(&entry.with(&told(first, added))).await?;
    }
    Ok(kept)
}

/// How many, up to which, and a hash by which a copy of the file can be compared.
fn told<'a>(first: &'a DeviceFacts, others: impl Iterator<Item = &'a DeviceFacts>) -> String {
    let (mut hash, mut last, mut many) = (Sha256::new(), first, 0_u64);
    for facts in core::iter::once(first).chain(others) {
        hash.update(facts.serial.as_str());
        hash.update([b'\n']);
        (last, many) = (facts, many + 1);
    }
    let hash = hash.finalize();
    let hex: String = hash.iter().map(|byte| format!("{byte:02x}")).collect();
    format!("{many} devices, to {}; SHA-256 {hex}", last.serial)
}

fn count(many: usize) -> u64 {
    u64::try_from(many).unwrap_or(u64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn h1_registry_every_fault_of_a_row_is_told_with_its_column() {
        let columns = Columns::of(["model", "serial", "region", "fault"]).unwrap();
        let rule = SerialRule::shipped();
        let long = "x".repeat(121);
        let faults = columns.read(&["", "123", &long], &rule).unwrap_err();
        let told: Vec<_> = faults.iter().map(|fault| fault.column).collect();
        assert_eq!(told, [Some("serial"), Some("model"), Some("region")]);
        let device = columns
            .read(&["IPC1", "RG4T7M2KXX9876543210"], &rule)
            .unwrap();
        assert_eq!((device.sold_to, device.region), (None, None));
    }

    #[test]
    fn h1_registry_a_column_that_is_not_ours_or_comes_twice_is_told() {
        let of = |names: &[&str]| Columns::of(names.iter().copied()).unwrap_err();
        assert_eq!(
            of(&["serial", "modell"]),
            ColumnsError::Unknown("modell".into())
        );
        assert_eq!(
            of(&["serial", "model", "Serial"]),
            ColumnsError::Twice("serial")
        );
        assert_eq!(of(&["serial", "region"]), ColumnsError::Missing);
    }
}
