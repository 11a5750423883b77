//! The power goes: during every write and every sync, with every kind of half-written slot left.

#![expect(
    clippy::panic,
    clippy::unwrap_used,
    reason = "helpers of tests may panic"
)]

mod account;
mod button;
mod hand_over;
mod operations;
mod ways;

use std::time::Duration;

use device::storage::{Slot, StorageError, Store};
use device::{Input, NewPassword, Origin, Password, Proof, Refusal, Reply};
use protocol::{Code, Scope, Way};
use testkit::disk::{Disk, Model, Tears, cut_everywhere};
use testkit::entropy::Seeded;
use testkit::recorder::{Authority, Recorder, Setup, sign_in};

const OLD: &str = "seven slow herons";
const NEW: &str = "eleven wet bricks";
const HERE: Origin = Origin::Network;

/// What a storage opened on `disk` holds.
fn value(disk: &Disk) -> Result<Option<Vec<u8>>, StorageError> {
    Store::open(disk.clone()).map(|(_, value)| value.map(|value| value.to_vec()))
}

/// Saves `payloads` one after the other until the power goes, on a disk that holds `held`. Returns
/// what the disk may hold then.
fn save_all(disk: Disk, held: Option<&[u8]>, payloads: &[Vec<u8>]) -> Model {
    let model = Model::holding(held);
    let Ok((mut store, _)) = Store::open(disk) else {
        return model;
    };
    for payload in payloads {
        model.begin(payload);
        if store.save(payload).is_err() {
            break;
        }
        model.done();
    }
    model
}

#[test]
fn inv4_every_cut_of_a_short_history_leaves_the_value_before_or_after() {
    let payloads: Vec<Vec<u8>> = vec![vec![1; 40], vec![2; 90], vec![3; 7], vec![4; 64]];
    let runs = cut_everywhere(
        &Disk::new(),
        Tears::Every,
        |disk| save_all(disk, None, &payloads),
        |cut, disk, model| {
            let found = value(&disk).unwrap_or_else(|error| panic!("{cut:?}: {error}"));
            assert!(model.allows(found.as_deref()), "{cut:?}: {found:?}");
            let again = value(&disk).unwrap();
            assert_eq!(found, again, "{cut:?}: found once, found again");
        },
    );
    assert!(runs > 1000, "{runs} runs");
}

#[test]
fn inv4_a_cut_after_a_cut_leaves_the_value_before_or_after() {
    let (first, second) = (
        vec![vec![1; 30], vec![2; 50]],
        vec![vec![3; 20], vec![4; 60]],
    );
    cut_everywhere(
        &Disk::new(),
        Tears::Some { count: 12, seed: 5 },
        |disk| save_all(disk, None, &first),
        |_, disk, _| {
            let held = value(&disk.copy()).unwrap();
            cut_everywhere(
                &disk,
                Tears::Some { count: 12, seed: 6 },
                |disk| save_all(disk, held.as_deref(), &second),
                |cut, disk, model| {
                    let found = value(&disk).unwrap_or_else(|error| panic!("{cut:?}: {error}"));
                    assert!(model.allows(found.as_deref()), "{cut:?}: {found:?}");
                },
            );
        },
    );
}

#[test]
fn inv5_a_damaged_storage_is_never_taken_for_a_new_one() {
    let disk = Disk::new();
    save_all(disk.clone(), None, &[vec![1; 40], vec![2; 40]]);
    let (a, b) = (disk.content(Slot::A), disk.content(Slot::B));
    for damage in [&[0_u8; 0][..], &[7; 3], &[0; 500]] {
        let one = disk.copy();
        one.damage(Slot::B, damage);
        assert!(value(&one).unwrap().is_some(), "the other slot is whole");
        one.damage(Slot::A, &a[1..]);
        assert!(matches!(value(&one), Err(StorageError::Corrupt)));
        one.damage(Slot::A, &[]);
        one.damage(Slot::B, &b[..b.len() - 1]);
        assert!(matches!(value(&one), Err(StorageError::Corrupt)));
    }
    assert_eq!(value(&Disk::new()).unwrap(), None);
}

