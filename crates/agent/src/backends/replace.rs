//! A file of somebody else's, replaced whole or not at all, with its owner and mode as they were.

use std::ffi::OsString;
use std::fs::{File, OpenOptions, Permissions};
use std::io::{self, Read, Write};
use std::os::unix::fs::{MetadataExt, OpenOptionsExt, PermissionsExt, fchown};
use std::path::{Path, PathBuf};

use zeroize::Zeroizing;

use super::Fault;

/// More than any file of passwords on a device; a wrong name must not fill the memory.
const MOST_BYTES: u64 = 1 << 20;

pub(super) fn read(path: &Path) -> Result<Zeroizing<Vec<u8>>, Fault> {
    let read = || {
        let file = File::open(path)?;
        let length = file.metadata()?.len().min(MOST_BYTES);
        // With all its room at once, so that growing leaves no copy behind.
        let mut content = Zeroizing::new(Vec::with_capacity(length as usize + 1));
        file.take(MOST_BYTES + 1).read_to_end(&mut content)?;
        Ok(content)
    };
    let content = read().map_err(|cause| Fault::file(path, &cause))?;
    if content.len() as u64 > MOST_BYTES {
        let what = format!("{} is larger than 1 MiB.", path.display());
        return Err(Fault::new(
            what,
            "Check its name in the agent's configuration.",
        ));
    }
    Ok(content)
}

/// When this returns, the new content survives a loss of power; when it fails, the old one is there.
pub(super) fn replace(path: &Path, content: &[u8]) -> Result<(), Fault> {
    let replaced = path.canonicalize().and_then(|path| {
        let beside = beside(&path);
        write_beside(&path, &beside, content)
            .and_then(|()| std::fs::rename(&beside, &path))
            .inspect_err(|_| {
                let _ = std::fs::remove_file(&beside);
            })?;
        match path.parent() {
            Some(folder) => File::open(folder)?.sync_all(),
            None => Ok(()),
        }
    });
    replaced.map_err(|cause| Fault::file(path, &cause))
}

fn beside(path: &Path) -> PathBuf {
    let mut name = OsString::from(".");
    name.push(path.file_name().unwrap_or_default());
    name.push(".regain-new");
    path.with_file_name(name)
}

fn write_beside(path: &Path, beside: &Path, content: &[u8]) -> io::Result<()> {
    let old = std::fs::metadata(path)?;
    // One that a loss of power left behind is in the way of making a new one.
    match std::fs::remove_file(beside) {
        Err(cause) if cause.kind() != io::ErrorKind::NotFound => return Err(cause),
        _ => {}
    }
    let mut file = OpenOptions::new()
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(beside)?;
    let new = file.metadata()?;
    if (new.uid(), new.gid()) != (old.uid(), old.gid()) {
        fchown(&file, Some(old.uid()), Some(old.gid()))?;
    }
    file.set_permissions(Permissions::from_mode(old.mode() & 0o7777))?;
    file.write_all(content)?;
    file.sync_all()
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::os::unix::fs::{MetadataExt, PermissionsExt, chown, symlink};

    use super::{read, replace};

    #[test]
    fn owner_and_mode_stay_and_nothing_is_left_beside() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("passwords");
        fs::write(&path, "old").unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).unwrap();
        // Only root may give a file away; others keep it theirs.
        let _ = chown(&path, Some(12), Some(34));
        let before = fs::metadata(&path).unwrap();
        fs::write(dir.path().join(".passwords.regain-new"), "left behind").unwrap();
        replace(&path, b"new").unwrap();
        let after = fs::metadata(&path).unwrap();
        assert_eq!(*read(&path).unwrap(), b"new");
        assert_eq!(
            (before.uid(), before.gid(), before.mode()),
            (after.uid(), after.gid(), after.mode())
        );
        assert_ne!(before.ino(), after.ino());
        assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 1);
    }

    #[test]
    fn a_link_stays_a_link() {
        let dir = tempfile::tempdir().unwrap();
        let (path, link) = (dir.path().join("file"), dir.path().join("link"));
        fs::write(&path, "old").unwrap();
        symlink(&path, &link).unwrap();
        replace(&link, b"new").unwrap();
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
        assert_eq!(*read(&path).unwrap(), b"new");
    }

    #[test]
    fn a_file_that_is_not_there_is_named_and_not_made() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("missing");
        let fault = replace(&path, b"new").unwrap_err().to_string();
        assert!(
            fault.contains("missing") && fault.contains("configuration"),
            "{fault}"
        );
        assert!(!path.exists());
    }
}
