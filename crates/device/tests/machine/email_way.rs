//! D5: recovery by a code that is sent to the reserved email; and what all challenges share.

use device::{Ended, Event, Origin, Proof, Refusal, WayBack};
use protocol::{Scope, Way};
use testkit::disk::Disk;
use testkit::recorder::{Authority, Recorder, Setup};

use crate::{EMAIL, HOUR, MINUTE, NEW, OLD, SECOND, wrong};

const HERE: Origin = Origin::Network;
const OTHER: &str = "fern.keeper@post.example";

fn setup(authority: &Authority) -> Setup {
    let mut setup = Setup::new(authority);
    setup.profile.ways = WayBack::ALL.into_iter().collect();
    setup.profile.cameras = true;
    setup.bundle = authority.bundle(1, &Way::ALL);
    setup
}

fn locked_out() -> (Authority, Recorder) {
    let authority = Authority::new(7);
    let mut recorder = Recorder::start(Disk::new(), &setup(&authority)).unwrap();
    recorder.activate(OLD, Some(EMAIL));
    (authority, recorder)
}

fn ask(recorder: &mut Recorder, way: Way) -> device::ShownChallenge {
    recorder
        .ask(HERE, way, Scope::Administrator, false)
        .unwrap()
}

/// What becomes of the right code for `shown`.
fn answer(
    authority: &Authority,
    recorder: &mut Recorder,
    shown: &device::ShownChallenge,
) -> Result<device::Recovered, Refusal> {
    let code = authority.answer(&shown.challenge, recorder);
    recorder.prove(HERE, Proof::Email(code), NEW)
}

fn ended(shown: &device::ShownChallenge, why: Ended) -> Refusal {
    let number = shown.challenge.number();
    Refusal::ChallengeEnded { number, why }
}

#[test]
fn d5_the_code_from_the_email_opens_the_device_once() {
    let (authority, mut recorder) = locked_out();
    let shown = ask(&mut recorder, Way::Email);
    assert_eq!((shown.way, shown.tries_left), (Way::Email, 5));
    assert_eq!(shown.life_left, 48 * HOUR);
    let (_, sealed) = authority.open(&shown.challenge, &recorder);
    assert_eq!(sealed.unwrap().email().as_str(), EMAIL);

    let recovered = answer(&authority, &mut recorder, &shown).unwrap();
    assert_eq!(recovered.by, WayBack::Email);
    assert_eq!(recovered.challenge, Some(shown.challenge.number()));
    assert!(recorder.sign_in(HERE, NEW).is_ok() && recorder.sign_in(HERE, OLD).is_err());
    let again = answer(&authority, &mut recorder, &shown);
    assert_eq!(again, Err(ended(&shown, Ended::Used)), "inv1");
}

#[test]
fn d5_the_code_is_good_for_48_hours_whatever_the_clock_says() {
    for (time, is_good) in [(48 * HOUR - SECOND, true), (48 * HOUR, false)] {
        let (authority, mut recorder) = locked_out();
        let shown = ask(&mut recorder, Way::Email);
        recorder.pass(time);
        recorder.clock = protocol::DeviceTime::from_seconds(0);
        let seen = recorder.machine.challenge(HERE, Way::Email, recorder.now());
        assert_eq!(seen.is_some(), is_good);
        let expected = match is_good {
            true => None,
            false => Some(ended(&shown, Ended::Expired)),
        };
        assert_eq!(answer(&authority, &mut recorder, &shown).err(), expected);
    }
}

#[test]
fn d5_a_restart_ends_the_code_and_leaves_nothing_of_it_on_the_disk() {
    let (authority, mut recorder) = locked_out();
    let shown = ask(&mut recorder, Way::Email);
    let state = recorder.machine.state().encode();
    let sealed = &shown.challenge.as_bytes()[shown.challenge.as_bytes().len() - 66..];
    assert!(!state.windows(66).any(|window| window == sealed));
    let again = ask(&mut recorder, Way::Email);
    assert_eq!(again.challenge, shown.challenge, "it lives on until then");
    let mut recorder = Recorder::start(recorder.disk, &setup(&authority)).unwrap();
    assert!(
        recorder
            .machine
            .challenge(HERE, Way::Email, recorder.now())
            .is_none()
    );
    let refusal = answer(&authority, &mut recorder, &shown);
    assert_eq!(refusal, Err(ended(&shown, Ended::Restarted)));
    let after = ask(&mut recorder, Way::Email);
    answer(&authority, &mut recorder, &after).unwrap();
}

#[test]
fn d5_a_machine_that_is_started_on_a_state_in_memory_ends_the_code_too() {
    let (_, mut recorder) = locked_out();
    ask(&mut recorder, Way::Email);
    let state = recorder.machine.state().clone();
    let (profile, bundle) = (
        recorder.machine.profile().clone(),
        recorder.machine.bundle().clone(),
    );
    let mut rng = testkit::entropy::Seeded::new(4);
    let machine =
        device::Machine::start(profile, Some(state), bundle, recorder.now(), &mut rng).unwrap();
    assert!(
        machine
            .challenge(HERE, Way::Email, recorder.now())
            .is_none()
    );
}

