//! Challenges as the service first saw them.

use async_trait::async_trait;
use protocol::{Challenge, ChallengeHash, Serial};

use super::StoreError;
use crate::time::Timestamp;

/// A challenge and when it first came.
#[derive(Clone)]
pub struct SeenChallenge {
    /// The challenge, still sealed.
    pub challenge: Challenge,
    /// When the service first took it in.
    pub first_seen: Timestamp,
}

/// Challenges by their hash.
#[async_trait]
pub trait Challenges {
    /// Keeps a challenge; one that is known keeps its first time.
    async fn keep_challenge(
        &mut self,
        challenge: &Challenge,
        seen: Timestamp,
    ) -> Result<(), StoreError>;

    /// Keeps many.
    async fn keep_challenges(
        &mut self,
        challenges: &[&Challenge],
        seen: Timestamp,
    ) -> Result<(), StoreError>;

    /// The challenge with that hash.
    async fn challenge(
        &mut self,
        hash: &ChallengeHash,
    ) -> Result<Option<SeenChallenge>, StoreError>;

    /// The newest challenges by which an answer was asked for this serial number, at most so many.
    async fn challenges_of(
        &mut self,
        serial: &Serial,
        limit: u32,
    ) -> Result<Vec<SeenChallenge>, StoreError>;

    /// When those of these challenges that are known came first.
    async fn first_seen(
        &mut self,
        hashes: &[ChallengeHash],
    ) -> Result<Vec<(ChallengeHash, Timestamp)>, StoreError>;
}
