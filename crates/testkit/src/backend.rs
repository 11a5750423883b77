//! A simulated program that keeps the device's password too, with what its host writes down of a
//! change, so that it can be put back after a cut.

use std::sync::{Arc, Mutex, PoisonError};

/// A handle to it; clones are the same program. Nothing of it is lost with the power.
#[derive(Clone, Default)]
pub struct Backend(Arc<Mutex<Inner>>);

#[derive(Default)]
struct Inner {
    password: Option<String>,
    /// A change that was handed over: its number, and the password before.
    open: Option<(u64, Option<String>)>,
    refuses: bool,
    asked: u64,
}

impl Backend {
    /// The password that opens it.
    #[must_use]
    pub fn password(&self) -> Option<String> {
        self.with(|inner| inner.password.clone())
    }

    /// How often it was given a password.
    #[must_use]
    pub fn asked(&self) -> u64 {
        self.with(|inner| inner.asked)
    }

    /// Whether it refuses what it is given from now on.
    pub fn refuse(&self, refuses: bool) {
        self.with(|inner| inner.refuses = refuses);
    }

    /// Takes the device's change `number`.
    ///
    /// # Errors
    /// What went wrong; it keeps the password that it had.
    pub fn apply(&self, number: u64, password: &str) -> Result<(), String> {
        self.with(|inner| {
            inner.asked += 1;
            if inner.refuses {
                return Err("It was not changed, because the camera service is down.".to_owned());
            }
            let before = inner.password.replace(password.to_owned());
            inner.open = Some((number, before));
            Ok(())
        })
    }

    /// Goes back when the device has not made the change that was handed over.
    pub fn settle(&self, changes: u64) {
        self.with(|inner| {
            if let Some((number, before)) = inner.open.take()
                && number > changes
            {
                inner.password = before;
            }
        });
    }

    fn with<T>(&self, act: impl FnOnce(&mut Inner) -> T) -> T {
        act(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}
