//! Staff accounts and the count of failed sign-ins.

use async_trait::async_trait;

use super::StoreError;
use crate::staff::{Account, KeptTotp, PasswordHash, Role, StaffName};
use crate::time::Timestamp;

/// Failed sign-ins in a row under one name, whether or not anyone bears it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tries {
    /// How many.
    pub failures: u32,
    /// When the last one was.
    pub last_at: Timestamp,
}

/// Staff.
#[async_trait]
pub trait StaffAccounts {
    /// Adds an account; `false` when the name is taken.
    async fn add_account(&mut self, account: &Account) -> Result<bool, StoreError>;

    /// The account of that name.
    async fn account(&mut self, name: &StaffName) -> Result<Option<Account>, StoreError>;

    /// Every account of a person, those of people who left too, by name.
    async fn accounts(&mut self) -> Result<Vec<Account>, StoreError>;

    /// The names of the admins who have not left. Nobody else changes who they are until this unit
    /// of work ends.
    async fn lock_admins(&mut self) -> Result<Vec<StaffName>, StoreError>;

    /// Gives an account another role.
    async fn set_role(&mut self, name: &StaffName, role: Role) -> Result<(), StoreError>;

    /// Closes an account for good.
    async fn close_account(&mut self, name: &StaffName, at: Timestamp) -> Result<(), StoreError>;

    /// Takes a one-time code's step; `false` when this step or a later one was taken before.
    async fn take_totp_step(&mut self, name: &StaffName, step: u64) -> Result<bool, StoreError>;

    /// Replaces the authenticator's secret or takes it away; `step` is the newest that was taken.
    async fn set_totp(
        &mut self,
        name: &StaffName,
        secret: Option<&KeptTotp>,
        step: u64,
    ) -> Result<(), StoreError>;

    /// Replaces the password or takes it away.
    async fn set_password(
        &mut self,
        name: &StaffName,
        password: Option<&PasswordHash>,
    ) -> Result<(), StoreError>;

    /// The failures under a name, `None` when there are none. Nobody else counts or reads them
    /// so until this unit of work ends.
    async fn lock_tries(&mut self, name: &StaffName) -> Result<Option<Tries>, StoreError>;

    /// Counts one more failure; one after none since `stale` is the first again.
    async fn count_failure(
        &mut self,
        name: &StaffName,
        at: Timestamp,
        stale: Timestamp,
    ) -> Result<(), StoreError>;

    /// Forgets the failures under a name, and those of any name that ended before `stale`.
    async fn clear_failures(
        &mut self,
        name: &StaffName,
        stale: Timestamp,
    ) -> Result<(), StoreError>;
}
