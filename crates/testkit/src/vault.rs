//! A vault with a key that everybody knows.

#![expect(clippy::expect_used, reason = "helpers of tests may panic")]

use std::sync::Arc;

use recovery::ports::Vault;
use recovery::vault::{DataKey, DataKeys};

use crate::service::MORNING;

/// The vault.
///
/// # Panics
/// Never.
#[must_use]
pub fn vault() -> Arc<dyn Vault> {
    let keys = DataKeys::new(vec![DataKey::new(&[0x5E; 32], MORNING)]);
    Arc::new(keys.expect("there is a key"))
}
