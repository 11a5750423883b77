//! No command outlives an agent that was killed: the next one must not put a password back while a
//! command of the last one is still setting it.
//!
//! The number of the command that runs is noted before the command gets its input. It is not synced:
//! a loss of power ends the command as well.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::run::kill_group;

/// Waiting for a killed process to be gone, all in all two seconds.
const PAUSES: u32 = 200;
const PAUSE: Duration = Duration::from_millis(10);

/// The note of the one command that runs at a time.
#[derive(Clone)]
pub(super) struct Leash {
    note: Option<PathBuf>,
}

impl Leash {
    pub(super) fn in_dir(dir: &Path) -> Self {
        Self {
            note: Some(dir.join("command")),
        }
    }

    /// For commands that change nothing.
    pub(super) fn none() -> Self {
        Self { note: None }
    }

    pub(super) fn is_none(&self) -> bool {
        self.note.is_none()
    }

    pub(super) fn put_on(&self, process: u32) {
        if let (Some(note), Some(began)) = (&self.note, began(process)) {
            let _ = fs::write(note, format!("{process} {began}"));
        }
    }

    pub(super) fn let_go(&self) {
        if let Some(note) = &self.note {
            let _ = fs::remove_file(note);
        }
    }

    /// Ends what a killed agent left running. Returns when it is gone.
    pub(super) fn end_left_behind(&self) {
        let noted = self
            .note
            .as_ref()
            .and_then(|note| fs::read_to_string(note).ok());
        let Some((process, then)) = noted.as_deref().and_then(parse) else {
            return;
        };
        for _ in 0..PAUSES {
            // The number alone may be another process's by now.
            if began(process) != Some(then) {
                break;
            }
            kill_group(process);
            std::thread::sleep(PAUSE);
        }
        self.let_go();
    }
}

fn parse(note: &str) -> Option<(u32, u64)> {
    let (process, began) = note.split_once(' ')?;
    Some((process.parse().ok()?, began.parse().ok()?))
}

/// When a process that runs began, in the system's own ticks (`proc(5)`, field 22 of `stat`); `None`
/// when there is none, or only what its parent has not taken note of.
fn began(process: u32) -> Option<u64> {
    let stat = fs::read_to_string(format!("/proc/{process}/stat")).ok()?;
    // The second field is a name in brackets, with whatever in it.
    let mut fields = stat.rsplit_once(')')?.1.split_whitespace();
    match fields.next()? {
        "Z" | "X" => None,
        _ => fields.nth(18)?.parse().ok(),
    }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::os::unix::process::CommandExt;
    use std::process::Command;

    use super::{Leash, began};

    #[test]
    fn what_a_killed_agent_left_running_is_ended_with_all_that_it_started() {
        let dir = tempfile::tempdir().unwrap();
        let leash = Leash::in_dir(dir.path());
        let mut left = Command::new("/bin/sh")
            .args(["-c", "sleep 60 & echo $!; wait"])
            .stdout(std::process::Stdio::piped())
            .process_group(0)
            .spawn()
            .unwrap();
        let mut started = String::new();
        let mut said = std::io::BufReader::new(left.stdout.take().unwrap());
        std::io::BufRead::read_line(&mut said, &mut started).unwrap();
        leash.put_on(left.id());
        Leash::in_dir(dir.path()).end_left_behind();
        assert!(!left.wait().unwrap().success());
        assert_eq!(began(started.trim().parse().unwrap()), None);
        assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 0);
    }

    #[test]
    fn another_process_that_got_the_same_number_is_left_alone() {
        let dir = tempfile::tempdir().unwrap();
        let mut other = Command::new("sleep")
            .arg("60")
            .process_group(0)
            .spawn()
            .unwrap();
        let note = format!("{} {}", other.id(), began(other.id()).unwrap() - 1);
        fs::write(dir.path().join("command"), note).unwrap();
        Leash::in_dir(dir.path()).end_left_behind();
        assert!(began(other.id()).is_some());
        other.kill().unwrap();
        other.wait().unwrap();
    }
}
