//! Devices come into the registry from a CSV file of any size: read as a stream, kept in batches,
//! every faulty row told and left out. What is kept stays kept, so a file that broke off is read
//! again from the start, or from the line that was reached.

mod faults;
mod rows;
pub mod uploads;

use std::collections::HashSet;
use std::io::{self, BufRead, Write};

use async_trait::async_trait;
use csv::StringRecord;
use recovery::audit::Actor;
use recovery::policy::SerialRule;
pub use recovery::registry::ImportProgress as Progress;
use recovery::registry::{
    Columns, ColumnsError, DeviceFacts, FlagColumns, FlagRow, ImportKind, Kept, RowFault,
    keep_devices, keep_flag,
};
use recovery::store::{Store, StoreError, Tx};
use thiserror::Error;

pub use self::faults::FaultsFile;
use self::faults::faulty_line;
use self::rows::Rows;
use crate::services::Clock;

/// Rows that share one commit: large enough to be quick, small enough not to keep others waiting.
const BATCH: usize = 5_000;

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
    pub fields: &'a [&'a str],
    /// What is wrong.
    pub faults: &'a [RowFault],
}

/// Who imports what, by which rule and where to.
pub struct Import<'a> {
    /// The registry.
    pub store: &'a dyn Store,
    /// What stands in the file.
    pub kind: ImportKind,
    /// How serial numbers look.
    pub rule: &'a SerialRule,
    /// On whose word.
    pub actor: &'a Actor,
    /// What time it is.
    pub clock: &'a dyn Clock,
    /// How far an earlier attempt came.
    pub so_far: Progress,
    /// The line to begin with, after the first one, which names the columns.
    pub from_line: u64,
}

/// Whoever watches an import.
#[async_trait]
pub trait Watch: Send {
    /// A row is wrong and left out.
    ///
    /// # Errors
    /// When it cannot be written down; the import ends then.
    fn faulty(&mut self, row: &FaultyRow<'_>) -> io::Result<()>;

    /// Everything up to here is about to be kept, in this unit of work.
    ///
    /// # Errors
    /// When it is not to be; nothing of the batch is kept then, and the import ends.
    async fn kept(&mut self, _tx: &mut dyn Tx, _progress: &Progress) -> Result<(), StoreError> {
        Ok(())
    }

    /// Everything up to here is dealt with.
    ///
    /// # Errors
    /// As for a faulty row.
    fn reached(&mut self, progress: &Progress) -> io::Result<()>;
}

/// Where the columns of a file are.
enum Head {
    Devices(Columns),
    Flags(FlagColumns),
}

/// A good row.
enum Good {
    Device(DeviceFacts),
    Flag(FlagRow),
}

impl Head {
    fn of(kind: ImportKind, head: &StringRecord) -> Result<Self, ColumnsError> {
        Ok(match kind {
            ImportKind::Devices => Self::Devices(Columns::of(head.iter())?),
            ImportKind::Flags => Self::Flags(FlagColumns::of(head.iter())?),
        })
    }

    fn read(&self, fields: &[&str], rule: &SerialRule) -> Result<Good, Vec<RowFault>> {
        match self {
            Self::Devices(columns) => columns.read(fields, rule).map(Good::Device),
            Self::Flags(columns) => columns.read(fields).map(Good::Flag),
        }
    }

