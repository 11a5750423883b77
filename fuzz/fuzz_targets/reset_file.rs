//! No file that the authority has not signed is taken; what it has signed is read without harm.
//!
//! The fuzzer can neither seal nor sign, so each input is taken three times: as a file, as what is
//! sealed in one, and as what is signed in one.
#![no_main]

use libfuzzer_sys::fuzz_target;
use protocol::{
    AuthorityName, Authorization, Dated, DeviceKey, RecoverySecret, ResetFile, RootKey, Serial,
    ServiceAddress, SigningKey, TrustBundle, UnixTime, VerifiedBundle, Way,
};
use std::sync::LazyLock;

static BUNDLE: LazyLock<VerifiedBundle> = LazyLock::new(bundle);

fuzz_target!(|bytes: &[u8]| {
    let (device, signing) = (
        DeviceKey::from_bytes(&[1; 32]),
        SigningKey::from_bytes(&[2; 32]),
    );
    assert!(ResetFile::open(bytes, &device, &BUNDLE).is_err());
    let sealed = forge::seal(bytes, &device);
    assert!(ResetFile::open(&sealed, &device, &BUNDLE).is_err());
    let signed = forge::seal(&forge::sign(bytes, &signing, &device), &device);
    if let Ok(authentic) = ResetFile::open(&signed, &device, &BUNDLE) {
        let Authorization {
            serial,
            scope,
            issued_at,
            not_after,
            request,
            ..
        } = authentic.unchecked();
        assert_eq!(Serial::parse(serial.as_str()).as_ref(), Ok(serial));
        assert!(scope.goes_with(Way::File));
        let lifetime = not_after.seconds() - issued_at.seconds();
        assert!((1..=Authorization::MAX_LIFETIME).contains(&lifetime));
        assert!(request.as_str().len() <= 32);
    }
});

fn bundle() -> VerifiedBundle {
    let never = UnixTime::from_seconds(u64::MAX);
    let root = RootKey::from_bytes(&[3; 32]);
    let bundle = TrustBundle {
        version: 1,
        authority: AuthorityName::parse("Fuzz").unwrap(),
        issued: UnixTime::from_seconds(0),
        service: ServiceAddress::parse("https://reset.example.org").unwrap(),
        ways: [Way::File].into_iter().collect(),
        recovery_keys: vec![Dated {
            key: RecoverySecret::from_bytes(&[4; 32]).public(),
            not_after: never,
        }],
        signing_keys: vec![Dated {
            key: SigningKey::from_bytes(&[2; 32]).public(),
            not_after: never,
        }],
    };
    TrustBundle::verify(&bundle.sign(&root).unwrap(), &root.public()).unwrap()
}

mod forge {
    use ed25519_dalek::Signer as _;
    use hpke::aead::ChaCha20Poly1305;
    use hpke::kdf::HkdfSha256;
    use hpke::kem::X25519HkdfSha256;
    use hpke::{Deserializable as _, Kem, OpModeS, Serializable as _};
    use protocol::cbor::Writer;
    use protocol::{DeviceKey, SigningKey};
    use rand_chacha::ChaCha20Rng;
    use rand_core::SeedableRng as _;

    pub fn seal(content: &[u8], device: &DeviceKey) -> Vec<u8> {
        let mut header = Writer::new();
        header
            .array(2)
            .uint(1)
            .bytes(device.public().id().as_bytes());
        let header = header.finish();
        let to = <X25519HkdfSha256 as Kem>::PublicKey::from_bytes(device.public().as_bytes());
        let (encapsulated, sealed) =
            hpke::single_shot_seal_with_rng::<ChaCha20Poly1305, HkdfSha256, X25519HkdfSha256>(
                &OpModeS::Base,
                &to.unwrap(),
                &[b"\x14regain/v1/reset-file", &header[..]].concat(),
                content,
                &[],
                &mut ChaCha20Rng::seed_from_u64(1),
            )
            .unwrap();
        [
            b"\x89RGN\r\n\x1a\n",
            &header[..],
            &encapsulated.to_bytes(),
            &sealed,
        ]
        .concat()
    }

    pub fn sign(payload: &[u8], key: &SigningKey, device: &DeviceKey) -> Vec<u8> {
        let mut protected = Writer::new();
        let id = key.public().id();
        protected
            .map(2)
            .uint(1)
            .int(-8)
            .uint(4)
            .bytes(id.as_bytes());
        let protected = protected.finish();
        let aad = [
            b"\x17regain/v1/authorization",
            &device.public().as_bytes()[..],
        ]
        .concat();
        let mut structure = Writer::new();
        structure
            .array(4)
            .text("Signature1")
            .bytes(&protected)
            .bytes(&aad)
            .bytes(payload);
        let key = ed25519_dalek::SigningKey::from_bytes(&key.to_bytes());
        let signature = key.sign(&structure.finish()).to_bytes();
        let mut envelope = Writer::new();
        envelope
            .array(4)
            .bytes(&protected)
            .map(0)
            .bytes(payload)
            .bytes(&signature);
        let mut content = Writer::new();
        content.array(2).bytes(&envelope.finish()).null();
        content.finish()
    }
}