#[test]
fn d5_a_changed_address_or_password_ends_the_code() {
    for (email, why) in [
        (Some(Some(OTHER)), Ended::EmailChanged),
        (Some(None), Ended::EmailChanged),
        (None, Ended::PasswordChanged),
    ] {
        let (authority, mut recorder) = locked_out();
        let shown = ask(&mut recorder, Way::Email);
        let session = recorder.sign_in(HERE, OLD).unwrap();
        match email {
            Some(email) => recorder.change_email(&session, OLD, email).unwrap(),
            None => recorder.change(&session, OLD, "nine tall poplars").unwrap(),
        }
        let code = authority.answer(&shown.challenge, &recorder);
        let refusal = recorder.prove(HERE, Proof::Email(code), NEW).unwrap_err();
        let expected = match email {
            // Without an address there is no such way at all.
            Some(None) => Refusal::NoReservedEmail,
            _ => ended(&shown, why),
        };
        assert_eq!(refusal, expected);
    }
}

#[test]
fn d5_without_a_reserved_email_the_way_says_so() {
    let authority = Authority::new(7);
    let mut recorder = Recorder::start(Disk::new(), &setup(&authority)).unwrap();
    recorder.activate(OLD, None);
    let refusal = recorder.ask(HERE, Way::Email, Scope::Administrator, false);
    assert_eq!(refusal.err(), Some(Refusal::NoReservedEmail));
    let ways = recorder.machine.ways(HERE, recorder.now());
    assert!(ways.contains(&(WayBack::Email, Err(Refusal::NoReservedEmail))));
}

#[test]
fn inv2_a_code_opens_only_by_the_way_and_the_origin_it_was_made_for() {
    let (authority, mut recorder) = locked_out();
    let by_email = ask(&mut recorder, Way::Email);
    let by_key = ask(&mut recorder, Way::Key);
    let by_file = ask(&mut recorder, Way::File);
    let elsewhere = recorder
        .ask(Origin::Screen, Way::Email, Scope::Administrator, false)
        .unwrap();
    let code = |shown: &device::ShownChallenge| authority.answer(&shown.challenge, &recorder);
    let (email, key) = (code(&by_email), code(&by_key));
    let (file, screen) = (code(&by_file), code(&elsewhere));
    let wrong_ones = [
        Proof::Email(key.clone()),
        Proof::Key(email.clone()),
        Proof::Email(screen),
        Proof::Key(file),
    ];
    for proof in wrong_ones {
        let refusal = recorder.prove(HERE, proof, NEW).unwrap_err();
        assert!(matches!(refusal, Refusal::WrongKey { .. }), "{refusal}");
    }
    let recovered = recorder.prove(HERE, Proof::Key(key), NEW).unwrap();
    assert_eq!(recovered.by, WayBack::Key);
}

#[test]
fn inv3_all_typed_ways_share_one_budget_and_each_challenge_has_five_tries() {
    let (authority, mut recorder) = locked_out();
    let by_email = ask(&mut recorder, Way::Email);
    let by_key = ask(&mut recorder, Way::Key);
    for seed in 0..3 {
        recorder
            .prove(HERE, Proof::Email(wrong(seed)), NEW)
            .unwrap_err();
    }
    recorder.recover(HERE, &wrong(9), NEW).unwrap_err();
    let fifth = recorder
        .prove(HERE, Proof::Email(wrong(8)), NEW)
        .unwrap_err();
    let Refusal::WrongKey {
        way,
        tries_left,
        wait,
        ..
    } = fifth
    else {
        panic!("{fifth}");
    };
    assert_eq!((way, tries_left), (Way::Email, 1));
    assert_eq!(wait, Some(30 * SECOND), "the fifth failure in a row");
    assert!(fifth.to_string().starts_with("This code is wrong."));
    let code = authority.answer(&by_key.challenge, &recorder);
    let refusal = recorder.recover(HERE, &code, NEW).unwrap_err();
    assert!(matches!(refusal, Refusal::Wait { .. }));
    recorder.pass(MINUTE);
    recorder
        .prove(HERE, Proof::Email(wrong(7)), NEW)
        .unwrap_err();
    recorder.pass(HOUR);
    let over = answer(&authority, &mut recorder, &by_email);
    assert_eq!(over, Err(ended(&by_email, Ended::TooManyTries)));
    recorder.recover(HERE, &code, NEW).unwrap();
}

#[test]
fn d7_the_challenge_for_a_file_survives_a_restart_and_twenty_wrong_codes() {
    let (authority, mut recorder) = locked_out();
    let shown = ask(&mut recorder, Way::File);
    for seed in 0..20 {
        if seed % 5 == 0 {
            recorder.ask_key(HERE, true).unwrap();
        }
        recorder.recover(HERE, &wrong(seed), NEW).unwrap_err();
        recorder.pass(HOUR);
    }
    let mut recorder = Recorder::start(recorder.disk, &setup(&authority)).unwrap();
    assert_eq!(
        recorder.machine.way(HERE, WayBack::Key),
        Err(Refusal::WaysClosed)
    );
    assert_eq!(recorder.machine.way(HERE, WayBack::File), Ok(()));
    let again = ask(&mut recorder, Way::File);
    assert_eq!(again.challenge, shown.challenge);
    recorder.pass(72 * HOUR);
    assert!(ask(&mut recorder, Way::File).challenge != shown.challenge);
}

