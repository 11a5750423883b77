//! Every step of a change fails, or the power goes during it, in every way that matters; and again
//! during every step of making that good.

mod world;

use getrandom::SysRng;
use rand_core::{CryptoRng, UnwrapErr};

use super::Coordinator;
use crate::backends::{Backend, Fault, Opens, Snapshot};
use world::{ALL_WRONG, BEFORE, Device, Kind, NEW, OLD, WHOLE, World, Wrong};

/// The number of steps that `story` takes when nothing goes wrong.
fn steps(device: &Device, story: impl Fn(&Device)) -> usize {
    device.switch_on(None);
    story(device);
    device.now().step
}

fn astray(coordinator: &Coordinator<Device>) -> Vec<String> {
    let standing = coordinator.watch().borrow().clone();
    let astray = standing.into_iter().filter(|backend| backend.is_astray);
    astray.map(|backend| backend.backend).collect()
}

/// Plays a change with one thing going wrong, a start with another, and a start where nothing does.
/// Says how many stories there were.
fn every_two_faults(
    kinds: &[Kind],
    mut check: impl FnMut(&Device, &mut Coordinator<Device>, &str),
) -> usize {
    let story = |device: &Device| {
        if let Some(mut coordinator) = device.start() {
            device.change(&mut coordinator);
        }
    };
    let mut stories = 0;
    for first in 0..steps(&Device::new(kinds), story) {
        for wrong in ALL_WRONG {
            let device = Device::new(kinds);
            device.switch_on(Some((first, wrong)));
            story(&device);
            let begun = device.now();
            let again = |device: &Device| drop(device.start());
            for second in 0..steps(&device, again) {
                for also in ALL_WRONG {
                    *device.world.lock().unwrap() = begun.clone();
                    device.switch_on(Some((second, also)));
                    drop(device.start());
                    device.switch_on(None);
                    let mut coordinator = device.start().unwrap();
                    let what = format!("{wrong:?} at {first}, then {also:?} at {second}");
                    check(&device, &mut coordinator, &what);
                    stories += 1;
                }
            }
        }
    }
    stories
}

fn all_agree(device: &Device, what: &str) {
    let World {
        backends, machine, ..
    } = device.now();
    assert!(
        backends.iter().all(|held| *held == machine.0),
        "{what}: the device has {:?}, the backends {backends:?}",
        machine.0
    );
    assert!([OLD, NEW].contains(&&*machine.0), "{what}");
}

#[test]
fn inv4_two_backends_and_the_device_agree_after_any_two_faults_and_cuts() {
    let stories = every_two_faults(&[WHOLE, WHOLE], |device, coordinator, what| {
        all_agree(device, what);
        assert!(astray(coordinator).is_empty(), "{what}");
    });
    // Were the steps not counted, this would hold for nothing.
    assert!(stories > 1500, "{stories}");
}

#[test]
fn inv4_without_a_restart_too_a_backend_is_in_step_or_known_not_to_be() {
    let story = |device: &Device| device.change(&mut device.start().unwrap());
    let mut told = 0;
    for step in 0..steps(&Device::new(&[WHOLE, WHOLE]), story) {
        for wrong in [Wrong::Refused, Wrong::Unheard, Wrong::Garbled] {
            let device = Device::new(&[WHOLE, WHOLE]);
            device.switch_on(Some((step, wrong)));
            let Some(mut coordinator) = device.start() else {
                continue;
            };
            device.change(&mut coordinator);
            if astray(&coordinator).is_empty() {
                all_agree(&device, &format!("{wrong:?} at {step}"));
            } else {
                told += 1;
            }
            // Whatever could not be put back is, with the next minute.
            coordinator.retry();
            all_agree(&device, &format!("{wrong:?} at {step}, a minute later"));
        }
    }
    assert_eq!(told, 0, "one fault alone leaves nothing out of step");
}

#[test]
fn inv4_what_cannot_be_put_back_is_told_and_set_right_at_the_next_sign_in() {
    let blind = Kind {
        checks: false,
        restores: false,
    };
    let mut rng = UnwrapErr(SysRng);
    let mut was_told = false;
    every_two_faults(&[WHOLE, blind], |device, coordinator, what| {
        let World {
            backends, machine, ..
        } = device.now();
        assert_eq!(backends[0], machine.0, "{what}");
        let told = astray(coordinator);
        assert!(
            backends[1] == machine.0 || !told.is_empty(),
            "{what}: {backends:?}"
        );
        was_told |= !told.is_empty();
    });
    assert!(was_told);
    let device = Device::new(&[WHOLE, blind]);
    device.world.lock().unwrap().backends[1] = "garbled".to_owned();
    device.world.lock().unwrap().slots = [b"damaged".to_vec(), b"damaged".to_vec()];
    let mut coordinator = device.start().unwrap();
    assert_eq!(
        astray(&coordinator).len(),
        2,
        "a damaged record vouches for nothing"
    );
    drop(coordinator);
    coordinator = device.start().unwrap();
    assert_eq!(astray(&coordinator).len(), 2, "nor after a restart");
    coordinator.heal(OLD, BEFORE, &mut rng);
    all_agree(&device, "after a sign-in");
    assert!(astray(&coordinator).is_empty());
    assert!(astray(&device.start().unwrap()).is_empty());
}

