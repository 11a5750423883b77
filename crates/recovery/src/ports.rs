//! What the rules need from the world besides a store.

use std::sync::Arc;

use protocol::{AnswerSigner, KeyId, RecoveryKey};
use rand_core::CryptoRng;
use thiserror::Error;
use zeroize::Zeroizing;

use crate::time::Timestamp;
use crate::vault::DataKeyId;

/// The recovery keys that this service can use: from files today, from a security module later.
pub trait RecoveryKeys: Send + Sync {
    /// The key with that id, or `None` when it is another authority's.
    fn find(&self, id: KeyId) -> Option<HeldKey>;

    /// The key that devices make dated answers with at present: the first of the trust bundle.
    fn dated(&self) -> Option<HeldKey>;

    /// A key that reset files can be signed with now.
    fn signer(&self, now: Timestamp) -> Option<Arc<dyn AnswerSigner>>;
}

/// What keeps secrets and evidence unreadable where they are stored: whoever has a copy of the
/// database or of the pictures, but not of the keys, has nothing.
pub trait Vault: Send + Sync {
    /// Seals bytes with the newest key. `place` says what they are and whose, as in `totp/anna`:
    /// they open only there, so that nobody can put one sealed thing in the place of another.
    fn seal(&self, place: &str, plain: &[u8], rng: &mut dyn CryptoRng) -> Vec<u8>;

    /// Opens what was sealed for that place.
    ///
    /// # Errors
    /// When its key is not here, or when it is not what was sealed for that place.
    fn open(&self, place: &str, sealed: &[u8]) -> Result<Zeroizing<Vec<u8>>, Unopened>;

    /// A keyed hash of a text, which tells nothing to whoever lacks the key: what stays of a serial
    /// number or an address when the text itself is erased. It stays the same when keys are added.
    fn mark(&self, place: &str, text: &str) -> [u8; 32];
}

/// Why a sealed thing stays shut.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum Unopened {
    /// It was never sealed.
    #[error("this was never sealed")]
    Plain,
    /// Its key is not in the folder of keys.
    #[error("it is sealed with data key {0}, which is not here")]
    NoKey(DataKeyId),
    /// It was altered, cut off, or belongs somewhere else.
    #[error("it was altered, or was sealed for another place")]
    Altered,
}

/// All the keys of a service.
#[derive(Clone, Default)]
pub struct ServiceKeys {
    /// The recovery keys. The first is the one that dated answers are made with.
    pub recovery: Vec<HeldKey>,
    /// The signing keys that the trust bundle names, with the last second of each.
    pub signing: Vec<(Arc<dyn AnswerSigner>, Timestamp)>,
}

impl RecoveryKeys for ServiceKeys {
    fn find(&self, id: KeyId) -> Option<HeldKey> {
        self.recovery.find(id)
    }

    fn dated(&self) -> Option<HeldKey> {
        self.recovery.dated()
    }

    fn signer(&self, now: Timestamp) -> Option<Arc<dyn AnswerSigner>> {
        let mut usable = self.signing.iter().filter(|(_, last)| now <= *last);
        usable.next().map(|(signer, _)| Arc::clone(signer))
    }
}

impl RecoveryKeys for Vec<HeldKey> {
    fn find(&self, id: KeyId) -> Option<HeldKey> {
        self.iter().find(|held| held.key.id() == id).cloned()
    }

    fn dated(&self) -> Option<HeldKey> {
        self.first().cloned()
    }

    fn signer(&self, _: Timestamp) -> Option<Arc<dyn AnswerSigner>> {
        None
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

    /// Its id.
    #[must_use]
    pub fn id(&self) -> KeyId {
        self.key.id()
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
