//! Sign-in by an identity provider (OpenID Connect). The edge checks what the provider signed; whose
//! account that is, and what it may do, is decided here.

use core::time::Duration;

use protocol::Email;
use rand_core::CryptoRng;
use thiserror::Error;

use super::account::Account;
use super::handles::{Admin, Confirmed};
use super::keep::{KeepError, Keeper, find};
use super::name::StaffName;
use super::role::Role;
use super::sign_in::{Entrance, SignedIn, Way, begin_session};
use crate::audit::{Act, Actor, Entry};
use crate::store::{Store, StoreError, Tx};
use crate::time::Timestamp;
use crate::token::TokenHash;

/// How far the provider's clock may be from ours.
pub const CLOCK_SKEW: Duration = Duration::from_secs(60);

/// For how long a sign-in that was repeated for an answer is good for that one answer.
pub const GRANT_LIFE: Duration = Duration::from_mins(5);

/// How often another name is tried for an account that groups give.
const NAMES_TRIED: u32 = 20;

/// What ties an account to an identity provider.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignOn {
    /// Whose account.
    pub staff: StaffName,
    /// Whether the account came from a group, and its role comes from groups at every sign-in.
    pub by_group: bool,
    /// How its owner is known.
    pub known: Known,
}

/// How the owner of an account is known to a provider.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Known {
    /// By an address that the provider has verified, until his first sign-in.
    ByEmail(Email),
    /// By what the provider never gives to anybody else.
    BySubject(Subject),
}

/// One person at one provider.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Subject {
    /// The provider's issuer.
    pub issuer: String,
    /// The subject there.
    pub subject: String,
    /// Since when the account is bound to it.
    pub since: Timestamp,
}

/// Who somebody is by the word of a provider, whose signature was just checked. Only the edge that
/// checked it makes one.
#[derive(Debug, Clone)]
pub struct Vouched {
    /// The provider's issuer.
    pub issuer: String,
    /// Who it is there, for good.
    pub subject: String,
    /// His address, where the provider has verified it.
    pub email: Option<Email>,
    /// What he is called there, for the name of an account.
    pub called: Vec<String>,
    /// His groups.
    pub groups: Vec<String>,
    /// When he last showed the provider who he is, where it says so.
    pub authenticated_at: Option<Timestamp>,
}

/// Which group of a provider gives which role.
#[derive(Debug, Clone, Default)]
pub struct GroupRoles(Vec<(String, Role)>);

impl GroupRoles {
    /// These groups with their roles.
    #[must_use]
    pub const fn new(roles: Vec<(String, Role)>) -> Self {
        Self(roles)
    }

    /// The role of somebody in these groups: of several, the one that may do most.
    #[must_use]
    pub fn role(&self, groups: &[String]) -> Option<Role> {
        let weight = |role: &Role| match role {
            Role::Reader | Role::Auditor => 0,
            Role::Agent => 1,
            Role::Senior => 2,
            Role::Admin => 3,
        };
        let given = self.0.iter().filter(|(group, _)| groups.contains(group));
        given.map(|(_, role)| *role).max_by_key(weight)
    }
}

