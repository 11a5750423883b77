//! The folder of the service's keys: one file each, and the trust bundle beside them.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Context, Result};
use protocol::{AnswerSigner, Dated, SigningPublicKey, VerifiedBundle};
use recovery::ports::{HeldKey, ServiceKeys};
use recovery::time::Timestamp;

use super::file::{KeyFile, Kind};

/// The name of the file of the root key's public half.
const ROOT: &str = "root-public-key.txt";

/// The name of the trust bundle's file.
const BUNDLE: &str = "trust-bundle.cose";

/// The keys of a service.
pub(crate) struct KeyFolder {
    folder: PathBuf,
    keys: Vec<(PathBuf, KeyFile)>,
}

impl KeyFolder {
    /// Reads all keys in the folder, sorted by file name; a folder that is missing holds none.
    pub(crate) fn read(folder: &Path) -> Result<Self> {
        let shown = folder.display();
        let mut files = Vec::new();
        if folder.exists() {
            for entry in
                std::fs::read_dir(folder).with_context(|| format!("cannot look into {shown}"))?
            {
                let path = entry
                    .with_context(|| format!("cannot look into {shown}"))?
                    .path();
                if path.extension().is_some_and(|kind| kind == "toml") {
                    files.push(path);
                }
            }
        }
        files.sort();
        let read = |file: PathBuf| KeyFile::read(&file).map(|key| (file, key));
        Ok(Self {
            folder: folder.to_owned(),
            keys: files.into_iter().map(read).collect::<Result<_>>()?,
        })
    }

    /// All keys, with their files.
    pub(crate) fn all(&self) -> impl Iterator<Item = (&Path, &KeyFile)> {
        self.keys.iter().map(|(file, key)| (file.as_path(), key))
    }

    /// The keys of one kind.
    pub(crate) fn of(&self, kind: Kind) -> impl Iterator<Item = &KeyFile> {
        self.keys
            .iter()
            .map(|(_, key)| key)
            .filter(move |key| key.kind == kind)
    }

    /// The recovery keys as the rules want them.
    pub(crate) fn recovery_keys(&self) -> Result<Vec<HeldKey>> {
        let held = |key: &KeyFile| {
            let last = key.last_second()?.seconds();
            let last = Timestamp::from_seconds(i64::try_from(last).unwrap_or(i64::MAX));
            Ok(HeldKey::new(Arc::new(key.recovery()), last))
        };
        self.of(Kind::Recovery).map(held).collect()
    }

    /// All keys that a service answers with. Dated answers are made with the key that the trust
    /// bundle names first; a reset file counts only when it is signed by a key that the bundle names.
    pub(crate) fn service_keys(&self, bundle: Option<&VerifiedBundle>) -> Result<ServiceKeys> {
        let mut recovery = self.recovery_keys()?;
        let Some(bundle) = bundle else {
            return Ok(ServiceKeys {
                recovery,
                signing: Vec::new(),
            });
        };
        let first = bundle.recovery_key().id();
        recovery.sort_by_key(|held| held.id() != first);
        let here = |dated: &Dated<SigningPublicKey>| {
            let key = self
                .of(Kind::Signing)
                .find(|key| key.id() == dated.key.id().to_string())?;
            let last = i64::try_from(dated.not_after.seconds()).unwrap_or(i64::MAX);
            let signer: Arc<dyn AnswerSigner> = Arc::new(key.signing());
            Some((signer, Timestamp::from_seconds(last)))
        };
        Ok(ServiceKeys {
            recovery,
            signing: bundle.signing_keys().iter().filter_map(here).collect(),
        })
    }

    /// Where a new key goes.
    pub(crate) fn file_for(&self, key: &KeyFile) -> PathBuf {
        self.folder.join(format!("{}-{}.toml", key.kind, key.id()))
    }

    /// Where the public half of the root key is that signed the trust bundle.
    pub(crate) fn root(&self) -> PathBuf {
        self.folder.join(ROOT)
    }

    /// Where the trust bundle is.
    pub(crate) fn bundle(&self) -> PathBuf {
        self.folder.join(BUNDLE)
    }
}
