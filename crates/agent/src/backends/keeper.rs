//! The coordinator as the agent's parts share it, with its record in the data directory.

use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use device::storage::StorageError;
use tokio::sync::watch;

use super::{Coordinator, PasswordBackend, Standing};
use crate::clock::Clock;
use crate::disk::FileSlots;

const FILES: [&str; 2] = ["backends.a", "backends.b"];

/// A handle to the coordinator. Its work blocks, for as long as the backends take.
#[derive(Clone)]
pub(crate) struct Keeper {
    coordinator: Arc<Mutex<Coordinator<FileSlots>>>,
    standing: watch::Receiver<Vec<Standing>>,
}

impl Keeper {
    /// Opens the record in `dir`, which no other agent may use.
    pub(crate) fn open(
        backends: Vec<PasswordBackend>,
        dir: &Path,
        clock: Clock,
    ) -> Result<Self, StorageError> {
        let backends = PasswordBackend::open_all(backends, clock, dir);
        let coordinator = Coordinator::open(backends, || FileSlots::new(dir, FILES))?;
        Ok(Self {
            standing: coordinator.watch(),
            coordinator: Arc::new(Mutex::new(coordinator)),
        })
    }

    /// Works with the coordinator, one after the other. What a panic left is what a crash would have
    /// left, and the coordinator makes that good.
    pub(crate) fn with<T>(&self, work: impl FnOnce(&mut Coordinator<FileSlots>) -> T) -> T {
        let coordinator = self.coordinator.lock();
        work(&mut coordinator.unwrap_or_else(PoisonError::into_inner))
    }

    /// How the backends stand; waits for nobody.
    pub(crate) fn standing(&self) -> Vec<Standing> {
        self.standing.borrow().clone()
    }
}
