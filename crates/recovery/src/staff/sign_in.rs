//! Sign-in with password and one-time code.

use core::time::Duration;

use rand_core::CryptoRng;
use thiserror::Error;

use super::account::Account;
use super::handles::Member;
use super::hash::{HashCost, PasswordHash};
use super::name::StaffName;
use super::password::Password;
use super::role::Role;
use super::totp::matching_step;
use crate::audit::{Act, Actor, Entry};
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
    name: &str,
    password: &Password,
    code: &str,
    cost: HashCost,
    now: Timestamp,
    rng: &mut (dyn CryptoRng + Send),
) -> Result<SignedIn, SignInError> {
    // A text that is no name stands in for one, so that it takes the same way.
    let name = StaffName::parse(name).or_else(|_| StaffName::parse("--"));
    let Ok(name) = name else {
        return Err(SignInError::Wrong);
    };
    let account = admit(store, &name, now).await?;
    let right = check(account.as_ref(), password, code, cost, now);
    let mut tx = store.begin().await?;
    let accepted = match right {
        Some((role, step)) => tx.take_totp_step(&name, step).await?.then_some(role),
        None => None,
    };
    let Some(role) = accepted else {
        tx.add_entry(&Entry::new(now, Actor::Stranger, Act::SignInFailed, &name))
            .await?;
        tx.commit().await?;
        return Err(SignInError::Wrong);
    };
    let token = begin_session(&mut *tx, &name, now, rng).await?;
    tx.commit().await?;
    let member = Member {
        name,
        role,
        session: token.hash(),
        factor_at: now,
    };
    Ok(SignedIn { token, member })
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

/// Counts the try, unless it comes too early, and looks the account up.
async fn admit(
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

/// The role and the step of the code, when both factors are right. Both are computed in any case.
fn check(
    account: Option<&Account>,
    password: &Password,
    code: &str,
    cost: HashCost,
    now: Timestamp,
) -> Option<(Role, u64)> {
    let Some(account) = account else {
        let _ = PasswordHash::decoy(cost).matches(password);
        return None;
    };
    let right = account.password.matches(password);
    let step = matching_step(&account.totp, code, now);
    step.filter(|_| right).map(|step| (account.role, step))
}

async fn begin_session(
    tx: &mut dyn Tx,
    name: &StaffName,
    now: Timestamp,
    rng: &mut (dyn CryptoRng + Send),
) -> Result<Token, StoreError> {
    let token = Token::random(rng);
    let session = Session {
        staff: name.clone(),
        began: now,
        seen: now,
        factor_at: now,
    };
    tx.add_session(&token.hash(), &session).await?;
    tx.clear_failures(name, now.minus(FORGOTTEN)).await?;
    tx.add_entry(&Entry::new(
        now,
        Actor::Staff(name.clone()),
        Act::SignedIn,
        name,
    ))
    .await?;
    Ok(token)
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
