//! Accounts are kept: roles change, and people leave.

use thiserror::Error;

use super::account::Account;
use super::handles::{Admin, Confirmed};
use super::name::StaffName;
use super::role::Role;
use crate::audit::{Act, Actor, Entry};
use crate::store::{Store, StoreError, Tx};
use crate::time::Timestamp;

/// Who keeps the accounts.
#[derive(Clone, Copy)]
pub enum Keeper<'a> {
    /// Whoever runs the service, at its command line.
    Operator,
    /// An admin at the desk, who has just shown a second factor.
    Admin(&'a Confirmed<Admin>),
}

impl Keeper<'_> {
    pub(crate) fn actor(self) -> Actor {
        match self {
            Self::Operator => Actor::Operator,
            Self::Admin(admin) => admin.actor(),
        }
    }

    /// Who it is at the desk.
    pub(super) fn name(self) -> Option<StaffName> {
        match self {
            Self::Operator => None,
            Self::Admin(admin) => Some(admin.name().clone()),
        }
    }
}

/// Why an account was not changed.
#[derive(Debug, Error)]
pub enum KeepError {
    /// Nobody has this name, or he has left.
    #[error("There is no account named {0}.")]
    Unknown(StaffName),
    /// Nobody could add or change accounts any more.
    #[error("{0} is the last admin. Make somebody else an admin first.")]
    LastAdmin(StaffName),
    /// Another account waits for this address.
    #[error("Another account has this email address.")]
    EmailTaken,
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Gives somebody another role. It counts from his next step on, in sessions that he has too.
///
/// # Errors
/// When nobody has this name, or when he is the last admin.
pub async fn set_role(
    store: &dyn Store,
    name: &StaffName,
    role: Role,
    by: Keeper<'_>,
    now: Timestamp,
) -> Result<(), KeepError> {
    let mut tx = store.begin().await?;
    let account = find(&mut *tx, name).await?;
    if account.role == role {
        return Ok(());
    }
    keep_an_admin(&mut *tx, &account).await?;
    tx.set_role(name, role).await?;
    let entry = Entry::new(now, by.actor(), Act::RoleChanged, name);
    let entry = entry.with(&format!("from {} to {role}", account.role));
    tx.add_entry(&entry).await?;
    tx.commit().await?;
    Ok(())
}

/// Closes the account of somebody who leaves: every session ends at once and no sign-in works any
/// more. The name stays, for what the audit trail tells of him, and is not given again.
///
/// # Errors
/// When nobody has this name, or when he is the last admin.
pub async fn remove(
    store: &dyn Store,
    name: &StaffName,
    by: Keeper<'_>,
    now: Timestamp,
) -> Result<(), KeepError> {
    let mut tx = store.begin().await?;
    let account = find(&mut *tx, name).await?;
    keep_an_admin(&mut *tx, &account).await?;
    tx.close_account(name, now).await?;
    tx.end_sessions_of(name).await?;
    tx.end_invitations_of(name).await?;
    tx.add_entry(&Entry::new(now, by.actor(), Act::StaffRemoved, name))
        .await?;
    tx.commit().await?;
    Ok(())
}

/// The account of a person who has not left.
pub(super) async fn find(tx: &mut dyn Tx, name: &StaffName) -> Result<Account, KeepError> {
    let account = tx.account(name).await?;
    account
        .filter(|account| account.removed_at.is_none() && !account.is_program)
        .ok_or_else(|| KeepError::Unknown(name.clone()))
}

/// Refuses when nobody but him could keep the accounts.
async fn keep_an_admin(tx: &mut dyn Tx, account: &Account) -> Result<(), KeepError> {
    if account.role == Role::Admin {
        let admins = tx.lock_admins().await?;
        if !admins.iter().any(|name| *name != account.name) {
            return Err(KeepError::LastAdmin(account.name.clone()));
        }
    }
    Ok(())
}
