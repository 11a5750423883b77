//! The temporary password (D9): typed at the sign-in, good for setting a password and nothing else.

use std::time::Duration;

use device::{
    Event, Input, Lives, Origin, Password, Proof, Refusal, Reply, SessionToken, WayBack, WaysBack,
};
use protocol::{Scope, Way};
use testkit::disk::Disk;
use testkit::recorder::{Authority, Recorder, sign_in};

use crate::dated::{HERE, activated, power_cycled, set_clock, setup};
use crate::{HOUR, MINUTE, NEW, OLD};

/// Types a temporary password.
fn typed(recorder: &mut Recorder, text: &str) -> Result<SessionToken, Refusal> {
    match recorder.act_on(sign_in(HERE, text)) {
        Reply::SetPasswordOnly { session } => Ok(session),
        Reply::Refused(refusal) => Err(refusal),
        _ => panic!("neither taken nor refused"),
    }
}

fn set(recorder: &mut Recorder, session: &SessionToken, new: &str) -> Result<(), Refusal> {
    let (session, new) = (session.clone(), recorder.new_password(new));
    match recorder.act_on(Input::SetPassword { session, new }) {
        Reply::Recovered(recovered) => {
            assert_eq!(recovered.by, WayBack::TemporaryPassword);
            Ok(())
        }
        Reply::Refused(refusal) => Err(refusal),
        _ => panic!("neither set nor refused"),
    }
}

/// Whether it was taken and a new password set.
pub(crate) fn used(recorder: &mut Recorder, text: &str, new: &str) -> bool {
    typed(recorder, text).is_ok_and(|session| set(recorder, &session, new).is_ok())
}

#[test]
fn d9_a_temporary_password_leads_to_a_new_one_and_is_then_used() {
    let (authority, mut recorder) = activated();
    let temporary = authority.temporary_now(&recorder).to_text();
    let session = typed(&mut recorder, &temporary.to_lowercase()).unwrap();
    assert!(
        recorder.sign_in(HERE, OLD).is_ok(),
        "the old one is good until then"
    );
    assert_eq!(set(&mut recorder, &session, NEW), Ok(()));
    assert!(recorder.sign_in(HERE, OLD).is_err());
    let session = recorder.sign_in(HERE, NEW).unwrap();
    let now = recorder.now();
    let journal = recorder.machine.journal(&session, now).unwrap();
    let events: Vec<Event> = journal.iter().map(|entry| entry.event).collect();
    assert!(events.contains(&Event::TemporaryPasswordTyped));
    let by = WayBack::TemporaryPassword;
    assert!(
        events
            .iter()
            .any(|event| matches!(event, Event::PasswordReset { by: found, .. } if *found == by))
    );
    let (way, date) = (by, recorder.clock.date());
    let again = typed(&mut recorder, &temporary).err().unwrap();
    let newest = date;
    assert_eq!(again, Refusal::DateUsed { way, date, newest });
    assert_eq!(
        set(&mut recorder, &session, OLD),
        Err(Refusal::SetPasswordOver)
    );
}

#[test]
fn inv7_the_session_of_a_temporary_password_does_nothing_else() {
    let (authority, mut recorder) = activated();
    let temporary = authority.temporary_now(&recorder).to_text();
    let session = typed(&mut recorder, &temporary).unwrap();
    let now = recorder.now();
    assert!(recorder.machine.session(&session, now).is_none());
    assert!(recorder.machine.journal(&session, now).is_err());
    let old = || Password::typed(&temporary).unwrap();
    let new = recorder.new_password(NEW);
    let inputs = [
        Input::ChangePassword {
            session: session.clone(),
            old: old(),
            new,
        },
        Input::ChangeReservedEmail {
            session: session.clone(),
            old: old(),
            reserved_email: None,
        },
        Input::MakeSheet {
            session: session.clone(),
            old: old(),
            replaces: None,
        },
    ];
    for input in inputs {
        let reply = recorder.act_on(input);
        assert!(matches!(reply, Reply::Refused(Refusal::SignedOut)));
    }
    assert_eq!(recorder.machine.recovering(&session, now), Some(HERE));
    let ordinary = recorder.sign_in(HERE, OLD).unwrap();
    assert_eq!(
        set(&mut recorder, &ordinary, NEW),
        Err(Refusal::SetPasswordOver)
    );
    assert_eq!(set(&mut recorder, &session, NEW), Ok(()));
    assert!(
        recorder.machine.session(&ordinary, now).is_none(),
        "older sessions end"
    );
}

