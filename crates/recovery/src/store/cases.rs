//! Cases with their pictures and messages.

use async_trait::async_trait;
use protocol::{ChallengeHash, Email, Serial};

use super::{MessageId, StoreError};
use crate::case::{Case, CaseNumber, Message};
use crate::lifecycle::State;
use crate::picture::Picture;
use crate::text::Line;
use crate::time::Timestamp;

/// Cases, oldest facts first unless said otherwise.
#[async_trait]
pub trait Cases {
    /// Adds a case. `false` when its number is taken, or when an open case of the same holder
    /// already has this challenge; then nothing was written.
    async fn add_case(&mut self, case: &Case) -> Result<bool, StoreError>;

    /// The case with that number.
    async fn case(&mut self, number: CaseNumber) -> Result<Option<Case>, StoreError>;

    /// The same, and nobody else changes it until this unit of work ends.
    async fn lock_case(&mut self, number: CaseNumber) -> Result<Option<Case>, StoreError>;

    /// Puts a case into a state.
    async fn set_case_state(
        &mut self,
        number: CaseNumber,
        state: &State,
        since: Timestamp,
    ) -> Result<(), StoreError>;

    /// The cases that are received or wait for the holder, oldest first, at most `limit`.
    async fn open_cases(&mut self, limit: u32) -> Result<Vec<Case>, StoreError>;

    /// The open case of this holder for this challenge.
    async fn open_case_for(
        &mut self,
        challenge: &ChallengeHash,
        holder: &Email,
    ) -> Result<Option<CaseNumber>, StoreError>;

    /// The newest case for this serial and holder.
    async fn latest_case(
        &mut self,
        serial: &Serial,
        holder: &Email,
    ) -> Result<Option<Case>, StoreError>;

    /// Cases that share the serial, the holder or (without case) the place of purchase, newest
    /// first, at most `limit`.
    async fn related_cases(
        &mut self,
        serial: &Serial,
        holder: &Email,
        place: &Line,
        limit: u32,
    ) -> Result<Vec<Case>, StoreError>;

    /// Adds a picture to a case, after those it has.
    async fn add_picture(
        &mut self,
        number: CaseNumber,
        picture: &Picture,
    ) -> Result<(), StoreError>;

    /// A case's pictures, in the order in which they came.
    async fn pictures(&mut self, number: CaseNumber) -> Result<Vec<Picture>, StoreError>;

    /// Adds a message to a case.
    async fn add_message(
        &mut self,
        number: CaseNumber,
        message: &Message,
    ) -> Result<MessageId, StoreError>;

    /// A case's messages, in the order in which they came.
    async fn messages(&mut self, number: CaseNumber) -> Result<Vec<Message>, StoreError>;
}
