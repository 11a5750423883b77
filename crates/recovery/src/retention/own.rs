//! What a holder does by the link in his mailbox: take a copy, and have his request erased.

use super::erase::{EraseError, erasable, erase};
use crate::audit::{Act, Actor, Entry};
use crate::case::CaseNumber;
use crate::holder::{HolderError, case_of};
use crate::store::Store;
use crate::time::Timestamp;

/// The case behind a link that works.
///
/// # Errors
/// When it does not.
pub async fn own_case(
    store: &dyn Store,
    token: &str,
    now: Timestamp,
) -> Result<CaseNumber, HolderError> {
    case_of(&mut *store.read().await?, token, now).await
}

/// Writes down that the holder takes a copy of his request, before he gets it.
///
/// # Errors
/// When the link does not work.
pub async fn note_own_copy(
    store: &dyn Store,
    token: &str,
    now: Timestamp,
) -> Result<CaseNumber, HolderError> {
    let mut tx = store.begin().await?;
    let number = case_of(&mut *tx, token, now).await?;
    let entry = Entry::new(now, Actor::Holder, Act::DataExported, &number);
    tx.add_entry(&entry.with(&"by the link in his mailbox"))
        .await?;
    tx.commit().await?;
    Ok(number)
}

/// Erases the request behind a link. The link ends with it.
///
/// # Errors
/// When the link does not work; and, in the inner result, when the request cannot be erased now.
pub async fn erase_own(
    store: &dyn Store,
    token: &str,
    now: Timestamp,
) -> Result<Result<CaseNumber, EraseError>, HolderError> {
    let mut tx = store.begin().await?;
    let number = case_of(&mut *tx, token, now).await?;
    let case = match erasable(&mut *tx, number, now).await {
        Ok(case) => case,
        Err(EraseError::Store(error)) => return Err(error.into()),
        Err(refused) => return Ok(Err(refused)),
    };
    let why = "its holder wants it, by the link in his mailbox";
    erase(&mut *tx, &case, Actor::Holder, why, now).await?;
    tx.commit().await?;
    Ok(Ok(number))
}
