//! Starting other programs from the top folder, and time.

use std::ffi::OsStr;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Instant;

use crate::counts::Counts;
use crate::{Failure, root};

/// A program to be run in the top folder.
pub fn program(name: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(name);
    command.current_dir(root());
    // `cargo run` describes xtask itself in these. Build scripts that watch them (ring's does)
    // would see a change and rebuild half the tree each time one goes from cargo to xtask.
    for (name, _) in std::env::vars_os() {
        let text = name.to_string_lossy();
        if [
            "CARGO_MANIFEST_",
            "CARGO_PKG_",
            "CARGO_BIN_",
            "CARGO_CRATE_",
        ]
        .iter()
        .any(|own| text.starts_with(own))
        {
            command.env_remove(&name);
        }
    }
    command
}

/// Cargo with these arguments.
pub fn cargo(arguments: &[&str]) -> Command {
    let mut command = program("cargo");
    command.args(arguments);
    command
}

/// Runs to the end; an exit code other than 0 is a failure.
pub fn run(command: &mut Command) -> Result<(), Failure> {
    let status = command.status().map_err(Failure::doing(words(command)))?;
    if status.success() {
        Ok(())
    } else {
        Err(Failure::new(format!(
            "`{}` ended with {status}",
            words(command)
        )))
    }
}

/// Runs to the end and returns what it printed; an exit code other than 0 is a failure that quotes
/// what it said on standard error.
pub fn read(command: &mut Command) -> Result<String, Failure> {
    let output = command.output().map_err(Failure::doing(words(command)))?;
    if !output.status.success() {
        let said = String::from_utf8_lossy(&output.stderr);
        return Err(Failure::new(format!(
            "`{}` ended with {}\n{}",
            words(command),
            output.status,
            said.trim_end()
        )));
    }
    String::from_utf8(output.stdout).map_err(Failure::doing(words(command)))
}

/// The same, and what it says on standard error is seen while it runs.
pub fn read_loudly(command: &mut Command) -> Result<String, Failure> {
    read(command.stderr(Stdio::inherit()))
}

/// Runs a test runner, lets its output through and counts what it says.
pub fn count(command: &mut Command) -> (Counts, Result<(), Failure>) {
    let mut counts = Counts::default();
    let verdict = count_lines(command, &mut counts);
    (counts, verdict)
}

fn count_lines(command: &mut Command, counts: &mut Counts) -> Result<(), Failure> {
    let mut child = command
        .stdout(Stdio::piped())
        .spawn()
        .map_err(Failure::doing(words(command)))?;
    if let Some(stdout) = child.stdout.take() {
        for line in BufReader::new(stdout).split(b'\n') {
            let line = line.map_err(Failure::doing("reading what the tests print"))?;
            let line = String::from_utf8_lossy(&line);
            println!("{line}");
            *counts += Counts::in_line(&line);
        }
    }
    let status = child.wait().map_err(Failure::doing(words(command)))?;
    if status.success() {
        Ok(())
    } else {
        Err(Failure::new(format!(
            "`{}` ended with {status}",
            words(command)
        )))
    }
}

/// The program and its arguments, to be read by a person.
#[must_use]
pub fn words(command: &Command) -> String {
    let mut words = vec![command.get_program().to_string_lossy()];
    words.extend(command.get_args().map(OsStr::to_string_lossy));
    words.join(" ")
}

/// Where a program lies, if it is on the path.
#[must_use]
pub fn find(name: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path)
        .map(|folder| folder.join(name))
        .find(|file| file.is_file())
}

/// Whether this process may change the system.
#[must_use]
pub fn is_root() -> bool {
    read(program("id").arg("-u")).is_ok_and(|id| id.trim() == "0")
}

/// Python as the system's packages know it: another one earlier on the path has not their modules.
#[must_use]
pub fn system_python() -> PathBuf {
    let system = Path::new("/usr/bin/python3");
    if system.exists() {
        system.to_owned()
    } else {
        PathBuf::from("python3")
    }
}

/// A stopwatch that runs from now.
#[must_use]
#[expect(
    clippy::disallowed_methods,
    reason = "chores are timed for people; this is xtask's one clock"
)]
pub fn stopwatch() -> Instant {
    Instant::now()
}

/// Builds all programs and examples, with the features that the tests have, so that no dependency
/// is built a second time.
pub fn build() -> Result<(), Failure> {
    run(&mut cargo(&[
        "build",
        "--workspace",
        "--bins",
        "--examples",
    ]))
}

/// Where cargo puts what it builds.
#[must_use]
pub fn target_folder() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from)
}

/// Where cargo puts a program of ours in the dev profile.
#[must_use]
pub fn built(name: &str) -> PathBuf {
    target_folder().join("debug").join(name)
}
