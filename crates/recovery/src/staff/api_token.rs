//! Tokens by which programs call the desk's functions, each under a name and with a role of its own.

use core::time::Duration;

use rand_core::CryptoRng;
use thiserror::Error;
use zeroize::Zeroizing;

use super::account::Account;
use super::keep::Keeper;
use super::name::StaffName;
use super::network::Network;
use super::program::API_TOKEN_PREFIX;
use super::role::Role;
use crate::audit::{Act, Entry};
use crate::store::{ApiTokenId, Store, StoreError, Tx};
use crate::time::Timestamp;
use crate::token::{Token, TokenHash};

/// How long a token lasts unless its maker says otherwise.
pub const API_TOKEN_LIFE: Duration = Duration::from_hours(365 * 24);

/// How long a token lasts at most.
pub const LONGEST_API_TOKEN_LIFE: Duration = Duration::from_hours(2 * 366 * 24);

/// What a token is made to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ApiTokenFacts {
    /// The name that the program acts under, an account that nobody can sign in with.
    pub name: StaffName,
    /// What it may do, as long as its maker may.
    pub role: Role,
    /// Whether it may answer requests.
    pub answers: bool,
    /// From where it may be used; from anywhere when empty.
    pub networks: Vec<Network>,
    /// When it ends.
    pub ends: Timestamp,
}

/// A token as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ApiToken {
    /// Its id.
    pub id: ApiTokenId,
    /// The hash of its text.
    pub hash: TokenHash,
    /// What it was made to be.
    pub facts: ApiTokenFacts,
    /// Who made it; the operator, when it is nobody at the desk.
    pub made_by: Option<StaffName>,
    /// When it was made.
    pub added_at: Timestamp,
    /// When it was last used, to the minute.
    pub used_at: Option<Timestamp>,
    /// How often it was shown when or where it opened nothing.
    pub refused: u32,
    /// When it was revoked.
    pub revoked_at: Option<Timestamp>,
}

/// What a token is good for now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// It gives this role.
    Live(Role),
    /// Somebody revoked it.
    Revoked,
    /// Its time is over.
    Over,
    /// Whoever made it has left.
    MakerLeft,
}

impl ApiToken {
    /// What it is good for now.
    pub(super) async fn standing(
        &self,
        tx: &mut dyn Tx,
        now: Timestamp,
    ) -> Result<Standing, StoreError> {
        if self.revoked_at.is_some() {
            return Ok(Standing::Revoked);
        }
        if now >= self.facts.ends {
            return Ok(Standing::Over);
        }
        let Some(maker) = &self.made_by else {
            return Ok(Standing::Live(self.facts.role));
        };
        let maker = tx.account(maker).await?;
        let there = maker.filter(|maker| maker.removed_at.is_none());
        Ok(there.map_or(Standing::MakerLeft, |maker| {
            Standing::Live(self.facts.role.cut_to(maker.role))
        }))
    }
}

/// A token that was made just now. Its text is kept nowhere.
pub struct MadeApiToken {
    /// Its id.
    pub id: ApiTokenId,
    /// What the program shows.
    pub text: Zeroizing<String>,
}

/// Why a token was not made or revoked.
#[derive(Debug, Error)]
pub enum ApiTokenError {
    /// A person has or had this name, or another token.
    #[error("The name {0} is taken, by a person or by a token that was made before.")]
    Taken(StaffName),
    /// Its role does not give what was asked for.
    #[error("A token that answers requests has the role of agent, senior or admin.")]
    CannotAnswer,
    /// It would last too long, or no time at all.
    #[error("A token lasts from a day to two years.")]
    Life,
    /// There is none, or it was revoked.
    #[error("There is no such token, or it was revoked before.")]
    Unknown,
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Makes a token. Its name is taken for good, as a person's is, for what the audit trail tells of it.
///
/// # Errors
/// When the name is taken or the facts do not fit each other.
pub async fn add_api_token(
    store: &dyn Store,
    facts: &ApiTokenFacts,
    by: Keeper<'_>,
    now: Timestamp,
    rng: &mut (dyn CryptoRng + Send),
) -> Result<MadeApiToken, ApiTokenError> {
    let (name, role) = (&facts.name, facts.role);
    if facts.answers && !role.answers() {
        return Err(ApiTokenError::CannotAnswer);
    }
    if facts.ends <= now || facts.ends > now.plus(LONGEST_API_TOKEN_LIFE) {
        return Err(ApiTokenError::Life);
    }
    // What it may do stands with the token; the account itself gives nothing.
    let account = Account {
        is_program: true,
        ..Account::blank(name, Role::Auditor, now)
    };
    let token = Token::random(rng);
    let mut tx = store.begin().await?;
    if !tx.add_account(&account).await? {
        return Err(ApiTokenError::Taken(name.clone()));
    }
    let maker = by.name();
    let id = tx
        .add_api_token(&token.hash(), facts, maker.as_ref(), now)
        .await?;
    let entry = Entry::new(now, by.actor(), Act::ApiTokenAdded, name);
    tx.add_entry(&entry.with(&detail(facts))).await?;
    tx.commit().await?;
    let text = Zeroizing::new(format!("{API_TOKEN_PREFIX}{}", *token.to_text()));
    Ok(MadeApiToken { id, text })
}

/// What a token may do, for the trail.
fn detail(facts: &ApiTokenFacts) -> String {
    let answers = match facts.answers {
        true => ", may answer requests",
        false => "",
    };
    let networks: Vec<_> = facts.networks.iter().map(Network::to_string).collect();
    let from = match networks.is_empty() {
        true => "anywhere".to_owned(),
        false => networks.join(" "),
    };
    format!(
        "as {}{answers}, from {from}, until {}",
        facts.role, facts.ends
    )
}

/// All tokens, newest first, each with what it is good for now.
///
/// # Errors
/// When the store fails.
pub async fn api_tokens(
    store: &dyn Store,
    now: Timestamp,
) -> Result<Vec<(ApiToken, Standing)>, StoreError> {
    let mut tx = store.read().await?;
    let mut tokens = Vec::new();
    for token in tx.api_tokens().await? {
        let standing = token.standing(&mut *tx, now).await?;
        tokens.push((token, standing));
    }
    Ok(tokens)
}

/// Ends a token at once.
///
/// # Errors
/// When there is none, or it was revoked before.
pub async fn revoke_api_token(
    store: &dyn Store,
    id: ApiTokenId,
    by: Keeper<'_>,
    now: Timestamp,
) -> Result<StaffName, ApiTokenError> {
    let mut tx = store.begin().await?;
    let name = tx.revoke_api_token(id, now).await?;
    let name = name.ok_or(ApiTokenError::Unknown)?;
    let entry = Entry::new(now, by.actor(), Act::ApiTokenRevoked, &name);
    tx.add_entry(&entry).await?;
    tx.commit().await?;
    Ok(name)
}
