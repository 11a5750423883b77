//! Faults in the configuration, each with file, key and what mends it.

use std::fmt::Display;
use std::path::{Path, PathBuf};

/// The configuration cannot be used; its text names the file, the key and what mends it.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ConfigError {
    /// The file cannot be read.
    #[error("{}: cannot be read: {cause}. Give another file with --config, or write one that starts from the output of --print-config.", file.display())]
    File {
        /// The configuration file.
        file: PathBuf,
        /// Why not.
        cause: std::io::Error,
    },
    /// The file is no TOML, or has a key that is unknown, missing or of the wrong kind.
    #[error("{}: {cause}Compare it with the output of --print-config.", file.display())]
    Shape {
        /// The configuration file.
        file: PathBuf,
        /// What the parser says, with line and column; ends with a line break.
        cause: String,
    },
    /// A value cannot be used.
    #[error("{}: {key}: {fault} {mend}", file.display())]
    Value {
        /// The configuration file.
        file: PathBuf,
        /// The key, with its section.
        key: &'static str,
        /// What is wrong, as a sentence.
        fault: String,
        /// What mends it, as a sentence.
        mend: &'static str,
    },
}

/// Makes faults of the values of one file.
#[derive(Clone, Copy)]
pub(super) struct Faults<'a> {
    pub(super) file: &'a Path,
}

impl Faults<'_> {
    pub(super) fn value(
        self,
        key: &'static str,
        fault: impl Display,
        mend: &'static str,
    ) -> ConfigError {
        let fault = fault.to_string();
        let stop = if fault.ends_with('.') { "" } else { "." };
        ConfigError::Value {
            file: self.file.to_owned(),
            key,
            fault: format!("{fault}{stop}"),
            mend,
        }
    }

    /// Reads a file that the configuration names.
    pub(super) fn read(self, key: &'static str, path: &Path) -> Result<Vec<u8>, ConfigError> {
        std::fs::read(path).map_err(|cause| {
            let fault = format!("{} cannot be read: {cause}", path.display());
            self.value(
                key,
                fault,
                "Name a file that exists and that the agent may read.",
            )
        })
    }
}
