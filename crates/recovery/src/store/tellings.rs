//! Addresses reserved in devices that are told when somebody asks by a challenge, and what they
//! said (H1).

use async_trait::async_trait;
use protocol::ChallengeHash;

use super::StoreError;
use crate::case::CaseNumber;
use crate::staff::StaffName;
use crate::time::Timestamp;
use crate::token::TokenHash;

/// A challenge whose reserved address is to be told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NewTelling {
    /// The challenge, which holds the address.
    pub challenge: ChallengeHash,
    /// The line that asks by it.
    pub line: u32,
    /// The first line of those that one mail tells of.
    pub mail: u32,
}

/// A challenge whose reserved address was told, or is about to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Telling {
    /// The challenge and where it was first asked by.
    pub about: NewTelling,
    /// The case of that line.
    pub case: CaseNumber,
    /// When the mail left; nothing when it has not, or came back.
    pub told_at: Option<Timestamp>,
    /// When the address said that the request is not its own.
    pub objected_at: Option<Timestamp>,
    /// Who found that the request stands all the same.
    pub set_aside_by: Option<StaffName>,
}

impl Telling {
    /// Whether an objection stands in the way of an answer.
    #[must_use]
    pub const fn bars(&self) -> bool {
        self.objected_at.is_some() && self.set_aside_by.is_none()
    }
}

/// A link by which an address objects.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ObjectionLink {
    /// The case.
    pub case: CaseNumber,
    /// The mail that it stands in, by its first line.
    pub mail: u32,
    /// When it ends.
    pub ends: Timestamp,
}

/// What is told to reserved addresses, one for each challenge, for ever.
#[async_trait]
pub trait Tellings {
    /// Adds tellings of a case and gives the mails that they make; a challenge that is known stays
    /// as it is.
    async fn add_tellings(
        &mut self,
        case: CaseNumber,
        tellings: &[NewTelling],
    ) -> Result<Vec<u32>, StoreError>;

    /// The telling of a challenge.
    async fn telling(&mut self, challenge: &ChallengeHash) -> Result<Option<Telling>, StoreError>;

    /// The tellings of one mail, by line.
    async fn tellings_of(
        &mut self,
        case: CaseNumber,
        mail: u32,
    ) -> Result<Vec<Telling>, StoreError>;

    /// Notes when a mail left, or that it came back.
    async fn set_told(
        &mut self,
        case: CaseNumber,
        mail: u32,
        at: Option<Timestamp>,
    ) -> Result<(), StoreError>;

    /// Notes an objection to all that a mail told of; `false` when it was noted before.
    async fn object(
        &mut self,
        case: CaseNumber,
        mail: u32,
        at: Timestamp,
    ) -> Result<bool, StoreError>;

    /// Sets the objection to a challenge aside; `false` when none stands.
    async fn set_objection_aside(
        &mut self,
        challenge: &ChallengeHash,
        by: &StaffName,
        at: Timestamp,
    ) -> Result<bool, StoreError>;

    /// Adds a link.
    async fn add_objection_link(
        &mut self,
        token: &TokenHash,
        link: &ObjectionLink,
    ) -> Result<(), StoreError>;

    /// The link with that token, also one that has ended.
    async fn objection_link(
        &mut self,
        token: &TokenHash,
    ) -> Result<Option<ObjectionLink>, StoreError>;
}
