//! The way back by a signed file (D7).

use device::{Ended, Event, Origin, Proof, Refusal, WayBack, WaysBack};
use protocol::{
    Assertion, Authorization, Challenge, DeviceKey, DeviceTime, RequestId, ResetFileError, Scope,
    UnixTime, Way,
};
use testkit::disk::Disk;
use testkit::recorder::{Authority, Recorder, Setup};

use crate::{EMAIL, HOUR, NEW, OLD, SECOND, wrong};

const HERE: Origin = Origin::Network;

fn setup(authority: &Authority) -> Setup {
    let mut setup = Setup::new(authority);
    setup.profile.ways = WaysBack::from_iter([WayBack::Key, WayBack::File]);
    setup.profile.cameras = true;
    setup.bundle = authority.bundle(1, &[Way::Key, Way::File]);
    setup
}

fn activated() -> (Authority, Recorder) {
    let authority = Authority::new(7);
    let mut recorder = Recorder::start(Disk::new(), &setup(&authority)).unwrap();
    recorder.activate(OLD, Some(EMAIL));
    (authority, recorder)
}

fn asked(recorder: &mut Recorder, scope: Scope) -> Challenge {
    let shown = recorder.ask(HERE, Way::File, scope, false).unwrap();
    shown.challenge
}

fn file(authority: &Authority, challenge: &Challenge, recorder: &Recorder) -> Vec<u8> {
    authority.file(challenge, &recorder.machine.device_key().public())
}

fn refused(recorder: &mut Recorder, file: Vec<u8>) -> Refusal {
    recorder.prove(HERE, Proof::File(file), NEW).unwrap_err()
}

#[test]
fn d7_a_file_sets_a_password_once_also_after_a_restart() {
    let (authority, mut recorder) = activated();
    let challenge = asked(&mut recorder, Scope::Administrator);
    let file = file(&authority, &challenge, &recorder);
    let mut recorder = Recorder::start(recorder.disk, &setup(&authority)).unwrap();
    let done = recorder
        .prove(HERE, Proof::File(file.clone()), NEW)
        .unwrap();
    assert_eq!((done.by, done.scope), (WayBack::File, Scope::Administrator));
    assert_eq!(done.challenge, Some(challenge.number()));
    assert!(recorder.sign_in(HERE, OLD).is_err());
    let session = recorder.sign_in(HERE, NEW).unwrap();
    let now = recorder.now();
    let journal = recorder.machine.journal(&session, now).unwrap();
    assert!(journal.iter().any(|entry| entry.event
        == Event::PasswordReset {
            by: WayBack::File,
            challenge: Some(challenge.number()),
            scope: Scope::Administrator,
        }));
    let number = challenge.number();
    let why = Ended::Used;
    assert_eq!(
        refused(&mut recorder, file.clone()),
        Refusal::ChallengeEnded { number, why }
    );
    asked(&mut recorder, Scope::Administrator);
    let other = Refusal::File(ResetFileError::OtherChallenge);
    assert_eq!(refused(&mut recorder, file), other);
}

#[test]
fn d7_a_file_is_taken_while_the_typed_ways_are_closed_and_is_never_a_try() {
    let (authority, mut recorder) = activated();
    for seed in 0..20 {
        recorder.pass(HOUR);
        let _ = recorder.ask_key(HERE, true);
        let _ = recorder.recover(HERE, &wrong(seed), NEW);
    }
    assert_eq!(
        recorder.machine.way(HERE, WayBack::Key),
        Err(Refusal::WaysClosed)
    );
    let challenge = asked(&mut recorder, Scope::Administrator);
    let right = file(&authority, &challenge, &recorder);
    for seed in 0..40 {
        let mut altered = right.clone();
        altered[100 + seed] ^= 1;
        let refusal = refused(&mut recorder, altered);
        assert_eq!(refusal, Refusal::File(ResetFileError::DoesNotOpen));
    }
    assert!(recorder.prove(HERE, Proof::File(right), NEW).is_ok());
    assert_eq!(recorder.machine.way(HERE, WayBack::Key), Ok(()));
}

