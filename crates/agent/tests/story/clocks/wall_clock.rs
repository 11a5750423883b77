//! The wall clock of a device, to be set while the real program runs.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{SystemTime, UNIX_EPOCH};

use protocol::DeviceTime;
use tempfile::TempDir;

use crate::crash::{Process, command};

/// A clock, and the library that shows it to a process.
pub(crate) struct WallClock {
    dir: TempDir,
}

impl WallClock {
    /// A clock that shows `time`. `None` where the library cannot be built or does not reach the
    /// program, as in one that is linked statically.
    pub(crate) fn at(time: &str) -> Option<Self> {
        let dir = TempDir::new().unwrap();
        let source = concat!(
            env!("CARGO_MANIFEST_DIR"),
            "/tests/story/clocks/preloaded.rs"
        );
        let built = Command::new("rustc")
            .args(["--edition=2024", "--crate-type=cdylib", "-Copt-level=1"])
            .args([source, "-o"])
            .arg(dir.path().join("clock.so"))
            .output();
        match built {
            Ok(built) if built.status.success() => {}
            Ok(built) => {
                println!("not checked: {}", String::from_utf8_lossy(&built.stderr));
                return None;
            }
            Err(fault) => {
                println!("not checked: rustc does not start: {fault}");
                return None;
            }
        }
        let clock = Self { dir };
        clock.set(time);
        Some(clock)
    }

    /// From now on it shows `time`.
    pub(crate) fn set(&self, time: &str) {
        let time = i64::from(DeviceTime::parse(time).unwrap().seconds());
        let new = self.dir.path().join("ahead.new");
        fs::write(&new, (time - now()).to_string()).unwrap();
        fs::rename(new, self.ahead()).unwrap();
    }

    fn ahead(&self) -> PathBuf {
        self.dir.path().join("ahead")
    }

    /// The device under this clock.
    pub(crate) fn start(&self, config: &Path) -> Process {
        let mut agent = command(config);
        agent.env("LD_PRELOAD", self.dir.path().join("clock.so"));
        agent.env("REGAIN_TEST_CLOCK", self.ahead());
        Process::run(agent.env("TZ", "UTC0"))
    }
}

#[expect(
    clippy::disallowed_methods,
    reason = "how far another clock is ahead of this machine's"
)]
fn now() -> i64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap();
    i64::try_from(since.as_secs()).unwrap()
}
