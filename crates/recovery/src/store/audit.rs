//! The audit trail.

use async_trait::async_trait;

use super::StoreError;
use crate::audit::{Act, Entry};

/// Entries are added and read; no method changes or removes one.
#[async_trait]
pub trait AuditTrail {
    /// Appends an entry.
    async fn add_entry(&mut self, entry: &Entry) -> Result<(), StoreError>;

    /// The entries about a subject, oldest first.
    async fn entries_about(&mut self, subject: &str) -> Result<Vec<Entry>, StoreError>;

    /// The newest entries of an act, newest first, at most `limit`.
    async fn entries_of(&mut self, act: Act, limit: u32) -> Result<Vec<Entry>, StoreError>;
}
