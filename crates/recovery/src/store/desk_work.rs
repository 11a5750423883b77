//! What staff keep for each other: notes on cases, and answers for reuse.

use async_trait::async_trait;

use super::{CannedId, StoreError};
use crate::canned::{CannedReply, NewReply};
use crate::case::CaseNumber;
use crate::note::Note;

/// Notes and answers for reuse.
#[async_trait]
pub trait DeskWork {
    /// Adds a note to a case.
    async fn add_note(&mut self, case: CaseNumber, note: &Note) -> Result<(), StoreError>;

    /// A case's notes, in the order in which they came.
    async fn notes(&mut self, case: CaseNumber) -> Result<Vec<Note>, StoreError>;

    /// The answers for reuse, by title.
    async fn canned_replies(&mut self) -> Result<Vec<CannedReply>, StoreError>;

    /// Adds an answer for reuse; `false` when another of its use has that title.
    async fn add_canned_reply(&mut self, reply: &NewReply) -> Result<bool, StoreError>;

    /// Changes one; `false` when there is none of that id, or another has that title.
    async fn change_canned_reply(
        &mut self,
        id: CannedId,
        reply: &NewReply,
    ) -> Result<bool, StoreError>;

    /// Removes one and gives its title, if there was one of that id.
    async fn remove_canned_reply(&mut self, id: CannedId) -> Result<Option<String>, StoreError>;
}
