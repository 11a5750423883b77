//! The coordinator as the agent's parts share it, with its record in the data directory.

use std::path::Path;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::Duration;

use device::storage::StorageError;
use getrandom::SysRng;
use rand_core::{CryptoRng, UnwrapErr};
use tokio::sync::watch;
use tokio::task::spawn_blocking;
use zeroize::Zeroizing;

use super::{Coordinator, PasswordBackend, Standing};
use crate::clock::Clock;
use crate::disk::FileSlots;
use crate::engine::Backends;
use crate::log;

const FILES: [&str; 2] = ["backends.a", "backends.b"];

/// A handle to the coordinator. Its work blocks, for as long as the backends take.
#[derive(Clone)]
pub(crate) struct Keeper {
    coordinator: Arc<Mutex<Coordinator<FileSlots>>>,
    standing: watch::Receiver<Vec<Standing>>,
    /// The machine's count of changes that nothing is left to do for.
    settled: Option<u64>,
    has_ended: Arc<AtomicBool>,
    /// Counts resets to the factory state, for a password that was heard before one.
    resets: Arc<AtomicU64>,
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
            settled: None,
            has_ended: Arc::default(),
            resets: Arc::default(),
        })
    }

    /// How the backends stand; waits for nobody.
    pub(crate) fn standing(&self) -> Vec<Standing> {
        self.standing.borrow().clone()
    }

    /// Tries for ever, now and then, to put back what could not be.
    pub(crate) async fn keep_trying(self, every: Duration) {
        loop {
            tokio::time::sleep(every).await;
            if self.standing().iter().any(|backend| backend.is_astray) {
                let keeper = self.clone();
                let _ = spawn_blocking(move || keeper.with(Coordinator::retry)).await;
            }
        }
    }

    /// Gives every backend a password that nobody has, after a reset to the factory state.
    pub(crate) async fn lock_out(&self) -> Result<(), String> {
        let keeper = self.clone();
        let work = move || {
            keeper.resets.fetch_add(1, Ordering::SeqCst);
            keeper.with(|coordinator| coordinator.lock_out(&mut UnwrapErr(SysRng)))
        };
        let done = spawn_blocking(work).await;
        done.unwrap_or_else(|_| Err("the work on password backends was lost".to_owned()))
    }

    /// Returns when nothing is at work any more; nothing is begun after that.
    pub(crate) async fn end(self) {
        self.has_ended.store(true, Ordering::SeqCst);
        let _ = spawn_blocking(move || self.with(|_| ())).await;
    }

    /// Works with the coordinator, one after the other. What a panic left is what a crash would have
    /// left, and the coordinator makes that good.
    fn with<T>(&self, work: impl FnOnce(&mut Coordinator<FileSlots>) -> T) -> T {
        let coordinator = self.coordinator.lock();
        work(&mut coordinator.unwrap_or_else(PoisonError::into_inner))
    }
}

impl Backends for Keeper {
    fn apply(
        &mut self,
        number: u64,
        password: &str,
        rng: &mut dyn CryptoRng,
    ) -> Result<(), String> {
        self.settled = None;
        self.with(|coordinator| coordinator.apply(number, password, rng))
    }

    fn settle(&mut self, changes: u64) {
        if self.settled != Some(changes) {
            self.with(|coordinator| coordinator.settle(changes));
            self.settled = Some(changes);
        }
    }

    /// Nobody who signs in waits for this.
    fn heal(&mut self, password: &str, changes: u64, _: &mut dyn CryptoRng) {
        let (keeper, password) = (self.clone(), Zeroizing::new(password.to_owned()));
        let resets = keeper.resets.load(Ordering::SeqCst);
        let work = move || {
            keeper.with(|coordinator| {
                let is_reset = keeper.resets.load(Ordering::SeqCst) != resets;
                if !is_reset && !keeper.has_ended.load(Ordering::SeqCst) {
                    coordinator.heal(&password, changes, &mut UnwrapErr(SysRng));
                }
            });
        };
        if let Err(cause) = thread::Builder::new().spawn(work) {
            log::warn(format_args!(
                "password backends cannot be looked at: {cause}"
            ));
        }
    }
}
