//! First approvals of lines that two people approve, and who opened a case at the desk.

use async_trait::async_trait;

use super::{ProposalId, StoreError};
use crate::case::CaseNumber;
use crate::staff::StaffName;
use crate::text::Prose;
use crate::time::Timestamp;

/// What stood for and against a line when somebody proposed to answer it, as a SHA-256.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FactsHash(pub [u8; 32]);

/// A first approval about to be kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewProposal {
    /// The case …
    pub case: CaseNumber,
    /// … and its line.
    pub line: u32,
    /// Who approved first.
    pub by: StaffName,
    /// When.
    pub at: Timestamp,
    /// On what facts; with others it is void.
    pub facts: FactsHash,
    /// Why, when the policy alone would not allow it.
    pub exception: Option<Prose>,
}

/// A first approval that stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    /// Its id; a later one has a higher id.
    pub id: ProposalId,
    /// What it is.
    pub facts: NewProposal,
}

/// Proposals by line. One that was taken up, taken back or void is gone: what became of it stands in
/// the audit trail.
#[async_trait]
pub trait Proposals {
    /// Keeps a proposal; `false` when the line has one.
    async fn add_proposal(&mut self, proposal: &NewProposal) -> Result<bool, StoreError>;

    /// The proposals of a case, by line.
    async fn proposals(&mut self, case: CaseNumber) -> Result<Vec<Proposal>, StoreError>;

    /// Removes the proposals of these lines, where they have one.
    async fn end_proposals(&mut self, case: CaseNumber, lines: &[u32]) -> Result<(), StoreError>;

    /// The cases with a proposal that waits for a second person, the longest waiting first, each
    /// with how many lines wait.
    async fn proposed_cases(&mut self, limit: u32) -> Result<Vec<(CaseNumber, u32)>, StoreError>;

    /// Notes who opened a case on its holder's behalf.
    async fn set_opener(&mut self, case: CaseNumber, by: &StaffName) -> Result<(), StoreError>;

    /// Who opened a case on its holder's behalf; `None` when the holder did.
    async fn opener(&mut self, case: CaseNumber) -> Result<Option<StaffName>, StoreError>;
}
