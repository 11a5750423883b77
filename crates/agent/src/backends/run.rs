//! A program run to its end in bounded time, with its input on a pipe.

use std::ffi::OsString;
use std::io::{self, Read, Write};
use std::os::unix::process::CommandExt;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::mpsc;
use std::time::Duration;

use rustix::process::{Pid, Signal, kill_process_group};
use zeroize::Zeroizing;

use super::Fault;
use super::leash::Leash;
use crate::clock::Clock;

/// All that is kept of what a program writes.
const MOST_BYTES: usize = 64 * 1024;
const PAUSE: Duration = Duration::from_millis(5);
/// How long a program that was killed may take to be gone.
const REAPING: Duration = Duration::from_secs(2);

/// How a program ended, and what it wrote.
pub(super) struct Ended {
    pub(super) status: ExitStatus,
    pub(super) heard: Zeroizing<Vec<u8>>,
}

/// How programs are run.
pub(super) struct Runner {
    pub(super) clock: Clock,
    /// The longest that each may take.
    pub(super) within: Duration,
    /// Whether standard error is the agent's own: it may be where no secret is at hand.
    pub(super) shows_errors: bool,
    pub(super) leash: Leash,
}

impl Runner {
    /// Runs `line` (the program, then its arguments) with `input` on standard input, and hears what
    /// it writes on standard output if it `hears`. It gets nothing of the agent's environment, and a
    /// process group of its own.
    pub(super) fn run(&self, line: &[OsString], input: &[u8], hears: bool) -> Result<Ended, Fault> {
        let started = self.start(line, hears);
        let mut child = started.map_err(|cause| not_started(line, &cause))?;
        let ended = self.go_on(&mut child, line, input);
        self.leash.let_go();
        ended
    }

    fn go_on(&self, child: &mut Child, line: &[OsString], input: &[u8]) -> Result<Ended, Fault> {
        let Self { clock, within, .. } = *self;
        let until = clock.uptime() + within;
        // Before it has its input it cannot do anything that would have to be undone.
        self.leash.put_on(child.id());
        feed(child, Zeroizing::new(input.to_vec()));
        let heard = listen(child);
        let ended = wait(child, clock, until).and_then(|status| {
            let left = until.saturating_sub(clock.uptime()).max(PAUSE);
            let heard = heard.map(|heard| heard.recv_timeout(left));
            match (status, heard) {
                (Some(status), None) => Ok(Some((status, Zeroizing::default()))),
                (Some(status), Some(Ok(heard))) => Ok(Some((status, heard?))),
                _ => Ok(None),
            }
        });
        match ended {
            Ok(Some((_, heard))) if heard.len() > MOST_BYTES => Err(Fault::new(
                format!("The command {} wrote more than 64 KiB.", shown(line)),
                "Let it write only what it needs to put the password back.",
            )),
            Ok(Some((status, heard))) => Ok(Ended { status, heard }),
            Ok(None) => {
                end(child, clock);
                Err(Fault::new(
                    format!(
                        "The command {} did not end within {} seconds.",
                        shown(line),
                        within.as_secs()
                    ),
                    "See what it waits for, or give it more time with timeout_seconds.",
                ))
            }
            Err(cause) => Err(not_started(line, &cause)),
        }
    }

    fn start(&self, line: &[OsString], hears: bool) -> io::Result<Child> {
        let (program, arguments) = line
            .split_first()
            .ok_or_else(|| io::Error::from(io::ErrorKind::NotFound))?;
        Command::new(program)
            .args(arguments)
            .env_clear()
            .env(
                "PATH",
                "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
            )
            .env("LC_ALL", "C.UTF-8")
            .current_dir("/")
            .process_group(0)
            .stdin(Stdio::piped())
            .stdout(if hears { Stdio::piped() } else { Stdio::null() })
            .stderr(if self.shows_errors {
                Stdio::inherit()
            } else {
                Stdio::null()
            })
            .spawn()
    }
}

/// The program alone: arguments may be long.
pub(super) fn shown(line: &[OsString]) -> String {
    line.first()
        .map_or_else(String::new, |program| program.display().to_string())
}

fn not_started(line: &[OsString], cause: &io::Error) -> Fault {
    Fault::new(
        format!("The command {} could not be run: {cause}.", shown(line)),
        "Check its name in the agent's configuration, and that the agent may run it.",
    )
}

