//! Whom identity providers vouch for.

use async_trait::async_trait;
use protocol::Email;

use super::StoreError;
use crate::staff::{SignOn, StaffName};

/// What ties accounts to identity providers; each account has one tie at most.
#[async_trait]
pub trait SignOns {
    /// What ties somebody's account to a provider.
    async fn sign_on_of(&mut self, staff: &StaffName) -> Result<Option<SignOn>, StoreError>;

    /// The tie to this subject of this provider.
    async fn sign_on_by_subject(
        &mut self,
        issuer: &str,
        subject: &str,
    ) -> Result<Option<SignOn>, StoreError>;

    /// The tie that waits for a first sign-in under this address.
    async fn sign_on_by_email(&mut self, email: &Email) -> Result<Option<SignOn>, StoreError>;

    /// Keeps a tie in the place of the one that the account had.
    async fn put_sign_on(&mut self, sign_on: &SignOn) -> Result<(), StoreError>;

    /// Unties an account; `false` when nothing tied it.
    async fn remove_sign_on(&mut self, staff: &StaffName) -> Result<bool, StoreError>;
}