/// Why a single sign-on opened nothing.
#[derive(Debug, Error)]
pub enum SignOnError {
    /// Nobody here is known by that.
    #[error(
        "There is no account for you at this desk. Ask an admin to add one, with the email address \
         that you have at your sign-in."
    )]
    Stranger,
    /// The account came from a group that he is in no more.
    #[error(
        "You are in no group that may work at this desk any more. Ask whoever keeps the groups."
    )]
    NoGroup,
    /// The account is closed.
    #[error("Your account at this desk is closed.")]
    Closed,
    /// Somebody else signed in than whoever works here.
    #[error("You signed in as somebody else than the one who works here. Nothing was confirmed.")]
    SomebodyElse,
    /// The provider did not ask again who it is, or does not say.
    #[error(
        "Your sign-in did not ask you again who you are, so nothing was confirmed. Use a passkey for \
         this step; you add one under Your account."
    )]
    NotAfresh,
    /// The session ended meanwhile.
    #[error("Your session has ended meanwhile. Please sign in again.")]
    NoSession,
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Signs somebody in whom a provider vouches for.
///
/// He is known by the provider's subject; at his first sign-in by the verified address that an admin
/// wrote down for him, and is bound to the subject from then on. Whoever is known by neither gets an
/// account where one of his groups has a role.
///
/// # Errors
/// When he has no account and no group gives one, or when his account is closed.
pub async fn sign_in_by_provider(
    store: &dyn Store,
    vouched: &Vouched,
    roles: &GroupRoles,
    browser: &str,
    now: Timestamp,
    rng: &mut (dyn CryptoRng + Send),
) -> Result<SignedIn, SignOnError> {
    let mut tx = store.begin().await?;
    let account = match admit(&mut *tx, vouched, roles, now).await {
        Ok(account) => account,
        Err(SignOnError::Store(error)) => return Err(error.into()),
        Err(refused) => {
            tx.add_entry(&refusal(vouched, &refused, now)).await?;
            tx.commit().await?;
            return Err(refused);
        }
    };
    let entrance = Entrance {
        way: Way::Provider,
        browser: browser.to_owned(),
        // What the provider asked him hours ago is no second factor of now.
        factor_at: factor_at(vouched, now),
    };
    let signed_in = begin_session(&mut *tx, account, &entrance, now, rng).await?;
    tx.commit().await?;
    Ok(signed_in)
}

fn factor_at(vouched: &Vouched, now: Timestamp) -> Timestamp {
    let shown = vouched.authenticated_at;
    shown.map_or(Timestamp::from_seconds(0), |at| at.min(now))
}

/// A refusal as the trail has it. It names the provider and nobody: who came is a stranger's matter.
fn refusal(vouched: &Vouched, refused: &SignOnError, now: Timestamp) -> Entry {
    let why = match refused {
        SignOnError::NoGroup => "in no group any more",
        SignOnError::Closed => "the account is closed",
        _ => "no account",
    };
    Entry::new(now, Actor::Stranger, Act::SignInFailed, &vouched.issuer).with(&why)
}

/// The account of whoever is vouched for, bound or made where that is due.
async fn admit(
    tx: &mut dyn Tx,
    vouched: &Vouched,
    roles: &GroupRoles,
    now: Timestamp,
) -> Result<Account, SignOnError> {
    let subject = tx.sign_on_by_subject(&vouched.issuer, &vouched.subject);
    if let Some(sign_on) = subject.await? {
        return known(tx, &sign_on, vouched, roles, now).await;
    }
    if let Some(email) = &vouched.email
        && let Some(sign_on) = tx.sign_on_by_email(email).await?
    {
        let account = open(tx, &sign_on.staff).await?;
        bind(tx, account.name.clone(), false, vouched, now).await?;
        return Ok(account);
    }
    match roles.role(&vouched.groups) {
        Some(role) => hire(tx, vouched, role, now).await,
        None => Err(SignOnError::Stranger),
    }
}

/// The account of somebody who was here before, with the role that his groups give now.
async fn known(
    tx: &mut dyn Tx,
    sign_on: &SignOn,
    vouched: &Vouched,
    roles: &GroupRoles,
    now: Timestamp,
) -> Result<Account, SignOnError> {
    let mut account = open(tx, &sign_on.staff).await?;
    if !sign_on.by_group {
        return Ok(account);
    }
    let Some(role) = roles.role(&vouched.groups) else {
        // Whatever else he has open rests on the group that he lost.
        tx.end_sessions_of(&sign_on.staff).await?;
        return Err(SignOnError::NoGroup);
    };
    if role != account.role {
        tx.set_role(&account.name, role).await?;
        let entry = Entry::new(now, Actor::Service, Act::RoleChanged, &account.name);
        let detail = format!("from {} to {role}, by his groups", account.role);
        tx.add_entry(&entry.with(&detail)).await?;
        account.role = role;
    }
    Ok(account)
}

