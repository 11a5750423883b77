//! Passkeys: both factors in one, checked by the edge, kept here.

use rand_core::CryptoRng;

use super::handles::{Confirmed, Handle, Member};
use super::name::StaffName;
use super::sign_in::{Entrance, LocalSignIn, SignInError, SignedIn, Way, begin_session};
use crate::audit::{Act, Actor, Entry};
use crate::store::{Store, StoreError};
use crate::text::Line;
use crate::time::Timestamp;

/// Most passkeys that one account has.
pub const MOST_PASSKEYS: usize = 10;

/// Somebody's passkey.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passkey {
    /// By what its authenticator names it.
    pub credential: Vec<u8>,
    /// Whose.
    pub staff: StaffName,
    /// What he calls it.
    pub title: Line,
    /// Public key and counters, as the edge writes them down.
    pub data: String,
    /// When it was added.
    pub added_at: Timestamp,
    /// When it was last used.
    pub used_at: Option<Timestamp>,
}

/// A passkey whose signature over our challenge, with its owner verified by it, was just checked.
/// Only the edge that checked it makes one.
#[derive(Debug)]
pub struct Shown {
    /// Which.
    pub credential: Vec<u8>,
    /// What is to be remembered of it from now on.
    pub data: String,
}

/// Somebody's own passkeys, the oldest first.
///
/// # Errors
/// When the store fails.
pub async fn passkeys(store: &dyn Store, member: &Member) -> Result<Vec<Passkey>, StoreError> {
    store.read().await?.passkeys_of(&member.name).await
}

/// Adds a passkey to somebody's own account; `false` when there are too many, or when it is known.
///
/// # Errors
/// When the store fails.
pub async fn add_passkey(
    store: &dyn Store,
    member: &Confirmed<Member>,
    shown: Shown,
    title: Line,
    now: Timestamp,
) -> Result<bool, StoreError> {
    let mut tx = store.begin().await?;
    if tx.passkeys_of(&member.name).await?.len() >= MOST_PASSKEYS {
        return Ok(false);
    }
    let passkey = Passkey {
        credential: shown.credential,
        staff: member.name.clone(),
        title,
        data: shown.data,
        added_at: now,
        used_at: None,
    };
    if !tx.add_passkey(&passkey).await? {
        return Ok(false);
    }
    let entry = Entry::new(now, member.actor(), Act::PasskeyAdded, &member.name);
    tx.add_entry(&entry.with(&passkey.title)).await?;
    tx.commit().await?;
    Ok(true)
}

/// Calls one of somebody's own passkeys otherwise.
///
/// # Errors
/// When the store fails.
pub async fn rename_passkey(
    store: &dyn Store,
    member: &Confirmed<Member>,
    credential: &[u8],
    title: &Line,
    now: Timestamp,
) -> Result<(), StoreError> {
    let mut tx = store.begin().await?;
    if tx.rename_passkey(&member.name, credential, title).await? {
        let entry = Entry::new(now, member.actor(), Act::PasskeyRenamed, &member.name);
        tx.add_entry(&entry.with(title)).await?;
    }
    tx.commit().await
}

/// Removes one of somebody's own passkeys.
///
/// # Errors
/// When the store fails.
pub async fn remove_passkey(
    store: &dyn Store,
    member: &Confirmed<Member>,
    credential: &[u8],
    now: Timestamp,
) -> Result<(), StoreError> {
    let mut tx = store.begin().await?;
    if tx.remove_passkey(&member.name, credential).await? {
        let entry = Entry::new(now, member.actor(), Act::PasskeyRemoved, &member.name);
        tx.add_entry(&entry).await?;
    }
    tx.commit().await
}

/// Signs the owner of a passkey in.
///
/// # Errors
/// When nobody here has it, or when its owner has left.
pub async fn sign_in_by_passkey(
    store: &dyn Store,
    shown: &Shown,
    browser: &str,
    local: LocalSignIn,
    now: Timestamp,
    rng: &mut (dyn CryptoRng + Send),
) -> Result<SignedIn, SignInError> {
    let mut tx = store.begin().await?;
    let known = tx.passkey(&shown.credential).await?;
    let passkey = known.ok_or(SignInError::UnknownPasskey)?;
    let account = tx.account(&passkey.staff).await?;
    let Some(account) = account.filter(|account| account.removed_at.is_none()) else {
        let entry = Entry::new(now, Actor::Stranger, Act::SignInFailed, &passkey.staff);
        tx.add_entry(&entry.with(&"with a passkey")).await?;
        tx.commit().await?;
        return Err(SignInError::UnknownPasskey);
    };
    tx.use_passkey(&shown.credential, &shown.data, now).await?;
    local.check(&mut *tx, &account).await?;
    let entrance = Entrance {
        way: Way::Passkey,
        browser: browser.to_owned(),
        factor_at: now,
    };
    let signed_in = begin_session(&mut *tx, account, &entrance, now, rng).await?;
    tx.commit().await?;
    Ok(signed_in)
}

/// A second factor just shown: one of his own passkeys. The session remembers when it was.
///
/// # Errors
/// When it is not his.
pub async fn confirm_by_passkey<H: Handle>(
    store: &dyn Store,
    handle: H,
    shown: &Shown,
    now: Timestamp,
) -> Result<Confirmed<H>, SignInError> {
    let member = handle.member();
    let mut tx = store.begin().await?;
    let known = tx.passkey(&shown.credential).await?;
    if known.is_none_or(|passkey| passkey.staff != member.name) {
        return Err(SignInError::UnknownPasskey);
    }
    tx.use_passkey(&shown.credential, &shown.data, now).await?;
    tx.confirm_session(&member.session, now).await?;
    tx.commit().await?;
    Ok(Confirmed::just_now(handle))
}
