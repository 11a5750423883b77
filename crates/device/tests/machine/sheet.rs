//! The recovery sheet (D1): made, shown once, used code by code.

use std::collections::BTreeSet;

use device::{
    Event, Input, Origin, Password, Proof, RecoverySheet, Refusal, Reply, SheetCode, WayBack,
};
use protocol::ReservedEmail;
use testkit::disk::Disk;
use testkit::entropy::Seeded;
use testkit::recorder::{Authority, Recorder, Setup, sign_in};

use crate::{EMAIL, HOUR, NEW, OLD, activated, new_recorder, restarted, wrong};

const HERE: Origin = Origin::Network;

fn wrong_code(seed: u64) -> SheetCode {
    SheetCode::random(&mut Seeded::new(0x5ee7 + seed))
}

fn with_sheet() -> (Authority, Recorder, RecoverySheet) {
    let (authority, mut recorder) = activated();
    let session = recorder.sign_in(HERE, OLD).unwrap();
    let sheet = recorder.make_sheet(&session, OLD).unwrap();
    (authority, recorder, sheet)
}

fn phrase(number: usize) -> String {
    format!("phrase no. {number} of this story")
}

#[test]
fn d1_a_sheet_is_made_with_the_activation() {
    let (_, mut recorder) = new_recorder();
    let input = Input::Activate {
        origin: Origin::Screen,
        password: recorder.new_password(OLD),
        reserved_email: ReservedEmail::parse(EMAIL).ok(),
        with_sheet: true,
    };
    let Reply::Activated {
        sheet: Some(sheet), ..
    } = recorder.act_on(input)
    else {
        panic!("no sheet");
    };
    assert_eq!(sheet.number, 1);
    assert_eq!(recorder.recover_by_sheet(HERE, &sheet.codes[3], NEW), Ok(7));
    assert!(recorder.sign_in(HERE, NEW).is_ok());
}

#[test]
fn d1_each_code_of_the_sheet_sets_a_password_once_in_any_order() {
    let (authority, mut recorder, sheet) = with_sheet();
    for (count, place) in [5, 0, 7, 3, 1, 6, 2, 4].into_iter().enumerate() {
        let code = &sheet.codes[place];
        let left = u8::try_from(7 - count).unwrap();
        let reset = recorder.recover_by_sheet(HERE, code, &phrase(count));
        assert_eq!(reset, Ok(left));
        recorder = restarted(recorder, &authority);
        assert!(recorder.sign_in(HERE, &phrase(count)).is_ok());
        if left > 0 {
            let again = recorder.recover_by_sheet(HERE, code, NEW).unwrap_err();
            assert!(matches!(again, Refusal::WrongSheetCode { .. }), "{again}");
        }
    }
    let refusal = recorder
        .recover_by_sheet(HERE, &sheet.codes[0], NEW)
        .unwrap_err();
    assert_eq!(refusal, Refusal::SheetUsedUp { number: 1 });
    assert_eq!(recorder.machine.status().sheet.unwrap().left, 0);
}

#[test]
fn d1_a_new_sheet_voids_the_old_one_and_no_two_codes_are_alike() {
    let (_, mut recorder, first) = with_sheet();
    let session = recorder.sign_in(HERE, OLD).unwrap();
    let second = recorder.make_sheet(&session, OLD).unwrap();
    assert_eq!((first.number, second.number), (1, 2));
    let texts: BTreeSet<String> = first
        .codes
        .iter()
        .chain(&second.codes)
        .map(|code| code.to_text().to_string())
        .collect();
    assert_eq!(texts.len(), 16);
    let refusal = recorder
        .recover_by_sheet(HERE, &first.codes[0], NEW)
        .unwrap_err();
    assert!(matches!(refusal, Refusal::WrongSheetCode { .. }));
    assert_eq!(
        recorder.recover_by_sheet(HERE, &second.codes[0], NEW),
        Ok(7)
    );
}

