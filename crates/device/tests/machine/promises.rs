//! Invariants 5, 6, 7 and 9 over random histories: what the longer ones elsewhere do not look at.

use std::time::Duration;

use device::{Answers, Event, Input, Origin, Proof, Refusal, Reply, SheetCode, WayBack};
use proptest::prelude::*;
use protocol::{Scope, Way};
use testkit::disk::Disk;
use testkit::entropy::Seeded;
use testkit::recorder::{Authority, Recorder, Setup, held, sign_in};

use crate::{EMAIL, HOUR, NEW, OLD, wrong};

fn with_every_way() -> (Authority, Setup, Recorder) {
    let authority = Authority::new(7);
    let mut setup = Setup::new(&authority);
    setup.profile.ways = WayBack::ALL.into_iter().collect();
    setup.bundle = authority.bundle(1, &Way::ALL);
    let recorder = Recorder::start(Disk::new(), &setup).unwrap();
    (authority, setup, recorder)
}

fn origin() -> impl Strategy<Value = Origin> {
    prop::sample::select(&Origin::ALL[..])
}

/// Something typed or shown that might open a device.
fn proof(number: u64) -> Proof {
    let answers = Answers::typed(["one", "two", "three"]).ok().unwrap();
    match number % 6 {
        0 => Proof::Email(wrong(number)),
        1 => Proof::Key(wrong(number)),
        2 => Proof::Code(wrong(number)),
        3 => Proof::Sheet(SheetCode::random(&mut Seeded::new(number))),
        4 => Proof::Questions(answers),
        _ => Proof::File(vec![7; 300]),
    }
}

/// What somebody does to a device that others use too.
#[derive(Clone, Copy, Debug)]
enum Step {
    WrongPassword(Origin),
    WrongKey(Origin),
    Reset(Origin),
    SignIn(Origin),
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    /// New from the factory or emptied by the button, over any restarts.
    #[test]
    fn inv5_nothing_opens_a_device_that_nobody_activated(
        was_used in any::<bool>(),
        tries in prop::collection::vec((origin(), 0..12_u64, "[ -~]{1,20}"), 1..12),
    ) {
        let (authority, setup, mut recorder) = with_every_way();
        if was_used {
            recorder.activate(OLD, Some(EMAIL));
            recorder.act_on(Input::FactoryReset(held(12)));
            recorder.act_on(Input::Erased);
        }
        for (origin, number, text) in tries {
            let temporary = authority.temporary_now(&recorder).to_text();
            for password in [text.as_str(), OLD, "admin", &temporary] {
                let reply = recorder.act_on(sign_in(origin, password));
                prop_assert!(matches!(reply, Reply::Refused(Refusal::NotActivated)));
            }
            for way in Way::CHALLENGED {
                prop_assert!(recorder.ask(origin, way, Scope::Administrator, true).is_err());
            }
            let code = Proof::Code(authority.code_now(&recorder));
            for proof in [proof(number), code] {
                prop_assert!(recorder.prove(origin, proof, NEW).is_err());
            }
            if number == 0 {
                recorder = Recorder::start(recorder.disk, &setup).unwrap();
            }
            prop_assert!(!recorder.machine.status().activated);
        }
        recorder.activate(NEW, None);
        prop_assert!(recorder.sign_in(Origin::Screen, NEW).is_ok());
    }