#[test]
fn inv4_every_altered_byte_of_a_slot_is_noticed() {
    let disk = Disk::new();
    save_all(disk.clone(), None, &[vec![1; 10], vec![2; 10]]);
    let newest = disk.content(Slot::A);
    for at in 0..newest.len() {
        let altered = disk.copy();
        let mut bytes = newest.clone();
        bytes[at] ^= 0x10;
        altered.damage(Slot::A, &bytes);
        assert_eq!(value(&altered).unwrap(), Some(vec![1; 10]), "byte {at}");
    }
}

/// An activated recorder with a live challenge, its disk, and the right key.
fn locked_out(authority: &Authority) -> (Disk, Code) {
    let mut recorder = Recorder::start(Disk::new(), &Setup::new(authority)).unwrap();
    recorder.activate(OLD, None);
    let shown = recorder.ask_key(HERE, false).unwrap();
    let code = authority.answer(&shown.challenge, &recorder);
    (recorder.disk, code)
}

fn chosen(password: &str, authority: &Authority) -> NewPassword {
    NewPassword::choose(password, password, &Setup::new(authority).profile)
        .ok()
        .unwrap()
}

/// Which of the passwords opens the recorder on `disk`; exactly one must.
fn the_password(disk: &Disk, authority: &Authority) -> &'static str {
    let opens = |password: &str| {
        let mut recorder = Recorder::start(disk.copy(), &Setup::new(authority)).unwrap();
        recorder.pass(Duration::from_secs(3600));
        recorder.sign_in(Origin::Screen, password).is_ok()
    };
    match (opens(OLD), opens(NEW)) {
        (true, false) => OLD,
        (false, true) => NEW,
        both => panic!("old and new open: {both:?}"),
    }
}

#[test]
fn inv5_every_cut_of_the_first_start_and_the_activation() {
    let authority = Authority::new(7);
    cut_everywhere(
        &Disk::new(),
        Tears::Some { count: 40, seed: 1 },
        |disk| {
            let Ok(mut recorder) = Recorder::start(disk, &Setup::new(&authority)) else {
                return false;
            };
            let input = Input::Activate {
                origin: HERE,
                password: chosen(OLD, &authority),
                reserved_email: None,
                with_sheet: true,
            };
            matches!(recorder.act(input), Ok(Reply::Activated { .. }))
        },
        |cut, disk, told| {
            let recorder = Recorder::start(disk.copy(), &Setup::new(&authority)).unwrap();
            let activated = recorder.machine.status().activated;
            assert!(
                activated || !told,
                "{cut:?}: told of an activation that is lost"
            );
            assert!(
                !activated || the_password(&disk, &authority) == OLD,
                "{cut:?}"
            );
        },
    );
}

#[test]
fn inv1_inv4_every_cut_of_a_recovery_leaves_one_password_and_one_use_of_the_key() {
    let authority = Authority::new(7);
    let (start, code) = locked_out(&authority);
    cut_everywhere(
        &start,
        Tears::Some { count: 40, seed: 2 },
        |disk| {
            let mut recorder = Recorder::start(disk, &Setup::new(&authority)).ok()?;
            let (code, new) = (code.clone(), chosen(NEW, &authority));
            recorder
                .act(Input::Recover {
                    origin: HERE,
                    proof: Proof::Key(code),
                    new,
                })
                .ok()
        },
        |cut, disk, told| {
            let password = the_password(&disk, &authority);
            let told = matches!(told, Some(Reply::Recovered(_)));
            assert!(
                !told || password == NEW,
                "{cut:?}: told of a reset that is lost"
            );
            let mut recorder = Recorder::start(disk, &Setup::new(&authority)).unwrap();
            let again = recorder.recover(HERE, &code, "another good phrase");
            if password == NEW {
                let ended = matches!(again, Err(Refusal::ChallengeEnded { .. }));
                assert!(ended, "{cut:?}: the key was taken twice");
            } else {
                assert_eq!(
                    again,
                    Ok(()),
                    "{cut:?}: the key was lost, and nothing gained"
                );
            }
        },
    );
}

