//! From bytes to rows: which kind of file it is, and the reader for that kind.

mod archive;
mod fault;
mod ods;
mod package;
mod text;
mod texts;
mod xls;
mod xlsx;
mod xml;

use std::io::{Read, Seek, SeekFrom};
use std::ops::ControlFlow;

pub use self::archive::{ArchiveLimits, Packed, is_archive, unpack};
pub use self::fault::Unreadable;
use self::package::Package;
use crate::cell::Row;
use crate::limits::Limits;

/// What was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Summary {
    /// Rows handed over.
    pub rows: u32,
}

/// Reads the first sheet with anything in it, row by row.
///
/// Hidden sheets are passed over. `each` gets the rows in their order and may end the reading.
///
/// # Errors
/// When the file as a whole cannot be taken. Rows that came before stand.
pub fn read<R: Read + Seek>(
    mut source: R,
    limits: &Limits,
    each: &mut dyn FnMut(Row) -> ControlFlow<()>,
) -> Result<Summary, Unreadable> {
    let length = source.seek(SeekFrom::End(0))?;
    if length == 0 {
        return Err(Unreadable::Empty);
    }
    if length > limits.bytes {
        return Err(Unreadable::TooManyBytes(limits.bytes));
    }
    let start = beginning(&mut source)?;
    let mut out = Output {
        each,
        limits,
        rows: 0,
        over: false,
    };
    match kind(&start)? {
        Kind::Zip => {
            let mut package = Package::open(source, length, limits)?;
            match package.kind()? {
                package::Kind::Xlsx { workbook } => xlsx::read(&mut package, &workbook, &mut out)?,
                package::Kind::Ods => ods::read(&mut package, &mut out)?,
            }
        }
        Kind::Compound => xls::read(source, length, &mut out)?,
        Kind::Text => text::read(source, &start, &mut out)?,
    }
    if out.rows == 0 {
        return Err(Unreadable::Empty);
    }
    Ok(Summary { rows: out.rows })
}

/// Where rows go, and how many have gone.
struct Output<'a> {
    each: &'a mut dyn FnMut(Row) -> ControlFlow<()>,
    limits: &'a Limits,
    rows: u32,
    over: bool,
}

impl Output<'_> {
    /// Hands a row over unless it is empty; `Break` when no more is wanted.
    fn row(&mut self, row: Row) -> Result<ControlFlow<()>, Unreadable> {
        if row.is_empty() {
            return Ok(ControlFlow::Continue(()));
        }
        if self.rows >= self.limits.rows {
            return Err(Unreadable::TooManyRows(self.limits.rows));
        }
        self.rows += 1;
        let flow = (self.each)(row);
        self.over = flow.is_break();
        Ok(flow)
    }

    /// Whether a sheet has been read, so that the next is left alone.
    fn is_done(&self) -> bool {
        self.rows > 0 || self.over
    }
}

enum Kind {
    Zip,
    Compound,
    Text,
}

const START: u64 = 4096;

fn beginning<R: Read + Seek>(source: &mut R) -> Result<Vec<u8>, Unreadable> {
    source.rewind()?;
    let mut start = Vec::new();
    source.by_ref().take(START).read_to_end(&mut start)?;
    source.rewind()?;
    Ok(start)
}

fn kind(start: &[u8]) -> Result<Kind, Unreadable> {
    const FOREIGN: [(&[u8], &str); 8] = [
        (b"%PDF", "a PDF"),
        (b"\x89PNG", "a picture"),
        (b"\xFF\xD8\xFF", "a picture"),
        (b"GIF8", "a picture"),
        (b"{\\rtf", "a text document"),
        (b"Rar!", "a RAR archive"),
        (b"7z\xBC\xAF", "a 7-Zip archive"),
        (b"\x1F\x8B", "a gzip archive"),
    ];
    if start.starts_with(b"PK\x03\x04") {
        return Ok(Kind::Zip);
    }
    if start.starts_with(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") {
        return Ok(Kind::Compound);
    }
    if let Some((_, what)) = FOREIGN.iter().find(|(sign, _)| start.starts_with(sign)) {
        return Err(Unreadable::Foreign(what));
    }
    let words = String::from_utf8_lossy(start)
        .trim_start_matches(['\u{feff}', ' ', '\r', '\n', '\t'])
        .to_ascii_lowercase();
    // Many programs write web pages and old XML under the name of a spreadsheet.
    if ["<!doctype html", "<html", "<head", "<table", "<meta"]
        .iter()
        .any(|tag| words.starts_with(tag))
    {
        return Err(Unreadable::Foreign("a web page"));
    }
    if words.starts_with("<?xml") || words.starts_with("<!doctype") {
        return Err(Unreadable::Foreign("an XML file"));
    }
    if start.starts_with(b"\x09\x08")
        || start.starts_with(b"\x09\x04")
        || start.starts_with(b"\x09\x02")
    {
        return Err(Unreadable::TooOld);
    }
    Ok(Kind::Text)
}
