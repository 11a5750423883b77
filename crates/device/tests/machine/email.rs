//! D2: the reserved email, set, changed and removed later.

use device::{Ended, Event, Origin, Refusal};

use crate::{EMAIL, NEW, OLD, activated, restarted, wrong};

const OTHER: &str = "fern.keeper@post.example";

#[test]
fn d2_the_reserved_email_is_changed_and_stays_changed() {
    let (authority, mut recorder) = activated();
    let session = recorder.sign_in(Origin::Network, OLD).unwrap();
    for (email, masked) in [(Some(OTHER), Some("fer****.example")), (None, None)] {
        recorder.change_email(&session, OLD, email).unwrap();
        let status = recorder.machine.status();
        assert_eq!(status.reserved_email.as_deref(), masked);
    }
    recorder.change_email(&session, OLD, Some(OTHER)).unwrap();
    let mut recorder = restarted(recorder, &authority);
    let shown = recorder.ask_key(Origin::Screen, false).unwrap();
    let (_, sealed) = authority.open(&shown.challenge, &recorder);
    assert_eq!(sealed.unwrap().email().as_str(), OTHER);
}

#[test]
fn d2_a_wrong_old_password_changes_nothing_and_five_end_the_session() {
    let (_, mut recorder) = activated();
    let session = recorder.sign_in(Origin::Network, OLD).unwrap();
    let before = recorder.machine.status();
    for _ in 0..5 {
        let refusal = recorder.change_email(&session, NEW, None).unwrap_err();
        assert!(
            matches!(refusal, Refusal::WrongPassword { .. }),
            "{refusal}"
        );
    }
    let refusal = recorder.change_email(&session, OLD, None).unwrap_err();
    assert_eq!(refusal, Refusal::SignedOut);
    assert_eq!(recorder.machine.status(), before);
}

#[test]
fn d2_tries_at_the_old_password_are_the_sessions_whatever_it_asks_for() {
    let (_, mut recorder) = activated();
    let session = recorder.sign_in(Origin::Network, OLD).unwrap();
    recorder.change_email(&session, NEW, None).unwrap_err();
    recorder.change(&session, "a wrong guess", NEW).unwrap_err();
    recorder.make_sheet(&session, NEW).err().unwrap();
    recorder.change_email(&session, NEW, None).unwrap_err();
    recorder.make_sheet(&session, NEW).err().unwrap();
    let ended = recorder.change_email(&session, OLD, None).unwrap_err();
    assert_eq!(ended, Refusal::SignedOut);
}

#[test]
fn d2_a_challenge_that_sealed_the_old_address_ends_with_it() {
    for email in [Some(OTHER), None] {
        let (authority, mut recorder) = activated();
        let shown = Origin::ALL.map(|origin| recorder.ask_key(origin, false).unwrap());
        let session = recorder.sign_in(Origin::Network, OLD).unwrap();
        recorder.change_email(&session, OLD, email).unwrap();
        for (origin, shown) in Origin::ALL.into_iter().zip(shown) {
            let code = authority.answer(&shown.challenge, &recorder);
            let refusal = recorder.recover(origin, &code, NEW).unwrap_err();
            let ended = Refusal::ChallengeEnded {
                number: shown.challenge.number(),
                why: Ended::EmailChanged,
            };
            assert_eq!(refusal, ended);
        }
        let fresh = recorder.ask_key(Origin::Screen, false).unwrap();
        let code = authority.answer(&fresh.challenge, &recorder);
        assert_eq!(recorder.recover(Origin::Screen, &code, NEW), Ok(()));
    }
}

#[test]
fn d2_a_challenge_that_sealed_no_address_lives_on() {
    let (authority, mut recorder) = crate::new_recorder();
    recorder.activate(OLD, None);
    let shown = recorder.ask_key(Origin::Screen, false).unwrap();
    let session = recorder.sign_in(Origin::Network, OLD).unwrap();
    recorder.change_email(&session, OLD, Some(EMAIL)).unwrap();
    let code = authority.answer(&shown.challenge, &recorder);
    assert_eq!(recorder.recover(Origin::Screen, &code, NEW), Ok(()));
}

#[test]
fn d2_the_address_that_is_there_already_ends_nothing() {
    let (authority, mut recorder) = activated();
    let shown = recorder.ask_key(Origin::Screen, false).unwrap();
    let session = recorder.sign_in(Origin::Network, OLD).unwrap();
    recorder.change_email(&session, OLD, Some(EMAIL)).unwrap();
    let now = recorder.now();
    let journal = recorder.machine.journal(&session, now).unwrap();
    assert!(
        journal
            .iter()
            .all(|entry| entry.event != Event::ReservedEmailSet)
    );
    let code = authority.answer(&shown.challenge, &recorder);
    assert_eq!(recorder.recover(Origin::Screen, &code, NEW), Ok(()));
}

#[test]
fn inv6_every_change_of_the_reserved_email_stands_in_the_journal() {
    let (_, mut recorder) = activated();
    let session = recorder.sign_in(Origin::Network, OLD).unwrap();
    for email in [Some(OTHER), None, Some(EMAIL)] {
        recorder.change_email(&session, OLD, email).unwrap();
    }
    let now = recorder.now();
    let journal = recorder.machine.journal(&session, now).unwrap();
    let events: Vec<Event> = journal.iter().map(|entry| entry.event).collect();
    let told = [
        Event::ReservedEmailSet,
        Event::ReservedEmailRemoved,
        Event::ReservedEmailSet,
    ];
    assert_eq!(events[events.len() - 3..], told);
}

#[test]
fn d2_whoever_is_signed_out_changes_nothing() {
    let (authority, mut recorder) = activated();
    let session = recorder.sign_in(Origin::Network, OLD).unwrap();
    let shown = recorder.ask_key(Origin::Network, false).unwrap();
    let _ = recorder.recover(Origin::Network, &wrong(1), NEW);
    let code = authority.answer(&shown.challenge, &recorder);
    recorder.recover(Origin::Network, &code, NEW).unwrap();
    let refusal = recorder.change_email(&session, NEW, None).unwrap_err();
    assert_eq!(refusal, Refusal::SignedOut);
    let refusal = recorder.make_sheet(&session, NEW).err().unwrap();
    assert_eq!(refusal, Refusal::SignedOut);
}
