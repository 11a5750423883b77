//! What somebody does with his own account, and an admin with somebody's sessions.

use rand_core::CryptoRng;

use super::handles::{Admin, Confirmed, Handle, Member};
use super::hash::{HashCost, PasswordHash};
use super::kept::KeptTotp;
use super::name::StaffName;
use super::password::Password;
use super::session::{IDLE_LIFE, SESSION_LIFE};
use super::sign_in::{SignInError, admit, forget_failures};
use super::totp::{TotpSecret, matching_step};
use crate::audit::{Act, Entry};
use crate::ports::Vault;
use crate::store::{Session, Store, StoreError};
use crate::time::Timestamp;
use crate::token::TokenHash;

/// A live session.
#[derive(Debug, Clone)]
pub struct OwnSession {
    /// By what a form names it. It opens nothing.
    pub id: String,
    /// The session.
    pub session: Session,
    /// Whether it is the one that asks.
    pub is_this: bool,
}

/// A second factor just shown: the code of the authenticator. It is good once, wrong ones are slowed
/// like wrong sign-ins, and the session remembers when it was.
///
/// # Errors
/// When the code is wrong or was used before, or when there were too many failures.
pub async fn confirm<H: Handle>(
    store: &dyn Store,
    vault: &dyn Vault,
    handle: H,
    code: &str,
    now: Timestamp,
) -> Result<Confirmed<H>, SignInError> {
    let member = handle.member();
    let account = admit(store, &member.name, now).await?;
    let kept = account.and_then(|account| account.totp);
    let totp = kept
        .map(|kept| kept.open(vault, &member.name))
        .transpose()?;
    let step = totp.and_then(|totp| matching_step(&totp, code, now));
    let mut tx = store.begin().await?;
    let right = match step {
        Some(step) => tx.take_totp_step(&member.name, step).await?,
        None => false,
    };
    if !right {
        let entry = Entry::new(now, member.actor(), Act::ConfirmationFailed, &member.name);
        tx.add_entry(&entry).await?;
        tx.commit().await?;
        return Err(SignInError::WrongCode);
    }
    forget_failures(&mut *tx, &member.name, now).await?;
    tx.confirm_session(&member.session, now).await?;
    tx.commit().await?;
    Ok(Confirmed::just_now(handle))
}

/// Somebody's live sessions, the newest first.
///
/// # Errors
/// When the store fails.
pub async fn sessions(
    store: &dyn Store,
    member: &Member,
    now: Timestamp,
) -> Result<Vec<OwnSession>, StoreError> {
    let all = store.read().await?.sessions_of(&member.name).await?;
    let live = |session: &Session| {
        now.since(session.began) < SESSION_LIFE && now.since(session.seen) < IDLE_LIFE
    };
    let own = |(hash, session): (TokenHash, Session)| OwnSession {
        id: id_of(&hash),
        is_this: hash == member.session,
        session,
    };
    Ok(all
        .into_iter()
        .filter(|(_, one)| live(one))
        .map(own)
        .collect())
}

/// Ends one of somebody's own sessions, or all but the one that asks when none is named.
///
/// # Errors
/// When the store fails.
pub async fn end_own_sessions(
    store: &dyn Store,
    member: &Member,
    id: Option<&str>,
    now: Timestamp,
) -> Result<(), StoreError> {
    let mut tx = store.begin().await?;
    let mut ended = 0;
    for (hash, _) in tx.sessions_of(&member.name).await? {
        let is_meant = match id {
            Some(id) => id_of(&hash) == id,
            None => hash != member.session,
        };
        if is_meant {
            tx.end_session(&hash).await?;
            ended += 1;
        }
    }
    let entry = Entry::new(now, member.actor(), Act::SessionsEnded, &member.name);
    tx.add_entry(&entry.with(&format!("{ended} of his own")))
        .await?;
    tx.commit().await
}

/// Ends all of somebody's sessions at once.
///
/// # Errors
/// When the store fails.
pub async fn end_sessions(
    store: &dyn Store,
    admin: &Confirmed<Admin>,
    name: &StaffName,
    now: Timestamp,
) -> Result<(), StoreError> {
    let mut tx = store.begin().await?;
    tx.end_sessions_of(name).await?;
    let entry = Entry::new(now, admin.actor(), Act::SessionsEnded, name);
    tx.add_entry(&entry).await?;
    tx.commit().await
}

/// Changes somebody's own password and ends his other sessions. The hashes are computed outside any
/// unit of work and take tens of milliseconds of processor time.
///
/// # Errors
/// When the old password is wrong, or when there were too many failures.
pub async fn change_password(
    store: &dyn Store,
    member: &Confirmed<Member>,
    old: &Password,
    new: &PasswordHash,
    cost: HashCost,
    now: Timestamp,
) -> Result<(), SignInError> {
    let account = admit(store, &member.name, now).await?;
    let hash = account.and_then(|account| account.password);
    let hash = hash.unwrap_or_else(|| PasswordHash::decoy(cost));
    if !hash.matches(old) {
        return Err(SignInError::WrongPassword);
    }
    let mut tx = store.begin().await?;
    forget_failures(&mut *tx, &member.name, now).await?;
    tx.set_password(&member.name, Some(new)).await?;
    for (hash, _) in tx.sessions_of(&member.name).await? {
        if hash != member.session {
            tx.end_session(&hash).await?;
        }
    }
    let entry = Entry::new(now, member.actor(), Act::PasswordChanged, &member.name);
    tx.add_entry(&entry).await?;
    tx.commit().await?;
    Ok(())
}

/// Puts another authenticator in the place of the old one.
///
/// # Errors
/// When the code is not the one of the new secret.
pub async fn replace_totp(
    store: &dyn Store,
    vault: &dyn Vault,
    member: &Confirmed<Member>,
    totp: &TotpSecret,
    code: &str,
    now: Timestamp,
    rng: &mut (dyn CryptoRng + Send),
) -> Result<(), SignInError> {
    let step = matching_step(totp, code, now).ok_or(SignInError::WrongCode)?;
    let mut tx = store.begin().await?;
    let kept = KeptTotp::seal(vault, &member.name, totp, rng);
    tx.set_totp(&member.name, Some(&kept), step).await?;
    let entry = Entry::new(now, member.actor(), Act::SecondFactorReplaced, &member.name);
    tx.add_entry(&entry).await?;
    tx.commit().await?;
    Ok(())
}

fn id_of(hash: &TokenHash) -> String {
    hash.as_bytes()[..8]
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}
