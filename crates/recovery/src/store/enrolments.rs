//! Enrolment tokens, and second enrolments that wait for the desk.

use async_trait::async_trait;
use protocol::{DevicePublicKey, Serial};

use super::{ConflictId, StoreError};
use crate::registry::{Conflict, Decision};
use crate::staff::StaffName;
use crate::time::Timestamp;
use crate::token::TokenHash;

/// Tokens and conflicts.
#[async_trait]
pub trait Enrolments {
    /// Records a token that one device may enrol with until `ends`.
    async fn add_enrolment_token(
        &mut self,
        token: &TokenHash,
        ends: Timestamp,
    ) -> Result<(), StoreError>;

    /// Spends a token on a serial; `true` when it is live and unspent, or spent on this very
    /// serial, so that a device may repeat a call whose answer was lost.
    async fn spend_enrolment_token(
        &mut self,
        token: &TokenHash,
        serial: &Serial,
        now: Timestamp,
    ) -> Result<bool, StoreError>;

    /// Records that a device with this serial offered another key; once per key while undecided.
    /// `true` when it is new.
    async fn add_conflict(
        &mut self,
        serial: &Serial,
        offered: &DevicePublicKey,
        at: Timestamp,
    ) -> Result<bool, StoreError>;

    /// The undecided conflicts, oldest first.
    async fn open_conflicts(&mut self) -> Result<Vec<Conflict>, StoreError>;

    /// The undecided conflict with that id, locked until this unit of work ends.
    async fn lock_conflict(&mut self, id: ConflictId) -> Result<Option<Conflict>, StoreError>;

    /// Records a decision.
    async fn decide_conflict(
        &mut self,
        id: ConflictId,
        decision: Decision,
        by: &StaffName,
        at: Timestamp,
    ) -> Result<(), StoreError>;
}
