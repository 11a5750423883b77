//! One new password for all backends, or for none of them.
//!
//! A change is written down, with what every backend holds, before the first one is touched, and
//! struck out when the machine has committed to it or every backend is as it was. After a crash the
//! machine's count of changes says which of the two it has to be. What cannot be put back is out of
//! step until somebody signs in with the device's password.

use std::collections::BTreeMap;

use device::storage::{Slot, Slots, StorageError, Store};
use rand_core::CryptoRng;
use tokio::sync::watch;
use zeroize::Zeroizing;

use super::record::{Kept, Open, Record, WIPED};
use super::{Backend, Fault, Opens};
use crate::log;

/// Sets every backend's password, or none.
pub(crate) struct Coordinator<S> {
    backends: Vec<Box<dyn Backend>>,
    store: Store<S>,
    record: Record,
    /// What each backend last failed with.
    faults: BTreeMap<String, Fault>,
    standing: watch::Sender<Vec<Standing>>,
}

/// How a backend stands, for whoever is signed in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Standing {
    pub(crate) backend: String,
    /// Whether it may have another password than the device.
    pub(crate) is_astray: bool,
    /// What it last failed with, as sentences.
    pub(crate) fault: Option<String>,
}

impl<S: Slots> Coordinator<S> {
    /// Opens the record; one that is damaged says no more than that any backend may be out of step.
    pub(crate) fn open(
        backends: Vec<Box<dyn Backend>>,
        slots: impl Fn() -> S,
    ) -> Result<Self, StorageError> {
        let (store, saved) = match Store::open(slots()) {
            Err(StorageError::Corrupt) => (emptied(&slots)?, Some(None)),
            opened => {
                let (store, saved) = opened?;
                (store, saved.map(|bytes| Record::decode(&bytes).ok()))
            }
        };
        let record = match saved {
            None => Record::default(),
            Some(Some(record)) => record,
            Some(None) => {
                log::warn("the record of password backends is damaged; all may be out of step");
                lost(&backends)
            }
        };
        Ok(Self {
            backends,
            store,
            record,
            faults: BTreeMap::new(),
            standing: watch::Sender::default(),
        })
    }

    /// How the backends stand, kept up to date.
    pub(crate) fn watch(&self) -> watch::Receiver<Vec<Standing>> {
        self.standing.subscribe()
    }

    /// Hands `password` to every backend as the machine's change `number`, which the machine must
    /// commit to only when this succeeds. The error is what the person hears.
    pub(crate) fn apply(
        &mut self,
        number: u64,
        password: &str,
        rng: &mut dyn CryptoRng,
    ) -> Result<(), String> {
        self.settle(number.saturating_sub(1));
        self.retry();
        let kept = self.snapshots()?;
        self.record.open = Some(Open { number, kept });
        if let Err(fault) = self.save() {
            self.record.open = None;
            log::warn(format_args!("the record of password backends: {fault}"));
            return Err(
                "The password was not changed, because this device cannot save. Check its \
                        disk, then try again."
                    .to_owned(),
            );
        }
        for index in 0..self.backends.len() {
            if let Err(fault) = set(self.backends[index].as_mut(), password, rng) {
                return Err(self.give_up(index, &fault));
            }
        }
        Ok(())
    }

    /// Strikes the open change out, now that the machine has made `changes` changes: it came to be, or
    /// it is taken back.
    pub(crate) fn settle(&mut self, changes: u64) {
        let mut is_new = false;
        if self.record.changes != changes {
            self.record.changes = changes;
            is_new = self.forget_snapshots();
        }
        if let Some(open) = self.record.open.take() {
            is_new = true;
            self.strike_out(open, changes);
        }
        // A crash between the two saves that wipe is made good.
        if is_new || (1..WIPED).contains(&self.record.bare) {
            self.save_or_warn();
        }
        self.publish();
    }

    fn strike_out(&mut self, open: Open, changes: u64) {
        if open.number > changes {
            log::warn("a change of the password was cut short; every backend is put back");
            self.put_back(open.kept);
            return;
        }
        let was_set = |name: &str| open.kept.iter().any(|kept| kept.backend == name);
        self.record.astray.retain(|kept| !was_set(&kept.backend));
        self.faults.retain(|name, _| !was_set(name));
    }

