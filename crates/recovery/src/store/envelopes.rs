//! Envelopes of mails, and what came back in them.

use async_trait::async_trait;

use super::{JobId, StoreError};
use crate::case::CaseNumber;
use crate::delivery::{Bounce, Delivery};
use crate::jobs::Job;
use crate::time::Timestamp;
use crate::token::TokenHash;

/// Envelopes, one for each sending of a mail.
#[async_trait]
pub trait Envelopes {
    /// Remembers an envelope, before its mail leaves.
    async fn add_envelope(
        &mut self,
        token: &TokenHash,
        job: JobId,
        at: Timestamp,
    ) -> Result<(), StoreError>;

    /// Whether there is such an envelope.
    async fn knows_envelope(&mut self, token: &TokenHash) -> Result<bool, StoreError>;

    /// The newest envelope of the job with that key.
    async fn newest_envelope(&mut self, key: &str) -> Result<Option<TokenHash>, StoreError>;

    /// Notes what came back in an envelope, and gives the job that it was for. `None` when there is no
    /// such envelope, or as much was noted before: a failure is the last word.
    async fn return_envelope(
        &mut self,
        token: &TokenHash,
        bounce: &Bounce,
        at: Timestamp,
    ) -> Result<Option<Job>, StoreError>;

    /// How it went with the newest mail of a case to its holder, by its last sending.
    async fn last_mail(&mut self, case: CaseNumber) -> Result<Option<Delivery>, StoreError>;

    /// How many mails left since, and how many of them failed.
    async fn count_envelopes(&mut self, since: Timestamp) -> Result<(u64, u64), StoreError>;
}
