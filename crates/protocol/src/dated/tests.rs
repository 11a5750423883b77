use super::*;
use crate::{RecoveryKey as _, RecoverySecret, samples};
use proptest::prelude::*;
use std::string::String;

fn serial() -> Serial {
    samples::header().identity.serial().clone()
}

fn model() -> Model {
    samples::header().identity.model().clone()
}

fn date() -> DeviceDate {
    DeviceDate::parse("2026-11-21").unwrap()
}

fn code(device: &DeviceKey, to: &RecoverySecret, serial: &Serial, days: i64) -> String {
    let started = DeviceTime::from_seconds(1_795_200_041);
    let date = DeviceTime::from_seconds(u32::try_from(20_000 + days).unwrap() * 86_400).date();
    let code = device.security_code(&to.public(), serial, started, date);
    String::from(code.to_text().as_str())
}

#[test]
fn d6_a_security_code_is_for_one_device_authority_serial_start_and_date() {
    let (device, recovery) = (samples::device(), samples::recovery());
    let right = code(&device, &recovery, &serial(), 0);
    assert_eq!(right, code(&device, &recovery, &serial(), 0));
    let other_device = DeviceKey::from_bytes(&[7; 32]);
    let other_authority = RecoverySecret::from_bytes(&[8; 32]);
    let other_serial = Serial::parse("RG4T7M2KXX9876543211").unwrap();
    assert_ne!(right, code(&other_device, &recovery, &serial(), 0));
    assert_ne!(right, code(&device, &other_authority, &serial(), 0));
    assert_ne!(right, code(&device, &recovery, &other_serial, 0));
    assert_ne!(right, code(&device, &recovery, &serial(), 1));
    let to = recovery.public();
    let at =
        |seconds| device.security_code(&to, &serial(), DeviceTime::from_seconds(seconds), date());
    assert!(at(1_795_200_041) != at(1_795_200_042));
}

#[test]
fn d9_a_temporary_password_is_for_one_model_and_is_no_longer_security_code() {
    let (device, to) = (samples::device(), samples::recovery().public());
    let of = |model: &Model| device.temporary_password(&to, &serial(), model, date());
    assert!(of(&model()) == of(&model()));
    assert!(of(&model()) != of(&Model::parse("RG1602-16X").unwrap()));
    let code = device.security_code(&to, &serial(), DeviceTime::from_seconds(0), date());
    assert!(!of(&model()).to_text().starts_with(code.to_text().as_str()));
}

#[test]
fn inv2_keys_of_one_pair_differ_by_purpose() {
    let (device, to) = (samples::device(), samples::recovery().public());
    let key = |kind: &Kind| *device.derive(&kind.info(&to, &device.public()), &to);
    assert_ne!(key(&SECURITY_CODE), key(&TEMPORARY_PASSWORD));
}

proptest! {
    #[test]
    fn d6_d9_device_and_authority_come_to_the_same_answers(
        device: [u8; 32],
        recovery: [u8; 32],
        header in samples::headers(),
        date: u32,
    ) {
        let (device, recovery) = (DeviceKey::from_bytes(&device), RecoverySecret::from_bytes(&recovery));
        let (to, from, date) = (recovery.public(), device.public(), DeviceTime::from_seconds(date).date());
        let (serial, model) = (header.identity.serial(), header.identity.model());
        let theirs = recovery.security_code(&from, serial, header.started, date).unwrap();
        prop_assert!(theirs == device.security_code(&to, serial, header.started, date));
        let theirs = recovery.temporary_password(&from, serial, model, date).unwrap();
        prop_assert!(theirs == device.temporary_password(&to, serial, model, date));
    }
}
