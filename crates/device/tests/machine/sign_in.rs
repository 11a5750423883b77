//! Signing in and out, sessions, and D3.

use device::{Event, Input, Lives, Origin, Password, Refusal, Reply, SessionToken};
use testkit::disk::Disk;
use testkit::recorder::{Authority, Recorder, Setup, sign_in};

use crate::{HOUR, MINUTE, NEW, OLD, activated, restarted};

#[test]
fn a_session_ends_at_sign_out_when_idle_after_half_a_day_and_with_the_power() {
    let (authority, mut recorder) = activated();
    let token = recorder.sign_in(Origin::Screen, OLD).unwrap();
    let now = recorder.now();
    assert_eq!(
        recorder.machine.session(&token, now).unwrap().origin,
        Origin::Screen
    );
    recorder.act_on(Input::SignOut {
        session: token.clone(),
    });
    assert!(recorder.machine.session(&token, now).is_none());

    let token = recorder.sign_in(Origin::Network, OLD).unwrap();
    recorder.pass(30 * MINUTE);
    assert!(recorder.machine.session(&token, recorder.now()).is_none());

    let token = recorder.sign_in(Origin::Network, OLD).unwrap();
    for used in 1..=24 {
        recorder.pass(29 * MINUTE);
        assert!(
            recorder.machine.session(&token, recorder.now()).is_some(),
            "use {used}"
        );
    }
    recorder.pass(29 * MINUTE);
    assert!(recorder.machine.session(&token, recorder.now()).is_none());

    let token = recorder.sign_in(Origin::Network, OLD).unwrap();
    let mut recorder = restarted(recorder, &authority);
    assert!(recorder.machine.session(&token, recorder.now()).is_none());
}

#[test]
fn a_token_reads_back_as_it_is_written_and_nothing_else_opens_a_session() {
    let (_, mut recorder) = activated();
    let token = recorder.sign_in(Origin::Network, OLD).unwrap();
    let text = token.to_text();
    let again = SessionToken::parse(&text).ok().unwrap();
    assert!(recorder.machine.session(&again, recorder.now()).is_some());
    for other in [
        "",
        "0",
        &text[1..],
        &format!("{}0", *text),
        &text.replace(&text[..1], "g"),
    ] {
        assert!(SessionToken::parse(other).is_err(), "{other}");
    }
    let other = SessionToken::parse(&"0".repeat(64)).ok().unwrap();
    assert!(recorder.machine.session(&other, recorder.now()).is_none());
}

#[test]
fn d3_a_known_password_is_changed_and_other_sessions_end() {
    let (authority, mut recorder) = activated();
    let other = recorder.sign_in(Origin::Screen, OLD).unwrap();
    let own = recorder.sign_in(Origin::Network, OLD).unwrap();
    recorder.change(&own, OLD, NEW).unwrap();
    assert!(recorder.machine.session(&own, recorder.now()).is_some());
    assert!(recorder.machine.session(&other, recorder.now()).is_none());
    let mut recorder = restarted(recorder, &authority);
    assert!(recorder.sign_in(Origin::Network, OLD).is_err());
    assert!(recorder.sign_in(Origin::Network, NEW).is_ok());
}

#[test]
fn d3_five_wrong_old_passwords_change_nothing_and_end_the_session() {
    let (_, mut recorder) = activated();
    let session = recorder.sign_in(Origin::Network, OLD).unwrap();
    for _ in 0..5 {
        assert_eq!(
            recorder.change(&session, "not the password", NEW),
            Err(Refusal::WrongPassword { wait: None })
        );
    }
    assert_eq!(recorder.change(&session, OLD, NEW), Err(Refusal::SignedOut));
    assert!(recorder.sign_in(Origin::Network, OLD).is_ok());
}

#[test]
fn d3_four_wrong_old_passwords_are_forgiven_once_the_right_one_comes() {
    let (_, mut recorder) = activated();
    let session = recorder.sign_in(Origin::Network, OLD).unwrap();
    for (old, new) in [(OLD, NEW), (NEW, OLD)] {
        for _ in 0..4 {
            let _ = recorder.change(&session, "not the password", new);
        }
        assert_eq!(recorder.change(&session, old, new), Ok(()));
    }
}

