//! Sign-in with password and one-time code.

use core::time::Duration;

use rand_core::CryptoRng;
use thiserror::Error;

use super::account::Account;
use super::handles::Member;
use super::hash::{HashCost, PasswordHash};
use super::name::StaffName;
use super::password::Password;
use super::totp::matching_step;
use crate::audit::{Act, Actor, Entry};
use crate::ports::Vault;
use crate::store::{Session, Store, StoreError, Tries, Tx};
use crate::time::Timestamp;
use crate::token::Token;

/// Failures under one name that pass without a wait.
const FREE_TRIES: u32 = 5;

/// The longest wait. It is short because strangers cause it: they may slow an account, never lock
/// it. What keeps guessing hopeless is the second factor beside it, and the audit trail.
const LONGEST_WAIT: Duration = Duration::from_secs(30);

/// After this long without a failure the count starts afresh.
const FORGOTTEN: Duration = Duration::from_hours(24);

/// How a session was entered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// By password and one-time code.
    Password,
    /// By a passkey.
    Passkey,
    /// By single sign-on at an identity provider.
    Provider,
}

impl Way {
    /// The word in the database.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Password => "password",
            Self::Passkey => "passkey",
            Self::Provider => "provider",
        }
    }

    /// Reads the word of [`Self::as_str`].
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        let mut all = [Self::Password, Self::Passkey, Self::Provider].into_iter();
        all.find(|way| way.as_str() == word)
    }
}

/// Who may sign in without an identity provider.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LocalSignIn {
    /// Everybody whose account did not come from a provider's group.
    Everybody,
    /// Accounts for emergencies alone.
    Emergencies,
}

impl LocalSignIn {
    /// Refuses whoever has to come in by his provider.
    pub(super) async fn check(self, tx: &mut dyn Tx, account: &Account) -> Result<(), SignInError> {
        let tie = tx.sign_on_of(&account.name).await?;
        let by_group = tie.is_some_and(|tie| tie.by_group);
        let is_open = account.emergency || self == Self::Everybody;
        match is_open && !by_group {
            true => Ok(()),
            false => Err(SignInError::OnlyProvider),
        }
    }
}

/// What somebody typed to sign in.
pub struct Attempt<'a> {
    /// The name.
    pub name: &'a str,
    /// The password.
    pub password: Password,
    /// The code of the authenticator.
    pub code: &'a str,
    /// What his browser calls itself.
    pub browser: &'a str,
    /// Who may sign in so.
    pub local: LocalSignIn,
}

/// How a session begins.
pub(super) struct Entrance {
    pub(super) way: Way,
    pub(super) browser: String,
    /// When its owner last showed a second factor.
    pub(super) factor_at: Timestamp,
}

impl Entrance {
    pub(super) fn password(browser: &str, now: Timestamp) -> Self {
        Self {
            way: Way::Password,
            browser: browser.to_owned(),
            factor_at: now,
        }
    }
}

/// A fresh session.
pub struct SignedIn {
    /// For the cookie; only its hash is kept.
    pub token: Token,
    /// Who it is.
    pub member: Member,
}

