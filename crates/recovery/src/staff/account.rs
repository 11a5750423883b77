//! Staff accounts.

use rand_core::CryptoRng;
use thiserror::Error;

use super::hash::{HashCost, PasswordHash};
use super::kept::KeptTotp;
use super::name::StaffName;
use super::password::NewPassword;
use super::role::Role;
use super::totp::TotpSecret;
use crate::audit::{Act, Actor, Entry};
use crate::ports::Vault;
use crate::store::{Store, StoreError};
use crate::time::Timestamp;

/// An account.
#[derive(Clone)]
pub struct Account {
    /// The sign-in name.
    pub name: StaffName,
    /// What its owner may do.
    pub role: Role,
    /// The password's hash, once one was chosen.
    pub password: Option<PasswordHash>,
    /// The secret of the authenticator, once one was set up.
    pub totp: Option<KeptTotp>,
    /// The newest step of the second factor that was used.
    pub totp_step: u64,
    /// Whether it may be opened by password where the desk has only single sign-on: for whoever has
    /// to get in when the provider is away.
    pub emergency: bool,
    /// When the account was added.
    pub added_at: Timestamp,
    /// When its owner left. It opens nothing since.
    pub removed_at: Option<Timestamp>,
    /// Whether it is a program's, which has tokens and never signs in.
    pub is_program: bool,
}

impl Account {
    /// An account that nothing opens yet.
    pub(super) fn blank(name: &StaffName, role: Role, now: Timestamp) -> Self {
        Self {
            name: name.clone(),
            role,
            password: None,
            totp: None,
            totp_step: 0,
            emergency: false,
            added_at: now,
            removed_at: None,
            is_program: false,
        }
    }
}

/// A second factor to hand over, shown this once.
pub struct NewAccount {
    /// The name that was taken.
    pub name: StaffName,
    /// The secret for the authenticator.
    pub totp: TotpSecret,
}

/// Why an account was not added or changed.
#[derive(Debug, Error)]
pub enum AddError {
    /// The name is taken.
    #[error("There is already an account named {0}.")]
    Taken(StaffName),
    /// Another account waits for this address.
    #[error("Another account has this email address.")]
    EmailTaken,
    /// Nobody has this name.
    #[error("There is no account named {0}.")]
    Unknown(StaffName),
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Somebody new, with a password chosen.
pub struct Hire<'a> {
    /// The name to sign in with.
    pub name: &'a StaffName,
    /// What he may do.
    pub role: Role,
    /// The password.
    pub password: &'a NewPassword,
    /// Whether it opens a desk that has only single sign-on.
    pub emergency: bool,
}

/// Adds an account with a fresh second factor.
///
/// # Errors
/// When the name is taken.
pub async fn add(
    store: &dyn Store,
    vault: &dyn Vault,
    hire: &Hire<'_>,
    cost: HashCost,
    now: Timestamp,
    rng: &mut (dyn CryptoRng + Send),
) -> Result<NewAccount, AddError> {
    let (name, role, password) = (hire.name, hire.role, hire.password);
    let totp = TotpSecret::random(rng);
    let account = Account {
        password: Some(PasswordHash::make(password, cost, rng)),
        totp: Some(KeptTotp::seal(vault, name, &totp, rng)),
        emergency: hire.emergency,
        ..Account::blank(name, role, now)
    };
    let mut tx = store.begin().await?;
    if !tx.add_account(&account).await? {
        return Err(AddError::Taken(name.clone()));
    }
    let entry = Entry::new(now, Actor::Operator, Act::StaffAdded, name);
    let emergency = if hire.emergency {
        ", for emergencies"
    } else {
        ""
    };
    tx.add_entry(&entry.with(&format!("as {role}{emergency}")))
        .await?;
    tx.commit().await?;
    Ok(NewAccount {
        name: account.name,
        totp,
    })
}

/// Replaces a lost second factor and ends every session of its owner.
///
/// # Errors
/// When nobody has this name.
pub async fn reset_second_factor(
    store: &dyn Store,
    vault: &dyn Vault,
    name: &StaffName,
    now: Timestamp,
    rng: &mut (dyn CryptoRng + Send),
) -> Result<NewAccount, AddError> {
    let totp = TotpSecret::random(rng);
    let mut tx = store.begin().await?;
    let account = tx.account(name).await?;
    if account.is_none_or(|account| account.removed_at.is_some() || account.is_program) {
        return Err(AddError::Unknown(name.clone()));
    }
    let kept = KeptTotp::seal(vault, name, &totp, rng);
    tx.set_totp(name, Some(&kept), 0).await?;
    tx.remove_passkeys_of(name).await?;
    tx.end_invitations_of(name).await?;
    tx.end_sessions_of(name).await?;
    tx.add_entry(&Entry::new(
        now,
        Actor::Operator,
        Act::SecondFactorReset,
        name,
    ))
    .await?;
    tx.commit().await?;
    Ok(NewAccount {
        name: name.clone(),
        totp,
    })
}
