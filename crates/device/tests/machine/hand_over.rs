//! Password backends: others keep the password too and get it before the device commits to it.

use device::{Applied, Event, Input, Origin, Proof, Recovered, Refusal, Reply};
use protocol::Way;
use testkit::disk::Disk;
use testkit::recorder::{Authority, Recorder, Setup, sign_in};

use crate::{EMAIL, HOUR, NEW, OLD, wrong};

const HERE: Origin = Origin::Network;

fn with_backend() -> (Authority, Setup, Recorder) {
    let authority = Authority::new(7);
    let mut setup = Setup::new(&authority);
    setup.profile.backends = true;
    let mut recorder = Recorder::start(Disk::new(), &setup).unwrap();
    recorder.activate(OLD, Some(EMAIL));
    (authority, setup, recorder)
}

#[test]
fn inv4_activation_change_and_every_recovery_go_to_the_backends_first() {
    let (authority, _, mut recorder) = with_backend();
    assert_eq!(recorder.backend.password().as_deref(), Some(OLD));
    let session = recorder.sign_in(HERE, OLD).unwrap();
    recorder.change(&session, OLD, NEW).unwrap();
    assert_eq!(recorder.backend.password().as_deref(), Some(NEW));
    let sheet = recorder.make_sheet(&session, NEW).unwrap();
    let shown = recorder.ask_key(HERE, false).unwrap();
    let key = authority.answer(&shown.challenge, &recorder);
    recorder.recover(HERE, &key, OLD).unwrap();
    assert_eq!(recorder.backend.password().as_deref(), Some(OLD));
    recorder
        .recover_by_sheet(HERE, &sheet.codes[0], NEW)
        .unwrap();
    assert_eq!(recorder.backend.password().as_deref(), Some(NEW));
    assert_eq!(recorder.machine.state().changes(), 4);
    assert_eq!(recorder.backend.asked(), 4);
    recorder.sign_in(HERE, NEW).unwrap();
}

#[test]
fn inv4_a_backend_that_fails_leaves_the_old_password_and_consumes_nothing() {
    let (authority, _, mut recorder) = with_backend();
    let session = recorder.sign_in(HERE, OLD).unwrap();
    let sheet = recorder.make_sheet(&session, OLD).unwrap();
    let shown = recorder.ask_key(HERE, false).unwrap();
    let key = authority.answer(&shown.challenge, &recorder);

    recorder.backend.refuse(true);
    for refusal in [
        recorder.change(&session, OLD, NEW).unwrap_err(),
        recorder.recover(HERE, &key, NEW).unwrap_err(),
        recorder
            .recover_by_sheet(HERE, &sheet.codes[0], NEW)
            .unwrap_err(),
    ] {
        assert!(
            matches!(refusal, Refusal::BackendFailed { .. }),
            "{refusal}"
        );
        assert!(refusal.to_string().contains("the camera service is down"));
    }
    assert_eq!(recorder.machine.state().changes(), 1);
    let live = recorder.ask_key(HERE, false).unwrap();
    assert_eq!((live.tries_left, live.challenge), (5, shown.challenge));
    assert!(
        recorder.machine.session(&session, recorder.now()).is_some(),
        "the session lives on"
    );
    assert!(recorder.sign_in(HERE, NEW).is_err());

    recorder.backend.refuse(false);
    recorder.recover(HERE, &key, NEW).unwrap();
    let told = recorder.machine.status().sheet.unwrap();
    assert_eq!(told.left, 8, "no code of the sheet was used");
    let Reply::SignedIn { news, .. } = recorder.act_on(sign_in(HERE, NEW)) else {
        panic!("not signed in");
    };
    let failed = news.iter().find(|entry| entry.event == Event::ChangeFailed);
    assert_eq!(failed.map(|entry| entry.count), Some(3), "inv6");
    let wrong_ones = news
        .iter()
        .filter(|entry| matches!(entry.event, Event::WrongAnswer { .. }));
    assert_eq!(
        wrong_ones.count(),
        0,
        "a right answer is told as no wrong one"
    );
}

#[test]
fn inv5_an_activation_that_a_backend_refuses_leaves_the_device_unactivated() {
    let authority = Authority::new(7);
    let mut setup = Setup::new(&authority);
    setup.profile.backends = true;
    let mut recorder = Recorder::start(Disk::new(), &setup).unwrap();
    recorder.backend.refuse(true);
    let reply = recorder.activate(OLD, None);
    assert!(matches!(
        reply,
        Reply::Refused(Refusal::BackendFailed { .. })
    ));
    assert!(!recorder.machine.status().activated);
    recorder.backend.refuse(false);
    assert!(matches!(
        recorder.activate(NEW, None),
        Reply::Activated { .. }
    ));
    recorder.sign_in(HERE, NEW).unwrap();
}

