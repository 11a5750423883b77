//! A released answer, opened again at the moment its mail leaves.

use protocol::{Challenge, Code, Opened, ReservedEmail};
use thiserror::Error;

use crate::ports::{KeyOver, RecoveryKeys};
use crate::store::{ReleaseId, Store, StoreError, Tx};
use crate::time::Timestamp;

/// An answer. It has no `Debug`, and the code wipes itself.
pub struct Answer {
    /// The key that the device waits for.
    pub code: Code,
    /// The device's reserved email, if it has one.
    pub reserved: Option<ReservedEmail>,
    /// When the answer was released.
    pub released_at: Timestamp,
}

/// Why a released answer could not be opened.
#[derive(Debug, Error)]
pub enum AnswerError {
    /// There is no such release.
    #[error("there is no such release")]
    NotReleased,
    /// The recovery key is not at hand at the moment.
    #[error("the recovery key of the challenge is not loaded")]
    KeyMissing,
    /// The recovery key has had its last day.
    #[error(transparent)]
    KeyOver(#[from] KeyOver),
    /// The challenge does not open any more: its device's enrolled key was replaced.
    #[error("the challenge does not open with the device's enrolled key")]
    NotOpening,
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Opens the answer of a release. There is no way to an answer but through a release, and no
/// place where an answer is kept.
///
/// # Errors
/// When there is no such release, or it cannot be opened now.
pub async fn answer_for(
    store: &dyn Store,
    keys: &dyn RecoveryKeys,
    release: ReleaseId,
    now: Timestamp,
) -> Result<Answer, AnswerError> {
    let mut tx = store.read().await?;
    let facts = tx
        .release(release)
        .await?
        .ok_or(AnswerError::NotReleased)?
        .facts;
    let missing = || StoreError::inconsistent("releases", "challenge_hash", &release);
    let seen = tx.challenge(&facts.challenge).await?.ok_or_else(missing)?;
    let opened = open_sealed(&mut *tx, keys, &seen.challenge, now).await?;
    Ok(Answer {
        code: opened.code,
        reserved: opened.email,
        released_at: facts.at,
    })
}

/// Opens a challenge with the key that is enrolled for its serial.
pub(crate) async fn open_sealed(
    tx: &mut dyn Tx,
    keys: &dyn RecoveryKeys,
    challenge: &Challenge,
    now: Timestamp,
) -> Result<Opened, AnswerError> {
    let header = challenge.header();
    let device = tx.device(header.identity.serial()).await?;
    let enrolled = device
        .and_then(|device| device.key)
        .ok_or(AnswerError::NotOpening)?;
    let held = keys
        .find(header.recovery_key)
        .ok_or(AnswerError::KeyMissing)?;
    held.at(now)?
        .open(challenge, &enrolled.key)
        .map_err(|_| AnswerError::NotOpening)
}
