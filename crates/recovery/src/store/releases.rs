//! Releases: at most one per challenge, for ever.

use async_trait::async_trait;
use protocol::ChallengeHash;

use super::{ReleaseId, StoreError};
use crate::case::CaseNumber;
use crate::staff::StaffName;
use crate::time::Timestamp;

/// The facts of a release about to be made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewRelease {
    /// The challenge that is answered.
    pub challenge: ChallengeHash,
    /// The case that asked.
    pub case: CaseNumber,
    /// Who approved.
    pub by: StaffName,
    /// When.
    pub at: Timestamp,
}

/// A release that was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Release {
    /// Its id.
    pub id: ReleaseId,
    /// Its facts.
    pub facts: NewRelease,
}

/// Releases.
#[async_trait]
pub trait Releases {
    /// Records a release; `None` when the challenge has one, also one that another unit of work
    /// is just committing.
    async fn add_release(&mut self, release: &NewRelease) -> Result<Option<ReleaseId>, StoreError>;

    /// The release with that id.
    async fn release(&mut self, id: ReleaseId) -> Result<Option<Release>, StoreError>;

    /// The release of that challenge.
    async fn release_of(
        &mut self,
        challenge: &ChallengeHash,
    ) -> Result<Option<Release>, StoreError>;
}