#[test]
fn inv3_a_wrong_key_reaches_no_backend() {
    let (_, _, mut recorder) = with_backend();
    recorder.ask_key(HERE, false).unwrap();
    let asked = recorder.backend.asked();
    recorder.recover(HERE, &wrong(1), NEW).unwrap_err();
    assert_eq!(recorder.backend.asked(), asked);
}

#[test]
fn inv1_a_change_that_was_overtaken_or_completed_is_not_completed_again() {
    let (authority, _, mut recorder) = with_backend();
    let shown = recorder.ask_key(HERE, false).unwrap();
    let key = authority.answer(&shown.challenge, &recorder);
    let mut handed_over = || {
        let new = recorder.new_password(NEW);
        let proof = Proof::Key(key.clone());
        let origin = HERE;
        recorder.hand_over(Input::Recover { origin, proof, new })
    };
    let Reply::HandOver(pending) = handed_over() else {
        panic!("nothing is handed over");
    };
    assert_eq!((pending.number(), pending.password()), (2, NEW));
    let _ = recorder.act_on(Input::Tick);
    let now = recorder.now();
    let outcome = recorder.machine.complete(pending, Applied::Yes, now);
    assert!(matches!(outcome.reply, Reply::Refused(Refusal::TryLapsed)));
    recorder.sign_in(HERE, OLD).unwrap();
    recorder.pass(HOUR);
    let recovered = recorder.prove(HERE, Proof::Key(key), NEW);
    assert!(matches!(recovered, Ok(Recovered { .. })));
}

#[test]
fn inv3_a_right_key_that_a_backend_refuses_spends_no_try_and_starts_no_wait() {
    let (authority, _, mut recorder) = with_backend();
    let shown = recorder.ask_key(HERE, false).unwrap();
    let key = authority.answer(&shown.challenge, &recorder);
    for seed in 0..4 {
        recorder.recover(HERE, &wrong(seed), NEW).unwrap_err();
    }
    // One more wrong one would end the challenge and start a wait.
    recorder.backend.refuse(true);
    for _ in 0..30 {
        let refusal = recorder.recover(HERE, &key, NEW).unwrap_err();
        assert!(
            matches!(refusal, Refusal::BackendFailed { .. }),
            "{refusal}"
        );
        assert_eq!(recorder.ask_key(HERE, false).unwrap().tries_left, 1);
    }
    let refusal = recorder.recover(HERE, &wrong(9), NEW).unwrap_err();
    let Refusal::WrongKey {
        tries_left, wait, ..
    } = refusal
    else {
        panic!("{refusal}");
    };
    assert_eq!(
        (tries_left, wait),
        (0, Some(HOUR / 120)),
        "a wrong one is counted as before"
    );
}

#[test]
fn inv3_a_wrong_key_is_never_given_back_whatever_the_backend_does() {
    let (_, _, mut recorder) = with_backend();
    recorder.backend.refuse(true);
    for tries_left in (0..5).rev() {
        recorder.ask_key(HERE, false).unwrap();
        let refusal = recorder.recover(HERE, &wrong(1), NEW).unwrap_err();
        assert!(
            matches!(refusal, Refusal::WrongKey { tries_left: left, .. } if left == tries_left),
            "{refusal}"
        );
    }
    assert!(matches!(
        recorder.recover(HERE, &wrong(2), NEW),
        Err(Refusal::ChallengeEnded { .. })
    ));
}

#[test]
fn inv3_power_that_goes_before_the_refusal_is_saved_gives_no_try_back() {
    let (authority, setup, mut recorder) = with_backend();
    let shown = recorder.ask_key(HERE, false).unwrap();
    let key = authority.answer(&shown.challenge, &recorder);
    recorder.backend.refuse(true);
    for tries_left in (0..5).rev() {
        let (new, origin) = (recorder.new_password(NEW), HERE);
        let proof = Proof::Key(key.clone());
        let handed = recorder.hand_over(Input::Recover { origin, proof, new });
        let Reply::HandOver(pending) = handed else {
            panic!("nothing is handed over");
        };
        // The refusal is made, and the power goes before it is on the disk.
        let (no, now) = (Applied::No("it is down".to_owned()), recorder.now());
        let _ = recorder.machine.complete(pending, no, now);
        recorder = Recorder::start(recorder.disk, &setup).unwrap();
        let live = recorder.machine.challenge(HERE, Way::Key, recorder.now());
        assert_eq!(live.map_or(0, |live| live.tries_left), tries_left);
    }
    let refusal = recorder.recover(HERE, &key, NEW).unwrap_err();
    assert!(
        matches!(refusal, Refusal::ChallengeEnded { .. }),
        "{refusal}"
    );
}
