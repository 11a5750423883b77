//! A file of the rows that were left out, each with what is wrong. Mended, it can be imported as it
//! is.

use std::io::{self, Write};

use recovery::registry::{FAULT_COLUMNS, ImportKind};

use super::FaultyRow;
use super::uploads::columns;

/// What a spreadsheet takes for the beginning of a formula.
const FORMULA: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

/// Faulty rows as CSV: the columns of a device, then line, columns and words of the fault.
pub struct FaultsFile<W: Write> {
    to: csv::Writer<W>,
}

impl<W: Write> FaultsFile<W> {
    /// Begins the file with its column names.
    ///
    /// # Errors
    /// When nothing can be written there.
    pub fn new(to: W, kind: ImportKind) -> io::Result<Self> {
        let mut to = csv::Writer::from_writer(to);
        to.write_record(columns(kind).iter().chain(&FAULT_COLUMNS))?;
        Ok(Self { to })
    }

    pub(super) fn write(&mut self, row: &FaultyRow<'_>) -> io::Result<()> {
        let columns: Vec<_> = row.faults.iter().filter_map(|fault| fault.column).collect();
        let words: Vec<_> = row
            .faults
            .iter()
            .map(|fault| fault.words.as_str())
            .collect();
        for field in row.fields {
            self.to.write_field(escaped(field))?;
        }
        self.to.write_field(row.line.to_string())?;
        self.to.write_field(columns.join(" "))?;
        self.to.write_field(words.join(" | "))?;
        self.to.write_record(None::<&[u8]>)?;
        Ok(())
    }

    pub(super) fn flush(&mut self) -> io::Result<()> {
        self.to.flush()
    }
}

/// A faulty row as one line of such a file.
pub(super) fn faulty_line(row: &FaultyRow<'_>) -> io::Result<String> {
    let mut line = Vec::new();
    let mut file = FaultsFile {
        to: csv::Writer::from_writer(&mut line),
    };
    file.write(row)?;
    file.flush()?;
    drop(file);
    String::from_utf8(line).map_err(io::Error::other)
}

/// A field that no spreadsheet runs.
fn escaped(field: &str) -> String {
    let quote = if field.starts_with(FORMULA) { "'" } else { "" };
    format!("{quote}{field}")
}

/// The field as it was before [`escaped`].
pub(super) fn unescaped(field: &str) -> &str {
    match field.strip_prefix('\'') {
        Some(rest) if rest.starts_with(FORMULA) => rest,
        _ => field,
    }
}