#[test]
fn d9_the_page_for_a_new_password_closes_after_ten_minutes_and_with_a_restart() {
    let (authority, mut recorder) = activated();
    set_clock(&mut recorder, "2026-11-21 09:00:00");
    let temporary = authority.temporary_now(&recorder).to_text();
    let first = typed(&mut recorder, &temporary).unwrap();
    recorder.pass(10 * MINUTE);
    assert_eq!(
        set(&mut recorder, &first, NEW),
        Err(Refusal::SetPasswordOver)
    );
    let second = typed(&mut recorder, &temporary).unwrap();
    let third = typed(&mut recorder, &temporary).unwrap();
    assert_eq!(
        set(&mut recorder, &second, NEW),
        Err(Refusal::SetPasswordOver)
    );
    let mut recorder = power_cycled(recorder, &authority);
    assert_eq!(
        set(&mut recorder, &third, NEW),
        Err(Refusal::SetPasswordOver)
    );
    let last = typed(&mut recorder, &temporary).unwrap();
    assert_eq!(
        set(&mut recorder, &last, NEW),
        Ok(()),
        "a restart does not end it"
    );
}

#[test]
fn inv10_a_date_that_changes_in_between_ends_it() {
    let (authority, mut recorder) = activated();
    set_clock(&mut recorder, "2026-11-21 23:59:30");
    let temporary = authority.temporary_now(&recorder).to_text();
    let session = typed(&mut recorder, &temporary).unwrap();
    recorder.pass(MINUTE);
    let date = recorder.clock.date();
    assert_eq!(
        set(&mut recorder, &session, NEW),
        Err(Refusal::DateChanged { date })
    );
    let late = typed(&mut recorder, &temporary).err().unwrap();
    assert!(matches!(late, Refusal::WrongTemporaryPassword { date: told, .. } if told == date));
}

#[test]
fn d9_a_clock_that_was_once_in_2099_spoils_no_temporary_password() {
    let (authority, mut recorder) = activated();
    set_clock(&mut recorder, "2099-12-31 09:00:00");
    let mut recorder = power_cycled(recorder, &authority);
    // One was typed and not used.
    let far = authority.temporary_now(&recorder).to_text();
    assert!(typed(&mut recorder, &far).is_ok());
    for clock in ["1970-01-01 00:00:10", "2026-11-21 09:00:00"] {
        set_clock(&mut recorder, clock);
        let mut again = power_cycled(recorder, &authority);
        let temporary = authority.temporary_now(&again).to_text();
        let phrase = format!("a phrase of {}", &clock[..10]);
        assert!(used(&mut again, &temporary, &phrase), "{clock}");
        recorder = again;
    }
}

#[test]
fn d9_inv10_one_that_was_used_in_2099_ends_them_with_a_sentence_that_says_so() {
    let (authority, mut recorder) = activated();
    set_clock(&mut recorder, "2099-12-31 09:00:00");
    let far = authority.temporary_now(&recorder).to_text();
    assert!(used(&mut recorder, &far, NEW));
    let newest = recorder.clock.date();
    for clock in ["1970-01-01 00:00:10", "2026-11-24 09:00:00"] {
        set_clock(&mut recorder, clock);
        let mut again = power_cycled(recorder, &authority);
        let (way, date) = (WayBack::TemporaryPassword, again.clock.date());
        let temporary = authority.temporary_now(&again).to_text();
        for text in [&temporary, &far] {
            let refusal = typed(&mut again, text).err().unwrap();
            assert_eq!(refusal, Refusal::DateUsed { way, date, newest });
            let told = refusal.to_string();
            assert!(
                told.contains("has taken a temporary password for 2099-12-31"),
                "{told}"
            );
            assert!(told.contains(&date.to_string()), "{told}");
        }
        recorder = again;
    }
    set_clock(&mut recorder, "2100-01-01 00:00:00");
    let next = authority.temporary_now(&recorder).to_text();
    assert!(used(&mut recorder, &next, OLD));
}

#[test]
fn inv10_a_clock_that_is_set_back_brings_no_used_temporary_password_back() {
    let (authority, mut recorder) = activated();
    let mut made = Vec::new();
    for day in 20..24 {
        set_clock(&mut recorder, &format!("2026-11-{day} 09:00:00"));
        let temporary = authority.temporary_now(&recorder).to_text();
        if day % 2 == 0 {
            assert!(used(
                &mut recorder,
                &temporary,
                &format!("a phrase of day {day}")
            ));
        }
        made.push((recorder.clock, temporary));
    }
    // Those of the 20th and 22nd are used, that of the 21st is older than one that is.
    for (clock, temporary) in &made[..3] {
        recorder.clock = *clock;
        recorder = power_cycled(recorder, &authority);
        let refusal = typed(&mut recorder, temporary).err().unwrap();
        assert!(matches!(refusal, Refusal::DateUsed { .. }), "{refusal}");
    }
    let (clock, temporary) = made.pop().unwrap();
    recorder.clock = clock;
    assert!(
        used(&mut recorder, &temporary, NEW),
        "this one was never used"
    );
}

