//! Links by which holders show that a mailbox is theirs, what they order by them, and what they tell
//! of their answers.

use async_trait::async_trait;

use super::{HolderOrderId, StoreError};
use crate::case::CaseNumber;
use crate::time::Timestamp;
use crate::token::TokenHash;

/// A live link to one's own request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct HolderLink {
    /// The request.
    pub case: CaseNumber,
    /// When it ends.
    pub ends: Timestamp,
}

/// What a holder orders to his mailbox.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HolderOrder {
    /// A link to his request.
    Link,
    /// The answer once more.
    Answer,
}

impl HolderOrder {
    /// The word in the database.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Link => "link",
            Self::Answer => "answer",
        }
    }
}

/// What a holder told of an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Outcome {
    /// The line.
    pub line: u32,
    /// Whether it worked.
    pub worked: bool,
    /// When he said so.
    pub at: Timestamp,
}

/// Links by the hash of their token, orders and outcomes by case.
#[async_trait]
pub trait HolderLinks {
    /// Adds a link.
    async fn add_holder_link(
        &mut self,
        token: &TokenHash,
        link: &HolderLink,
    ) -> Result<(), StoreError>;

    /// The link with that token, also one that has ended.
    async fn holder_link(&mut self, token: &TokenHash) -> Result<Option<HolderLink>, StoreError>;

    /// Notes an order.
    async fn add_holder_order(
        &mut self,
        case: CaseNumber,
        order: HolderOrder,
        at: Timestamp,
    ) -> Result<HolderOrderId, StoreError>;

    /// How many orders of that kind were placed for a case since, that moment included.
    async fn count_holder_orders(
        &mut self,
        case: CaseNumber,
        order: HolderOrder,
        since: Timestamp,
    ) -> Result<u64, StoreError>;

    /// Keeps what the holder told of a line, in place of what he told before.
    async fn set_outcome(&mut self, case: CaseNumber, outcome: &Outcome) -> Result<(), StoreError>;

    /// What the holder told of the lines of a case, by line.
    async fn outcomes(&mut self, case: CaseNumber) -> Result<Vec<Outcome>, StoreError>;
}
