//! Passwords of other programs on the device, kept the same as the device's own.
//!
//! The machine's own hash is the first backend and always there: it decides. Each other one is a
//! [`Backend`]; the [`Coordinator`] hands it a new password before the machine commits to it, and
//! takes it back when anything fails, also after a loss of power.

mod ask;
mod command;
mod coordinator;
mod crypt;
mod entries;
mod fault;
mod htpasswd;
mod keeper;
mod leash;
mod linux;
mod lock;
mod record;
mod replace;
mod run;
mod settings;

use rand_core::CryptoRng;
use zeroize::Zeroizing;

pub(crate) use ask::ask_all;
pub(crate) use coordinator::{Coordinator, Standing};
pub(crate) use fault::Fault;
pub(crate) use keeper::Keeper;
pub use settings::{CommandBackend, Htpasswd, LinuxAccount, PasswordBackend};

/// What a backend holds before a change, so that it can be put back; secret.
pub(crate) type Snapshot = Zeroizing<Vec<u8>>;

/// Whether a password opens a backend.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Opens {
    Yes,
    No,
    /// The backend has no means to tell.
    Unknown,
}

/// The port to another program's password. Each call ends in bounded time.
pub(crate) trait Backend: Send {
    /// What people call it; it is also what the coordinator's record knows it by.
    fn name(&self) -> &str;

    /// What [`Backend::restore`] needs; `None` when this backend cannot be put back.
    fn snapshot(&mut self) -> Result<Option<Snapshot>, Fault>;

    /// Makes `password` the one that opens it. When this fails, either password may.
    fn set(&mut self, password: &str, rng: &mut dyn CryptoRng) -> Result<(), Fault>;

    /// Whether `password` opens it; changes nothing.
    fn check(&mut self, password: &str) -> Result<Opens, Fault>;

    /// Puts back what [`Backend::snapshot`] saw, however far a `set` came; done twice it does no harm.
    fn restore(&mut self, before: &Snapshot) -> Result<(), Fault>;
}
