//! The keys of the vectors, and the means to make what no honest device or authority makes.
//!
//! Sealing and signing are done here a second time, from the libraries alone, so that the crate
//! is not only measured by itself.

use ed25519_dalek::Signer as _;
use hpke::aead::ChaCha20Poly1305;
use hpke::kdf::HkdfSha256;
use hpke::kem::X25519HkdfSha256;
use hpke::{Deserializable as _, Kem, OpModeS, Serializable as _};
use protocol::cbor::Writer;
use protocol::{
    Challenge, Code, DeviceKey, DeviceTime, Firmware, Header, Identity, Model, Nonce,
    RecoverySecret, ReservedEmail, RootKey, Scope, Serial, SigningKey, Way,
};
use rand_chacha::ChaCha20Rng;
use rand_core::{Rng as _, SeedableRng as _};
use sha2::{Digest as _, Sha256};

/// A generator of its own for each case, so that a new case leaves the others as they are.
pub(crate) fn rng(id: &str) -> ChaCha20Rng {
    ChaCha20Rng::from_seed(Sha256::digest(["regain vectors ", id].concat()).into())
}

/// The 32 bytes that the next sealing with this generator draws.
pub(crate) fn ephemeral(rng: &ChaCha20Rng) -> [u8; 32] {
    let mut bytes = [0; 32];
    rng.clone().fill_bytes(&mut bytes);
    bytes
}

pub(crate) fn recovery() -> RecoverySecret {
    RecoverySecret::generate(&mut rng("recovery key"))
}

pub(crate) fn other_recovery() -> RecoverySecret {
    RecoverySecret::generate(&mut rng("recovery key of another authority"))
}

pub(crate) fn device() -> DeviceKey {
    DeviceKey::generate(&mut rng("device key"))
}

pub(crate) fn other_device() -> DeviceKey {
    DeviceKey::generate(&mut rng("key of another device"))
}

pub(crate) fn root() -> RootKey {
    RootKey::generate(&mut rng("root key"))
}

pub(crate) fn other_root() -> RootKey {
    RootKey::generate(&mut rng("root key of another authority"))
}

pub(crate) fn signing() -> SigningKey {
    SigningKey::generate(&mut rng("signing key"))
}

pub(crate) fn newer_signing() -> SigningKey {
    SigningKey::generate(&mut rng("signing key of a newer bundle"))
}

pub(crate) fn serial() -> Serial {
    Serial::parse("RG4T7M2KXX9876543210").expect("a serial number")
}

pub(crate) fn model() -> Model {
    Model::parse("RG1602-16S").expect("a model")
}

pub(crate) fn identity(serial: &str, model: &str, firmware: &str) -> Identity {
    Identity::new(
        Serial::parse(serial).expect("a serial number"),
        Model::parse(model).expect("a model"),
        Firmware::parse(firmware).expect("a firmware version"),
    )
    .expect("short enough")
}

pub(crate) fn email(text: &str) -> ReservedEmail {
    ReservedEmail::parse(text).expect("a mail address")
}

/// The header that most cases begin with.
pub(crate) fn header() -> Header {
    let time = |text| DeviceTime::parse(text).expect("a time");
    Header {
        recovery_key: recovery().public().id(),
        identity: identity("RG4T7M2KXX9876543210", "RG1602-16S", "R1420P15"),
        nonce: Nonce::random(&mut rng("nonce")),
        clock: time("2026-11-21 09:05:00"),
        started: time("2026-11-20 18:00:41"),
        boot: 12,
        way: Way::Key,
        scope: Scope::Administrator,
    }
}

/// What the links and files of the vectors carry.
pub(crate) fn challenge() -> Challenge {
    sealed("travelling", header())
}

/// As large as a challenge can be.
pub(crate) fn largest() -> Challenge {
    let header = Header {
        identity: identity(&"7".repeat(24), &"M".repeat(24), &"F".repeat(7)),
        clock: DeviceTime::from_seconds(u32::MAX),
        started: DeviceTime::from_seconds(u32::MAX),
        boot: u32::MAX,
        ..header()
    };
    sealed("travelling far", header)
}

fn sealed(id: &str, header: Header) -> Challenge {
    let code = Code::from_bytes([0x31, 0x41, 0x59, 0x26, 0x53]);
    let email = email("owner@example.org");
    let to = recovery().public();
    Challenge::seal(header, &code, Some(&email), &device(), &to, &mut rng(id))
}

