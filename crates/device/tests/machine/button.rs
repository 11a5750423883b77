//! D11: the factory reset by the button.

use device::{Event, Input, Machine, Origin, Proof, Refusal, Reply, State, WayBack, WaysBack};
use protocol::{Scope, VerifiedBundle};
use testkit::disk::Disk;
use testkit::recorder::{Authority, Recorder, Setup, held};

use crate::{EMAIL, HOUR, NEW, OLD};

const HERE: Origin = Origin::Network;

/// A recorder that offers the button besides the rest, with everything set that can be set.
fn furnished() -> (Authority, Recorder) {
    let authority = Authority::new(7);
    let mut recorder = Recorder::start(Disk::new(), &with_button(&authority)).unwrap();
    recorder.activate(OLD, Some(EMAIL));
    (authority, recorder)
}

fn with_button(authority: &Authority) -> Setup {
    let mut setup = Setup::new(authority);
    setup.profile.ways = WaysBack::from_iter([WayBack::Sheet, WayBack::Key, WayBack::Button]);
    setup
}

/// Holds the button as it must be held, and erases what is to be erased.
pub(crate) fn reset(recorder: &mut Recorder) {
    assert!(matches!(
        recorder.act_on(Input::FactoryReset(held(12))),
        Reply::FactoryReset
    ));
}

fn events(recorder: &mut Recorder, password: &str) -> Vec<Event> {
    let session = recorder.sign_in(HERE, password).unwrap();
    let now = recorder.now();
    let journal = recorder.machine.journal(&session, now).unwrap();
    journal.into_iter().map(|entry| entry.event).collect()
}

#[test]
fn d11_inv5_after_the_button_there_is_no_password_until_one_is_created() {
    let (_, mut recorder) = furnished();
    reset(&mut recorder);
    assert!(!recorder.machine.status().activated);
    for guess in [OLD, NEW, "", "admin", "123456"] {
        assert_eq!(
            recorder.sign_in(HERE, guess).err(),
            Some(Refusal::NotActivated),
            "{guess}"
        );
    }
    assert!(matches!(recorder.act_on(Input::Erased), Reply::Done));
    recorder.activate(NEW, None);
    assert!(recorder.sign_in(HERE, OLD).is_err());
    assert!(recorder.sign_in(HERE, NEW).is_ok());
}

#[test]
fn d11_the_button_keeps_what_makes_the_device_itself_and_nothing_else() {
    let (_, mut recorder) = furnished();
    let session = recorder.sign_in(HERE, OLD).unwrap();
    recorder.make_sheet(&session, OLD).unwrap();
    recorder.ask_key(HERE, false).unwrap();
    let (key, before) = (
        recorder.machine.device_key().to_bytes(),
        recorder.machine.status(),
    );
    let changes = recorder.machine.state().changes();
    reset(&mut recorder);
    let after = recorder.machine.status();
    assert!(
        recorder.machine.device_key().to_bytes() == key,
        "the device key"
    );
    assert_eq!((after.boot, after.started), (before.boot, before.started));
    assert_eq!(recorder.machine.state().changes(), changes);
    assert_eq!((after.reserved_email, after.sheet), (None, None));
    let now = recorder.now();
    assert!(
        recorder.machine.session(&session, now).is_none(),
        "sessions end"
    );
    assert!(
        recorder
            .machine
            .challenge(HERE, protocol::Way::Key, now)
            .is_none()
    );
    let bytes = recorder.machine.state().encode();
    let email = EMAIL.as_bytes();
    assert!(
        !bytes.windows(email.len()).any(|window| window == email),
        "no trace of the email"
    );
}

#[test]
fn d11_inv6_the_journal_goes_on_over_a_factory_reset() {
    let (_, mut recorder) = furnished();
    assert!(recorder.sign_in(HERE, "a wrong guess").is_err());
    reset(&mut recorder);
    recorder.act_on(Input::Erased);
    recorder.activate(NEW, None);
    let told = events(&mut recorder, NEW);
    assert_eq!(
        told[..4],
        [
            Event::Activated,
            Event::WrongPassword,
            Event::FactoryReset,
            Event::Activated
        ]
    );
}

#[test]
fn d11_inv1_inv2_no_answer_outlives_a_factory_reset() {
    let (authority, mut recorder) = furnished();
    let session = recorder.sign_in(HERE, OLD).unwrap();
    let sheet = recorder.make_sheet(&session, OLD).unwrap();
    let shown = recorder.ask_key(HERE, false).unwrap();
    let key = authority.answer(&shown.challenge, &recorder);
    reset(&mut recorder);
    recorder.act_on(Input::Erased);
    recorder.activate(NEW, None);
    assert_eq!(
        recorder.recover(HERE, &key, "another good phrase"),
        Err(Refusal::NoChallenge)
    );
    let by_sheet = Proof::Sheet(sheet.codes[0].clone());
    let refused = recorder.prove(HERE, by_sheet, "another good phrase");
    assert_eq!(refused.err(), Some(Refusal::NoSheet));
    assert!(recorder.sign_in(HERE, NEW).is_ok());
}

#[test]
fn d11_inv3_the_button_opens_ways_that_were_closed_by_wrong_tries() {
    let (_, mut recorder) = furnished();
    for guess in 0..20 {
        recorder.pass(HOUR);
        let guess = format!("a wrong guess {guess}");
        assert!(recorder.sign_in(HERE, &guess).is_err());
    }
    assert!(matches!(
        recorder.sign_in(HERE, OLD),
        Err(Refusal::Wait { .. })
    ));
    reset(&mut recorder);
    recorder.act_on(Input::Erased);
    recorder.activate(NEW, None);
    assert!(recorder.sign_in(HERE, NEW).is_ok());
}

