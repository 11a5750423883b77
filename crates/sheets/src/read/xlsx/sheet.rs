//! A worksheet, cell by cell.

use std::io::{Read, Seek};

use quick_xml::events::{BytesStart, Event};

use super::super::package::Package;
use super::super::texts::Texts;
use super::super::{Output, Unreadable, xml};
use super::{Styles, escape};
use crate::cell::{Gathered, Row, Value};
use crate::limits::Limits;
use crate::moment::Moment;

/// What cells refer to.
pub(super) struct Book {
    pub(super) texts: Texts,
    pub(super) styles: Styles,
    pub(super) from_1904: bool,
}

/// How a cell's value is to be taken.
#[derive(Clone, Copy, Default)]
enum Kind {
    #[default]
    Number,
    Shared,
    Text,
    Truth,
    Error,
    Iso,
}

/// The cell that is being read.
#[derive(Default)]
struct Open {
    column: u32,
    kind: Kind,
    style: usize,
    text: Gathered,
    in_value: bool,
}

pub(super) fn read<R: Read + Seek>(
    package: &mut Package<R>,
    path: &str,
    book: &Book,
    out: &mut Output<'_>,
) -> Result<(), Unreadable> {
    let limits = out.limits;
    let mut xml = package.xml(path)?.ok_or(Unreadable::Damaged)?;
    let (mut row, mut cell) = (Row::default(), Open::default());
    let (mut next_column, mut last_row) = (0, 0);
    loop {
        let mut skip = false;
        let event = xml.next()?;
        match &event {
            Event::Start(tag) => match tag.local_name().as_ref() {
                "row" => {
                    row = Row {
                        number: row_number(tag, last_row)?,
                        ..Row::default()
                    };
                    next_column = 0;
                }
                "c" => {
                    cell.open(tag, next_column)?;
                    next_column = cell.column + 1;
                }
                "v" | "t" => cell.in_value = true,
                // A formula's own text, and how a text is spoken: only values count.
                "f" | "rPh" => skip = true,
                _ => {}
            },
            Event::End(tag) => match tag.local_name().as_ref() {
                "v" | "t" => cell.in_value = false,
                "c" => row.push(cell.column, cell.value(book), limits.columns),
                "row" => {
                    last_row = row.number;
                    if out.row(std::mem::take(&mut row))?.is_break() {
                        return Ok(());
                    }
                }
                "sheetData" => return Ok(()),
                _ => {}
            },
            Event::Eof => return Err(Unreadable::Damaged),
            other if cell.in_value => cell.gather(other, limits)?,
            _ => {}
        }
        if skip {
            xml.skip()?;
        }
    }
}

/// A row's number, which only rises.
fn row_number(tag: &BytesStart<'_>, last: u32) -> Result<u32, Unreadable> {
    let stated = xml::attribute(tag, "r")?.and_then(|number| number.parse().ok());
    Ok(stated
        .filter(|number| *number > last)
        .unwrap_or(last.saturating_add(1)))
}

impl Open {
    fn open(&mut self, tag: &BytesStart<'_>, next: u32) -> Result<(), Unreadable> {
        let place = xml::attribute(tag, "r")?;
        // Columns only rise; a place that says otherwise is not believed.
        let stated = place
            .as_deref()
            .and_then(column_of)
            .filter(|column| *column >= next);
        self.column = stated.unwrap_or(next);
        self.style = xml::attribute(tag, "s")?
            .and_then(|style| style.parse().ok())
            .unwrap_or(0);
        self.kind = match xml::attribute(tag, "t")?.as_deref() {
            Some("s") => Kind::Shared,
            Some("str" | "inlineStr") => Kind::Text,
            Some("b") => Kind::Truth,
            Some("e") => Kind::Error,
            Some("d") => Kind::Iso,
            _ => Kind::Number,
        };
        self.text.clear();
        self.in_value = false;
        Ok(())
    }

    fn gather(&mut self, event: &Event<'_>, limits: &Limits) -> Result<(), Unreadable> {
        let Some(text) = xml::text(event)? else {
            return Ok(());
        };
        match self.kind {
            Kind::Text => self.text.push(&escape::resolve(&text), limits.cell),
            _ => self.text.push(&text, limits.cell),
        }
        Ok(())
    }

    fn value(&self, book: &Book) -> Option<Value> {
        let raw = self.text.as_str();
        if raw.is_empty() {
            return None;
        }
        match self.kind {
            Kind::Shared => match raw.parse() {
                Ok(number) => book.texts.value(number),
                Err(_) => Some(Value::Error("#TEXT?".to_owned())),
            },
            Kind::Truth => Some(Value::Truth(matches!(raw, "1" | "true"))),
            Kind::Error => Some(Value::Error(raw.to_owned())),
            Kind::Iso => Moment::parse_iso(raw)
                .map(Value::Date)
                .or_else(|| self.text.value()),
            Kind::Number => self.number(raw, book),
            Kind::Text => self.text.value(),
        }
    }

    fn number(&self, raw: &str, book: &Book) -> Option<Value> {
        let Ok(number) = raw.parse::<f64>() else {
            return self.text.value();
        };
        let date = book
            .styles
            .is_date(self.style)
            .then(|| Moment::from_serial(number, book.from_1904))
            .flatten();
        Some(date.map_or_else(|| Value::Number(raw.to_owned()), Value::Date))
    }
}

/// The column in a place such as `AB12`, counted from 0.
fn column_of(place: &str) -> Option<u32> {
    let letters = place.bytes().take_while(u8::is_ascii_alphabetic).take(4);
    let column = letters.fold(0, |sum, letter| {
        sum * 26 + u32::from(letter.to_ascii_uppercase() - b'A') + 1
    });
    column.checked_sub(1)
}
