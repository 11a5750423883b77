use super::*;
use crate::cbor::Writer;
use crate::{SigningKey, Way};
use alloc::string::ToString as _;
use alloc::vec;
use proptest::prelude::*;

fn root() -> RootKey {
    RootKey::from_bytes(&[0x40; 32])
}

fn recovery(seed: u8) -> Dated<RecoveryPublicKey> {
    Dated {
        key: crate::RecoverySecret::from_bytes(&[seed; 32]).public(),
        not_after: UnixTime::from_seconds(1_900_000_000),
    }
}

fn bundle() -> TrustBundle {
    TrustBundle {
        version: 3,
        authority: AuthorityName::parse("Example Recorders").unwrap(),
        issued: UnixTime::from_seconds(1_795_251_900),
        service: ServiceAddress::parse("https://reset.example.org").unwrap(),
        ways: [Way::Key, Way::Email].into_iter().collect(),
        recovery_keys: vec![recovery(1), recovery(2)],
        signing_keys: vec![Dated {
            key: SigningKey::from_bytes(&[3; 32]).public(),
            not_after: UnixTime::from_seconds(1_900_000_000),
        }],
    }
}

fn verify(bytes: &[u8]) -> Result<VerifiedBundle, BundleError> {
    TrustBundle::verify(bytes, &root().public())
}

#[test]
fn a_bundle_says_to_the_device_what_the_authority_signed() {
    let verified = verify(&bundle().sign(&root()).unwrap()).unwrap();
    assert_eq!(verified.version(), 3);
    assert_eq!(verified.authority().to_string(), "Example Recorders");
    assert_eq!(verified.issued(), bundle().issued);
    assert_eq!(verified.service(), &bundle().service);
    assert_eq!(verified.ways(), bundle().ways);
    assert_eq!(verified.recovery_key(), &recovery(1).key);
    assert_eq!(verified.recovery_keys(), bundle().recovery_keys);
    assert_eq!(verified.signing_keys(), bundle().signing_keys);
}

#[test]
fn a_bundle_of_another_root_is_told_from_a_forged_one() {
    let other = RootKey::from_bytes(&[0x41; 32]);
    let signed_by = other.public().id();
    assert_eq!(
        verify(&bundle().sign(&other).unwrap()),
        Err(BundleError::OtherRoot { signed_by })
    );
    let mut forged = bundle().sign(&root()).unwrap();
    *forged.last_mut().unwrap() ^= 1;
    assert_eq!(verify(&forged), Err(BundleError::Signature));
}

#[test]
fn none_of_the_bits_can_be_flipped() {
    let bytes = bundle().sign(&root()).unwrap();
    for bit in 0..bytes.len() * 8 {
        let mut altered = bytes.clone();
        altered[bit / 8] ^= 1 << (bit % 8);
        assert!(verify(&altered).is_err(), "bit {bit}");
    }
}

#[test]
fn what_verify_would_refuse_is_not_signed() {
    let refused = |change: fn(&mut TrustBundle)| {
        let mut bundle = bundle();
        change(&mut bundle);
        bundle.sign(&root()).unwrap_err()
    };
    assert_eq!(refused(|bundle| bundle.version = 0), BundleError::Version);
    assert_eq!(
        refused(|bundle| bundle.ways = Ways::NONE),
        BundleError::Ways
    );
    assert_eq!(
        refused(|bundle| bundle.recovery_keys.clear()),
        BundleError::Keys
    );
    assert_eq!(
        refused(|bundle| bundle.recovery_keys = (0..9).map(recovery).collect()),
        BundleError::Keys
    );
    assert_eq!(
        refused(|bundle| bundle.recovery_keys = vec![recovery(1), recovery(1)]),
        BundleError::KeyRepeated
    );
}