async fn open(tx: &mut dyn Tx, name: &StaffName) -> Result<Account, SignOnError> {
    let account = tx.account(name).await?;
    let is_open = |account: &Account| account.removed_at.is_none() && !account.is_program;
    let live = account.filter(is_open);
    live.ok_or(SignOnError::Closed)
}

/// Makes an account for somebody whose group gives one.
async fn hire(
    tx: &mut dyn Tx,
    vouched: &Vouched,
    role: Role,
    now: Timestamp,
) -> Result<Account, SignOnError> {
    let called = vouched.called.iter().map(String::as_str);
    let mut names = called
        .chain(["staff"])
        .filter_map(|text| StaffName::parse(text).ok());
    let Some(wanted) = names.next() else {
        return Err(SignOnError::Stranger);
    };
    for number in 1..=NAMES_TRIED {
        let name = match number {
            1 => Ok(wanted.clone()),
            more => StaffName::parse(&format!("{wanted}-{more}")),
        };
        let Ok(name) = name else { break };
        let account = Account::blank(&name, role, now);
        if !tx.add_account(&account).await? {
            continue;
        }
        let entry = Entry::new(now, Actor::Service, Act::StaffAdded, &name);
        let detail = format!("as {role}, by his groups at {}", vouched.issuer);
        tx.add_entry(&entry.with(&detail)).await?;
        bind(tx, name, true, vouched, now).await?;
        return Ok(account);
    }
    Err(SignOnError::Stranger)
}

async fn bind(
    tx: &mut dyn Tx,
    staff: StaffName,
    by_group: bool,
    vouched: &Vouched,
    now: Timestamp,
) -> Result<(), StoreError> {
    let entry = Entry::new(now, Actor::Staff(staff.clone()), Act::SignOnBound, &staff);
    tx.add_entry(&entry.with(&vouched.issuer)).await?;
    let subject = Subject {
        issuer: vouched.issuer.clone(),
        subject: vouched.subject.clone(),
        since: now,
    };
    let known = Known::BySubject(subject);
    tx.put_sign_on(&SignOn {
        staff,
        by_group,
        known,
    })
    .await
}

/// A second factor just shown: the provider asked him again who he is, after `asked`. His session
/// remembers when that was, and that it is good for one answer.
///
/// # Errors
/// When it was somebody else, when the provider did not ask, or when the session has ended.
pub async fn confirm_by_provider(
    store: &dyn Store,
    session: &TokenHash,
    vouched: &Vouched,
    roles: &GroupRoles,
    asked: Timestamp,
    now: Timestamp,
) -> Result<(), SignOnError> {
    let mut tx = store.begin().await?;
    let owner = tx
        .session(session)
        .await?
        .ok_or(SignOnError::NoSession)?
        .staff;
    let subject = tx.sign_on_by_subject(&vouched.issuer, &vouched.subject);
    let tie = subject.await?.filter(|tie| tie.staff == owner);
    let by_group = tie.as_ref().is_some_and(|tie| tie.by_group);
    let refused = if tie.is_none() {
        Some(SignOnError::SomebodyElse)
    } else if by_group && roles.role(&vouched.groups).is_none() {
        tx.end_sessions_of(&owner).await?;
        Some(SignOnError::NoGroup)
    } else {
        let at = vouched.authenticated_at;
        let is_afresh = |at: Timestamp| at.plus(CLOCK_SKEW) >= asked && at <= now.plus(CLOCK_SKEW);
        (!at.is_some_and(is_afresh)).then_some(SignOnError::NotAfresh)
    };
    if let Some(refused) = refused {
        let actor = Actor::Staff(owner.clone());
        let entry = Entry::new(now, actor, Act::ConfirmationFailed, &owner);
        tx.add_entry(&entry.with(&"by single sign-on")).await?;
        tx.commit().await?;
        return Err(refused);
    }
    tx.confirm_session(session, now).await?;
    tx.grant_session(session, now).await?;
    tx.commit().await?;
    Ok(())
}

