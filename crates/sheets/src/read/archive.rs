//! Archives of other files, unpacked one after the other under limits.

use std::io::{Read, Seek, SeekFrom};
use std::ops::ControlFlow;

use super::package;
use super::{Unreadable, beginning};

/// Bounds on what an archive may hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ArchiveLimits {
    /// Files in it, folders included.
    pub files: u16,
    /// Bytes of one file when it is unpacked.
    pub file: u64,
    /// Bytes of all files together.
    pub unpacked: u64,
}

/// A file of an archive.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Packed {
    /// Its name without its folders, to tell it by and for nothing else.
    pub name: String,
    /// What is in it; `None` when it is larger than the limit, or damaged.
    pub bytes: Option<Vec<u8>>,
}

/// Whether bytes begin as an archive does.
#[must_use]
pub fn is_archive(start: &[u8]) -> bool {
    start.starts_with(b"PK\x03\x04")
}

/// Unpacks a zip, file by file; one that is damaged or too large costs no other. Folders, and what
/// programs add of their own, are passed over.
///
/// # Errors
/// When the archive as a whole cannot be taken. Files that came before stand.
pub fn unpack<R: Read + Seek>(
    mut source: R,
    limits: &ArchiveLimits,
    each: &mut dyn FnMut(Packed) -> ControlFlow<()>,
) -> Result<(), Unreadable> {
    let length = source.seek(SeekFrom::End(0))?;
    if !is_archive(&beginning(&mut source)?) {
        return Err(Unreadable::Damaged);
    }
    let mut zip = package::open(source, length, limits.files)?;
    let mut left = limits.unpacked;
    for at in 0..zip.len() {
        let Ok(mut file) = zip.by_index(at) else {
            let bytes = None;
            let name = format!("file {}", at + 1);
            if each(Packed { name, bytes }).is_break() {
                break;
            }
            continue;
        };
        let path = String::from_utf8_lossy(file.name_raw()).replace('\\', "/");
        let name = path.rsplit('/').next().unwrap_or_default();
        // Finder and Windows leave such behind in every folder.
        if name.is_empty()
            || name.starts_with('.')
            || path.starts_with("__MACOSX/")
            || name == "Thumbs.db"
        {
            continue;
        }
        let name: String = name.chars().filter(|c| !c.is_control()).take(80).collect();
        let mut bytes = Vec::new();
        let most = limits.file.min(left) + 1;
        let read = file.by_ref().take(most).read_to_end(&mut bytes);
        left = left.saturating_sub(bytes.len() as u64);
        if left == 0 {
            return Err(Unreadable::Bomb);
        }
        let is_whole = read.is_ok() && bytes.len() as u64 <= limits.file;
        let bytes = is_whole.then_some(bytes);
        if each(Packed { name, bytes }).is_break() {
            break;
        }
    }
    Ok(())
}
