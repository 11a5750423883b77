//! Rows of a file become flags.

use protocol::Serial;

use super::flag::{FlagError, FlagKind, set_flag, unset_flag};
use super::import::{ColumnsError, FAULT_COLUMNS, Kept, RowFault, field, no_longer_than};
use crate::audit::Actor;
use crate::store::{StoreError, Tx};
use crate::text::{Line, TextError};
use crate::time::Timestamp;

/// The columns of a flag, by the names that a file's first line gives them.
pub const FLAG_COLUMNS: [&str; 3] = ["serial", "flag", "reason"];

/// Where each column is in a file.
#[derive(Debug, Clone)]
pub struct FlagColumns {
    places: [usize; 3],
    count: usize,
}

/// What a row wants of a device.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FlagRow {
    /// The device.
    pub serial: Serial,
    /// The flag to set; none takes all away.
    pub flag: Option<FlagKind>,
    /// Why.
    pub reason: Line,
}

impl FlagColumns {
    /// Finds the columns by a file's first line.
    ///
    /// # Errors
    /// When it names others, one twice, or not all of them.
    pub fn of<'a>(head: impl IntoIterator<Item = &'a str>) -> Result<Self, ColumnsError> {
        let names: Vec<String> = head.into_iter().map(str::to_ascii_lowercase).collect();
        let ours = |name: &&String| {
            FLAG_COLUMNS.contains(&name.as_str()) || FAULT_COLUMNS.contains(&name.as_str())
        };
        if let Some(name) = names.iter().find(|name| !ours(name)) {
            return Err(ColumnsError::UnknownOfFlags(name.clone()));
        }
        let mut places = [0; 3];
        for (place, column) in places.iter_mut().zip(FLAG_COLUMNS) {
            let mut found = (0..names.len()).filter(|index| names[*index] == column);
            *place = found.next().ok_or(ColumnsError::MissingOfFlags)?;
            if found.next().is_some() {
                return Err(ColumnsError::Twice(column));
            }
        }
        Ok(Self {
            places,
            count: names.len(),
        })
    }

    /// The fields of a row in the order of [`FLAG_COLUMNS`], empty where the row has none.
    #[must_use]
    pub fn raw<'a>(&self, fields: &[&'a str]) -> [&'a str; 3] {
        self.places.map(|place| field(fields, Some(place)))
    }

    /// Reads a row.
    ///
    /// # Errors
    /// With every field that is wrong.
    pub fn read(&self, fields: &[&str]) -> Result<FlagRow, Vec<RowFault>> {
        no_longer_than(fields, self.count)?;
        let [serial, flag, reason] = self.raw(fields);
        let mut faults = Vec::new();
        let mut fault = |column, words: String| {
            let column = Some(column);
            faults.push(RowFault { column, words });
        };
        let serial = Serial::parse(serial).map_err(|error| fault("serial", error.to_string()));
        let flag = match (FlagKind::parse_of_staff(flag), flag.trim()) {
            (Some(kind), _) => Ok(Some(kind)),
            (None, word) if word.eq_ignore_ascii_case("clear") => Ok(None),
            (None, _) => {
                let words = "write stolen, blocked, or clear to take flags away";
                fault("flag", words.to_owned());
                Err(())
            }
        };
        let reason = Line::parse(reason).map_err(|error| {
            let words = match error {
                TextError::Empty => "say why; it stands in the audit trail".to_owned(),
                other => other.to_string(),
            };
            fault("reason", words);
        });
        match (serial, flag, reason) {
            (Ok(serial), Ok(flag), Ok(reason)) => Ok(FlagRow {
                serial,
                flag,
                reason,
            }),
            _ => Err(faults),
        }
    }
}

/// Does what a row wants. One that finds everything as it wants it changes nothing.
///
/// # Errors
/// With the fault when the registry does not know the device.
pub async fn keep_flag(
    tx: &mut dyn Tx,
    row: &FlagRow,
    actor: &Actor,
    now: Timestamp,
) -> Result<Result<Kept, RowFault>, StoreError> {
    let mut kept = Kept::default();
    let serial = &row.serial;
    if let Some(kind) = row.flag {
        match set_flag(tx, serial, kind, &row.reason, actor, now).await {
            Ok(()) => kept.added += 1,
            Err(FlagError::Flagged(..)) => kept.same += 1,
            Err(error) => return told(error),
        }
        return Ok(Ok(kept));
    }
    let mut cleared = false;
    for kind in FlagKind::ALL {
        match unset_flag(tx, serial, kind, &row.reason, actor, now).await {
            Ok(()) => cleared = true,
            Err(FlagError::NotFlagged(..)) => {}
            Err(error) => return told(error),
        }
    }
    match cleared {
        true => kept.changed += 1,
        false => kept.same += 1,
    }
    Ok(Ok(kept))
}

fn told(error: FlagError) -> Result<Result<Kept, RowFault>, StoreError> {
    match error {
        FlagError::Store(error) => Err(error),
        other => Ok(Err(RowFault {
            column: Some("serial"),
            words: other.to_string(),
        })),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn h1_registry_every_fault_of_a_flags_row_is_told_with_its_column() {
        let columns = FlagColumns::of(["reason", "Serial", "flag", "fault"]).unwrap();
        let faults = columns.read(&["", "a b", "gone"]).unwrap_err();
        let told: Vec<_> = faults.iter().map(|fault| fault.column).collect();
        assert_eq!(told, [Some("serial"), Some("flag"), Some("reason")]);
        let clear = columns.read(&["found again", "RG1", " Clear "]).unwrap();
        assert_eq!(clear.flag, None);
        let stolen = columns.read(&["police", "rg1", "STOLEN"]).unwrap();
        assert_eq!(stolen.flag, Some(FlagKind::Stolen));
    }

    #[test]
    fn h1_registry_a_file_of_flags_names_all_of_its_columns() {
        let of = |names: &[&str]| FlagColumns::of(names.iter().copied()).unwrap_err();
        assert_eq!(of(&["serial", "flag"]), ColumnsError::MissingOfFlags);
        assert_eq!(
            of(&["serial", "flag", "reason", "flag"]),
            ColumnsError::Twice("flag")
        );
        let unknown = ColumnsError::UnknownOfFlags("why".into());
        assert_eq!(of(&["serial", "flag", "why"]), unknown);
    }
}
