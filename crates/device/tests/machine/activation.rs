//! D1, and what a device without a password does.

use device::{Input, NewPassword, Origin, Proof, Refusal, Reply, SheetCode};
use protocol::{Scope, Way};
use testkit::entropy::Seeded;
use testkit::recorder::sign_in;

use crate::{EMAIL, NEW, OLD, activated, new_recorder, restarted, wrong};

#[test]
fn d1_a_password_is_created_and_signs_in() {
    let (_, mut recorder) = new_recorder();
    assert!(!recorder.machine.status().activated);
    assert!(matches!(
        recorder.activate(OLD, None),
        Reply::Activated {
            reserved_email: None,
            sheet: None
        }
    ));
    assert!(recorder.machine.status().activated);
    assert!(recorder.sign_in(Origin::Network, OLD).is_ok());
}

#[test]
fn d1_an_activated_device_is_not_activated_again() {
    let (authority, recorder) = activated();
    let mut recorder = restarted(recorder, &authority);
    let reply = recorder.activate(NEW, None);
    assert!(matches!(reply, Reply::Refused(Refusal::AlreadyActivated)));
    assert!(recorder.sign_in(Origin::Screen, OLD).is_ok());
}

#[test]
fn inv5_an_unactivated_device_takes_nothing_but_activation() {
    let (_, mut recorder) = new_recorder();
    let new = || {
        NewPassword::choose(NEW, NEW, &recorder_profile())
            .ok()
            .unwrap()
    };
    for origin in Origin::ALL {
        let inputs = [
            sign_in(origin, ""),
            sign_in(origin, "admin"),
            Input::AskChallenge {
                origin,
                way: Way::Key,
                scope: Scope::Administrator,
                fresh: true,
            },
            Input::Recover {
                origin,
                proof: Proof::Key(wrong(1)),
                new: new(),
            },
            Input::Recover {
                origin,
                proof: Proof::Sheet(SheetCode::random(&mut Seeded::new(1))),
                new: new(),
            },
        ];
        for input in inputs {
            let reply = recorder.act_on(input);
            assert!(matches!(reply, Reply::Refused(Refusal::NotActivated)));
        }
    }
    assert!(!recorder.machine.status().activated);
}

fn recorder_profile() -> device::Profile {
    new_recorder().1.machine.profile().clone()
}

#[test]
fn inv8_the_reserved_email_is_only_told_masked() {
    let (authority, mut recorder) = new_recorder();
    let Reply::Activated { reserved_email, .. } = recorder.activate(OLD, Some(EMAIL)) else {
        panic!("not activated");
    };
    let challenge = recorder.ask_key(Origin::Screen, false).unwrap();
    let told = [
        reserved_email,
        recorder.machine.status().reserved_email,
        challenge.reserved_email,
    ];
    for masked in told {
        let masked = masked.unwrap();
        assert!(
            masked.contains("****") && !masked.contains("serena"),
            "{masked}"
        );
    }
    let shown = challenge.challenge.as_bytes();
    assert!(!shown.windows(6).any(|window| window == b"serena"));
    let (_, sealed) = authority.open(&challenge.challenge, &recorder);
    assert_eq!(sealed.unwrap().email().as_str(), EMAIL);
}
