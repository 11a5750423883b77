//! A case that is kept beyond its time, as for a dispute or because a law wants it.

use core::time::Duration;

use thiserror::Error;

use crate::audit::{Act, Entry};
use crate::case::CaseNumber;
use crate::staff::{Senior, StaffName};
use crate::store::{Store, StoreError};
use crate::text::Line;
use crate::time::Timestamp;

/// The furthest end of a hold: whoever needs longer says so again.
pub const LONGEST_HOLD: Duration = Duration::from_hours(24 * 366 * 2);

/// What holds a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hold {
    /// Who wants it.
    pub by: StaffName,
    /// Since when.
    pub at: Timestamp,
    /// From when on it holds nothing any more.
    pub ends: Timestamp,
    /// What for.
    pub reason: Line,
}

impl Hold {
    /// Whether it holds now.
    #[must_use]
    pub fn stands(&self, now: Timestamp) -> bool {
        now < self.ends
    }
}

/// Why a case is not held, or not let go.
#[derive(Debug, Error)]
pub enum HoldError {
    /// There is none of that number, or it is erased.
    #[error("There is no such case, or it is erased already.")]
    NoSuchCase,
    /// Its end is no time for one.
    #[error("A hold ends on a day to come, within two years.")]
    End,
    /// Nothing holds it.
    #[error("Nothing holds this case.")]
    NotHeld,
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Keeps a case beyond its time; in place of what held it before.
///
/// # Errors
/// When there is no such case, or `ends` is not within [`LONGEST_HOLD`] from now.
pub async fn hold(
    store: &dyn Store,
    senior: &Senior,
    number: CaseNumber,
    (reason, ends): (Line, Timestamp),
    now: Timestamp,
) -> Result<(), HoldError> {
    if ends <= now || ends > now.plus(LONGEST_HOLD) {
        return Err(HoldError::End);
    }
    let mut tx = store.begin().await?;
    tx.lock_case(number).await?.ok_or(HoldError::NoSuchCase)?;
    if tx.erased_at(number).await?.is_some() {
        return Err(HoldError::NoSuchCase);
    }
    let entry = Entry::new(now, senior.actor(), Act::Held, &number);
    tx.add_entry(&entry.with(&format!("until {ends}: {reason}")))
        .await?;
    let hold = Hold {
        by: senior.name().clone(),
        at: now,
        ends,
        reason,
    };
    tx.hold_case(number, &hold).await?;
    tx.commit().await?;
    Ok(())
}

/// Keeps a case no longer than others.
///
/// # Errors
/// When nothing holds it.
pub async fn end_hold(
    store: &dyn Store,
    senior: &Senior,
    number: CaseNumber,
    now: Timestamp,
) -> Result<(), HoldError> {
    let mut tx = store.begin().await?;
    tx.lock_case(number).await?.ok_or(HoldError::NoSuchCase)?;
    if !tx.end_hold(number).await? {
        return Err(HoldError::NotHeld);
    }
    tx.add_entry(&Entry::new(now, senior.actor(), Act::HoldEnded, &number))
        .await?;
    tx.commit().await?;
    Ok(())
}
