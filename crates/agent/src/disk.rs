//! The data directory: who may read it, that one agent alone uses it, and what a fault means.

mod slots;

use std::fs::{DirBuilder, File, OpenOptions, TryLockError};
use std::io::{self, Write};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::{Path, PathBuf};
use std::time::Duration;

use device::storage::StorageError;

pub(crate) use slots::{Disk, FileSlots};

/// Tries at the lock of the data directory, and the pause between two.
const PATIENCE: u32 = 10;
const BREATH: Duration = Duration::from_millis(20);

/// What went wrong with the data directory; its text says what mends it.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum DiskError {
    /// The state on the disk is none that this agent wrote.
    #[error("{}: the saved state cannot be read: {cause}. Restore the directory from a backup, or empty it to start the device as new from the factory.", dir.display())]
    Damaged {
        /// The data directory.
        dir: PathBuf,
        /// What is wrong with it.
        cause: String,
    },
    /// There is no room left.
    #[error("{}: the disk is full. Free some room; nothing is changed until then.", path.display())]
    Full {
        /// The file that could not be written.
        path: PathBuf,
    },
    /// Another agent uses the directory.
    #[error("{}: another agent uses this directory. Stop that one, or give this one its own storage.data_dir.", dir.display())]
    InUse {
        /// The data directory.
        dir: PathBuf,
    },
    /// A newer agent wrote the state.
    #[error("{}: the state was saved by a newer program (version {version}). Install that one again; this one changes nothing there.", dir.display())]
    Newer {
        /// The data directory.
        dir: PathBuf,
        /// The version of the state's form.
        version: u64,
    },
    /// Any other fault of the operating system.
    #[error("{}: {cause}. Check the disk and who owns the directory.", path.display())]
    Other {
        /// The file or directory.
        path: PathBuf,
        /// What the operating system says.
        cause: io::Error,
    },
    /// The agent may not use the directory.
    #[error("{}: the agent may not use it. Give it to the user that the agent runs as.", path.display())]
    Permission {
        /// The file or directory.
        path: PathBuf,
    },
    /// The disk takes no changes.
    #[error("{}: the disk is read-only. Mount it for writing; nothing is changed until then.", path.display())]
    ReadOnly {
        /// The file that could not be written.
        path: PathBuf,
    },
}

impl DiskError {
    fn of(path: &Path, cause: io::Error) -> Self {
        let path = path.to_owned();
        match cause.kind() {
            io::ErrorKind::StorageFull
            | io::ErrorKind::QuotaExceeded
            | io::ErrorKind::FileTooLarge => Self::Full { path },
            io::ErrorKind::PermissionDenied => Self::Permission { path },
            io::ErrorKind::ReadOnlyFilesystem => Self::ReadOnly { path },
            _ => Self::Other { path, cause },
        }
    }

    /// A fault of the two slots in `dir`.
    pub(crate) fn of_storage(dir: &Path, fault: StorageError) -> Self {
        match fault {
            StorageError::Medium(cause) => Self::of(dir, cause),
            StorageError::Corrupt | StorageError::EmptyPayload => {
                Self::damaged(dir, &fault.to_string())
            }
        }
    }

    fn damaged(dir: &Path, cause: &str) -> Self {
        Self::Damaged {
            dir: dir.to_owned(),
            cause: cause.to_owned(),
        }
    }
}

/// The agent's own directory, held against other agents until it is dropped.
pub(crate) struct DataDir {
    path: PathBuf,
    _lock: File,
}

impl DataDir {
    /// Makes the directory when it is missing and takes its lock, which ends with the process.
    pub(crate) fn open(path: &Path) -> Result<Self, DiskError> {
        DirBuilder::new()
            .recursive(true)
            .mode(0o700)
            .create(path)
            .map_err(|cause| DiskError::of(path, cause))?;
        let lock_path = path.join("lock");
        let lock = own(OpenOptions::new().write(true).create(true).truncate(false))
            .open(&lock_path)
            .map_err(|cause| DiskError::of(&lock_path, cause))?;
        let mut patience = PATIENCE;
        loop {
            match lock.try_lock() {
                Ok(()) => break,
                // A program that was just begun elsewhere in this process holds a copy for a moment.
                Err(TryLockError::WouldBlock) if patience > 0 => {
                    patience -= 1;
                    std::thread::sleep(BREATH);
                }
                Err(TryLockError::WouldBlock) => {
                    let dir = path.to_owned();
                    return Err(DiskError::InUse { dir });
                }
                Err(TryLockError::Error(cause)) => return Err(DiskError::of(&lock_path, cause)),
            }
        }
        Ok(Self {
            path: path.to_owned(),
            _lock: lock,
        })
    }

    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    /// The content of a small file, `None` when there is no such file.
    pub(crate) fn read(&self, name: &str) -> Result<Option<Vec<u8>>, DiskError> {
        let path = self.path.join(name);
        match std::fs::read(&path) {
            Ok(bytes) => Ok(Some(bytes)),
            Err(cause) if cause.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(cause) => Err(DiskError::of(&path, cause)),
        }
    }

    /// Writes a small file whole or not at all: beside it, synced, renamed, directory synced.
    pub(crate) fn write(&self, name: &str, bytes: &[u8]) -> Result<(), DiskError> {
        write_own(&self.path, name, bytes)
    }
}

/// As [`DataDir::write`], for those who do not hold the directory; no two may write one name.
pub(crate) fn write_own(dir: &Path, name: &str, bytes: &[u8]) -> Result<(), DiskError> {
    let (path, beside) = (dir.join(name), dir.join(format!("{name}.new")));
    let written = own(OpenOptions::new().write(true).create(true).truncate(true))
        .open(&beside)
        .and_then(|mut file| file.write_all(bytes).and_then(|()| file.sync_all()))
        .and_then(|()| std::fs::rename(&beside, &path))
        .and_then(|()| sync_dir(dir));
    written.map_err(|cause| DiskError::of(&path, cause))
}

/// Files in the data directory are nobody else's to read.
fn own(options: &mut OpenOptions) -> &mut OpenOptions {
    options.mode(0o600)
}

/// A file that was made or renamed is there after a power cut only once its directory is synced.
fn sync_dir(path: &Path) -> io::Result<()> {
    File::open(path)?.sync_all()
}
