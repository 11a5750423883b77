//! The agent in a process of its own.

use std::io::{BufRead, BufReader};
use std::net::SocketAddr;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

/// Killed without notice when dropped.
pub(crate) struct Process {
    child: Child,
    address: SocketAddr,
}

impl Process {
    /// Starts it and waits until it listens.
    pub(crate) fn start(config: &Path) -> Self {
        let mut child = command(config).stderr(Stdio::piped()).spawn().unwrap();
        let lines = BufReader::new(child.stderr.take().unwrap()).lines();
        let mut said = Vec::new();
        let address = lines.map_while(Result::ok).find_map(|line| {
            let address = line.strip_prefix("regain agent: listening on ");
            let address = address.map(|address| address.parse().unwrap());
            said.push(line);
            address
        });
        Self {
            child,
            address: address.unwrap_or_else(|| panic!("the agent did not start: {said:?}")),
        }
    }

    pub(crate) fn address(&self) -> SocketAddr {
        self.address
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }
}

/// Starts it and kills it `after` that, however far it has come.
pub(crate) fn killed_while_starting(config: &Path, after: Duration) {
    let mut child = command(config).stderr(Stdio::null()).spawn().unwrap();
    std::thread::sleep(after);
    child.kill().unwrap();
    child.wait().unwrap();
}

pub(crate) fn command(config: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_regain-agent"));
    command.arg("--config").arg(config);
    command
}
