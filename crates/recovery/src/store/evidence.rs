//! Label photos, proofs of purchase and their like.

use async_trait::async_trait;

use super::{MessageId, StoreError};
use crate::case::CaseNumber;
use crate::evidence::{Judged, Piece, Shows};
use crate::picture::PictureName;

/// What pictures are to show, and what staff made of them.
#[async_trait]
pub trait EvidencePieces {
    /// Notes what a question asks for.
    async fn add_wanted(&mut self, question: MessageId, wanted: &[Shows])
    -> Result<(), StoreError>;

    /// What a question asks for, in the order of [`Shows`].
    async fn wanted(&mut self, question: MessageId) -> Result<Vec<Shows>, StoreError>;

    /// Notes what a picture of a case is to show.
    async fn add_piece(
        &mut self,
        case: CaseNumber,
        name: &PictureName,
        shows: Shows,
    ) -> Result<(), StoreError>;

    /// The pieces of evidence of a case, in the order in which they came.
    async fn pieces(&mut self, case: CaseNumber) -> Result<Vec<Piece>, StoreError>;

    /// Notes what a member of staff makes of a piece, in place of what was thought of it before.
    /// `false` when there is none at that place.
    async fn judge_piece(
        &mut self,
        case: CaseNumber,
        position: u32,
        judged: &Judged,
    ) -> Result<bool, StoreError>;
}
