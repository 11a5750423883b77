//! States that older programs wrote. The files are what those programs really saved.

use device::{Event, Origin, Reply, SheetCode, State, WayBack};
use protocol::Way;
use testkit::disk::Disk;
use testkit::entropy::Seeded;
use testkit::recorder::{Authority, Recorder, Setup, sign_in};

use crate::{NEW, OLD};

/// Written before there were recovery sheets: with an account, a live and an ended challenge, a
/// journal and an open try.
const VERSION_1: &str = include_str!("state_v1.hex");
/// Written when key and sheet were the only ways: with used and unused codes of a sheet, a live and an
/// ended challenge, resets by both, wrong answers to both, and an open try.
const VERSION_2: &str = include_str!("state_v2.hex");
/// Written when every way was there: with a used code of the second sheet, another reserved email and
/// the letters about it, live and ended challenges, dates that were used, addresses, and an open try.
const VERSION_3: &str = include_str!("state_v3.hex");
/// A code of the sheet of version 2 which was not used.
const UNUSED: &str = "V4AH-1P2Z-A75F-48CY";

fn bytes(hex: &str) -> Vec<u8> {
    let digits: Vec<u8> = hex.bytes().filter(u8::is_ascii_hexdigit).collect();
    digits
        .chunks(2)
        .map(|pair| u8::from_str_radix(str::from_utf8(pair).unwrap(), 16).unwrap())
        .collect()
}

/// A disk that holds such a state.
fn disk(state: &str) -> Disk {
    let disk = Disk::new();
    let (mut store, _) = device::storage::Store::open(disk.clone()).unwrap();
    store.save(&bytes(state)).unwrap();
    disk
}

#[test]
fn an_old_state_is_taken_over_and_saved_as_version_4() {
    for (version, old) in [(1, VERSION_1), (2, VERSION_2), (3, VERSION_3)] {
        let state = State::decode(&bytes(old)).ok().unwrap();
        let new = state.encode();
        assert_eq!((bytes(old)[1], new[1]), (version, 4));
        let again = State::decode(&new).ok().unwrap();
        assert_eq!(again.encode(), new);
    }
}

#[test]
fn a_device_of_version_2_keeps_its_challenge_its_sheet_and_its_journal() {
    let authority = Authority::new(7);
    let mut recorder = Recorder::start(disk(VERSION_2), &Setup::new(&authority)).unwrap();
    let status = recorder.machine.status();
    assert_eq!(
        status.sheet.map(|sheet| (sheet.number, sheet.left)),
        Some((1, 7))
    );
    assert!(status.reserved_email.is_some());
    let now = recorder.now();
    let live = |origin| recorder.machine.challenge(origin, Way::Key, now);
    assert!(live(Origin::Network).is_none());
    let shown = live(Origin::Screen).unwrap();
    let key = authority.answer(&shown.challenge, &recorder);

    let Reply::SignedIn { session, .. } = recorder.act_on(sign_in(Origin::Screen, NEW)) else {
        panic!("not signed in");
    };
    let journal = recorder.machine.journal(&session, now).unwrap();
    let told = |wanted: fn(Event) -> bool| journal.iter().any(|entry| wanted(entry.event));
    assert!(told(|event| matches!(
        event,
        Event::PasswordReset {
            by: WayBack::Key,
            ..
        }
    )));
    assert!(told(|event| matches!(
        event,
        Event::PasswordResetBySheet { left: 7, .. }
    )));
    assert!(told(|event| matches!(
        event,
        Event::WrongAnswer {
            by: WayBack::Key,
            ..
        }
    )));
    assert!(told(|event| matches!(
        event,
        Event::WrongAnswer {
            by: WayBack::Sheet,
            ..
        }
    )));
    assert!(told(|event| event == Event::WrongPassword), "the open try");

    recorder.recover(Origin::Screen, &key, OLD).unwrap();
    let code = SheetCode::parse(UNUSED).unwrap();
    recorder
        .recover_by_sheet(Origin::Screen, &code, NEW)
        .unwrap();
}

#[test]
fn a_device_that_is_updated_keeps_its_password_and_its_challenge_and_has_no_sheet() {
    let authority = Authority::new(7);
    let mut recorder = Recorder::start(disk(VERSION_1), &Setup::new(&authority)).unwrap();
    let status = recorder.machine.status();
    assert_eq!((status.activated, status.sheet), (true, None));
    assert!(status.reserved_email.is_some());
    let now = recorder.now();
    let shown = recorder
        .machine
        .challenge(Origin::Screen, Way::Key, now)
        .unwrap();
    let code = authority.answer(&shown.challenge, &recorder);
    let reply = recorder.act_on(sign_in(Origin::Screen, NEW));
    assert!(matches!(reply, Reply::SignedIn { news, .. } if !news.is_empty()));
    recorder
        .recover(Origin::Screen, &code, "a phrase after the update")
        .unwrap();
}

#[test]
fn no_altered_byte_of_an_old_state_makes_the_reader_panic() {
    for bytes in [bytes(VERSION_1), bytes(VERSION_2), bytes(VERSION_3)] {
        let mut rng = Seeded::new(3);
        for at in 0..bytes.len() {
            let mut altered = bytes.clone();
            altered[at] ^= 1 << (rand_core::Rng::next_u32(&mut rng) % 8);
            if let Ok(state) = State::decode(&altered) {
                assert!(State::decode(&state.encode()).is_ok(), "byte {at}");
            }
            assert!(State::decode(&bytes[..at]).is_err(), "{at} bytes");
        }
    }
}

#[test]
fn a_device_of_version_3_counts_its_sheets_on_and_keeps_all_else() {
    let authority = Authority::new(7);
    let mut setup = Setup::new(&authority);
    setup.profile.ways = WayBack::ALL.into_iter().collect();
    setup.bundle = authority.bundle(1, &Way::ALL);
    let mut recorder = Recorder::start(disk(VERSION_3), &setup).unwrap();
    let status = recorder.machine.status();
    assert_eq!(
        status.sheet.map(|sheet| (sheet.number, sheet.left)),
        Some((2, 7))
    );
    let farewells = recorder.machine.letters();
    assert_eq!(farewells.len(), 1, "the code for the new address is gone");
    let now = recorder.now();
    let live = |origin, way| recorder.machine.challenge(origin, way, now);
    let key = live(Origin::Network, Way::Key).unwrap();
    assert_eq!((key.tries_left, key.replaced), (4, Vec::new()));
    assert!(live(Origin::Screen, Way::File).is_some());
    assert!(live(Origin::Network, Way::Email).is_none());
    let session = recorder.sign_in(Origin::Screen, OLD).unwrap();
    let next = recorder.make_sheet(&session, OLD).unwrap();
    assert_eq!(next.number, 3);
    let code = authority.answer(&key.challenge, &recorder);
    recorder.pass(crate::HOUR);
    assert_eq!(recorder.recover(Origin::Network, &code, NEW), Ok(()));
}
