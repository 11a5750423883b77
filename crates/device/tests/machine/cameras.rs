//! What the device has to do with its cameras' passwords (D12): the journal, and asking for its own.

use device::{Event, Input, Origin, Password, Refusal, Reply};

use crate::{NEW, OLD, activated, restarted};

const HERE: Origin = Origin::Network;

#[test]
fn d12_the_password_is_asked_again_and_wrong_ones_count() {
    let (_, mut recorder) = activated();
    let session = recorder.sign_in(HERE, OLD).unwrap();
    let ask = |typed| Input::ConfirmPassword {
        session: session.clone(),
        old: Password::typed(typed).unwrap(),
    };
    assert!(matches!(recorder.act_on(ask(OLD)), Reply::Confirmed));
    let refused = recorder.act_on(ask(NEW));
    assert!(matches!(
        refused,
        Reply::Refused(Refusal::WrongPassword { .. })
    ));
    let session = recorder.sign_in(HERE, OLD).unwrap();
    let journal = recorder.machine.journal(&session, recorder.now()).unwrap();
    assert!(
        journal
            .iter()
            .any(|entry| entry.event == Event::WrongPassword)
    );
}

#[test]
fn d12_what_came_of_the_cameras_stands_in_the_journal_after_a_power_cut() {
    let (authority, mut recorder) = activated();
    let noted = Input::NoteCameras {
        origin: HERE,
        done: 2,
        left: 1,
    };
    assert!(matches!(recorder.act_on(noted), Reply::Done));
    let mut recorder = restarted(recorder, &authority);
    let session = recorder.sign_in(HERE, OLD).unwrap();
    let journal = recorder.machine.journal(&session, recorder.now()).unwrap();
    let event = Event::CamerasSet { done: 2, left: 1 };
    assert!(journal.iter().any(|entry| entry.event == event));
}