#[test]
fn w16_a_sheet_takes_the_old_password_and_a_wrong_one_voids_nothing() {
    let (_, mut recorder, sheet) = with_sheet();
    let session = recorder.sign_in(HERE, OLD).unwrap();
    let refusal = recorder.make_sheet(&session, NEW).err().unwrap();
    assert!(matches!(refusal, Refusal::WrongPassword { .. }));
    assert_eq!(recorder.recover_by_sheet(HERE, &sheet.codes[0], NEW), Ok(7));
}

#[test]
fn d1_a_form_sent_twice_does_not_void_the_sheet_that_was_just_printed() {
    let (_, mut recorder) = activated();
    let session = recorder.sign_in(HERE, OLD).unwrap();
    let ask = |seen| Input::MakeSheet {
        session: session.clone(),
        old: Password::typed(OLD).unwrap(),
        replaces: Some(seen),
    };
    let Reply::SheetMade(sheet) = recorder.act_on(ask(0)) else {
        panic!("no sheet");
    };
    let again = recorder.act_on(ask(0));
    assert!(matches!(again, Reply::Refused(Refusal::SheetChanged)));
    assert!(matches!(recorder.act_on(ask(1)), Reply::SheetMade(_)));
    let refusal = recorder
        .recover_by_sheet(HERE, &sheet.codes[0], NEW)
        .unwrap_err();
    assert!(matches!(refusal, Refusal::WrongSheetCode { .. }));
}

#[test]
fn inv6_the_next_sign_in_tells_of_the_sheet_and_of_what_is_left() {
    let (_, mut recorder, sheet) = with_sheet();
    let _ = recorder.recover_by_sheet(Origin::Screen, &wrong_code(1), NEW);
    recorder
        .recover_by_sheet(Origin::Screen, &sheet.codes[0], NEW)
        .unwrap();
    let Reply::SignedIn { news, .. } = recorder.act_on(sign_in(HERE, NEW)) else {
        panic!("not signed in");
    };
    let events: Vec<Event> = news.iter().map(|entry| entry.event).collect();
    for told in [
        Event::SheetMade { sheet: 1 },
        Event::WrongAnswer {
            by: WayBack::Sheet,
            challenge: None,
        },
        Event::PasswordResetBySheet { sheet: 1, left: 7 },
    ] {
        assert!(events.contains(&told), "{told:?} in {events:?}");
    }
}

#[test]
fn inv7_a_recovery_by_sheet_opens_no_session_and_ends_the_others() {
    let (_, mut recorder, sheet) = with_sheet();
    let session = recorder.sign_in(HERE, OLD).unwrap();
    recorder
        .recover_by_sheet(Origin::Screen, &sheet.codes[0], NEW)
        .unwrap();
    let now = recorder.now();
    assert!(recorder.machine.session(&session, now).is_none());
    assert!(recorder.sign_in(Origin::Screen, OLD).is_err());
}

#[test]
fn inv3_codes_of_the_sheet_and_keys_share_one_budget() {
    let (authority, mut recorder, sheet) = with_sheet();
    recorder.ask_key(HERE, false).unwrap();
    for seed in 0..2 {
        let _ = recorder.recover(HERE, &wrong(seed), NEW);
        let refusal = recorder.recover_by_sheet(HERE, &wrong_code(seed), NEW);
        assert_eq!(refusal, Err(Refusal::WrongSheetCode { wait: None }));
    }
    let refusal = recorder.recover_by_sheet(HERE, &wrong_code(9), NEW);
    assert!(matches!(
        refusal,
        Err(Refusal::WrongSheetCode { wait: Some(_) })
    ));
    let mut recorder = restarted(recorder, &authority);
    for refusal in [
        recorder.recover(HERE, &wrong(1), NEW).unwrap_err(),
        recorder
            .recover_by_sheet(HERE, &sheet.codes[0], NEW)
            .unwrap_err(),
    ] {
        assert!(matches!(refusal, Refusal::Wait { .. }), "{refusal}");
    }
    let elsewhere = recorder.recover_by_sheet(Origin::Screen, &sheet.codes[0], NEW);
    assert_eq!(elsewhere, Ok(7), "the screen has a budget of its own");
}

