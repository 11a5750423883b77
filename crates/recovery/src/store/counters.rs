//! What the limits count.

use std::collections::HashMap;

use async_trait::async_trait;

use super::StoreError;
use crate::email_order::AddressHash;
use crate::limits::{Count, PuzzleId};
use crate::time::Timestamp;

/// Things that happened, as the limits count them: under keyed hashes, and not for long.
#[async_trait]
pub trait Counters {
    /// The secret of a day, counted from 1970; `fresh` becomes it when there is none.
    async fn secret_of_day(&mut self, day: i64, fresh: [u8; 32]) -> Result<[u8; 32], StoreError>;

    /// The secret of a day that had one.
    async fn known_secret(&mut self, day: i64) -> Result<Option<[u8; 32]>, StoreError>;

    /// Lets nobody else hold one of these until the unit of work ends, so that two at once cannot
    /// pass the same limit.
    async fn hold_counts(&mut self, counts: &[Count]) -> Result<(), StoreError>;

    /// Counts each of these once.
    async fn add_counts(&mut self, counts: &[Count], at: Timestamp) -> Result<(), StoreError>;

    /// Takes back one of these that was counted at that time.
    async fn take_count_back(&mut self, count: &Count, at: Timestamp) -> Result<(), StoreError>;

    /// When the `n`th newest of all these was counted, from 1.
    async fn nth_newest(
        &mut self,
        counts: &[Count],
        n: u32,
    ) -> Result<Option<Timestamp>, StoreError>;

    /// How often each of these was counted since, that moment included; those that never were are
    /// left out.
    async fn counted_since(
        &mut self,
        counts: &[Count],
        since: Timestamp,
    ) -> Result<HashMap<Count, u64>, StoreError>;

    /// Spends the solution of a puzzle, which is worth nothing after `ends`; `false` when it was
    /// spent before.
    async fn spend_puzzle(&mut self, id: &PuzzleId, ends: Timestamp) -> Result<bool, StoreError>;

    /// When the holder of an address said last that our mails reach him.
    async fn address_confirmed(
        &mut self,
        address: &AddressHash,
    ) -> Result<Option<Timestamp>, StoreError>;

    /// Keeps that he says so now.
    async fn confirm_address(
        &mut self,
        address: &AddressHash,
        at: Timestamp,
    ) -> Result<(), StoreError>;

    /// Forgets what was counted before `counts`, the secrets of days before `day`, solutions that
    /// ended before `now` and confirmations from before `confirmed`.
    async fn forget_counts(
        &mut self,
        counts: Timestamp,
        day: i64,
        now: Timestamp,
        confirmed: Timestamp,
    ) -> Result<(), StoreError>;
}