    /// Each sign-in is told of every reset and try since the one before, and no session outlives a reset.
    #[test]
    fn inv6_inv7_the_next_sign_in_is_told_and_no_session_outlives_a_reset(
        steps in prop::collection::vec(
            prop_oneof![
                1 => origin().prop_map(Step::WrongPassword),
                1 => origin().prop_map(Step::WrongKey),
                2 => origin().prop_map(Step::Reset),
                2 => origin().prop_map(Step::SignIn),
            ],
            1..24,
        ),
    ) {
        let (authority, _, mut recorder) = with_every_way();
        recorder.activate(OLD, Some(EMAIL));
        let (mut password, mut sessions) = (OLD.to_owned(), Vec::new());
        let (mut resets, mut tries) = (Vec::new(), 0);
        for (count, step) in steps.into_iter().chain([Step::SignIn(Origin::Screen)]).enumerate() {
            recorder.pass(HOUR / 3);
            match step {
                Step::WrongPassword(origin) => {
                    if matches!(recorder.guess(origin), Refusal::WrongPassword { .. }) {
                        tries += 1;
                    }
                }
                Step::WrongKey(origin) => {
                    let asked = recorder.ask_key(origin, true).is_ok();
                    let typed = recorder.recover(origin, &wrong(1), NEW);
                    if asked && matches!(typed, Err(Refusal::WrongKey { .. })) {
                        tries += 1;
                    }
                }
                Step::Reset(origin) => {
                    let Ok(shown) = recorder.ask_key(origin, true) else { continue };
                    let new = format!("phrase no. {count} of promises");
                    let code = authority.answer(&shown.challenge, &recorder);
                    if recorder.recover(origin, &code, &new).is_ok() {
                        password = new;
                        resets.push(shown.challenge.number());
                        for session in sessions.drain(..) {
                            let now = recorder.now();
                            let is_live = recorder.machine.session(&session, now).is_some();
                            prop_assert!(!is_live, "inv7");
                        }
                    }
                }
                Step::SignIn(origin) => {
                    recorder.pass(Duration::from_secs(3600));
                    let reply = recorder.act_on(sign_in(origin, &password));
                    let Reply::SignedIn { session, news } = reply else {
                        panic!("the password is refused");
                    };
                    let told = |wanted: &dyn Fn(Event) -> bool| -> u32 {
                        let told = news.iter().filter(|entry| wanted(entry.event));
                        told.map(|entry| entry.count).sum()
                    };
                    for number in resets.drain(..) {
                        let is_it = |event| matches!(event,
                            Event::PasswordReset { challenge, .. } if challenge == Some(number));
                        prop_assert_eq!(told(&is_it), 1, "inv6: a reset");
                    }
                    let is_try = |event: Event| matches!(event,
                        Event::WrongPassword | Event::WrongAnswer { .. });
                    prop_assert!(told(&is_try) >= tries, "inv6: {} of {}", told(&is_try), tries);
                    tries = 0;
                    let now = recorder.now();
                    prop_assert!(recorder.machine.session(&session, now).is_some());
                    sessions.push(session);
                }
            }
        }
    }

    /// What is typed or shown by any way stands in no refusal and on no disk.
    #[test]
    fn inv9_no_answer_of_any_way_is_told_or_saved(seed in any::<u64>(), origin in origin()) {
        let (authority, _, mut recorder) = with_every_way();
        recorder.activate(OLD, Some(EMAIL));
        let session = recorder.sign_in(origin, OLD).unwrap();
        let sheet = recorder.make_sheet(&session, OLD).ok().unwrap();
        let mut secrets: Vec<String> = sheet.codes.iter().map(|code| code.to_text().to_string()).collect();
        for way in [Way::Email, Way::Key] {
            let shown = recorder.ask(origin, way, Scope::Administrator, false).unwrap();
            secrets.push(authority.answer(&shown.challenge, &recorder).to_text().to_string());
        }
        for letter in recorder.machine.letters() {
            secrets.push(authority.answer(&letter, &recorder).to_text().to_string());
        }
        secrets.push(authority.code_now(&recorder).to_text().to_string());
        secrets.push(authority.temporary_now(&recorder).to_text().to_string());
        let mut told = String::new();
        for number in seed % 1000..seed % 1000 + 6 {
            recorder.pass(HOUR);
            let refusal = recorder.prove(origin, proof(number), NEW).unwrap_err();
            told += &format!("{refusal} {refusal:?} ");
            secrets.push(wrong(number).to_text().to_string());
        }
        let saved = recorder.machine.state().encode();
        for secret in secrets {
            let plain = secret.replace('-', "");
            for form in [secret.as_str(), plain.as_str()] {
                prop_assert!(!told.contains(form), "{told}");
                let is_saved = saved.windows(form.len()).any(|window| window == form.as_bytes());
                prop_assert!(!is_saved);
            }
        }
    }
}
