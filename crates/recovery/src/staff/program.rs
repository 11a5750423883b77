//! A program that calls with a token.

use core::net::IpAddr;
use core::time::Duration;

use subtle::ConstantTimeEq as _;

use super::api_token::{ApiToken, Standing};
use super::handles::{Member, Program};
use crate::audit::{Act, Actor, Entry};
use crate::store::{ApiTokenId, Store, StoreError};
use crate::time::Timestamp;
use crate::token::Token;

/// What every token's text begins with, so that people and scanners of leaked secrets know it.
pub const API_TOKEN_PREFIX: &str = "rgt_";

/// How seldom a token's last use is written.
const GRAIN: Duration = Duration::from_mins(1);

/// A token that opens nothing. Whoever showed it is not told why.
#[derive(Debug)]
pub struct WrongToken {
    /// The token, when there is or was such a one.
    known: Option<(ApiTokenId, String)>,
    why: &'static str,
}

impl WrongToken {
    const fn unknown() -> Self {
        Self {
            known: None,
            why: "no such token",
        }
    }

    fn known(token: &ApiToken, why: &'static str) -> Self {
        Self {
            known: Some((token.id, token.facts.name.to_string())),
            why,
        }
    }

    /// Counts it and writes it down: one that once was good is one that somebody has found.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn note(&self, store: &dyn Store, now: Timestamp) -> Result<(), StoreError> {
        let mut tx = store.begin().await?;
        let name = self.known.as_ref().map_or("unknown", |(_, name)| name);
        if let Some((id, _)) = self.known {
            tx.count_refused_api_token(id).await?;
        }
        let entry = Entry::new(now, Actor::Stranger, Act::ApiTokenRefused, &name);
        tx.add_entry(&entry.with(&self.why)).await?;
        tx.commit().await
    }
}

/// Who calls with this token from this address. The role is what the token gives now: no more than
/// whoever made it may do himself, and nothing once he has left.
///
/// # Errors
/// When the store fails.
pub async fn program_for(
    store: &dyn Store,
    text: &str,
    from: IpAddr,
    now: Timestamp,
) -> Result<Result<Member, WrongToken>, StoreError> {
    let Some(token) = text.strip_prefix(API_TOKEN_PREFIX).and_then(Token::parse) else {
        return Ok(Err(WrongToken::unknown()));
    };
    let hash = token.hash();
    let mut tx = store.read().await?;
    let known = tx.api_token(&hash).await?;
    // An index does not compare in constant time; what it gives away is of a hash, not of a token.
    let known = known.filter(|known| known.hash.as_bytes().ct_eq(hash.as_bytes()).into());
    let Some(known) = known else {
        return Ok(Err(WrongToken::unknown()));
    };
    let role = match known.standing(&mut *tx, now).await? {
        Standing::Live(role) => role,
        Standing::Revoked => return Ok(Err(WrongToken::known(&known, "revoked"))),
        Standing::Over => return Ok(Err(WrongToken::known(&known, "its time is over"))),
        Standing::MakerLeft => {
            return Ok(Err(WrongToken::known(&known, "whoever made it has left")));
        }
    };
    drop(tx);
    let facts = &known.facts;
    let mut networks = facts.networks.iter();
    if !facts.networks.is_empty() && !networks.any(|network| network.contains(from)) {
        let why = "from another network";
        return Ok(Err(WrongToken::known(&known, why)));
    }
    if known.used_at.is_none_or(|used| now.since(used) >= GRAIN) {
        let mut tx = store.begin().await?;
        tx.touch_api_token(known.id, now).await?;
        tx.commit().await?;
    }
    Ok(Ok(Member {
        name: known.facts.name,
        role,
        session: hash,
        factor_at: Timestamp::from_seconds(0),
        program: Some(Program {
            made_by: known.made_by,
            may_answer: known.facts.answers,
        }),
    }))
}
