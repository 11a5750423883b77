//! Starts, bundles and the bytes of the state.

use device::{Input, Machine, Now, Origin, Reply, StartError, State, StateError};
use protocol::cbor::Writer;
use protocol::{DeviceTime, Way};
use testkit::disk::Disk;
use testkit::entropy::Seeded;
use testkit::recorder::{Authority, Recorder, Setup};

use crate::{EMAIL, HOUR, MINUTE, NEW, OLD, activated, restarted, wrong};

const THIRD: &str = "nine idle lanterns";

#[test]
fn inv10_no_two_starts_share_a_start_time() {
    let authority = Authority::new(7);
    let mut setup = Setup::new(&authority);
    let (mut disk, mut last) = (Disk::new(), (0, DeviceTime::from_seconds(0)));
    for clock in [
        0,
        0,
        1_795_000_000,
        1_795_000_000,
        5,
        0,
        u32::MAX,
        u32::MAX,
        1_795_000_001,
        0,
    ] {
        setup.clock = DeviceTime::from_seconds(clock);
        let recorder = Recorder::start(disk, &setup).unwrap();
        let status = recorder.machine.status();
        assert!(
            (status.boot, status.started) > last && status.started > last.1,
            "at {clock}"
        );
        assert!(
            status.started.seconds() < u32::MAX - 1_000_000,
            "room is left to rise"
        );
        last = (status.boot, status.started);
        disk = recorder.disk;
    }
    assert_eq!(last.0, 10);
}

#[test]
fn inv2_an_older_bundle_is_refused() {
    let authority = Authority::new(7);
    let mut rng = Seeded::new(1);
    let setup = Setup::new(&authority);
    let now = Now {
        uptime: HOUR,
        clock: setup.clock,
    };
    let mut start = |state, version| {
        let bundle = authority.bundle(version, &[Way::Key]);
        Machine::start(setup.profile.clone(), state, bundle, now, &mut rng)
    };
    let machine = start(None, 3).ok().unwrap();
    let older = start(Some(machine.state().clone()), 2).err();
    assert_eq!(
        older,
        Some(StartError::OlderBundle {
            given: 2,
            trusted: 3
        })
    );
    assert!(start(Some(machine.state().clone()), 3).is_ok());
    assert!(start(Some(machine.state().clone()), 4).is_ok());
}

#[test]
fn inv3_time_is_saved_while_something_is_counted_in_it_and_else_the_disk_rests() {
    let (_, mut recorder) = activated();
    let saves = |recorder: &mut Recorder| {
        let before = recorder.disk.operations();
        for _ in 0..60 {
            recorder.pass(MINUTE);
            recorder.act_on(Input::Tick);
        }
        // A save is a write and a sync.
        (recorder.disk.operations() - before) / 2
    };
    assert_eq!(saves(&mut recorder), 0, "nothing is counted");
    recorder.ask_key(Origin::Network, false).unwrap();
    assert_eq!(saves(&mut recorder), 20, "a challenge's life is counted");
}

#[test]
fn inv6_what_was_told_is_saved_as_told() {
    let (authority, mut recorder) = activated();
    let session = recorder.sign_in(Origin::Screen, OLD).unwrap();
    let now = recorder.now();
    recorder.machine.session(&session, now).unwrap();
    recorder.pass(3 * MINUTE);
    recorder.act_on(Input::Tick);
    let mut recorder = restarted(recorder, &authority);
    let reply = recorder.act_on(testkit::recorder::sign_in(Origin::Screen, OLD));
    assert!(matches!(reply, Reply::SignedIn { news, .. } if news.is_empty()));
}

/// A state in which every field holds something.
fn full_state() -> Vec<u8> {
    let (authority, mut recorder) = activated();
    let session = recorder.sign_in(Origin::Screen, OLD).unwrap();
    let sheet = recorder.make_sheet(&session, OLD).unwrap();
    let code = &sheet.codes[0];
    recorder
        .recover_by_sheet(Origin::Screen, code, THIRD)
        .unwrap();
    assert!(
        recorder
            .recover_by_sheet(Origin::Screen, code, NEW)
            .is_err()
    );
    let session = recorder.sign_in(Origin::Screen, THIRD).unwrap();
    recorder.change_email(&session, THIRD, None).unwrap();
    recorder.change_email(&session, THIRD, Some(EMAIL)).unwrap();
    for origin in Origin::ALL {
        let shown = recorder.ask_key(origin, false).unwrap();
        let _ = recorder.sign_in(origin, "a wrong guess");
        let _ = recorder.recover(origin, &wrong(1), NEW);
        if origin == Origin::Network {
            let code = authority.answer(&shown.challenge, &recorder);
            recorder.recover(origin, &code, NEW).unwrap();
        }
    }
    recorder.ask_key(Origin::Network, false).unwrap();
    let session = recorder.sign_in(Origin::Screen, NEW).unwrap();
    recorder
        .change_email(&session, NEW, Some("other@mail.example"))
        .unwrap();
    recorder.ask_key(Origin::Screen, false).unwrap();
    assert!(recorder.change(&session, OLD, NEW).is_err());
    let _ = recorder.begin(testkit::recorder::sign_in(Origin::Network, OLD));
    recorder.machine.state().encode().to_vec()
}

#[test]
fn a_state_reads_back_as_it_was_written() {
    let bytes = full_state();
    let state = State::decode(&bytes).ok().unwrap();
    assert_eq!(*state.encode(), bytes);
}

#[test]
fn a_state_cut_short_or_with_more_behind_it_is_refused() {
    let bytes = full_state();
    for length in 0..bytes.len() {
        assert!(State::decode(&bytes[..length]).is_err(), "{length} bytes");
    }
    assert!(State::decode(&[bytes.as_slice(), &[0]].concat()).is_err());
}

#[test]
fn no_altered_byte_makes_the_reader_panic_or_read_what_is_never_written() {
    let bytes = full_state();
    for at in 0..bytes.len() {
        for flip in [0x01, 0x20, 0x80, 0xff] {
            let mut altered = bytes.clone();
            altered[at] ^= flip;
            if let Ok(state) = State::decode(&altered) {
                assert!(*state.encode() == altered, "byte {at}");
            }
        }
    }
}

#[test]
fn a_state_of_a_newer_program_is_refused_by_name() {
    let of_version = |version| {
        let mut writer = Writer::new();
        writer.array(2).uint(version).text("unheard of");
        State::decode(&writer.finish()).err()
    };
    assert_eq!(of_version(5), Some(StateError::Newer(5)));
    for version in 0..=4 {
        let error = of_version(version);
        assert_eq!(error, Some(StateError::Damaged("version")), "{version}");
    }
}
