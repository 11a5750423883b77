//! Checking the whole trail of a store.

use thiserror::Error;

use super::chain::{Broken, Head};
use super::reader::Reader;
use crate::store::{Store, StoreError};

/// Entries that are read at once, which bounds the memory that a long trail needs.
pub const PAGE: u32 = 500;

/// Why a trail could not be found whole.
#[derive(Debug, Error)]
pub enum TrailError {
    /// It is not whole.
    #[error(transparent)]
    Broken(#[from] Broken),
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Checks every entry from the first to the last, as they stand at one moment, and gives the last
/// one's number and hash.
///
/// # Errors
/// The first place where the chain does not hold.
pub async fn check(store: &dyn Store) -> Result<Head, TrailError> {
    let mut tx = store.read().await?;
    let mut reader = Reader::default();
    loop {
        let page = tx.trail_after(reader.head().number, PAGE).await?;
        if page.is_empty() {
            break;
        }
        for entry in &page {
            reader.take(entry)?;
        }
    }
    let head = reader.finish()?;
    let kept = tx.trail_head().await?;
    if kept != head {
        let (found, kept) = (head.number, kept.number);
        return Err(Broken::End { found, kept }.into());
    }
    match tx.entries_outside().await? {
        0 => Ok(head),
        outside => Err(Broken::Outside(outside).into()),
    }
}
