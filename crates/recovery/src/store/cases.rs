//! Cases with their pictures and messages.

use async_trait::async_trait;

use super::{MessageId, StoreError};
use crate::case::{Case, CaseNumber, Message};
use crate::picture::{CasePicture, Picture};

/// Cases, oldest facts first unless said otherwise.
#[async_trait]
pub trait Cases {
    /// Adds a case, without lines. `false` when its number is taken; then nothing was written.
    async fn add_case(&mut self, case: &Case) -> Result<bool, StoreError>;

    /// The case with that number.
    async fn case(&mut self, number: CaseNumber) -> Result<Option<Case>, StoreError>;

    /// The same, and nobody else changes it until this unit of work ends.
    async fn lock_case(&mut self, number: CaseNumber) -> Result<Option<Case>, StoreError>;

    /// Adds pictures to a case, after those it has; each to a line, or to the case as a whole.
    async fn add_pictures(
        &mut self,
        number: CaseNumber,
        pictures: &[(Option<u32>, Picture)],
    ) -> Result<(), StoreError>;

    /// The pictures of a line and those of the case as a whole, in the order in which they came.
    async fn pictures(
        &mut self,
        number: CaseNumber,
        line: u32,
    ) -> Result<Vec<CasePicture>, StoreError>;

    /// The picture at that place in a case.
    async fn picture(
        &mut self,
        number: CaseNumber,
        position: u32,
    ) -> Result<Option<CasePicture>, StoreError>;

    /// Adds a message to a case.
    async fn add_message(
        &mut self,
        number: CaseNumber,
        message: &Message,
    ) -> Result<MessageId, StoreError>;

    /// A case's messages, in the order in which they came.
    async fn messages(&mut self, number: CaseNumber) -> Result<Vec<Message>, StoreError>;

    /// The message with that id.
    async fn message(&mut self, id: MessageId) -> Result<Option<Message>, StoreError>;
}
