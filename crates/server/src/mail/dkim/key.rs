//! Keys that sign mails.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use ring::rand::SystemRandom;
use ring::rsa;
use ring::signature::{Ed25519KeyPair, KeyPair as _, RSA_PKCS1_SHA256};
use sha2::{Digest as _, Sha256};
use zeroize::Zeroizing;

/// Fewest bits of an RSA key (RFC 8301, 3.2).
pub(super) const RSA_BITS: usize = 2048;

/// The algorithm's identifier in a public key of RSA, as DER: `rsaEncryption`, no parameters.
const RSA_ENCRYPTION: [u8; 15] = [
    0x30, 0x0d, 0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x01, 0x05, 0x00,
];

/// A private key for signatures of mails. It has no `Debug`.
pub struct DkimKey(Kind);

enum Kind {
    Rsa(Box<rsa::KeyPair>),
    Ed25519(Box<Ed25519KeyPair>),
}

/// Why a key cannot sign mails.
#[derive(Debug, thiserror::Error)]
pub enum DkimKeyError {
    /// It is no PEM with a private key.
    #[error("this is no private key in PEM: it begins with -----BEGIN PRIVATE KEY-----")]
    NotPem,
    /// The key is protected by a passphrase.
    #[error("the key is locked by a passphrase, which nobody types when the service starts")]
    Locked,
    /// It is of another kind, or too weak.
    #[error("this is neither an RSA key of {RSA_BITS} bits or more nor an Ed25519 key: {0}")]
    Unfit(String),
    /// It could not sign.
    #[error("the key could not sign")]
    CannotSign,
}

impl DkimKey {
    /// Reads a key as OpenSSL and `regain mail dkim-key` write it: PKCS #8, or PKCS #1 for RSA.
    ///
    /// # Errors
    /// When it cannot sign mails.
    pub fn from_pem(pem: &str) -> Result<Self, DkimKeyError> {
        let (label, der) = decode(pem)?;
        let unfit = |why: ring::error::KeyRejected| DkimKeyError::Unfit(why.to_string());
        let rsa = |pair: rsa::KeyPair| Self(Kind::Rsa(Box::new(pair)));
        if label == "RSA PRIVATE KEY" {
            return rsa::KeyPair::from_der(&der).map(rsa).map_err(unfit);
        }
        if let Ok(pair) = Ed25519KeyPair::from_pkcs8_maybe_unchecked(&der) {
            return Ok(Self(Kind::Ed25519(Box::new(pair))));
        }
        rsa::KeyPair::from_pkcs8(&der).map(rsa).map_err(unfit)
    }

    /// Its name in signatures.
    pub(super) const fn algorithm(&self) -> &'static str {
        match self.0 {
            Kind::Rsa(_) => "rsa-sha256",
            Kind::Ed25519(_) => "ed25519-sha256",
        }
    }

    pub(super) fn describe(&self) -> String {
        match &self.0 {
            Kind::Rsa(pair) => format!("RSA, {} bits", pair.public().modulus_len() * 8),
            Kind::Ed25519(_) => "Ed25519".to_owned(),
        }
    }

    /// The record that publishes it.
    #[must_use]
    pub fn record(&self) -> String {
        match &self.0 {
            Kind::Rsa(pair) => {
                let public = STANDARD.encode(subject_public_key(pair.public_key().as_ref()));
                format!("v=DKIM1; k=rsa; p={public}")
            }
            // RFC 8463, 4: the bare 32 bytes.
            Kind::Ed25519(pair) => {
                let public = STANDARD.encode(pair.public_key().as_ref());
                format!("v=DKIM1; k=ed25519; p={public}")
            }
        }
    }

    pub(super) fn sign(&self, bytes: &[u8]) -> Result<Vec<u8>, DkimKeyError> {
        match &self.0 {
            Kind::Rsa(pair) => {
                let mut signature = vec![0; pair.public().modulus_len()];
                // The signature is the same whatever the randomness; it only blinds the computation.
                pair.sign(
                    &RSA_PKCS1_SHA256,
                    &SystemRandom::new(),
                    bytes,
                    &mut signature,
                )
                .map_err(|_| DkimKeyError::CannotSign)?;
                Ok(signature)
            }
            // RFC 8463, 3: what is signed is the hash.
            Kind::Ed25519(pair) => Ok(pair.sign(&Sha256::digest(bytes)).as_ref().to_vec()),
        }
    }
}

/// The label of a PEM and its bytes.
fn decode(pem: &str) -> Result<(&str, Zeroizing<Vec<u8>>), DkimKeyError> {
    let begun = pem.split_once("-----BEGIN ").ok_or(DkimKeyError::NotPem)?.1;
    let (label, rest) = begun.split_once("-----").ok_or(DkimKeyError::NotPem)?;
    if label == "ENCRYPTED PRIVATE KEY" || rest.contains("ENCRYPTED") {
        return Err(DkimKeyError::Locked);
    }
    if !["PRIVATE KEY", "RSA PRIVATE KEY"].contains(&label) {
        return Err(DkimKeyError::NotPem);
    }
    let (body, _) = rest.split_once("-----END").ok_or(DkimKeyError::NotPem)?;
    let text = body.split_ascii_whitespace().collect::<String>();
    let text = Zeroizing::new(text);
    let der = STANDARD.decode(&*text).map_err(|_| DkimKeyError::NotPem)?;
    Ok((label, Zeroizing::new(der)))
}

/// A public key of RSA as X.509 names it: `SEQUENCE { algorithm, BIT STRING { key } }`.
fn subject_public_key(key: &[u8]) -> Vec<u8> {
    let mut bits = vec![0]; // no unused bits
    bits.extend_from_slice(key);
    let mut inside = RSA_ENCRYPTION.to_vec();
    inside.extend(element(0x03, &bits));
    element(0x30, &inside)
}

/// An element of DER.
fn element(tag: u8, content: &[u8]) -> Vec<u8> {
    let length = content.len().to_be_bytes();
    let first = length.iter().position(|byte| *byte != 0);
    let length = &length[first.unwrap_or(length.len() - 1)..];
    let mut out = vec![tag];
    if content.len() >= 0x80 {
        // The count of the length's bytes: at most eight.
        out.push(0x80 | u8::try_from(length.len()).unwrap_or_default());
    }
    out.extend_from_slice(length);
    out.extend_from_slice(content);
    out
}
