//! The trust bundle: signed with the root key, kept beside the service's keys.
//!
//! The public half of the root key is kept beside it, so that the service can check its own bundle
//! as a device would.

use std::fmt;
use std::path::Path;

use anyhow::{Context, Result, bail, ensure};
use protocol::{
    AuthorityName, Dated, RootKey, RootPublicKey, TrustBundle, UnixTime, VerifiedBundle, Way, Ways,
};
use server::Clock;

use super::super::cli::Setup;
use super::super::clock::SystemClock;
use super::super::config::Config;
use super::super::files;
use super::{KeyFile, KeyFolder, Kind, date_of};

/// A bundle with the root key that it was checked by.
pub(crate) struct Pinned {
    pub(crate) root: RootPublicKey,
    pub(crate) bundle: VerifiedBundle,
}

impl Pinned {
    /// Reads and verifies the bundle in the folder; `None` when there is none.
    pub(crate) fn read(folder: &KeyFolder) -> Result<Option<Self>> {
        let (file, root) = (folder.bundle(), folder.root());
        if !file.exists() {
            return Ok(None);
        }
        let text = std::fs::read_to_string(&root)
            .with_context(|| format!("cannot read {}", root.display()))?;
        let root = RootPublicKey::parse(&text)
            .with_context(|| format!("{} holds no root key", root.display()))?;
        let bytes =
            std::fs::read(&file).with_context(|| format!("cannot read {}", file.display()))?;
        let bundle = TrustBundle::verify(&bytes, &root)
            .with_context(|| format!("{} is not in order", file.display()))?;
        Ok(Some(Self { root, bundle }))
    }
}

impl fmt::Display for Pinned {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let bundle = &self.bundle;
        writeln!(
            f,
            "trust bundle, version {}, of {}",
            bundle.version(),
            bundle.authority()
        )?;
        writeln!(
            f,
            "  signed {} by root key {}",
            date_of(bundle.issued().seconds()),
            self.root.id()
        )?;
        writeln!(f, "  root_key {}", self.root)?;
        writeln!(f, "  service {}", bundle.service())?;
        let ways: Vec<&str> = bundle.ways().iter().map(Way::word).collect();
        writeln!(f, "  ways {}", ways.join(", "))?;
        for dated in bundle.recovery_keys() {
            writeln!(
                f,
                "  recovery key {} until {}",
                dated.key.id(),
                date_of(dated.not_after.seconds())
            )?;
        }
        for dated in bundle.signing_keys() {
            writeln!(
                f,
                "  signing key {} until {}",
                dated.key.id(),
                date_of(dated.not_after.seconds())
            )?;
        }
        Ok(())
    }
}

/// Signs a bundle that names all keys in the folder.
pub(super) fn make(setup: &Setup, root: &Path, ways: &[Way]) -> Result<()> {
    let config = setup.load()?;
    let root = KeyFile::read(root)?;
    ensure!(
        root.kind == Kind::Root,
        "that file holds a {} key; a bundle is signed by a root key",
        root.kind
    );
    let folder = KeyFolder::read(&config.data.keys())?;
    let pinned = write(&config, &folder, &root.root(), ways)?;
    show!("{pinned}");
    say!(
        "\nGive devices {} and the root_key above.",
        folder.bundle().display()
    );
    Ok(())
}

/// Signs and keeps a bundle of the next version for these settings, keys and ways; without ways it
/// has those of the bundle before, or the key way.
pub(super) fn write(
    config: &Config,
    folder: &KeyFolder,
    root: &RootKey,
    ways: &[Way],
) -> Result<Pinned> {
    ensure!(
        folder.bundle().exists() || !folder.root().exists(),
        "{} is gone, and {} says that there was one: devices refuse a version that they have seen. Put it back \
         from your copy, or move the other file away too if no device has it",
        folder.bundle().display(),
        folder.root().display()
    );
    let known = match Pinned::read(folder)? {
        Some(known) if known.root != root.public() => bail!(
            "the bundle in {} was signed by root key {}; devices that pin that one would refuse this one. Move both \
             files of it away if you mean to begin anew",
            folder.bundle().display(),
            known.root.id()
        ),
        known => known.map(|known| (known.bundle.version(), known.bundle.ways())),
    };
    let (version, before) = known.unwrap_or((0, Ways::from_iter([Way::Key])));
    let ways = match ways {
        [] => before,
        named => named.iter().copied().collect(),
    };
    let signed = bundle(config, folder, version + 1, ways)?.sign(root)?;
    files::replace(&folder.root(), format!("{}\n", root.public()).as_bytes())?;
    files::replace(&folder.bundle(), &signed)?;
    Pinned::read(folder)?.context("the bundle is gone again")
}

fn bundle(config: &Config, folder: &KeyFolder, version: u32, ways: Ways) -> Result<TrustBundle> {
    let recovery_keys = dated(folder, Kind::Recovery, |key| key.recovery().public())?;
    ensure!(
        !recovery_keys.is_empty(),
        "a bundle needs a recovery key; make one with: regain keys recovery"
    );
    Ok(TrustBundle {
        version,
        authority: AuthorityName::parse(&config.authority.name)?,
        issued: UnixTime::from_seconds(SystemClock.now().seconds().unsigned_abs()),
        service: config.portal.address.clone(),
        ways,
        recovery_keys,
        signing_keys: dated(folder, Kind::Signing, |key| key.signing().public())?,
    })
}

/// The keys of a kind, the one that lasts longest first: devices use the first.
fn dated<K>(
    folder: &KeyFolder,
    kind: Kind,
    public: impl Fn(&KeyFile) -> K,
) -> Result<Vec<Dated<K>>> {
    let mut keys = Vec::new();
    for key in folder.of(kind) {
        keys.push(Dated {
            key: public(key),
            not_after: key.last_second()?,
        });
    }
    keys.sort_by_key(|dated| std::cmp::Reverse(dated.not_after));
    Ok(keys)
}
