//! Tokens that let a device post its enrolment.

use core::time::Duration;

use rand_core::CryptoRng;

use crate::store::{Store, StoreError};
use crate::time::Timestamp;
use crate::token::Token;

/// Makes a token that one device may enrol with within `life`. Only its hash is kept.
///
/// # Errors
/// When the store fails.
pub async fn make_token(
    store: &dyn Store,
    life: Duration,
    now: Timestamp,
    rng: &mut (dyn CryptoRng + Send),
) -> Result<Token, StoreError> {
    let token = Token::random(rng);
    let mut tx = store.begin().await?;
    tx.add_enrolment_token(&token.hash(), now.plus(life))
        .await?;
    tx.commit().await?;
    Ok(token)
}
