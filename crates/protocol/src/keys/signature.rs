//! Ed25519: the keys that sign.

use super::{KeyError, KeyId, Purpose, from_text, is_below_the_prime, to_text};
use crate::cose::Verifies;
use alloc::string::String;
use core::fmt;
use ed25519_dalek::{Signature, Signer as _, VerifyingKey};
use rand_core::CryptoRng;
use zeroize::Zeroizing;

macro_rules! secret {
    ($(#[$doc:meta])* $name:ident, $public:ident) => {
        $(#[$doc])*
        ///
        /// It has no `Debug` and is wiped when dropped.
        ///
        /// ```compile_fail,E0277
        /// fn shown<T: std::fmt::Debug>() {}
        #[doc = concat!("shown::<protocol::", stringify!($name), ">();")]
        /// ```
        #[derive(Clone)]
        pub struct $name(Secret);

        impl $name {
            /// Draws a key.
            #[must_use]
            pub fn generate<R: CryptoRng + ?Sized>(rng: &mut R) -> Self {
                let mut bytes = Zeroizing::new([0; 32]);
                rng.fill_bytes(&mut *bytes);
                Self::from_bytes(&bytes)
            }

            /// The key of these bytes; any 32 are one.
            #[must_use]
            pub fn from_bytes(bytes: &[u8; 32]) -> Self {
                Self(Secret::from_bytes(bytes))
            }

            /// The secret bytes, to store them.
            #[must_use]
            pub fn to_bytes(&self) -> Zeroizing<[u8; 32]> {
                Zeroizing::new(self.0.to_bytes())
            }

            /// The public half.
            #[must_use]
            pub fn public(&self) -> $public {
                $public(self.0.verifying_key())
            }
        }
    };
}

macro_rules! public {
    ($(#[$doc:meta])* $name:ident, $purpose:expr) => {
        $(#[$doc])*
        ///
        /// It is in its normal form and not one of the weak ones. Its text form is base64url
        /// without padding, 43 characters.
        #[derive(Clone, Copy, PartialEq, Eq, Hash)]
        pub struct $name(VerifyingKey);

        impl $name {
            /// The key of these bytes.
            ///
            /// # Errors
            /// [`KeyError::Length`], [`KeyError::NotCanonical`] or [`KeyError::Weak`].
            pub fn from_bytes(bytes: &[u8]) -> Result<Self, KeyError> {
                checked(bytes).map(Self)
            }

            /// Takes the text form; blanks around it are dropped.
            ///
            /// # Errors
            /// [`KeyError::Text`], else as [`Self::from_bytes`].
            pub fn parse(text: &str) -> Result<Self, KeyError> {
                from_text(text).and_then(|bytes| Self::from_bytes(&bytes))
            }

            /// The bytes.
            #[must_use]
            pub fn as_bytes(&self) -> &[u8; 32] {
                self.0.as_bytes()
            }

            /// The short name of the key.
            #[must_use]
            pub fn id(&self) -> KeyId {
                KeyId::of($purpose, self.as_bytes())
            }

            /// The text form.
            #[must_use]
            pub fn to_text(&self) -> String {
                to_text(self.as_bytes())
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(&self.to_text())
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, concat!(stringify!($name), "({})"), self)
            }
        }
    };
}

type Secret = ed25519_dalek::SigningKey;

secret!(
    /// An authority's root key; it signs trust bundles and nothing else, and stays offline.
    RootKey, RootPublicKey
);
public!(
    /// The public half of a root key: what a device's firmware pins.
    RootPublicKey, Purpose::Root
);
secret!(
    /// An authority's key for signed answers.
    SigningKey, SigningPublicKey
);
public!(
    /// The public half of a signing key.
    SigningPublicKey, Purpose::Signing
);

/// The hardware or file that holds a signing key did not sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the signing key could not be used")]
pub struct SigningError;

/// What can sign answers by one signing key: the key itself, or hardware that holds it.
pub trait AnswerSigner: Send + Sync {
    /// The public half.
    fn public(&self) -> SigningPublicKey;

    /// Signs a message by Ed25519 (RFC 8032, neither pre-hashed nor with a context).
    ///
    /// # Errors
    /// [`SigningError`] when the key cannot be used.
    fn sign(&self, message: &[u8]) -> Result<[u8; 64], SigningError>;

    /// The short name of the key.
    fn id(&self) -> KeyId {
        self.public().id()
    }
}

impl AnswerSigner for SigningKey {
    fn public(&self) -> SigningPublicKey {
        SigningKey::public(self)
    }

    fn sign(&self, message: &[u8]) -> Result<[u8; 64], SigningError> {
        Ok(self.0.sign(message).to_bytes())
    }
}

impl RootKey {
    pub(crate) fn sign(&self, message: &[u8]) -> [u8; 64] {
        self.0.sign(message).to_bytes()
    }
}

impl Verifies for RootPublicKey {
    fn verifies(&self, message: &[u8], signature: &[u8; 64]) -> bool {
        verifies(&self.0, message, signature)
    }
}

impl Verifies for SigningPublicKey {
    fn verifies(&self, message: &[u8], signature: &[u8; 64]) -> bool {
        verifies(&self.0, message, signature)
    }
}

/// Checks a signature strictly: one message and key have no second valid form of it.
fn verifies(key: &VerifyingKey, message: &[u8], signature: &[u8; 64]) -> bool {
    key.verify_strict(message, &Signature::from_bytes(signature))
        .is_ok()
}

fn checked(bytes: &[u8]) -> Result<VerifyingKey, KeyError> {
    let bytes: [u8; 32] = bytes.try_into().map_err(|_| KeyError::Length)?;
    if !is_below_the_prime(&bytes) {
        return Err(KeyError::NotCanonical);
    }
    VerifyingKey::from_bytes(&bytes)
        .ok()
        .filter(|key| !key.is_weak())
        .ok_or(KeyError::Weak)
}
