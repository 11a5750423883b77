//! Why a backend did not do what it was asked: two sentences for whoever installed the device.

use std::io;
use std::path::Path;

/// What went wrong, and what mends it. It never holds a password or what a program said of one.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{what} {mend}")]
pub(crate) struct Fault {
    what: String,
    mend: &'static str,
    is_the_passwords: bool,
}

impl Fault {
    /// Both are whole sentences.
    pub(super) fn new(what: impl Into<String>, mend: &'static str) -> Self {
        Self {
            what: what.into(),
            mend,
            is_the_passwords: false,
        }
    }

    /// One that another password would not have.
    pub(super) fn of_password(what: impl Into<String>, mend: &'static str) -> Self {
        Self {
            is_the_passwords: true,
            ..Self::new(what, mend)
        }
    }

    /// What somebody hears who may be nobody but a passer-by with a new device before him: names of
    /// files and programs are for the log.
    pub(super) fn for_holder(&self) -> String {
        match self.is_the_passwords {
            true => self.to_string(),
            false => "Try again. If it happens again, ask whoever installed this device: its log \
                      says what is wrong."
                .to_owned(),
        }
    }

    /// A file that could not be read or written.
    pub(super) fn file(path: &Path, cause: &io::Error) -> Self {
        let mend = match cause.kind() {
            io::ErrorKind::NotFound => "Check its name in the agent's configuration.",
            io::ErrorKind::PermissionDenied => {
                "Let the agent run as a user that may write the file and its folder."
            }
            io::ErrorKind::ReadOnlyFilesystem => "Mount the disk that it is on for writing.",
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => {
                "Free some room on the disk."
            }
            _ => "Check the disk and who owns the file.",
        };
        Self::new(format!("{}: {cause}.", path.display()), mend)
    }
}
