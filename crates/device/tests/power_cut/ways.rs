//! The power goes while a file, a security code or a temporary password is used.

use device::{Input, Proof, Refusal, Reply, WayBack, WaysBack};
use protocol::{Scope, Way};
use testkit::disk::{Disk, Tears, cut_everywhere};
use testkit::recorder::{Authority, Recorder, Setup, sign_in};

use super::{HERE, NEW, OLD, chosen};

fn setup(authority: &Authority) -> Setup {
    let mut setup = Setup::new(authority);
    let ways = [WayBack::File, WayBack::Code, WayBack::TemporaryPassword];
    setup.profile.ways = WaysBack::from_iter(ways);
    setup.bundle = authority.bundle(1, &[Way::File, Way::Code, Way::TemporaryPassword]);
    setup
}

fn started(disk: Disk, authority: &Authority) -> Option<Recorder> {
    Recorder::start(disk, &setup(authority)).ok()
}

fn activated(authority: &Authority) -> Recorder {
    let mut recorder = started(Disk::new(), authority).unwrap();
    recorder.activate(OLD, None);
    recorder
}

/// Which of the passwords opens the recorder on `disk`; exactly one must.
fn the_password(disk: &Disk, authority: &Authority) -> &'static str {
    let opens = |password: &str| {
        let mut recorder = started(disk.copy(), authority).unwrap();
        recorder.sign_in(HERE, password).is_ok()
    };
    match (opens(OLD), opens(NEW)) {
        (true, false) => OLD,
        (false, true) => NEW,
        both => panic!("old and new open: {both:?}"),
    }
}

/// Types the temporary password and sets a new one.
fn use_temporary(recorder: &mut Recorder, text: &str, new: &str) -> Result<Reply, Option<Refusal>> {
    let session = match recorder.act(sign_in(HERE, text)) {
        Ok(Reply::SetPasswordOnly { session }) => session,
        Ok(Reply::Refused(refusal)) => return Err(Some(refusal)),
        _ => return Err(None),
    };
    let new = recorder.new_password(new);
    let input = Input::SetPassword { session, new };
    recorder.act(input).map_err(|_| None)
}

#[test]
fn inv1_inv4_every_cut_of_a_recovery_by_file_leaves_one_password_and_one_use_of_the_file() {
    let authority = Authority::new(7);
    let mut recorder = activated(&authority);
    let asked = recorder.ask(HERE, Way::File, Scope::Administrator, false);
    let device = recorder.machine.device_key().public();
    let file = authority.file(&asked.unwrap().challenge, &device);
    let runs = cut_everywhere(
        &recorder.disk,
        Tears::Some {
            count: 40,
            seed: 21,
        },
        |disk| {
            let mut recorder = started(disk, &authority)?;
            let (proof, new) = (Proof::File(file.clone()), chosen(NEW, &authority));
            let origin = HERE;
            recorder.act(Input::Recover { origin, proof, new }).ok()
        },
        |cut, disk, told| {
            let password = the_password(&disk, &authority);
            let told = matches!(told, Some(Reply::Recovered(_)));
            assert!(!told || password == NEW, "{cut:?}: told of a lost reset");
            let mut recorder = started(disk, &authority).unwrap();
            let proof = Proof::File(file.clone());
            let again = recorder.prove(HERE, proof, "another good phrase");
            if password == NEW {
                let ended = matches!(again, Err(Refusal::ChallengeEnded { .. }));
                assert!(ended, "{cut:?}: the file was taken twice");
            } else {
                assert!(again.is_ok(), "{cut:?}: the file was lost, nothing gained");
            }
        },
    );
    assert!(runs > 100, "{runs} runs");
}

