//! D1, D2: showing that somebody reads the reserved email, and telling the address that is left.

use std::time::Duration;

use device::{Event, Input, Lives, Origin, Refusal, Reply, SessionToken};
use protocol::{Challenge, Code, Scope, Way};
use testkit::disk::Disk;
use testkit::recorder::{Authority, Recorder, Setup};

use crate::{EMAIL, OLD, activated, restarted};

const OTHER: &str = "fern.keeper@post.example";

fn signed_in() -> (Authority, Recorder, SessionToken) {
    let (authority, mut recorder) = activated();
    let session = recorder.sign_in(Origin::Network, OLD).unwrap();
    (authority, recorder, session)
}

/// The one letter that waits.
fn letter(recorder: &Recorder) -> Challenge {
    let mut letters = recorder.machine.letters();
    assert_eq!(letters.len(), 1);
    letters.remove(0)
}

fn taken(recorder: &mut Recorder, letter: &Challenge) {
    let letter = letter.hash();
    let reply = recorder.act_on(Input::LetterTaken { letter });
    assert!(matches!(reply, Reply::Done));
}

fn confirm(recorder: &mut Recorder, session: &SessionToken, code: &Code) -> Result<(), Refusal> {
    let (session, code) = (session.clone(), code.clone());
    match recorder.act_on(Input::ConfirmEmail { session, code }) {
        Reply::ReservedEmailConfirmed => Ok(()),
        Reply::Refused(refusal) => Err(refusal),
        _ => panic!("neither confirmed nor refused"),
    }
}

fn ask(recorder: &mut Recorder, session: &SessionToken) -> Result<(), Refusal> {
    let session = session.clone();
    match recorder.act_on(Input::AskConfirmation { session }) {
        Reply::ConfirmationAsked => Ok(()),
        Reply::Refused(refusal) => Err(refusal),
        _ => panic!("neither asked nor refused"),
    }
}

fn wrong() -> Code {
    Code::parse("ZZZZ-ZZZZ").unwrap()
}

#[test]
fn d1_the_code_mailed_to_the_first_address_confirms_it() {
    let (authority, mut recorder, session) = signed_in();
    let letter = letter(&recorder);
    assert_eq!(letter.header().way, Way::Email);
    assert_eq!(letter.header().scope, Scope::ReservedEmail);
    let (code, sealed) = authority.open(&letter, &recorder);
    assert_eq!(sealed.unwrap().email().as_str(), EMAIL);
    taken(&mut recorder, &letter);
    assert!(recorder.machine.letters().is_empty());
    assert!(!recorder.machine.status().email_is_confirmed);
    confirm(&mut recorder, &session, &code).unwrap();
    assert!(recorder.machine.status().email_is_confirmed);
    let refusal = ask(&mut recorder, &session).unwrap_err();
    assert_eq!(refusal, Refusal::EmailConfirmed);
    let recorder = restarted(recorder, &authority);
    assert!(recorder.machine.status().email_is_confirmed);
}

#[test]
fn d2_another_address_is_unconfirmed_again_and_the_old_one_is_told() {
    let (authority, mut recorder, session) = signed_in();
    let (code, _) = authority.open(&letter(&recorder), &recorder);
    confirm(&mut recorder, &session, &code).unwrap();
    recorder.change_email(&session, OLD, Some(OTHER)).unwrap();
    assert!(!recorder.machine.status().email_is_confirmed);
    let letters = recorder.machine.letters();
    let to: Vec<_> = letters
        .iter()
        .map(|letter| {
            let (_, sealed) = authority.open(letter, &recorder);
            (letter.header().scope, sealed.unwrap().email().to_string())
        })
        .collect();
    assert_eq!(
        to,
        [
            (Scope::Farewell, EMAIL.to_owned()),
            (Scope::ReservedEmail, OTHER.to_owned())
        ]
    );
    let refusal = confirm(&mut recorder, &session, &code).unwrap_err();
    assert_eq!(refusal, Refusal::WrongConfirmation { tries_left: 4 });
}

