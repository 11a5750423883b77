//! Files that staff upload at the desk: ordered by a person, done by the service, told on a page.

use core::time::Duration;

use crate::audit::{Act, Entry};
use crate::registry::Kept;
use crate::staff::{Reader, Senior};
use crate::store::{Import, ImportFault, ImportId, NewImport, Store, StoreError, Tx};
use crate::time::Timestamp;

/// How long an import is held by whoever does it, from its newest batch on.
pub const IMPORT_LEASE: Duration = Duration::from_mins(2);

/// Faulty rows that are kept of one import; all of them are counted.
pub const FAULTS_KEPT: u64 = 100_000;

/// Imports that the list shows.
const SHOWN: u32 = 30;

/// What stands in an imported file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ImportKind {
    /// Devices.
    Devices,
    /// Flags on devices.
    Flags,
}

impl ImportKind {
    /// The word in forms and the database.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Devices => "devices",
            Self::Flags => "flags",
        }
    }

    /// Reads the word of [`Self::as_str`].
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        [Self::Devices, Self::Flags]
            .into_iter()
            .find(|kind| kind.as_str() == word)
    }
}

/// How far an import has come.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ImportProgress {
    /// The last line of the file that is dealt with, for good.
    pub line: u64,
    /// What became of the good rows.
    pub kept: Kept,
    /// Rows that were left out.
    pub wrong: u64,
}

impl ImportProgress {
    /// All rows so far.
    #[must_use]
    pub const fn rows(&self) -> u64 {
        self.kept.added + self.kept.changed + self.kept.same + self.wrong
    }
}

/// Has an uploaded file imported.
///
/// # Errors
/// When the store fails.
pub async fn order_import(
    store: &dyn Store,
    senior: &Senior,
    import: &NewImport,
) -> Result<ImportId, StoreError> {
    let mut tx = store.begin().await?;
    let id = tx.add_import(import).await?;
    let subject = format!("import {id}");
    let entry = Entry::new(import.at, senior.actor(), Act::ImportOrdered, &subject);
    let detail = format!("{} in {} bytes", import.kind.as_str(), import.bytes);
    tx.add_entry(&entry.with(&detail)).await?;
    tx.commit().await?;
    Ok(id)
}

/// An import with the first of its faulty rows.
///
/// # Errors
/// When the store fails.
pub async fn look_at_import(
    store: &dyn Store,
    _reader: &Reader,
    id: ImportId,
    faults: u32,
) -> Result<Option<(Import, Vec<ImportFault>)>, StoreError> {
    let mut tx = store.read().await?;
    let Some(import) = tx.import(id).await? else {
        return Ok(None);
    };
    let faults = tx.import_faults(id, 0, faults).await?;
    Ok(Some((import, faults)))
}

/// Faulty rows after a line, at most so many.
///
/// # Errors
/// When the store fails.
pub async fn faults_of_import(
    store: &dyn Store,
    _reader: &Reader,
    id: ImportId,
    after: u64,
    limit: u32,
) -> Result<Vec<ImportFault>, StoreError> {
    store.read().await?.import_faults(id, after, limit).await
}

/// The newest imports.
///
/// # Errors
/// When the store fails.
pub async fn recent_imports(
    store: &dyn Store,
    _reader: &Reader,
) -> Result<Vec<Import>, StoreError> {
    store.read().await?.imports(SHOWN).await
}

/// Takes the oldest import that waits, for [`IMPORT_LEASE`].
///
/// # Errors
/// When the store fails.
pub async fn lease_import(store: &dyn Store, now: Timestamp) -> Result<Option<Import>, StoreError> {
    let mut tx = store.begin().await?;
    let leased = tx.lease_import(now, now.plus(IMPORT_LEASE)).await?;
    tx.commit().await?;
    Ok(leased)
}

/// Keeps how far an import has come, with the faulty rows since, in the unit of work of its rows.
///
/// # Errors
/// [`StoreError::Conflict`] when somebody else has taken it over.
pub async fn keep_progress(
    tx: &mut dyn Tx,
    import: &Import,
    progress: &ImportProgress,
    faults: &[ImportFault],
    now: Timestamp,
) -> Result<(), StoreError> {
    if !tx
        .keep_import(import, progress, now.plus(IMPORT_LEASE))
        .await?
    {
        return Err(StoreError::Conflict);
    }
    tx.add_import_faults(import.id, faults).await
}

/// Ends an import, with the reason when it did not come to its end.
///
/// # Errors
/// When the store fails.
pub async fn end_import(
    store: &dyn Store,
    import: &Import,
    reason: Option<&str>,
    now: Timestamp,
) -> Result<(), StoreError> {
    let mut tx = store.begin().await?;
    if !tx.end_import(import, now, reason).await? {
        return Ok(());
    }
    let progress = tx
        .import(import.id)
        .await?
        .unwrap_or(import.clone())
        .progress;
    let subject = format!("import {}", import.id);
    let entry = Entry::new(now, import.facts.by.clone(), Act::ImportEnded, &subject);
    let Kept {
        added,
        changed,
        same,
    } = progress.kept;
    let end = reason.map_or_else(String::new, |why| format!("; broken off: {why}"));
    let detail = format!(
        "{added} added, {changed} changed, {same} as they were, {} wrong{end}",
        progress.wrong
    );
    tx.add_entry(&entry.with(&detail)).await?;
    tx.commit().await
}

/// Lets an import go that was not done to its end, so that it goes on at once.
///
/// # Errors
/// When the store fails.
pub async fn let_import_go(
    store: &dyn Store,
    import: &Import,
    now: Timestamp,
) -> Result<(), StoreError> {
    let mut tx = store.begin().await?;
    if let Some(newest) = tx.import(import.id).await? {
        tx.keep_import(import, &newest.progress, now).await?;
    }
    tx.commit().await
}
