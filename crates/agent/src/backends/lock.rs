//! The locks that every program which changes `/etc/shadow` takes: `.pwd.lock` as `lckpwdf(3)` does,
//! then `shadow.lock` as shadow-utils do, for where the C library's `lckpwdf` does nothing.

use std::fs::{File, OpenOptions};
use std::io::{self, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};
use std::time::Duration;

use rustix::fs::{FlockOperation, fcntl_lock};
use rustix::process::{Pid, test_kill_process};

use super::Fault;
use crate::clock::Clock;

/// As long as `lckpwdf(3)` waits.
const PATIENCE: Duration = Duration::from_secs(15);
const PAUSE: Duration = Duration::from_millis(20);

/// Both locks, held until dropped.
pub(super) struct ShadowLock {
    lock: PathBuf,
    _all: File,
}

impl ShadowLock {
    /// Takes the locks of the account files in `etc`.
    pub(super) fn take(etc: &Path, clock: Clock) -> Result<Self, Fault> {
        Self::take_within(etc, clock, PATIENCE)
    }

    fn take_within(etc: &Path, clock: Clock, patience: Duration) -> Result<Self, Fault> {
        let until = clock.uptime() + patience;
        let (all, lock) = (etc.join(".pwd.lock"), etc.join("shadow.lock"));
        let file = OpenOptions::new()
            .write(true)
            .create(true)
            .truncate(false)
            .mode(0o600)
            .open(&all)
            .map_err(|cause| Fault::file(&all, &cause))?;
        let take_all = || fcntl_lock(&file, FlockOperation::NonBlockingLockExclusive).is_ok();
        wait_for(&all, clock, until, || Ok(take_all()))?;
        let own = etc.join(format!("shadow.{}", std::process::id()));
        wait_for(&lock, clock, until, || {
            let taken = link(&own, &lock);
            let _ = std::fs::remove_file(&own);
            taken
        })?;
        Ok(Self { lock, _all: file })
    }
}

impl Drop for ShadowLock {
    fn drop(&mut self) {
        let _ = std::fs::remove_file(&self.lock);
    }
}

fn wait_for(
    lock: &Path,
    clock: Clock,
    until: Duration,
    mut take: impl FnMut() -> io::Result<bool>,
) -> Result<(), Fault> {
    while !take().map_err(|cause| Fault::file(lock, &cause))? {
        if clock.uptime() >= until {
            let what = format!("{}: another program holds this lock.", lock.display());
            let mend = "End what is changing accounts; if nothing is, remove the file.";
            return Err(Fault::new(what, mend));
        }
        std::thread::sleep(PAUSE);
    }
    Ok(())
}

/// Making a link fails where its name is taken, on every file system.
fn link(own: &Path, lock: &Path) -> io::Result<bool> {
    let mut file = OpenOptions::new()
        .write(true)
        .create(true)
        .truncate(true)
        .mode(0o600)
        .open(own)?;
    write!(file, "{}", std::process::id())?;
    match std::fs::hard_link(own, lock) {
        Ok(()) => Ok(true),
        Err(cause) if cause.kind() == io::ErrorKind::AlreadyExists => {
            if is_left_behind(lock)? {
                std::fs::remove_file(lock)?;
            }
            Ok(false)
        }
        Err(cause) => Err(cause),
    }
}

/// Whether whoever took the lock was killed: it is no process any more, or it has our own number,
/// for we do not hold it.
fn is_left_behind(lock: &Path) -> io::Result<bool> {
    let text = match std::fs::read_to_string(lock) {
        Ok(text) => text,
        Err(cause) if cause.kind() == io::ErrorKind::NotFound => return Ok(false),
        Err(cause) => return Err(cause),
    };
    let holder: Option<i32> = text.trim_matches(['\0', '\n']).parse().ok();
    let Some(pid) = holder.and_then(Pid::from_raw) else {
        return Ok(false);
    };
    let is_gone = test_kill_process(pid) == Err(rustix::io::Errno::SRCH);
    Ok(is_gone || pid.as_raw_nonzero().get().unsigned_abs() == std::process::id())
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::process::Command;
    use std::time::Duration;

    use super::ShadowLock;
    use crate::clock::Clock;

    fn take(etc: &std::path::Path) -> Result<ShadowLock, super::Fault> {
        ShadowLock::take_within(etc, Clock::start(), Duration::from_millis(60))
    }

    #[test]
    fn a_lock_is_let_go_when_dropped_and_leaves_only_what_the_c_library_leaves() {
        let dir = tempfile::tempdir().unwrap();
        let held = take(dir.path()).unwrap();
        let holder = fs::read_to_string(dir.path().join("shadow.lock")).unwrap();
        assert_eq!(holder, std::process::id().to_string());
        drop(held);
        let left: Vec<_> = fs::read_dir(dir.path())
            .unwrap()
            .map(|entry| entry.unwrap().file_name())
            .collect();
        assert_eq!(left, [".pwd.lock"]);
    }

    #[test]
    fn a_lock_of_a_live_program_is_waited_for_and_named() {
        let dir = tempfile::tempdir().unwrap();
        // Whoever runs the tests is alive.
        let parent = std::os::unix::process::parent_id();
        fs::write(dir.path().join("shadow.lock"), parent.to_string()).unwrap();
        let fault = take(dir.path()).err().unwrap().to_string();
        assert!(fault.contains("shadow.lock"), "{fault}");
        assert!(dir.path().join("shadow.lock").exists());
        assert!(
            !dir.path()
                .join(format!("shadow.{}", std::process::id()))
                .exists()
        );
    }

    #[test]
    fn a_lock_that_a_killed_program_left_behind_is_taken() {
        let dir = tempfile::tempdir().unwrap();
        let mut ended = Command::new("true").spawn().unwrap();
        ended.wait().unwrap();
        for holder in [ended.id(), std::process::id()] {
            // shadow-utils end the number with a NUL.
            fs::write(dir.path().join("shadow.lock"), format!("{holder}\0")).unwrap();
            assert!(take(dir.path()).is_ok(), "{holder}");
        }
    }
}
