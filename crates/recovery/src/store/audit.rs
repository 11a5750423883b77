//! The audit trail.

use async_trait::async_trait;

use super::StoreError;
use crate::audit::chain::{Chained, Head};
use crate::audit::{Act, Entry};
use crate::time::Timestamp;

/// Entries are added and read; no method removes one, and what one tells can only be erased.
#[async_trait]
pub trait AuditTrail {
    /// Appends an entry. It takes its place in the chain when the unit of work is committed, so that
    /// units of work wait for each other no longer than that takes.
    async fn add_entry(&mut self, entry: &Entry) -> Result<(), StoreError>;

    /// The entries about a subject, oldest first.
    async fn entries_about(&mut self, subject: &str) -> Result<Vec<Entry>, StoreError>;

    /// The newest entries of an act, newest first, at most `limit`.
    async fn entries_of(&mut self, act: Act, limit: u32) -> Result<Vec<Entry>, StoreError>;

    /// Where the chain ends by the store's record of it.
    async fn trail_head(&mut self) -> Result<Head, StoreError>;

    /// The entries behind a number in the order of the chain, at most `limit`.
    async fn trail_after(&mut self, number: u64, limit: u32) -> Result<Vec<Chained>, StoreError>;

    /// Erases what entries about a subject tell; the chain holds. Says of how many.
    async fn erase_details(&mut self, subject: &str) -> Result<u64, StoreError>;

    /// The same of entries of an act from before a time, the oldest first, at most `limit`.
    async fn erase_old_details(
        &mut self,
        act: Act,
        before: Timestamp,
        limit: u32,
    ) -> Result<u64, StoreError>;

    /// How many entries stand outside the chain.
    async fn entries_outside(&mut self) -> Result<u64, StoreError>;
}
