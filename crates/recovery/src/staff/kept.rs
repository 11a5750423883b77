//! The authenticators' secrets as the store keeps them: sealed, each for its account alone.

use rand_core::CryptoRng;

use super::account::Account;
use super::name::StaffName;
use super::totp::TotpSecret;
use crate::ports::Vault;
use crate::store::{Store, StoreError};

/// The secret of an authenticator as it is stored.
#[derive(Clone)]
pub enum KeptTotp {
    /// Sealed by the vault.
    Sealed(Vec<u8>),
    /// As a version before there was a vault left it.
    Plain(TotpSecret),
}

impl KeptTotp {
    /// Seals a secret for an account.
    pub(super) fn seal(
        vault: &dyn Vault,
        name: &StaffName,
        secret: &TotpSecret,
        rng: &mut dyn CryptoRng,
    ) -> Self {
        Self::Sealed(vault.seal(&place(name), secret.as_bytes(), rng))
    }

    /// The secret.
    pub(super) fn open(
        &self,
        vault: &dyn Vault,
        name: &StaffName,
    ) -> Result<TotpSecret, StoreError> {
        let sealed = match self {
            Self::Plain(secret) => return Ok(secret.clone()),
            Self::Sealed(sealed) => sealed,
        };
        let opened = vault.open(&place(name), sealed).ok();
        let secret = opened.and_then(|bytes| TotpSecret::from_bytes(&bytes));
        secret.ok_or_else(|| StoreError::inconsistent("staff", "totp_sealed", name))
    }
}

fn place(name: &StaffName) -> String {
    format!("totp/{name}")
}

/// Seals the secrets that a version before there was a vault left plain, and says how many.
///
/// # Errors
/// When the store fails.
pub async fn seal_plain_secrets(
    store: &dyn Store,
    vault: &dyn Vault,
    rng: &mut (dyn CryptoRng + Send),
) -> Result<usize, StoreError> {
    let plain = |kept: &Option<KeptTotp>| matches!(kept, Some(KeptTotp::Plain(_)));
    let accounts = store.read().await?.accounts().await?;
    if !accounts.iter().any(|account| plain(&account.totp)) {
        return Ok(0);
    }
    let mut sealed = 0;
    let mut tx = store.begin().await?;
    for account in tx.accounts().await? {
        if let Some(KeptTotp::Plain(secret)) = &account.totp {
            let kept = KeptTotp::seal(vault, &account.name, secret, rng);
            tx.set_totp(&account.name, Some(&kept), account.totp_step)
                .await?;
            sealed += 1;
        }
    }
    tx.commit().await?;
    Ok(sealed)
}

/// Accounts that are in use and whose authenticator's secret this vault does not open: nobody signs in
/// to them with it.
///
/// # Errors
/// When the store fails.
pub async fn unopened_secrets(
    store: &dyn Store,
    vault: &dyn Vault,
) -> Result<Vec<StaffName>, StoreError> {
    let accounts = store.read().await?.accounts().await?;
    let is_shut = |account: &Account| {
        let opens = |kept: &KeptTotp| kept.open(vault, &account.name).is_ok();
        account.removed_at.is_none() && !account.totp.as_ref().is_none_or(opens)
    };
    let shut = accounts.into_iter().filter(is_shut);
    Ok(shut.map(|account| account.name).collect())
}
