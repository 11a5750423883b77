//! The sign-in by source: whom a guesser holds up, and what a program with an old password costs.

use std::net::IpAddr;
use std::time::Duration;

use device::{Entry, Event, Input, Origin, Refusal, Reply};
use testkit::recorder::{DESK, Recorder, sign_in, sign_in_from};

use crate::{HOUR, MINUTE, NEW, OLD, SECOND, activated, restarted};

const PROGRAM: IpAddr = IpAddr::V4(std::net::Ipv4Addr::new(192, 0, 2, 7));

fn stranger(last: u8) -> IpAddr {
    IpAddr::from([198, 51, 100, last])
}

fn from(recorder: &mut Recorder, source: IpAddr, password: &str) -> Result<(), Refusal> {
    match recorder.act_on(sign_in_from(source, password)) {
        Reply::SignedIn { session, .. } => {
            recorder.act_on(Input::SignOut { session });
            Ok(())
        }
        Reply::Refused(refusal) => Err(refusal),
        _ => panic!("neither signed in nor refused"),
    }
}

fn journal(recorder: &mut Recorder, password: &str) -> Vec<Entry> {
    let session = recorder.sign_in(Origin::Screen, password).unwrap();
    let now = recorder.now();
    recorder.machine.journal(&session, now).unwrap()
}

#[test]
fn inv3_a_stranger_holds_up_himself_and_not_the_owner() {
    let (authority, mut recorder) = activated();
    from(&mut recorder, DESK, OLD).unwrap();
    for round in 0..300_u32 {
        let source = stranger((round % 200) as u8);
        let _ = from(&mut recorder, source, &format!("a guess, the {round}th"));
    }
    let held_up = from(&mut recorder, stranger(250), OLD).unwrap_err();
    assert!(matches!(held_up, Refusal::Wait { .. }), "{held_up}");
    assert_eq!(from(&mut recorder, DESK, OLD), Ok(()));
    let mut recorder = restarted(recorder, &authority);
    assert_eq!(from(&mut recorder, DESK, OLD), Ok(()), "its place is kept");
    let still = from(&mut recorder, stranger(250), OLD).unwrap_err();
    assert!(matches!(still, Refusal::Wait { .. }), "{still}");
}

#[test]
fn inv3_addresses_without_number_give_no_tries_without_number() {
    let (_, mut recorder) = activated();
    let mut compared = 0;
    for hour in 0..24 {
        for (round, last) in (0..5).flat_map(|round| (0..=255).map(move |last| (round, last))) {
            let guess = format!("guess {last} of round {round} in hour {hour}");
            match from(&mut recorder, stranger(last), &guess) {
                Err(Refusal::WrongPassword { .. }) => compared += 1,
                Err(Refusal::Wait { .. }) => {}
                other => panic!("{other:?}"),
            }
        }
        recorder.pass(HOUR);
    }
    // Seven strangers and all others together; each has five tries and then one an hour.
    assert_eq!(compared, 8 * (5 + 23));
}

#[test]
fn inv3_the_owners_sign_in_gives_a_stranger_no_tries_back() {
    let (_, mut recorder) = activated();
    for guess in 0..5 {
        let _ = from(&mut recorder, stranger(1), &format!("guess no. {guess}"));
    }
    from(&mut recorder, DESK, OLD).unwrap();
    recorder.sign_in(Origin::Screen, OLD).unwrap();
    let refusal = from(&mut recorder, stranger(1), "one more guess").unwrap_err();
    assert_eq!(refusal, Refusal::Wait { left: 30 * SECOND });
}

