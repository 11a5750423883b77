//! Staff sessions.

use async_trait::async_trait;

use super::StoreError;
use crate::staff::{StaffName, Way};
use crate::time::Timestamp;
use crate::token::TokenHash;

/// A signed-in browser.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    /// Whose.
    pub staff: StaffName,
    /// When it began.
    pub began: Timestamp,
    /// When it was last used.
    pub seen: Timestamp,
    /// When its owner last showed a second factor.
    pub factor_at: Timestamp,
    /// How it was entered.
    pub way: Way,
    /// What the browser called itself.
    pub browser: String,
}

/// Sessions by the hash of their token.
#[async_trait]
pub trait Sessions {
    /// Begins a session.
    async fn add_session(&mut self, token: &TokenHash, session: &Session)
    -> Result<(), StoreError>;

    /// The session with that token.
    async fn session(&mut self, token: &TokenHash) -> Result<Option<Session>, StoreError>;

    /// Notes that a session was used; never moves the time back.
    async fn touch_session(&mut self, token: &TokenHash, seen: Timestamp)
    -> Result<(), StoreError>;

    /// Every session of someone, the newest first, with the hash of its token.
    async fn sessions_of(
        &mut self,
        staff: &StaffName,
    ) -> Result<Vec<(TokenHash, Session)>, StoreError>;

    /// Notes that its owner has just shown a second factor.
    async fn confirm_session(&mut self, token: &TokenHash, at: Timestamp)
    -> Result<(), StoreError>;

    /// Notes that a sign-in was repeated for one answer.
    async fn grant_session(&mut self, token: &TokenHash, at: Timestamp) -> Result<(), StoreError>;

    /// Takes what was noted so, once; `false` when there is nothing, or nothing since `since`.
    async fn take_grant(&mut self, token: &TokenHash, since: Timestamp)
    -> Result<bool, StoreError>;

    /// Ends one session.
    async fn end_session(&mut self, token: &TokenHash) -> Result<(), StoreError>;

    /// Ends every session of someone.
    async fn end_sessions_of(&mut self, staff: &StaffName) -> Result<(), StoreError>;

    /// Ends the sessions that began before `began` or were last used before `seen`.
    async fn end_stale_sessions(
        &mut self,
        began: Timestamp,
        seen: Timestamp,
    ) -> Result<(), StoreError>;
}