    /// Gives every backend a password that nobody has, after a reset of the device to its factory
    /// state: what opened it before must not go on opening it. Done again, it does no harm; whoever
    /// activates the device sets the next.
    pub(crate) fn lock_out(&mut self, rng: &mut dyn CryptoRng) -> Result<(), String> {
        // First of all nothing may be put back any more, whatever cuts this off.
        self.record.open = None;
        self.forget_snapshots();
        for index in 0..self.backends.len() {
            let name = self.backends[index].name().to_owned();
            self.go_astray(&name, None);
        }
        self.save().map_err(|fault| fault.to_string())?;
        let mut left = Ok(());
        for index in 0..self.backends.len() {
            let name = self.backends[index].name().to_owned();
            let nobodys = Zeroizing::new(any_other(rng));
            match set(self.backends[index].as_mut(), &nobodys, rng) {
                Ok(()) => {
                    self.record.astray.retain(|kept| kept.backend != name);
                    self.faults.remove(&name);
                }
                Err(fault) => {
                    left = Err(format!("{name} still has its password: {fault}"));
                    self.note(&name, fault);
                }
            }
        }
        self.publish();
        self.save().map_err(|fault| fault.to_string())?;
        left
    }

    /// Tries again to put back what could not be before.
    pub(crate) fn retry(&mut self) {
        let known = self
            .record
            .astray
            .iter()
            .filter(|kept| kept.before.is_some());
        let known: Vec<_> = known.cloned().collect();
        if self.record.open.is_some() || known.is_empty() {
            return;
        }
        let astray = self.record.astray.len();
        self.put_back(known);
        if self.record.astray.len() != astray {
            self.save_or_warn();
        }
        self.publish();
    }

    /// Sets every backend that is out of step to `password`, which somebody has just signed in with
    /// when the machine had made `changes` changes. That one was changed behind our back shows here too.
    pub(crate) fn heal(&mut self, password: &str, changes: u64, rng: &mut dyn CryptoRng) {
        if self.record.open.is_some() || self.record.changes != changes {
            return;
        }
        for index in 0..self.backends.len() {
            let name = self.backends[index].name().to_owned();
            let outcome = self.heal_one(index, &name, password, rng);
            match outcome {
                Ok(()) => {
                    self.faults.remove(&name);
                }
                Err(fault) => self.note(&name, fault),
            }
        }
        self.publish();
    }

    fn heal_one(
        &mut self,
        index: usize,
        name: &str,
        password: &str,
        rng: &mut dyn CryptoRng,
    ) -> Result<(), Fault> {
        let is_astray = self.is_astray(name);
        match self.backends[index].check(password)? {
            Opens::Yes if !is_astray => return Ok(()),
            Opens::Unknown if !is_astray => return Ok(()),
            Opens::Yes => {}
            Opens::No | Opens::Unknown => {
                // Known before it is touched, so that a crash meanwhile is healed at the next sign-in.
                if !is_astray {
                    self.go_astray(name, None);
                    self.save_or_warn();
                }
                set(self.backends[index].as_mut(), password, rng)?;
                log::note(format_args!(
                    "{name} had another password; it has this device's again"
                ));
            }
        }
        self.record.astray.retain(|kept| kept.backend != name);
        self.save_or_warn();
        Ok(())
    }

    /// What is out of step cannot tell what it should be put back to; what is known of that is kept.
    fn snapshots(&mut self) -> Result<Vec<Kept>, String> {
        let mut all = Vec::with_capacity(self.backends.len());
        for backend in &mut self.backends {
            let name = backend.name().to_owned();
            let known = self.record.astray.iter().find(|kept| kept.backend == name);
            let before = match known {
                Some(kept) => kept.before.clone(),
                None => backend.snapshot().map_err(|fault| {
                    log::warn(format_args!("{name}: {fault}"));
                    refusal(&name, &fault)
                })?,
            };
            all.push(Kept {
                backend: name,
                before,
            });
        }
        Ok(all)
    }

    /// Puts back the backends up to the one at `failed`, and says what the person hears.
    fn give_up(&mut self, failed: usize, fault: &Fault) -> String {
        let name = self.backends[failed].name().to_owned();
        log::warn(format_args!("{name}: {fault}"));
        if let Some(mut open) = self.record.open.take() {
            open.kept.truncate(failed + 1);
            self.put_back(open.kept);
        }
        self.save_or_warn();
        self.publish();
        let astray: Vec<_> = self
            .record
            .astray
            .iter()
            .map(|kept| &*kept.backend)
            .collect();
        let more = match astray.is_empty() {
            true => String::new(),
            false => format!(
                " {} may have another password now; signing in here sets that right.",
                astray.join(" and ")
            ),
        };
        refusal(&name, fault) + &more
    }