#[test]
fn inv2_a_file_of_another_device_authority_challenge_or_way_is_refused_by_its_name() {
    let (authority, mut recorder) = activated();
    let challenge = asked(&mut recorder, Scope::Administrator);
    let device = recorder.machine.device_key().public();
    let other_device = DeviceKey::from_bytes(&[7; 32]).public();
    let mut because = |file: Vec<u8>, why: ResetFileError| {
        assert_eq!(refused(&mut recorder, file), Refusal::File(why));
    };
    because(
        authority.file(&challenge, &other_device),
        ResetFileError::OtherDevice,
    );
    because(b"a letter".to_vec(), ResetFileError::NotAResetFile);
    because(vec![0; 20_000], ResetFileError::TooLong);
    let stranger = Authority::new(8).file(&challenge, &device);
    let refusal = refused(&mut recorder, stranger);
    let unknown = matches!(
        refusal,
        Refusal::File(ResetFileError::OtherSigningKey { .. })
    );
    assert!(unknown, "{refusal}");
    // The owner's file of a device with the same key, but the challenge of an earlier asking.
    recorder.pass(61 * SECOND);
    let fresh = recorder.ask(HERE, Way::File, Scope::Administrator, true);
    assert_ne!(fresh.unwrap().challenge.hash(), challenge.hash());
    let older = authority.file(&challenge, &device);
    let replaced = refused(&mut recorder, older.clone());
    let told = matches!(replaced, Refusal::ChallengeReplaced { .. });
    assert!(told, "{replaced}");
    let session = recorder.sign_in(HERE, OLD).unwrap();
    recorder.change(&session, OLD, NEW).unwrap();
    asked(&mut recorder, Scope::Administrator);
    let other = Refusal::File(ResetFileError::OtherChallenge);
    assert_eq!(refused(&mut recorder, older), other);
    assert!(recorder.sign_in(HERE, NEW).is_ok());
}

#[test]
fn d7_a_key_that_only_an_older_bundle_names_signs_nothing() {
    let (authority, mut recorder) = activated();
    let challenge = asked(&mut recorder, Scope::Administrator);
    let file = file(&authority, &challenge, &recorder);
    let mut newer = setup(&authority);
    newer.bundle = authority.bundle_signing_with(2, &[Way::Key, Way::File], &Authority::new(9));
    let mut recorder = Recorder::start(recorder.disk, &newer).unwrap();
    let refusal = refused(&mut recorder, file);
    let unknown = matches!(
        refusal,
        Refusal::File(ResetFileError::OtherSigningKey { .. })
    );
    assert!(unknown, "{refusal}");
}

#[test]
fn d7_a_file_opened_where_it_was_not_asked_for_says_where_to_go() {
    let (authority, mut recorder) = activated();
    let challenge = asked(&mut recorder, Scope::Administrator);
    let file = file(&authority, &challenge, &recorder);
    let asked_at = HERE;
    let there = recorder.prove(Origin::Screen, Proof::File(file.clone()), NEW);
    assert_eq!(there, Err(Refusal::FileForOtherOrigin { asked_at }));
    assert!(recorder.prove(HERE, Proof::File(file), NEW).is_ok());
}

#[test]
fn d12_a_file_for_the_administrator_alone_leaves_the_cameras_out() {
    let (authority, mut recorder) = activated();
    let challenge = asked(&mut recorder, Scope::AdministratorAndCameras);
    let device = recorder.machine.device_key().public();
    let granted = |scope| {
        let request = RequestId::parse("RG-482-190-335").unwrap();
        let now = UnixTime::from_seconds(challenge.header().clock.seconds().into());
        Authorization {
            scope,
            ..Authorization::granting(&challenge, request, Assertion::Proximity, now)
        }
    };
    let narrow = authority.file_saying(&granted(Scope::Administrator), &challenge, &device);
    let done = recorder.prove(HERE, Proof::File(narrow), NEW).unwrap();
    assert_eq!(done.scope, Scope::Administrator);
    let challenge = asked(&mut recorder, Scope::AdministratorAndCameras);
    let whole = authority.file(&challenge, &device);
    let done = recorder.prove(HERE, Proof::File(whole), OLD).unwrap();
    assert_eq!(done.scope, Scope::AdministratorAndCameras);
}

#[test]
fn inv10_a_file_ends_by_the_clock_where_that_is_sound_and_else_with_its_challenge() {
    let (authority, mut recorder) = activated();
    let challenge = asked(&mut recorder, Scope::Administrator);
    let file = file(&authority, &challenge, &recorder);
    recorder.pass(24 * HOUR + 14 * HOUR + 61 * SECOND);
    let date = recorder.clock.date();
    let expired = Refusal::FileExpired { date };
    assert_eq!(refused(&mut recorder, file.clone()), expired);
    // Somebody sets the clock back: the file is good again, as far as its challenge lives.
    recorder.clock = DeviceTime::from_seconds(0);
    recorder.pass(33 * HOUR + 58 * 60 * SECOND);
    assert!(
        recorder
            .machine
            .challenge(HERE, Way::File, recorder.now())
            .is_some()
    );
    recorder.pass(60 * SECOND);
    let ended = refused(&mut recorder, file);
    let number = challenge.number();
    let why = Ended::Expired;
    assert_eq!(ended, Refusal::ChallengeEnded { number, why });
}

