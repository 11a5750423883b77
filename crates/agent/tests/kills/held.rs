//! What the programs beside a device hold at a moment.

use std::fs;

use crate::programs::{Programs, line_opens};

/// The contents of the web server's file and of the program's.
pub(crate) struct Held {
    web: String,
    command: String,
}

impl Held {
    pub(crate) fn by(programs: &Programs) -> Self {
        let read = |name: &str| fs::read_to_string(programs.dir.path().join(name)).unwrap();
        Self {
            web: read("htpasswd"),
            command: read("password"),
        }
    }

    /// Whether this password opened both; each has one password, so that no other did.
    pub(crate) fn opens(&self, password: &str) -> bool {
        self.command == password && line_opens(&self.web, password)
    }
}