#[test]
fn what_was_changed_behind_our_back_is_set_right_at_a_sign_in() {
    let device = Device::new(&[WHOLE, WHOLE]);
    let mut rng = UnwrapErr(SysRng);
    let mut coordinator = device.start().unwrap();
    device.world.lock().unwrap().backends[1] = "from elsewhere".to_owned();
    coordinator.heal(OLD, BEFORE - 1, &mut rng);
    assert_eq!(
        device.now().backends[1],
        "from elsewhere",
        "the sign-in was before a change"
    );
    coordinator.heal(OLD, BEFORE, &mut rng);
    all_agree(&device, "after a sign-in");
}

#[test]
fn a_cut_while_a_backend_is_set_right_is_made_good_at_the_next_sign_in() {
    let begin = || {
        let device = Device::new(&[WHOLE]);
        device.world.lock().unwrap().backends[0] = "from elsewhere".to_owned();
        device
    };
    let story = |device: &Device| {
        if let Some(mut coordinator) = device.start() {
            coordinator.heal(OLD, BEFORE, &mut UnwrapErr(SysRng));
        }
    };
    for step in 0..steps(&begin(), story) {
        for wrong in ALL_WRONG {
            let device = begin();
            device.switch_on(Some((step, wrong)));
            story(&device);
            device.switch_on(None);
            story(&device);
            all_agree(&device, &format!("{wrong:?} at {step}"));
            assert!(
                astray(&device.start().unwrap()).is_empty(),
                "{wrong:?} at {step}"
            );
        }
    }
}

#[test]
fn no_backend_is_touched_when_the_change_cannot_be_written_down() {
    let device = Device::new(&[WHOLE, WHOLE]);
    let mut coordinator = device.start().unwrap();
    // After two looks at the backends comes the write.
    let step = device.now().step + 2;
    device.world.lock().unwrap().wrong = Some((step, Wrong::Refused));
    let said = coordinator
        .apply(BEFORE + 1, NEW, &mut UnwrapErr(SysRng))
        .unwrap_err();
    assert!(said.contains("cannot save"), "{said}");
    assert_eq!(device.now().step, step + 1, "a backend was touched");
}

#[test]
fn a_refusal_names_the_backend_and_what_to_do_and_no_file_of_the_device() {
    let device = Device::new(&[WHOLE, WHOLE]);
    let mut coordinator = device.start().unwrap();
    let step = device.now().step + 7;
    device.world.lock().unwrap().wrong = Some((step, Wrong::Garbled));
    let said = coordinator
        .apply(BEFORE + 1, NEW, &mut UnwrapErr(SysRng))
        .unwrap_err();
    assert!(
        said.contains("backend 1") && said.contains("Try again"),
        "{said}"
    );
    assert!(!said.contains("It is broken"), "{said}");
    all_agree(&device, "after the refusal");
}

#[test]
fn a_check_that_says_yes_to_everything_is_found_out() {
    struct Gullible;
    impl Backend for Gullible {
        fn name(&self) -> &str {
            "gullible"
        }
        fn snapshot(&mut self) -> Result<Option<Snapshot>, Fault> {
            Ok(None)
        }
        fn set(&mut self, _: &str, _: &mut dyn CryptoRng) -> Result<(), Fault> {
            Ok(())
        }
        fn check(&mut self, _: &str) -> Result<Opens, Fault> {
            Ok(Opens::Yes)
        }
        fn restore(&mut self, _: &Snapshot) -> Result<(), Fault> {
            Ok(())
        }
    }
    let slots = Device::new(&[]);
    let mut coordinator = Coordinator::open(vec![Box::new(Gullible)], || slots.clone()).unwrap();
    let said = coordinator
        .apply(1, NEW, &mut UnwrapErr(SysRng))
        .unwrap_err();
    assert!(said.contains("gullible"), "{said}");
}

#[test]
fn what_backends_held_is_wiped_once_it_is_not_needed() {
    let device = Device::new(&[WHOLE]);
    let mut coordinator = device.start().unwrap();
    coordinator
        .apply(BEFORE + 1, NEW, &mut UnwrapErr(SysRng))
        .unwrap();
    let holds_it = || {
        let holds = |slot: &Vec<u8>| slot.windows(OLD.len()).any(|bytes| bytes == OLD.as_bytes());
        device.now().slots.iter().any(holds)
    };
    assert!(holds_it());
    coordinator.settle(BEFORE + 1);
    assert!(!holds_it());
}

