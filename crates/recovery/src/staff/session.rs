//! Sessions: what a sign-in gives, until it ends.

use core::time::Duration;

use super::handles::Member;
use crate::audit::{Act, Entry};
use crate::store::{Store, StoreError};
use crate::time::Timestamp;
use crate::token::Token;

/// How long a session lasts at most (NIST SP 800-63B-4 2.3.3).
pub const SESSION_LIFE: Duration = Duration::from_hours(12);

/// How long a session lasts unused (same clause).
pub const IDLE_LIFE: Duration = Duration::from_mins(15);

/// How seldom a session's last use is written: a page with ten requests is one use.
const GRAIN: Duration = Duration::from_secs(30);

/// Whose session has that token, as it came in a cookie; `None` when the session has ended or
/// never was, or when its owner has left. Counts as a use of the session. The role is the one that
/// the account has now, not the one it had at the sign-in.
///
/// # Errors
/// When the store fails.
pub async fn member_for(
    store: &dyn Store,
    token: &str,
    now: Timestamp,
) -> Result<Option<Member>, StoreError> {
    let Some(token) = Token::parse(token) else {
        return Ok(None);
    };
    let hash = token.hash();
    let mut tx = store.read().await?;
    let Some(session) = tx.session(&hash).await? else {
        return Ok(None);
    };
    if now.since(session.began) >= SESSION_LIFE || now.since(session.seen) >= IDLE_LIFE {
        return Ok(None);
    }
    let account = tx.account(&session.staff).await?;
    drop(tx);
    let Some(account) = account.filter(|account| account.removed_at.is_none()) else {
        return Ok(None);
    };
    if now.since(session.seen) >= GRAIN {
        let mut tx = store.begin().await?;
        tx.touch_session(&hash, now).await?;
        tx.commit().await?;
    }
    Ok(Some(Member {
        name: account.name,
        role: account.role,
        session: hash,
        factor_at: session.factor_at,
        program: None,
    }))
}

/// Ends the member's session, and clears away those that ended by themselves.
///
/// # Errors
/// When the store fails.
pub async fn sign_out(
    store: &dyn Store,
    member: &Member,
    now: Timestamp,
) -> Result<(), StoreError> {
    let mut tx = store.begin().await?;
    tx.end_session(&member.session).await?;
    tx.end_stale_sessions(now.minus(SESSION_LIFE), now.minus(IDLE_LIFE))
        .await?;
    let entry = Entry::new(now, member.actor(), Act::SignedOut, &member.name);
    tx.add_entry(&entry).await?;
    tx.commit().await
}
