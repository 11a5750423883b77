//! Files of devices or flags that staff upload, and how far each has come.

use async_trait::async_trait;

use super::{ImportId, StoreError};
use crate::audit::Actor;
use crate::registry::{ImportKind, ImportProgress};
use crate::time::Timestamp;

/// A file that was uploaded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewImport {
    /// What stands in it.
    pub kind: ImportKind,
    /// The name that it has at the sender's.
    pub title: String,
    /// Where its parts lie.
    pub place: String,
    /// How many parts it has.
    pub parts: u32,
    /// How many bytes.
    pub bytes: u64,
    /// Who uploaded it.
    pub by: Actor,
    /// When.
    pub at: Timestamp,
}

/// An import.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Import {
    /// Its id.
    pub id: ImportId,
    /// The file.
    pub facts: NewImport,
    /// How far it has come.
    pub progress: ImportProgress,
    /// When it ended.
    pub ended_at: Option<Timestamp>,
    /// Why it did not come to its end.
    pub reason: Option<String>,
    /// The number of the newest attempt; only that one can take it further.
    pub attempt: u32,
}

/// A row that was left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportFault {
    /// The line that it begins on.
    pub line: u64,
    /// The row in the file to mend, a line of CSV.
    pub fields: String,
    /// What is wrong.
    pub words: String,
}

/// Imports by id.
#[async_trait]
pub trait Imports {
    /// Adds an import that is due at once.
    async fn add_import(&mut self, import: &NewImport) -> Result<ImportId, StoreError>;

    /// The import of that id.
    async fn import(&mut self, id: ImportId) -> Result<Option<Import>, StoreError>;

    /// The newest imports, newest first.
    async fn imports(&mut self, limit: u32) -> Result<Vec<Import>, StoreError>;

    /// Hands out the oldest import that has not ended and is not leased beyond `now`, until `until`,
    /// with its attempt counted.
    async fn lease_import(
        &mut self,
        now: Timestamp,
        until: Timestamp,
    ) -> Result<Option<Import>, StoreError>;

    /// Keeps how far an import has come, and holds it until then. `false` when a later attempt has
    /// taken it over.
    async fn keep_import(
        &mut self,
        import: &Import,
        progress: &ImportProgress,
        until: Timestamp,
    ) -> Result<bool, StoreError>;

    /// Adds rows that were left out.
    async fn add_import_faults(
        &mut self,
        id: ImportId,
        faults: &[ImportFault],
    ) -> Result<(), StoreError>;

    /// Rows that were left out after that line, by line.
    async fn import_faults(
        &mut self,
        id: ImportId,
        after: u64,
        limit: u32,
    ) -> Result<Vec<ImportFault>, StoreError>;

    /// Ends an import, with the reason when it did not come to its end. `false` when a later attempt
    /// has taken it over, or it has ended.
    async fn end_import(
        &mut self,
        import: &Import,
        at: Timestamp,
        reason: Option<&str>,
    ) -> Result<bool, StoreError>;
}
