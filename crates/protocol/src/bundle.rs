//! The trust bundle: what an authority, with its root key, tells its devices.

mod payload;
#[cfg(test)]
mod tests;

use crate::cbor::CborError;
use crate::cose::{self, CoseError};
use crate::{
    AddressError, KeyError, KeyId, RecoveryPublicKey, RootKey, RootPublicKey, ServiceAddress,
    SigningPublicKey, UnixTime, Ways, context,
};
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

/// Why bytes are no trust bundle, or not one of the root key at hand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BundleError {
    /// More bytes than a bundle can have.
    #[error("it is longer than a trust bundle can be")]
    TooLong,
    /// The envelope or the payload is not CBOR in deterministic form.
    #[error("the trust bundle cannot be read: {0}")]
    Cbor(#[from] CborError),
    /// The envelope is not a COSE_Sign1 of four parts.
    #[error("this is not a trust bundle")]
    NotSigned,
    /// The protected header is not exactly the algorithm and the root key's id.
    #[error("the trust bundle's signature header has something other than it may have")]
    ProtectedHeader,
    /// The signature algorithm is not EdDSA.
    #[error("the trust bundle is signed by an algorithm that is not used here")]
    Algorithm,
    /// Something stands in the header that the signature does not cover.
    #[error("the trust bundle has a header that is not signed")]
    UnprotectedHeader,
    /// Signed by another root key than the one at hand.
    #[error("the trust bundle is signed by the root key {signed_by}, which is not the one here")]
    OtherRoot {
        /// The id of the root key that it names.
        signed_by: KeyId,
    },
    /// The signature is not of this payload by this root key.
    #[error("the trust bundle's signature is wrong")]
    Signature,
    /// The payload is not a map of exactly the eight fields.
    #[error("the trust bundle has too few, too many or unknown fields")]
    Fields,
    /// The payload is of another format than this.
    #[error("the trust bundle is of format {0}, and only format 1 is known here")]
    Format(u64),
    /// The bundle's version is 0 or above 32 bits.
    #[error("the trust bundle's version cannot be right")]
    Version,
    /// The authority's name is empty, too long or has control characters.
    #[error("the authority's name cannot be right")]
    Authority,
    /// The time of issue is not a number.
    #[error("the trust bundle's time of issue cannot be right")]
    Issued,
    /// The service's address is not one, or not in its normal form.
    #[error("the service's address cannot be right: {0}")]
    Service(AddressError),
    /// The ways are none, unknown, out of order or repeated.
    #[error("the ways back in that the trust bundle allows cannot be right")]
    Ways,
    /// A list of keys is too long, or has no recovery key, or an entry is not a key's three fields.
    #[error("the trust bundle's list of keys cannot be right")]
    Keys,
    /// A key is for a suite that is not known here.
    #[error("the trust bundle has a key of suite {0}, and only suite 1 is known here")]
    Suite(u64),
    /// A key is not one that may be used.
    #[error("a key in the trust bundle cannot be right: {0}")]
    Key(KeyError),
    /// Two keys of one list have the same id.
    #[error("two keys in the trust bundle have the same id")]
    KeyRepeated,
}

impl BundleError {
    /// The name that `PROTOCOL.md` gives to this refusal.
    #[must_use]
    pub fn cause(&self) -> &'static str {
        match self {
            BundleError::TooLong => "bundle-too-long",
            BundleError::Cbor(error) => error.cause(),
            BundleError::NotSigned => "not-signed",
            BundleError::ProtectedHeader => "protected-header",
            BundleError::Algorithm => "algorithm",
            BundleError::UnprotectedHeader => "unprotected-header",
            BundleError::OtherRoot { .. } => "other-root",
            BundleError::Signature => "signature",
            BundleError::Fields => "fields",
            BundleError::Format(_) => "format",
            BundleError::Version => "bundle-version",
            BundleError::Authority => "authority",
            BundleError::Issued => "issued",
            BundleError::Service(_) => "service",
            BundleError::Ways => "ways",
            BundleError::Keys => "keys",
            BundleError::Suite(_) => "suite",
            BundleError::Key(error) => error.cause(),
            BundleError::KeyRepeated => "key-id-repeated",
        }
    }
}

impl From<CoseError> for BundleError {
    fn from(error: CoseError) -> Self {
        match error {
            CoseError::Cbor(error) => BundleError::Cbor(error),
            CoseError::NotSigned => BundleError::NotSigned,
            CoseError::ProtectedHeader => BundleError::ProtectedHeader,
            CoseError::Algorithm => BundleError::Algorithm,
            CoseError::UnprotectedHeader => BundleError::UnprotectedHeader,
            CoseError::OtherKey { signed_by } => BundleError::OtherRoot { signed_by },
            CoseError::Signature => BundleError::Signature,
        }
    }
}

