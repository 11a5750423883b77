//! The rows of a CSV file with the lines they begin on, in little memory. The parser itself loses
//! count at blank lines, and a person who is to mend row 7 looks at line 7.

use std::collections::VecDeque;
use std::io::{self, BufRead, Read as _};

use csv::{ReaderBuilder, StringRecord, Trim};

/// No row of ours is longer.
const LONGEST: usize = 8 * 1024;

/// A row, and the line it begins on, counted from 1.
pub(super) struct Row {
    pub(super) line: u64,
    /// The row's fields, or why it cannot be read.
    pub(super) fields: Result<StringRecord, String>,
}

/// Reads rows one by one.
pub(super) struct Rows<R> {
    from: R,
    /// Lines that were looked at already and are to be read once more.
    again: VecDeque<Vec<u8>>,
    lines: u64,
    separator: u8,
}

impl<R: BufRead> Rows<R> {
    pub(super) const fn new(from: R) -> Self {
        Self {
            from,
            again: VecDeque::new(),
            lines: 0,
            separator: b',',
        }
    }

    /// The first row, which names the columns; what stands between them is taken from it.
    pub(super) fn head(&mut self) -> io::Result<Option<Row>> {
        let Some((line, text)) = self.begin()? else {
            return Ok(None);
        };
        let has = |sign| text.contains(&sign);
        self.separator = match (has(b','), has(b';'), has(b'\t')) {
            (false, true, _) => b';',
            (false, false, true) => b'\t',
            _ => b',',
        };
        let fields = self.fields(&text);
        Ok(Some(Row { line, fields }))
    }

    /// The next row that is not blank. A row with a quotation mark that is not closed costs its own
    /// line and no other.
    pub(super) fn next(&mut self) -> io::Result<Option<Row>> {
        let Some((line, mut text)) = self.begin()? else {
            return Ok(None);
        };
        let mut taken = Vec::new();
        while is_open(&text) {
            let more = self.line()?;
            let ended = more.is_none();
            taken.extend(more);
            let last = taken.last().map_or(0, Vec::len);
            if ended || text.len() + last > LONGEST {
                self.lines -= u64::try_from(taken.len()).unwrap_or(0);
                taken
                    .into_iter()
                    .rev()
                    .for_each(|line| self.again.push_front(line));
                let words =
                    "a quotation mark is not closed; one inside of a field is written twice";
                let fields = Err(words.to_owned());
                return Ok(Some(Row { line, fields }));
            }
            text.extend(taken.last().into_iter().flatten());
        }
        let fields = self.fields(&text);
        Ok(Some(Row { line, fields }))
    }

    /// The line that the next row begins with, and its number.
    fn begin(&mut self) -> io::Result<Option<(u64, Vec<u8>)>> {
        while let Some(text) = self.line()? {
            if !text.iter().all(u8::is_ascii_whitespace) {
                return Ok(Some((self.lines, text)));
            }
        }
        Ok(None)
    }

    /// The next line; of one that is far too long just the beginning.
    fn line(&mut self) -> io::Result<Option<Vec<u8>>> {
        if let Some(line) = self.again.pop_front() {
            self.lines += 1;
            return Ok(Some(line));
        }
        let mut text = Vec::with_capacity(128);
        let most = u64::try_from(LONGEST).unwrap_or(u64::MAX) + 1;
        if self.from.by_ref().take(most).read_until(b'\n', &mut text)? == 0 {
            return Ok(None);
        }
        self.lines += 1;
        if text.len() > LONGEST && text.last() != Some(&b'\n') {
            self.skip()?;
        }
        Ok(Some(text))
    }

    /// Passes over the rest of a line.
    fn skip(&mut self) -> io::Result<()> {
        loop {
            let here = self.from.fill_buf()?;
            let end = here.iter().position(|byte| *byte == b'\n');
            let (many, is_over) = match end {
                Some(at) => (at + 1, true),
                None => (here.len(), here.is_empty()),
            };
            self.from.consume(many);
            if is_over {
                return Ok(());
            }
        }
    }

    fn fields(&self, text: &[u8]) -> Result<StringRecord, String> {
        if text.len() > LONGEST {
            return Err(format!("the row has more than {LONGEST} characters"));
        }
        // A spreadsheet may put a byte order mark before the first name.
        let text = text.strip_prefix("\u{feff}".as_bytes()).unwrap_or(text);
        let text = std::str::from_utf8(text).map_err(|_| {
            "not UTF-8 text; save the file as “CSV UTF-8” in your spreadsheet".to_owned()
        })?;
        if !text.contains('"') {
            let fields = text.split(char::from(self.separator)).map(str::trim);
            return Ok(fields.collect());
        }
        let mut reader = ReaderBuilder::new()
            .has_headers(false)
            .delimiter(self.separator)
            .trim(Trim::All)
            .from_reader(text.as_bytes());
        let mut record = StringRecord::new();
        reader
            .read_record(&mut record)
            .map_err(|error| error.to_string())?;
        Ok(record)
    }
}

/// Whether the row goes on with the next line: a line break inside quotation marks belongs to a field.
fn is_open(text: &[u8]) -> bool {
    text.iter().filter(|byte| **byte == b'"').count() % 2 == 1
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<(u64, Result<Vec<String>, String>)> {
        let mut rows = Rows::new(text.as_bytes());
        let mut read = Vec::new();
        let mut row = rows.head().unwrap();
        while let Some(one) = row {
            let fields = one.fields.map(|f| f.iter().map(String::from).collect());
            read.push((one.line, fields));
            row = rows.next().unwrap();
        }
        read
    }

    fn owned(fields: &[&str]) -> Result<Vec<String>, String> {
        Ok(fields.iter().map(|&field| field.into()).collect())
    }

    #[test]
    fn rows_know_their_lines_with_either_line_end_and_with_blank_lines() {
        for end in ["\n", "\r\n"] {
            let text = ["\u{feff}a,b", "", " ", "1, 2", "\"x", "y\",z", "last"].join(end);
            let expected = [
                (1, owned(&["a", "b"])),
                (4, owned(&["1", "2"])),
                (5, owned(&[&format!("x{end}y"), "z"])),
                (7, owned(&["last"])),
            ];
            assert_eq!(read(&text), expected);
        }
    }

    #[test]
    fn the_first_line_says_what_stands_between_fields() {
        assert_eq!(read("a;b\n1,5;2")[1], (2, owned(&["1,5", "2"])));
        assert_eq!(read("a\tb\n1\t\"2\"")[1], (2, owned(&["1", "2"])));
    }

    #[test]
    fn nothing_has_no_rows() {
        assert!(read("").is_empty() && read("\n \n").is_empty());
    }

    #[test]
    fn h1_registry_an_open_quotation_mark_or_an_endless_line_costs_one_row() {
        for bad in ["\"b,c".to_owned(), "x".repeat(3 * LONGEST)] {
            for rows_behind in [1_u64, 9_000] {
                let behind = "1,2\n".repeat(usize::try_from(rows_behind).unwrap());
                let rows = read(&format!("a,b\n{bad}\n{behind}"));
                assert_eq!(rows.len() as u64, 2 + rows_behind);
                assert!(rows[1].0 == 2 && rows[1].1.is_err());
                let good = &rows[2..];
                assert!(good.iter().all(|(_, row)| *row == owned(&["1", "2"])));
                assert_eq!(good.last().unwrap().0, 2 + rows_behind);
            }
        }
    }
}