#[test]
fn inv1_inv4_every_cut_of_a_recovery_by_code_leaves_one_password_and_one_use_of_the_day() {
    let authority = Authority::new(7);
    let recorder = activated(&authority);
    let clock = recorder.clock;
    let runs = cut_everywhere(
        &recorder.disk,
        Tears::Some {
            count: 40,
            seed: 22,
        },
        |disk| {
            let mut recorder = started(disk, &authority)?;
            let code = authority.code_now(&recorder);
            let (origin, proof) = (HERE, Proof::Code(code.clone()));
            let new = chosen(NEW, &authority);
            let reply = recorder.act(Input::Recover { origin, proof, new });
            Some((code, reply.ok()))
        },
        |cut, disk, tried| {
            let password = the_password(&disk, &authority);
            let (code, told) = tried.unzip();
            let told = matches!(told.flatten(), Some(Reply::Recovered(_)));
            assert!(!told || password == NEW, "{cut:?}: told of a lost reset");
            // The start that was cut has a start time that no other has.
            let mut recorder = started(disk, &authority).unwrap();
            assert_eq!(recorder.clock, clock, "{cut:?}: the same day");
            let again = code.map(|code| recorder.prove(HERE, Proof::Code(code), OLD));
            assert!(!matches!(again, Some(Ok(_))), "{cut:?}: taken twice");
            let new_code = Proof::Code(authority.code_now(&recorder));
            assert!(
                recorder
                    .prove(HERE, new_code, "another good phrase")
                    .is_ok()
            );
        },
    );
    assert!(runs > 100, "{runs} runs");
}

#[test]
fn inv1_inv4_every_cut_of_a_temporary_password_leaves_one_password_and_one_use_of_the_day() {
    let authority = Authority::new(7);
    let recorder = activated(&authority);
    let temporary = authority.temporary_now(&recorder).to_text();
    let runs = cut_everywhere(
        &recorder.disk,
        Tears::Some {
            count: 40,
            seed: 23,
        },
        |disk| {
            let mut recorder = started(disk, &authority)?;
            use_temporary(&mut recorder, &temporary, NEW).ok()
        },
        |cut, disk, told| {
            let password = the_password(&disk, &authority);
            let told = matches!(told, Some(Reply::Recovered(_)));
            assert!(!told || password == NEW, "{cut:?}: told of a lost reset");
            let mut recorder = started(disk, &authority).unwrap();
            let again = use_temporary(&mut recorder, &temporary, "another good phrase");
            if password == NEW {
                let used = matches!(again, Err(Some(Refusal::DateUsed { .. })));
                assert!(used, "{cut:?}: it was taken twice");
            } else {
                let taken = matches!(again, Ok(Reply::Recovered(_)));
                assert!(taken, "{cut:?}: it was lost, and nothing gained");
            }
        },
    );
    assert!(runs > 100, "{runs} runs");
}

#[test]
fn inv3_no_cut_of_a_wrong_code_or_temporary_password_gives_the_try_back() {
    let authority = Authority::new(7);
    let mut recorder = activated(&authority);
    let wrong = protocol::Code::from_bytes([0; 5]);
    // Four before: the fifth makes everybody wait.
    for _ in 0..4 {
        let proof = Proof::Code(wrong.clone());
        assert!(recorder.prove(HERE, proof, NEW).is_err());
    }
    let by_code = || Input::Recover {
        origin: HERE,
        proof: Proof::Code(wrong.clone()),
        new: chosen(NEW, &authority),
    };
    for by_sign_in in [false, true] {
        cut_everywhere(
            &recorder.disk,
            Tears::Some {
                count: 20,
                seed: 24,
            },
            |disk| {
                let mut recorder = started(disk, &authority)?;
                let input = match by_sign_in {
                    true => sign_in(HERE, "0000-0000-0000"),
                    false => by_code(),
                };
                // Some: the try was compared, as far as anybody outside can tell.
                match recorder.begin(input) {
                    Ok(Reply::Try(_)) => Some(()),
                    _ => None,
                }
            },
            |cut, disk, compared| {
                let mut recorder = started(disk, &authority).unwrap();
                let proof = Proof::Code(authority.code_now(&recorder));
                let next = recorder.prove(HERE, proof, NEW);
                let waits = matches!(next, Err(Refusal::Wait { .. }));
                assert!(waits || compared.is_none(), "{cut:?}: a free try");
                assert!(waits || next.is_ok(), "{cut:?}: {next:?}");
            },
        );
    }
}
