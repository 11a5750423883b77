//! Links by which somebody sets up his own sign-in: nobody else ever sees his second factor.

use core::time::Duration;

use rand_core::CryptoRng;
use thiserror::Error;

use super::account::{Account, AddError};
use super::handles::{Admin, Confirmed};
use super::hash::{HashCost, PasswordHash};
use super::keep::{KeepError, find};
use super::kept::KeptTotp;
use super::name::StaffName;
use super::password::{NewPassword, Password};
use super::role::Role;
use super::sign_in::{Entrance, SignInError, SignedIn, admit, begin_session};
use super::totp::{TotpSecret, matching_step};
use crate::audit::{Act, Actor, Entry};
use crate::ports::Vault;
use crate::store::{Invitation, Store, StoreError};
use crate::time::Timestamp;
use crate::token::Token;

/// How long a link is good.
pub const INVITATION_LIFE: Duration = Duration::from_hours(72);

/// What a link is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum InvitationKind {
    /// A password and a second factor are chosen.
    Welcome,
    /// A lost second factor is replaced; the password stays.
    SecondFactor,
}

impl InvitationKind {
    /// The word in the database and in forms.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Welcome => "welcome",
            Self::SecondFactor => "second-factor",
        }
    }

    /// Reads the word of [`Self::as_str`].
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        let mut all = [Self::Welcome, Self::SecondFactor].into_iter();
        all.find(|kind| kind.as_str() == word)
    }
}

/// What somebody sets up by his link.
pub struct SetUp {
    /// The password, chosen or proven as the link's kind asks for.
    pub password: ChosenOrOwn,
    /// The secret that his authenticator was shown.
    pub totp: TotpSecret,
    /// The code that it shows now.
    pub code: String,
    /// What the browser calls itself.
    pub browser: String,
}

/// A password of somebody who sets his sign-in up.
pub enum ChosenOrOwn {
    /// A new one, for [`InvitationKind::Welcome`].
    Chosen(NewPassword),
    /// The one he has, for [`InvitationKind::SecondFactor`].
    Own(Password),
}

