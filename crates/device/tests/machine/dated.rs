//! The security code for today (D6), and what it shares with the temporary password.

use device::{Event, Origin, Proof, Refusal, WayBack, WaysBack};
use proptest::prelude::*;
use protocol::{Code, DeviceKey, DeviceTime, Way};
use testkit::disk::Disk;
use testkit::recorder::{Authority, Recorder, Setup};

use crate::{EMAIL, HOUR, NEW, OLD, wrong};

pub(crate) const HERE: Origin = Origin::Network;

pub(crate) fn setup(authority: &Authority) -> Setup {
    let mut setup = Setup::new(authority);
    let ways = [WayBack::Key, WayBack::Code, WayBack::TemporaryPassword];
    setup.profile.ways = WaysBack::from_iter(ways);
    setup.bundle = authority.bundle(1, &[Way::Key, Way::Code, Way::TemporaryPassword]);
    setup
}

pub(crate) fn activated() -> (Authority, Recorder) {
    let authority = Authority::new(7);
    let mut recorder = Recorder::start(Disk::new(), &setup(&authority)).unwrap();
    recorder.activate(OLD, Some(EMAIL));
    (authority, recorder)
}

pub(crate) fn set_clock(recorder: &mut Recorder, text: &str) {
    recorder.clock = DeviceTime::parse(text).unwrap();
}

/// The power goes and comes back, with the clock where it was.
pub(crate) fn power_cycled(recorder: Recorder, authority: &Authority) -> Recorder {
    let mut setup = setup(authority);
    setup.clock = recorder.clock;
    Recorder::start(recorder.disk, &setup).unwrap()
}

fn prove(recorder: &mut Recorder, code: &Code, new: &str) -> Result<(), Refusal> {
    recorder
        .prove(HERE, Proof::Code(code.clone()), new)
        .map(drop)
}

fn is_wrong(outcome: &Result<(), Refusal>) -> bool {
    matches!(outcome, Err(Refusal::WrongSecurityCode { .. }))
}

#[test]
fn d6_the_code_for_today_sets_a_password_once() {
    let (authority, mut recorder) = activated();
    let code = authority.code_now(&recorder);
    let done = recorder
        .prove(HERE, Proof::Code(code.clone()), NEW)
        .unwrap();
    assert_eq!((done.by, done.challenge), (WayBack::Code, None));
    assert!(recorder.sign_in(HERE, OLD).is_err());
    let session = recorder.sign_in(HERE, NEW).unwrap();
    let now = recorder.now();
    let journal = recorder.machine.journal(&session, now).unwrap();
    let by_code = |event| {
        matches!(
            event,
            Event::PasswordReset {
                by: WayBack::Code,
                ..
            }
        )
    };
    assert!(journal.iter().any(|entry| by_code(entry.event)));
    let (way, date) = (WayBack::Code, recorder.clock.date());
    let again = prove(&mut recorder, &code, OLD).unwrap_err();
    let newest = date;
    assert_eq!(again, Refusal::DateUsed { way, date, newest });
    assert!(recorder.machine.way(HERE, way).is_ok());
    let told = recorder.machine.ways(HERE, recorder.now());
    let told = told.into_iter().find(|(told, _)| *told == way).unwrap().1;
    assert_eq!(told, Err(Refusal::DateUsed { way, date, newest }));
}

#[test]
fn inv2_a_code_of_another_device_authority_serial_start_or_date_is_wrong() {
    let (authority, mut recorder) = activated();
    let machine = &recorder.machine;
    let (device, started) = (machine.device_key().public(), machine.status().started);
    let (identity, date) = (machine.profile().identity.clone(), recorder.clock.date());
    let other_device = DeviceKey::from_bytes(&[7; 32]).public();
    let later = DeviceTime::from_seconds(started.seconds() + 1);
    let tomorrow = DeviceTime::from_seconds(recorder.clock.seconds() + 86_400).date();
    for code in [
        authority.security_code(&other_device, &identity, started, date),
        Authority::new(8).security_code(&device, &identity, started, date),
        authority.security_code(&device, &identity, later, date),
        authority.security_code(&device, &identity, started, tomorrow),
    ] {
        assert!(is_wrong(&prove(&mut recorder, &code, NEW)));
        recorder.pass(std::time::Duration::from_secs(60));
    }
    let code = authority.code_now(&recorder);
    let mut altered = *code.as_bytes();
    altered[4] ^= 1;
    assert!(is_wrong(&prove(
        &mut recorder,
        &Code::from_bytes(altered),
        NEW
    )));
}

#[test]
fn d6_a_code_ends_with_its_day_and_with_a_restart() {
    let (authority, mut recorder) = activated();
    set_clock(&mut recorder, "2026-11-21 23:59:59");
    let code = authority.code_now(&recorder);
    recorder.pass(std::time::Duration::from_secs(1));
    assert!(is_wrong(&prove(&mut recorder, &code, NEW)));
    let code = authority.code_now(&recorder);
    let mut recorder = power_cycled(recorder, &authority);
    assert!(is_wrong(&prove(&mut recorder, &code, NEW)));
    let code = authority.code_now(&recorder);
    assert_eq!(prove(&mut recorder, &code, NEW), Ok(()));
}

