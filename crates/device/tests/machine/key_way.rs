//! D8: recovery by a key.

use device::{Ended, Input, NewPassword, Origin, PasswordRefusal, Refusal, Reply, WayBack};
use protocol::{Code, Way};
use testkit::disk::Disk;
use testkit::recorder::{Authority, Recorder, Setup};

use crate::{HOUR, MINUTE, NEW, OLD, SECOND, activated, restarted, wrong};

const HERE: Origin = Origin::Network;

#[test]
fn d8_a_key_replaces_the_password_and_ends_every_session() {
    let (authority, mut recorder) = activated();
    let session = recorder.sign_in(Origin::Screen, OLD).unwrap();
    let shown = recorder.ask_key(HERE, false).unwrap();
    let code = authority.answer(&shown.challenge, &recorder);
    recorder.recover(HERE, &code, NEW).unwrap();
    assert!(recorder.machine.session(&session, recorder.now()).is_none());
    assert!(recorder.sign_in(HERE, NEW).is_ok());
    assert!(matches!(
        recorder.sign_in(HERE, OLD),
        Err(Refusal::WrongPassword { .. })
    ));
}

#[test]
fn d8_five_wrong_keys_end_the_challenge() {
    let (authority, mut recorder) = activated();
    let shown = recorder.ask_key(HERE, false).unwrap();
    let number = shown.challenge.number();
    let code = authority.answer(&shown.challenge, &recorder);
    for (left, seed) in (0..5).rev().zip(0..) {
        let refusal = recorder.recover(HERE, &wrong(seed), NEW).unwrap_err();
        let wait = (left == 0).then_some(30 * SECOND);
        assert_eq!(
            refusal,
            Refusal::WrongKey {
                way: Way::Key,
                number,
                tries_left: left,
                wait,
                replaced: Vec::new(),
            }
        );
    }
    let ended = Refusal::ChallengeEnded {
        number,
        why: Ended::TooManyTries,
    };
    assert_eq!(recorder.recover(HERE, &code, NEW), Err(ended.clone()));
    recorder.pass(HOUR);
    assert_eq!(recorder.recover(HERE, &code, NEW), Err(ended.clone()));
    let mut recorder = restarted(recorder, &authority);
    assert_eq!(recorder.recover(HERE, &code, NEW), Err(ended.clone()));
    assert!(ended.to_string().contains("Ask for a new one"), "{ended}");

    let fresh = recorder.ask_key(HERE, false).unwrap();
    assert_ne!(fresh.challenge.number(), number);
    let code = authority.answer(&fresh.challenge, &recorder);
    recorder.pass(HOUR);
    assert_eq!(recorder.recover(HERE, &code, NEW), Ok(()));
}

#[test]
fn d8_what_cannot_be_a_key_or_a_password_makes_no_try() {
    let (_, mut recorder) = activated();
    recorder.ask_key(HERE, false).unwrap();
    for text in [
        "",
        "ABCD",
        "ABCD-EFG",
        "ABCD-EFGHJ",
        "ABCD-EFG!",
        "UUUU-UUUU",
    ] {
        assert!(Code::parse(text).is_err(), "{text}");
    }
    let profile = recorder.machine.profile();
    assert!(matches!(
        NewPassword::choose(NEW, OLD, profile),
        Err(PasswordRefusal::Differ)
    ));
    assert_eq!(
        recorder
            .machine
            .challenge(HERE, Way::Key, recorder.now())
            .unwrap()
            .tries_left,
        5
    );
}

#[test]
fn d8_the_same_challenge_is_shown_over_restarts_and_still_answered() {
    let (authority, mut recorder) = activated();
    let first = recorder.ask_key(HERE, false).unwrap();
    recorder.pass(10 * SECOND);
    let again = recorder.ask_key(HERE, true).unwrap();
    assert_eq!(first.challenge.as_bytes(), again.challenge.as_bytes());
    let mut recorder = restarted(recorder, &authority);
    let kept = recorder.ask_key(HERE, false).unwrap();
    assert_eq!(first.challenge.as_bytes(), kept.challenge.as_bytes());
    let code = authority.answer(&kept.challenge, &recorder);
    assert_eq!(recorder.recover(HERE, &code, NEW), Ok(()));
}

