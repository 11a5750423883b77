//! Invariant 3: what guessing costs.

use std::time::Duration;

use device::{Input, Origin, Proof, Refusal, Reply, WayBack};
use testkit::recorder::{Recorder, sign_in};

use crate::{HOUR, MINUTE, NEW, OLD, SECOND, activated, restarted, wrong};

const WAITS: [u64; 12] = [0, 0, 0, 0, 30, 60, 120, 240, 480, 960, 1920, 3600];

/// The wait that the refusal of a wrong try names, or that a refused try must still sit out.
fn wait(refusal: &Refusal) -> u64 {
    let wait = match refusal {
        Refusal::WrongPassword { wait } | Refusal::WrongKey { wait, .. } => *wait,
        Refusal::Wait { left } => Some(*left),
        other => panic!("{other}"),
    };
    wait.unwrap_or(Duration::ZERO).as_secs()
}

/// A wrong key, for a new challenge where the last one has ended.
fn wrong_key(recorder: &mut Recorder, origin: Origin) -> Refusal {
    recorder.ask_key(origin, false).unwrap();
    recorder.recover(origin, &wrong(1), NEW).unwrap_err()
}

#[test]
fn inv3_wrong_passwords_wait_ever_longer() {
    let (_, mut recorder) = activated();
    for expected in WAITS {
        let refusal = recorder.guess(Origin::Network);
        assert_eq!(wait(&refusal), expected);
        if expected > 0 {
            recorder.pass(Duration::from_secs(expected) - Duration::from_millis(1));
            let early = recorder.sign_in(Origin::Network, OLD).err().unwrap();
            assert!(matches!(early, Refusal::Wait { .. }), "{early}");
            recorder.pass(Duration::from_millis(1));
        }
    }
    assert!(recorder.sign_in(Origin::Network, OLD).is_ok());
    let refusal = recorder.guess(Origin::Network);
    assert_eq!(wait(&refusal), 0, "success fills the budget again");
}

#[test]
fn inv3_a_restart_shortens_no_wait_and_forgets_no_failure() {
    let (authority, mut recorder) = activated();
    for expected in WAITS {
        let refusal = recorder.guess(Origin::Network);
        assert_eq!(wait(&refusal), expected);
        recorder = restarted(recorder, &authority);
        if expected > 0 {
            let early = recorder.sign_in(Origin::Network, OLD).err().unwrap();
            assert_eq!(wait(&early), expected);
        }
        recorder.pass(Duration::from_secs(expected));
    }
}

#[test]
fn inv3_a_clock_that_is_set_shortens_no_wait() {
    let (_, mut recorder) = activated();
    for _ in 0..5 {
        let _ = recorder.guess(Origin::Network);
    }
    for clock in [0, u32::MAX] {
        recorder.clock = protocol::DeviceTime::from_seconds(clock);
        assert_eq!(
            wait(&recorder.sign_in(Origin::Network, OLD).err().unwrap()),
            30
        );
    }
}

#[test]
fn inv3_a_new_challenge_forgets_no_failure() {
    let (authority, mut recorder) = activated();
    for expected in WAITS {
        let refusal = wrong_key(&mut recorder, Origin::Network);
        assert_eq!(wait(&refusal), expected);
        recorder.pass(Duration::from_secs(expected).max(MINUTE));
        recorder.ask_key(Origin::Network, true).unwrap();
    }
    let shown = recorder.ask_key(Origin::Network, false).unwrap();
    let code = authority.answer(&shown.challenge, &recorder);
    assert_eq!(recorder.recover(Origin::Network, &code, NEW), Ok(()));
}

#[test]
fn inv3_twenty_wrong_keys_close_the_typed_ways_but_not_the_sign_in() {
    let (authority, mut recorder) = activated();
    for count in 1..=20 {
        let refusal = wrong_key(&mut recorder, Origin::Network);
        assert!(
            matches!(refusal, Refusal::WrongKey { .. }),
            "{count}: {refusal}"
        );
        recorder.pass(HOUR);
    }
    let mut recorder = restarted(recorder, &authority);
    recorder.pass(100 * HOUR);
    assert_eq!(
        recorder.ask_key(Origin::Network, true).err(),
        Some(Refusal::WaysClosed)
    );
    let refusal = recorder
        .recover(Origin::Network, &wrong(1), NEW)
        .unwrap_err();
    assert_eq!(refusal, Refusal::WaysClosed);
    assert!(recorder.ask_key(Origin::Screen, false).is_ok());

    let session = recorder.sign_in(Origin::Network, OLD).unwrap();
    assert_eq!(
        recorder.machine.way(Origin::Network, WayBack::Key),
        Err(Refusal::WaysClosed)
    );
    recorder.change(&session, OLD, NEW).unwrap();
    assert_eq!(recorder.machine.way(Origin::Network, WayBack::Key), Ok(()));
}

#[test]
fn inv3_strangers_on_the_network_do_not_lock_out_the_screen() {
    let (authority, mut recorder) = activated();
    let shown = recorder.ask_key(Origin::Screen, false).unwrap();
    let code = authority.answer(&shown.challenge, &recorder);
    for _ in 0..20 {
        let _ = recorder.guess(Origin::Network);
        let _ = wrong_key(&mut recorder, Origin::Network);
        let _ = recorder.ask_key(Origin::Network, true);
        recorder.pass(HOUR);
    }
    assert_eq!(recorder.recover(Origin::Screen, &code, NEW), Ok(()));
    assert!(recorder.sign_in(Origin::Screen, NEW).is_ok());
}

#[test]
fn inv3_a_kill_between_the_saves_costs_the_try() {
    let (authority, mut recorder) = activated();
    for failures in 1..=5 {
        let begun = recorder.begin(sign_in(Origin::Network, OLD)).unwrap();
        assert!(matches!(begun, Reply::Try(_)), "try {failures}");
        recorder = restarted(recorder, &authority);
    }
    assert_eq!(
        wait(&recorder.sign_in(Origin::Network, OLD).err().unwrap()),
        30
    );

    let shown = recorder.ask_key(Origin::Screen, false).unwrap();
    let code = authority.answer(&shown.challenge, &recorder);
    for _ in 0..5 {
        let new = recorder.new_password(NEW);
        let origin = Origin::Screen;
        let begun = recorder.begin(Input::Recover {
            origin,
            proof: Proof::Key(code.clone()),
            new,
        });
        assert!(matches!(begun, Ok(Reply::Try(_))));
        recorder = restarted(recorder, &authority);
    }
    let refusal = recorder.recover(Origin::Screen, &code, NEW).unwrap_err();
    assert!(
        matches!(refusal, Refusal::ChallengeEnded { .. }),
        "{refusal}"
    );
}

#[test]
fn inv3_a_refused_try_is_no_try() {
    let (_, mut recorder) = activated();
    for _ in 0..5 {
        let _ = recorder.guess(Origin::Network);
    }
    for _ in 0..50 {
        let _ = recorder.guess(Origin::Network);
    }
    assert_eq!(
        wait(&recorder.sign_in(Origin::Network, OLD).err().unwrap()),
        30
    );
    recorder.pass(30 * SECOND);
    assert!(recorder.sign_in(Origin::Network, OLD).is_ok());
}
