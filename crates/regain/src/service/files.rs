//! Files that must not be lost, overwritten or read by others.

use std::fs::{self, File, OpenOptions};
use std::io::{ErrorKind, Write};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt, PermissionsExt};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

/// Makes a folder that only its owner may enter, with all above it that is missing.
pub(crate) fn private_folder(folder: &Path) -> Result<()> {
    let made = fs::DirBuilder::new()
        .recursive(true)
        .mode(0o700)
        .create(folder);
    made.with_context(|| format!("cannot make the folder {}", folder.display()))
}

/// Writes a new file that only its owner may read. An existing file is never touched.
pub(crate) fn write_secret(file: &Path, bytes: &[u8]) -> Result<()> {
    let shown = file.display();
    let opened = OpenOptions::new()
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(file);
    let mut open = match opened {
        Err(error) if error.kind() == ErrorKind::AlreadyExists => {
            bail!(
                "{shown} is there already and is not overwritten; move it away, or name another file"
            )
        }
        opened => opened.with_context(|| format!("cannot make {shown}"))?,
    };
    let written = open.write_all(bytes).and_then(|()| open.sync_all());
    written.with_context(|| format!("cannot write {shown}"))?;
    sync_folder(file)
}

/// Puts a file that only its owner may read in place of another, in one step: at any moment either
/// the old or the new one is there whole.
pub(crate) fn replace(file: &Path, bytes: &[u8]) -> Result<()> {
    let shown = file.display();
    let mut part = file.as_os_str().to_owned();
    part.push(".part");
    let part = PathBuf::from(part);
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(true).mode(0o600);
    let written = options.open(&part).and_then(|mut open| {
        open.write_all(bytes)?;
        open.sync_all()?;
        fs::rename(&part, file)
    });
    written.with_context(|| format!("cannot write {shown}"))?;
    sync_folder(file)
}

/// Whether others than the owner may read a file or enter a folder.
pub(crate) fn open_to_others(path: &Path) -> Result<bool> {
    let data = fs::metadata(path).with_context(|| format!("cannot look at {}", path.display()))?;
    Ok(data.permissions().mode() & 0o077 != 0)
}

/// Makes the name of a new file survive a power cut, as its content already does.
fn sync_folder(file: &Path) -> Result<()> {
    // A bare file name has the empty path for a parent, which cannot be opened.
    let parent = file
        .parent()
        .filter(|parent| !parent.as_os_str().is_empty());
    let folder = parent.unwrap_or(Path::new("."));
    let synced = File::open(folder).and_then(|open| open.sync_all());
    synced.with_context(|| format!("cannot write to the folder {}", folder.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_is_for_its_owner_only_and_never_overwritten() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("key");
        write_secret(&file, b"one").unwrap();
        assert!(!open_to_others(&file).unwrap());
        let refused = write_secret(&file, b"two").unwrap_err().to_string();
        assert!(refused.contains("not overwritten"), "{refused}");
        assert_eq!(fs::read(&file).unwrap(), b"one");
    }

    #[test]
    fn replacing_leaves_nothing_behind() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("bundle");
        replace(&file, b"one").unwrap();
        replace(&file, b"two").unwrap();
        assert_eq!(fs::read(&file).unwrap(), b"two");
        assert!(!open_to_others(&file).unwrap());
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn a_private_folder_is_shut_to_others() {
        let folder = tempfile::tempdir().unwrap();
        let inner = folder.path().join("a/b");
        private_folder(&inner).unwrap();
        assert!(!open_to_others(&inner).unwrap());
    }
}
