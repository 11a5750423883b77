//! Files that staff upload are imported in the background: a batch of rows in one commit with how far
//! it came, so that whoever goes on after a break goes on right there.

use std::io::{self, BufRead, Read};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, SyncSender, TrySendError, sync_channel};
use std::time::Duration;

use async_trait::async_trait;
use recovery::registry::{
    FAULTS_KEPT, ImportKind, ImportProgress, end_import, keep_progress, lease_import, let_import_go,
};
use recovery::store::{Import as Ordered, ImportFault, StoreError, Tx};
use tokio::runtime::Handle;
use tokio::sync::watch;

use super::{FaultyRow, Import, ImportError, Watch, faulty_line};
use crate::pictures::Shelf;
use crate::services::{Clock, Services};

/// Bytes in a part of an uploaded file: what is in memory at a time, a few times over.
pub(crate) const PART: usize = 1024 * 1024;

/// How often it is looked for imports.
const POLL: Duration = Duration::from_secs(1);

/// Imports what is uploaded until `stop` turns true or its sender is gone. One that is under way
/// stops after its batch, and goes on at the next start.
pub async fn run(services: Services, mut stop: watch::Receiver<bool>) {
    while !*stop.borrow() {
        match step(&services, &stop).await {
            Ok(true) => continue,
            Ok(false) => {}
            Err(error) => tracing::warn!(%error, "imports cannot be reached"),
        }
        let told = tokio::time::timeout(POLL, stop.changed()).await;
        if matches!(told, Ok(Err(_))) {
            break;
        }
    }
}

/// Does all imports that wait: for tests, demos and one-shot runs.
///
/// # Errors
/// When the store fails.
pub async fn drain(services: &Services) -> Result<(), StoreError> {
    let (_never, stop) = watch::channel(false);
    while step(services, &stop).await? {}
    Ok(())
}

/// The names of a part's folder and of itself.
pub(crate) fn place<'a>(upload: &'a str, part: &'a str) -> [&'a str; 3] {
    ["imports", upload, part]
}

/// The name of a part, from 1.
pub(crate) fn part_name(part: u32) -> String {
    format!("{part:08}")
}

/// Removes the parts of an upload; those that stay are swept with the drafts.
pub(crate) async fn remove(shelf: &Shelf, upload: &str, parts: u32) {
    for part in 1..=parts {
        if let Err(error) = shelf.drop_aside(&place(upload, &part_name(part))).await {
            tracing::warn!(?error, "a part of an import stays");
        }
    }
}

/// Does one import, if one waits.
async fn step(services: &Services, stop: &watch::Receiver<bool>) -> Result<bool, StoreError> {
    let store = &*services.store;
    let Some(import) = lease_import(store, services.clock.now()).await? else {
        return Ok(false);
    };
    let shelf = Shelf::new(services);
    let done = import_one(services, &shelf, &import, stop).await;
    let now = services.clock.now();
    let reason = match done {
        Ok(()) => None,
        Err(ImportError::Io(error)) if error.kind() == io::ErrorKind::Interrupted => {
            let_import_go(store, &import, now).await?;
            return Ok(false);
        }
        // It is tried again when its lease ends.
        Err(ImportError::Store(StoreError::Conflict)) => return Ok(true),
        Err(ImportError::Store(error)) => return Err(error),
        Err(other) => Some(other.to_string()),
    };
    end_import(store, &import, reason.as_deref(), now).await?;
    remove(&shelf, &import.facts.place, import.facts.parts).await;
    tracing::info!(import = %import.id, reason, "import ended");
    Ok(true)
}