#[test]
fn d11_no_password_is_created_before_the_settings_are_erased() {
    let (authority, mut recorder) = furnished();
    reset(&mut recorder);
    let refused = recorder.activate(NEW, None);
    assert!(matches!(refused, Reply::Refused(Refusal::Erasing)));
    let mut again = Recorder::start(recorder.disk, &with_button(&authority)).unwrap();
    assert!(
        again.machine.status().erasing,
        "a restart does not forget it"
    );
    again.act_on(Input::Erased);
    assert!(!again.machine.status().erasing);
    assert!(matches!(again.activate(NEW, None), Reply::Activated { .. }));
}

#[test]
fn d11_a_device_that_was_never_activated_can_be_reset() {
    let authority = Authority::new(7);
    let mut recorder = Recorder::start(Disk::new(), &with_button(&authority)).unwrap();
    reset(&mut recorder);
    assert!(recorder.machine.status().erasing);
}

#[test]
fn d11_d13_a_device_that_does_not_offer_the_button_is_not_reset() {
    let (_, mut recorder) = crate::activated();
    let reply = recorder.act_on(Input::FactoryReset(held(12)));
    let way = WayBack::Button;
    assert!(matches!(reply, Reply::Refused(Refusal::WayNotOffered { way: told }) if told == way));
    assert!(recorder.sign_in(HERE, OLD).is_ok());
}

#[test]
fn d11_inv3_a_try_that_was_open_at_the_reset_stands_in_the_journal() {
    let (_, mut recorder) = furnished();
    let opened = recorder
        .begin(testkit::recorder::sign_in(HERE, "a wrong guess"))
        .unwrap();
    assert!(matches!(opened, Reply::Try(_)));
    reset(&mut recorder);
    if let Reply::Try(pending) = opened {
        let now = recorder.now();
        let mut rng = testkit::entropy::Seeded::new(3);
        let late = recorder.machine.finish(pending, now, &mut rng);
        assert!(matches!(late.reply, Reply::Refused(Refusal::TryLapsed)));
    }
    recorder.act_on(Input::Erased);
    recorder.activate(NEW, None);
    let told = events(&mut recorder, NEW);
    assert_eq!(told[1..3], [Event::WrongPassword, Event::FactoryReset]);
}

#[test]
fn d11_a_bundle_older_than_one_that_was_trusted_is_refused_after_the_button_too() {
    let (authority, recorder) = furnished();
    let newer: VerifiedBundle = authority.bundle(5, &[protocol::Way::Key]);
    let mut setup = with_button(&authority);
    setup.bundle = newer;
    let mut recorder = Recorder::start(recorder.disk, &setup).unwrap();
    reset(&mut recorder);
    let state = State::decode(&recorder.machine.state().encode()).unwrap();
    let older = with_button(&authority);
    let now = recorder.now();
    let mut rng = testkit::entropy::Seeded::new(3);
    let started = Machine::start(older.profile, Some(state), older.bundle, now, &mut rng);
    assert!(started.is_err());
}

#[test]
fn d11_d2_whoever_was_the_reserved_email_hears_of_the_reset_and_earlier_letters_are_kept() {
    const NEXT: &str = "fern.keeper@post.example";
    let (authority, mut recorder) = furnished();
    let session = recorder.sign_in(HERE, OLD).unwrap();
    recorder.change_email(&session, OLD, Some(NEXT)).unwrap();
    reset(&mut recorder);
    let mut recorder = Recorder::start(recorder.disk, &with_button(&authority)).unwrap();
    let letters = recorder.machine.letters();
    let told: Vec<_> = letters
        .iter()
        .map(|letter| {
            let (_, sealed) = authority.open(letter, &recorder);
            (letter.header().scope, sealed.unwrap().email().to_string())
        })
        .collect();
    let farewell = |to: &str| (Scope::Farewell, to.to_owned());
    assert_eq!(told, [farewell(EMAIL), farewell(NEXT)]);
    recorder.act_on(Input::Erased);
    recorder.activate(NEW, None);
    for letter in letters {
        let letter = letter.hash();
        recorder.act_on(Input::LetterTaken { letter });
    }
    assert!(recorder.machine.letters().is_empty(), "each is sent once");
}

#[test]
fn d11_d1_no_two_sheets_of_a_device_have_the_same_number() {
    let (authority, mut recorder) = furnished();
    let mut numbers = Vec::new();
    for _ in 0..3 {
        let session = recorder.sign_in(HERE, OLD).unwrap();
        for _ in 0..2 {
            numbers.push(recorder.make_sheet(&session, OLD).unwrap().number);
        }
        reset(&mut recorder);
        recorder.act_on(Input::Erased);
        recorder = Recorder::start(recorder.disk, &with_button(&authority)).unwrap();
        let reply = recorder.act_on(Input::Activate {
            origin: HERE,
            password: recorder.new_password(OLD),
            reserved_email: None,
            with_sheet: true,
        });
        let Reply::Activated { sheet, .. } = reply else {
            panic!("not activated");
        };
        numbers.push(sheet.unwrap().number);
    }
    assert_eq!(numbers, Vec::from_iter(1..=9));
}
