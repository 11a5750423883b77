//! What the rules need from the world besides a store.

use std::sync::Arc;

use protocol::{KeyId, RecoveryKey};
use thiserror::Error;

use crate::time::Timestamp;

/// The recovery keys that this service can use: from files today, from a security module later.
pub trait RecoveryKeys: Send + Sync {
    /// The key with that id, or `None` when it is another authority's.
    fn find(&self, id: KeyId) -> Option<HeldKey>;
}

impl RecoveryKeys for Vec<HeldKey> {
    fn find(&self, id: KeyId) -> Option<HeldKey> {
        self.iter().find(|held| held.key.id() == id).cloned()
    }
}

/// A recovery key of this service, which answers up to its last second (PROTOCOL.md section 14,
/// rule 8).
#[derive(Clone)]
pub struct HeldKey {
    key: Arc<dyn RecoveryKey>,
    last: Timestamp,
}

impl HeldKey {
    /// A key that answers until `last`, which is its `not-after` in the trust bundle.
    #[must_use]
    pub fn new(key: Arc<dyn RecoveryKey>, last: Timestamp) -> Self {
        Self { key, last }
    }

    /// The key, to be used now. There is no other way to it.
    ///
    /// # Errors
    /// When it has had its last second.
    pub fn at(&self, now: Timestamp) -> Result<&dyn RecoveryKey, KeyOver> {
        if now > self.last {
            return Err(KeyOver {
                id: self.key.id(),
                last: self.last,
            });
        }
        Ok(&*self.key)
    }
}

/// A key of this service that answers nothing any more.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("recovery key {id} of this service has had its last day, {}", last.date())]
pub struct KeyOver {
    /// The key.
    pub id: KeyId,
    /// Its last second.
    pub last: Timestamp,
}
