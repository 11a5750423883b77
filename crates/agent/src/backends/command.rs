//! Any other program's password, by commands that the device maker names.

use std::ffi::OsString;

use rand_core::CryptoRng;
use zeroize::Zeroizing;

use super::leash::Leash;
use super::run::{Ended, Runner, shown};
use super::{Backend, CommandBackend, Fault, Opens, Snapshot};
use crate::clock::Clock;

/// With this exit code, a `check` says that the password does not open.
const NO: i32 = 1;

pub(super) struct Commands {
    settings: CommandBackend,
    runner: Runner,
}

impl Commands {
    pub(super) fn new(settings: CommandBackend, clock: Clock, leash: Leash) -> Self {
        let runner = Runner {
            clock,
            within: settings.timeout,
            shows_errors: leash.is_none(),
            leash,
        };
        Self { settings, runner }
    }

    /// Runs `line` and wants it to succeed. What it writes is not heard: it could hold the password.
    fn must(&self, line: &[OsString], input: &[u8]) -> Result<(), Fault> {
        let ended = self.runner.run(line, input, false)?;
        match ended.status.success() {
            true => Ok(()),
            false => Err(failed(line, &ended)),
        }
    }
}

fn failed(line: &[OsString], ended: &Ended) -> Fault {
    Fault::new(
        format!("The command {} failed ({}).", shown(line), ended.status),
        "See its own log, and run the agent with --check-backends.",
    )
}

/// The password as one line: what a shell's `read -r` takes.
fn line_of(password: &str) -> Result<Zeroizing<Vec<u8>>, Fault> {
    if password.chars().any(char::is_control) {
        return Err(Fault::of_password(
            "It takes no password with line breaks or other control characters.",
            "Choose another password.",
        ));
    }
    let mut line = Zeroizing::new(Vec::with_capacity(password.len() + 1));
    line.extend_from_slice(password.as_bytes());
    line.push(b'\n');
    Ok(line)
}

impl Backend for Commands {
    fn name(&self) -> &str {
        &self.settings.name
    }

    fn snapshot(&mut self) -> Result<Option<Snapshot>, Fault> {
        let Some((line, _)) = &self.settings.undo else {
            return Ok(None);
        };
        let ended = self.runner.run(line, &[], true)?;
        match ended.status.success() {
            true => Ok(Some(ended.heard)),
            false => Err(failed(line, &ended)),
        }
    }

    fn set(&mut self, password: &str, _: &mut dyn CryptoRng) -> Result<(), Fault> {
        self.must(&self.settings.set, &line_of(password)?)
    }

    fn check(&mut self, password: &str) -> Result<Opens, Fault> {
        let Some(line) = &self.settings.check else {
            return Ok(Opens::Unknown);
        };
        let ended = self.runner.run(line, &line_of(password)?, false)?;
        match ended.status.code() {
            Some(0) => Ok(Opens::Yes),
            Some(NO) => Ok(Opens::No),
            _ => Err(failed(line, &ended)),
        }
    }

    fn restore(&mut self, before: &Snapshot) -> Result<(), Fault> {
        match &self.settings.undo {
            Some((_, line)) => self.must(line, before),
            None => Err(Fault::new(
                "It has no command that puts the password back.",
                "Name snapshot and restore in the agent's configuration.",
            )),
        }
    }
}
