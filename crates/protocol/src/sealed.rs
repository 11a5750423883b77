//! HPKE (RFC 9180) as the protocol uses it: single shot, suite 1 only; mode Auth from a device to
//! its authority, mode Base from an authority, which signs what it seals, to a device.
//!
//! All that is authenticated goes into `info`; `aad` stays empty (RFC 9180 section 8.1). The
//! suite follows from the recovery key and is never read from a message.

use crate::keys::{DeviceKey, DevicePublicKey, RecoveryPublicKey};
use alloc::vec::Vec;
use hpke::{Deserializable, Kem as _, OpModeR, OpModeS, Serializable as _};
use rand_core::CryptoRng;
use zeroize::Zeroizing;

/// Suite 1 in an authority's bundle: DHKEM(X25519, HKDF-SHA256), HKDF-SHA256, ChaCha20-Poly1305.
pub(crate) const SUITE: u64 = 1;

/// How many bytes a box is longer than what it holds: encapsulated key and tag.
pub(crate) const OVERHEAD: usize = 32 + 16;

const ENCAPSULATED: usize = 32;

type Kem = hpke::kem::X25519HkdfSha256;
type Kdf = hpke::kdf::HkdfSha256;
type Aead = hpke::aead::ChaCha20Poly1305;
type PrivateKey = <Kem as hpke::Kem>::PrivateKey;
type PublicKey = <Kem as hpke::Kem>::PublicKey;

/// The box does not open: made for another key, by another device, or altered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("it was sealed for another key, by another device, or has been altered")]
pub struct BoxError;

/// Seals `plaintext` from a device to an authority: encapsulated key, then ciphertext and tag.
pub(crate) fn seal<R: CryptoRng + ?Sized>(
    info: &[u8],
    plaintext: &[u8],
    from: &DeviceKey,
    to: &RecoveryPublicKey,
    rng: &mut R,
) -> Vec<u8> {
    let secret = private_key(&from.to_bytes());
    let public = Kem::sk_to_pk(&secret);
    let mode = OpModeS::<Kem>::Auth((secret, public));
    seal_in_mode(&mode, info, plaintext, to.as_bytes(), rng)
}

/// Seals `plaintext` to a device; who sealed it does not show.
pub(crate) fn seal_base<R: CryptoRng + ?Sized>(
    info: &[u8],
    plaintext: &[u8],
    to: &DevicePublicKey,
    rng: &mut R,
) -> Vec<u8> {
    seal_in_mode(&OpModeS::Base, info, plaintext, to.as_bytes(), rng)
}

fn seal_in_mode<R: CryptoRng + ?Sized>(
    mode: &OpModeS<'_, Kem>,
    info: &[u8],
    plaintext: &[u8],
    to: &[u8; 32],
    mut rng: &mut R,
) -> Vec<u8> {
    let (encapsulated, ciphertext) = hpke::single_shot_seal_with_rng::<Aead, Kdf, Kem>(
        mode,
        &public_key(to),
        info,
        plaintext,
        &[],
        &mut rng,
    )
    .expect("sealing fails only towards a weak key, which no public key here can be");
    let mut sealed = encapsulated.to_bytes().to_vec();
    sealed.extend_from_slice(&ciphertext);
    sealed
}

/// Opens what [`seal`] made.
pub(crate) fn open(
    info: &[u8],
    sealed: &[u8],
    from: &DevicePublicKey,
    to: &[u8; 32],
) -> Result<Zeroizing<Vec<u8>>, BoxError> {
    let mode = OpModeR::<Kem>::Auth(public_key(from.as_bytes()));
    open_in_mode(&mode, info, sealed, &[], to)
}

/// Opens what [`seal_base`] made.
pub(crate) fn open_base(
    info: &[u8],
    sealed: &[u8],
    to: &[u8; 32],
) -> Result<Zeroizing<Vec<u8>>, BoxError> {
    open_in_mode(&OpModeR::Base, info, sealed, &[], to)
}

fn open_in_mode(
    mode: &OpModeR<'_, Kem>,
    info: &[u8],
    sealed: &[u8],
    aad: &[u8],
    to: &[u8; 32],
) -> Result<Zeroizing<Vec<u8>>, BoxError> {
    let (encapsulated, ciphertext) = sealed.split_at_checked(ENCAPSULATED).ok_or(BoxError)?;
    let encapsulated =
        <Kem as hpke::Kem>::EncappedKey::from_bytes(encapsulated).map_err(|_| BoxError)?;
    hpke::single_shot_open::<Aead, Kdf, Kem>(
        mode,
        &private_key(to),
        &encapsulated,
        info,
        ciphertext,
        aad,
    )
    .map(Zeroizing::new)
    .map_err(|_| BoxError)
}

fn private_key(bytes: &[u8; 32]) -> PrivateKey {
    PrivateKey::from_bytes(bytes).expect("any 32 bytes are an X25519 private key")
}

fn public_key(bytes: &[u8; 32]) -> PublicKey {
    PublicKey::from_bytes(bytes).expect("any 32 bytes are an X25519 public key")
}

#[cfg(test)]
mod tests;
