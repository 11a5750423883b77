//! A file of many devices into the registry; in a process of its own, so that the memory is that of
//! one import.

use std::fs::File;
use std::io::{self, BufReader, BufWriter, Write as _};
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use async_trait::async_trait;
use recovery::audit::Actor;
use recovery::policy::SerialRule;
use recovery::registry::ImportKind;
use recovery::store::Store;
use recovery::time::Timestamp;
use server::Clock;
use server::registry::{FaultyRow, Import, Progress, Watch};
use testkit::service::MORNING;

pub(crate) const HEADINGS: &str = "| database | rows | import | rows a second | once more | memory before | at the most |\n\
    | --- | --- | --- | --- | --- | --- | --- |";

struct Standing;

impl Clock for Standing {
    fn now(&self) -> Timestamp {
        MORNING
    }
}

struct Nobody;

#[async_trait]
impl Watch for Nobody {
    fn faulty(&mut self, row: &FaultyRow<'_>) -> io::Result<()> {
        Err(io::Error::other(format!("line {} is wrong", row.line)))
    }

    fn reached(&mut self, _progress: &Progress) -> io::Result<()> {
        Ok(())
    }
}

/// Imports a made-up file of so many rows twice and prints a row of the table.
pub(crate) async fn run(database: &str, store: Arc<dyn Store>, rows: u32, folder: &Path) {
    let file = folder.join("devices.csv");
    write(&file, rows).unwrap();
    let before = crate::memory();
    let first = import(&*store, &file, rows).await;
    let again = import(&*store, &file, rows).await;
    println!(
        "| {database} | {rows} | {:.1} s | {:.0} | {:.1} s | {before} MB | {} MB |",
        first.as_secs_f64(),
        f64::from(rows) / first.as_secs_f64(),
        again.as_secs_f64(),
        crate::memory()
    );
}

fn write(file: &Path, rows: u32) -> io::Result<()> {
    let mut out = BufWriter::new(File::create(file)?);
    writeln!(out, "serial,model,sold_to,region")?;
    for row in 0..rows {
        writeln!(out, "RI{row:018},RG1602-16S,Nord Alarm {},EU", row % 997)?;
    }
    out.flush()
}

async fn import(store: &dyn Store, file: &Path, rows: u32) -> Duration {
    let import = Import {
        store,
        kind: ImportKind::Devices,
        rule: &SerialRule::shipped(),
        actor: &Actor::Operator,
        clock: &Standing,
        so_far: Progress::default(),
        from_line: 0,
    };
    let from = BufReader::new(File::open(file).unwrap());
    let began = Instant::now();
    let done = import.run(from, &mut Nobody).await.unwrap();
    assert_eq!(done.kept.added + done.kept.same, u64::from(rows));
    began.elapsed()
}
