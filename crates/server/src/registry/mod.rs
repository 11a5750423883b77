//! Devices come into the registry from a CSV file of any size: read as a stream, kept in batches,
//! every faulty row told and left out. What is kept stays kept, so a file that broke off is read
//! again from the start, or from the line that was reached.

mod faults;
mod rows;

use std::collections::HashSet;
use std::io::{self, BufRead, Write};

use csv::StringRecord;
use recovery::audit::Actor;
use recovery::policy::SerialRule;
use recovery::registry::{Columns, ColumnsError, DeviceFacts, Kept, RowFault, keep_devices};
use recovery::store::{Store, StoreError};
use thiserror::Error;

pub use self::faults::FaultsFile;
use self::rows::Rows;
use crate::services::Clock;

/// Rows that share one commit: large enough to be quick, small enough not to keep others waiting.
const BATCH: usize = 5_000;

/// How far an import has come.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Progress {
    /// The last line of the file that is dealt with, for good.
    pub line: u64,
    /// What became of the good rows.
    pub kept: Kept,
    /// Rows that were left out.
    pub wrong: u64,
}

impl Progress {
    /// All rows so far.
    #[must_use]
    pub const fn rows(&self) -> u64 {
        self.kept.added + self.kept.changed + self.kept.same + self.wrong
    }
}

/// Why an import did not come to the end of its file.
#[derive(Debug, Error)]
pub enum ImportError {
    /// There is nothing in it.
    #[error("the file is empty")]
    Empty,
    /// The first line cannot be read.
    #[error("the first line cannot be read: {0}")]
    Head(String),
    /// The first line names no usable columns.
    #[error(transparent)]
    Columns(#[from] ColumnsError),
    /// The file cannot be read, or that of faulty rows not written.
    #[error(transparent)]
    Io(#[from] io::Error),
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// A faulty row.
pub struct FaultyRow<'a> {
    /// The line it begins on.
    pub line: u64,
    /// Its fields in the order of the columns, empty when it cannot be read at all.
    pub fields: [&'a str; 4],
    /// What is wrong.
    pub faults: &'a [RowFault],
}

/// Who imports, by which rule and where to.
pub struct Import<'a> {
    /// The registry.
    pub store: &'a dyn Store,
    /// How serial numbers look.
    pub rule: &'a SerialRule,
    /// On whose word.
    pub actor: &'a Actor,
    /// What time it is.
    pub clock: &'a dyn Clock,
    /// The line to begin with, after the first one, which names the columns.
    pub from_line: u64,
}

/// Whoever watches an import.
pub trait Watch: Send {
    /// A row is wrong and left out.
    ///
    /// # Errors
    /// When it cannot be written down; the import ends then.
    fn faulty(&mut self, row: &FaultyRow<'_>) -> io::Result<()>;

    /// Everything up to here is dealt with.
    ///
    /// # Errors
    /// As above.
    fn reached(&mut self, progress: &Progress) -> io::Result<()>;
}

impl Import<'_> {
    /// Imports a file.
    ///
    /// # Errors
    /// When file or store fail. What was reached is kept.
    pub async fn run(
        &self,
        from: impl BufRead + Send,
        watch: &mut dyn Watch,
    ) -> Result<Progress, ImportError> {
        let mut rows = Rows::new(from);
        let head = rows.head()?.ok_or(ImportError::Empty)?;
        let head = head.fields.map_err(ImportError::Head)?;
        let columns = Columns::of(head.iter())?;
        let mut progress = Progress::default();
        let mut batch = Batch::default();
        loop {
            let row = rows.next()?;
            let is_over = row.is_none();
            if let Some(row) = row.filter(|row| row.line >= self.from_line) {
                let facts = self.read(&columns, row.fields.as_ref(), row.line, watch)?;
                let Some(facts) = facts else {
                    progress.wrong += 1;
                    batch.line = row.line;
                    continue;
                };
                // The same serial number twice: what comes later corrects what came before.
                if batch.is_full() || batch.serials.contains(&facts.serial) {
                    self.keep(&mut batch, &mut progress, watch).await?;
                }
                batch.add(facts, row.line);
            }
            if is_over {
                self.keep(&mut batch, &mut progress, watch).await?;
                return Ok(progress);
            }
        }
    }

    fn read(
        &self,
        columns: &Columns,
        fields: Result<&StringRecord, &String>,
        line: u64,
        watch: &mut dyn Watch,
    ) -> io::Result<Option<DeviceFacts>> {
        let record = match fields {
            Ok(record) => record,
            Err(words) => {
                let fault = RowFault {
                    column: None,
                    words: words.clone(),
                };
                watch.faulty(&FaultyRow {
                    line,
                    fields: [""; 4],
                    faults: &[fault],
                })?;
                return Ok(None);
            }
        };
        let fields: Vec<_> = record.iter().map(faults::unescaped).collect();
        match columns.read(&fields, self.rule) {
            Ok(facts) => Ok(Some(facts)),
            Err(faults) => {
                watch.faulty(&FaultyRow {
                    line,
                    fields: columns.raw(&fields),
                    faults: &faults,
                })?;
                Ok(None)
            }
        }
    }

    async fn keep(
        &self,
        batch: &mut Batch,
        progress: &mut Progress,
        watch: &mut dyn Watch,
    ) -> Result<(), ImportError> {
        if batch.line == 0 {
            return Ok(());
        }
        let mut tx = self.store.begin().await?;
        // In one order, so that two imports at once do not wait for each other in a circle.
        batch.devices.sort_by(|a, b| a.serial.cmp(&b.serial));
        let now = self.clock.now();
        let kept = keep_devices(&mut *tx, &batch.devices, self.actor, now).await?;
        tx.commit().await?;
        progress.kept.added += kept.added;
        progress.kept.changed += kept.changed;
        progress.kept.same += kept.same;
        progress.line = batch.line;
        *batch = Batch::default();
        watch.reached(progress)?;
        Ok(())
    }
}

/// Good rows that share a commit.
#[derive(Default)]
struct Batch {
    devices: Vec<DeviceFacts>,
    serials: HashSet<protocol::Serial>,
    /// The last line that was read.
    line: u64,
}

impl Batch {
    fn is_full(&self) -> bool {
        self.devices.len() >= BATCH
    }

    fn add(&mut self, facts: DeviceFacts, line: u64) {
        self.serials.insert(facts.serial.clone());
        self.devices.push(facts);
        self.line = line;
    }
}

/// Nobody watches: faults are counted and not told.
impl Watch for () {
    fn faulty(&mut self, _: &FaultyRow<'_>) -> io::Result<()> {
        Ok(())
    }

    fn reached(&mut self, _: &Progress) -> io::Result<()> {
        Ok(())
    }
}

/// Writes faulty rows down as CSV.
impl<W: Write + Send> Watch for FaultsFile<W> {
    fn faulty(&mut self, row: &FaultyRow<'_>) -> io::Result<()> {
        self.write(row)
    }

    fn reached(&mut self, _: &Progress) -> io::Result<()> {
        self.flush()
    }
}
