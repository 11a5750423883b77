//! Tokens of programs.

use async_trait::async_trait;

use super::{ApiTokenId, StoreError};
use crate::staff::{ApiToken, ApiTokenFacts, StaffName};
use crate::time::Timestamp;
use crate::token::TokenHash;

/// Tokens, each with an account of its name.
#[async_trait]
pub trait ApiTokens {
    /// Adds a token.
    async fn add_api_token(
        &mut self,
        token: &TokenHash,
        facts: &ApiTokenFacts,
        made_by: Option<&StaffName>,
        at: Timestamp,
    ) -> Result<ApiTokenId, StoreError>;

    /// The token with that hash.
    async fn api_token(&mut self, token: &TokenHash) -> Result<Option<ApiToken>, StoreError>;

    /// The token of that name.
    async fn api_token_named(&mut self, name: &StaffName) -> Result<Option<ApiToken>, StoreError>;

    /// All tokens, newest first.
    async fn api_tokens(&mut self) -> Result<Vec<ApiToken>, StoreError>;

    /// Notes that a token was used; never moves the time back.
    async fn touch_api_token(&mut self, id: ApiTokenId, at: Timestamp) -> Result<(), StoreError>;

    /// Counts that a token was shown when or where it opened nothing.
    async fn count_refused_api_token(&mut self, id: ApiTokenId) -> Result<(), StoreError>;

    /// Revokes a token and says whose it was; `None` when there is none that was not revoked.
    async fn revoke_api_token(
        &mut self,
        id: ApiTokenId,
        at: Timestamp,
    ) -> Result<Option<StaffName>, StoreError>;
}
