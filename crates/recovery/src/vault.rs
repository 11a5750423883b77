//! The vault's own work: XChaCha20-Poly1305 with keys that are named in what they sealed.
//!
//! A sealed thing is `00 "regain" 01`, the key's id (4 bytes), a nonce (24 bytes, drawn), and the
//! ciphertext with its tag (16 bytes). All before the ciphertext, and the place, are bound to it. No
//! file that is taken begins with a zero byte, so what was stored before there was a vault is known
//! by its first bytes.

use core::fmt;

use chacha20poly1305::aead::{Aead, Payload};
use chacha20poly1305::{KeyInit, XChaCha20Poly1305, XNonce};
use hmac::{Hmac, Mac};
use rand_core::CryptoRng;
use sha2::{Digest as _, Sha256};
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

use crate::ports::{Unopened, Vault};
use crate::time::Timestamp;

const MAGIC: [u8; 8] = *b"\x00regain\x01";
const NONCE: usize = 24;
const HEADER: usize = MAGIC.len() + 4 + NONCE;

/// The short name of a data key: the first 4 bytes of a hash over it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct DataKeyId([u8; 4]);

impl fmt::Display for DataKeyId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

/// A key that seals what the service stores.
#[derive(Clone, Zeroize, ZeroizeOnDrop)]
pub struct DataKey {
    secret: [u8; 32],
    #[zeroize(skip)]
    made: Timestamp,
}

impl DataKey {
    /// The key of these bytes, made at that time.
    #[must_use]
    pub fn new(secret: &[u8; 32], made: Timestamp) -> Self {
        let secret = *secret;
        Self { secret, made }
    }

    /// Draws a key.
    #[must_use]
    pub fn generate(made: Timestamp, rng: &mut dyn CryptoRng) -> Self {
        let mut secret = [0; 32];
        rng.fill_bytes(&mut secret);
        Self { secret, made }
    }

    /// Its bytes, to be kept where only the service can read them.
    #[must_use]
    pub fn to_bytes(&self) -> Zeroizing<[u8; 32]> {
        Zeroizing::new(self.secret)
    }

    /// When it was made: the newest key seals.
    #[must_use]
    pub const fn made(&self) -> Timestamp {
        self.made
    }

    /// Its short name.
    #[must_use]
    pub fn id(&self) -> DataKeyId {
        let mut hash = Sha256::new();
        hash.update(b"regain/v1/data-key-id");
        hash.update(self.secret);
        let [a, b, c, d, ..] = hash.finalize().0;
        DataKeyId([a, b, c, d])
    }

    fn cipher(&self) -> XChaCha20Poly1305 {
        XChaCha20Poly1305::new(&self.secret.into())
    }
}

/// All data keys of a service; there is at least one.
#[derive(Clone)]
pub struct DataKeys {
    newest: DataKey,
    /// The oldest first.
    older: Vec<DataKey>,
}

impl DataKeys {
    /// These keys, `None` when there are none.
    #[must_use]
    pub fn new(mut keys: Vec<DataKey>) -> Option<Self> {
        keys.sort_by_key(|key| (key.made, key.id()));
        let newest = keys.pop()?;
        Some(Self {
            newest,
            older: keys,
        })
    }

    /// The key that seals.
    #[must_use]
    pub fn newest(&self) -> DataKeyId {
        self.newest.id()
    }

    /// Whether that key is here.
    #[must_use]
    pub fn has(&self, id: DataKeyId) -> bool {
        self.find(id).is_some()
    }

    fn find(&self, id: DataKeyId) -> Option<&DataKey> {
        let all = std::iter::once(&self.newest).chain(&self.older);
        all.into_iter().find(|key| key.id() == id)
    }
}

