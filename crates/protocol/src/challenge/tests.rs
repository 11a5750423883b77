use super::*;
use crate::samples::{self, challenge, device, header, headers, recovery};
use crate::{DeviceKey, Firmware, Identity, Model, RecoveryKey as _, RecoverySecret, Serial};
use alloc::format;
use proptest::prelude::*;

fn seal(header: Header, email: Option<&ReservedEmail>) -> Challenge {
    let code = Code::from_bytes([1, 2, 3, 4, 5]);
    let to = recovery().public();
    Challenge::seal(header, &code, email, &device(), &to, &mut samples::rng())
}

/// Seals a plaintext that no honest device makes.
fn seal_raw(plaintext: &[u8]) -> Challenge {
    let mut bytes = header().encode();
    let to = recovery().public();
    let sealed = sealed::seal(
        &info(&bytes),
        plaintext,
        &device(),
        &to,
        &mut samples::rng(),
    );
    bytes.extend_from_slice(&sealed);
    Challenge {
        header: header(),
        bytes,
    }
}

fn opened(challenge: &Challenge) -> Result<Opened, OpenError> {
    recovery().open(challenge, &device().public())
}

#[test]
fn d8_the_authority_reads_the_code_and_the_email() {
    let opened = opened(&challenge()).ok().unwrap();
    assert!(opened.code == Code::from_bytes([1, 2, 3, 4, 5]));
    assert_eq!(opened.email, Some(samples::email()));
    assert!(
        self::opened(&seal(header(), None))
            .ok()
            .unwrap()
            .email
            .is_none()
    );
}

#[test]
fn inv2_another_authority_or_device_does_not_open_it() {
    let other = RecoverySecret::from_bytes(&[7; 32]);
    let sealed_to = recovery().public().id();
    assert_eq!(
        other.open(&challenge(), &device().public()).err(),
        Some(OpenError::OtherKey { sealed_to })
    );
    let stranger = DeviceKey::from_bytes(&[7; 32]).public();
    assert_eq!(
        recovery().open(&challenge(), &stranger).err(),
        Some(OpenError::Box(BoxError))
    );
}

#[test]
fn a_sealed_part_that_breaks_the_rules_is_told_from_one_that_does_not_open() {
    let mut good = *plaintext(&Code::from_bytes([0; 5]), Some(&samples::email()));
    assert!(opened(&seal_raw(&good)).is_ok());
    good[49] = 1;
    let (mut long, mut capitals) = ([0; 50], [0; 50]);
    long[5] = 45;
    capitals[5] = 5;
    capitals[6..11].copy_from_slice(b"a@B.c");
    for wrong in [good, long, capitals] {
        assert_eq!(opened(&seal_raw(&wrong)).err(), Some(OpenError::Content));
    }
    assert!(Opened::read(&[0; PLAINTEXT - 1]).is_none());
}

#[test]
fn the_smallest_and_the_largest_challenge_keep_their_lengths() {
    let name = |length| "7".repeat(length);
    let of = |serial, model, firmware, number| {
        let identity = Identity::new(
            Serial::parse(&name(serial)).unwrap(),
            Model::parse(&name(model)).unwrap(),
            Firmware::parse(&name(firmware)).unwrap(),
        );
        let header = Header {
            identity: identity.unwrap(),
            clock: crate::DeviceTime::from_seconds(number),
            started: crate::DeviceTime::from_seconds(number),
            boot: number,
            ..header()
        };
        seal(header, None).as_bytes().len()
    };
    assert_eq!(of(1, 1, 1, 0), 133);
    assert_eq!(of(24, 24, 7, u32::MAX), Challenge::MAX_LENGTH);
    assert_eq!(challenge().as_bytes().len(), 176);
}

#[test]
fn the_length_tells_nothing_of_the_email() {
    let longest = ReservedEmail::parse(&format!("{}@example.org", "o".repeat(32))).unwrap();
    let (without, with) = (seal(header(), None), seal(header(), Some(&longest)));
    assert_eq!(without.as_bytes().len(), with.as_bytes().len());
}

#[test]
fn debug_tells_number_and_serial_alone() {
    let text = format!("{:?}", challenge());
    assert_eq!(
        text,
        format!(
            "Challenge({} of RG4T7M2KXX9876543210)",
            challenge().number()
        )
    );
}

#[test]
fn x02_each_challenge_has_another_number() {
    let other = Header {
        nonce: crate::Nonce::from_bytes([0; 16]),
        ..header()
    };
    assert_ne!(seal(other, None).hash(), seal(header(), None).hash());
}

proptest! {
    #[test]
    fn every_challenge_is_decoded_as_it_was_sealed(header in headers(), with_email: bool) {
        let email = samples::email();
        let sealed = seal(header, with_email.then_some(&email));
        prop_assert!(sealed.as_bytes().len() <= Challenge::MAX_LENGTH);
        let decoded = Challenge::decode(sealed.as_bytes()).unwrap();
        prop_assert_eq!(&decoded, &sealed);
        prop_assert_eq!(opened(&decoded).ok().unwrap().email, with_email.then_some(email));
    }

    #[test]
    fn what_is_decoded_is_what_its_header_encodes(
        place: prop::sample::Index, byte: u8, cut in 0..200_usize
    ) {
        let mut bytes = challenge().as_bytes().to_vec();
        let place = place.index(bytes.len());
        bytes[place] = byte;
        bytes.truncate(cut);
        if let Ok(decoded) = Challenge::decode(&bytes) {
            let header = decoded.header().encode();
            prop_assert_eq!(&header, &bytes[..header.len()]);
            prop_assert_eq!(bytes.len(), header.len() + SEALED);
        }
    }
}

#[test]
fn inv2_none_of_the_bits_can_be_flipped() {
    let bytes = challenge().as_bytes().to_vec();
    for bit in 0..bytes.len() * 8 {
        let mut altered = bytes.clone();
        altered[bit / 8] ^= 1 << (bit % 8);
        let outcome = Challenge::decode(&altered).map(|challenge| opened(&challenge).is_ok());
        assert!(!matches!(outcome, Ok(true)), "bit {bit}");
    }
}
