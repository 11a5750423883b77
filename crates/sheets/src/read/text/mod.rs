//! Text files with separated columns, in whatever encoding and with whatever separator.

mod decode;
mod lines;
mod record;
mod separator;

use std::io::{Read, Seek};

use self::lines::Lines;
use self::record::{Fields, Reading};
use super::{Output, Unreadable};
use crate::cell::{Row, RowFault, text_value};
use crate::limits::Limits;

/// Lines that one row may run over, where a cell has line breaks in it.
const SPAN: usize = 12;

/// What is known of the file before its rows are read.
struct Shape {
    separator: char,
    /// Columns of the first row.
    width: usize,
}

pub(super) fn read<R: Read + Seek>(
    mut source: R,
    start: &[u8],
    out: &mut Output<'_>,
) -> Result<(), Unreadable> {
    let encoding = decode::encoding(&mut source, start)?;
    source.rewind()?;
    let mut lines = Lines::new(decode::Decoded::new(source, encoding), longest(out.limits));
    let (separator, is_stated) = separator::find(lines.ahead(separator::LOOK)?);
    if is_stated {
        lines.take()?;
    }
    let mut shape = Shape {
        separator,
        width: 0,
    };
    while !lines.ahead(1)?.is_empty() {
        let row = next_row(&mut lines, &mut shape, out.limits)?;
        if out.row(row)?.is_break() {
            break;
        }
    }
    Ok(())
}

/// Bytes of a line, at most: every column full, with all quotation marks doubled.
fn longest(limits: &Limits) -> usize {
    2 * limits.cell * usize::from(limits.columns)
}

/// The next row: a line, or the few lines over which quoted cells run.
///
/// A mark that is never closed must not swallow what comes behind it. Marks go by twos, so lines that
/// make sense only together have an even number of them, while one stray mark before good lines
/// makes the number odd: then only the line that began is bad, and the next begins afresh. Two stray
/// marks with good lines between them are told by those lines being whole rows by themselves.
fn next_row(
    lines: &mut Lines<impl Read>,
    shape: &mut Shape,
    limits: &Limits,
) -> Result<Row, Unreadable> {
    let ahead = lines.ahead(SPAN)?;
    let number = ahead.first().map_or(0, |line| line.number);
    let mut text = String::new();
    for (count, line) in ahead.iter().enumerate() {
        if count > 1 && stands_alone(&ahead[count - 1].text, shape) {
            break;
        }
        if count > 0 {
            text.push('\n');
        }
        text.push_str(&line.text);
        match record::read(&text, shape.separator) {
            Reading::Whole(fields)
                if count == 0 || shape.width == 0 || fields.len() == shape.width =>
            {
                let too_long = ahead[..=count].iter().any(|line| line.is_cut);
                let row = row(number, &fields, too_long, limits);
                shape.width = if shape.width == 0 && !row.is_empty() {
                    fields.len()
                } else {
                    shape.width
                };
                for _ in 0..=count {
                    lines.take()?;
                }
                return Ok(row);
            }
            Reading::Whole(_) | Reading::Wrong => break,
            Reading::Open => {}
        }
    }
    let text = lines.take()?.map(|line| line.text).unwrap_or_default();
    let fields = text
        .split(shape.separator)
        .map(|field| field.trim_matches('"').to_owned())
        .collect();
    let mut row = row(number, &fields, false, limits);
    row.fault = Some(RowFault::Quotes);
    Ok(row)
}

fn stands_alone(line: &str, shape: &Shape) -> bool {
    shape.width > 1
        && matches!(record::read(line, shape.separator), Reading::Whole(fields) if fields.len() == shape.width)
}

fn row(number: u32, fields: &Fields, is_cut: bool, limits: &Limits) -> Row {
    let mut row = Row {
        number,
        ..Row::default()
    };
    for (column, field) in (0_u32..).zip(fields) {
        let field = unescaped(field.trim());
        let is_long = field.len() > limits.cell || (is_cut && column as usize + 1 == fields.len());
        let end = field.floor_char_boundary(limits.cell.min(field.len()));
        row.push(column, text_value(&field[..end], is_long), limits.columns);
    }
    row
}

/// Without the mark that keeps a spreadsheet from taking a text for a formula.
fn unescaped(field: &str) -> &str {
    match field.strip_prefix('\'') {
        Some(text) if text.starts_with(crate::write::FORMULA) => text,
        _ => field,
    }
}
