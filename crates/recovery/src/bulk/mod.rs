//! Requests for many devices at once, from the rows of a sheet (P3).
//!
//! Where the rows come from is not known here: whoever reads the file hands its cells over as they
//! are. Nothing is guessed; what a spreadsheet has spoilt is told at its row and column, and a row
//! with a fault never costs another one.

mod cell;
mod column;
mod names;
mod pictures;
#[cfg(test)]
mod tests;

use std::collections::HashMap;

use protocol::{DeviceDate, Serial};
use thiserror::Error;

pub use self::cell::Raw;
pub use self::column::Column;
pub use self::names::Names;
pub use self::pictures::{Attached, Devices};
use crate::policy::Policy;
use crate::reason::Reason;
use crate::request::{DeviceForm, Field, MOST_DEVICES, NewLine};

/// Rows in which the headings are looked for: some lists begin with a title.
const HEAD: usize = 20;

/// Why a sheet as a whole is no list of devices.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum SheetFault {
    /// No row has the headings.
    #[error(
        "There is no row of headings in the first sheet. It needs the columns {}. Please copy your list into the template.",
        Column::titles(.0)
    )]
    NoHeadings(Vec<Column>),
    /// A column is missing.
    #[error(
        "The sheet has no column for: {}. Please take the headings from the template.",
        Column::titles(.0)
    )]
    Missing(Vec<Column>),
    /// Two columns have the same meaning.
    #[error("The sheet has two columns for “{}”. Please delete one of them.", .0.title())]
    Twice(Column),
    /// There are headings, and nothing below them.
    #[error("There are no devices below the headings.")]
    NoDevices,
    /// More devices than one request may have.
    #[error("The list has more than {MOST_DEVICES} devices. Please split it.")]
    TooMany,
}

/// A fault, and where it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CellFault {
    /// The column; `None` when it is the row as such.
    pub column: Option<Column>,
    /// What is wrong and how to mend it.
    pub reason: Reason,
}

/// A device's row.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Row {
    /// Its number as the spreadsheet shows it.
    pub number: u32,
    /// What it says, with choices as their words and dates in one form; a cell with a fault as it
    /// was. The challenge is not in it: that comes with a picture.
    pub form: DeviceForm,
    /// What is wrong, from left to right; nothing when the row is good.
    pub faults: Vec<CellFault>,
}

/// A sheet being read, row by row.
pub struct Sheet<'a> {
    policy: &'a Policy,
    today: DeviceDate,
    names: Option<&'a Names>,
    columns: Option<Vec<(u16, Column)>>,
    looked_at: usize,
    rows: Vec<Row>,
    /// In which row each serial number stood first.
    seen: HashMap<Serial, u32>,
}

impl<'a> Sheet<'a> {
    /// Begins a sheet; `today` is the service's date, to tell absurd dates by.
    #[must_use]
    pub fn new(policy: &'a Policy, today: DeviceDate) -> Self {
        Self {
            policy,
            today,
            names: None,
            columns: None,
            looked_at: 0,
            rows: Vec::new(),
            seen: HashMap::new(),
        }
    }

    /// Knows columns and choices by these names as well.
    #[must_use]
    pub const fn knowing(mut self, names: &'a Names) -> Self {
        self.names = Some(names);
        self
    }