#[test]
fn d13_a_product_line_sets_the_time_for_a_new_password() {
    let authority = Authority::new(7);
    let mut setup = setup(&authority);
    setup.profile.lives = Lives::default().with_set_password(3).unwrap();
    let mut recorder = Recorder::start(Disk::new(), &setup).unwrap();
    recorder.activate(OLD, None);
    let temporary = authority.temporary_now(&recorder).to_text();
    let session = typed(&mut recorder, &temporary).unwrap();
    recorder.pass(3 * MINUTE);
    let over = set(&mut recorder, &session, NEW);
    assert_eq!(over, Err(Refusal::SetPasswordOver));
    assert_eq!(Lives::default().with_set_password(0), None);
    assert_eq!(Lives::default().with_set_password(11), None);
}

#[test]
fn inv3_guesses_at_the_temporary_password_count_for_both_budgets() {
    let (authority, mut recorder) = activated();
    for count in 0..20 {
        recorder.pass(HOUR);
        set_clock(&mut recorder, "2026-11-21 09:00:00");
        let guess = format!("0000-0000-00{count:02}");
        let wrong = typed(&mut recorder, &guess).err().unwrap();
        assert!(
            matches!(wrong, Refusal::WrongTemporaryPassword { .. }),
            "{count}: {wrong}"
        );
    }
    recorder.pass(HOUR);
    let temporary = authority.temporary_now(&recorder).to_text();
    let closed = typed(&mut recorder, &temporary).err().unwrap();
    assert_eq!(closed, Refusal::WaysClosed);
    recorder.pass(HOUR);
    assert!(
        recorder.sign_in(HERE, OLD).is_ok(),
        "the password is another matter"
    );
    let Reply::SetPasswordOnly { .. } = recorder.act_on(sign_in(Origin::Screen, &temporary)) else {
        panic!("the screen has a budget of its own");
    };
}

#[test]
fn inv3_an_old_password_that_looks_like_a_temporary_one_counts_once_a_day() {
    let (authority, mut recorder) = activated();
    for minute in 0..100 {
        let wrong = typed(&mut recorder, "winter-garden").err().unwrap();
        assert!(
            matches!(wrong, Refusal::WrongTemporaryPassword { wait: None, .. }),
            "{minute}: {wrong}"
        );
        recorder.pass(MINUTE / 10);
    }
    let knocking = recorder.machine.status().knocking.unwrap();
    assert_eq!(knocking.times, 100);
    let temporary = authority.temporary_now(&recorder).to_text();
    assert!(
        typed(&mut recorder, &temporary).is_ok(),
        "nothing is closed"
    );
}

#[test]
fn d9_a_temporary_password_typed_a_day_early_is_taken_on_its_day() {
    let (authority, mut recorder) = activated();
    set_clock(&mut recorder, "2026-11-22 09:00:00");
    let temporary = authority.temporary_now(&recorder).to_text();
    set_clock(&mut recorder, "2026-11-21 09:00:00");
    for _ in 0..2 {
        assert!(typed(&mut recorder, &temporary).is_err());
    }
    set_clock(&mut recorder, "2026-11-22 00:00:00");
    assert!(used(&mut recorder, &temporary, NEW));
}

#[test]
fn inv3_a_right_password_that_looks_like_a_temporary_one_costs_nothing() {
    let (authority, mut recorder) = activated();
    let password = "0123 4567 89ab";
    let session = recorder.sign_in(HERE, OLD).unwrap();
    recorder
        .change(&session, OLD, &format!("{password} "))
        .unwrap();
    for _ in 0..30 {
        assert!(recorder.sign_in(HERE, &format!("{password} ")).is_ok());
    }
    let temporary = authority.temporary_now(&recorder).to_text();
    for _ in 0..30 {
        assert!(
            typed(&mut recorder, &temporary).is_ok(),
            "neither does a right temporary one"
        );
    }
    assert!(used(&mut recorder, &temporary, NEW));
}