#[test]
fn inv3_a_try_that_never_came_back_is_taken_from_the_session() {
    let (_, mut recorder) = activated();
    let session = recorder.sign_in(Origin::Network, OLD).unwrap();
    for _ in 0..5 {
        let input = Input::ChangePassword {
            session: session.clone(),
            old: Password::typed(OLD).unwrap(),
            new: recorder.new_password(NEW),
        };
        assert!(matches!(recorder.begin(input), Ok(Reply::Try(_))));
    }
    assert_eq!(recorder.change(&session, OLD, NEW), Err(Refusal::SignedOut));
}

#[test]
fn d3_strangers_who_guess_do_not_keep_the_holder_from_changing_the_password() {
    let (_, mut recorder) = activated();
    let session = recorder.sign_in(Origin::Network, OLD).unwrap();
    for _ in 0..6 {
        let _ = recorder.guess(Origin::Network);
    }
    assert!(matches!(
        recorder.sign_in(Origin::Network, OLD),
        Err(Refusal::Wait { .. })
    ));
    assert_eq!(recorder.change(&session, OLD, NEW), Ok(()));
}

#[test]
fn d3_the_same_password_again_and_a_lost_session_cost_no_try() {
    let (_, mut recorder) = activated();
    let session = recorder.sign_in(Origin::Network, OLD).unwrap();
    for _ in 0..9 {
        assert_eq!(
            recorder.change(&session, OLD, OLD),
            Err(Refusal::SamePassword)
        );
    }
    recorder.act_on(Input::SignOut {
        session: session.clone(),
    });
    for _ in 0..9 {
        assert_eq!(
            recorder.change(&session, "a wrong guess", NEW),
            Err(Refusal::SignedOut)
        );
    }
    assert!(recorder.sign_in(Origin::Network, OLD).is_ok());
}

#[test]
fn d3_a_change_ends_a_challenge_and_opens_closed_ways() {
    let (authority, mut recorder) = activated();
    let session = recorder.sign_in(Origin::Network, OLD).unwrap();
    let shown = recorder.ask_key(Origin::Screen, false).unwrap();
    let code = authority.answer(&shown.challenge, &recorder);
    recorder.change(&session, OLD, NEW).unwrap();
    let refusal = recorder.recover(Origin::Screen, &code, OLD).unwrap_err();
    assert!(
        matches!(refusal, Refusal::ChallengeEnded { .. }),
        "{refusal}"
    );
    recorder.pass(HOUR);
    assert!(recorder.sign_in(Origin::Screen, NEW).is_ok());
}

#[test]
fn inv3_a_try_overtaken_by_another_input_stays_spent() {
    let (_, mut recorder) = activated();
    let first = recorder.begin(sign_in(Origin::Network, OLD)).unwrap();
    let second = recorder.begin(sign_in(Origin::Network, OLD)).unwrap();
    let (Reply::Try(first), Reply::Try(second)) = (first, second) else {
        panic!("no tries");
    };
    let mut rng = testkit::entropy::Seeded::new(3);
    let now = recorder.now();
    let late = recorder.machine.finish(first, now, &mut rng);
    assert!(matches!(late.reply, Reply::Refused(Refusal::TryLapsed)));
    let right = recorder.machine.finish(second, now, &mut rng);
    let Reply::SignedIn { news, .. } = right.reply else {
        panic!("not signed in")
    };
    assert!(
        news.iter()
            .any(|entry| entry.event == Event::WrongPassword && entry.count == 1)
    );
}

#[test]
fn d13_a_product_line_sets_how_long_sessions_last() {
    let authority = Authority::new(7);
    let mut setup = Setup::new(&authority);
    let lives = Lives::default().with_sessions(5, 1).unwrap();
    setup.profile.lives = lives;
    let mut recorder = Recorder::start(Disk::new(), &setup).unwrap();
    recorder.activate(OLD, None);
    let is_live = |recorder: &mut Recorder, session: &SessionToken| {
        let now = recorder.now();
        recorder.machine.session(session, now).is_some()
    };
    let idle = recorder.sign_in(Origin::Network, OLD).unwrap();
    recorder.pass(5 * MINUTE);
    assert!(!is_live(&mut recorder, &idle));
    let busy = recorder.sign_in(Origin::Network, OLD).unwrap();
    for _ in 0..14 {
        recorder.pass(4 * MINUTE);
        assert!(is_live(&mut recorder, &busy));
    }
    recorder.pass(4 * MINUTE);
    assert!(!is_live(&mut recorder, &busy), "an hour at most");
    for (minutes, hours) in [(0, 12), (121, 12), (30, 0), (30, 25)] {
        assert_eq!(lives.with_sessions(minutes, hours), None);
    }
}