/// Takes the one answer that a repeated sign-in is good for, where one was granted just now.
///
/// # Errors
/// When the store fails.
pub async fn take_grant<H: super::Handle>(
    store: &dyn Store,
    handle: H,
    now: Timestamp,
) -> Result<Option<Confirmed<H>>, StoreError> {
    let mut tx = store.begin().await?;
    let session = handle.member().session;
    let taken = tx.take_grant(&session, now.minus(GRANT_LIFE)).await?;
    tx.commit().await?;
    Ok(taken.then(|| Confirmed::just_now(handle)))
}

/// Writes down by which address somebody is known at his first single sign-on, or with none unties
/// his account and ends his sessions.
///
/// # Errors
/// When nobody has this name, or when somebody else has this address.
pub async fn know_by_email(
    store: &dyn Store,
    name: &StaffName,
    email: Option<&Email>,
    by: Keeper<'_>,
    now: Timestamp,
) -> Result<(), KeepError> {
    let mut tx = store.begin().await?;
    let account = find(&mut *tx, name).await?;
    let detail = match email {
        Some(email) => {
            let other = tx.sign_on_by_email(email).await?;
            if other.is_some_and(|other| other.staff != account.name) {
                return Err(KeepError::EmailTaken);
            }
            let sign_on = SignOn {
                staff: account.name,
                by_group: false,
                known: Known::ByEmail(email.clone()),
            };
            tx.put_sign_on(&sign_on).await?;
            "by an email address"
        }
        None => {
            if !tx.remove_sign_on(name).await? {
                return Ok(());
            }
            "untied"
        }
    };
    tx.end_sessions_of(name).await?;
    let entry = Entry::new(now, by.actor(), Act::SignOnChanged, name);
    tx.add_entry(&entry.with(&detail)).await?;
    tx.commit().await?;
    Ok(())
}

/// Adds an account whose owner comes in by single sign-on under this address.
///
/// # Errors
/// When the name or the address is taken.
pub async fn hire_by_email(
    store: &dyn Store,
    admin: &Confirmed<Admin>,
    name: &StaffName,
    role: Role,
    email: &Email,
    now: Timestamp,
) -> Result<(), super::AddError> {
    let mut tx = store.begin().await?;
    if tx.sign_on_by_email(email).await?.is_some() {
        return Err(super::AddError::EmailTaken);
    }
    if !tx.add_account(&Account::blank(name, role, now)).await? {
        return Err(super::AddError::Taken(name.clone()));
    }
    let sign_on = SignOn {
        staff: name.clone(),
        by_group: false,
        known: Known::ByEmail(email.clone()),
    };
    tx.put_sign_on(&sign_on).await?;
    let entry = Entry::new(now, admin.actor(), Act::StaffAdded, name);
    let detail = format!("as {role}, by single sign-on");
    tx.add_entry(&entry.with(&detail)).await?;
    tx.commit().await?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn h2_of_several_groups_the_one_that_may_do_most_counts() {
        let roles = GroupRoles::new(vec![
            ("desk".into(), Role::Agent),
            ("leads".into(), Role::Senior),
            ("watch".into(), Role::Auditor),
        ]);
        let of = |groups: &[&str]| {
            let groups: Vec<_> = groups.iter().map(|group| (*group).to_owned()).collect();
            roles.role(&groups)
        };
        assert_eq!(of(&["watch", "leads", "desk"]), Some(Role::Senior));
        assert_eq!(of(&["watch", "desk"]), Some(Role::Agent));
        assert_eq!(of(&["watch"]), Some(Role::Auditor));
        assert_eq!(
            of(&["Desk", "others"]),
            None,
            "groups are compared as they are"
        );
    }
}
