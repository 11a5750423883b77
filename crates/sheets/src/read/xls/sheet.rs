//! The cells of a BIFF8 sheet.

use super::super::{Output, Unreadable};
use super::records::{self, Record, Records};
use super::{Book, strings};
use crate::cell::{Row, Value};
use crate::moment::Moment;

/// A worksheet, among what a stream may hold (MS-XLS 2.4.21).
const WORKSHEET: u16 = 0x0010;

/// The row that is being read, and a formula in it whose text is still to come.
#[derive(Default)]
struct Line {
    row: Row,
    pending: Option<u32>,
}

pub(super) fn read(
    workbook: &[u8],
    start: usize,
    book: &Book,
    out: &mut Output<'_>,
) -> Result<(), Unreadable> {
    let mut records = Records::at(workbook, start);
    let Some(first) = records.next()?.filter(|record| record.kind == records::BOF) else {
        return Err(Unreadable::Damaged);
    };
    records::check_version(&first)?;
    if first.u16(2) != Some(WORKSHEET) {
        return Ok(());
    }
    let (mut line, mut depth) = (Line::default(), 0_u32);
    while let Some(record) = records.next()? {
        match record.kind {
            // A chart inside the sheet is a stream of its own.
            records::BOF => depth += 1,
            records::EOF if depth == 0 => break,
            records::EOF => depth -= 1,
            _ if depth > 0 => {}
            records::STRING => line.text_of_formula(&record, out),
            _ => {
                if let Some((row, column)) = place(&record)
                    && line.begin(row, out)?
                {
                    line.cells(&record, column, book, out);
                } else if out.over {
                    return Ok(());
                }
            }
        }
    }
    out.row(line.row).map(drop)
}

/// Row and column of a record that carries cells.
fn place(record: &Record<'_>) -> Option<(u32, u32)> {
    let has_cells = matches!(
        record.kind,
        records::LABEL_SST
            | records::LABEL
            | records::RICH_STRING
            | records::NUMBER
            | records::RK
            | records::MUL_RK
            | records::FORMULA
            | records::BOOL_ERR
    );
    has_cells.then(|| Some((u32::from(record.u16(0)?) + 1, u32::from(record.u16(2)?))))?
}

impl Line {
    /// Makes `number` the row that is being read; false when no more rows are wanted.
    fn begin(&mut self, number: u32, out: &mut Output<'_>) -> Result<bool, Unreadable> {
        if number == self.row.number {
            return Ok(true);
        }
        if number < self.row.number {
            return Err(Unreadable::Damaged);
        }
        self.pending = None;
        let before = std::mem::replace(
            &mut self.row,
            Row {
                number,
                ..Row::default()
            },
        );
        Ok(out.row(before)?.is_continue())
    }

    fn cells(&mut self, record: &Record<'_>, column: u32, book: &Book, out: &Output<'_>) {
        match record.kind {
            records::MUL_RK => {
                let cells = record.body.get(4..).unwrap_or_default().chunks_exact(6);
                for (column, cell) in (column..).zip(cells) {
                    let style = u16::from_le_bytes([cell[0], cell[1]]);
                    let number = rk(u32::from_le_bytes([cell[2], cell[3], cell[4], cell[5]]));
                    self.push(column, number_value(number, style, book), out);
                }
            }
            records::FORMULA if is_text(record) => self.pending = Some(column),
            _ => self.push(column, value(record, book, out), out),
        }
    }

    /// The text that a formula has given, which stands in a record of its own.
    fn text_of_formula(&mut self, record: &Record<'_>, out: &Output<'_>) {
        if let Some(column) = self.pending.take() {
            let text = strings::of_record(record, 0, out.limits);
            self.push(column, text.and_then(|text| text.value()), out);
        }
    }

    /// Cells come from left to right; one that does not is not believed.
    fn push(&mut self, column: u32, value: Option<Value>, out: &Output<'_>) {
        let last = self.row.cells.last();
        if last.is_none_or(|last| u32::from(last.column.0) < column) {
            self.row.push(column, value, out.limits.columns);
        }
    }
}

fn is_text(record: &Record<'_>) -> bool {
    record
        .body
        .get(6..14)
        .is_some_and(|result| result[0] == 0 && result[6..] == [0xFF, 0xFF])
}

fn value(record: &Record<'_>, book: &Book, out: &Output<'_>) -> Option<Value> {
    let style = record.u16(4)?;
    match record.kind {
        records::LABEL_SST => book.texts.value(record.u32(6)? as usize),
        records::LABEL | records::RICH_STRING => strings::of_record(record, 6, out.limits)?.value(),
        records::NUMBER => number_value(record.f64(6)?, style, book),
        records::RK => number_value(rk(record.u32(6)?), style, book),
        records::BOOL_ERR => truth_or_error(*record.body.get(6)?, *record.body.get(7)? == 1),
        records::FORMULA => match record.body.get(6..14)? {
            [1, _, truth, .., 0xFF, 0xFF] => truth_or_error(*truth, false),
            [2, _, error, .., 0xFF, 0xFF] => truth_or_error(*error, true),
            [.., 0xFF, 0xFF] => None,
            _ => number_value(record.f64(6)?, style, book),
        },
        _ => None,
    }
}

fn truth_or_error(value: u8, is_error: bool) -> Option<Value> {
    let name = match (is_error, value) {
        (false, truth) => return Some(Value::Truth(truth != 0)),
        (true, 0x00) => "#NULL!",
        (true, 0x07) => "#DIV/0!",
        (true, 0x0F) => "#VALUE!",
        (true, 0x17) => "#REF!",
        (true, 0x1D) => "#NAME?",
        (true, 0x24) => "#NUM!",
        (true, _) => "#N/A",
    };
    Some(Value::Error(name.to_owned()))
}

fn number_value(number: f64, style: u16, book: &Book) -> Option<Value> {
    let is_date = book.styles.is_date(usize::from(style));
    let date = is_date
        .then(|| Moment::from_serial(number, book.from_1904))
        .flatten();
    Some(date.map_or_else(|| Value::Number(shown(number)), Value::Date))
}

/// The number as a spreadsheet shows it: digits that it does not have are not made up.
fn shown(number: f64) -> String {
    if number.abs() < 1e15 {
        return number.to_string();
    }
    let text = format!("{number:E}");
    text.replace('E', "E+")
}

/// A number in 30 bits, and two that say how (MS-XLS 2.5.217).
fn rk(bits: u32) -> f64 {
    let number = if bits & 2 == 0 {
        f64::from_bits(u64::from(bits & !3) << 32)
    } else {
        f64::from(bits.cast_signed() >> 2)
    };
    if bits & 1 == 0 {
        number
    } else {
        number / 100.0
    }
}

#[cfg(test)]
mod tests {
    use super::{rk, shown};

    #[test]
    fn p3_numbers_of_old_workbooks_are_read() {
        let cases = [
            (0x3FF0_0000, 1.0),
            (0x3FF0_0001, 0.01),
            (0x0000_0012, 4.0),
            (0x0000_04D3, 3.08),
            (0xFFFF_FFFE, -1.0),
        ];
        for (bits, number) in cases {
            assert!((rk(bits) - number).abs() < 1e-12, "{bits:x}");
        }
    }

    #[test]
    fn p3_a_number_is_shown_without_digits_that_it_does_not_have() {
        assert_eq!(shown(471_100_815.0), "471100815");
        assert_eq!(shown(1.23e19), "1.23E+19");
        assert_eq!(shown(0.5), "0.5");
    }
}
