//! Passkeys of the staff, and what is remembered while one is being shown.

use async_trait::async_trait;

use super::StoreError;
use crate::staff::{Passkey, StaffName};
use crate::text::Line;
use crate::time::Timestamp;
use crate::token::TokenHash;

/// Passkeys by the id of their credential.
#[async_trait]
pub trait Passkeys {
    /// Adds a passkey; `false` when somebody has it already.
    async fn add_passkey(&mut self, passkey: &Passkey) -> Result<bool, StoreError>;

    /// The passkey of that id.
    async fn passkey(&mut self, credential: &[u8]) -> Result<Option<Passkey>, StoreError>;

    /// Somebody's passkeys, the oldest first.
    async fn passkeys_of(&mut self, staff: &StaffName) -> Result<Vec<Passkey>, StoreError>;

    /// Notes that a passkey was used, and what is to be remembered of it from now on.
    async fn use_passkey(
        &mut self,
        credential: &[u8],
        data: &str,
        at: Timestamp,
    ) -> Result<(), StoreError>;

    /// Calls somebody's passkey otherwise; `false` when he has no such one.
    async fn rename_passkey(
        &mut self,
        staff: &StaffName,
        credential: &[u8],
        title: &Line,
    ) -> Result<bool, StoreError>;

    /// Removes somebody's passkey; `false` when he has no such one.
    async fn remove_passkey(
        &mut self,
        staff: &StaffName,
        credential: &[u8],
    ) -> Result<bool, StoreError>;

    /// Removes every passkey of someone.
    async fn remove_passkeys_of(&mut self, staff: &StaffName) -> Result<(), StoreError>;

    /// Remembers our side of a ceremony until `ends`, and forgets those that ended before `now`.
    async fn add_ceremony(
        &mut self,
        token: &TokenHash,
        state: &str,
        now: Timestamp,
        ends: Timestamp,
    ) -> Result<(), StoreError>;

    /// What was remembered, once, while it has not ended.
    async fn take_ceremony(
        &mut self,
        token: &TokenHash,
        now: Timestamp,
    ) -> Result<Option<String>, StoreError>;
}
