//! States that older programs wrote. The files are what those programs really saved.

use device::{Origin, Reply, State};
use protocol::Way;
use testkit::disk::Disk;
use testkit::entropy::Seeded;
use testkit::recorder::{Authority, Recorder, Setup, sign_in};

use crate::NEW;

/// Written before there were recovery sheets: with an account, a live and an ended challenge, a
/// journal and an open try.
const VERSION_1: &str = include_str!("state_v1.hex");

fn bytes(hex: &str) -> Vec<u8> {
    let digits: Vec<u8> = hex.bytes().filter(u8::is_ascii_hexdigit).collect();
    digits
        .chunks(2)
        .map(|pair| u8::from_str_radix(str::from_utf8(pair).unwrap(), 16).unwrap())
        .collect()
}

/// A disk that holds such a state.
fn disk() -> Disk {
    let disk = Disk::new();
    let (mut store, _) = device::storage::Store::open(disk.clone()).unwrap();
    store.save(&bytes(VERSION_1)).unwrap();
    disk
}

#[test]
fn a_state_of_version_1_is_taken_over_and_saved_as_version_3() {
    let old = State::decode(&bytes(VERSION_1)).ok().unwrap();
    let new = old.encode();
    assert_eq!((bytes(VERSION_1)[1], new[1]), (1, 3));
    let again = State::decode(&new).ok().unwrap();
    assert_eq!(again.encode(), new);
}

#[test]
fn a_device_that_is_updated_keeps_its_password_and_its_challenge_and_has_no_sheet() {
    let authority = Authority::new(7);
    let mut recorder = Recorder::start(disk(), &Setup::new(&authority)).unwrap();
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
    let bytes = bytes(VERSION_1);
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
