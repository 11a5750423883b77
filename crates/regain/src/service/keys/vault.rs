//! The vault over the folder of keys: its data keys seal and open what the service stores.

use std::path::PathBuf;
use std::sync::{Arc, PoisonError, RwLock};
use std::time::Duration;

use anyhow::{Context, Result};
use rand_core::CryptoRng;
use recovery::ports::{Unopened, Vault};
use recovery::time::Timestamp;
use recovery::vault::{DataKey, DataKeys};
use server::{Clock, Entropy};
use zeroize::Zeroizing;

use super::super::clock::{SystemClock, SystemEntropy};
use super::super::config::Config;
use super::super::files;
use super::{KeyFile, KeyFolder, Kind};

/// The data keys in a folder. A key that was put there meanwhile is found when something asks for
/// it, so that no command has to be told of another's new key.
pub(crate) struct FolderVault {
    folder: PathBuf,
    keys: RwLock<Arc<DataKeys>>,
}

impl FolderVault {
    /// Reads the data keys of these settings; makes the first when there is none.
    pub(crate) fn open(config: &Config) -> Result<Self> {
        let folder = config.data.keys();
        if read(&folder)?.is_none() {
            let (key, file) = make(config)?;
            tracing::info!("made data key {} in {}", key.id(), file.display());
        }
        Self::existing(config)?.context("the data key is gone again")
    }

    /// The same, and nothing when there is no data key.
    pub(crate) fn existing(config: &Config) -> Result<Option<Self>> {
        let folder = config.data.keys();
        let keys = read(&folder)?;
        Ok(keys.map(|keys| Self {
            folder,
            keys: RwLock::new(Arc::new(keys)),
        }))
    }

    /// The keys as they were read last.
    pub(crate) fn keys(&self) -> Arc<DataKeys> {
        let keys = self.keys.read().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(&keys)
    }

    fn read_again(&self) -> Option<Arc<DataKeys>> {
        let keys = Arc::new(read(&self.folder).ok()??);
        let mut known = self.keys.write().unwrap_or_else(PoisonError::into_inner);
        known.clone_from(&keys);
        Some(keys)
    }
}

impl Vault for FolderVault {
    fn seal(&self, place: &str, plain: &[u8], rng: &mut dyn CryptoRng) -> Vec<u8> {
        self.keys().seal(place, plain, rng)
    }

    fn open(&self, place: &str, sealed: &[u8]) -> Result<Zeroizing<Vec<u8>>, Unopened> {
        match self.keys().open(place, sealed) {
            Err(Unopened::NoKey(id)) => self
                .read_again()
                .ok_or(Unopened::NoKey(id))?
                .open(place, sealed),
            opened => opened,
        }
    }

    fn mark(&self, place: &str, text: &str) -> [u8; 32] {
        self.keys().mark(place, text)
    }
}

fn read(folder: &std::path::Path) -> Result<Option<DataKeys>> {
    let keys = KeyFolder::read(folder)?;
    Ok(DataKeys::new(
        keys.of(Kind::Data).map(KeyFile::data).collect(),
    ))
}

/// Makes a data key, which is the newest; gives it with its file.
pub(super) fn make(config: &Config) -> Result<(DataKey, PathBuf)> {
    let folder = config.data.keys();
    files::private_folder(&folder)?;
    let known = KeyFolder::read(&folder)?;
    // Later than every other, also when two are made in one second or the clock was put back.
    let last = known.of(Kind::Data).map(|key| key.data().made()).max();
    let next = last.map(|last| last.plus(Duration::from_secs(1)));
    let made = SystemClock
        .now()
        .max(next.unwrap_or(Timestamp::from_seconds(0)));
    let key = DataKey::generate(made, &mut *SystemEntropy.rng());
    let file = KeyFile::of_data(&key);
    let place = known.file_for(&file);
    file.write(&place)?;
    Ok((key, place))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn p10_a_key_made_while_the_service_runs_opens_without_a_restart() {
        let folder = tempfile::tempdir().unwrap();
        let mut config = Config::default();
        config.data.folder = folder.path().to_owned();
        let running = FolderVault::open(&config).unwrap();
        let before = running.seal("p", b"one", &mut *SystemEntropy.rng());
        let (newer, file) = make(&config).unwrap();
        assert!(!files::open_to_others(&file).unwrap());
        let other = FolderVault::open(&config).unwrap();
        let after = other.seal("p", b"two", &mut *SystemEntropy.rng());
        assert_eq!(&**running.open("p", &after).unwrap(), b"two");
        assert_eq!(&**other.open("p", &before).unwrap(), b"one");
        std::fs::remove_file(file).unwrap();
        let without = FolderVault::open(&config).unwrap();
        let refused = without.open("p", &after).err();
        assert_eq!(refused, Some(Unopened::NoKey(newer.id())));
    }
}
