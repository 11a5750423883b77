//! A device offered a second key: the desk decides which one counts.

use protocol::{DevicePublicKey, Serial};
use thiserror::Error;

use crate::audit::{Act, Entry};
use crate::staff::{Reader, Senior};
use crate::store::{ConflictId, Store, StoreError};
use crate::time::Timestamp;

/// A second enrolment with another key, not decided yet.
#[derive(Clone)]
pub struct Conflict {
    /// Its id.
    pub id: ConflictId,
    /// The device.
    pub serial: Serial,
    /// The key it offered.
    pub offered: DevicePublicKey,
    /// When it did so first.
    pub at: Timestamp,
}

/// The desk's decision.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Decision {
    /// The enrolled key stays.
    Keep,
    /// The offered key takes its place, as after a repair.
    Replace,
}

impl Decision {
    /// The word in forms and in the database.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Keep => "keep",
            Self::Replace => "replace",
        }
    }

    /// Reads the word of [`Self::as_str`].
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        [Self::Keep, Self::Replace]
            .into_iter()
            .find(|decision| decision.as_str() == word)
    }
}

/// Why a decision was not taken.
#[derive(Debug, Error)]
pub enum DecideError {
    /// There is no such conflict, or it was decided before.
    #[error("This enrolment has been decided already.")]
    Decided,
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// The conflicts that wait for a decision, oldest first.
///
/// # Errors
/// When the store fails.
pub async fn conflicts(store: &dyn Store, _reader: &Reader) -> Result<Vec<Conflict>, StoreError> {
    store.read().await?.open_conflicts().await
}

/// Decides a conflict.
///
/// # Errors
/// When it was decided before.
pub async fn decide(
    store: &dyn Store,
    senior: &Senior,
    id: ConflictId,
    decision: Decision,
    now: Timestamp,
) -> Result<(), DecideError> {
    let mut tx = store.begin().await?;
    let conflict = tx.lock_conflict(id).await?.ok_or(DecideError::Decided)?;
    tx.decide_conflict(id, decision, senior.name(), now).await?;
    let act = match decision {
        Decision::Keep => Act::KeyKept,
        Decision::Replace => {
            tx.set_device_key(&conflict.serial, &conflict.offered, now)
                .await?;
            Act::KeyReplaced
        }
    };
    let actor = senior.actor();
    let entry = Entry::new(now, actor, act, &conflict.serial);
    tx.add_entry(&entry.with(&format!("offered key {}", conflict.offered)))
        .await?;
    tx.commit().await?;
    Ok(())
}
