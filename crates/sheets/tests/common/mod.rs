//! Files to read: made part by part, so that they can also be made wrong.
#![allow(dead_code, reason = "each test uses some of these")]
#![allow(
    clippy::unwrap_used,
    reason = "what is made here for tests can be made"
)]

pub(crate) mod old;

use std::io::{Cursor, Write as _};
use std::ops::ControlFlow;

use sheets::{Limits, Row, RowFault, Summary, Unreadable, Value, read};
use zip::CompressionMethod;
use zip::write::{SimpleFileOptions, ZipWriter};

/// Limits of a few kilobytes, so that a test of them is quick.
pub(crate) const SMALL: Limits = Limits {
    bytes: 1 << 20,
    xls_bytes: 64 << 10,
    part: 256 << 10,
    unpacked: 512 << 10,
    rows: 100,
    columns: 16,
    cell: 64,
    texts: 32 << 10,
};

pub(crate) fn rows(bytes: &[u8], limits: &Limits) -> (Vec<Row>, Result<Summary, Unreadable>) {
    let mut rows = Vec::new();
    let result = read(Cursor::new(bytes), limits, &mut |row| {
        rows.push(row);
        ControlFlow::Continue(())
    });
    (rows, result)
}

/// All rows of a file that has nothing wrong with it.
pub(crate) fn good(bytes: &[u8]) -> Vec<Row> {
    let (rows, result) = rows(bytes, &SMALL);
    assert_eq!(result.unwrap().rows as usize, rows.len());
    rows
}

pub(crate) fn refusal(bytes: &[u8]) -> Unreadable {
    rows(bytes, &SMALL).1.unwrap_err()
}

/// A row as its number and what is shown of its cells.
pub(crate) fn shown(row: &Row) -> String {
    let mut text = row.number.to_string();
    for cell in &row.cells {
        let value = match &cell.value {
            Value::Text(text) => text.clone(),
            Value::Number(number) => format!("#{number}"),
            Value::Date(moment) => format!("@{moment}"),
            Value::Truth(truth) => format!("?{truth}"),
            Value::Error(error) => format!("!{error}"),
            Value::TooLong(text) => format!("{text}…"),
        };
        text += &format!(" {}:{value}", cell.column);
    }
    match row.fault {
        Some(RowFault::TooManyColumns) => text + " too wide",
        Some(RowFault::Quotes) => text + " quotes",
        None => text,
    }
}

pub(crate) fn all(rows: &[Row]) -> Vec<String> {
    rows.iter().map(shown).collect()
}

pub(crate) fn zip(parts: &[(&str, &[u8])]) -> Vec<u8> {
    packed(parts, CompressionMethod::Deflated)
}

/// Parts as they are, so that a changed byte changes what they say and not only how they are packed.
pub(crate) fn stored(parts: &[(&str, &[u8])]) -> Vec<u8> {
    packed(parts, CompressionMethod::Stored)
}

fn packed(parts: &[(&str, &[u8])], method: CompressionMethod) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        let options = SimpleFileOptions::default().compression_method(method);
        zip.start_file(*name, options).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

pub(crate) const TYPES: &str = "<Types><Override PartName='/xl/workbook.xml' ContentType='application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml'/></Types>";
pub(crate) const RELATIONS: &str = "<Relationships><Relationship Id='r1' Type='http://x/officeDocument' Target='xl/workbook.xml'/></Relationships>";
pub(crate) const WORKBOOK: &str =
    "<workbook><sheets><sheet name='A' sheetId='1' r:id='r1'/></sheets></workbook>";
pub(crate) const PARTS: &str = "<Relationships><Relationship Id='r1' Type='http://x/worksheet' Target='sheet.xml'/><Relationship Id='r2' Type='http://x/sharedStrings' Target='/xl/texts.xml'/><Relationship Id='r3' Type='http://x/styles' Target='styles.xml'/></Relationships>";

/// A workbook with one sheet, whose rows and shared texts are given as XML.
pub(crate) fn xlsx(data: &str, texts: &str) -> Vec<u8> {
    let sheet = format!("<worksheet><sheetData>{data}</sheetData></worksheet>");
    xlsx_of(&sheet, &format!("<sst>{texts}</sst>"))
}

pub(crate) fn xlsx_of(sheet: &str, texts: &str) -> Vec<u8> {
    zip(&[
        ("[Content_Types].xml", TYPES.as_bytes()),
        ("_rels/.rels", RELATIONS.as_bytes()),
        ("xl/workbook.xml", WORKBOOK.as_bytes()),
        ("xl/_rels/workbook.xml.rels", PARTS.as_bytes()),
        ("xl/styles.xml", b"<styleSheet><numFmts><numFmt numFmtId='170' formatCode='dd.mm.yyyy'/></numFmts><cellXfs><xf numFmtId='0'/><xf numFmtId='14'/><xf numFmtId='170'/></cellXfs></styleSheet>"),
        ("xl/texts.xml", texts.as_bytes()),
        ("xl/sheet.xml", sheet.as_bytes()),
    ])
}

pub(crate) const ODS: &[u8] = b"application/vnd.oasis.opendocument.spreadsheet";

/// An OpenDocument spreadsheet with one table, whose rows are given as XML.
pub(crate) fn ods(data: &str) -> Vec<u8> {
    let content = format!(
        "<office:document-content><office:body><office:spreadsheet><table:table table:name='A'>{data}</table:table></office:spreadsheet></office:body></office:document-content>"
    );
    zip(&[("mimetype", ODS), ("content.xml", content.as_bytes())])
}