#[test]
fn x18_nothing_may_be_chosen_in_the_envelope() {
    let protected = |write: fn(&mut Writer)| {
        let mut writer = Writer::new();
        write(&mut writer);
        writer.finish()
    };
    let fault = |protected: &[u8], unprotected: u64| {
        let mut writer = Writer::new();
        writer.array(4).bytes(protected).map(unprotected);
        if unprotected > 0 {
            writer.uint(4).bytes(&[0; 4]);
        }
        writer.bytes(&[0xa0]).bytes(&[0; 64]);
        verify(&writer.finish()).unwrap_err()
    };
    let good = protected(|header| {
        header.map(2).uint(1).int(-8).uint(4).bytes(&[0; 4]);
    });
    let signed_by = KeyId::from_bytes([0; 4]);
    assert_eq!(fault(&good, 0), BundleError::OtherRoot { signed_by });
    assert_eq!(fault(&good, 1), BundleError::UnprotectedHeader);
    assert_eq!(
        fault(
            &protected(|header| {
                header.map(2).uint(1).int(-7).uint(4).bytes(&[0; 4]);
            }),
            0
        ),
        BundleError::Algorithm
    );
    assert_eq!(
        fault(
            &protected(|header| {
                header
                    .map(3)
                    .uint(1)
                    .int(-8)
                    .uint(2)
                    .array(0)
                    .uint(4)
                    .bytes(&[0; 4]);
            }),
            0
        ),
        BundleError::ProtectedHeader
    );
    assert_eq!(fault(&[], 0), BundleError::Cbor(CborError::Truncated));
    assert_eq!(verify(&[0x00]), Err(BundleError::NotSigned));
    assert_eq!(verify(&[0; 4097]), Err(BundleError::TooLong));
}

#[test]
fn an_entry_of_the_wrong_kinds_is_told_before_its_suite_or_key() {
    let fault = |suite: u64, public: &[u8], is_dated: bool| {
        let mut payload = Writer::new();
        payload.map(8).uint(1).uint(1).uint(2).uint(3);
        payload.uint(3).text("Example Recorders").uint(4).uint(0);
        payload.uint(5).text("https://reset.example.org");
        payload.uint(6).array(1).uint(2);
        payload.uint(7).array(1).array(3).uint(suite).bytes(public);
        if is_dated {
            payload.uint(0);
        } else {
            payload.null();
        }
        payload.uint(8).array(0);
        let id = root().public().id();
        let sign = |message: &[u8]| Ok(root().sign(message));
        let signed = cose::sign(&payload.finish(), &aad(), id, sign).unwrap();
        verify(&signed).unwrap_err()
    };
    assert_eq!(fault(2, &[], false), BundleError::Keys);
    assert_eq!(fault(1, &[], false), BundleError::Keys);
    assert_eq!(fault(2, &[], true), BundleError::Suite(2));
    assert_eq!(fault(1, &[], true), BundleError::Key(KeyError::Length));
}

#[test]
fn an_authority_has_a_name_that_can_be_shown() {
    assert!(AuthorityName::parse("Überwachung & Söhne").is_ok());
    for wrong in ["", "  ", "two\nlines", &"n".repeat(65)] {
        assert_eq!(AuthorityName::parse(wrong), Err(BundleError::Authority));
    }
}

proptest! {
    #[test]
    fn every_bundle_that_is_signed_is_verified(
        version in 1_u32.., issued: u64, recovery_keys in 1_u8..=8, name in "[a-zA-Z0-9]{1,64}"
    ) {
        let bundle = TrustBundle {
            version,
            issued: UnixTime::from_seconds(issued),
            authority: AuthorityName::parse(&name).unwrap(),
            recovery_keys: (0..recovery_keys).map(recovery).collect(),
            ..bundle()
        };
        let bytes = bundle.sign(&root()).unwrap();
        let verified = verify(&bytes).unwrap();
        prop_assert_eq!(verified.bundle, bundle);
        prop_assert_eq!(verified.bytes, bytes);
    }
}
