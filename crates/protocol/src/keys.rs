//! The keys: who holds which, and how they are named and written down.
//!
//! | key | kind | held by |
//! | --- | --- | --- |
//! | root | Ed25519 | the authority, offline; the public half is pinned in firmware |
//! | recovery | X25519 | the service, behind [`RecoveryKey`] |
//! | signing | Ed25519 | the service, behind [`AnswerSigner`] |
//! | device | X25519 | the device; the public half is enrolled in the service's registry |

mod agreement;
mod signature;

pub use agreement::{
    DeriveError, DeviceKey, DevicePublicKey, RecoveryKey, RecoveryPublicKey, RecoverySecret,
};
pub use signature::{
    AnswerSigner, RootKey, RootPublicKey, SigningError, SigningKey, SigningPublicKey,
};

use crate::context;
use alloc::string::String;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use core::fmt;
use sha2::{Digest as _, Sha256};

/// Why bytes or a text are no public key or key id.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum KeyError {
    /// Not the base64url or, for an id, the hexadecimal that it is written in.
    #[error("a key is written in base64url without padding, a key id in 8 hexadecimal digits")]
    Text,
    /// Not as many bytes as a key has.
    #[error("the key has the wrong length")]
    Length,
    /// A number beyond the field that the curve is over; such keys would have two spellings.
    #[error("the key is not in its normal form")]
    NotCanonical,
    /// Not a point of the curve, or one of the few that make every secret the same.
    #[error("the key is too weak to be used")]
    Weak,
}

impl KeyError {
    /// The name that `PROTOCOL.md` gives to this refusal.
    #[must_use]
    pub fn cause(&self) -> &'static str {
        match self {
            KeyError::Text => "key-text",
            KeyError::Length => "key-length",
            KeyError::NotCanonical => "key-not-canonical",
            KeyError::Weak => "key-weak",
        }
    }
}

/// The short name of a public key: 4 bytes, shown as 8 hexadecimal digits.
///
/// It finds a key and proves nothing about it; two keys of one bundle never share one.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct KeyId([u8; KeyId::LENGTH]);

impl KeyId {
    /// How many bytes an id has.
    pub const LENGTH: usize = 4;

    /// The id of these bytes.
    #[must_use]
    pub const fn from_bytes(bytes: [u8; Self::LENGTH]) -> Self {
        Self(bytes)
    }

    /// The bytes.
    #[must_use]
    pub const fn as_bytes(&self) -> &[u8; Self::LENGTH] {
        &self.0
    }

    /// Takes the 8 hexadecimal digits that `Display` shows.
    ///
    /// # Errors
    /// [`KeyError::Text`] for anything else.
    pub fn parse(text: &str) -> Result<Self, KeyError> {
        let is_plain = text.len() == 8 && text.bytes().all(|byte| byte.is_ascii_hexdigit());
        let value = u32::from_str_radix(text, 16).map_err(|_| KeyError::Text)?;
        is_plain
            .then(|| Self(value.to_be_bytes()))
            .ok_or(KeyError::Text)
    }

    /// Names a public key of the given purpose; see the section on keys in `PROTOCOL.md`.
    fn of(purpose: Purpose, public: &[u8; 32]) -> Self {
        let mut body = [purpose as u8; 33];
        body[1..].copy_from_slice(public);
        let hash: [u8; 32] = Sha256::digest(context("regain/v1/key-id", &body)).into();
        let [a, b, c, d, ..] = hash;
        Self([a, b, c, d])
    }
}

impl fmt::Display for KeyId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:08x}", u32::from_be_bytes(self.0))
    }
}

impl fmt::Debug for KeyId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "KeyId({self})")
    }
}

/// What a key is for; it goes into the id, so that one key cannot be named for two purposes.
#[derive(Clone, Copy)]
enum Purpose {
    Recovery = 1,
    Signing = 2,
    Root = 3,
    Device = 4,
}

fn to_text(public: &[u8; 32]) -> String {
    URL_SAFE_NO_PAD.encode(public)
}

fn from_text(text: &str) -> Result<[u8; 32], KeyError> {
    let bytes = URL_SAFE_NO_PAD
        .decode(text.trim())
        .map_err(|_| KeyError::Text)?;
    bytes.try_into().map_err(|_| KeyError::Length)
}

/// Whether little-endian bytes, without their highest bit, are below the prime 2^255 - 19.
fn is_below_the_prime(bytes: &[u8; 32]) -> bool {
    let [first, middle @ .., last] = bytes;
    *first < 0xed || last & 0x7f != 0x7f || middle.iter().any(|&byte| byte != 0xff)
}

#[cfg(test)]
mod tests;
