//! One-time links by which holders reply.

use async_trait::async_trait;

use super::StoreError;
use crate::case::CaseNumber;
use crate::time::Timestamp;
use crate::token::TokenHash;

/// A live link.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ReplyLink {
    /// The case it replies to.
    pub case: CaseNumber,
    /// When it ends.
    pub ends: Timestamp,
}

/// Links by the hash of their token.
#[async_trait]
pub trait ReplyLinks {
    /// Adds a link.
    async fn add_reply_link(
        &mut self,
        token: &TokenHash,
        link: &ReplyLink,
    ) -> Result<(), StoreError>;

    /// The link with that token, unless it was ended.
    async fn reply_link(&mut self, token: &TokenHash) -> Result<Option<ReplyLink>, StoreError>;

    /// Ends every link of a case.
    async fn end_reply_links(&mut self, case: CaseNumber) -> Result<(), StoreError>;
}
