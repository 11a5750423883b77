//! Writes spreadsheets for the fuzzer to begin with: `cargo run -p sheets --example sheets -- fuzz/seeds`.

use std::error::Error;
use std::fs;
use std::io::{Cursor, Write as _};
use std::path::PathBuf;

use sheets::{Sheet, csv};
use zip::CompressionMethod::Stored;
use zip::write::{SimpleFileOptions, ZipWriter};

fn main() -> Result<(), Box<dyn Error>> {
    let folder = std::env::args_os().nth(1).ok_or("where to?")?;
    let folder = PathBuf::from(folder).join("sheet");
    fs::create_dir_all(&folder)?;
    let mut list = Sheet::new("Devices", &[("Serial number", 24), ("Model", 20)])?;
    list.row(&["00123", "=NO()"])?;
    fs::write(folder.join("list.xlsx"), list.finish()?)?;
    let mut text = String::from("sep=,\r\n");
    csv(&mut text, &["Serial", "a \"b\""]);
    csv(&mut text, &["1", "two\nlines"]);
    fs::write(folder.join("list.csv"), text)?;
    fs::write(folder.join("list.ods"), open_document()?)?;
    Ok(())
}

/// Stored as it is, so that the fuzzer can change what it says.
fn open_document() -> Result<Vec<u8>, Box<dyn Error>> {
    const PARTS: [(&str, &str); 2] = [
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
        (
            "content.xml",
            "<office:spreadsheet><table:table><table:table-row table:number-rows-repeated='2'>\
             <table:table-cell office:value-type='float' office:value='7'><text:p>7</text:p></table:table-cell>\
             </table:table-row></table:table></office:spreadsheet>",
        ),
    ];
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in PARTS {
        zip.start_file(
            name,
            SimpleFileOptions::default().compression_method(Stored),
        )?;
        zip.write_all(text.as_bytes())?;
    }
    Ok(zip.finish()?.into_inner())
}