/// A program need not read its input: then writing ends when the program does.
fn feed(child: &mut Child, input: Zeroizing<Vec<u8>>) {
    if let Some(mut pipe) = child.stdin.take() {
        std::thread::spawn(move || {
            let _ = pipe.write_all(&input);
        });
    }
}

/// The channel gives what was heard when the pipe closes. A descendant that keeps it open keeps a
/// thread, and not whoever waits.
fn listen(child: &mut Child) -> Option<mpsc::Receiver<io::Result<Zeroizing<Vec<u8>>>>> {
    let pipe = child.stdout.take()?;
    let (sender, receiver) = mpsc::channel();
    std::thread::spawn(move || {
        let mut heard = Zeroizing::new(Vec::with_capacity(MOST_BYTES + 1));
        let read = pipe.take(MOST_BYTES as u64 + 1).read_to_end(&mut heard);
        let _ = sender.send(read.map(|_| heard));
    });
    Some(receiver)
}

/// `None` when the time is over first.
fn wait(child: &mut Child, clock: Clock, until: Duration) -> io::Result<Option<ExitStatus>> {
    loop {
        if let Some(status) = child.try_wait()? {
            return Ok(Some(status));
        }
        if clock.uptime() >= until {
            return Ok(None);
        }
        std::thread::sleep(PAUSE);
    }
}

/// Ends the program and all that it started, as far as they stayed in its group.
fn end(child: &mut Child, clock: Clock) {
    kill_group(child.id());
    let _ = wait(child, clock, clock.uptime() + REAPING);
}

/// Kills every process of the group that `leader` began.
pub(super) fn kill_group(leader: u32) {
    if let Some(group) = i32::try_from(leader).ok().and_then(Pid::from_raw) {
        let _ = kill_process_group(group, Signal::KILL);
    }
}

#[cfg(test)]
mod tests {
    use std::ffi::OsString;
    use std::time::Duration;

    use super::{Ended, Fault, Leash, Runner};
    use crate::clock::Clock;

    const LONG: Duration = Duration::from_secs(20);

    fn runner(within: Duration) -> Runner {
        Runner {
            clock: Clock::start(),
            within,
            shows_errors: false,
            leash: Leash::none(),
        }
    }

    fn sh(script: &str, input: &str, within: Duration) -> Result<Ended, Fault> {
        let line = ["/bin/sh", "-c", script].map(OsString::from);
        runner(within).run(&line, input.as_bytes(), true)
    }

    #[test]
    fn input_comes_on_the_pipe_and_nothing_in_the_environment() {
        let ended = sh("cat; env | sort", "secret\n", LONG).unwrap();
        let heard = String::from_utf8(ended.heard.to_vec()).unwrap();
        assert!(ended.status.success());
        let names: Vec<_> = heard
            .lines()
            .map(|line| line.split('=').next().unwrap())
            .collect();
        assert_eq!(names, ["secret", "LC_ALL", "PATH", "PWD"], "{heard}");
    }

    #[test]
    fn a_program_that_does_not_end_is_ended_with_all_that_it_started() {
        let dir = tempfile::tempdir().unwrap();
        let mark = dir.path().join("mark");
        let script = format!("(sleep 1; touch {}) & sleep 60", mark.display());
        let fault = sh(&script, "", Duration::from_millis(200)).err().unwrap();
        assert!(fault.to_string().contains("did not end"), "{fault}");
        std::thread::sleep(Duration::from_millis(1200));
        assert!(!mark.exists(), "what it started went on");
    }

    #[test]
    fn a_program_that_leaves_another_behind_with_its_output_is_not_waited_for() {
        let fault = sh("setsid sleep 5 & exit 0", "", Duration::from_millis(300))
            .err()
            .unwrap();
        assert!(fault.to_string().contains("did not end"), "{fault}");
    }

    #[test]
    fn a_program_that_reads_nothing_or_writes_too_much_does_no_harm() {
        let input = "x".repeat(1 << 20);
        assert!(sh("exit 0", &input, LONG).unwrap().status.success());
        let fault = sh("head -c 70000 /dev/zero", "", LONG).err().unwrap();
        assert!(fault.to_string().contains("64 KiB"), "{fault}");
    }

    #[test]
    fn a_program_that_is_not_there_is_named() {
        let line = [OsString::from("/nowhere/set-password")];
        let fault = runner(LONG).run(&line, b"", false).err().unwrap();
        assert!(
            fault.to_string().contains("/nowhere/set-password"),
            "{fault}"
        );
    }
}
