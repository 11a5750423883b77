//! The project's own chores, as a library so that `cargo test` can run the house rules too.

pub mod bench;
pub mod counts;
pub mod device;
pub mod fuzz;
pub mod generate;
pub mod postgres;
pub mod shell;
pub mod suite;
pub mod tidy;
pub mod tools;

use std::fmt;
use std::path::PathBuf;

/// The top folder of the project.
#[must_use]
pub fn root() -> PathBuf {
    let here = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    here.parent().map_or_else(|| here.clone(), PathBuf::from)
}

/// Why a chore failed, as a sentence for the person who started it.
#[derive(Debug)]
pub struct Failure(pub String);

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Failure {}

impl From<lexopt::Error> for Failure {
    fn from(error: lexopt::Error) -> Self {
        Self(format!("{error}; try --help"))
    }
}

impl Failure {
    /// A failure with these words.
    pub fn new(words: impl Into<String>) -> Self {
        Self(words.into())
    }

    /// Wraps an error of the system with what was being done.
    pub fn doing<E: fmt::Display>(what: impl fmt::Display) -> impl FnOnce(E) -> Self {
        move |error| Self(format!("{what}: {error}"))
    }
}
