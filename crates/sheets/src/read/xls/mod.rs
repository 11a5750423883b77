//! Workbooks of Excel 97 to 2003 (MS-XLS, BIFF8), in their compound file (MS-CFB).

mod compound;
mod records;
mod sheet;
mod strings;

use std::io::{Read, Seek};

use self::compound::Compound;
use self::records::Records;
use super::texts::Texts;
use super::xlsx::styles::Styles;
use super::{Output, Unreadable};

/// Sheets that are looked at for one with anything in it.
const SHEETS: usize = 64;

/// What the sheets refer to, and where they begin.
#[derive(Default)]
struct Book {
    texts: Texts,
    styles: Styles,
    from_1904: bool,
    sheets: Vec<usize>,
}

pub(super) fn read<R: Read + Seek>(
    mut source: R,
    length: u64,
    out: &mut Output<'_>,
) -> Result<(), Unreadable> {
    if length > out.limits.xls_bytes {
        return Err(Unreadable::TooManyBytes(out.limits.xls_bytes));
    }
    let mut bytes = Vec::new();
    source.by_ref().take(length).read_to_end(&mut bytes)?;
    let workbook = workbook(&bytes)?;
    // Before the sheet is read, so that the file is not held twice.
    drop(bytes);
    let book = globals(&workbook, out)?;
    for start in &book.sheets {
        sheet::read(&workbook, *start, &book, out)?;
        if out.is_done() {
            break;
        }
    }
    Ok(())
}

/// The stream with the workbook in it.
fn workbook(bytes: &[u8]) -> Result<Vec<u8>, Unreadable> {
    let compound = Compound::open(bytes)?;
    if compound.has("EncryptedPackage") {
        return Err(Unreadable::Password);
    }
    if compound.has("_VBA_PROJECT_CUR") || compound.has("_VBA_PROJECT") {
        return Err(Unreadable::Macros);
    }
    match compound.stream("Workbook")? {
        Some(stream) => Ok(stream),
        None if compound.has("Book") => Err(Unreadable::TooOld),
        None if compound.has("WordDocument") => Err(Unreadable::Foreign("a text document")),
        None if compound.has("PowerPoint Document") => Err(Unreadable::Foreign("a presentation")),
        None => Err(Unreadable::Foreign("a file of another program")),
    }
}

fn globals(workbook: &[u8], out: &Output<'_>) -> Result<Book, Unreadable> {
    let mut book = Book::default();
    let mut records = Records::at(workbook, 0);
    let mut is_first = true;
    while let Some(record) = records.next()? {
        match (record.kind, is_first) {
            (records::BOF, _) => records::check_version(&record)?,
            (_, true) => return Err(Unreadable::Damaged),
            (records::FILE_PASS, _) => return Err(Unreadable::Password),
            (records::DATE_MODE, _) => book.from_1904 = record.u16(0) == Some(1),
            (records::FORMAT, _) => {
                if let (Some(number), Some(code)) =
                    (record.u16(0), strings::of_record(&record, 2, out.limits))
                {
                    book.styles.add_format(u32::from(number), code.as_str());
                }
            }
            (records::XF, _) => book.styles.add_style(u32::from(record.u16(2).unwrap_or(0))),
            (records::BOUND_SHEET, _) => add_sheet(&mut book, &record)?,
            (records::SST, _) => strings::shared(&record, &mut book.texts, out.limits)?,
            (records::EOF, _) => break,
            _ => {}
        }
        is_first = false;
    }
    Ok(book)
}

fn add_sheet(book: &mut Book, record: &records::Record<'_>) -> Result<(), Unreadable> {
    let (Some(start), Some(state)) = (record.u32(0), record.u16(4)) else {
        return Err(Unreadable::Damaged);
    };
    let (hidden, kind) = (state & 3, state >> 8);
    match kind {
        // Macros of Excel 4, which are sheets.
        1 | 6 => return Err(Unreadable::Macros),
        0 if hidden == 0 && book.sheets.len() < SHEETS => book.sheets.push(start as usize),
        _ => {}
    }
    Ok(())
}
