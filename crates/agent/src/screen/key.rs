//! Secrets that let a browser or a console in at the screen.

use std::fmt::Write;

use getrandom::SysRng;
use rand_core::{Rng, UnwrapErr};
use sha2::{Digest, Sha256};
use zeroize::{ZeroizeOnDrop, Zeroizing};

const BYTES: usize = 32;

/// 256 random bits.
#[derive(ZeroizeOnDrop)]
pub(super) struct Key([u8; BYTES]);

impl Key {
    pub(super) fn random() -> Self {
        let mut bytes = [0; BYTES];
        UnwrapErr(SysRng).fill_bytes(&mut bytes);
        Self(bytes)
    }

    /// As 64 hexadecimal digits.
    pub(super) fn to_text(&self) -> Zeroizing<String> {
        let mut text = Zeroizing::new(String::with_capacity(2 * BYTES));
        for byte in self.0 {
            // Writing to a string cannot fail.
            let _ = write!(text, "{byte:02x}");
        }
        text
    }

    pub(super) fn hash(&self) -> KeyHash {
        KeyHash(Sha256::digest(self.to_text().as_bytes()).into())
    }
}

/// What is kept of a key. Comparing hashes tells nothing of the key by the time it takes.
pub(super) struct KeyHash([u8; 32]);

impl KeyHash {
    pub(super) fn is_of(&self, offered: &str) -> bool {
        Sha256::digest(offered.as_bytes())[..] == self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hash_knows_its_key_alone() {
        let [one, other] = [Key::random(), Key::random()];
        assert!(one.hash().is_of(&one.to_text()));
        assert!(!one.hash().is_of(&other.to_text()));
        assert!(!one.hash().is_of(""));
    }
}