    /// Puts back, the last one first. What fails is out of step, and is tried again.
    fn put_back(&mut self, kept: Vec<Kept>) {
        for Kept {
            backend: name,
            before,
        } in kept.into_iter().rev()
        {
            let found = self
                .backends
                .iter_mut()
                .find(|backend| backend.name() == name);
            let restored = match (found, &before) {
                (Some(backend), Some(before)) => backend.restore(before).map_err(Some),
                (None, _) | (_, None) => Err(None),
            };
            match restored {
                Ok(()) => {
                    self.record.astray.retain(|kept| kept.backend != name);
                    self.faults.remove(&name);
                }
                Err(fault) => {
                    self.go_astray(&name, before);
                    if let Some(fault) = fault {
                        self.note(&name, fault);
                    }
                }
            }
        }
    }

    fn go_astray(&mut self, name: &str, before: Option<super::Snapshot>) {
        self.record.astray.retain(|kept| kept.backend != name);
        self.record.astray.push(Kept {
            backend: name.to_owned(),
            before,
        });
    }

    fn is_astray(&self, name: &str) -> bool {
        self.record.astray.iter().any(|kept| kept.backend == name)
    }

    /// What backends out of step held before is not the device's password any more. Says whether
    /// anything was forgotten.
    fn forget_snapshots(&mut self) -> bool {
        for kept in &mut self.record.astray {
            kept.before = None;
        }
        !self.record.astray.is_empty()
    }

    /// Said once, however often it is tried.
    fn note(&mut self, name: &str, fault: Fault) {
        if self.faults.get(name) != Some(&fault) {
            log::warn(format_args!("{name}: {fault}"));
            self.faults.insert(name.to_owned(), fault);
        }
    }

    /// Saves; what was secret and is not needed any more is written over in both slots.
    fn save(&mut self) -> Result<(), StorageError> {
        loop {
            self.record.bare = match self.record.is_bare() {
                true => WIPED.min(self.record.bare + 1),
                false => 0,
            };
            self.store.save(&self.record.encode())?;
            if self.record.bare == 0 || self.record.bare == WIPED {
                return Ok(());
            }
        }
    }

    /// Where this fails, the next start does again what was done.
    fn save_or_warn(&mut self) {
        if let Err(fault) = self.save() {
            log::warn(format_args!("the record of password backends: {fault}"));
        }
    }

    fn publish(&self) {
        let all = self.backends.iter().map(|backend| Standing {
            backend: backend.name().to_owned(),
            is_astray: self.is_astray(backend.name()),
            fault: self.faults.get(backend.name()).map(Fault::to_string),
        });
        self.standing.send_replace(all.collect());
    }
}

/// Sets a backend and sees that the new password opens it and any other does not.
fn set(backend: &mut dyn Backend, password: &str, rng: &mut dyn CryptoRng) -> Result<(), Fault> {
    backend.set(password, rng)?;
    match backend.check(password)? {
        Opens::Unknown => return Ok(()),
        Opens::No => {
            return Err(Fault::new(
                "It took the new password, but does not open with it.",
                "See its own log.",
            ));
        }
        Opens::Yes => {}
    }
    match backend.check(&any_other(rng))? {
        Opens::Yes => Err(Fault::new(
            "It says that any password opens it.",
            "Mend its check: a wrong password must be refused.",
        )),
        Opens::No | Opens::Unknown => Ok(()),
    }
}

/// A password that nobody has.
pub(super) fn any_other(rng: &mut dyn CryptoRng) -> String {
    let mut bytes = [0; 16];
    rng.fill_bytes(&mut bytes);
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn refusal(name: &str, fault: &Fault) -> String {
    format!(
        "The password was not changed, because {name} did not take it. {}",
        fault.for_holder()
    )
}

fn lost(backends: &[Box<dyn Backend>]) -> Record {
    let astray = backends.iter().map(|backend| Kept {
        backend: backend.name().to_owned(),
        before: None,
    });
    Record {
        astray: astray.collect(),
        ..Record::default()
    }
}

/// Starts a new record in the place of a damaged one.
fn emptied<S: Slots>(slots: impl Fn() -> S) -> Result<Store<S>, StorageError> {
    let mut damaged = slots();
    for slot in [Slot::B, Slot::A] {
        damaged.write(slot, &[])?;
        damaged.sync(slot)?;
    }
    Store::open(slots()).map(|(store, _)| store)
}

#[cfg(test)]
mod tests;