#[test]
fn d7_a_clock_that_was_ahead_before_the_file_was_made_does_not_end_it() {
    let (authority, mut recorder) = activated();
    recorder.clock = DeviceTime::parse("2099-12-31 23:59:00").unwrap();
    let challenge = asked(&mut recorder, Scope::Administrator);
    let device = recorder.machine.device_key().public();
    let file = authority.file_at(&challenge, &device, UnixTime::from_seconds(1_795_000_000));
    assert!(recorder.prove(HERE, Proof::File(file), NEW).is_ok());
}

#[test]
fn d7_a_file_is_taken_with_the_clock_at_1970_or_set_back_or_right_again() {
    const ISSUED: UnixTime = UnixTime::from_seconds(1_795_000_000);
    let right = "2026-11-18 12:00:00";
    let (early, ahead) = ("1970-01-01 00:00:10", "2099-12-31 09:00:00");
    for (asked_with, answered_with) in [
        (early, early),
        (early, right),
        (right, early),
        (right, right),
        (ahead, early),
        (ahead, right),
        (ahead, ahead),
    ] {
        let (authority, mut recorder) = activated();
        recorder.clock = DeviceTime::parse(asked_with).unwrap();
        let challenge = asked(&mut recorder, Scope::Administrator);
        let device = recorder.machine.device_key().public();
        let file = authority.file_at(&challenge, &device, ISSUED);
        recorder.clock = DeviceTime::parse(answered_with).unwrap();
        let done = recorder.prove(HERE, Proof::File(file.clone()), NEW);
        assert!(done.is_ok(), "{asked_with}, then {answered_with}: {done:?}");
        let again = refused(&mut recorder, file);
        assert!(matches!(again, Refusal::ChallengeEnded { .. }), "inv1");
    }
}

#[test]
fn d7_a_clock_that_jumps_to_2099_refuses_the_file_until_a_new_challenge_is_answered() {
    let (authority, mut recorder) = activated();
    let challenge = asked(&mut recorder, Scope::Administrator);
    let early = file(&authority, &challenge, &recorder);
    recorder.clock = DeviceTime::parse("2099-12-31 09:00:00").unwrap();
    recorder.pass(60 * SECOND);
    let date = recorder.clock.date();
    let refusal = refused(&mut recorder, early);
    assert_eq!(refusal, Refusal::FileExpired { date });
    assert!(refusal.to_string().contains("shows 2099-12-31"));
    let way = Way::File;
    let fresh = recorder.ask(HERE, way, Scope::Administrator, true).unwrap();
    let device = recorder.machine.device_key().public();
    let issued = UnixTime::from_seconds(1_795_000_000);
    let file = authority.file_at(&fresh.challenge, &device, issued);
    assert!(recorder.prove(HERE, Proof::File(file), NEW).is_ok());
}

#[test]
fn d7_a_file_for_a_challenge_that_was_replaced_is_told_so() {
    let (authority, mut recorder) = activated();
    let challenge = asked(&mut recorder, Scope::Administrator);
    let file = file(&authority, &challenge, &recorder);
    recorder.pass(60 * SECOND);
    let way = Way::File;
    let fresh = recorder.ask(HERE, way, Scope::Administrator, true).unwrap();
    let (number, by) = (challenge.number(), fresh.challenge.number());
    assert_eq!(
        refused(&mut recorder, file),
        Refusal::ChallengeReplaced { number, by }
    );
}

#[test]
fn d13_a_device_without_the_file_way_takes_no_file() {
    let authority = Authority::new(7);
    let (_, mut recorder) = activated();
    let challenge = asked(&mut recorder, Scope::Administrator);
    let file = file(&authority, &challenge, &recorder);
    let mut without = setup(&authority);
    without.profile.ways = WaysBack::from_iter([WayBack::Key]);
    let mut recorder = Recorder::start(recorder.disk, &without).unwrap();
    let way = WayBack::File;
    assert_eq!(refused(&mut recorder, file), Refusal::WayNotOffered { way });
}
