//! What a locked device shows: its header in the open, its code and reserved email sealed.

use crate::cbor::{CborError, Reader};
use crate::{
    BoxError, ChallengeHash, ChallengeNumber, Code, DeviceKey, Header, KeyId, RecoveryPublicKey,
    ReservedEmail, context, sealed,
};
use alloc::vec::Vec;
use core::fmt;
use rand_core::CryptoRng;
use sha2::{Digest as _, Sha256};
use zeroize::Zeroizing;

/// Bytes of the sealed plaintext: the code, the email's length, the email and its padding.
const PLAINTEXT: usize = Code::LENGTH + 1 + ReservedEmail::MAX_LENGTH;

/// Bytes of the sealed part, the same in every challenge, so that it tells nothing by its length.
const SEALED: usize = sealed::OVERHEAD + PLAINTEXT;

/// Why bytes are no challenge.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ChallengeError {
    /// More bytes than a challenge can have.
    #[error("it is longer than a challenge can be")]
    TooLong,
    /// The header is not CBOR in deterministic form.
    #[error("its header cannot be read: {0}")]
    Cbor(#[from] CborError),
    /// The header is not an array of a version and ten further fields.
    #[error("it is not a challenge")]
    NotAHeader,
    /// Made for another version of the protocol.
    #[error("it is of version {0} of the protocol, and only version 1 is known here")]
    Version(u64),
    /// The recovery key's id is not 4 bytes.
    #[error("its recovery key id cannot be right")]
    RecoveryKey,
    /// The serial number is not one, or not in its normal form.
    #[error("its serial number cannot be right")]
    Serial,
    /// The model is not one, or not in its normal form.
    #[error("its model cannot be right")]
    Model,
    /// The firmware version is not one, or not in its normal form.
    #[error("its firmware version cannot be right")]
    Firmware,
    /// Serial number, model and firmware version have more than 55 characters together.
    #[error("its serial number, model and firmware version are too long together")]
    IdentityTooLong,
    /// The nonce is not 16 bytes.
    #[error("its nonce cannot be right")]
    Nonce,
    /// The clock is not a number of at most 32 bits.
    #[error("its clock cannot be right")]
    Clock,
    /// The start time is not a number of at most 32 bits.
    #[error("its start time cannot be right")]
    Started,
    /// The boot counter is not a number of at most 32 bits.
    #[error("its count of starts cannot be right")]
    Boot,
    /// The way has no number of a way.
    #[error("it asks for an answer by an unknown way")]
    Way,
    /// The scope has no number of a scope, or of one that does not go with the way.
    #[error("it asks to reset something unknown")]
    Scope,
    /// What follows the header is not as long as the sealed part.
    #[error("its sealed part is too short or too long")]
    SealedLength,
}

impl ChallengeError {
    /// The name that `PROTOCOL.md` gives to this refusal.
    #[must_use]
    pub fn cause(&self) -> &'static str {
        match self {
            ChallengeError::TooLong => "challenge-too-long",
            ChallengeError::Cbor(error) => error.cause(),
            ChallengeError::NotAHeader => "not-a-header",
            ChallengeError::Version(_) => "version",
            ChallengeError::RecoveryKey => "recovery-key",
            ChallengeError::Serial => "serial",
            ChallengeError::Model => "model",
            ChallengeError::Firmware => "firmware",
            ChallengeError::IdentityTooLong => "identity-too-long",
            ChallengeError::Nonce => "nonce",
            ChallengeError::Clock => "clock",
            ChallengeError::Started => "started",
            ChallengeError::Boot => "boot",
            ChallengeError::Way => "way",
            ChallengeError::Scope => "scope",
            ChallengeError::SealedLength => "sealed-length",
        }
    }
}

/// A challenge in its one form, well-formed; whether it is genuine shows when it is opened.
#[derive(Clone, PartialEq, Eq)]
pub struct Challenge {
    header: Header,
    bytes: Vec<u8>,
}

impl Challenge {
    /// The most bytes that a challenge has.
    pub const MAX_LENGTH: usize = 199;

    /// Seals a code, and the reserved email if there is one, from a device to an authority.
    ///
    /// `header.recovery_key` is set to the id of `to`, whatever it was.
    #[must_use]
    pub fn seal<R: CryptoRng + ?Sized>(
        header: Header,
        code: &Code,
        email: Option<&ReservedEmail>,
        device: &DeviceKey,
        to: &RecoveryPublicKey,
        rng: &mut R,
    ) -> Self {
        debug_assert!(header.way.is_challenged(), "a dated way needs no challenge");
        let header = Header {
            recovery_key: to.id(),
            ..header
        };
        let mut bytes = header.encode();
        let sealed = sealed::seal(&info(&bytes), &*plaintext(code, email), device, to, rng);
        bytes.extend_from_slice(&sealed);
        Self { header, bytes }
    }

