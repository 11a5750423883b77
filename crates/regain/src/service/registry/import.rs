//! `regain registry import` and `flags`: many devices, or flags on them, from a CSV file. A row that is wrong is told with its
//! line and left out; all others are kept.

use std::fs::File;
use std::io::{self, BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Instant;

use anyhow::{Context, Result};
use async_trait::async_trait;
use recovery::audit::Actor;
use recovery::registry::ImportKind;
use server::registry::{FaultsFile, FaultyRow, Import, ImportError, Progress, Watch};

use super::super::cli::Setup;
use super::super::clock::SystemClock;
use super::super::store;

/// A shorter list is done before anybody asks how far it is.
const WORTH_TELLING: u64 = 1000;
/// Faults that are told one by one; the file has all of them.
const TOLD: u64 = 20;

/// How much is read from the file at once.
const READ: usize = 256 * 1024;

pub(super) async fn run(
    setup: &Setup,
    kind: ImportKind,
    file: &Path,
    faults: Option<PathBuf>,
    from_line: u64,
) -> Result<ExitCode> {
    let config = setup.load()?;
    let is_piped = file == Path::new("-");
    let shown = file.display();
    let from: Box<dyn BufRead + Send> = if is_piped {
        Box::new(BufReader::with_capacity(READ, io::stdin()))
    } else {
        let open = File::open(file).with_context(|| format!("cannot read {shown}"))?;
        Box::new(BufReader::with_capacity(READ, open))
    };
    #[expect(
        clippy::disallowed_methods,
        reason = "how far it is, is told by the passing of real time"
    )]
    let mut watch = Watching {
        kind,
        faults: faults.unwrap_or_else(|| beside(file, is_piped)),
        writing: None,
        told: 0,
        since: Instant::now(),
        reached: Progress::default(),
    };
    let store = store::open(&config).await?;
    let import = Import {
        store: &*store,
        kind,
        so_far: Progress::default(),
        rule: &config.authority.serial(),
        actor: &Actor::Operator,
        clock: &SystemClock,
        from_line,
    };
    let done = import.run(from, &mut watch).await;
    let progress = match done {
        Ok(progress) => progress,
        Err(error) => return Err(watch.broken_off(error, file)),
    };
    let (rows, kept, wrong) = (progress.rows(), progress.kept, progress.wrong);
    let (added, changed, same) = (kept.added, kept.changed, kept.same);
    match kind {
        ImportKind::Devices => say!(
            "{rows} rows: {added} added, {changed} corrected, {same} known already, {wrong} wrong"
        ),
        ImportKind::Flags => say!(
            "{rows} rows: {added} flags set, {changed} devices without flags now, {same} as they \
             were, {wrong} wrong"
        ),
    }
    Ok(if progress.wrong == 0 {
        ExitCode::SUCCESS
    } else {
        eprintln!("the wrong rows are in {}", watch.faults.display());
        ExitCode::FAILURE
    })
}

/// Where the faulty rows of a file go when nobody says where.
fn beside(file: &Path, is_piped: bool) -> PathBuf {
    if is_piped {
        return PathBuf::from("registry.faults.csv");
    }
    let mut name = file.file_stem().unwrap_or_default().to_owned();
    name.push(".faults.csv");
    file.with_file_name(name)
}

/// Tells how it goes on standard error, and writes faulty rows down.
struct Watching {
    kind: ImportKind,
    faults: PathBuf,
    writing: Option<FaultsFile<File>>,
    told: u64,
    since: Instant,
    reached: Progress,
}

impl Watching {
    /// What to say when it did not come to the end.
    fn broken_off(&self, error: ImportError, file: &Path) -> anyhow::Error {
        let shown = file.display();
        let kept = match self.reached.line {
            0 => String::new(),
            line => format!(
                "; everything up to line {line} is kept, so begin the next time with --from-line {}",
                line + 1
            ),
        };
        anyhow::Error::new(error).context(format!("while reading {shown}{kept}"))
    }
}

#[async_trait]
impl Watch for Watching {
    fn faulty(&mut self, row: &FaultyRow<'_>) -> io::Result<()> {
        for fault in row.faults {
            self.told += 1;
            match self.told {
                ..=TOLD => eprintln!("line {}: {fault}", row.line),
                told if told == TOLD + 1 => eprintln!("and so on"),
                _ => {}
            }
        }
        if self.writing.is_none() {
            self.writing = Some(FaultsFile::new(File::create(&self.faults)?, self.kind)?);
        }
        match &mut self.writing {
            Some(file) => file.faulty(row),
            None => Ok(()),
        }
    }

    fn reached(&mut self, progress: &Progress) -> io::Result<()> {
        self.reached = *progress;
        if progress.rows() >= WORTH_TELLING {
            eprintln!(
                "{} rows so far, {:.0} s",
                progress.rows(),
                self.since.elapsed().as_secs_f64()
            );
        }
        match &mut self.writing {
            Some(file) => file.reached(progress),
            None => Ok(()),
        }
    }
}
