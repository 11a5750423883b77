//! Decisions of the desk, kept for its figures.

use async_trait::async_trait;

use super::StoreError;
use crate::case::CaseNumber;
use crate::figures::{Decided, NewDecision, Received};
use crate::time::Timestamp;

/// Decisions, each with whether it kept the promise by the calendar of that moment.
#[async_trait]
pub trait Decisions {
    /// Writes a decision down.
    async fn add_decision(&mut self, decision: &NewDecision) -> Result<(), StoreError>;

    /// Takes one device out of the answer that was decided on then: it was taken back before anybody
    /// saw it. A decision without devices is none.
    async fn take_decision_back(
        &mut self,
        case: CaseNumber,
        at: Timestamp,
        reason: &str,
    ) -> Result<(), StoreError>;

    /// The decisions from a time on and before another, in their order.
    async fn decisions_between(
        &mut self,
        from: Timestamp,
        to: Timestamp,
    ) -> Result<Vec<Decided>, StoreError>;

    /// The cases that were received in that time, in their order.
    async fn received_between(
        &mut self,
        from: Timestamp,
        to: Timestamp,
    ) -> Result<Vec<Received>, StoreError>;
}