    /// Takes bytes as a link or file carried them.
    ///
    /// # Errors
    /// The first [`ChallengeError`], in the order of its variants, save that the version is
    /// looked at before the number of fields.
    pub fn decode(bytes: &[u8]) -> Result<Self, ChallengeError> {
        if bytes.len() > Self::MAX_LENGTH {
            return Err(ChallengeError::TooLong);
        }
        let (mut reader, sealed) = Reader::first(bytes)?;
        let header = Header::decode(&mut reader)?;
        if sealed.len() != SEALED {
            return Err(ChallengeError::SealedLength);
        }
        Ok(Self {
            header,
            bytes: bytes.to_vec(),
        })
    }

    /// What the challenge says in the open.
    #[must_use]
    pub fn header(&self) -> &Header {
        &self.header
    }

    /// The challenge as it travels.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// The hash that the challenge is looked up by.
    #[must_use]
    pub fn hash(&self) -> ChallengeHash {
        let hash = Sha256::digest(context("regain/v1/challenge-hash", &self.bytes));
        ChallengeHash::from_bytes(hash.into())
    }

    /// The short number that people see.
    #[must_use]
    pub fn number(&self) -> ChallengeNumber {
        self.hash().number()
    }

    pub(crate) fn open_with(
        &self,
        key: KeyId,
        open: impl FnOnce(&[u8], &[u8]) -> Result<Zeroizing<Vec<u8>>, BoxError>,
    ) -> Result<Opened, OpenError> {
        if key != self.header.recovery_key {
            return Err(OpenError::OtherKey {
                sealed_to: self.header.recovery_key,
            });
        }
        let (header, sealed) = self.bytes.split_at(self.bytes.len() - SEALED);
        let plaintext = open(&info(header), sealed)?;
        Opened::read(&plaintext).ok_or(OpenError::Content)
    }
}

impl fmt::Debug for Challenge {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let serial = self.header.identity.serial();
        write!(f, "Challenge({} of {serial})", self.number())
    }
}

/// Why a challenge does not open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum OpenError {
    /// It is sealed to another key: of another authority, or one that is no longer kept.
    #[error("it is sealed to the key {sealed_to}, which is not the one here")]
    OtherKey {
        /// The id of the key that it names.
        sealed_to: KeyId,
    },
    /// Not made by that device, or altered since.
    #[error(transparent)]
    Box(#[from] BoxError),
    /// It opens, but what is inside breaks the rules: the device is in error.
    #[error("its sealed part holds something that no device should have sealed")]
    Content,
}

impl OpenError {
    /// The name that `PROTOCOL.md` gives to this refusal.
    #[must_use]
    pub fn cause(&self) -> &'static str {
        match self {
            OpenError::OtherKey { .. } => "other-key",
            OpenError::Box(_) => "does-not-open",
            OpenError::Content => "sealed-content",
        }
    }
}

/// What was sealed in a challenge. It has no `Debug`.
///
/// ```compile_fail,E0277
/// fn shown<T: std::fmt::Debug>() {}
/// shown::<protocol::Opened>();
/// ```
pub struct Opened {
    /// The code that the device waits for.
    pub code: Code,
    /// The email that the device keeps in reserve, if it has one.
    pub email: Option<ReservedEmail>,
}

impl Opened {
    /// The code, the email's length, the email; and nothing but zeros behind it.
    fn read(plaintext: &[u8]) -> Option<Self> {
        if plaintext.len() != PLAINTEXT {
            return None;
        }
        let (code, rest) = plaintext.split_first_chunk::<{ Code::LENGTH }>()?;
        let (&length, rest) = rest.split_first()?;
        let (email, padding) = rest.split_at_checked(length.into())?;
        if padding.iter().any(|&byte| byte != 0) {
            return None;
        }
        let email = match email {
            [] => None,
            bytes => Some(ReservedEmail::exact(bytes)?),
        };
        Some(Self {
            code: Code::from_bytes(*code),
            email,
        })
    }
}

fn plaintext(code: &Code, email: Option<&ReservedEmail>) -> Zeroizing<[u8; PLAINTEXT]> {
    let email = email.map_or("", |email| email.email().as_str()).as_bytes();
    let mut plaintext = Zeroizing::new([0; PLAINTEXT]);
    let (to_code, rest) = plaintext.split_at_mut(Code::LENGTH);
    to_code.copy_from_slice(code.as_bytes());
    rest[0] = u8::try_from(email.len()).expect("a reserved email has at most 44 bytes");
    rest[1..=email.len()].copy_from_slice(email);
    plaintext
}

fn info(header: &[u8]) -> Vec<u8> {
    context("regain/v1/challenge", header)
}

#[cfg(test)]
mod tests;
