//! COSE_Sign1 (RFC 9052 section 4.2) with nothing left to choose.

use super::BundleError;
use crate::cbor::{Reader, Writer};
use crate::{KeyId, RootKey, RootPublicKey, context};
use alloc::vec::Vec;

/// Header parameter "alg" (RFC 9052 section 3.1).
const ALGORITHM: u64 = 1;
/// Header parameter "kid".
const KEY_ID: u64 = 4;
/// The algorithm EdDSA in the COSE registry.
const EDDSA: i64 = -8;

pub(super) fn sign(payload: &[u8], root: &RootKey) -> Vec<u8> {
    let protected = protected_header(root.public().id());
    let signature = root.sign(&to_be_signed(&protected, payload));
    let mut envelope = Writer::new();
    envelope
        .array(4)
        .bytes(&protected)
        .map(0)
        .bytes(payload)
        .bytes(&signature);
    envelope.finish()
}

/// Returns the payload, which nobody may look into before this has succeeded.
pub(super) fn verify<'a>(bytes: &'a [u8], root: &RootPublicKey) -> Result<&'a [u8], BundleError> {
    let mut envelope = Reader::new(bytes)?;
    if envelope.array() != Ok(4) {
        return Err(BundleError::NotSigned);
    }
    let protected = envelope.bytes().map_err(|_| BundleError::NotSigned)?;
    let unprotected = envelope.map().map_err(|_| BundleError::NotSigned)?;
    let signed_by = read_protected_header(protected)?;
    if unprotected != 0 {
        return Err(BundleError::UnprotectedHeader);
    }
    let payload = envelope.bytes().map_err(|_| BundleError::NotSigned)?;
    let signature = envelope.bytes_exact().map_err(|_| BundleError::NotSigned)?;
    if signed_by != root.id() {
        return Err(BundleError::OtherRoot { signed_by });
    }
    if !root.verifies(&to_be_signed(protected, payload), &signature) {
        return Err(BundleError::Signature);
    }
    Ok(payload)
}

fn protected_header(root: KeyId) -> Vec<u8> {
    let mut header = Writer::new();
    header
        .map(2)
        .uint(ALGORITHM)
        .int(EDDSA)
        .uint(KEY_ID)
        .bytes(root.as_bytes());
    header.finish()
}

fn read_protected_header(bytes: &[u8]) -> Result<KeyId, BundleError> {
    let wrong = BundleError::ProtectedHeader;
    let mut header = Reader::new(bytes)?;
    if header.map() != Ok(2) || header.uint() != Ok(ALGORITHM) {
        return Err(wrong);
    }
    if header.int() != Ok(EDDSA) {
        return Err(BundleError::Algorithm);
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
fn to_be_signed(protected: &[u8], payload: &[u8]) -> Vec<u8> {
    let mut structure = Writer::new();
    structure
        .array(4)
        .text("Signature1")
        .bytes(protected)
        .bytes(&context("regain/v1/trust-bundle", &[]))
        .bytes(payload);
    structure.finish()
}
