//! The handle that a live session gives, and the desk's functions take.

use core::time::Duration;

use super::name::StaffName;
use crate::audit::{Act, Actor, Entry};
use crate::store::{Store, StoreError};
use crate::time::Timestamp;
use crate::token::{Token, TokenHash};

/// How long a session lasts at most (NIST SP 800-63B-4 2.3.3).
pub const SESSION_LIFE: Duration = Duration::from_hours(12);

/// How long a session lasts unused (same clause).
pub const IDLE_LIFE: Duration = Duration::from_mins(15);

/// How seldom a session's last use is written: a page with ten requests is one use.
const GRAIN: Duration = Duration::from_secs(30);

/// A signed-in member of staff. Only a live session makes one.
#[derive(Debug, Clone)]
pub struct Agent {
    name: StaffName,
    session: TokenHash,
}

impl Agent {
    pub(super) const fn of(name: StaffName, session: TokenHash) -> Self {
        Self { name, session }
    }

    /// Who it is.
    #[must_use]
    pub const fn name(&self) -> &StaffName {
        &self.name
    }
}

/// The handle of a session's token, as it came in a cookie; `None` when the session has ended or
/// never was. Counts as a use of the session.
///
/// # Errors
/// When the store fails.
pub async fn agent_for(
    store: &dyn Store,
    token: &str,
    now: Timestamp,
) -> Result<Option<Agent>, StoreError> {
    let Some(token) = Token::parse(token) else {
        return Ok(None);
    };
    let hash = token.hash();
    let Some(session) = store.read().await?.session(&hash).await? else {
        return Ok(None);
    };
    if now.since(session.began) >= SESSION_LIFE || now.since(session.seen) >= IDLE_LIFE {
        return Ok(None);
    }
    if now.since(session.seen) >= GRAIN {
        let mut tx = store.begin().await?;
        tx.touch_session(&hash, now).await?;
        tx.commit().await?;
    }
    Ok(Some(Agent::of(session.staff, hash)))
}

/// Ends the agent's session, and clears away those that ended by themselves.
///
/// # Errors
/// When the store fails.
pub async fn sign_out(store: &dyn Store, agent: Agent, now: Timestamp) -> Result<(), StoreError> {
    let mut tx = store.begin().await?;
    tx.end_session(&agent.session).await?;
    tx.end_stale_sessions(now.minus(SESSION_LIFE), now.minus(IDLE_LIFE))
        .await?;
    let actor = Actor::Staff(agent.name.clone());
    tx.add_entry(&Entry::new(now, actor, Act::SignedOut, &agent.name))
        .await?;
    tx.commit().await
}
