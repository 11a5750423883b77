//! The power goes while a sheet is made or used, or the reserved email is changed.

use device::{Input, Origin, Password, Proof, Recovered, Refusal, Reply, SheetCode};
use protocol::{ReservedEmail, Way};
use testkit::disk::{Disk, Tears, cut_everywhere};
use testkit::entropy::Seeded;
use testkit::recorder::{Authority, Recorder, Setup, make_sheet, sign_in};

use super::{HERE, NEW, OLD, chosen, the_password};

const EMAIL: &str = "serena.holder@mail.example";
const OTHER: &str = "fern.keeper@post.example";

/// An activated recorder with a sheet: its disk, and the codes.
fn with_sheet(authority: &Authority) -> (Disk, Vec<SheetCode>) {
    let mut recorder = Recorder::start(Disk::new(), &Setup::new(authority)).unwrap();
    recorder.activate(OLD, Some(EMAIL));
    let session = recorder.sign_in(HERE, OLD).unwrap();
    let sheet = recorder.make_sheet(&session, OLD).unwrap();
    (recorder.disk, sheet.codes.to_vec())
}

#[test]
fn inv1_inv4_every_cut_of_a_recovery_by_sheet_leaves_one_password_and_one_use_of_the_code() {
    let authority = Authority::new(7);
    let (start, codes) = with_sheet(&authority);
    let runs = cut_everywhere(
        &start,
        Tears::Some {
            count: 40,
            seed: 12,
        },
        |disk| {
            let mut recorder = Recorder::start(disk, &Setup::new(&authority)).ok()?;
            let (code, new) = (codes[2].clone(), chosen(NEW, &authority));
            let origin = HERE;
            recorder
                .act(Input::Recover {
                    origin,
                    proof: Proof::Sheet(code),
                    new,
                })
                .ok()
        },
        |cut, disk, told| {
            let password = the_password(&disk, &authority);
            let told = matches!(
                told,
                Some(Reply::Recovered(Recovered {
                    sheet_left: Some((_, 7)),
                    ..
                }))
            );
            assert!(
                !told || password == NEW,
                "{cut:?}: told of a reset that is lost"
            );
            let mut recorder = Recorder::start(disk, &Setup::new(&authority)).unwrap();
            let left = recorder.machine.status().sheet.unwrap().left;
            let again = recorder.recover_by_sheet(HERE, &codes[2], "another good phrase");
            if password == NEW {
                let refused = matches!(again, Err(Refusal::WrongSheetCode { .. }));
                assert!(refused && left == 7, "{cut:?}: the code was taken twice");
            } else {
                assert_eq!(again, Ok(7), "{cut:?}: the code was lost, nothing gained");
                assert_eq!(left, 8, "{cut:?}");
            }
        },
    );
    assert!(runs > 100, "{runs} runs");
}

#[test]
fn inv3_no_cut_of_a_wrong_code_gives_the_try_back() {
    let authority = Authority::new(7);
    let (start, codes) = with_sheet(&authority);
    let wrong = SheetCode::random(&mut Seeded::new(0xbad));
    // Four wrong codes before: the fifth makes everybody wait.
    let mut recorder = Recorder::start(start, &Setup::new(&authority)).unwrap();
    for _ in 0..4 {
        let _ = recorder.recover_by_sheet(HERE, &wrong, NEW);
    }
    cut_everywhere(
        &recorder.disk,
        Tears::Some {
            count: 40,
            seed: 13,
        },
        |disk| {
            let mut recorder = Recorder::start(disk, &Setup::new(&authority)).ok()?;
            let (code, new) = (wrong.clone(), chosen(NEW, &authority));
            let origin = HERE;
            // Some: the try was compared, as far as anybody outside can tell.
            match recorder.begin(Input::Recover {
                origin,
                proof: Proof::Sheet(code),
                new,
            }) {
                Ok(Reply::Try(_)) => Some(()),
                _ => None,
            }
        },
        |cut, disk, compared| {
            let mut recorder = Recorder::start(disk, &Setup::new(&authority)).unwrap();
            let next = recorder.recover_by_sheet(HERE, &codes[0], NEW);
            let waits = matches!(next, Err(Refusal::Wait { .. }));
            assert!(waits || compared.is_none(), "{cut:?}: a free try");
            assert!(waits || next == Ok(7), "{cut:?}: {next:?}");
        },
    );
}