#[test]
fn d9_the_temporary_password_itself_is_no_new_password() {
    let (authority, mut recorder) = activated();
    let temporary = authority.temporary_now(&recorder).to_text();
    let session = typed(&mut recorder, &temporary).unwrap();
    let spread = temporary.replace('-', " - ");
    assert_eq!(
        set(&mut recorder, &session, &spread),
        Err(Refusal::SamePassword)
    );
    recorder.pass(Duration::from_secs(1));
    assert_eq!(set(&mut recorder, &session, NEW), Ok(()));
}

#[test]
fn inv1_inv10_the_button_brings_no_used_answer_back() {
    let authority = Authority::new(7);
    let mut setup = setup(&authority);
    let ways = [WayBack::Code, WayBack::TemporaryPassword, WayBack::Button];
    setup.profile.ways = WaysBack::from_iter(ways);
    let mut recorder = Recorder::start(Disk::new(), &setup).unwrap();
    recorder.activate(OLD, None);
    let temporary = authority.temporary_now(&recorder).to_text();
    assert!(used(&mut recorder, &temporary, NEW));
    let code = authority.code_now(&recorder);
    let by_code = |recorder: &mut Recorder| {
        recorder.prove(HERE, Proof::Code(code.clone()), "a phrase by telephone")
    };
    assert!(by_code(&mut recorder).is_ok());
    crate::button::reset(&mut recorder);
    recorder.act_on(Input::Erased);
    recorder.activate(OLD, None);
    let used_up = |refusal| matches!(refusal, Refusal::DateUsed { .. });
    assert!(typed(&mut recorder, &temporary).is_err_and(used_up));
    assert!(by_code(&mut recorder).is_err_and(used_up));
}

#[test]
fn inv4_a_backend_that_fails_leaves_file_code_and_temporary_password_good() {
    let authority = Authority::new(7);
    let mut setup = setup(&authority);
    setup.profile.ways =
        WaysBack::from_iter([WayBack::File, WayBack::Code, WayBack::TemporaryPassword]);
    setup.profile.backends = true;
    setup.bundle = authority.bundle(1, &[Way::File, Way::Code, Way::TemporaryPassword]);
    let mut recorder = Recorder::start(Disk::new(), &setup).unwrap();
    recorder.activate(OLD, None);
    let asked = recorder.ask(HERE, Way::File, Scope::Administrator, false);
    let device = recorder.machine.device_key().public();
    let file = authority.file(&asked.unwrap().challenge, &device);
    let code = authority.code_now(&recorder);
    let temporary = authority.temporary_now(&recorder).to_text();
    let session = typed(&mut recorder, &temporary).unwrap();
    let by = |recorder: &mut Recorder, proof, new| recorder.prove(HERE, proof, new).map(drop);
    recorder.backend.refuse(true);
    for refused in [
        by(&mut recorder, Proof::File(file.clone()), NEW),
        by(&mut recorder, Proof::Code(code.clone()), NEW),
        set(&mut recorder, &session, NEW),
    ] {
        assert!(matches!(refused, Err(Refusal::BackendFailed { .. })));
    }
    assert!(recorder.sign_in(HERE, OLD).is_ok());
    recorder.backend.refuse(false);
    assert_eq!(set(&mut recorder, &session, NEW), Ok(()));
    assert_eq!(by(&mut recorder, Proof::Code(code), OLD), Ok(()));
    assert_eq!(recorder.backend.password().as_deref(), Some(OLD));
    // Setting a password ended the challenge that the file answers.
    let ended = by(&mut recorder, Proof::File(file), NEW);
    assert!(matches!(ended, Err(Refusal::ChallengeEnded { .. })));
}

#[test]
fn inv7_whatever_sets_a_password_ends_the_session_of_a_temporary_one() {
    let (authority, mut recorder) = activated();
    let temporary = authority.temporary_now(&recorder).to_text();
    let over = Err(Refusal::SetPasswordOver);
    let session = typed(&mut recorder, &temporary).unwrap();
    let code = authority.code_now(&recorder);
    assert!(recorder.prove(HERE, Proof::Code(code), NEW).is_ok());
    assert_eq!(set(&mut recorder, &session, OLD), over, "a recovery");
    let session = typed(&mut recorder, &temporary).unwrap();
    let ordinary = recorder.sign_in(HERE, NEW).unwrap();
    recorder.change(&ordinary, NEW, OLD).unwrap();
    assert_eq!(set(&mut recorder, &session, NEW), over, "a change");
    let session = typed(&mut recorder, &temporary).unwrap();
    assert_eq!(set(&mut recorder, &session, NEW), Ok(()));
    assert_eq!(set(&mut recorder, &session, OLD), over, "its own use");
}
