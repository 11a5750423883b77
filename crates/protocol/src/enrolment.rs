//! How a device's public key comes into an authority's registry.

use crate::cbor::{CborError, Reader, Writer};
use crate::{
    BoxError, DeviceKey, DevicePublicKey, KeyError, KeyId, Model, RecoveryKey, RecoveryPublicKey,
    Serial, context, sealed,
};
use alloc::string::String;
use alloc::vec::Vec;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use rand_core::CryptoRng;
use zeroize::Zeroizing;

const VERSION: u64 = 1;
const FIELDS: u64 = 5;

/// What the text form begins with.
const PREFIX: &str = "REGAIN-ENROL-1.";

/// Why bytes or a text are no enrolment, or an enrolment proves nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum EnrolmentError {
    /// The text does not begin as an enrolment does.
    #[error("this is not an enrolment; one begins with REGAIN-ENROL-1.")]
    NotAnEnrolment,
    /// The rest of the text is not base64url without padding.
    #[error("the enrolment is damaged or was not copied whole")]
    Base64,
    /// More bytes than an enrolment can have.
    #[error("it is longer than an enrolment can be")]
    TooLong,
    /// Not CBOR in deterministic form.
    #[error("the enrolment cannot be read: {0}")]
    Cbor(#[from] CborError),
    /// Not an array of a version and four further fields.
    #[error("it does not hold what an enrolment holds")]
    NotFields,
    /// Made for another version of the protocol.
    #[error("it is of version {0} of the protocol, and only version 1 is known here")]
    Version(u64),
    /// The serial number is not one, or not in its normal form.
    #[error("its serial number cannot be right")]
    Serial,
    /// The model is not one, or not in its normal form.
    #[error("its model cannot be right")]
    Model,
    /// The device key is not one.
    #[error("its device key cannot be right: {0}")]
    DeviceKey(KeyError),
    /// The recovery key's id is not 4 bytes.
    #[error("its recovery key id cannot be right")]
    RecoveryKey,
    /// What follows the fields is not as long as the proof.
    #[error("its proof is too short or too long")]
    ProofLength,
    /// Made for another recovery key than the one that checks it.
    #[error("it was made for the key {made_for}, which is not the one here")]
    OtherKey {
        /// The id of the key that it names.
        made_for: KeyId,
    },
    /// Whoever made it does not hold the device key, or it was altered since.
    #[error("it does not prove that the device holds its key")]
    NotProven,
}

impl EnrolmentError {
    /// The name that `PROTOCOL.md` gives to this refusal.
    #[must_use]
    pub fn cause(&self) -> &'static str {
        match self {
            EnrolmentError::NotAnEnrolment => "not-an-enrolment",
            EnrolmentError::Base64 => "base64",
            EnrolmentError::TooLong => "enrolment-too-long",
            EnrolmentError::Cbor(error) => error.cause(),
            EnrolmentError::NotFields => "not-fields",
            EnrolmentError::Version(_) => "version",
            EnrolmentError::Serial => "serial",
            EnrolmentError::Model => "model",
            EnrolmentError::DeviceKey(error) => error.cause(),
            EnrolmentError::RecoveryKey => "recovery-key",
            EnrolmentError::ProofLength => "proof-length",
            EnrolmentError::OtherKey { .. } => "other-key",
            EnrolmentError::NotProven => "not-proven",
        }
    }
}

/// A device's request to be known: well-formed, but nothing in it is proven yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Enrolment {
    serial: Serial,
    model: Model,
    device_key: DevicePublicKey,
    recovery_key: KeyId,
    bytes: Vec<u8>,
}

impl Enrolment {
    /// The most bytes that an enrolment has.
    pub const MAX_LENGTH: usize = 149;

    /// Makes the request of a device towards an authority, with the proof that it holds its key.
    #[must_use]
    pub fn make<R: CryptoRng + ?Sized>(
        serial: Serial,
        model: Model,
        device: &DeviceKey,
        to: &RecoveryPublicKey,
        rng: &mut R,
    ) -> Self {
        let (device_key, recovery_key) = (device.public(), to.id());
        let mut writer = Writer::new();
        writer
            .array(FIELDS)
            .uint(VERSION)
            .text(serial.as_str())
            .text(model.as_str())
            .bytes(device_key.as_bytes())
            .bytes(recovery_key.as_bytes());
        let mut bytes = writer.finish();
        let proof = sealed::seal(&info(&bytes), &[], device, to, rng);
        bytes.extend_from_slice(&proof);
        Self {
            serial,
            model,
            device_key,
            recovery_key,
            bytes,
        }
    }