#[test]
fn inv3_twenty_wrong_codes_close_every_typed_way() {
    let (_, mut recorder, sheet) = with_sheet();
    for seed in 0..20 {
        let refusal = recorder.recover_by_sheet(HERE, &wrong_code(seed), NEW);
        assert!(matches!(refusal, Err(Refusal::WrongSheetCode { .. })));
        recorder.pass(HOUR);
    }
    let late = recorder.recover_by_sheet(HERE, &sheet.codes[0], NEW);
    assert_eq!(late, Err(Refusal::WaysClosed));
    assert_eq!(
        recorder.machine.way(HERE, WayBack::Key),
        Err(Refusal::WaysClosed)
    );
}

#[test]
fn inv3_a_kill_before_the_code_is_compared_costs_the_try_and_not_the_code() {
    let (authority, mut recorder, sheet) = with_sheet();
    for _ in 0..5 {
        let input = Input::Recover {
            origin: HERE,
            proof: Proof::Sheet(sheet.codes[0].clone()),
            new: recorder.new_password(NEW),
        };
        assert!(matches!(recorder.begin(input), Ok(Reply::Try(_))));
        recorder = restarted(recorder, &authority);
    }
    let early = recorder.recover_by_sheet(HERE, &sheet.codes[0], NEW);
    assert!(matches!(early, Err(Refusal::Wait { .. })));
    recorder.pass(HOUR);
    assert_eq!(recorder.recover_by_sheet(HERE, &sheet.codes[0], NEW), Ok(7));
}

#[test]
fn d13_where_sheets_are_not_offered_none_is_made_and_none_is_taken() {
    let (authority, recorder, sheet) = with_sheet();
    let mut setup = Setup::new(&authority);
    setup.profile.ways = [WayBack::Key].into_iter().collect();
    let mut recorder = Recorder::start(recorder.disk, &setup).unwrap();
    let not_offered = Refusal::WayNotOffered {
        way: WayBack::Sheet,
    };
    assert_eq!(
        recorder.machine.way(HERE, WayBack::Sheet),
        Err(not_offered.clone())
    );
    let refusal = recorder.recover_by_sheet(HERE, &sheet.codes[0], NEW);
    assert_eq!(refusal, Err(not_offered.clone()));
    let session = recorder.sign_in(HERE, OLD).unwrap();
    assert_eq!(recorder.make_sheet(&session, OLD).err(), Some(not_offered));

    let mut fresh = Recorder::start(Disk::new(), &setup).unwrap();
    let input = Input::Activate {
        origin: HERE,
        password: fresh.new_password(OLD),
        reserved_email: None,
        with_sheet: true,
    };
    let reply = fresh.act_on(input);
    assert!(matches!(
        reply,
        Reply::Refused(Refusal::WayNotOffered { .. })
    ));
    assert!(!fresh.machine.status().activated);
}

#[test]
fn d13_without_a_sheet_the_way_says_so() {
    let (_, mut recorder) = activated();
    assert_eq!(
        recorder.machine.way(HERE, WayBack::Sheet),
        Err(Refusal::NoSheet)
    );
    let refusal = recorder.recover_by_sheet(HERE, &wrong_code(1), NEW);
    assert_eq!(refusal, Err(Refusal::NoSheet));
}

#[test]
fn n16_no_code_of_the_sheet_is_on_the_disk() {
    let (_, recorder, sheet) = with_sheet();
    let state = recorder.machine.state().encode();
    for code in &sheet.codes {
        let text = code.to_text();
        let in_text = state.windows(19).any(|window| window == text.as_bytes());
        let bits = text
            .bytes()
            .filter_map(|symbol| {
                protocol::crockford::ALPHABET
                    .iter()
                    .position(|known| *known == symbol)
            })
            .fold(0_u128, |bits, value| bits << 5 | value as u128);
        let bytes = &bits.to_be_bytes()[6..];
        assert!(!in_text && !state.windows(10).any(|window| window == bytes));
    }
}
