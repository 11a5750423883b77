//! Backends as the configuration names them.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::Backend;
use super::command::Commands;
use super::htpasswd::HtpasswdFile;
use super::leash::Leash;
use super::linux::LinuxShadow;
use crate::clock::Clock;

/// Another program on the device whose password follows the device's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PasswordBackend {
    /// Commands that take the password on standard input.
    Command(CommandBackend),
    /// A user in a file that a web server reads.
    Htpasswd(Htpasswd),
    /// An account of the operating system.
    Linux(LinuxAccount),
}

/// An account in `/etc/shadow`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LinuxAccount {
    /// Its name.
    pub account: String,
    /// The folder that `etc/shadow` lies in; `/` outside of tests and of images that are being built.
    pub root: PathBuf,
}

/// A user in an htpasswd file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Htpasswd {
    /// The file, which must exist.
    pub file: PathBuf,
    /// The user's name; without a line yet, the user gets one.
    pub user: String,
}

/// Commands for one program, each with its arguments.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CommandBackend {
    /// What people call it.
    pub name: String,
    /// Makes the line on standard input the password.
    pub set: Vec<OsString>,
    /// Ends with 0 when the line on standard input is the password, with 1 when it is not.
    pub check: Option<Vec<OsString>>,
    /// `snapshot`, which writes what `restore` then wants on standard input to put it back.
    pub undo: Option<(Vec<OsString>, Vec<OsString>)>,
    /// How long each may run.
    pub timeout: Duration,
}

impl CommandBackend {
    /// How long a command may run unless the configuration says otherwise.
    pub const SECONDS: u64 = 10;
}

impl PasswordBackend {
    /// What people call it.
    pub fn name(&self) -> String {
        match self {
            Self::Command(CommandBackend { name, .. }) => name.clone(),
            Self::Htpasswd(Htpasswd { file, user }) => format!("{user} in {}", file.display()),
            Self::Linux(LinuxAccount { account, .. }) => format!("Linux account {account}"),
        }
    }

    /// The adapters, for an agent that keeps its files in `data_dir`. What a killed agent left
    /// running is ended first.
    pub(crate) fn open_all(
        backends: Vec<Self>,
        clock: Clock,
        data_dir: &Path,
    ) -> Vec<Box<dyn Backend>> {
        let leash = Leash::in_dir(data_dir);
        leash.end_left_behind();
        let open = |backend: Self| backend.adapter(clock, leash.clone());
        backends.into_iter().map(open).collect()
    }

    /// The adapter, to be asked whether it answers; it must not be given a password that is one.
    pub(crate) fn open_to_ask(self, clock: Clock) -> Box<dyn Backend> {
        self.adapter(clock, Leash::none())
    }

    fn adapter(self, clock: Clock, leash: Leash) -> Box<dyn Backend> {
        let name = self.name();
        match self {
            Self::Command(settings) => Box::new(Commands::new(settings, clock, leash)),
            Self::Htpasswd(settings) => Box::new(HtpasswdFile::new(name, settings)),
            Self::Linux(settings) => Box::new(LinuxShadow::new(name, settings, clock)),
        }
    }
}
