//! `[data]`: the folder that holds everything the service keeps on disk.

use std::path::{Path, PathBuf};

use serde::Deserialize;

pub(super) const EXAMPLE: &str = r#"[data]
# Keys, pictures, the SQLite database and, unless mail goes by SMTP, the mails. --data overrides it.
folder = "regain-data"
"#;

/// The folder of everything on disk.
#[derive(Debug, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Data {
    pub(crate) folder: PathBuf,
}

impl Default for Data {
    fn default() -> Self {
        Self {
            folder: PathBuf::from("regain-data"),
        }
    }
}

impl Data {
    /// The SQLite file.
    pub(crate) fn database(&self) -> PathBuf {
        self.folder.join("regain.sqlite")
    }

    /// The folder of keys and the trust bundle.
    pub(crate) fn keys(&self) -> PathBuf {
        self.folder.join("keys")
    }

    /// The folder that mails go to when there is no SMTP server.
    pub(crate) fn mail(&self) -> PathBuf {
        self.folder.join("mail")
    }

    /// The folder of uploaded pictures.
    pub(crate) fn pictures(&self) -> PathBuf {
        self.folder.join("pictures")
    }

    /// The folder itself.
    pub(crate) fn path(&self) -> &Path {
        &self.folder
    }
}
