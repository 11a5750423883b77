//! Links by which staff set their sign-in up.

use async_trait::async_trait;

use super::StoreError;
use crate::staff::{InvitationKind, StaffName};
use crate::time::Timestamp;
use crate::token::TokenHash;

/// A link that was given to somebody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invitation {
    /// Whose account it sets up.
    pub staff: StaffName,
    /// What it is for.
    pub kind: InvitationKind,
    /// Until when it is good.
    pub ends: Timestamp,
}

/// Links by the hash of their token; one that was used is gone.
#[async_trait]
pub trait Invitations {
    /// Adds a link.
    async fn add_invitation(
        &mut self,
        token: &TokenHash,
        invitation: &Invitation,
    ) -> Result<(), StoreError>;

    /// The link with that token.
    async fn invitation(&mut self, token: &TokenHash) -> Result<Option<Invitation>, StoreError>;

    /// Uses a link up; nobody else gets it.
    async fn take_invitation(
        &mut self,
        token: &TokenHash,
    ) -> Result<Option<Invitation>, StoreError>;

    /// Ends every link of someone.
    async fn end_invitations_of(&mut self, staff: &StaffName) -> Result<(), StoreError>;
}
