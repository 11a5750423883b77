//! Erasing cases.

use thiserror::Error;

use super::find::Person;
use crate::audit::{Act, Actor, Entry};
use crate::case::{Case, CaseNumber};
use crate::email_order::AddressHash;
use crate::staff::Keeper;
use crate::store::{Store, StoreError, Tx};
use crate::text::Line;
use crate::time::Timestamp;

/// Why a case is not erased now.
#[derive(Debug, Error)]
pub enum EraseError {
    /// There is none of that number, or it was erased before.
    #[error("There is no such request, or it is erased already.")]
    NoSuchCase,
    /// It is open.
    #[error("{0} is still open: decide on it first, or let its holder withdraw it.")]
    Open(CaseNumber),
    /// It is held.
    #[error("{0} is held until {1}. Whoever may, ends the hold first.")]
    Held(CaseNumber, Timestamp),
    /// A mail about it waits.
    #[error("A mail about {0} is still on its way. Please try again once it has left.")]
    MailWaiting(CaseNumber),
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Erases cases because somebody wants that: all of them, or none. Pictures are out of reach at once; the
/// worker removes their bytes.
///
/// # Errors
/// When one of them cannot be erased now.
pub async fn erase_cases(
    store: &dyn Store,
    by: Keeper<'_>,
    cases: &[CaseNumber],
    reason: &Line,
    now: Timestamp,
) -> Result<(), EraseError> {
    let mut tx = store.begin().await?;
    for number in cases {
        let case = erasable(&mut *tx, *number, now).await?;
        erase(&mut *tx, &case, by.actor(), reason.as_str(), now).await?;
    }
    tx.commit().await?;
    Ok(())
}

/// Erases all that is kept of a person or a device's requests: these cases, which are all there are, and
/// orders of mails to reserved emails.
///
/// # Errors
/// When one of the cases cannot be erased now.
pub async fn erase_person(
    store: &dyn Store,
    by: Keeper<'_>,
    person: &Person,
    cases: &[CaseNumber],
    reason: &Line,
    now: Timestamp,
) -> Result<(), EraseError> {
    erase_cases(store, by, cases, reason, now).await?;
    let mut tx = store.begin().await?;
    match person {
        Person::Holder(email) => {
            let address = AddressHash::of(email);
            tx.erase_orders(None, Some(&address)).await?;
            tx.forget_address(email, &address).await?;
        }
        Person::Device(serial) => {
            tx.erase_orders(Some(serial), None).await?;
        }
    }
    tx.commit().await?;
    Ok(())
}

/// The case, if it can be erased now; nobody else changes it then.
pub(super) async fn erasable(
    tx: &mut dyn Tx,
    number: CaseNumber,
    now: Timestamp,
) -> Result<Case, EraseError> {
    let case = tx.lock_case(number).await?.ok_or(EraseError::NoSuchCase)?;
    match obstacle(tx, number, now).await? {
        Some(obstacle) => Err(obstacle),
        None => Ok(case),
    }
}

/// Why a case cannot be erased now.
pub(super) async fn obstacle(
    tx: &mut dyn Tx,
    number: CaseNumber,
    now: Timestamp,
) -> Result<Option<EraseError>, StoreError> {
    if tx.erased_at(number).await?.is_some() {
        return Ok(Some(EraseError::NoSuchCase));
    }
    if tx.tally(number).await?.open() > 0 {
        return Ok(Some(EraseError::Open(number)));
    }
    let hold = tx.hold_on(number).await?;
    if let Some(hold) = hold.filter(|hold| hold.stands(now)) {
        return Ok(Some(EraseError::Held(number, hold.ends)));
    }
    let waits = tx.has_mail_waiting(number).await?;
    Ok(waits.then_some(EraseError::MailWaiting(number)))
}

/// Erases a case that can be erased.
pub(super) async fn erase(
    tx: &mut dyn Tx,
    case: &Case,
    by: Actor,
    why: &str,
    now: Timestamp,
) -> Result<(), StoreError> {
    let number = case.number;
    tx.doom_pictures(number, now).await?;
    tx.erase_case(number, now).await?;
    tx.forget_address(&case.holder, &AddressHash::of(&case.holder))
        .await?;
    // After the erasure, which takes what entries about the case tell: why it was erased stays.
    let entry = Entry::new(now, by, Act::CaseErased, &number);
    tx.add_entry(&entry.with(&why)).await
}
