//! An empty folder in which `regain` is run with nothing from the environment.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use tempfile::TempDir;

/// The folder.
pub(crate) struct World(TempDir);

/// What a run said.
pub(crate) struct Said {
    pub(crate) ok: bool,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl World {
    pub(crate) fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    pub(crate) fn path(&self, name: impl AsRef<Path>) -> PathBuf {
        self.0.path().join(name)
    }

    pub(crate) fn write(&self, name: &str, text: &str) -> PathBuf {
        let file = self.path(name);
        std::fs::write(&file, text).unwrap();
        file
    }

    /// Runs `regain` with these words.
    pub(crate) fn regain(&self, words: &str) -> Said {
        self.regain_reading(words, "")
    }

    /// The same, with a text on standard input.
    pub(crate) fn regain_reading(&self, words: &str, input: &str) -> Said {
        let mut child = Command::new(env!("CARGO_BIN_EXE_regain"))
            .args(words.split_whitespace())
            .current_dir(self.0.path())
            .env_clear()
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        child
            .stdin
            .take()
            .unwrap()
            .write_all(input.as_bytes())
            .unwrap();
        Said::from(&child.wait_with_output().unwrap())
    }

    /// Runs what must succeed, and returns what it printed.
    pub(crate) fn must(&self, words: &str) -> String {
        let said = self.regain(words);
        assert!(said.ok, "{words}: {}{}", said.out, said.err);
        said.out
    }

    /// Root, recovery and signing key and a bundle, all in their usual places.
    pub(crate) fn with_keys(self) -> Self {
        for words in ["keys root", "keys recovery", "keys signing", "keys bundle"] {
            self.must(words);
        }
        self
    }
}

impl From<&Output> for Said {
    fn from(output: &Output) -> Self {
        let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
        Self {
            ok: output.status.success(),
            out: text(&output.stdout),
            err: text(&output.stderr),
        }
    }
}