#[test]
fn what_a_backend_held_before_another_password_is_never_put_back() {
    let device = Device::new(&[WHOLE]);
    let mut coordinator = device.start().unwrap();
    coordinator
        .apply(BEFORE + 1, NEW, &mut UnwrapErr(SysRng))
        .unwrap();
    // It cannot be put back at this start, and so stays out of step.
    drop(coordinator);
    let step = steps(&device, |device| drop(device.coordinator()));
    device.switch_on(Some((step, Wrong::Refused)));
    let mut coordinator = device.coordinator().unwrap();
    coordinator.settle(BEFORE);
    assert_eq!(astray(&coordinator).len(), 1);
    // Without backends in the configuration, the machine goes on alone.
    device.world.lock().unwrap().machine = ("newest".to_owned(), BEFORE + 1);
    device.switch_on(None);
    let mut coordinator = device.start().unwrap();
    assert_eq!(device.now().backends[0], NEW, "an old password came back");
    assert_eq!(astray(&coordinator).len(), 1);
    coordinator.heal("newest", BEFORE + 1, &mut UnwrapErr(SysRng));
    all_agree_on(&device, "newest");
}

fn all_agree_on(device: &Device, password: &str) {
    let World {
        backends, machine, ..
    } = device.now();
    assert_eq!(
        (machine.0.as_str(), backends[0].as_str()),
        (password, password)
    );
}

/// What the agent does after a reset to the factory state, again until it succeeds; says whether it has.
fn lock_out(device: &Device) -> bool {
    let coordinator = device.start();
    coordinator.is_some_and(|mut coordinator| coordinator.lock_out(&mut UnwrapErr(SysRng)).is_ok())
}

#[test]
fn d11_after_a_reset_no_backend_opens_with_the_old_password_whatever_fails_or_is_cut() {
    let blind = Kind {
        checks: false,
        restores: false,
    };
    for kinds in [[WHOLE, WHOLE], [WHOLE, blind]] {
        let story = |device: &Device| {
            lock_out(device);
        };
        let mut failed = 0;
        for step in 0..steps(&Device::new(&kinds), story) {
            for wrong in ALL_WRONG {
                let device = Device::new(&kinds);
                device.switch_on(Some((step, wrong)));
                let what = format!("{wrong:?} at {step}");
                let was_done = lock_out(&device);
                let is_locked = || !device.now().backends.contains(&OLD.to_owned());
                assert!(is_locked() || !was_done, "{what}: said to be done");
                if !was_done {
                    failed += 1;
                    device.switch_on(None);
                    assert!(lock_out(&device), "{what}: not at the second time");
                }
                assert!(is_locked(), "{what}");
                device.switch_on(None);
                // Neither a start nor the minutes after it bring it back.
                let mut coordinator = device.start().unwrap();
                coordinator.retry();
                assert!(is_locked(), "{what}: it came back");
                assert!(astray(&coordinator).is_empty(), "{what}");
                device.change(&mut coordinator);
                all_agree(&device, &format!("{what}, then an activation"));
            }
        }
        assert!(failed > 50, "{failed}");
    }
}

#[test]
fn d11_what_was_to_be_put_back_before_a_reset_never_is() {
    let device = Device::new(&[WHOLE]);
    let mut coordinator = device.start().unwrap();
    coordinator
        .apply(BEFORE + 1, NEW, &mut UnwrapErr(SysRng))
        .unwrap();
    drop(coordinator);
    // The power went, and at the next start the old password cannot be put back.
    let step = steps(&device, |device| drop(device.coordinator()));
    device.switch_on(Some((step, Wrong::Refused)));
    let mut coordinator = device.coordinator().unwrap();
    coordinator.settle(BEFORE);
    assert_eq!(astray(&coordinator).len(), 1);
    // The button is pressed, and the backend takes nothing yet.
    device.switch_on(None);
    let save = 2;
    let step = device.now().step + 2 * save;
    device.world.lock().unwrap().wrong = Some((step, Wrong::Refused));
    assert!(coordinator.lock_out(&mut UnwrapErr(SysRng)).is_err());
    device.world.lock().unwrap().wrong = None;
    coordinator.retry();
    assert_ne!(device.now().backends[0], OLD, "the old password came back");
    assert!(coordinator.lock_out(&mut UnwrapErr(SysRng)).is_ok());
    assert!(![OLD, NEW].contains(&&*device.now().backends[0]));
    let holds = |slot: &Vec<u8>| slot.windows(OLD.len()).any(|bytes| bytes == OLD.as_bytes());
    assert!(!device.now().slots.iter().any(holds), "its copy is wiped");
}
