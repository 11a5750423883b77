//! Why a reset file is refused: each cause apart, in words for whoever stands at the device.

use crate::cbor::CborError;
use crate::cose::CoseError;
use crate::{BoxError, KeyId, SigningError};

/// Why a device does not take a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ResetFileError {
    /// More bytes than a reset file can have.
    #[error("This file is too large to be a reset file.")]
    TooLong,
    /// It does not begin as a reset file does.
    #[error("This is not a reset file, or a program changed it on the way.")]
    NotAResetFile,
    /// The header is not CBOR in deterministic form.
    #[error("The reset file is damaged. Copy it again.")]
    Cbor(#[from] CborError),
    /// The header is not a version and a device key's id.
    #[error("The reset file is damaged. Copy it again.")]
    Header,
    /// Made for another version of the protocol.
    #[error("The reset file is of version {0}. This device reads version 1.")]
    Version(u64),
    /// Sealed to another device's key.
    #[error("This reset file is for another device.")]
    OtherDevice,
    /// It does not open with this device's key.
    #[error("The reset file was changed or is damaged. Copy it again, or ask for a new one.")]
    DoesNotOpen,
    /// It opens, but is not an envelope and the place for a proof.
    #[error("The reset file holds something that no reset file should. Ask for a new one.")]
    Content,
    /// A log's proof of inclusion, which this version does not know.
    #[error("The reset file has a proof that this device cannot check. Ask for one without it.")]
    Proof,
    /// What is signed is not in deterministic CBOR.
    #[error("The reset file is not put together as it should be. Ask for a new one.")]
    SignedCbor(CborError),
    /// The envelope is not a COSE_Sign1 of four parts.
    #[error("The reset file is not signed. Ask for a new one.")]
    NotSigned,
    /// The protected header is not exactly the algorithm and the signing key's id.
    #[error("The reset file's signature is not put together as it should be. Ask for a new one.")]
    ProtectedHeader,
    /// The signature algorithm is not EdDSA.
    #[error("The reset file is signed in a way that is not used here. Ask for a new one.")]
    Algorithm,
    /// Something stands in the header that the signature does not cover.
    #[error("The reset file has a part that is not signed. Ask for a new one.")]
    UnprotectedHeader,
    /// The device's trust bundle does not name the key that signed it.
    #[error(
        "The reset file is signed with a key ({signed_by}) that this device does not trust. \
         Ask the service that this device belongs to."
    )]
    OtherSigningKey {
        /// The id of the key that it names.
        signed_by: KeyId,
    },
    /// The signature is not of this payload, for this device, by the key that it names.
    #[error("The reset file's signature is wrong. Ask for a new one.")]
    Signature,
    /// The payload is not a map of exactly the eight fields.
    #[error("The reset file says too little or too much. Ask for a new one.")]
    Fields,
    /// The payload is of another format than this.
    #[error("The reset file is of format {0}. This device reads format 1.")]
    Format(u64),
    /// The challenge's hash is not 32 bytes.
    #[error("The reset file does not say which request it answers. Ask for a new one.")]
    ChallengeHash,
    /// The serial number is not one, or not in its normal form.
    #[error("The serial number in the reset file cannot be right. Ask for a new one.")]
    Serial,
    /// The scope has no number of a scope.
    #[error("The reset file does not say what to reset. Ask for a new one.")]
    Scope,
    /// The time of issue is not a number.
    #[error("The reset file does not say when it was made. Ask for a new one.")]
    Issued,
    /// The last second is not a number.
    #[error("The reset file does not say how long it is good. Ask for a new one.")]
    NotAfter,
    /// The request's id is not one.
    #[error("The request number in the reset file cannot be right. Ask for a new one.")]
    Request,
    /// The assertion has no number of an assertion.
    #[error("The reset file does not say how ownership was shown. Ask for a new one.")]
    Assertion,
    /// It ends before it begins, or is good for more than 24 hours.
    #[error("The reset file is not good for between one second and 24 hours. Ask for a new one.")]
    Lifetime,
    /// It names another serial number than the challenge.
    #[error("The reset file is for another serial number.")]
    OtherSerial,
    /// The challenge at hand asks for an answer by another way.
    #[error("The reset file answers a request that did not ask for a file.")]
    OtherWay,
    /// It answers another challenge.
    #[error(
        "The reset file answers another request of this device: an older one, or one that was \
         already used. Ask for a file with the code that the device shows now."
    )]
    OtherChallenge,
    /// It would reset more than the challenge asked for.
    #[error("The reset file would reset more than was asked for. Ask for a new one.")]
    WiderScope,
    /// By the device's clock its last second has passed.
    #[error("The reset file has expired. Ask for a new one.")]
    Expired,
}

impl ResetFileError {
    /// The name that `PROTOCOL.md` gives to this refusal.
    #[must_use]
    pub fn cause(&self) -> &'static str {
        match self {
            Self::TooLong => "reset-file-too-long",
            Self::NotAResetFile => "not-a-reset-file",
            Self::Cbor(error) | Self::SignedCbor(error) => error.cause(),
            Self::Header => "reset-header",
            Self::Version(_) => "version",
            Self::OtherDevice => "other-device",
            Self::DoesNotOpen => "does-not-open",
            Self::Content => "sealed-content",
            Self::Proof => "proof",
            Self::NotSigned => "not-signed",
            Self::ProtectedHeader => "protected-header",
            Self::Algorithm => "algorithm",
            Self::UnprotectedHeader => "unprotected-header",
            Self::OtherSigningKey { .. } => "other-signing-key",
            Self::Signature => "signature",
            Self::Fields => "fields",
            Self::Format(_) => "format",
            Self::ChallengeHash => "challenge-hash",
            Self::Serial => "serial",
            Self::Scope => "scope",
            Self::Issued => "issued",
            Self::NotAfter => "not-after",
            Self::Request => "request",
            Self::Assertion => "assertion",
            Self::Lifetime => "lifetime",
            Self::OtherSerial => "other-serial",
            Self::OtherWay => "other-way",
            Self::OtherChallenge => "other-challenge",
            Self::WiderScope => "wider-scope",
            Self::Expired => "expired",
        }
    }
}

impl From<BoxError> for ResetFileError {
    fn from(_: BoxError) -> Self {
        Self::DoesNotOpen
    }
}

impl From<CoseError> for ResetFileError {
    fn from(error: CoseError) -> Self {
        match error {
            CoseError::Cbor(error) => Self::SignedCbor(error),
            CoseError::NotSigned => Self::NotSigned,
            CoseError::ProtectedHeader => Self::ProtectedHeader,
            CoseError::Algorithm => Self::Algorithm,
            CoseError::UnprotectedHeader => Self::UnprotectedHeader,
            CoseError::OtherKey { signed_by } => Self::OtherSigningKey { signed_by },
            CoseError::Signature => Self::Signature,
        }
    }
}

/// Why no reset file was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum MakeError {
    /// The device would refuse it.
    #[error("the device would refuse the file: {0}")]
    Refused(#[from] ResetFileError),
    /// The key did not sign.
    #[error(transparent)]
    Signing(#[from] SigningError),
}