/// The typical header with the field at one place, counted from 0, written by someone else.
pub(crate) fn header_but(place: u64, write: impl Fn(&mut Writer)) -> Vec<u8> {
    let mut writer = Writer::new();
    writer.array(11);
    for field in 0..11 {
        if field == place {
            write(&mut writer);
        } else {
            write_field(&mut writer, field);
        }
    }
    writer.finish()
}

/// The typical header as its authors meant it.
pub(crate) fn typical_header() -> Vec<u8> {
    header_but(11, |_| ())
}

pub(crate) fn write_field(writer: &mut Writer, field: u64) {
    let header = header();
    match field {
        0 => writer.uint(1),
        1 => writer.bytes(header.recovery_key.as_bytes()),
        2 => writer.text(header.identity.serial().as_str()),
        3 => writer.text(header.identity.model().as_str()),
        4 => writer.text(header.identity.firmware().as_str()),
        5 => writer.bytes(header.nonce.as_bytes()),
        6 => writer.uint(header.clock.seconds().into()),
        7 => writer.uint(header.started.seconds().into()),
        8 => writer.uint(header.boot.into()),
        9 => writer.uint(header.way.number()),
        _ => writer.uint(header.scope.number()),
    };
}

/// A plaintext by the rules: code, the email's length, the email, zeros.
pub(crate) fn plaintext(email: &str) -> [u8; 50] {
    let mut bytes = [0; 50];
    bytes[..5].copy_from_slice(&[0x31, 0x41, 0x59, 0x26, 0x53]);
    bytes[5] = u8::try_from(email.len()).expect("a short text");
    bytes[6..6 + email.len()].copy_from_slice(email.as_bytes());
    bytes
}

/// How a box was made; the vectors of boxes that must not open change one of these.
pub(crate) struct Sealing<'a> {
    pub(crate) label: &'a str,
    pub(crate) in_info: bool,
    pub(crate) from: Option<DeviceKey>,
    pub(crate) to: RecoverySecret,
}

impl Default for Sealing<'_> {
    fn default() -> Self {
        Self {
            label: "regain/v1/challenge",
            in_info: true,
            from: Some(device()),
            to: recovery(),
        }
    }
}

impl Sealing<'_> {
    /// Encapsulated key, ciphertext and tag.
    pub(crate) fn seal(&self, id: &str, body: &[u8], plaintext: &[u8]) -> Vec<u8> {
        type Suite = X25519HkdfSha256;
        let private =
            |bytes: &[u8; 32]| <Suite as Kem>::PrivateKey::from_bytes(bytes).expect("32 bytes");
        let mode = match &self.from {
            Some(device) => {
                let secret = private(&device.to_bytes());
                let public = Suite::sk_to_pk(&secret);
                OpModeS::Auth((secret, public))
            }
            None => OpModeS::Base,
        };
        let bound = context(self.label, body);
        let (info, aad) = if self.in_info {
            (&bound[..], &[][..])
        } else {
            (&[][..], &bound[..])
        };
        let (encapsulated, ciphertext) =
            hpke::single_shot_seal_with_rng::<ChaCha20Poly1305, HkdfSha256, Suite>(
                &mode,
                &Suite::sk_to_pk(&private(&self.to.to_bytes())),
                info,
                plaintext,
                aad,
                &mut rng(id),
            )
            .expect("sealing to a sound key");
        [encapsulated.to_bytes().as_slice(), &ciphertext].concat()
    }
}

/// COSE_Sign1 of this payload, with whatever header and `external_aad` is given.
pub(crate) fn cose(protected: &[u8], aad: &[u8], payload: &[u8], root: &RootKey) -> Vec<u8> {
    cose_by(&root.to_bytes(), protected, aad, payload)
}

/// The same by any Ed25519 key.
pub(crate) fn cose_by(secret: &[u8; 32], protected: &[u8], aad: &[u8], payload: &[u8]) -> Vec<u8> {
    let mut structure = Writer::new();
    structure
        .array(4)
        .text("Signature1")
        .bytes(protected)
        .bytes(aad)
        .bytes(payload);
    let key = ed25519_dalek::SigningKey::from_bytes(secret);
    let signature = key.sign(&structure.finish()).to_bytes();
    let mut envelope = Writer::new();
    envelope.array(4).bytes(protected).map(0);
    envelope.bytes(payload).bytes(&signature);
    envelope.finish()
}

pub(crate) fn context(label: &str, body: &[u8]) -> Vec<u8> {
    let length = u8::try_from(label.len()).expect("a short label");
    [&[length], label.as_bytes(), body].concat()
}