#[test]
fn d8_a_fresh_challenge_replaces_the_live_one_after_a_minute() {
    let (authority, mut recorder) = activated();
    let first = recorder.ask_key(HERE, false).unwrap();
    let old_code = authority.answer(&first.challenge, &recorder);
    recorder.pass(MINUTE);
    let kept = recorder.ask_key(HERE, false).unwrap();
    assert_eq!(first.challenge.number(), kept.challenge.number());
    let fresh = recorder.ask_key(HERE, true).unwrap();
    assert_ne!(first.challenge.number(), fresh.challenge.number());
    let refusal = recorder.recover(HERE, &old_code, NEW).unwrap_err();
    assert!(matches!(refusal, Refusal::WrongKey { tries_left: 4, .. }));
}

#[test]
fn d8_a_challenge_lives_72_hours_of_powered_on_time() {
    let (authority, mut recorder) = activated();
    let shown = recorder.ask_key(HERE, false).unwrap();
    let number = shown.challenge.number();
    let code = authority.answer(&shown.challenge, &recorder);
    for _ in 0..36 {
        recorder.pass(HOUR);
        assert!(matches!(recorder.act_on(Input::Tick), Reply::Done));
    }
    let mut recorder = restarted(recorder, &authority);
    recorder.pass(36 * HOUR - SECOND);
    let left = recorder
        .machine
        .challenge(HERE, Way::Key, recorder.now())
        .unwrap()
        .life_left;
    assert_eq!(left, SECOND);
    recorder.pass(SECOND);
    assert!(
        recorder
            .machine
            .challenge(HERE, Way::Key, recorder.now())
            .is_none()
    );
    let refusal = recorder.recover(HERE, &code, NEW).unwrap_err();
    assert_eq!(
        refusal,
        Refusal::ChallengeEnded {
            number,
            why: Ended::Expired
        }
    );
}

#[test]
fn inv1_a_key_is_taken_once() {
    let (authority, mut recorder) = activated();
    let shown = recorder.ask_key(HERE, false).unwrap();
    let (number, code) = (
        shown.challenge.number(),
        authority.answer(&shown.challenge, &recorder),
    );
    recorder.recover(HERE, &code, NEW).unwrap();
    let used = Refusal::ChallengeEnded {
        number,
        why: Ended::Used,
    };
    assert_eq!(recorder.recover(HERE, &code, OLD), Err(used.clone()));
    let mut recorder = restarted(recorder, &authority);
    assert_eq!(recorder.recover(HERE, &code, OLD), Err(used));
    recorder.ask_key(HERE, false).unwrap();
    let refusal = recorder.recover(HERE, &code, OLD).unwrap_err();
    assert!(matches!(refusal, Refusal::WrongKey { tries_left: 4, .. }));
}

#[test]
fn inv2_a_key_for_another_device_or_origin_is_not_taken() {
    let (authority, mut recorder) = activated();
    recorder.ask_key(HERE, false).unwrap();
    let here = recorder.ask_key(Origin::Screen, false).unwrap();
    let of_the_screen = authority.answer(&here.challenge, &recorder);

    let mut setup = Setup::new(&authority);
    setup.seed = 2;
    let mut other = Recorder::start(Disk::new(), &setup).unwrap();
    other.activate(OLD, None);
    let there = other.ask_key(HERE, false).unwrap();
    let of_the_other = authority.answer(&there.challenge, &other);

    for code in [of_the_screen, of_the_other] {
        let refusal = recorder.recover(HERE, &code, NEW).unwrap_err();
        assert!(matches!(refusal, Refusal::WrongKey { .. }), "{refusal}");
    }
}