    /// Takes the text form. White space anywhere in it, as mail programs put it in, is dropped.
    ///
    /// # Errors
    /// The first [`EnrolmentError`], in the order of its variants.
    pub fn parse(text: &str) -> Result<Self, EnrolmentError> {
        let text: String = text
            .chars()
            .filter(|character| !character.is_ascii_whitespace())
            .collect();
        let rest = text
            .strip_prefix(PREFIX)
            .ok_or(EnrolmentError::NotAnEnrolment)?;
        let bytes = URL_SAFE_NO_PAD
            .decode(rest)
            .map_err(|_| EnrolmentError::Base64)?;
        Self::decode(&bytes)
    }

    /// Takes the bytes.
    ///
    /// # Errors
    /// The first [`EnrolmentError`], in the order of its variants, save that the version is
    /// looked at before the number of fields.
    pub fn decode(bytes: &[u8]) -> Result<Self, EnrolmentError> {
        if bytes.len() > Self::MAX_LENGTH {
            return Err(EnrolmentError::TooLong);
        }
        let (mut reader, proof) = Reader::first(bytes)?;
        let fields = reader.array().map_err(|_| EnrolmentError::NotFields)?;
        let version = reader.uint().map_err(|_| EnrolmentError::NotFields)?;
        if version != VERSION {
            return Err(EnrolmentError::Version(version));
        }
        if fields != FIELDS {
            return Err(EnrolmentError::NotFields);
        }
        let serial = reader.text().ok().and_then(Serial::exact);
        let serial = serial.ok_or(EnrolmentError::Serial)?;
        let model = reader.text().ok().and_then(Model::exact);
        let model = model.ok_or(EnrolmentError::Model)?;
        let device_key = reader.bytes().map_err(|_| KeyError::Length);
        let device_key = device_key
            .and_then(DevicePublicKey::from_bytes)
            .map_err(EnrolmentError::DeviceKey)?;
        let recovery_key = reader.bytes_exact();
        let recovery_key = recovery_key.map_err(|_| EnrolmentError::RecoveryKey)?;
        if proof.len() != sealed::OVERHEAD {
            return Err(EnrolmentError::ProofLength);
        }
        Ok(Self {
            serial,
            model,
            device_key,
            recovery_key: KeyId::from_bytes(recovery_key),
            bytes: bytes.to_vec(),
        })
    }

    /// Checks the proof.
    ///
    /// # Errors
    /// [`EnrolmentError::OtherKey`] or [`EnrolmentError::NotProven`].
    pub fn verify(&self, key: &dyn RecoveryKey) -> Result<VerifiedEnrolment, EnrolmentError> {
        key.open_enrolment(self)
    }

    pub(crate) fn verify_with(
        &self,
        key: KeyId,
        open: impl FnOnce(&[u8], &[u8], &DevicePublicKey) -> Result<Zeroizing<Vec<u8>>, BoxError>,
    ) -> Result<VerifiedEnrolment, EnrolmentError> {
        if key != self.recovery_key {
            return Err(EnrolmentError::OtherKey {
                made_for: self.recovery_key,
            });
        }
        let (fields, proof) = self.bytes.split_at(self.bytes.len() - sealed::OVERHEAD);
        match open(&info(fields), proof, &self.device_key) {
            Ok(plaintext) if plaintext.is_empty() => Ok(VerifiedEnrolment {
                serial: self.serial.clone(),
                model: self.model.clone(),
                device_key: self.device_key,
            }),
            _ => Err(EnrolmentError::NotProven),
        }
    }

    /// The text form, to be copied or printed.
    #[must_use]
    pub fn to_text(&self) -> String {
        let mut text = String::from(PREFIX);
        URL_SAFE_NO_PAD.encode_string(&self.bytes, &mut text);
        text
    }

    /// The bytes.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// The serial number that the device says it has.
    #[must_use]
    pub fn serial(&self) -> &Serial {
        &self.serial
    }

    /// The model that the device says it is.
    #[must_use]
    pub fn model(&self) -> &Model {
        &self.model
    }

    /// The device's public key.
    #[must_use]
    pub fn device_key(&self) -> &DevicePublicKey {
        &self.device_key
    }

    /// Which recovery key can check it.
    #[must_use]
    pub fn recovery_key(&self) -> KeyId {
        self.recovery_key
    }
}

/// An enrolment whose maker holds the device key.
///
/// That is all it proves: whether the key belongs to the device with that serial number is for
/// the authority to decide.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VerifiedEnrolment {
    serial: Serial,
    model: Model,
    device_key: DevicePublicKey,
}

impl VerifiedEnrolment {
    /// The serial number that the device says it has.
    #[must_use]
    pub fn serial(&self) -> &Serial {
        &self.serial
    }

    /// The model that the device says it is.
    #[must_use]
    pub fn model(&self) -> &Model {
        &self.model
    }

    /// The public key whose other half the device holds.
    #[must_use]
    pub fn device_key(&self) -> &DevicePublicKey {
        &self.device_key
    }
}

fn info(fields: &[u8]) -> Vec<u8> {
    context("regain/v1/enrolment", fields)
}

#[cfg(test)]
mod tests;
