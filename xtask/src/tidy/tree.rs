//! The text files of the project, read once.

use std::fs;
use std::path::Path;

use crate::Failure;

/// Folders that are made by tools or by running the product, wherever they lie.
const NOT_OURS: [&str; 7] = [
    ".git",
    "target",
    "node_modules",
    "corpus",
    "artifacts",
    "coverage",
    "regain-data",
];

/// What we write by hand or generate as text.
const TEXT: [&str; 17] = [
    "cddl",
    "css",
    "editorconfig",
    "eml",
    "gitignore",
    "html",
    "js",
    "json",
    "lock",
    "md",
    "mjs",
    "py",
    "rs",
    "sh",
    "sql",
    "svg",
    "toml",
];

/// A text file.
pub(super) struct File {
    /// Its path from the top folder, with `/`.
    pub(super) path: String,
    /// What is in it.
    pub(super) text: String,
}

impl File {
    /// The part after the last dot of its name.
    pub(super) fn kind(&self) -> &str {
        kind(&self.path)
    }

    /// A problem with the file as a whole.
    pub(super) fn problem(&self, words: impl Into<String>) -> super::Problem {
        self.problem_at(0, words)
    }

    /// A problem in one line, counted from 1.
    pub(super) fn problem_at(&self, line: usize, words: impl Into<String>) -> super::Problem {
        super::Problem {
            file: self.path.clone(),
            line,
            words: words.into(),
        }
    }
}

/// Reads the text files under `root`, sorted by path.
pub(super) fn read(root: &Path) -> Result<Vec<File>, Failure> {
    let mut files = Vec::new();
    walk(root, "", &mut files)?;
    files.sort_by(|one, other| one.path.cmp(&other.path));
    Ok(files)
}

fn walk(folder: &Path, prefix: &str, files: &mut Vec<File>) -> Result<(), Failure> {
    let entries = fs::read_dir(folder).map_err(Failure::doing(folder.display()))?;
    for entry in entries {
        let entry = entry.map_err(Failure::doing(folder.display()))?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let path = format!("{prefix}{name}");
        let what = entry.file_type().map_err(Failure::doing(&path))?;
        if what.is_dir() {
            if !NOT_OURS.contains(&name.as_str()) {
                walk(&entry.path(), &format!("{path}/"), files)?;
            }
        } else if what.is_file() && (TEXT.contains(&kind(&name)) || path == ".ci/run") {
            // A colleague's editor may have removed it meanwhile; then there is nothing to check.
            if let Ok(bytes) = fs::read(entry.path()) {
                files.push(File {
                    path,
                    text: String::from_utf8_lossy(&bytes).into_owned(),
                });
            }
        }
    }
    Ok(())
}

fn kind(path: &str) -> &str {
    path.rsplit_once('.').map_or("", |(_, kind)| kind)
}