/// Why a sign-in was refused.
#[derive(Debug, Error)]
pub enum SignInError {
    /// Name, password or code: which one is not told.
    #[error("Name, password or code is wrong, or the code was used before.")]
    Wrong,
    /// The code to confirm a step with.
    #[error("This code is wrong or was used before. Wait for the next one and type that.")]
    WrongCode,
    /// The present password, when it is changed.
    #[error("This is not your present password.")]
    WrongPassword,
    /// No account has this passkey, or the one that has it is closed.
    #[error("This passkey opens nothing here.")]
    UnknownPasskey,
    /// Both factors are right, and the desk wants single sign-on.
    #[error("This account signs in by single sign-on. Use the button for it.")]
    OnlyProvider,
    /// Too many failures under this name.
    #[error("Too many tries. Please wait {} seconds.", .0.as_secs())]
    Wait(Duration),
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Signs a staff member in.
///
/// A try counts as a failure before it is looked at, and a success takes that back: tries that
/// come side by side are slowed like tries in a row (RFC 4226 section 7.3). The hash is computed
/// outside any unit of work, and for a name that nobody bears too, at the same cost. It takes tens of milliseconds of processor time.
///
/// # Errors
/// When a factor is wrong, the code was used before, or there were too many failures.
pub async fn sign_in(
    store: &dyn Store,
    vault: &dyn Vault,
    attempt: &Attempt<'_>,
    cost: HashCost,
    now: Timestamp,
    rng: &mut (dyn CryptoRng + Send),
) -> Result<SignedIn, SignInError> {
    // A text that is no name stands in for one, so that it takes the same way.
    let name = StaffName::parse(attempt.name).or_else(|_| StaffName::parse("--"));
    let Ok(name) = name else {
        return Err(SignInError::Wrong);
    };
    let account = admit(store, &name, now).await?;
    let right = check(account, vault, attempt, cost, now)?;
    let mut tx = store.begin().await?;
    let accepted = match right {
        Some((account, step)) => tx.take_totp_step(&name, step).await?.then_some(account),
        None => None,
    };
    let Some(account) = accepted else {
        tx.add_entry(&Entry::new(now, Actor::Stranger, Act::SignInFailed, &name))
            .await?;
        tx.commit().await?;
        return Err(SignInError::Wrong);
    };
    attempt.local.check(&mut *tx, &account).await?;
    let entrance = Entrance::password(attempt.browser, now);
    let signed_in = begin_session(&mut *tx, account, &entrance, now, rng).await?;
    tx.commit().await?;
    Ok(signed_in)
}

/// How long the next try under a name has to wait, with these failures behind it.
#[must_use]
pub fn wait_for(tries: &Tries, now: Timestamp) -> Duration {
    if tries.failures < FREE_TRIES || now.since(tries.last_at) > FORGOTTEN {
        return Duration::ZERO;
    }
    let doublings = (tries.failures - FREE_TRIES).min(8);
    let wait = Duration::from_secs(1 << doublings).min(LONGEST_WAIT);
    wait.saturating_sub(now.since(tries.last_at))
}

/// Counts the try, unless it comes too early, and looks the account up; one that is closed is none.
pub(super) async fn admit(
    store: &dyn Store,
    name: &StaffName,
    now: Timestamp,
) -> Result<Option<Account>, SignInError> {
    let mut tx = store.begin().await?;
    let wait = tx
        .lock_tries(name)
        .await?
        .map_or(Duration::ZERO, |tries| wait_for(&tries, now));
    if !wait.is_zero() {
        return Err(SignInError::Wait(wait));
    }
    tx.count_failure(name, now, now.minus(FORGOTTEN)).await?;
    let account = tx.account(name).await?;
    tx.commit().await?;
    Ok(account.filter(|account| account.removed_at.is_none()))
}

/// Takes back that tries counted as failures: the last one was none.
pub(super) async fn forget_failures(
    tx: &mut dyn Tx,
    name: &StaffName,
    now: Timestamp,
) -> Result<(), StoreError> {
    tx.clear_failures(name, now.minus(FORGOTTEN)).await
}

/// The account and the step of the code, when both factors are right. Both are computed in any case,
/// also where there is no account, or one that has no such factor.
fn check(
    account: Option<Account>,
    vault: &dyn Vault,
    attempt: &Attempt<'_>,
    cost: HashCost,
    now: Timestamp,
) -> Result<Option<(Account, u64)>, StoreError> {
    let hash = account
        .as_ref()
        .and_then(|account| account.password.clone());
    let hash = hash.unwrap_or_else(|| PasswordHash::decoy(cost));
    let right = hash.matches(&attempt.password);
    let Some(account) = account else {
        return Ok(None);
    };
    let Some(kept) = &account.totp else {
        return Ok(None);
    };
    let totp = kept.open(vault, &account.name)?;
    let step = matching_step(&totp, attempt.code, now);
    Ok(step.filter(|_| right).map(|step| (account, step)))
}

/// Begins a session of somebody who has just shown both factors.
pub(super) async fn begin_session(
    tx: &mut dyn Tx,
    account: Account,
    entrance: &Entrance,
    now: Timestamp,
    rng: &mut (dyn CryptoRng + Send),
) -> Result<SignedIn, StoreError> {
    let token = Token::random(rng);
    let name = account.name;
    let session = Session {
        staff: name.clone(),
        began: now,
        seen: now,
        factor_at: entrance.factor_at,
        way: entrance.way,
        browser: entrance.browser.clone(),
    };
    tx.add_session(&token.hash(), &session).await?;
    forget_failures(tx, &name, now).await?;
    let entry = Entry::new(now, Actor::Staff(name.clone()), Act::SignedIn, &name);
    tx.add_entry(&entry.with(&format!("by {}", entrance.way.as_str())))
        .await?;
    let member = Member {
        name,
        role: account.role,
        session: token.hash(),
        factor_at: entrance.factor_at,
        program: None,
    };
    Ok(SignedIn { token, member })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strangers_slow_an_account_and_never_lock_it() {
        let at = Timestamp::from_seconds(1_000);
        let wait = |failures| {
            wait_for(
                &Tries {
                    failures,
                    last_at: at,
                },
                at,
            )
            .as_secs()
        };
        let waits: Vec<_> = [0, 4, 5, 6, 7, 8, 9, 10, 1000].map(wait).into();
        assert_eq!(waits, [0, 0, 1, 2, 4, 8, 16, 30, 30]);
    }

    #[test]
    fn waiting_counts_from_the_last_failure() {
        let tries = Tries {
            failures: 20,
            last_at: Timestamp::from_seconds(1_000),
        };
        assert_eq!(
            wait_for(&tries, Timestamp::from_seconds(1_010)).as_secs(),
            20
        );
        assert_eq!(
            wait_for(&tries, Timestamp::from_seconds(1_030)),
            Duration::ZERO
        );
    }
}
