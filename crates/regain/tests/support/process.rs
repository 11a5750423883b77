//! `regain` as a process of its own.

use std::io::{BufRead, BufReader, Read};
use std::path::Path;
use std::process::{Child, ChildStderr, ChildStdout, Command, Stdio};

/// The binary, in a folder and with nothing from the environment.
pub(crate) fn regain(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_regain"));
    command
        .current_dir(folder)
        .env_clear()
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    command
}

/// A process that runs until it is ended; one that is forgotten is killed.
pub(crate) struct Process {
    child: Child,
    /// Held open, so that what it prints later has somewhere to go.
    output: Option<BufReader<ChildStdout>>,
    _errors: Option<BufReader<ChildStderr>>,
}

impl Process {
    /// Starts it, and returns the first lines that it prints.
    pub(crate) fn start(command: &mut Command, lines: usize) -> (Self, Vec<String>) {
        let mut child = command.stdout(Stdio::piped()).spawn().unwrap();
        let mut output = BufReader::new(child.stdout.take().unwrap());
        let told = output.by_ref().lines().take(lines);
        let told: Vec<_> = told.map(Result::unwrap).collect();
        assert_eq!(told.len(), lines, "{command:?} ended at once");
        let process = Self {
            child,
            output: Some(output),
            _errors: None,
        };
        (process, told)
    }

    /// Starts it, and waits until a line of its log contains these words.
    pub(crate) fn start_logging(command: &mut Command, words: &str) -> Self {
        let mut child = command.stderr(Stdio::piped()).spawn().unwrap();
        let mut errors = BufReader::new(child.stderr.take().unwrap());
        let mut said = errors.by_ref().lines().map(Result::unwrap);
        assert!(
            said.any(|line| line.contains(words)),
            "{command:?} ended at once"
        );
        Self {
            child,
            output: None,
            _errors: Some(errors),
        }
    }

    /// `kill -9`, and waits until it is gone.
    pub(crate) fn kill(mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }

    /// Ctrl-C; whether it ended well, and what else it had printed.
    pub(crate) fn interrupt(mut self) -> (bool, String) {
        let id = self.child.id().to_string();
        let sent = Command::new("kill").args(["-INT", &id]).status().unwrap();
        assert!(sent.success());
        let mut rest = String::new();
        let mut output = self.output.take().unwrap();
        output.read_to_string(&mut rest).unwrap();
        (self.child.wait().unwrap().success(), rest)
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
