//! The secret that puzzles are signed with: another each day, and the same on all nodes.

use rand_core::CryptoRng;
use zeroize::Zeroizing;

use super::PuzzleId;
use super::count::{day, keyed, secret};
use crate::store::{Store, StoreError};
use crate::time::Timestamp;

/// The secret for puzzles that were made at that time.
///
/// # Errors
/// When the store fails.
pub async fn puzzle_secret(
    store: &dyn Store,
    made: Timestamp,
    rng: &mut (dyn CryptoRng + Send),
) -> Result<Zeroizing<[u8; 32]>, StoreError> {
    let day = day(made);
    let known = store.read().await?.known_secret(day).await?;
    let secret = match known {
        Some(known) => Zeroizing::new(known),
        None => {
            let mut tx = store.begin().await?;
            let secret = secret(&mut *tx, day, rng).await?;
            tx.commit().await?;
            secret
        }
    };
    Ok(Zeroizing::new(
        keyed(&secret, "puzzle", &[]).into_bytes().into(),
    ))
}

/// Spends the solution of a puzzle; `false` when it was spent before.
///
/// # Errors
/// When the store fails.
pub async fn spend_puzzle(
    store: &dyn Store,
    id: &PuzzleId,
    ends: Timestamp,
) -> Result<bool, StoreError> {
    let mut tx = store.begin().await?;
    let is_new = tx.spend_puzzle(id, ends).await?;
    tx.commit().await?;
    Ok(is_new)
}
