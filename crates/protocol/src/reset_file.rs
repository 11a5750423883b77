//! The reset file: an authority's signed permission to one device, for one challenge, to set a
//! new password; sealed, so that only that device reads it.

mod authorization;
mod error;

pub use authorization::{Assertion, Authorization, RequestId};
pub use error::{MakeError, ResetFileError};

use crate::cbor::{Reader, Writer};
use crate::{
    AnswerSigner, Challenge, DeviceKey, DevicePublicKey, DeviceTime, KeyId, SigningError,
    VerifiedBundle, context, cose, sealed,
};
use alloc::vec::Vec;
use rand_core::CryptoRng;

/// What every reset file begins with. As with PNG, a byte beyond ASCII and both kinds of line
/// ends tell at once a file that some program took for text and changed.
const MAGIC: [u8; 8] = *b"\x89RGN\r\n\x1a\n";

const VERSION: u64 = 1;

/// The version and the device key's id.
const HEADER_FIELDS: u64 = 2;

/// The signed envelope, and the place for the proof that it stands in a log.
const SEALED_FIELDS: u64 = 2;

/// A reset file as it travels; it counts only where [`ResetFile::open`] takes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ResetFile(Vec<u8>);

impl ResetFile {
    /// The most bytes that a reset file has. One of this version has some 400; the rest is room
    /// for a log's proof of inclusion.
    pub const MAX_LENGTH: usize = 16_384;

    /// Signs an authorization and seals it to the device whose challenge it answers.
    ///
    /// # Errors
    /// [`MakeError::Refused`] for whatever the device would refuse it for; [`MakeError::Signing`]
    /// when the key does not sign.
    pub fn make<R: CryptoRng + ?Sized>(
        authorization: &Authorization,
        challenge: &Challenge,
        device: &DevicePublicKey,
        signer: &dyn AnswerSigner,
        rng: &mut R,
    ) -> Result<Self, MakeError> {
        let payload = authorization.encode();
        Authorization::decode(&payload)?.fits(challenge)?;
        let signed = sign(&payload, device, signer)?;
        let mut content = Writer::new();
        content.array(SEALED_FIELDS).bytes(&signed).null();
        let header = header(device.id());
        let sealed = sealed::seal_base(&info(&header), &content.finish(), device, rng);
        Ok(Self([&MAGIC[..], &header, &sealed].concat()))
    }

    /// Opens a file and checks that it is sealed for this device and signed by a key that its
    /// trust bundle names. What it permits, [`AuthenticResetFile::answering`] says.
    ///
    /// # Errors
    /// The first [`ResetFileError`], in the order of its variants.
    pub fn open(
        bytes: &[u8],
        device: &DeviceKey,
        bundle: &VerifiedBundle,
    ) -> Result<AuthenticResetFile, ResetFileError> {
        if bytes.len() > Self::MAX_LENGTH {
            return Err(ResetFileError::TooLong);
        }
        let rest = bytes
            .strip_prefix(&MAGIC)
            .ok_or(ResetFileError::NotAResetFile)?;
        let (reader, sealed) = Reader::first(rest)?;
        let sealed_for = read_header(reader)?;
        if sealed_for != device.public().id() {
            return Err(ResetFileError::OtherDevice);
        }
        let header = &rest[..rest.len() - sealed.len()];
        let content = device.open_base(&info(header), sealed)?;
        let payload = verify(read_content(&content)?, &device.public(), bundle)?;
        Authorization::decode(payload).map(AuthenticResetFile)
    }

    /// The bytes of the file.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8] {
        &self.0
    }
}

/// A reset file that the device's authority made for this device; which challenge it answers, and
/// whether it still does, is not yet looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AuthenticResetFile(Authorization);

impl AuthenticResetFile {
    /// What it says, to show it; nothing may be done by it before it is held against a challenge.
    #[must_use]
    pub fn unchecked(&self) -> &Authorization {
        &self.0
    }

    /// Checks the file against the live challenge and the device's clock.
    ///
    /// # Errors
    /// The first of the last five [`ResetFileError`]s, in the order of its variants.
    pub fn answering(
        self,
        challenge: &Challenge,
        clock: DeviceTime,
    ) -> Result<Authorization, ResetFileError> {
        self.0.fits(challenge)?;
        if self.0.has_ended(challenge, clock) {
            return Err(ResetFileError::Expired);
        }
        Ok(self.0)
    }
}

fn header(device: KeyId) -> Vec<u8> {
    let mut header = Writer::new();
    header
        .array(HEADER_FIELDS)
        .uint(VERSION)
        .bytes(device.as_bytes());
    header.finish()
}

/// The version decides first whether there is any more to understand.
fn read_header(mut reader: Reader<'_>) -> Result<KeyId, ResetFileError> {
    let wrong = ResetFileError::Header;
    let fields = reader.array().map_err(|_| wrong)?;
    let version = reader.uint().map_err(|_| wrong)?;
    if version != VERSION {
        return Err(ResetFileError::Version(version));
    }
    if fields != HEADER_FIELDS {
        return Err(wrong);
    }
    reader
        .bytes_exact()
        .map(KeyId::from_bytes)
        .map_err(|_| wrong)
}

/// The signed envelope; in this version, nothing stands where a log's proof will.
fn read_content(content: &[u8]) -> Result<&[u8], ResetFileError> {
    let wrong = ResetFileError::Content;
    let mut reader = Reader::new(content).map_err(|_| wrong)?;
    if reader.array() != Ok(SEALED_FIELDS) {
        return Err(wrong);
    }
    let signed = reader.bytes().map_err(|_| wrong)?;
    reader.null().map_err(|_| ResetFileError::Proof)?;
    Ok(signed)
}

/// Hardware that signs may err; what it signed is checked before it leaves.
fn sign(
    payload: &[u8],
    device: &DevicePublicKey,
    signer: &dyn AnswerSigner,
) -> Result<Vec<u8>, MakeError> {
    let (aad, public) = (aad(device), signer.public());
    let signed = cose::sign(payload, &aad, public.id(), |message| signer.sign(message))?;
    cose::verify(&signed, &aad, |_| Some(public)).map_err(|_| SigningError)?;
    Ok(signed)
}

fn verify<'a>(
    signed: &'a [u8],
    device: &DevicePublicKey,
    bundle: &VerifiedBundle,
) -> Result<&'a [u8], ResetFileError> {
    let named = |id| {
        let mut keys = bundle.signing_keys().iter().map(|dated| dated.key);
        keys.find(|key| key.id() == id)
    };
    Ok(cose::verify(signed, &aad(device), named)?)
}

fn info(header: &[u8]) -> Vec<u8> {
    context("regain/v1/reset-file", header)
}

/// The device stands in what is signed as well, so that nobody can seal one device's permission
/// anew to another.
fn aad(device: &DevicePublicKey) -> Vec<u8> {
    context("regain/v1/authorization", device.as_bytes())
}

#[cfg(test)]
mod tests;