impl Vault for DataKeys {
    fn seal(&self, place: &str, plain: &[u8], rng: &mut dyn CryptoRng) -> Vec<u8> {
        let mut nonce = [0; NONCE];
        rng.fill_bytes(&mut nonce);
        let mut sealed = Vec::with_capacity(HEADER + plain.len() + 16);
        sealed.extend(MAGIC);
        sealed.extend(self.newest.id().0);
        sealed.extend(nonce);
        let bound = bound(&sealed, place);
        let payload = Payload {
            msg: plain,
            aad: &bound,
        };
        let body = self.newest.cipher().encrypt(&XNonce::from(nonce), payload);
        #[expect(
            clippy::expect_used,
            reason = "the cipher refuses only more bytes than a machine has"
        )]
        sealed.extend(body.expect("shorter than 256 GiB"));
        sealed
    }

    fn open(&self, place: &str, sealed: &[u8]) -> Result<Zeroizing<Vec<u8>>, Unopened> {
        let id = sealed_with(sealed).ok_or(Unopened::Plain)?;
        let key = self.find(id).ok_or(Unopened::NoKey(id))?;
        let (header, body) = sealed.split_at_checked(HEADER).ok_or(Unopened::Altered)?;
        let nonce = header.last_chunk::<NONCE>().ok_or(Unopened::Altered)?;
        let bound = bound(header, place);
        let payload = Payload {
            msg: body,
            aad: &bound,
        };
        let plain = key.cipher().decrypt(&XNonce::from(*nonce), payload);
        plain.map(Zeroizing::new).map_err(|_| Unopened::Altered)
    }

    fn mark(&self, place: &str, text: &str) -> [u8; 32] {
        let oldest = self.older.first().unwrap_or(&self.newest);
        #[expect(clippy::expect_used, reason = "HMAC takes keys of any length")]
        let mut mac = Hmac::<Sha256>::new_from_slice(&oldest.secret).expect("any length");
        mac.update(b"regain/v1/mark");
        mac.update(&bound(&[], place));
        mac.update(text.as_bytes());
        mac.finalize().into_bytes().into()
    }
}

/// The key that something was sealed with; `None` when it was never sealed.
#[must_use]
pub fn sealed_with(bytes: &[u8]) -> Option<DataKeyId> {
    let (id, _) = bytes.strip_prefix(&MAGIC)?.split_first_chunk::<4>()?;
    Some(DataKeyId(*id))
}

/// What a ciphertext is bound to: all before it, and its place, told apart by the length of both.
fn bound(header: &[u8], place: &str) -> Vec<u8> {
    let mut bound = Vec::with_capacity(header.len() + place.len() + 8);
    bound.extend(header);
    bound.extend((place.len() as u64).to_be_bytes());
    bound.extend(place.as_bytes());
    bound
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rand_chacha::ChaCha20Rng;
    use rand_core::SeedableRng as _;

    use super::*;

    fn rng() -> ChaCha20Rng {
        ChaCha20Rng::seed_from_u64(7)
    }

    fn key(seed: u8, made: i64) -> DataKey {
        DataKey::new(&[seed; 32], Timestamp::from_seconds(made))
    }

    fn vault(keys: Vec<DataKey>) -> DataKeys {
        DataKeys::new(keys).unwrap()
    }

    proptest! {
        #[test]
        fn p10_what_is_sealed_opens_in_its_place_only(plain: Vec<u8>, at in 0_usize..400, bit in 0_u8..8) {
            let vault = vault(vec![key(1, 1)]);
            let sealed = vault.seal("case/one", &plain, &mut rng());
            prop_assert_eq!(&*vault.open("case/one", &sealed).unwrap(), &plain);
            prop_assert_eq!(vault.open("case/two", &sealed).err(), Some(Unopened::Altered));
            let mut altered = sealed.clone();
            let at = at % altered.len();
            altered[at] ^= 1 << bit;
            prop_assert!(vault.open("case/one", &altered).is_err());
            prop_assert!(vault.open("case/one", &sealed[..at]).is_err());
        }
    }

    #[test]
    fn p10_the_newest_key_seals_and_older_ones_still_open() {
        let (old, new) = (key(1, 1), key(2, 2));
        let sealed = vault(vec![old.clone()]).seal("p", b"label", &mut rng());
        let both = vault(vec![new.clone(), old.clone()]);
        assert_eq!(&**both.open("p", &sealed).unwrap(), b"label");
        let again = both.seal("p", b"label", &mut rng());
        assert_eq!(sealed_with(&again), Some(new.id()));
        let refused = vault(vec![new.clone()]).open("p", &sealed).err();
        assert_eq!(refused, Some(Unopened::NoKey(old.id())));
        assert_eq!(
            both.mark("email", "a@b.example"),
            vault(vec![old]).mark("email", "a@b.example"),
            "a mark outlives a rotation"
        );
    }

    #[test]
    fn p10_what_was_never_sealed_is_known_by_its_first_bytes() {
        let vault = vault(vec![key(1, 1)]);
        for plain in [&b"\x89PNG\r\n"[..], b"<xml", b"", b"\xFF\xD8\xFF"] {
            assert_eq!(vault.open("p", plain).err(), Some(Unopened::Plain));
        }
    }

    #[test]
    fn p10_a_mark_depends_on_text_place_and_key() {
        let one = vault(vec![key(1, 1)]);
        let marks = [
            one.mark("email", "a"),
            one.mark("email", "b"),
            one.mark("serial", "a"),
            vault(vec![key(2, 1)]).mark("email", "a"),
        ];
        for (index, mark) in marks.iter().enumerate() {
            assert!(!marks[..index].contains(mark));
        }
    }
}
