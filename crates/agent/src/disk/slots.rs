//! The state's two slots as files, as the specification in `device::storage` wants them.

use std::fs::{File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use device::storage::{Slot, Slots, StorageError, Store};
use device::{State, StateError};
use zeroize::Zeroizing;

use super::{DataDir, DiskError, own, sync_dir};

/// The device's state on the disk.
pub(crate) struct Disk {
    dir: DataDir,
    store: Option<Store<FileSlots>>,
}

impl Disk {
    pub(crate) fn new(dir: DataDir) -> Self {
        Self { dir, store: None }
    }

    /// Reads the state anew, `None` when nothing was ever saved.
    pub(crate) fn load(&mut self) -> Result<Option<State>, DiskError> {
        let slots = FileSlots::new(self.dir.path(), ["state.a", "state.b"]);
        let (store, bytes) = Store::open(slots).map_err(|fault| self.fault(fault))?;
        self.store = Some(store);
        let state = bytes.map(|bytes| State::decode(&bytes)).transpose();
        state.map_err(|fault| match fault {
            StateError::Newer(version) => self.newer(version),
            other => self.damaged(&other.to_string()),
        })
    }

    /// Saves the state; when this returns, it survives a loss of power.
    pub(crate) fn save(&mut self, state: &State) -> Result<(), DiskError> {
        let saved = match &mut self.store {
            Some(store) => store.save(&state.encode()),
            None => Err(StorageError::Medium(io::Error::other(
                "the state was not loaded",
            ))),
        };
        saved.map_err(|fault| self.fault(fault))
    }

    fn fault(&self, fault: StorageError) -> DiskError {
        DiskError::of_storage(self.dir.path(), fault)
    }

    fn newer(&self, version: u64) -> DiskError {
        let dir = self.dir.path().to_owned();
        DiskError::Newer { dir, version }
    }

    fn damaged(&self, cause: &str) -> DiskError {
        DiskError::damaged(self.dir.path(), cause)
    }
}

/// Two files, replaced in place.
pub(crate) struct FileSlots {
    dir: PathBuf,
    names: [&'static str; 2],
    /// Whether the directory may not be synced yet since a slot was made, in this run or in one that
    /// was cut short.
    is_new: bool,
}

impl FileSlots {
    /// Files of these names, for slots A and B.
    pub(crate) fn new(dir: &Path, names: [&'static str; 2]) -> Self {
        Self {
            dir: dir.to_owned(),
            names,
            is_new: true,
        }
    }

    fn path(&self, slot: Slot) -> PathBuf {
        let [a, b] = self.names;
        self.dir.join(match slot {
            Slot::A => a,
            Slot::B => b,
        })
    }
}

impl Slots for FileSlots {
    fn read(&mut self, slot: Slot) -> io::Result<Zeroizing<Vec<u8>>> {
        match std::fs::read(self.path(slot)) {
            Ok(bytes) => Ok(Zeroizing::new(bytes)),
            Err(cause) if cause.kind() == io::ErrorKind::NotFound => Ok(Zeroizing::default()),
            Err(cause) => Err(cause),
        }
    }

    fn write(&mut self, slot: Slot, bytes: &[u8]) -> io::Result<()> {
        let path = self.path(slot);
        self.is_new |= !path.try_exists()?;
        let mut file =
            own(OpenOptions::new().write(true).create(true).truncate(false)).open(path)?;
        // Not truncated first: blocks that stay allocated can be written on a disk that is full.
        file.write_all(bytes)?;
        file.set_len(bytes.len() as u64)
    }

    fn sync(&mut self, slot: Slot) -> io::Result<()> {
        File::open(self.path(slot))?.sync_all()?;
        if self.is_new {
            sync_dir(&self.dir)?;
            self.is_new = false;
        }
        Ok(())
    }
}
