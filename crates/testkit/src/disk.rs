//! A disk of two slots that loses power, the model it is held against, and the driver that cuts.
//!
//! [`cut_everywhere`] runs a story once for each operation it does and for each way in which the
//! operation may be left half done, and hands what is left on the disk to a check.

mod tear;

use std::cell::RefCell;
use std::io;
use std::rc::Rc;

use device::storage::{Slot, Slots};
use zeroize::Zeroizing;

pub use tear::Tears;

/// An in-memory disk. Clones share the disk; [`Disk::copy`] makes another one.
#[derive(Clone, Default)]
pub struct Disk(Rc<RefCell<Platter>>);

#[derive(Clone, Default)]
struct Platter {
    slots: [Content; 2],
    /// Writes and syncs done since the power came on.
    operations: usize,
    cut: Option<Cut>,
    off: bool,
    /// In how many ways the interrupted operation could have been left.
    outcomes: usize,
}

#[derive(Clone, Default)]
struct Content {
    /// What a loss of power leaves for sure.
    synced: Vec<u8>,
    /// What was written since, and may be left in any state.
    written: Option<Vec<u8>>,
}

/// Where the power goes: during which operation, and which of the possible outcomes is left.
#[derive(Clone, Copy, Debug)]
pub struct Cut {
    /// Counts writes and syncs from 0.
    pub operation: usize,
    /// Counts the outcomes of `tears` from 0.
    pub outcome: usize,
    /// Which outcomes are possible.
    pub tears: Tears,
}

impl Disk {
    /// An empty disk.
    #[must_use]
    pub fn new() -> Disk {
        Disk::default()
    }

    /// Another disk with the same content.
    #[must_use]
    pub fn copy(&self) -> Disk {
        Disk(Rc::new(RefCell::new(self.0.borrow().clone())))
    }

    /// Lets the power go at `cut`.
    pub fn cut_at(&self, cut: Cut) {
        let mut platter = self.0.borrow_mut();
        platter.cut = Some(cut);
        platter.operations = 0;
    }

    /// Switches the power on again, for good.
    pub fn power_on(&self) {
        let mut platter = self.0.borrow_mut();
        platter.cut = None;
        platter.off = false;
        platter.operations = 0;
    }

    /// Whether the power is gone.
    #[must_use]
    pub fn is_off(&self) -> bool {
        self.0.borrow().off
    }

    /// Writes and syncs done since the power came on.
    #[must_use]
    pub fn operations(&self) -> usize {
        self.0.borrow().operations
    }

    /// Overwrites a slot past all rules, as a failing medium or a stranger would.
    pub fn damage(&self, slot: Slot, bytes: &[u8]) {
        self.0.borrow_mut().slots[index(slot)] = Content {
            synced: bytes.to_vec(),
            written: None,
        };
    }

    /// What a slot holds.
    #[must_use]
    pub fn content(&self, slot: Slot) -> Vec<u8> {
        self.0.borrow().slots[index(slot)].seen().to_vec()
    }
}

impl Slots for Disk {
    fn read(&mut self, slot: Slot) -> io::Result<Zeroizing<Vec<u8>>> {
        let platter = self.0.borrow();
        if platter.off {
            return Err(power_lost());
        }
        Ok(Zeroizing::new(platter.slots[index(slot)].seen().to_vec()))
    }

    fn write(&mut self, slot: Slot, bytes: &[u8]) -> io::Result<()> {
        let mut platter = self.0.borrow_mut();
        if platter.off {
            return Err(power_lost());
        }
        platter.slots[index(slot)].written = Some(bytes.to_vec());
        platter.operate()
    }

    fn sync(&mut self, slot: Slot) -> io::Result<()> {
        let mut platter = self.0.borrow_mut();
        platter.operate()?;
        platter.slots[index(slot)].settle();
        Ok(())
    }
}

impl Platter {
    /// Counts an operation, or loses the power in it.
    fn operate(&mut self) -> io::Result<()> {
        if self.off {
            return Err(power_lost());
        }
        match self.cut {
            Some(cut) if cut.operation == self.operations => {
                self.lose_power(cut);
                Err(power_lost())
            }
            _ => {
                self.operations += 1;
                Ok(())
            }
        }
    }

    fn lose_power(&mut self, cut: Cut) {
        self.off = true;
        self.outcomes = 1;
        for content in &mut self.slots {
            let Some(written) = content.written.take() else {
                continue;
            };
            let count = cut.tears.count(&written);
            self.outcomes = self.outcomes.max(count);
            content.synced = cut
                .tears
                .outcome(cut.outcome % count, &content.synced, &written);
        }
    }
}

impl Content {
    fn seen(&self) -> &[u8] {
        self.written.as_deref().unwrap_or(&self.synced)
    }

    fn settle(&mut self) {
        if let Some(written) = self.written.take() {
            self.synced = written;
        }
    }
}

fn index(slot: Slot) -> usize {
    match slot {
        Slot::A => 0,
        Slot::B => 1,
    }
}

fn power_lost() -> io::Error {
    io::Error::other("the power is gone")
}

/// The storage as it should be: one value, and while a save runs, the one that may come.
#[derive(Clone, Default)]
pub struct Model(Rc<RefCell<Values>>);

#[derive(Default)]
struct Values {
    saved: Option<Vec<u8>>,
    coming: Option<Vec<u8>>,
}

impl Model {
    /// A storage that holds `value`.
    #[must_use]
    pub fn holding(value: Option<&[u8]>) -> Model {
        Model(Rc::new(RefCell::new(Values {
            saved: value.map(<[u8]>::to_vec),
            coming: None,
        })))
    }

    /// A save of `value` begins.
    pub fn begin(&self, value: &[u8]) {
        self.0.borrow_mut().coming = Some(value.to_vec());
    }

    /// The save that began has returned.
    pub fn done(&self) {
        let mut model = self.0.borrow_mut();
        if let Some(coming) = model.coming.take() {
            model.saved = Some(coming);
        }
    }

    /// Whether a storage may hold `value` now: what was saved last, or what was being saved.
    #[must_use]
    pub fn allows(&self, value: Option<&[u8]>) -> bool {
        let model = self.0.borrow();
        value == model.saved.as_deref()
            || (model.coming.is_some() && value == model.coming.as_deref())
    }
}

/// Runs `story` on copies of `start`, cut at each of its operations and torn in each way, then not
/// cut at all; after each run `check` gets the disk with the power back on. Returns the number of runs.
///
/// The story must do the same operations each time and stop at the first error.
pub fn cut_everywhere<T>(
    start: &Disk,
    tears: Tears,
    story: impl Fn(Disk) -> T,
    check: impl Fn(Option<Cut>, Disk, T),
) -> usize {
    let whole = start.copy();
    whole.power_on();
    let told = story(whole.clone());
    let operations = whole.operations();
    check(None, whole, told);
    let mut runs = 1;
    for operation in 0..operations {
        let mut outcome = 0;
        loop {
            let cut = Cut {
                operation,
                outcome,
                tears,
            };
            let disk = start.copy();
            disk.cut_at(cut);
            let told = story(disk.clone());
            assert!(disk.is_off(), "the story came to no operation {operation}");
            let outcomes = disk.0.borrow().outcomes;
            disk.power_on();
            check(Some(cut), disk, told);
            runs += 1;
            outcome += 1;
            if outcome >= outcomes {
                break;
            }
        }
    }
    runs
}