/// Why a sign-in was not set up.
#[derive(Debug, Error)]
pub enum SetUpError {
    /// The link was used, has ended, or never was.
    #[error("This link was used already, or its time is over. Ask an admin for a new one.")]
    Ended,
    /// The code is not the one of the secret shown.
    #[error(
        "This is not the code that belongs to the picture. Scan it, and type what the app shows now."
    )]
    Code,
    /// The password is not his.
    #[error(transparent)]
    Password(#[from] SignInError),
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Adds an account that its owner sets up by the link with this token.
///
/// # Errors
/// When the name is taken, by somebody who has left too.
pub async fn invite(
    store: &dyn Store,
    admin: &Confirmed<Admin>,
    name: &StaffName,
    role: Role,
    now: Timestamp,
    rng: &mut (dyn CryptoRng + Send),
) -> Result<Token, AddError> {
    let token = Token::random(rng);
    let mut tx = store.begin().await?;
    if !tx.add_account(&Account::blank(name, role, now)).await? {
        return Err(AddError::Taken(name.clone()));
    }
    let invitation = Invitation {
        staff: name.clone(),
        kind: InvitationKind::Welcome,
        ends: now.plus(INVITATION_LIFE),
    };
    tx.add_invitation(&token.hash(), &invitation).await?;
    let entry = Entry::new(now, admin.actor(), Act::StaffAdded, name);
    tx.add_entry(&entry.with(&format!("as {role}, by invitation")))
        .await?;
    tx.commit().await?;
    Ok(token)
}

/// Makes somebody's sign-in void, all of it or the second factor alone, and gives a new link to set
/// it up by. Every session ends at once, and so does every older link.
///
/// # Errors
/// When nobody has this name.
pub async fn renew(
    store: &dyn Store,
    admin: &Confirmed<Admin>,
    name: &StaffName,
    kind: InvitationKind,
    now: Timestamp,
    rng: &mut (dyn CryptoRng + Send),
) -> Result<Token, KeepError> {
    let token = Token::random(rng);
    let mut tx = store.begin().await?;
    let account = find(&mut *tx, name).await?;
    // Whoever has no password yet cannot prove it.
    let kind = match account.password {
        Some(_) => kind,
        None => InvitationKind::Welcome,
    };
    if kind == InvitationKind::Welcome {
        tx.set_password(name, None).await?;
    }
    tx.set_totp(name, None, 0).await?;
    tx.remove_passkeys_of(name).await?;
    tx.end_sessions_of(name).await?;
    tx.end_invitations_of(name).await?;
    let invitation = Invitation {
        staff: name.clone(),
        kind,
        ends: now.plus(INVITATION_LIFE),
    };
    tx.add_invitation(&token.hash(), &invitation).await?;
    let act = match kind {
        InvitationKind::Welcome => Act::SignInReset,
        InvitationKind::SecondFactor => Act::SecondFactorReset,
    };
    tx.add_entry(&Entry::new(now, admin.actor(), act, name))
        .await?;
    tx.commit().await?;
    Ok(token)
}

/// Whose link this is and what it is for, while it is good.
///
/// # Errors
/// When the store fails.
pub async fn invitation(
    store: &dyn Store,
    token: &str,
    now: Timestamp,
) -> Result<Option<Invitation>, StoreError> {
    let Some(token) = Token::parse(token) else {
        return Ok(None);
    };
    let found = store.read().await?.invitation(&token.hash()).await?;
    Ok(found.filter(|invitation| now < invitation.ends))
}

/// Sets a sign-in up by a link, which is used up by it, and signs its owner in.
///
/// # Errors
/// When the link is over, or a password or code is wrong.
pub async fn set_up(
    store: &dyn Store,
    vault: &dyn Vault,
    token: &str,
    set_up: &SetUp,
    cost: HashCost,
    now: Timestamp,
    rng: &mut (dyn CryptoRng + Send),
) -> Result<SignedIn, SetUpError> {
    let name = match invitation(store, token, now).await? {
        Some(invitation) => invitation.staff,
        None => return Err(SetUpError::Ended),
    };
    let step = matching_step(&set_up.totp, &set_up.code, now).ok_or(SetUpError::Code)?;
    let chosen = match &set_up.password {
        ChosenOrOwn::Chosen(password) => Some(PasswordHash::make(password, cost, rng)),
        ChosenOrOwn::Own(password) => {
            prove(store, &name, password, cost, now).await?;
            None
        }
    };
    let mut tx = store.begin().await?;
    let kind = match chosen {
        Some(_) => InvitationKind::Welcome,
        None => InvitationKind::SecondFactor,
    };
    let hash = Token::parse(token).ok_or(SetUpError::Ended)?.hash();
    let taken = tx.take_invitation(&hash).await?;
    let good = taken.is_some_and(|taken| taken.kind == kind && now < taken.ends);
    let account = tx.account(&name).await?;
    let Some(account) = account.filter(|account| good && account.removed_at.is_none()) else {
        return Err(SetUpError::Ended);
    };
    if let Some(password) = chosen {
        tx.set_password(&name, Some(&password)).await?;
    }
    let kept = KeptTotp::seal(vault, &name, &set_up.totp, rng);
    tx.set_totp(&name, Some(&kept), step).await?;
    let entry = Entry::new(now, Actor::Staff(name.clone()), Act::SignInSetUp, &name);
    tx.add_entry(&entry.with(&kind.as_str())).await?;
    let entrance = Entrance::password(&set_up.browser, now);
    let signed_in = begin_session(&mut *tx, account, &entrance, now, rng).await?;
    tx.commit().await?;
    Ok(signed_in)
}

/// Whether a password is somebody's own; wrong ones slow him like wrong sign-ins.
async fn prove(
    store: &dyn Store,
    name: &StaffName,
    password: &Password,
    cost: HashCost,
    now: Timestamp,
) -> Result<(), SignInError> {
    let account = admit(store, name, now).await?;
    let hash = account.and_then(|account| account.password);
    let hash = hash.unwrap_or_else(|| PasswordHash::decoy(cost));
    match hash.matches(password) {
        true => Ok(()),
        false => Err(SignInError::Wrong),
    }
}
