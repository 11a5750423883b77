//! Rows of raw cells, each with its place.

use std::fmt;

use crate::Moment;

/// A column, counted from 0; it is shown as the letters that a spreadsheet shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Column(pub u16);

impl fmt::Display for Column {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut letters = Vec::new();
        let mut rest = u32::from(self.0) + 1;
        while rest > 0 {
            rest -= 1;
            letters.push(char::from(b'A' + u8::try_from(rest % 26).unwrap_or(0)));
            rest /= 26;
        }
        letters
            .iter()
            .rev()
            .try_for_each(|letter| write!(f, "{letter}"))
    }
}

/// What stands in a cell. A cell that holds nothing, or only blanks, is not handed over at all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// Text, without blanks around it.
    Text(String),
    /// A number, as the file writes it: `4711`, `1.23E+19`. Leading zeros and all digits past the
    /// fifteenth are lost before a spreadsheet writes it.
    Number(String),
    /// A date, which is a number that is to be shown as one.
    Date(Moment),
    /// Yes or no.
    Truth(bool),
    /// The spreadsheet's own error, such as `#REF!`.
    Error(String),
    /// A text that is longer than the limit: its beginning.
    TooLong(String),
}

/// A cell and its place in the row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell {
    /// The column.
    pub column: Column,
    /// What stands there.
    pub value: Value,
}

/// A row with anything in it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Row {
    /// The row's number as the spreadsheet shows it, from 1; in a text file the line's.
    pub number: u32,
    /// The cells, from left to right.
    pub cells: Vec<Cell>,
    /// What is wrong with the row as such.
    pub fault: Option<RowFault>,
}

impl Row {
    /// What stands in `column`, if anything does.
    #[must_use]
    pub fn get(&self, column: Column) -> Option<&Value> {
        let at = self.cells.binary_search_by_key(&column, |cell| cell.column);
        at.ok().map(|at| &self.cells[at].value)
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.cells.is_empty() && self.fault.is_none()
    }

    /// Adds a cell to the right of those there are, unless it is empty or too far out.
    pub(crate) fn push(&mut self, column: u32, value: Option<Value>, columns: u16) {
        let Some(value) = value else { return };
        match u16::try_from(column)
            .ok()
            .filter(|column| *column < columns)
        {
            Some(column) => self.cells.push(Cell {
                column: Column(column),
                value,
            }),
            None => self.fault = self.fault.or(Some(RowFault::TooManyColumns)),
        }
    }
}

/// What is wrong with a row as such; the rows around it are not touched by it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum RowFault {
    /// Something stands right of the last column that is read.
    #[error("This row has more columns than such a list can have.")]
    TooManyColumns,
    /// In a text file: a quotation mark that is not closed, or stands in the middle of a cell.
    #[error("A quotation mark in this row is out of place, so its cells cannot be told apart.")]
    Quotes,
}

/// A text being put together, no longer than the limit and one character.
#[derive(Debug, Default)]
pub(crate) struct Gathered {
    text: String,
    too_long: bool,
}

impl Gathered {
    pub(crate) fn clear(&mut self) {
        self.text.clear();
        self.too_long = false;
    }

    pub(crate) fn push(&mut self, more: &str, limit: usize) {
        if self.too_long {
            return;
        }
        let more = if self.text.is_empty() {
            more.trim_start()
        } else {
            more
        };
        let room = limit - self.text.len();
        if more.len() <= room {
            self.text.push_str(more);
            return;
        }
        self.text.push_str(&more[..more.floor_char_boundary(room)]);
        // Blanks past the limit do no harm.
        self.too_long = !more[more.floor_char_boundary(room)..].trim_end().is_empty();
    }

    pub(crate) fn as_str(&self) -> &str {
        self.text.trim_end()
    }

    pub(crate) fn is_too_long(&self) -> bool {
        self.too_long
    }

    pub(crate) fn value(&self) -> Option<Value> {
        text_value(self.as_str(), self.too_long)
    }
}

/// The value of a text; `None` for an empty one.
pub(crate) fn text_value(text: &str, too_long: bool) -> Option<Value> {
    match (text.trim().to_owned(), too_long) {
        (text, true) => Some(Value::TooLong(text)),
        (text, false) => (!text.is_empty()).then_some(Value::Text(text)),
    }
}

#[cfg(test)]
mod tests {
    use super::{Column, Gathered, Value};

    #[test]
    fn p3_columns_have_the_letters_that_a_spreadsheet_shows() {
        let letters = [
            (0, "A"),
            (25, "Z"),
            (26, "AA"),
            (701, "ZZ"),
            (702, "AAA"),
            (16_383, "XFD"),
        ];
        for (column, shown) in letters {
            assert_eq!(Column(column).to_string(), shown);
        }
    }

    #[test]
    fn p3_a_text_past_the_limit_is_told_and_not_cut_quietly() {
        let mut text = Gathered::default();
        text.push("  1234567", 8);
        assert_eq!(text.value(), Some(Value::Text("1234567".into())));
        text.push("ä", 8);
        assert_eq!(text.value(), Some(Value::TooLong("1234567".into())));
        text.clear();
        text.push("12345678   ", 8);
        assert_eq!(text.value(), Some(Value::Text("12345678".into())));
        text.clear();
        text.push("   ", 8);
        assert_eq!(text.value(), None);
    }
}
