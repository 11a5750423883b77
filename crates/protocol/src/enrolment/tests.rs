use super::*;
use crate::RecoverySecret;
use crate::samples::{self, device, recovery};
use proptest::prelude::*;

fn enrolment() -> Enrolment {
    let identity = samples::header().identity;
    let (serial, model) = (identity.serial().clone(), identity.model().clone());
    Enrolment::make(
        serial,
        model,
        &device(),
        &recovery().public(),
        &mut samples::rng(),
    )
}

#[test]
fn an_enrolment_proves_that_the_device_holds_its_key() {
    let verified = Enrolment::parse(&enrolment().to_text())
        .unwrap()
        .verify(&recovery())
        .unwrap();
    assert_eq!(verified.serial().as_str(), "RG4T7M2KXX9876543210");
    assert_eq!(verified.model().as_str(), "RG1602-16S");
    assert_eq!(verified.device_key(), &device().public());
}

#[test]
fn an_enrolment_for_another_authority_is_told_from_a_false_one() {
    let other = RecoverySecret::from_bytes(&[7; 32]);
    let made_for = recovery().public().id();
    assert_eq!(
        enrolment().verify(&other),
        Err(EnrolmentError::OtherKey { made_for })
    );
}

#[test]
fn nobody_enrols_the_key_of_another_device() {
    let stolen = device().public();
    let mut bytes = enrolment().as_bytes().to_vec();
    let mine = Enrolment::make(
        enrolment().serial().clone(),
        enrolment().model().clone(),
        &DeviceKey::from_bytes(&[7; 32]),
        &recovery().public(),
        &mut samples::rng(),
    );
    let proof_at = bytes.len() - sealed::OVERHEAD;
    bytes[proof_at..].copy_from_slice(&mine.as_bytes()[proof_at..]);
    let forged = Enrolment::decode(&bytes).unwrap();
    assert_eq!(forged.device_key(), &stolen);
    assert_eq!(forged.verify(&recovery()), Err(EnrolmentError::NotProven));
}

#[test]
fn none_of_the_bits_can_be_flipped() {
    let bytes = enrolment().as_bytes().to_vec();
    for bit in 0..bytes.len() * 8 {
        let mut altered = bytes.clone();
        altered[bit / 8] ^= 1 << (bit % 8);
        let outcome = Enrolment::decode(&altered).map(|altered| altered.verify(&recovery()));
        assert!(!matches!(outcome, Ok(Ok(_))), "bit {bit}");
    }
}

#[test]
fn white_space_from_a_mail_does_no_harm() {
    let text = enrolment().to_text();
    let (left, right) = text.split_at(40);
    let wrapped = alloc::format!("  {left}\r\n {right}\n");
    assert_eq!(Enrolment::parse(&wrapped), Ok(enrolment()));
}

#[test]
fn a_text_that_is_no_enrolment_or_half_of_one_is_refused() {
    let fault = |text: &str| Enrolment::parse(text).unwrap_err();
    assert_eq!(fault("REGAIN-ENROL-2.AAAA"), EnrolmentError::NotAnEnrolment);
    assert_eq!(fault("REGAIN-ENROL-1.?"), EnrolmentError::Base64);
    let long = [PREFIX, &"A".repeat(200)].concat();
    assert_eq!(fault(&long), EnrolmentError::TooLong);
    let bytes = enrolment().as_bytes().to_vec();
    assert_eq!(
        Enrolment::decode(&bytes[..bytes.len() - 1]),
        Err(EnrolmentError::ProofLength)
    );
}

#[test]
fn the_largest_enrolment_keeps_its_length() {
    let largest = Enrolment::make(
        Serial::parse(&"7".repeat(24)).unwrap(),
        Model::parse(&"M".repeat(32)).unwrap(),
        &device(),
        &recovery().public(),
        &mut samples::rng(),
    );
    assert_eq!(largest.as_bytes().len(), Enrolment::MAX_LENGTH);
}

proptest! {
    #[test]
    fn what_is_decoded_is_what_was_given(place: prop::sample::Index, byte: u8) {
        let mut bytes = enrolment().as_bytes().to_vec();
        let place = place.index(bytes.len());
        bytes[place] = byte;
        if let Ok(decoded) = Enrolment::decode(&bytes) {
            prop_assert_eq!(decoded.as_bytes(), &bytes[..]);
            prop_assert_eq!(Enrolment::parse(&decoded.to_text()), Ok(decoded));
        }
    }
}
