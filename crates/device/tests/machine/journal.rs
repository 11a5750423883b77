//! Invariant 6: every try and every reset is told.

use device::{Entry, Event, Input, Origin, Refusal, Reply, WayBack};
use protocol::{Scope, Way};
use testkit::recorder::{Recorder, sign_in};

use crate::{HOUR, NEW, OLD, activated, restarted, wrong};

pub(crate) fn news(recorder: &mut Recorder, origin: Origin, password: &str) -> Vec<Entry> {
    let Reply::SignedIn { session, news } = recorder.act_on(sign_in(origin, password)) else {
        panic!("not signed in");
    };
    recorder.act_on(Input::SignOut { session });
    news
}

fn events(news: &[Entry]) -> Vec<Event> {
    news.iter().map(|entry| entry.event).collect()
}

#[test]
fn inv6_the_next_sign_in_tells_of_a_reset_with_its_number() {
    let (authority, mut recorder) = activated();
    news(&mut recorder, Origin::Network, OLD);
    let shown = recorder.ask_key(Origin::Screen, false).unwrap();
    let challenge = shown.challenge.number();
    let code = authority.answer(&shown.challenge, &recorder);
    recorder.pass(HOUR);
    let _ = recorder.recover(Origin::Screen, &wrong(1), NEW);
    recorder.recover(Origin::Screen, &code, NEW).unwrap();
    let at = recorder.clock;
    let mut recorder = restarted(recorder, &authority);

    let told = news(&mut recorder, Origin::Network, NEW);
    let reset = Event::PasswordReset {
        by: WayBack::Key,
        challenge: Some(challenge),
        scope: Scope::Administrator,
    };
    let wrong_key = Event::WrongAnswer {
        by: WayBack::Key,
        challenge: Some(challenge),
    };
    let made = Event::ChallengeMade {
        way: Way::Key,
        challenge,
    };
    assert_eq!(events(&told), [made, wrong_key, reset]);
    assert_eq!(
        (told[2].first, told[2].origin, told[2].count),
        (at, Origin::Screen, 1)
    );
    let again = news(&mut recorder, Origin::Network, NEW);
    assert_eq!(events(&again), [], "it is told once");
}

#[test]
fn inv6_news_are_told_again_when_nobody_used_the_session_they_came_with() {
    let (authority, mut recorder) = activated();
    let Reply::SignedIn { news: first, .. } = recorder.act_on(sign_in(Origin::Network, OLD)) else {
        panic!("not signed in");
    };
    assert_eq!(events(&first), [Event::Activated]);
    let mut recorder = restarted(recorder, &authority);
    let second = news(&mut recorder, Origin::Network, OLD);
    assert_eq!(events(&second), [Event::Activated, Event::SignedIn]);
}

#[test]
fn inv6_no_number_of_tries_pushes_a_reset_out() {
    let (authority, mut recorder) = activated();
    let shown = recorder.ask_key(Origin::Network, false).unwrap();
    let code = authority.answer(&shown.challenge, &recorder);
    recorder.recover(Origin::Network, &code, NEW).unwrap();
    let mut wrong_passwords = 0;
    for round in 0..400 {
        let origin = Origin::ALL[round % 2];
        if is_wrong(&recorder.guess(origin)) {
            wrong_passwords += 1;
        }
        if recorder.ask_key(origin, true).is_ok() {
            let _ = recorder.recover(origin, &wrong(1), OLD);
        }
        recorder.pass(HOUR);
        if round % 10 == 9 {
            // A program that signs in all the time must not help the flood.
            news(&mut recorder, Origin::Network, NEW);
        }
    }
    let session = recorder.sign_in(Origin::Screen, NEW).unwrap();
    let journal = recorder.machine.journal(&session, recorder.now()).unwrap();
    let resets = journal
        .iter()
        .filter(|entry| matches!(entry.event, Event::PasswordReset { .. }));
    assert_eq!(resets.count(), 1);
    assert!(journal.len() <= 128, "{} entries", journal.len());
    assert_eq!(wrong_passwords, 400);
    assert!(recorder.machine.state().encode().len() < 8 * 1024);
}

#[test]
fn inv6_failures_are_gathered_with_their_count_and_times() {
    let (_, mut recorder) = activated();
    news(&mut recorder, Origin::Network, OLD);
    let first = recorder.clock;
    for _ in 0..7 {
        assert!(is_wrong(&recorder.guess(Origin::Network)));
        recorder.pass(HOUR);
    }
    assert!(is_wrong(&recorder.guess(Origin::Screen)));
    let told = news(&mut recorder, Origin::Network, OLD);
    assert_eq!(events(&told), [Event::WrongPassword, Event::WrongPassword]);
    assert_eq!((told[0].count, told[0].first), (7, first));
    assert_eq!(told[0].last.seconds() - first.seconds(), 6 * 3600);
    assert_eq!((told[1].count, told[1].origin), (1, Origin::Screen));
}

#[test]
fn inv6_failures_that_go_on_after_they_were_told_are_news_again() {
    let (_, mut recorder) = activated();
    for _ in 0..3 {
        assert!(is_wrong(&recorder.guess(Origin::Screen)));
        let told = news(&mut recorder, Origin::Network, OLD);
        let failed = told
            .iter()
            .find(|entry| entry.event == Event::WrongPassword);
        assert_eq!(failed.map(|entry| entry.count), Some(1), "{told:?}");
    }
}

#[test]
fn inv6_a_try_cut_short_by_the_power_stands_as_a_failure() {
    let (authority, mut recorder) = activated();
    news(&mut recorder, Origin::Network, OLD);
    recorder.begin(sign_in(Origin::Screen, OLD)).unwrap();
    let mut recorder = restarted(recorder, &authority);
    let told = news(&mut recorder, Origin::Network, OLD);
    assert!(
        told.iter()
            .any(|e| e.event == Event::WrongPassword && e.origin == Origin::Screen),
        "{told:?}"
    );
}

#[test]
fn inv6_the_journal_is_for_those_who_are_signed_in() {
    let (_, mut recorder) = activated();
    let session = recorder.sign_in(Origin::Network, OLD).unwrap();
    let now = recorder.now();
    assert!(recorder.machine.journal(&session, now).is_ok());
    recorder.act_on(Input::SignOut {
        session: session.clone(),
    });
    assert!(recorder.machine.journal(&session, now).is_err());
}

fn is_wrong(refusal: &Refusal) -> bool {
    matches!(refusal, Refusal::WrongPassword { .. })
}
