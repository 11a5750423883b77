//! OpenDocument spreadsheets (ISO/IEC 26300).

use std::io::{Read, Seek};
use std::ops::ControlFlow;

use quick_xml::events::{BytesStart, Event};

use super::package::Package;
use super::{Output, Unreadable, xml};
use crate::cell::{Gathered, Row, Value};
use crate::limits::Limits;
use crate::moment::Moment;

/// The cell that is being read.
#[derive(Default)]
struct Open {
    is_open: bool,
    repeated: u32,
    kind: String,
    value: Option<String>,
    text: Gathered,
    paragraphs: u32,
    in_paragraph: bool,
}

/// The row that is being read.
#[derive(Default)]
struct Line {
    row: Row,
    next_column: u32,
    repeated: u32,
}

pub(super) fn read<R: Read + Seek>(
    package: &mut Package<R>,
    out: &mut Output<'_>,
) -> Result<(), Unreadable> {
    let limits = out.limits;
    let mut xml = package.xml("content.xml")?.ok_or(Unreadable::Damaged)?;
    let (mut line, mut cell) = (Line::default(), Open::default());
    let mut next_row = 1_u32;
    loop {
        let mut skip = false;
        let event = xml.next()?;
        match &event {
            Event::Start(tag) => match tag.local_name().as_ref() {
                "table" if !cell.is_open => next_row = 1,
                // A sheet inside a cell is not part of this one.
                "table" => skip = true,
                "table-row" => line = Line::open(tag, next_row)?,
                "table-cell" | "covered-table-cell" => cell.open(tag)?,
                "p" if cell.is_open => cell.paragraph(limits),
                "s" if cell.in_paragraph => cell.blanks(tag, limits)?,
                "tab" | "line-break" if cell.in_paragraph => cell.text.push(" ", limits.cell),
                // Notes and drawings hold paragraphs of their own; tracked changes, old cells.
                "annotation" | "frame" | "custom-shape" | "tracked-changes" | "ruby-text" => {
                    skip = true;
                }
                _ => {}
            },
            Event::End(tag) => match tag.local_name().as_ref() {
                "p" => cell.in_paragraph = false,
                "table-cell" | "covered-table-cell" => line.push(&mut cell, limits),
                "table-row" => {
                    next_row = line.row.number.saturating_add(line.repeated);
                    if line.hand_over(out)?.is_break() {
                        return Ok(());
                    }
                }
                "table" if out.is_done() => return Ok(()),
                _ => {}
            },
            Event::Eof => return Ok(()),
            other if cell.in_paragraph => {
                if let Some(text) = xml::text(other)? {
                    cell.text.push(&text, limits.cell);
                }
            }
            _ => {}
        }
        if skip {
            xml.skip()?;
        }
    }
}

fn repeated(tag: &BytesStart<'_>, what: &str) -> Result<u32, Unreadable> {
    let count = xml::attribute(tag, what)?.and_then(|count| count.parse().ok());
    Ok(count.unwrap_or(1).max(1))
}

impl Line {
    fn open(tag: &BytesStart<'_>, number: u32) -> Result<Self, Unreadable> {
        let row = Row {
            number,
            ..Row::default()
        };
        Ok(Self {
            row,
            next_column: 0,
            repeated: repeated(tag, "number-rows-repeated")?,
        })
    }

    /// Takes a cell that has ended. A value that is repeated past the last column is told once.
    fn push(&mut self, cell: &mut Open, limits: &Limits) {
        let (value, columns) = (cell.close(limits), limits.columns);
        let end = self.next_column.saturating_add(cell.repeated);
        if value.is_some() {
            for column in self.next_column..end.min(u32::from(columns) + 1) {
                self.row.push(column, value.clone(), columns);
            }
            if self.next_column > u32::from(columns) {
                self.row.push(self.next_column, value, columns);
            }
        }
        self.next_column = end;
    }

    /// Hands the row over as often as it is repeated; the limit of rows ends a bomb.
    fn hand_over(&mut self, out: &mut Output<'_>) -> Result<ControlFlow<()>, Unreadable> {
        let row = std::mem::take(&mut self.row);
        if row.is_empty() {
            return Ok(ControlFlow::Continue(()));
        }
        for further in 0..self.repeated {
            let number = row.number.saturating_add(further);
            if out
                .row(Row {
                    number,
                    ..row.clone()
                })?
                .is_break()
            {
                return Ok(ControlFlow::Break(()));
            }
        }
        Ok(ControlFlow::Continue(()))
    }
}

impl Open {
    fn open(&mut self, tag: &BytesStart<'_>) -> Result<(), Unreadable> {
        let kind = xml::attribute(tag, "value-type")?
            .map(String::from)
            .unwrap_or_default();
        let value = match &*kind {
            "date" => xml::attribute(tag, "date-value")?,
            "boolean" => xml::attribute(tag, "boolean-value")?,
            "float" | "percentage" | "currency" => xml::attribute(tag, "value")?,
            "string" => xml::attribute(tag, "string-value")?,
            _ => None,
        };
        self.value = value.map(String::from);
        self.kind = kind;
        self.repeated = repeated(tag, "number-columns-repeated")?;
        self.is_open = true;
        self.text.clear();
        (self.paragraphs, self.in_paragraph) = (0, false);
        Ok(())
    }

    fn paragraph(&mut self, limits: &Limits) {
        if self.paragraphs > 0 {
            self.text.push("\n", limits.cell);
        }
        self.paragraphs += 1;
        self.in_paragraph = true;
    }

    fn blanks(&mut self, tag: &BytesStart<'_>, limits: &Limits) -> Result<(), Unreadable> {
        for _ in 0..repeated(tag, "c")?.min(64) {
            self.text.push(" ", limits.cell);
        }
        Ok(())
    }

    fn close(&mut self, limits: &Limits) -> Option<Value> {
        self.is_open = false;
        let shown = self.text.value();
        let value = self.value.take();
        match (&*self.kind, value) {
            ("date", Some(value)) => Moment::parse_iso(&value).map(Value::Date).or(shown),
            ("boolean", Some(value)) => Some(Value::Truth(value == "true")),
            ("float" | "percentage" | "currency", Some(value)) if value.parse::<f64>().is_ok() => {
                Some(Value::Number(value))
            }
            ("string", Some(value)) if shown.is_none() => {
                let mut text = Gathered::default();
                text.push(&value, limits.cell);
                text.value()
            }
            // LibreOffice shows its errors as text, such as `#REF!` or `Err:502`.
            _ => match shown {
                Some(Value::Text(text))
                    if text.starts_with("Err:")
                        || (text.starts_with('#') && text.ends_with(['!', '?'])) =>
                {
                    Some(Value::Error(text))
                }
                shown => shown,
            },
        }
    }
}