#[test]
fn d12_a_challenge_names_its_scope_and_another_scope_takes_another_challenge() {
    let (authority, mut recorder) = locked_out();
    let one = ask(&mut recorder, Way::Key);
    recorder.pass(MINUTE);
    let both = recorder
        .ask(HERE, Way::Key, Scope::AdministratorAndCameras, false)
        .unwrap();
    assert!(one.challenge != both.challenge);
    let scope = both.challenge.header().scope;
    assert_eq!(scope, Scope::AdministratorAndCameras);
    let code = authority.answer(&one.challenge, &recorder);
    recorder.recover(HERE, &code, NEW).unwrap_err();
    let code = authority.answer(&both.challenge, &recorder);
    let recovered = recorder.prove(HERE, Proof::Key(code), NEW).unwrap();
    assert_eq!(recovered.scope, scope);
    let session = recorder.sign_in(HERE, NEW).unwrap();
    let journal = recorder.machine.journal(&session, recorder.now()).unwrap();
    let told = journal.iter().any(|entry| match entry.event {
        Event::PasswordReset { scope, .. } => scope == Scope::AdministratorAndCameras,
        _ => false,
    });
    assert!(told, "inv6: the journal tells of the cameras");
}

#[test]
fn d12_where_there_are_no_cameras_nothing_is_made_for_them() {
    let authority = Authority::new(7);
    let mut setup = setup(&authority);
    setup.profile.cameras = false;
    let mut recorder = Recorder::start(Disk::new(), &setup).unwrap();
    recorder.activate(OLD, Some(EMAIL));
    for way in Way::CHALLENGED {
        let asked = recorder.ask(HERE, way, Scope::AdministratorAndCameras, false);
        assert_eq!(asked.err(), Some(Refusal::CamerasNotOffered));
        for scope in [Scope::ReservedEmail, Scope::Farewell] {
            let asked = recorder.ask(HERE, way, scope, false);
            assert!(matches!(asked.err(), Some(Refusal::WayNotOffered { .. })));
        }
    }
    for way in [Way::Code, Way::TemporaryPassword] {
        let asked = recorder.ask(HERE, way, Scope::Administrator, false);
        assert!(asked.is_err(), "a dated way has no challenge");
    }
}

#[test]
fn d13_ways_that_can_be_gone_come_first_and_those_not_offered_are_absent() {
    let (_, recorder) = locked_out();
    let ways: Vec<_> = recorder.machine.ways(HERE, recorder.now());
    let open = ways.iter().position(|(_, open)| open.is_err());
    let open = open.unwrap_or(ways.len());
    assert!(ways[open..].iter().all(|(_, open)| open.is_err()));
    assert_eq!(ways[0], (WayBack::Email, Ok(())));
    assert!(ways.contains(&(WayBack::Sheet, Err(Refusal::NoSheet))));

    let authority = Authority::new(7);
    let mut narrow = setup(&authority);
    narrow.bundle = authority.bundle(2, &[Way::Key]);
    let recorder = Recorder::start(recorder.disk, &narrow).unwrap();
    let ways = recorder.machine.ways(HERE, recorder.now());
    for way in [WayBack::Email, WayBack::File, WayBack::Code] {
        assert!(ways.iter().all(|(listed, _)| *listed != way), "{way:?}");
        let refusal = recorder.machine.way(HERE, way);
        assert_eq!(refusal, Err(Refusal::WayNotOffered { way }));
    }
}

#[test]
fn d13_a_product_line_can_shorten_the_lives_of_challenges() {
    let authority = Authority::new(7);
    let mut setup = setup(&authority);
    setup.profile.lives = device::Lives::new(3, 2).unwrap();
    let mut recorder = Recorder::start(Disk::new(), &setup).unwrap();
    recorder.activate(OLD, Some(EMAIL));
    for (way, hours) in [(Way::Email, 2), (Way::Key, 3)] {
        let shown = ask(&mut recorder, way);
        assert_eq!(shown.life_left, hours * HOUR);
        recorder.pass(hours * HOUR - SECOND);
        assert!(
            recorder
                .machine
                .challenge(HERE, way, recorder.now())
                .is_some()
        );
        recorder.pass(SECOND);
        let code = authority.answer(&shown.challenge, &recorder);
        let proof = match way {
            Way::Email => Proof::Email(code),
            _ => Proof::Key(code),
        };
        let refusal = recorder.prove(HERE, proof, NEW).unwrap_err();
        assert_eq!(refusal, ended(&shown, Ended::Expired));
    }
    for (challenge, email) in [(73, 48), (72, 49), (0, 1), (1, 0)] {
        assert_eq!(device::Lives::new(challenge, email), None);
    }
}
