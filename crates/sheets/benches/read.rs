//! How long lists of devices take to read and write, and how much memory at the most.
//!
//! `cargo bench -p sheets` for 10,000 and 100,000 rows; after `--`, other numbers of rows. Each file
//! is read by a process of its own, so that the memory is that of one reading.

use std::fs::{self, File};
use std::io::{BufReader, Cursor, Write as _};
use std::ops::ControlFlow;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use rust_xlsxwriter::Workbook;
use sheets::{Limits, Sheet, csv, read};
use zip::write::{SimpleFileOptions, ZipWriter};

const HEADINGS: [(&str, u16); 8] = [
    ("Serial number", 24),
    ("Model", 20),
    ("Product category", 16),
    ("Device date", 12),
    ("Answer wanted", 16),
    ("Country", 16),
    ("Place of purchase", 24),
    ("Start time", 20),
];

type Made = Result<Vec<u8>, Box<dyn std::error::Error>>;

#[expect(
    clippy::disallowed_methods,
    reason = "a bench is there to read the clock"
)]
fn timed<T>(work: impl FnOnce() -> T) -> (T, Duration) {
    let start = Instant::now();
    let done = work();
    (done, start.elapsed())
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if let [word, path] = &arguments[..]
        && word == "read"
    {
        return one(Path::new(path));
    }
    let asked: Vec<u32> = arguments
        .iter()
        .filter_map(|word| word.parse().ok())
        .collect();
    let sizes = if asked.is_empty() {
        vec![10_000, 100_000]
    } else {
        asked
    };
    println!(
        "{:10} {:>8} {:>8} {:>8} {:>8} {:>9}",
        "file", "rows", "size", "write", "read", "memory"
    );
    for rows in sizes {
        for (kind, make) in [
            ("xlsx", shared as fn(u32) -> Made),
            ("xlsx, ours", xlsx),
            ("ods", ods),
            ("csv", text),
        ] {
            let (file, writing) = timed(|| make(rows));
            let path = std::env::temp_dir().join(format!("regain-bench-{}", std::process::id()));
            fs::write(&path, file?)?;
            let size = fs::metadata(&path)?.len();
            let reading = Command::new(std::env::current_exe()?)
                .arg("read")
                .arg(&path)
                .output()?;
            fs::remove_file(&path)?;
            let reading = String::from_utf8_lossy(&reading.stdout).trim().to_owned();
            println!(
                "{kind:10} {rows:8} {:5} KiB {:6} ms {reading}",
                size >> 10,
                writing.as_millis()
            );
        }
    }
    Ok(())
}

/// Reads a file, and says how long that took and how much memory it took at the most.
fn one(path: &Path) -> Result<(), Box<dyn std::error::Error>> {
    let file = BufReader::new(File::open(path)?);
    let mut cells = 0;
    let (summary, time) = timed(|| {
        read(file, &Limits::DEVICES, &mut |row| {
            cells += row.cells.len();
            ControlFlow::Continue(())
        })
    });
    assert_eq!(summary?.rows as usize * HEADINGS.len(), cells);
    let status = fs::read_to_string("/proc/self/status")?;
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    println!("{:5} ms {}", time.as_millis(), peak.unwrap_or("?").trim());
    Ok(())
}

/// Every serial number and every place is another, so that no text is shared.
fn row(at: u32) -> [String; 8] {
    [
        format!("DS20260101AAWR{at:06}"),
        format!("DS-7{:03}NI-K2", at % 40),
        "Recorder".into(),
        "2026-11-21".into(),
        "Key".into(),
        "Germany".into(),
        format!("Shop number {at}"),
        "2026-11-21 09:05:00".into(),
    ]
}

fn xlsx(rows: u32) -> Made {
    let mut list = Sheet::new("Devices", &HEADINGS)?;
    for at in 1..rows {
        list.row(&row(at))?;
    }
    Ok(list.finish()?)
}

/// As Excel saves it: each text once, apart from the cells.
fn shared(rows: u32) -> Made {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for at in 0..rows {
        sheet.write_row(at, 0, row(at))?;
    }
    Ok(book.save_to_buffer()?)
}

fn text(rows: u32) -> Made {
    let mut text = String::from("\u{feff}");
    csv(&mut text, &HEADINGS.map(|(heading, _)| heading));
    (1..rows).for_each(|at| csv(&mut text, &row(at)));
    Ok(text.into_bytes())
}

fn ods(rows: u32) -> Made {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    zip.start_file("mimetype", SimpleFileOptions::default())?;
    zip.write_all(b"application/vnd.oasis.opendocument.spreadsheet")?;
    zip.start_file("content.xml", SimpleFileOptions::default())?;
    zip.write_all(b"<office:spreadsheet><table:table>")?;
    for at in 0..rows {
        zip.write_all(b"<table:table-row>")?;
        for cell in row(at) {
            write!(
                zip,
                "<table:table-cell office:value-type='string'><text:p>{cell}</text:p></table:table-cell>"
            )?;
        }
        zip.write_all(b"</table:table-row>")?;
    }
    zip.write_all(b"</table:table></office:spreadsheet>")?;
    Ok(zip.finish()?.into_inner())
}