#[test]
fn d2_the_same_address_again_tells_nobody_and_stays_confirmed() {
    let (authority, mut recorder, session) = signed_in();
    let (code, _) = authority.open(&letter(&recorder), &recorder);
    confirm(&mut recorder, &session, &code).unwrap();
    recorder.change_email(&session, OLD, Some(EMAIL)).unwrap();
    assert!(recorder.machine.status().email_is_confirmed);
    assert!(recorder.machine.letters().is_empty());
}

#[test]
fn d2_a_farewell_waits_through_restarts_until_the_service_has_it() {
    let (authority, mut recorder, session) = signed_in();
    recorder.change_email(&session, OLD, None).unwrap();
    let farewell = letter(&recorder);
    let mut recorder = restarted(recorder, &authority);
    assert_eq!(letter(&recorder).hash(), farewell.hash());
    taken(&mut recorder, &farewell);
    let recorder = restarted(recorder, &authority);
    assert!(recorder.machine.letters().is_empty());
}

#[test]
fn d2_of_many_farewells_the_first_and_the_newest_are_kept() {
    let (authority, mut recorder, session) = signed_in();
    for number in 0..9 {
        let address = format!("keeper{number}@post.example");
        recorder
            .change_email(&session, OLD, Some(&address))
            .unwrap();
    }
    recorder.change_email(&session, OLD, None).unwrap();
    let letters = recorder.machine.letters();
    let to: Vec<String> = letters
        .iter()
        .map(|letter| {
            let (_, sealed) = authority.open(letter, &recorder);
            sealed.unwrap().email().to_string()
        })
        .collect();
    assert_eq!(
        to,
        [
            EMAIL,
            "keeper0@post.example",
            "keeper1@post.example",
            "keeper8@post.example"
        ],
        "however often it is changed, the owner who was replaced is told"
    );
}

#[test]
fn d1_five_wrong_codes_end_the_confirmation() {
    let (authority, mut recorder, session) = signed_in();
    let (code, _) = authority.open(&letter(&recorder), &recorder);
    for tries_left in (0..5).rev() {
        let refusal = confirm(&mut recorder, &session, &wrong()).unwrap_err();
        assert_eq!(refusal, Refusal::WrongConfirmation { tries_left });
    }
    let refusal = confirm(&mut recorder, &session, &code).unwrap_err();
    assert_eq!(refusal, Refusal::NoConfirmation);
    recorder.pass(Duration::from_secs(60));
    ask(&mut recorder, &session).unwrap();
    let (code, _) = authority.open(&letter(&recorder), &recorder);
    confirm(&mut recorder, &session, &code).unwrap();
}

#[test]
fn d1_five_wrong_codes_bring_the_next_mail_no_sooner() {
    let (_, mut recorder, session) = signed_in();
    recorder.pass(Duration::from_secs(60));
    for round in 0..3 {
        ask(&mut recorder, &session).unwrap();
        for _ in 0..5 {
            confirm(&mut recorder, &session, &wrong()).unwrap_err();
        }
        assert!(recorder.machine.letters().is_empty(), "{round}");
        recorder.pass(Duration::from_secs(59));
        let left = Duration::from_secs(1);
        let refusal = ask(&mut recorder, &session).unwrap_err();
        assert_eq!(refusal, Refusal::MailedLately { left }, "{round}");
        recorder.pass(left);
    }
}

#[test]
fn d2_another_address_is_written_to_at_once() {
    let (authority, mut recorder, session) = signed_in();
    for _ in 0..5 {
        confirm(&mut recorder, &session, &wrong()).unwrap_err();
    }
    recorder.change_email(&session, OLD, Some(OTHER)).unwrap();
    let newest = recorder.machine.letters().pop().unwrap();
    let (_, sealed) = authority.open(&newest, &recorder);
    assert_eq!(sealed.unwrap().email().as_str(), OTHER);
    let refusal = ask(&mut recorder, &session).unwrap_err();
    assert!(matches!(refusal, Refusal::MailedLately { .. }), "{refusal}");
}

