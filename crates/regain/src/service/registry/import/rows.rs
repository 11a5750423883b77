//! The rows of a CSV file with the lines they begin on. The parser itself loses count at blank
//! lines, and a person who is to mend row 7 looks at line 7.

use std::io::BufRead;

use anyhow::{Result, bail};
use csv::{ReaderBuilder, StringRecord, Trim};

/// No row of ours is longer; a quotation mark that is never closed would take in all that follows.
const LONGEST: usize = 8 * 1024;

/// A row, and the line it begins on, counted from 1.
pub(super) struct Row {
    pub(super) line: u64,
    /// The row's fields, or why it cannot be read.
    pub(super) fields: Result<StringRecord, csv::Error>,
}

/// Reads rows one by one.
pub(super) struct Rows<R> {
    from: R,
    lines: u64,
}

impl<R: BufRead> Rows<R> {
    pub(super) fn new(from: R) -> Self {
        Self { from, lines: 0 }
    }

    /// The next row that is not blank.
    pub(super) fn next(&mut self) -> Result<Option<Row>> {
        let mut text = Vec::new();
        let mut line = self.lines + 1;
        loop {
            let ended = self.from.read_until(b'\n', &mut text)? == 0;
            self.lines += u64::from(!ended);
            if text.iter().all(u8::is_ascii_whitespace) {
                text.clear();
                line = self.lines + 1;
            } else if ended || !is_open(&text) {
                return Ok(Some(Row {
                    line,
                    fields: fields(&text),
                }));
            } else if text.len() > LONGEST {
                bail!(
                    "line {line} begins a row that does not end; is a quotation mark not closed?"
                );
            }
            if ended {
                return Ok(None);
            }
        }
    }
}

/// Whether the row goes on with the next line: a line break inside quotation marks belongs to a field.
fn is_open(text: &[u8]) -> bool {
    text.iter().filter(|byte| **byte == b'"').count() % 2 == 1
}

fn fields(text: &[u8]) -> Result<StringRecord, csv::Error> {
    // A spreadsheet may put a byte order mark before the first name.
    let text = text.strip_prefix("\u{feff}".as_bytes()).unwrap_or(text);
    let mut reader = ReaderBuilder::new()
        .has_headers(false)
        .trim(Trim::All)
        .from_reader(text);
    let mut record = StringRecord::new();
    reader.read_record(&mut record)?;
    Ok(record)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<(u64, Vec<String>)> {
        let mut rows = Rows::new(text.as_bytes());
        let mut read = Vec::new();
        while let Some(row) = rows.next().unwrap() {
            read.push((
                row.line,
                row.fields.unwrap().iter().map(String::from).collect(),
            ));
        }
        read
    }

    fn owned(fields: &[&str]) -> Vec<String> {
        fields.iter().map(|&field| field.into()).collect()
    }

    #[test]
    fn rows_know_their_lines_with_either_line_end_and_with_blank_lines() {
        for end in ["\n", "\r\n"] {
            let text = ["\u{feff}a,b", "", " ", "1, 2", "\"x", "y\",z", "last"].join(end);
            let expected = [
                (1, owned(&["a", "b"])),
                (4, owned(&["1", "2"])),
                (5, vec![format!("x{end}y"), "z".into()]),
                (7, owned(&["last"])),
            ];
            assert_eq!(read(&text), expected);
        }
    }

    #[test]
    fn nothing_has_no_rows() {
        assert!(read("").is_empty() && read("\n \n").is_empty());
    }

    #[test]
    fn a_quotation_mark_that_is_never_closed_is_found() {
        let text = format!("a\n\"b{}", "c\n".repeat(LONGEST));
        let mut rows = Rows::new(text.as_bytes());
        rows.next().unwrap();
        assert!(
            rows.next()
                .err()
                .unwrap()
                .to_string()
                .starts_with("line 2 ")
        );
    }
}
