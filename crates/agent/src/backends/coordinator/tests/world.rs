//! A device that loses power, whose machine and backends are one word each.

use std::io;
use std::sync::{Arc, Mutex};

use device::storage::{Slot, Slots};
use getrandom::SysRng;
use rand_core::{CryptoRng, UnwrapErr};
use zeroize::Zeroizing;

use crate::backends::{Backend, Coordinator, Fault, Opens, Snapshot};

pub(super) const OLD: &str = "old password";
pub(super) const NEW: &str = "new password";
/// How many changes the machine has made when a story begins.
pub(super) const BEFORE: u64 = 3;

/// What goes wrong during one step.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Wrong {
    /// It reports a failure and did nothing.
    Refused,
    /// It reports a failure and did all the same.
    Unheard,
    /// It reports a failure and left something else.
    Garbled,
    /// The power goes before it.
    CutBefore,
    /// The power goes after it.
    CutAfter,
    /// The power goes and something else is left.
    CutGarbled,
}

pub(super) const ALL_WRONG: [Wrong; 6] = [
    Wrong::Refused,
    Wrong::Unheard,
    Wrong::Garbled,
    Wrong::CutBefore,
    Wrong::CutAfter,
    Wrong::CutGarbled,
];

#[derive(Clone, Copy)]
pub(super) struct Kind {
    pub(super) checks: bool,
    pub(super) restores: bool,
}

pub(super) const WHOLE: Kind = Kind {
    checks: true,
    restores: true,
};

/// All that survives a loss of power, and what goes wrong next.
#[derive(Clone)]
pub(super) struct World {
    pub(super) slots: [Vec<u8>; 2],
    /// What opens each backend.
    pub(super) backends: Vec<String>,
    /// The machine's password and its count of changes.
    pub(super) machine: (String, u64),
    pub(super) step: usize,
    pub(super) wrong: Option<(usize, Wrong)>,
    pub(super) is_off: bool,
}

#[derive(Clone)]
pub(super) struct Device {
    pub(super) world: Arc<Mutex<World>>,
    pub(super) kinds: Vec<Kind>,
}

impl Device {
    pub(super) fn new(kinds: &[Kind]) -> Self {
        let world = World {
            slots: Default::default(),
            backends: kinds.iter().map(|_| OLD.to_owned()).collect(),
            machine: (OLD.to_owned(), BEFORE),
            step: 0,
            wrong: None,
            is_off: false,
        };
        Self {
            world: Arc::new(Mutex::new(world)),
            kinds: kinds.to_vec(),
        }
    }

    /// Does one step, which changes `value`, unless it goes wrong.
    pub(super) fn step<T: Clone>(
        &self,
        value: impl Fn(&mut World) -> &mut T,
        becomes: T,
        garbled: T,
    ) -> Result<(), ()> {
        let mut world = self.world.lock().unwrap();
        if world.is_off {
            return Err(());
        }
        let step = world.step;
        world.step += 1;
        let wrong = world
            .wrong
            .filter(|(at, _)| *at == step)
            .map(|(_, wrong)| wrong);
        match wrong {
            None | Some(Wrong::Unheard | Wrong::CutAfter) => *value(&mut world) = becomes,
            Some(Wrong::Garbled | Wrong::CutGarbled) => *value(&mut world) = garbled,
            Some(Wrong::Refused | Wrong::CutBefore) => {}
        }
        world.is_off = matches!(
            wrong,
            Some(Wrong::CutBefore | Wrong::CutAfter | Wrong::CutGarbled)
        );
        match wrong {
            None => Ok(()),
            Some(_) => Err(()),
        }
    }

    /// A step that only looks.
    pub(super) fn look<T>(&self, at: impl Fn(&World) -> T) -> Result<T, ()> {
        self.step(|world| &mut world.is_off, false, false)?;
        Ok(at(&self.world.lock().unwrap()))
    }

