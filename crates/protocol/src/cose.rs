//! COSE_Sign1 (RFC 9052 section 4.2) with nothing left to choose: trust bundles and reset files
//! travel in the same envelope, told apart by their `external_aad`.

use crate::cbor::{CborError, Reader, Writer};
use crate::{KeyId, SigningError};
use alloc::vec::Vec;

/// Header parameter "alg" (RFC 9052 section 3.1).
const ALGORITHM: u64 = 1;
/// Header parameter "kid".
const KEY_ID: u64 = 4;
/// The algorithm EdDSA in the COSE registry.
const EDDSA: i64 = -8;

/// Why bytes are no envelope, or not one that the keys at hand have signed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum CoseError {
    Cbor(CborError),
    NotSigned,
    ProtectedHeader,
    Algorithm,
    UnprotectedHeader,
    OtherKey { signed_by: KeyId },
    Signature,
}

impl From<CborError> for CoseError {
    fn from(error: CborError) -> Self {
        CoseError::Cbor(error)
    }
}

/// A public key that envelopes are checked with.
pub(crate) trait Verifies {
    /// Whether the signature is of this message by this key, strictly.
    fn verifies(&self, message: &[u8], signature: &[u8; 64]) -> bool;
}

/// Signs `payload` for the purpose that `aad` says, by the key with this id.
pub(crate) fn sign(
    payload: &[u8],
    aad: &[u8],
    key: KeyId,
    sign: impl FnOnce(&[u8]) -> Result<[u8; 64], SigningError>,
) -> Result<Vec<u8>, SigningError> {
    let protected = protected_header(key);
    let signature = sign(&to_be_signed(&protected, aad, payload))?;
    let mut envelope = Writer::new();
    envelope
        .array(4)
        .bytes(&protected)
        .map(0)
        .bytes(payload)
        .bytes(&signature);
    Ok(envelope.finish())
}

/// Returns the payload, which nobody may look into before this has succeeded, and the key.
pub(crate) fn verify<'a, K: Verifies>(
    bytes: &'a [u8],
    aad: &[u8],
    find: impl FnOnce(KeyId) -> Option<K>,
) -> Result<&'a [u8], CoseError> {
    let mut envelope = Reader::new(bytes)?;
    if envelope.array() != Ok(4) {
        return Err(CoseError::NotSigned);
    }
    let protected = envelope.bytes().map_err(|_| CoseError::NotSigned)?;
    let unprotected = envelope.map().map_err(|_| CoseError::NotSigned)?;
    let signed_by = read_protected_header(protected)?;
    if unprotected != 0 {
        return Err(CoseError::UnprotectedHeader);
    }
    let payload = envelope.bytes().map_err(|_| CoseError::NotSigned)?;
    let signature = envelope.bytes_exact().map_err(|_| CoseError::NotSigned)?;
    let key = find(signed_by).ok_or(CoseError::OtherKey { signed_by })?;
    if !key.verifies(&to_be_signed(protected, aad, payload), &signature) {
        return Err(CoseError::Signature);
    }
    Ok(payload)
}

fn protected_header(key: KeyId) -> Vec<u8> {
    let mut header = Writer::new();
    header
        .map(2)
        .uint(ALGORITHM)
        .int(EDDSA)
        .uint(KEY_ID)
        .bytes(key.as_bytes());
    header.finish()
}

fn read_protected_header(bytes: &[u8]) -> Result<KeyId, CoseError> {
    let wrong = CoseError::ProtectedHeader;
    let mut header = Reader::new(bytes)?;
    if header.map() != Ok(2) || header.uint() != Ok(ALGORITHM) {
        return Err(wrong);
    }
    if header.int() != Ok(EDDSA) {
        return Err(CoseError::Algorithm);
    }
    if header.uint() != Ok(KEY_ID) {
        return Err(wrong);
    }
    header
        .bytes_exact()
        .map(KeyId::from_bytes)
        .map_err(|_| wrong)
}

/// The Sig_structure of RFC 9052 section 4.4; the purpose goes into `external_aad`.
fn to_be_signed(protected: &[u8], aad: &[u8], payload: &[u8]) -> Vec<u8> {
    let mut structure = Writer::new();
    structure
        .array(4)
        .text("Signature1")
        .bytes(protected)
        .bytes(aad)
        .bytes(payload);
    structure.finish()
}