    fn raw<'a>(&self, fields: &[&'a str]) -> Vec<&'a str> {
        match self {
            Self::Devices(columns) => columns.raw(fields).to_vec(),
            Self::Flags(columns) => columns.raw(fields).to_vec(),
        }
    }

    fn blank(&self) -> &'static [&'static str] {
        match self {
            Self::Devices(_) => &[""; 4],
            Self::Flags(_) => &[""; 3],
        }
    }
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
        let head = Head::of(self.kind, &head)?;
        let mut progress = self.so_far;
        let begin = self.from_line.max(progress.line + 1);
        let mut batch = Batch::default();
        loop {
            let row = rows.next()?;
            let is_over = row.is_none();
            if let Some(row) = row.filter(|row| row.line >= begin) {
                match self.read(&head, row.fields.as_ref(), row.line, watch)? {
                    None => {
                        progress.wrong += 1;
                        batch.pass(row.line);
                    }
                    Some(good) => {
                        // The same serial number twice: what comes later corrects what came before.
                        if batch.has(&good) {
                            self.keep(&mut batch, &mut progress, watch).await?;
                        }
                        batch.add(good, row.line);
                    }
                }
                if batch.is_full() {
                    self.keep(&mut batch, &mut progress, watch).await?;
                }
            }
            if is_over {
                self.keep(&mut batch, &mut progress, watch).await?;
                return Ok(progress);
            }
        }
    }

    fn read(
        &self,
        head: &Head,
        fields: Result<&StringRecord, &String>,
        line: u64,
        watch: &mut dyn Watch,
    ) -> io::Result<Option<Good>> {
        let record = match fields {
            Ok(record) => record,
            Err(words) => {
                let fault = RowFault {
                    column: None,
                    words: words.clone(),
                };
                watch.faulty(&FaultyRow {
                    line,
                    fields: head.blank(),
                    faults: &[fault],
                })?;
                return Ok(None);
            }
        };
        let fields: Vec<_> = record.iter().map(faults::unescaped).collect();
        match head.read(&fields, self.rule) {
            Ok(good) => Ok(Some(good)),
            Err(faults) => {
                watch.faulty(&FaultyRow {
                    line,
                    fields: &head.raw(&fields),
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
        batch
            .flags
            .sort_by(|(_, a), (_, b)| a.serial.cmp(&b.serial));
        let now = self.clock.now();
        if !batch.devices.is_empty() {
            let kept = keep_devices(&mut *tx, &batch.devices, self.actor, now).await?;
            add(progress, kept);
        }
        for (line, row) in &batch.flags {
            match keep_flag(&mut *tx, row, self.actor, now).await? {
                Ok(kept) => add(progress, kept),
                Err(fault) => {
                    progress.wrong += 1;
                    let flag = row.flag.map_or("clear", |kind| kind.as_str());
                    watch.faulty(&FaultyRow {
                        line: *line,
                        fields: &[row.serial.as_str(), flag, row.reason.as_str()],
                        faults: &[fault],
                    })?;
                }
            }
        }
        progress.line = batch.line;
        watch.kept(&mut *tx, progress).await?;
        tx.commit().await?;
        *batch = Batch::default();
        watch.reached(progress)?;
        Ok(())
    }
}

fn add(progress: &mut Progress, kept: Kept) {
    progress.kept.added += kept.added;
    progress.kept.changed += kept.changed;
    progress.kept.same += kept.same;
}

/// Rows that share a commit.
#[derive(Default)]
struct Batch {
    devices: Vec<DeviceFacts>,
    flags: Vec<(u64, FlagRow)>,
    serials: HashSet<protocol::Serial>,
    /// All rows, faulty ones included.
    rows: usize,
    /// The last line that was read.
    line: u64,
}

impl Batch {
    fn is_full(&self) -> bool {
        self.rows >= BATCH
    }

    fn has(&self, good: &Good) -> bool {
        self.serials.contains(match good {
            Good::Device(facts) => &facts.serial,
            Good::Flag(row) => &row.serial,
        })
    }

    /// A faulty row.
    fn pass(&mut self, line: u64) {
        self.rows += 1;
        self.line = line;
    }

    fn add(&mut self, good: Good, line: u64) {
        match good {
            Good::Device(facts) => {
                self.serials.insert(facts.serial.clone());
                self.devices.push(facts);
            }
            Good::Flag(row) => {
                self.serials.insert(row.serial.clone());
                self.flags.push((line, row));
            }
        }
        self.pass(line);
    }
}

/// Nobody watches: faults are counted and not told.
#[async_trait]
impl Watch for () {
    fn faulty(&mut self, _: &FaultyRow<'_>) -> io::Result<()> {
        Ok(())
    }

    fn reached(&mut self, _: &Progress) -> io::Result<()> {
        Ok(())
    }
}

/// Writes faulty rows down as CSV.
#[async_trait]
impl<W: Write + Send> Watch for FaultsFile<W> {
    fn faulty(&mut self, row: &FaultyRow<'_>) -> io::Result<()> {
        self.write(row)
    }

    fn reached(&mut self, _: &Progress) -> io::Result<()> {
        self.flush()
    }
}