    pub(super) fn now(&self) -> World {
        self.world.lock().unwrap().clone()
    }

    /// Switches on; then `wrong` happens.
    pub(super) fn switch_on(&self, wrong: Option<(usize, Wrong)>) {
        let mut world = self.world.lock().unwrap();
        (world.is_off, world.step, world.wrong) = (false, 0, wrong);
    }

    pub(super) fn coordinator(&self) -> Option<Coordinator<Device>> {
        let backends = (0..self.kinds.len()).map(|index| {
            Box::new(Fake {
                name: format!("backend {index}"),
                index,
                device: self.clone(),
            }) as Box<dyn Backend>
        });
        Coordinator::open(backends.collect(), || self.clone()).ok()
    }

    /// What the agent does at its start.
    pub(super) fn start(&self) -> Option<Coordinator<Device>> {
        let mut coordinator = self.coordinator()?;
        coordinator.settle(self.now().machine.1);
        coordinator.retry();
        Some(coordinator)
    }

    /// What the agent does to change the password.
    pub(super) fn change(&self, coordinator: &mut Coordinator<Device>) {
        let mut rng = UnwrapErr(SysRng);
        if coordinator.apply(BEFORE + 1, NEW, &mut rng).is_ok() {
            let old = self.now().machine;
            // The machine's storage is atomic: garbled is as good as not done.
            let _ = self.step(
                |world| &mut world.machine,
                (NEW.to_owned(), BEFORE + 1),
                old,
            );
        }
        if !self.now().is_off {
            coordinator.settle(self.now().machine.1);
        }
    }
}

impl Slots for Device {
    fn read(&mut self, slot: Slot) -> io::Result<Zeroizing<Vec<u8>>> {
        match self.now().is_off {
            true => Err(io::ErrorKind::Other.into()),
            false => Ok(Zeroizing::new(self.now().slots[slot as usize].clone())),
        }
    }

    fn write(&mut self, slot: Slot, bytes: &[u8]) -> io::Result<()> {
        let torn = bytes[..bytes.len() / 2].to_vec();
        self.step(
            |world| &mut world.slots[slot as usize],
            bytes.to_vec(),
            torn,
        )
        .map_err(|()| io::ErrorKind::Other.into())
    }

    fn sync(&mut self, _: Slot) -> io::Result<()> {
        self.look(|_| ()).map_err(|()| io::ErrorKind::Other.into())
    }
}

struct Fake {
    name: String,
    index: usize,
    device: Device,
}

impl Fake {
    fn become_(&self, password: String) -> Result<(), Fault> {
        let index = self.index;
        self.device
            .step(
                |world| &mut world.backends[index],
                password,
                "garbled".to_owned(),
            )
            .map_err(|()| broken())
    }
}

fn broken() -> Fault {
    Fault::new("It is broken.", "Mend it.")
}

impl Backend for Fake {
    fn name(&self) -> &str {
        &self.name
    }

    fn snapshot(&mut self) -> Result<Option<Snapshot>, Fault> {
        if !self.device.kinds[self.index].restores {
            return Ok(None);
        }
        let held = self.device.look(|world| world.backends[self.index].clone());
        held.map(|held| Some(Zeroizing::new(held.into_bytes())))
            .map_err(|()| broken())
    }

    fn set(&mut self, password: &str, _: &mut dyn CryptoRng) -> Result<(), Fault> {
        self.become_(password.to_owned())
    }

    fn check(&mut self, password: &str) -> Result<Opens, Fault> {
        if !self.device.kinds[self.index].checks {
            return Ok(Opens::Unknown);
        }
        let held = self.device.look(|world| world.backends[self.index].clone());
        match held.map_err(|()| broken())? == password {
            true => Ok(Opens::Yes),
            false => Ok(Opens::No),
        }
    }

    fn restore(&mut self, before: &Snapshot) -> Result<(), Fault> {
        self.become_(String::from_utf8(before.to_vec()).unwrap())
    }
}