/// What people know an authority by: 1 to 64 bytes of UTF-8 without control characters.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct AuthorityName(String);

impl AuthorityName {
    /// The most bytes that a name has in UTF-8.
    pub const MAX_LENGTH: usize = 64;

    /// Takes a name; blanks around it are dropped.
    ///
    /// # Errors
    /// [`BundleError::Authority`] when it is empty, too long or has control characters.
    pub fn parse(text: &str) -> Result<Self, BundleError> {
        let text = text.trim();
        let fits = (1..=Self::MAX_LENGTH).contains(&text.len());
        if !fits || text.chars().any(char::is_control) {
            return Err(BundleError::Authority);
        }
        Ok(Self(text.into()))
    }

    /// The name.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for AuthorityName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

/// A key and the time after which the service no longer uses it.
///
/// A device does not look at that time: it has no clock that anybody vouches for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dated<K> {
    /// The key.
    pub key: K,
    /// The last second in which the service uses it.
    pub not_after: UnixTime,
}

/// What a trust bundle says; it counts only once it is signed and verified.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TrustBundle {
    /// Rises with every bundle that the authority signs, 1 or more.
    pub version: u32,
    /// Who the authority is.
    pub authority: AuthorityName,
    /// When it was signed.
    pub issued: UnixTime,
    /// Where the service is found; links in QR codes begin with it.
    pub service: ServiceAddress,
    /// Which ways back in the authority answers; at least one.
    pub ways: Ways,
    /// What devices seal to: 1 to 8 keys, the one to use first.
    pub recovery_keys: Vec<Dated<RecoveryPublicKey>>,
    /// What devices believe signed answers by: at most 8 keys.
    pub signing_keys: Vec<Dated<SigningPublicKey>>,
}

impl TrustBundle {
    /// The most bytes that a signed bundle has.
    pub const MAX_LENGTH: usize = 4096;

    /// The most recovery keys, and the most signing keys.
    pub const MAX_KEYS: usize = 8;

    /// Signs the bundle.
    ///
    /// # Errors
    /// Whatever [`TrustBundle::verify`] would refuse it for.
    pub fn sign(&self, root: &RootKey) -> Result<Vec<u8>, BundleError> {
        let payload = payload::encode(self);
        payload::decode(&payload)?;
        let signed = cose::sign(&payload, &aad(), root.public().id(), |message| {
            Ok(root.sign(message))
        });
        Ok(signed.expect("a root key in memory does not fail to sign"))
    }

    /// Checks the signature, then reads what is signed.
    ///
    /// # Errors
    /// The first [`BundleError`]: of the envelope, then the signature, then the fields.
    pub fn verify(bytes: &[u8], root: &RootPublicKey) -> Result<VerifiedBundle, BundleError> {
        if bytes.len() > Self::MAX_LENGTH {
            return Err(BundleError::TooLong);
        }
        let named = |id| (id == root.id()).then_some(*root);
        let payload = cose::verify(bytes, &aad(), named)?;
        Ok(VerifiedBundle {
            bundle: payload::decode(payload)?,
            bytes: bytes.to_vec(),
        })
    }
}

/// A trust bundle that the root key at hand has signed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VerifiedBundle {
    bundle: TrustBundle,
    bytes: Vec<u8>,
}

impl VerifiedBundle {
    /// The version, which only rises.
    #[must_use]
    pub fn version(&self) -> u32 {
        self.bundle.version
    }

    /// Who the authority is.
    #[must_use]
    pub fn authority(&self) -> &AuthorityName {
        &self.bundle.authority
    }

    /// When it was signed.
    #[must_use]
    pub fn issued(&self) -> UnixTime {
        self.bundle.issued
    }

    /// Where the service is found.
    #[must_use]
    pub fn service(&self) -> &ServiceAddress {
        &self.bundle.service
    }

    /// Which ways back in the authority answers.
    #[must_use]
    pub fn ways(&self) -> Ways {
        self.bundle.ways
    }

    /// The key that devices seal to: the first.
    #[must_use]
    pub fn recovery_key(&self) -> &RecoveryPublicKey {
        &self.bundle.recovery_keys[0].key
    }

    /// All recovery keys, the one to use first; there is at least one.
    #[must_use]
    pub fn recovery_keys(&self) -> &[Dated<RecoveryPublicKey>] {
        &self.bundle.recovery_keys
    }

    /// The keys that signed answers are believed by.
    #[must_use]
    pub fn signing_keys(&self) -> &[Dated<SigningPublicKey>] {
        &self.bundle.signing_keys
    }

    /// The signed bytes, to store them.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8] {
        &self.bytes
    }
}

fn aad() -> Vec<u8> {
    context("regain/v1/trust-bundle", &[])
}