#[test]
fn inv2_a_challenge_for_an_authority_that_is_trusted_no_more_ends() {
    let (authority, mut recorder) = activated();
    let shown = recorder.ask_key(HERE, false).unwrap();
    let (number, code) = (
        shown.challenge.number(),
        authority.answer(&shown.challenge, &recorder),
    );
    let mut setup = Setup::new(&authority);
    setup.bundle = Authority::new(8).bundle(2, &[Way::Key]);
    let mut recorder = Recorder::start(recorder.disk, &setup).unwrap();
    let refusal = recorder.recover(HERE, &code, NEW).unwrap_err();
    assert_eq!(
        refusal,
        Refusal::ChallengeEnded {
            number,
            why: Ended::Withdrawn
        }
    );
}

#[test]
fn d8_a_way_that_is_not_offered_is_refused() {
    let authority = Authority::new(7);
    let mut setup = Setup::new(&authority);
    setup.bundle = authority.bundle(1, &[Way::File]);
    let mut recorder = Recorder::start(Disk::new(), &setup).unwrap();
    recorder.activate(OLD, None);
    let refused = Refusal::WayNotOffered { way: WayBack::Key };
    assert_eq!(recorder.ask_key(HERE, false).err(), Some(refused.clone()));
    assert_eq!(recorder.recover(HERE, &wrong(1), NEW), Err(refused.clone()));
    assert_eq!(recorder.machine.way(HERE, WayBack::Key), Err(refused));
}

#[test]
fn d8_a_key_without_a_challenge_is_told_so() {
    let (_, mut recorder) = activated();
    assert_eq!(
        recorder.recover(HERE, &wrong(1), NEW),
        Err(Refusal::NoChallenge)
    );
}

#[test]
fn d8_whoever_waits_for_an_answer_is_told_that_his_challenge_was_replaced() {
    let (authority, mut recorder) = activated();
    let first = recorder.ask_key(HERE, false).unwrap();
    let key = authority.answer(&first.challenge, &recorder);
    let mut numbers = vec![first.challenge.number()];
    for _ in 0..5 {
        recorder.pass(MINUTE);
        let fresh = recorder.ask_key(HERE, true).unwrap();
        numbers.push(fresh.challenge.number());
    }
    // The first stays known, however often a stranger asks for another one.
    let live = numbers.pop().unwrap();
    let kept = [numbers[0], numbers[1], numbers[2], numbers[4]];
    let mut recorder = restarted(recorder, &authority);
    let shown = recorder.ask_key(HERE, false).unwrap();
    assert_eq!(shown.challenge.number(), live);
    assert_eq!(shown.replaced, kept);
    let refusal = recorder.recover(HERE, &key, NEW).unwrap_err();
    let told = refusal.to_string();
    assert!(
        told.contains(&format!("Challenges {}, {}", kept[0], kept[1])),
        "{told}"
    );
    assert!(told.contains(&format!("were replaced by {live}")), "{told}");
    let right = authority.answer(&shown.challenge, &recorder);
    assert_eq!(recorder.recover(HERE, &right, NEW), Ok(()), "inv1");
    let next = recorder.ask_key(HERE, false).unwrap();
    assert!(next.replaced.is_empty(), "nobody waits for those any more");
}

#[test]
fn inv3_a_challenge_that_was_replaced_takes_no_answer_and_the_try_counts() {
    let (authority, mut recorder) = activated();
    let first = recorder.ask_key(HERE, false).unwrap();
    recorder.pass(MINUTE);
    let second = recorder.ask_key(HERE, true).unwrap();
    let old = authority.answer(&first.challenge, &recorder);
    assert_eq!(
        recorder.recover(HERE, &old, NEW),
        Err(Refusal::WrongKey {
            way: Way::Key,
            number: second.challenge.number(),
            tries_left: 4,
            wait: None,
            replaced: vec![first.challenge.number()],
        })
    );
}