#[test]
fn inv4_every_cut_of_a_change_leaves_one_password() {
    let authority = Authority::new(7);
    let (start, _) = locked_out(&authority);
    cut_everywhere(
        &start,
        Tears::Some { count: 40, seed: 3 },
        |disk| {
            let mut recorder = Recorder::start(disk, &Setup::new(&authority)).ok()?;
            let Ok(Reply::SignedIn { session, .. }) = recorder.act(sign_in(HERE, OLD)) else {
                return None;
            };
            let (old, new) = (Password::typed(OLD)?, chosen(NEW, &authority));
            recorder
                .act(Input::ChangePassword { session, old, new })
                .ok()
        },
        |cut, disk, told| {
            let told = matches!(told, Some(Reply::PasswordChanged));
            assert!(the_password(&disk, &authority) == NEW || !told, "{cut:?}");
        },
    );
}

#[test]
fn inv3_no_cut_of_a_wrong_try_gives_it_back() {
    let authority = Authority::new(7);
    let (start, _) = locked_out(&authority);
    let wrong = Code::random(&mut Seeded::new(0xbad));
    cut_everywhere(
        &start,
        Tears::Some { count: 40, seed: 4 },
        |disk| {
            let mut recorder = Recorder::start(disk, &Setup::new(&authority)).ok()?;
            let (code, new) = (wrong.clone(), chosen(NEW, &authority));
            // Some: the try was compared, as far as anybody outside can tell.
            match recorder.begin(Input::Recover {
                origin: HERE,
                proof: Proof::Key(code),
                new,
            }) {
                Ok(Reply::Try(_)) => Some(()),
                _ => None,
            }
        },
        |cut, disk, compared| {
            let recorder = Recorder::start(disk, &Setup::new(&authority)).unwrap();
            let live = recorder
                .machine
                .challenge(HERE, Way::Key, recorder.now())
                .unwrap();
            assert!(live.tries_left == 4 || compared.is_none(), "{cut:?}");
            assert_eq!(
                live.challenge.header().boot,
                1,
                "{cut:?}: still the same challenge"
            );
        },
    );
}

#[test]
fn inv3_guessing_with_the_power_switch_ends_after_five() {
    let authority = Authority::new(7);
    let (mut disk, code) = locked_out(&authority);
    let mut compared = 0;
    for round in 0..40 {
        let mut recorder = Recorder::start(disk, &Setup::new(&authority)).unwrap();
        recorder.pass(Duration::from_secs(3600));
        let guess = Code::random(&mut Seeded::new(round));
        let new = chosen(NEW, &authority);
        match recorder
            .begin(Input::Recover {
                origin: HERE,
                proof: Proof::Key(guess),
                new,
            })
            .unwrap()
        {
            Reply::Try(_) => compared += 1,
            Reply::Refused(Refusal::ChallengeEnded { .. }) => {}
            _ => panic!("neither a try nor an ended challenge"),
        }
        disk = recorder.disk;
    }
    assert_eq!(compared, 5);
    let mut recorder = Recorder::start(disk, &Setup::new(&authority)).unwrap();
    assert!(recorder.recover(HERE, &code, NEW).is_err());
}

#[test]
fn inv4_every_save_of_a_recorder_is_before_or_after() {
    let authority = Authority::new(7);
    let (start, code) = locked_out(&authority);
    cut_everywhere(
        &start,
        Tears::Some { count: 8, seed: 9 },
        |disk| {
            let mut recorder = Recorder::start(disk, &Setup::new(&authority)).ok()?;
            let (code, new) = (code.clone(), chosen(NEW, &authority));
            let inputs = [
                sign_in(HERE, "a wrong guess"),
                Input::AskChallenge {
                    origin: Origin::Screen,
                    way: Way::Key,
                    scope: Scope::Administrator,
                    fresh: true,
                },
                Input::Recover {
                    origin: HERE,
                    proof: Proof::Key(code),
                    new,
                },
            ];
            let _ = inputs
                .into_iter()
                .try_for_each(|input| recorder.act(input).map(drop));
            Some(recorder.model.clone())
        },
        |cut, disk, model| {
            let found = value(&disk).unwrap_or_else(|error| panic!("{cut:?}: {error}"));
            if let Some(model) = model {
                assert!(
                    model.allows(found.as_deref()),
                    "{cut:?}: neither before nor after"
                );
            }
        },
    );
}