#[test]
fn inv4_every_cut_of_making_a_sheet_leaves_the_old_sheet_or_the_new_one() {
    let authority = Authority::new(7);
    let (start, old) = with_sheet(&authority);
    cut_everywhere(
        &start,
        Tears::Some {
            count: 40,
            seed: 14,
        },
        |disk| {
            let mut recorder = Recorder::start(disk, &Setup::new(&authority)).ok()?;
            let Ok(Reply::SignedIn { session, .. }) = recorder.act(sign_in(HERE, OLD)) else {
                return None;
            };
            match recorder.act(make_sheet(&session, OLD)) {
                Ok(Reply::SheetMade(sheet)) => Some(sheet.codes.to_vec()),
                _ => None,
            }
        },
        |cut, disk, shown| {
            assert_eq!(the_password(&disk, &authority), OLD, "{cut:?}");
            let mut recorder = Recorder::start(disk, &Setup::new(&authority)).unwrap();
            let in_force = recorder.machine.status().sheet.unwrap();
            assert_eq!(in_force.left, 8, "{cut:?}");
            assert!(
                shown.is_none() || in_force.number == 2,
                "{cut:?}: a sheet was shown that does not hold"
            );
            let by_old = recorder.recover_by_sheet(HERE, &old[0], NEW);
            assert_eq!(by_old.is_ok(), in_force.number == 1, "{cut:?}");
            if let Some(codes) = shown {
                assert_eq!(recorder.recover_by_sheet(HERE, &codes[0], NEW), Ok(7));
            }
        },
    );
}

#[test]
fn d2_every_cut_of_an_email_change_leaves_the_old_address_with_its_challenge_or_the_new_one() {
    let authority = Authority::new(7);
    let mut recorder = Recorder::start(Disk::new(), &Setup::new(&authority)).unwrap();
    recorder.activate(OLD, Some(EMAIL));
    let challenge = recorder.ask_key(Origin::Screen, false).unwrap().challenge;
    cut_everywhere(
        &recorder.disk,
        Tears::Some {
            count: 40,
            seed: 15,
        },
        |disk| {
            let mut recorder = Recorder::start(disk, &Setup::new(&authority)).ok()?;
            let Ok(Reply::SignedIn { session, .. }) = recorder.act(sign_in(HERE, OLD)) else {
                return None;
            };
            let (old, reserved_email) = (Password::typed(OLD)?, ReservedEmail::parse(OTHER).ok());
            recorder
                .act(Input::ChangeReservedEmail {
                    session,
                    old,
                    reserved_email,
                })
                .ok()
        },
        |cut, disk, told| {
            assert_eq!(the_password(&disk, &authority), OLD, "{cut:?}");
            let recorder = Recorder::start(disk, &Setup::new(&authority)).unwrap();
            let email = recorder.machine.status().reserved_email.unwrap();
            let live = recorder
                .machine
                .challenge(Origin::Screen, Way::Key, recorder.now())
                .is_some_and(|live| live.challenge.number() == challenge.number());
            let is_old = email == "ser****.example";
            assert!(is_old || email == "fer****.example", "{cut:?}: {email}");
            assert_eq!(live, is_old, "{cut:?}: the challenge goes with its address");
            let told = matches!(told, Some(Reply::ReservedEmailChanged { .. }));
            assert!(!told || !is_old, "{cut:?}: told of a change that is lost");
        },
    );
}
