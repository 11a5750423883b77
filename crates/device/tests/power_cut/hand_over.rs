//! The power goes while a new password is handed over to a backend, or before it is committed to.

use device::{Input, Password, Proof, Refusal, Reply};
use protocol::Code;
use testkit::backend::Backend;
use testkit::disk::{Disk, Tears, cut_everywhere};
use testkit::recorder::{Authority, Recorder, Setup, sign_in};

use super::{HERE, NEW, OLD, chosen, the_password};

/// What a recorder starts with that has this backend.
fn setup(authority: &Authority, backend: &Backend) -> Setup {
    let mut setup = Setup::new(authority);
    setup.profile.backends = true;
    setup.backend = backend.clone();
    setup
}

/// A backend that has the password `OLD` since the device's first change.
fn settled() -> Backend {
    let backend = Backend::default();
    backend.apply(1, OLD).unwrap();
    backend.settle(1);
    backend
}

fn locked_out(authority: &Authority) -> (Disk, Code) {
    let mut recorder =
        Recorder::start(Disk::new(), &setup(authority, &Backend::default())).unwrap();
    recorder.activate(OLD, None);
    let shown = recorder.ask_key(HERE, false).unwrap();
    let code = authority.answer(&shown.challenge, &recorder);
    (recorder.disk, code)
}

/// Cuts what `act` does everywhere; afterwards device and backend must have the same password.
fn cut_every(
    authority: &Authority,
    start: &Disk,
    seed: u64,
    act: impl Fn(Recorder) -> Option<Reply>,
    done: impl Fn(&Reply) -> bool,
    after: impl Fn(&str, Recorder),
) {
    let count = 40;
    let runs = cut_everywhere(
        start,
        Tears::Some { count, seed },
        |disk| {
            let backend = settled();
            let started = Recorder::start(disk, &setup(authority, &backend)).ok();
            (started.and_then(&act), backend)
        },
        |cut, disk, (told, backend)| {
            let password = the_password(&disk, authority);
            let recorder = Recorder::start(disk, &setup(authority, &backend)).unwrap();
            assert_eq!(backend.password().as_deref(), Some(password), "{cut:?}");
            let told = told.is_some_and(|reply| done(&reply));
            assert!(!told || password == NEW, "{cut:?}: told of what is lost");
            after(password, recorder);
        },
    );
    assert!(runs > 100, "{runs} runs");
}

#[test]
fn inv1_inv4_every_cut_of_a_recovery_that_is_handed_over_leaves_one_password_for_all() {
    let authority = Authority::new(7);
    let (start, code) = locked_out(&authority);
    cut_every(
        &authority,
        &start,
        21,
        |mut recorder| {
            let (origin, proof) = (HERE, Proof::Key(code.clone()));
            let new = chosen(NEW, &authority);
            recorder.act(Input::Recover { origin, proof, new }).ok()
        },
        |reply| matches!(reply, Reply::Recovered(_)),
        |password, mut recorder| {
            let again = recorder.recover(HERE, &code, "another good phrase");
            match password {
                NEW => assert!(matches!(again, Err(Refusal::ChallengeEnded { .. }))),
                _ => assert_eq!(again, Ok(()), "the key was lost, and nothing gained"),
            }
        },
    );
}

#[test]
fn inv4_every_cut_of_a_change_that_is_handed_over_leaves_one_password_for_all() {
    let authority = Authority::new(7);
    let (start, _) = locked_out(&authority);
    cut_every(
        &authority,
        &start,
        22,
        |mut recorder| {
            let Ok(Reply::SignedIn { session, .. }) = recorder.act(sign_in(HERE, OLD)) else {
                return None;
            };
            let (old, new) = (Password::typed(OLD)?, chosen(NEW, &authority));
            let input = Input::ChangePassword { session, old, new };
            recorder.act(input).ok()
        },
        |reply| matches!(reply, Reply::PasswordChanged),
        |_, _| {},
    );
}
