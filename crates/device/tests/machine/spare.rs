//! A code that is hashed before anybody asks for a challenge.

use device::{Origin, Spare};
use protocol::{Scope, Way};
use testkit::disk::Disk;
use testkit::entropy::Seeded;
use testkit::recorder::{Authority, Recorder, Setup};

use crate::{EMAIL, MINUTE, NEW, OLD, activated, restarted};

const HERE: Origin = Origin::Network;

#[test]
fn d8_a_spare_code_is_taken_by_one_challenge_and_opens_as_any_other() {
    let (authority, mut recorder) = activated();
    recorder.draw_spare();
    assert!(!recorder.machine.wants_spare(), "one is enough");
    let first = recorder.ask_key(HERE, false).unwrap();
    assert!(recorder.machine.wants_spare(), "it was taken");
    recorder.pass(MINUTE);
    let second = recorder.ask_key(HERE, true).unwrap();
    let codes = [first, second].map(|shown| authority.answer(&shown.challenge, &recorder));
    assert!(codes[0] != codes[1], "inv1: no code serves two challenges");
    assert!(recorder.recover(HERE, &codes[0], NEW).is_err());
    recorder.recover(HERE, &codes[1], NEW).unwrap();
}

#[test]
fn inv3_a_spare_code_is_on_no_disk_and_ends_with_the_power() {
    let (authority, mut recorder) = activated();
    let before = recorder.machine.state().encode();
    recorder.draw_spare();
    assert_eq!(recorder.machine.state().encode(), before);
    let recorder = restarted(recorder, &authority);
    assert!(recorder.machine.wants_spare());
}

#[test]
fn d7_a_challenge_for_a_file_takes_no_spare_code() {
    let authority = Authority::new(7);
    let mut setup = Setup::new(&authority);
    setup.profile.ways = [device::WayBack::Key, device::WayBack::File]
        .into_iter()
        .collect();
    setup.bundle = authority.bundle(1, &[Way::Key, Way::File]);
    let mut recorder = Recorder::start(Disk::new(), &setup).unwrap();
    assert!(
        !recorder.machine.wants_spare(),
        "nothing can be forgotten yet"
    );
    recorder.activate(OLD, Some(EMAIL));
    recorder.draw_spare();
    recorder
        .ask(HERE, Way::File, Scope::Administrator, false)
        .unwrap();
    assert!(!recorder.machine.wants_spare());
}

#[test]
fn a_spare_code_of_another_cost_is_not_kept() {
    let (_, mut recorder) = activated();
    let other = device::HashCost::new(16, 1).unwrap();
    let spare = Spare::draw(other, &mut Seeded::new(5)).unwrap();
    recorder.machine.keep_spare(spare);
    assert!(recorder.machine.wants_spare());
}
