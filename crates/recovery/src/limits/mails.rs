//! How many mails an address gets: whoever types a stranger's address must not fill his mailbox.
//!
//! Every mail is counted when it leaves, whatever it is. What finds no room waits and is not lost;
//! receipts, and words to reserved addresses, have less room than the rest, so that no flood of
//! requests keeps an answer waiting.

use protocol::Email;
use rand_core::CryptoRng;

use super::{Count, Counted, Counter, Limits, is_confirmed};
use crate::email_order::AddressHash;
use crate::jobs::JobKind;
use crate::store::{Store, StoreError};
use crate::time::Timestamp;

/// Whether a mail may leave.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Room {
    /// It may, and was counted.
    Taken(Taken),
    /// It may not before then.
    Full(Timestamp),
}

/// A mail that was counted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Taken {
    count: Count,
    at: Timestamp,
}

/// Counts one more mail to an address, if there is room for it.
///
/// # Errors
/// When the store fails.
pub async fn take_room(
    store: &dyn Store,
    limits: Limits,
    kind: JobKind,
    to: &Email,
    now: Timestamp,
    rng: &mut (dyn CryptoRng + Send),
) -> Result<Room, StoreError> {
    let address = AddressHash::of(to);
    let is_receipt = matches!(kind, JobKind::Receipt { .. } | JobKind::Asked { .. });
    let mut tx = store.begin().await?;
    let counter = Counter::of(&mut *tx, now, rng).await?;
    let quota = match (is_confirmed(&mut *tx, &address, now).await?, is_receipt) {
        (true, _) => limits.confirmed_mails,
        (false, false) => limits.mails,
        // Other mails take up a receipt's room too.
        (false, true) => limits.receipts,
    };
    let counted = Counted::Mail(&address);
    let name = counter.name(counted);
    tx.hold_counts(&[name]).await?;
    if let Some(wait) = counter.wait(&mut *tx, counted, quota, now).await? {
        // The day's secret may be new.
        tx.commit().await?;
        return Ok(Room::Full(now.plus(wait)));
    }
    tx.add_counts(&[name], now).await?;
    tx.commit().await?;
    Ok(Room::Taken(Taken {
        count: name,
        at: now,
    }))
}

/// Takes the count of a mail back that did not leave after all.
///
/// # Errors
/// When the store fails.
pub async fn give_back(store: &dyn Store, taken: &Taken) -> Result<(), StoreError> {
    let mut tx = store.begin().await?;
    tx.take_count_back(&taken.count, taken.at).await?;
    tx.commit().await
}