#[test]
fn d13_a_product_line_sets_the_life_and_the_pause_of_a_confirmation() {
    let authority = Authority::new(7);
    let mut setup = Setup::new(&authority);
    let lives = Lives::default().with_confirmation(2, 600).unwrap();
    setup.profile.lives = lives;
    let mut recorder = Recorder::start(Disk::new(), &setup).unwrap();
    recorder.activate(OLD, Some(EMAIL));
    let session = recorder.sign_in(Origin::Network, OLD).unwrap();
    recorder.pass(Duration::from_secs(599));
    let left = Duration::from_secs(1);
    let refusal = ask(&mut recorder, &session).unwrap_err();
    assert_eq!(refusal, Refusal::MailedLately { left });
    let (code, _) = authority.open(&letter(&recorder), &recorder);
    recorder.pass(Duration::from_secs(2 * 3600 - 599));
    let session = recorder.sign_in(Origin::Network, OLD).unwrap();
    let refusal = confirm(&mut recorder, &session, &code).unwrap_err();
    assert_eq!(refusal, Refusal::NoConfirmation);
    for (hours, seconds) in [(0, 60), (49, 60), (48, 59), (48, 3601)] {
        assert_eq!(lives.with_confirmation(hours, seconds), None);
    }
}

#[test]
fn d1_a_restart_ends_the_code_and_asking_again_within_a_minute_is_put_off() {
    let (authority, recorder, _) = signed_in();
    let (code, _) = authority.open(&letter(&recorder), &recorder);
    let mut recorder = restarted(recorder, &authority);
    assert!(recorder.machine.letters().is_empty());
    let session = recorder.sign_in(Origin::Network, OLD).unwrap();
    let refusal = confirm(&mut recorder, &session, &code).unwrap_err();
    assert_eq!(refusal, Refusal::NoConfirmation);
    ask(&mut recorder, &session).unwrap();
    let first = letter(&recorder);
    taken(&mut recorder, &first);
    let refusal = ask(&mut recorder, &session).unwrap_err();
    assert!(matches!(refusal, Refusal::MailedLately { .. }), "{refusal}");
    recorder.pass(Duration::from_secs(60));
    ask(&mut recorder, &session).unwrap();
    assert_eq!(
        letter(&recorder).hash(),
        first.hash(),
        "the same code again"
    );
}

#[test]
fn d1_a_code_older_than_48_hours_confirms_nothing() {
    let (authority, mut recorder, _) = signed_in();
    let (code, _) = authority.open(&letter(&recorder), &recorder);
    recorder.pass(Duration::from_secs(48 * 3600 - 1));
    let session = recorder.sign_in(Origin::Network, OLD).unwrap();
    recorder.pass(Duration::from_secs(1));
    let refusal = confirm(&mut recorder, &session, &code).unwrap_err();
    assert_eq!(refusal, Refusal::NoConfirmation);
}

#[test]
fn inv2_a_code_that_confirms_an_address_resets_no_password() {
    let (authority, mut recorder, _) = signed_in();
    let (code, _) = authority.open(&letter(&recorder), &recorder);
    for origin in Origin::ALL {
        recorder.ask_key(origin, false).unwrap();
        let refusal = recorder.recover(origin, &code, crate::NEW).unwrap_err();
        assert!(matches!(refusal, Refusal::WrongKey { .. }), "{refusal}");
    }
}

#[test]
fn inv6_a_confirmed_address_stands_in_the_journal() {
    let (authority, mut recorder, session) = signed_in();
    let (code, _) = authority.open(&letter(&recorder), &recorder);
    confirm(&mut recorder, &session, &code).unwrap();
    let now = recorder.now();
    let journal = recorder.machine.journal(&session, now).unwrap();
    assert!(
        journal
            .iter()
            .any(|entry| entry.event == Event::ReservedEmailConfirmed)
    );
}

#[test]
fn inv7_nobody_confirms_an_address_without_a_session() {
    let (authority, mut recorder, session) = signed_in();
    let (code, _) = authority.open(&letter(&recorder), &recorder);
    recorder.act_on(Input::SignOut {
        session: session.clone(),
    });
    let refusal = confirm(&mut recorder, &session, &code).unwrap_err();
    assert_eq!(refusal, Refusal::SignedOut);
    let refusal = ask(&mut recorder, &session).unwrap_err();
    assert_eq!(refusal, Refusal::SignedOut);
}