#[test]
fn inv10_no_clock_makes_a_used_code_good_again() {
    let (authority, mut recorder) = activated();
    set_clock(&mut recorder, "2026-11-21 09:00:00");
    let yesterday = {
        set_clock(&mut recorder, "2026-11-20 09:00:00");
        authority.code_now(&recorder)
    };
    set_clock(&mut recorder, "2026-11-21 09:00:00");
    let code = authority.code_now(&recorder);
    assert_eq!(prove(&mut recorder, &code, NEW), Ok(()));
    let used = |outcome| matches!(outcome, Err(Refusal::DateUsed { .. }));
    for (clock, code) in [
        ("2026-11-21 00:00:00", &code),
        ("2026-11-20 09:00:00", &yesterday),
        ("1970-01-01 00:00:00", &code),
    ] {
        set_clock(&mut recorder, clock);
        assert!(used(prove(&mut recorder, code, OLD)), "{clock}");
    }
    set_clock(&mut recorder, "2099-12-31 12:00:00");
    assert!(is_wrong(&prove(&mut recorder, &code, OLD)));
    // A start that claims to be in the past has a later start time all the same.
    set_clock(&mut recorder, "1970-01-01 00:00:00");
    let mut recorder = power_cycled(recorder, &authority);
    assert!(is_wrong(&prove(&mut recorder, &code, OLD)));
    let code = authority.code_now(&recorder);
    assert_eq!(
        prove(&mut recorder, &code, OLD),
        Ok(()),
        "no battery, and yet it works"
    );
}

#[test]
fn d6_a_clock_that_was_once_in_2099_spoils_no_code() {
    let (authority, mut recorder) = activated();
    for (count, clock) in [
        "2099-12-31 09:00:00",
        "1970-01-01 00:00:10",
        "2026-11-21 09:00:00",
        "2106-02-07 06:28:15",
        "2026-11-20 09:00:00",
    ]
    .into_iter()
    .enumerate()
    {
        set_clock(&mut recorder, clock);
        // Whatever was used before, the code for the present start is good on the date shown.
        recorder = power_cycled(recorder, &authority);
        let code = authority.code_now(&recorder);
        let phrase = format!("phrase no. {count} of this clock");
        assert_eq!(prove(&mut recorder, &code, &phrase), Ok(()), "{clock}");
        let used = prove(&mut recorder, &code, OLD).unwrap_err();
        let newest = recorder.clock.date();
        let told = used.to_string();
        assert!(
            told.contains(&format!("A security code for {newest} was used")),
            "{told}"
        );
    }
}

#[test]
fn inv3_codes_share_the_budget_of_all_that_is_typed() {
    let (authority, mut recorder) = activated();
    for seed in 0..20 {
        recorder.pass(HOUR);
        set_clock(&mut recorder, "2026-11-21 09:00:00");
        assert!(is_wrong(&prove(&mut recorder, &wrong(seed), NEW)), "{seed}");
    }
    recorder.pass(HOUR);
    let code = authority.code_now(&recorder);
    assert_eq!(prove(&mut recorder, &code, NEW), Err(Refusal::WaysClosed));
    let at_screen = recorder.prove(Origin::Screen, Proof::Code(code), NEW);
    assert!(at_screen.is_ok(), "the screen has a budget of its own");
}

#[test]
fn d13_a_bundle_without_dated_answers_takes_none() {
    let (authority, recorder) = activated();
    let mut without = setup(&authority);
    without.bundle = authority.bundle(2, &[Way::Key]);
    let mut recorder = Recorder::start(recorder.disk, &without).unwrap();
    let (code, temporary) = (
        authority.code_now(&recorder),
        authority.temporary_now(&recorder),
    );
    let way = WayBack::Code;
    assert_eq!(
        prove(&mut recorder, &code, NEW),
        Err(Refusal::WayNotOffered { way })
    );
    let typed = recorder.sign_in(HERE, &temporary.to_text()).err().unwrap();
    assert!(matches!(typed, Refusal::WrongPassword { .. }), "{typed}");
}

#[derive(Clone, Debug)]
enum Step {
    SetClock(u32),
    Restart,
    Code,
    Temporary,
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    /// Whatever the clock does, no text that opened the device opens it a second time.
    #[test]
    fn inv1_inv10_no_dated_answer_is_taken_twice_whatever_the_clock_does(
        steps in prop::collection::vec(
            prop_oneof![
                (0..4_u32).prop_map(|day| Step::SetClock(1_795_000_000 + day * 86_400)),
                Just(Step::SetClock(0)),
                Just(Step::Restart),
                Just(Step::Code),
                Just(Step::Temporary),
            ],
            1..24,
        ),
    ) {
        let (authority, mut recorder) = activated();
        let mut taken: Vec<String> = Vec::new();
        let mut made: Vec<String> = Vec::new();
        for (count, step) in steps.into_iter().enumerate() {
            let phrase = format!("phrase no. {count} of this story");
            let text = match step {
                Step::SetClock(seconds) => {
                    recorder.clock = DeviceTime::from_seconds(seconds);
                    continue;
                }
                Step::Restart => {
                    recorder = power_cycled(recorder, &authority);
                    continue;
                }
                Step::Code => authority.code_now(&recorder).to_text().to_string(),
                Step::Temporary => authority.temporary_now(&recorder).to_text().to_string(),
            };
            made.push(text);
            // All that was ever made is tried, the newest last, as long as nobody has to wait.
            for text in &made {
                recorder.pass(HOUR);
                recorder.clock = DeviceTime::from_seconds(recorder.clock.seconds() - 3600);
                let done = match Code::parse(text) {
                    Ok(code) => prove(&mut recorder, &code, &phrase).is_ok(),
                    Err(_) => crate::temporary::used(&mut recorder, text, &phrase),
                };
                if done {
                    prop_assert!(!taken.contains(text), "taken twice");
                    taken.push(text.clone());
                }
            }
        }
    }
}