    /// Takes a row: its number, its cells with the columns' numbers from 0, and what is wrong with
    /// it as such. Rows above the headings are passed over.
    ///
    /// # Errors
    /// When no more rows need to be read.
    pub fn row(
        &mut self,
        number: u32,
        cells: &[(u16, Raw<'_>)],
        fault: Option<Reason>,
    ) -> Result<(), SheetFault> {
        let Some(columns) = &self.columns else {
            return self.look_for_headings(cells);
        };
        let is_whole = fault.is_none();
        let row = self.device(number, columns, cells, fault);
        // A row in which no column of ours has anything is a note beside the list, or its sum.
        let says_nothing = row.form == DeviceForm::default()
            && is_whole
            && cells
                .iter()
                .all(|(at, _)| columns.iter().all(|(column, _)| column != at));
        if says_nothing {
            return Ok(());
        }
        if self.rows.len() >= MOST_DEVICES {
            return Err(SheetFault::TooMany);
        }
        if let Ok(serial) = self.policy.serial.parse(&row.form.serial) {
            self.seen.entry(serial).or_insert(number);
        }
        self.rows.push(row);
        Ok(())
    }

    /// The rows with devices.
    ///
    /// # Errors
    /// When there were no headings, or nothing below them.
    pub fn finish(self) -> Result<Vec<Row>, SheetFault> {
        match (self.columns, self.rows.is_empty()) {
            (None, _) => Err(SheetFault::NoHeadings(Column::needed(self.policy))),
            (Some(_), true) => Err(SheetFault::NoDevices),
            (Some(_), false) => Ok(self.rows),
        }
    }

    fn titled(&self, heading: &str) -> Option<Column> {
        Column::titled(heading).or_else(|| self.names?.titled(heading))
    }

    fn look_for_headings(&mut self, cells: &[(u16, Raw<'_>)]) -> Result<(), SheetFault> {
        let columns: Vec<_> = cells
            .iter()
            .filter_map(|(at, cell)| Some((*at, self.titled(cell.text()?)?)))
            .collect();
        let has = |wanted: Column| {
            columns
                .iter()
                .filter(|(_, column)| *column == wanted)
                .count()
        };
        self.looked_at += 1;
        if has(Column::Serial) == 0 || columns.len() < 2 {
            return match self.looked_at {
                ..HEAD => Ok(()),
                _ => Err(SheetFault::NoHeadings(Column::needed(self.policy))),
            };
        }
        if let Some(twice) = Column::ALL.iter().find(|column| has(**column) > 1) {
            return Err(SheetFault::Twice(*twice));
        }
        let missing: Vec<_> = Column::ALL
            .iter()
            .filter(|column| column.is_needed(self.policy) && has(**column) == 0)
            .copied()
            .collect();
        if !missing.is_empty() {
            return Err(SheetFault::Missing(missing));
        }
        self.columns = Some(columns);
        Ok(())
    }

    fn device(
        &self,
        number: u32,
        columns: &[(u16, Column)],
        cells: &[(u16, Raw<'_>)],
        fault: Option<Reason>,
    ) -> Row {
        let mut row = Row {
            number,
            ..Row::default()
        };
        if let [only] = self.policy.answers.as_slice() {
            only.as_str().clone_into(&mut row.form.answer);
        }
        for (at, column) in columns {
            let found = cells.binary_search_by_key(at, |(at, _)| *at);
            let Ok(found) = found.map(|found| &cells[found].1) else {
                continue;
            };
            let chosen = found
                .text()
                .and_then(|text| self.names?.chosen(*column, text));
            if let Some(word) = chosen {
                word.clone_into(column.of(&mut row.form));
                continue;
            }
            *column.of(&mut row.form) = column.read(found, self.policy).unwrap_or_else(|reason| {
                row.faults.push(CellFault {
                    column: Some(*column),
                    reason,
                });
                found.shown().to_owned()
            });
        }
        self.judge(&mut row);
        if let Some(reason) = fault {
            // When cells cannot be told apart, what is wrong with each means nothing.
            row.faults = vec![CellFault {
                column: None,
                reason,
            }];
        }
        row
    }

    /// Adds what the rules of every request find, but for the picture, which comes later.
    fn judge(&self, row: &mut Row) {
        let told: Vec<_> = row.faults.iter().filter_map(|fault| fault.column).collect();
        let faults = NewLine::parse(&row.form, 0, self.policy, self.today)
            .err()
            .unwrap_or_default();
        for fault in faults
            .into_iter()
            .filter(|fault| fault.field != Field::Challenge)
        {
            let column = Column::for_field(fault.field);
            if column.is_none_or(|column| !told.contains(&column)) {
                row.faults.push(CellFault {
                    column,
                    reason: fault.reason,
                });
            }
        }
        let serial = self.policy.serial.parse(&row.form.serial).ok();
        if let Some(first) = serial.and_then(|serial| self.seen.get(&serial)) {
            let sentence = format!("This serial number stands in row {first} already.");
            row.faults.push(CellFault {
                column: Some(Column::Serial),
                reason: Reason::new("row-twice", sentence).with("row", *first),
            });
        }
        row.faults.sort_by_key(|fault| {
            Column::ALL
                .iter()
                .position(|column| Some(*column) == fault.column)
        });
    }
}
