//! The power goes while the button resets the device.

use std::cell::Cell;

use device::{Input, Origin, Reply, WayBack, WaysBack};
use testkit::disk::{Disk, Tears, cut_everywhere};
use testkit::recorder::{Authority, Recorder, Setup, held};

const OLD: &str = "seven slow herons";
const NEW: &str = "eleven wet bricks";

fn setup(authority: &Authority) -> Setup {
    let mut setup = Setup::new(authority);
    setup.profile.ways = WaysBack::from_iter([WayBack::Sheet, WayBack::Key, WayBack::Button]);
    setup
}

#[test]
fn d11_inv4_every_cut_of_a_factory_reset_leaves_all_settings_or_none() {
    let authority = Authority::new(7);
    let mut recorder = Recorder::start(Disk::new(), &setup(&authority)).unwrap();
    recorder.activate(OLD, Some("holder@mail.example"));
    let session = recorder.sign_in(Origin::Network, OLD).unwrap();
    recorder.make_sheet(&session, OLD).unwrap();
    recorder.ask_key(Origin::Network, false).unwrap();
    let (whole, none) = (Cell::new(0), Cell::new(0));
    cut_everywhere(
        &recorder.disk,
        Tears::Some {
            count: 40,
            seed: 11,
        },
        |disk| {
            let mut recorder = Recorder::start(disk, &setup(&authority)).ok()?;
            recorder.act(Input::FactoryReset(held(12))).ok()
        },
        |cut, disk, told| {
            let mut recorder = Recorder::start(disk, &setup(&authority)).unwrap();
            let status = recorder.machine.status();
            let told = matches!(told, Some(Reply::FactoryReset));
            if status.activated {
                assert!(!told, "{cut:?}: told of a reset that is lost");
                assert!(!status.erasing, "{cut:?}: nothing is to be erased");
                assert!(
                    status.reserved_email.is_some() && status.sheet.is_some(),
                    "{cut:?}"
                );
                assert!(recorder.sign_in(Origin::Screen, OLD).is_ok(), "{cut:?}");
                whole.set(whole.get() + 1);
            } else {
                assert!(status.erasing, "{cut:?}: the host must erase its settings");
                assert_eq!(
                    (status.reserved_email, status.sheet),
                    (None, None),
                    "{cut:?}"
                );
                assert!(recorder.sign_in(Origin::Screen, OLD).is_err(), "{cut:?}");
                none.set(none.get() + 1);
            }
        },
    );
    assert!(
        whole.get() > 0 && none.get() > 0,
        "both ends come about: {whole:?}, {none:?}"
    );
}

#[test]
fn d11_every_cut_after_the_erasing_leaves_it_due_or_done_and_never_a_lost_password() {
    let authority = Authority::new(7);
    let mut recorder = Recorder::start(Disk::new(), &setup(&authority)).unwrap();
    recorder.activate(OLD, None);
    recorder.act_on(Input::FactoryReset(held(12)));
    cut_everywhere(
        &recorder.disk,
        Tears::Some {
            count: 40,
            seed: 12,
        },
        |disk| {
            let mut recorder = Recorder::start(disk, &setup(&authority)).ok()?;
            recorder.act(Input::Erased).ok()?;
            let password = recorder.new_password(NEW);
            let activate = Input::Activate {
                origin: Origin::Network,
                password,
                reserved_email: None,
                with_sheet: false,
            };
            recorder.act(activate).ok()
        },
        |cut, disk, told| {
            let mut recorder = Recorder::start(disk, &setup(&authority)).unwrap();
            let status = recorder.machine.status();
            assert!(
                !(status.erasing && status.activated),
                "{cut:?}: would erase new settings"
            );
            let opens = recorder.sign_in(Origin::Screen, NEW).is_ok();
            assert_eq!(opens, status.activated, "{cut:?}");
            assert!(
                opens || !matches!(told, Some(Reply::Activated { .. })),
                "{cut:?}"
            );
        },
    );
}
