//! The list on the disk: two slots, sealed under a key of its own.
//!
//! A recorder has to sign in at its cameras, so it must be able to read their passwords; after a
//! reset of all together one of them is its own. Sealing keeps them out of backups and reports that
//! hold the list alone; whoever can read the whole data directory can read them.

use std::io;
use std::path::Path;

use chacha20poly1305::aead::{Aead, KeyInit};
use chacha20poly1305::{ChaCha20Poly1305, Key, Nonce};
use device::storage::Store;
use getrandom::SysRng;
use rand_core::{Rng as _, UnwrapErr};
use zeroize::Zeroizing;

use super::codec;
use super::list::List;
use crate::disk::{DataDir, FileSlots};

const KEY: &str = "cameras.key";
const SLOTS: [&str; 2] = ["cameras.a", "cameras.b"];
const NONCE: usize = 12;

/// Why the list cannot be read or kept, as text for the log.
#[derive(Debug, thiserror::Error)]
#[error("the list of cameras cannot be used: {0}")]
pub(crate) struct VaultError(String);

impl VaultError {
    fn of(fault: impl std::fmt::Display) -> Self {
        Self(fault.to_string())
    }
}

/// Where the list is kept.
pub(crate) struct Vault {
    store: Store<FileSlots>,
    cipher: ChaCha20Poly1305,
}

impl Vault {
    /// Opens the list, or begins one.
    pub(crate) fn open(dir: &DataDir) -> Result<(Self, List), VaultError> {
        let key = key(dir)?;
        let cipher = ChaCha20Poly1305::new(&Key::from(*key));
        let slots = FileSlots::new(dir.path(), SLOTS);
        let (store, sealed) = Store::open(slots).map_err(VaultError::of)?;
        let list = match sealed {
            Some(sealed) => codec::decode(&open(&cipher, &sealed)?).map_err(VaultError::of)?,
            None => List::default(),
        };
        Ok((Self { store, cipher }, list))
    }

    /// Removes a list that cannot be used; the next start begins another one.
    pub(crate) fn remove(dir: &Path) -> Result<(), VaultError> {
        for name in [KEY, SLOTS[0], SLOTS[1]] {
            match std::fs::remove_file(dir.join(name)) {
                Err(fault) if fault.kind() != io::ErrorKind::NotFound => {
                    return Err(VaultError::of(fault));
                }
                _ => {}
            }
        }
        Ok(())
    }

    /// Keeps the list; when this returns, it survives a loss of power.
    pub(crate) fn save(&mut self, list: &List) -> Result<(), VaultError> {
        let mut nonce = [0; NONCE];
        UnwrapErr(SysRng).fill_bytes(&mut nonce);
        let plain = codec::encode(list);
        let sealed = self
            .cipher
            .encrypt(&Nonce::from(nonce), plain.as_slice())
            .map_err(|_| VaultError::of("it is too long"))?;
        let whole = [nonce.as_slice(), &sealed].concat();
        self.store.save(&whole).map_err(VaultError::of)
    }
}

fn open(cipher: &ChaCha20Poly1305, sealed: &[u8]) -> Result<Zeroizing<Vec<u8>>, VaultError> {
    let altered = || VaultError::of("it was altered, or cameras.key is not its key");
    let (nonce, sealed) = sealed.split_first_chunk::<NONCE>().ok_or_else(altered)?;
    let plain = cipher.decrypt(&Nonce::from(*nonce), sealed);
    plain.map(Zeroizing::new).map_err(|_| altered())
}

fn key(dir: &DataDir) -> Result<Zeroizing<[u8; 32]>, VaultError> {
    if let Some(bytes) = dir.read(KEY).map_err(VaultError::of)? {
        let bytes = Zeroizing::new(bytes);
        let whole = <[u8; 32]>::try_from(bytes.as_slice());
        return whole
            .map(Zeroizing::new)
            .map_err(|_| VaultError::of("cameras.key is no key"));
    }
    let mut key = Zeroizing::new([0; 32]);
    UnwrapErr(SysRng).fill_bytes(&mut *key);
    dir.write(KEY, &*key).map_err(VaultError::of)?;
    Ok(key)
}