#[test]
fn inv3_a_program_with_an_old_password_counts_once_and_is_named() {
    let (_, mut recorder) = activated();
    let session = recorder.sign_in(Origin::Network, OLD).unwrap();
    recorder.change(&session, OLD, NEW).unwrap();
    assert_eq!(recorder.machine.status().knocking, None);
    for _ in 0..200 {
        let refusal = from(&mut recorder, PROGRAM, OLD).unwrap_err();
        assert_eq!(refusal, Refusal::WrongPassword { wait: None });
        recorder.pass(MINUTE);
    }
    // Whoever sits at the same address has four more tries before the first wait.
    for guess in 0..4 {
        let refusal = from(&mut recorder, PROGRAM, &format!("guess no. {guess}")).unwrap_err();
        assert!(
            matches!(refusal, Refusal::WrongPassword { .. }),
            "{refusal}"
        );
    }
    recorder.pass(30 * SECOND);
    assert_eq!(from(&mut recorder, PROGRAM, NEW), Ok(()));

    let knocking = recorder.machine.status().knocking.unwrap();
    assert_eq!((knocking.from, knocking.times), (PROGRAM, 200));
    let told = journal(&mut recorder, NEW);
    let again = told
        .iter()
        .find(|entry| entry.event == Event::WrongPasswordAgain)
        .unwrap();
    assert_eq!((again.count, again.from), (199, Some(PROGRAM)));
    recorder.pass(24 * HOUR);
    recorder.act_on(Input::Tick);
    assert_eq!(recorder.machine.status().knocking, None, "it has given up");
}

#[test]
fn inv3_a_wrong_password_is_compared_again_when_it_may_be_right() {
    let (authority, mut recorder) = activated();
    assert!(from(&mut recorder, PROGRAM, NEW).is_err());
    assert!(from(&mut recorder, PROGRAM, NEW).is_err());
    let session = recorder.sign_in(Origin::Screen, OLD).unwrap();
    recorder.change(&session, OLD, NEW).unwrap();
    assert_eq!(from(&mut recorder, PROGRAM, NEW), Ok(()));

    // After a restart it is not known any more, and counts once again.
    assert!(from(&mut recorder, PROGRAM, OLD).is_err());
    let mut recorder = restarted(recorder, &authority);
    let before = recorder.machine.state().encode();
    assert!(from(&mut recorder, PROGRAM, OLD).is_err());
    assert_ne!(recorder.machine.state().encode(), before);
}

#[test]
fn inv3_only_the_same_password_from_the_same_place_counts_once() {
    let (_, mut recorder) = activated();
    let tries = [
        (stranger(1), "one guess"),
        (stranger(2), "one guess"),
        (stranger(1), "other"),
    ];
    for (source, guess) in tries {
        let outcome = recorder.begin(sign_in_from(source, guess));
        assert!(matches!(outcome, Ok(Reply::Try(_))), "{source} {guess}");
    }
    let _ = recorder.act_on(sign_in(Origin::Network, "one guess"));
    let outcome = recorder.begin(sign_in(Origin::Screen, "one guess"));
    assert!(matches!(outcome, Ok(Reply::Try(_))), "the screen");
    let outcome = recorder.begin(sign_in(Origin::Network, "one guess"));
    assert!(matches!(outcome, Ok(Reply::Refused(_))));
}

#[test]
fn inv6_a_program_that_comes_back_every_second_wears_out_no_flash() {
    let (_, mut recorder) = activated();
    let _ = from(&mut recorder, PROGRAM, "an old one");
    let before = recorder.disk.operations();
    for _ in 0..1800 {
        let _ = from(&mut recorder, PROGRAM, "an old one");
        recorder.pass(SECOND);
        recorder.act_on(Input::Tick);
    }
    let written = recorder.disk.operations() - before;
    recorder.act_on(sign_in(Origin::Screen, "another")); // Two saves.
    let saves = 2 * written / (recorder.disk.operations() - before - written);
    assert!((9..=10).contains(&saves), "{saves} saves in half an hour");
}

#[test]
fn inv6_the_journal_names_a_few_addresses_and_counts_all() {
    let (_, mut recorder) = activated();
    for last in 0..100 {
        let _ = from(&mut recorder, stranger(last), "a guess");
        recorder.pass(Duration::from_secs(4000));
    }
    let told = journal(&mut recorder, OLD);
    let wrong: Vec<&Entry> = told
        .iter()
        .filter(|entry| entry.event == Event::WrongPassword)
        .collect();
    let counts: Vec<(bool, u32)> = wrong
        .iter()
        .map(|entry| (entry.from.is_some(), entry.count))
        .collect();
    let [named @ .., (false, 94)] = counts.as_slice() else {
        panic!("{counts:?}");
    };
    assert_eq!(named, [(true, 1); 6]);
}
