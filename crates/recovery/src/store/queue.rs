//! The queue, with claims and labels.

use async_trait::async_trait;

use super::StoreError;
use crate::case::CaseNumber;
use crate::queue::{Claim, Label, Part, Place, Queued, Wanted};
use crate::staff::StaffName;
use crate::time::Timestamp;

/// The queue. A case stands in it from the unit of work on that opened it; where it stands follows
/// from its lines by itself when a unit of work ends.
#[async_trait]
pub trait Queue {
    /// A part of the queue in its order, at most `limit` cases.
    async fn queue(
        &mut self,
        wanted: &Wanted,
        part: Part,
        limit: u32,
    ) -> Result<Vec<Queued>, StoreError>;

    /// How many cases are wanted, and how many of them are overdue; both are counted up to `most`.
    async fn count_queue(&mut self, wanted: &Wanted, most: u32) -> Result<(u32, u32), StoreError>;

    /// Where a case stands in the queue.
    async fn place_in_queue(&mut self, case: CaseNumber) -> Result<Option<Place>, StoreError>;

    /// Who has taken a case on, lapsed or not.
    async fn claim_on(&mut self, case: CaseNumber) -> Result<Option<Claim>, StoreError>;

    /// Takes a case on, if nobody has it whose claim was used after `live_after`: one conditional
    /// update. A claim of one's own is used anew. `false` when somebody has it.
    async fn take_claim(
        &mut self,
        case: CaseNumber,
        by: &StaffName,
        now: Timestamp,
        live_after: Timestamp,
    ) -> Result<bool, StoreError>;

    /// Gives a case to somebody, whoever has it.
    async fn set_claim(&mut self, case: CaseNumber, claim: &Claim) -> Result<(), StoreError>;

    /// Counts a step of the one who has a case as a use of the claim.
    async fn use_claim(
        &mut self,
        case: CaseNumber,
        by: &StaffName,
        now: Timestamp,
    ) -> Result<(), StoreError>;

    /// Nobody has the case any more.
    async fn end_claim(&mut self, case: CaseNumber) -> Result<(), StoreError>;

    /// Puts a label on a case; `false` when it bears it.
    async fn add_label(&mut self, case: CaseNumber, label: &Label) -> Result<bool, StoreError>;

    /// Takes a label off; `false` when the case does not bear it.
    async fn remove_label(&mut self, case: CaseNumber, label: &Label) -> Result<bool, StoreError>;

    /// The labels of a case, in order.
    async fn labels_of(&mut self, case: CaseNumber) -> Result<Vec<Label>, StoreError>;

    /// All labels that cases bear, in order, at most `limit`.
    async fn labels(&mut self, limit: u32) -> Result<Vec<Label>, StoreError>;
}