/// The rows are read and parsed beside the event loop; their parts come from it.
async fn import_one(
    services: &Services,
    shelf: &Shelf,
    import: &Ordered,
    stop: &watch::Receiver<bool>,
) -> Result<(), ImportError> {
    let (to, from) = sync_channel(2);
    let facts = &import.facts;
    let pump = tokio::spawn(pump(shelf.clone(), facts.place.clone(), facts.parts, to));
    let parts = Parts {
        from,
        left: facts.parts,
        part: Vec::new(),
        at: 0,
    };
    let mut keeping = Keeping {
        import: import.clone(),
        clock: Arc::clone(&services.clock),
        stop: stop.clone(),
        faults: Vec::new(),
        told: import.progress.wrong,
    };
    let (services, import, runtime) = (services.clone(), import.clone(), Handle::current());
    let work = tokio::task::spawn_blocking(move || {
        let work = Import {
            store: &*services.store,
            kind: import.facts.kind,
            rule: &services.policy.serial,
            actor: &import.facts.by,
            clock: &*services.clock,
            so_far: import.progress,
            from_line: 0,
        };
        runtime.block_on(work.run(parts, &mut keeping))
    });
    let done = work.await.map_err(io::Error::other)?;
    pump.abort();
    done.map(drop)
}

/// Fetches part after part, as fast as they are read.
async fn pump(shelf: Shelf, upload: String, parts: u32, to: SyncSender<io::Result<Vec<u8>>>) {
    for part in 1..=parts {
        let found = shelf.aside(&place(&upload, &part_name(part))).await;
        let mut next = match found {
            Ok(Some(bytes)) => Ok(bytes),
            Ok(None) => Err(io::Error::new(
                io::ErrorKind::NotFound,
                "the uploaded file is gone; please upload it again",
            )),
            Err(fault) => Err(io::Error::other(format!("the file store: {fault:?}"))),
        };
        loop {
            match to.try_send(next) {
                Ok(()) => break,
                Err(TrySendError::Disconnected(_)) => return,
                Err(TrySendError::Full(back)) => next = back,
            }
            tokio::time::sleep(Duration::from_millis(2)).await;
        }
    }
}

/// The parts of an uploaded file as one, read where waiting hurts nobody.
struct Parts {
    from: Receiver<io::Result<Vec<u8>>>,
    left: u32,
    part: Vec<u8>,
    at: usize,
}

impl BufRead for Parts {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        while self.at >= self.part.len() && self.left > 0 {
            let next = self.from.recv();
            self.part = next.map_err(|_| io::Error::other("the file store went away"))??;
            self.at = 0;
            self.left -= 1;
        }
        Ok(&self.part[self.at..])
    }

    fn consume(&mut self, many: usize) {
        self.at += many;
    }
}

impl Read for Parts {
    fn read(&mut self, to: &mut [u8]) -> io::Result<usize> {
        let read = self.fill_buf()?.read(to)?;
        self.consume(read);
        Ok(read)
    }
}

/// Keeps how far it came, and the rows that were left out.
struct Keeping {
    import: Ordered,
    clock: Arc<dyn Clock>,
    stop: watch::Receiver<bool>,
    faults: Vec<ImportFault>,
    /// Faulty rows so far, those of earlier attempts included.
    told: u64,
}

#[async_trait]
impl Watch for Keeping {
    fn faulty(&mut self, row: &FaultyRow<'_>) -> io::Result<()> {
        self.told += 1;
        if self.told <= FAULTS_KEPT {
            let words: Vec<_> = row.faults.iter().map(ToString::to_string).collect();
            self.faults.push(ImportFault {
                line: row.line,
                fields: faulty_line(row)?,
                words: words.join("; "),
            });
        }
        Ok(())
    }

    async fn kept(&mut self, tx: &mut dyn Tx, so_far: &ImportProgress) -> Result<(), StoreError> {
        let faults = std::mem::take(&mut self.faults);
        keep_progress(tx, &self.import, so_far, &faults, self.clock.now()).await
    }

    fn reached(&mut self, _: &ImportProgress) -> io::Result<()> {
        match *self.stop.borrow() || self.stop.has_changed().is_err() {
            true => Err(io::ErrorKind::Interrupted.into()),
            false => Ok(()),
        }
    }
}

/// The columns of a file of that kind.
pub(crate) fn columns(kind: ImportKind) -> &'static [&'static str] {
    match kind {
        ImportKind::Devices => &recovery::registry::COLUMNS,
        ImportKind::Flags => &recovery::registry::FLAG_COLUMNS,
    }
}
