//! What the rules need from the world besides a store.

use std::sync::Arc;

use protocol::{KeyId, RecoveryKey};

/// The recovery keys that this service can use: from files today, from a security module later.
pub trait RecoveryKeys: Send + Sync {
    /// The key with that id, or `None` when it is another authority's.
    fn find(&self, id: KeyId) -> Option<Arc<dyn RecoveryKey>>;
}

impl RecoveryKeys for Vec<Arc<dyn RecoveryKey>> {
    fn find(&self, id: KeyId) -> Option<Arc<dyn RecoveryKey>> {
        self.iter().find(|key| key.id() == id).cloned()
    }
}
