//! `kill -9` of the agent at any point: a spent try stays spent, and the device works again.

use std::io::{BufRead, BufReader};
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use protocol::{Challenge, Enrolment};
use tempfile::TempDir;

use crate::support::{
    Authority, Browser, NEW_PASSWORD, PASSWORD, answer, shown_challenge, write_config, wrong,
};

/// The agent in a process of its own, killed without notice when dropped.
pub(crate) struct Process {
    child: Child,
    address: SocketAddr,
}

impl Process {
    pub(crate) fn start(config: &Path) -> Self {
        Self::run(&mut command(config))
    }

    /// The same by another command.
    pub(crate) fn run(command: &mut Command) -> Self {
        let mut child = command.stderr(Stdio::piped()).spawn().unwrap();
        let mut lines = BufReader::new(child.stderr.take().unwrap()).lines();
        let address = lines.find_map(|line| {
            let line = line.unwrap();
            let address = line.strip_prefix("regain agent: listening on ")?;
            Some(address.parse().unwrap())
        });
        Self {
            child,
            address: address.unwrap_or_else(|| panic!("the agent did not start")),
        }
    }

    pub(crate) fn browser(&self) -> Browser {
        Browser::new(self.address)
    }

    pub(crate) fn id(&self) -> u32 {
        self.child.id()
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }
}

pub(crate) fn command(config: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_regain-agent"));
    command.arg("--config").arg(config);
    command
}

pub(crate) fn enrolment(config: &Path) -> Enrolment {
    let printed = command(config).arg("--print-enrolment").output().unwrap();
    Enrolment::parse(&String::from_utf8(printed.stdout).unwrap()).unwrap()
}

struct LockedOut {
    _dir: TempDir,
    config: PathBuf,
    challenge: Challenge,
    key: String,
}

/// A device whose holder asked for a key.
fn locked_out() -> LockedOut {
    locked_out_where(str::to_owned)
}

/// The same with another configuration.
fn locked_out_where(change: impl Fn(&str) -> String) -> LockedOut {
    let (dir, authority) = (TempDir::new().unwrap(), Authority::new());
    let config = write_config(&authority, dir.path(), 0);
    let text = std::fs::read_to_string(&config).unwrap();
    std::fs::write(&config, change(&text)).unwrap();
    let device_key = *enrolment(&config).device_key();
    let process = Process::start(&config);
    let passwords = [
        ("new_password", PASSWORD),
        ("new_password_again", PASSWORD),
        ("without_email", "yes"),
    ];
    assert_eq!(process.browser().post("/activate", &passwords).status, 303);
    process.browser().post("/forgot/key", &[]);
    let challenge = shown_challenge(&process.browser());
    let key = authority.key_for(&challenge, &device_key);
    LockedOut {
        _dir: dir,
        config,
        challenge,
        key,
    }
}

/// Sends a key and kills the agent `after` that, whatever it is doing then.
fn answer_and_kill(config: &Path, key: &str, after: Duration) {
    let process = Process::start(config);
    let browser = process.browser();
    let form = [key, NEW_PASSWORD].map(str::to_owned);
    let sender = std::thread::spawn(move || {
        browser
            .try_post("/forgot/key/answer", &answer(&form[0], &form[1]))
            .is_ok()
    });
    std::thread::sleep(after);
    drop(process);
    let _ = sender.join();
}

fn tries_left(config: &Path) -> Option<u64> {
    let process = Process::start(config);
    let asked = process
        .browser()
        .call("GET", "/api/v1/forgot/key", None, "");
    (asked.status == 200).then(|| asked.json()["tries_left"].as_u64().unwrap())
}

/// What is on the disk. Times of writing would not do: two writes may bear the same one.
fn saved(config: &Path) -> [Vec<u8>; 2] {
    ["state.a", "state.b"]
        .map(|name| std::fs::read(config.with_file_name("data").join(name)).unwrap())
}

#[test]
fn inv3_a_try_is_on_the_disk_before_it_is_compared() {
    // Seconds of hashing, so that even a machine with much else to do kills it before it ends.
    let slow = |text: &str| {
        text.replace("hash_memory_kib = 4096", "hash_memory_kib = 262144")
            .replace("hash_passes = 2", "hash_passes = 6")
    };
    let device = locked_out_where(slow);
    let process = Process::start(&device.config);
    let (browser, key, before) = (process.browser(), wrong(&device.key), saved(&device.config));
    let sender = std::thread::spawn(move || {
        browser
            .try_post("/forgot/key/answer", &answer(&key, NEW_PASSWORD))
            .is_ok()
    });
    while saved(&device.config) == before {
        std::thread::sleep(Duration::from_millis(1));
    }
    // The write is seen, its sync may not be over; the hash takes far longer than both.
    std::thread::sleep(Duration::from_millis(20));
    drop(process);
    assert!(!sender.join().unwrap(), "the answer came before the kill");
    assert_eq!(tries_left(&device.config), Some(4));
}

#[test]
fn inv3_no_kill_gives_a_try_back() {
    let device = locked_out();
    let mut left = 5;
    for micros in [0, 300, 900, 1500, 2500, 4000, 8000, 20_000, 40_000, 60_000] {
        answer_and_kill(
            &device.config,
            &wrong(&device.key),
            Duration::from_micros(micros),
        );
        let now = tries_left(&device.config).unwrap_or(0);
        assert!(
            now == left || now + 1 == left,
            "{left} tries became {now} by one answer"
        );
        left = now;
        if left == 0 {
            break;
        }
    }
    // However many were spent by the kills, answered ones are all counted.
    for expected in (0..left).rev() {
        let process = Process::start(&device.config);
        let page = process.browser().post(
            "/forgot/key/answer",
            &answer(&wrong(&device.key), NEW_PASSWORD),
        );
        assert_eq!(page.status, 403, "{expected} left");
    }
    let process = Process::start(&device.config);
    let late = process
        .browser()
        .post("/forgot/key/answer", &answer(&device.key, NEW_PASSWORD));
    assert_eq!(
        late.status,
        410,
        "challenge {}: {}",
        device.challenge.number(),
        late.body
    );
    assert_eq!(process.browser().sign_in(PASSWORD).status, 303);
}

#[test]
fn inv4_a_kill_while_the_password_is_replaced_leaves_the_old_or_the_new_one() {
    for micros in [200, 800, 1500, 2500, 5000, 10_000, 30_000] {
        let device = locked_out();
        answer_and_kill(&device.config, &device.key, Duration::from_micros(micros));
        let process = Process::start(&device.config);
        let works = [PASSWORD, NEW_PASSWORD]
            .map(|password| process.browser().sign_in(password).status == 303);
        assert_eq!(
            works.iter().filter(|works| **works).count(),
            1,
            "after {micros} µs: {works:?}"
        );
        let again = process.browser().post(
            "/forgot/key/answer",
            &answer(&device.key, "yet another teaspoon"),
        );
        assert!(
            !works[1] || again.status == 410,
            "after {micros} µs the key opened twice"
        );
    }
}

#[test]
fn a_device_killed_on_its_first_start_starts_again() {
    let (dir, authority) = (TempDir::new().unwrap(), Authority::new());
    let config = write_config(&authority, dir.path(), 0);
    for micros in [500, 1000, 1500, 2000, 3000, 5000] {
        let mut child = command(&config).stderr(Stdio::null()).spawn().unwrap();
        std::thread::sleep(Duration::from_micros(micros));
        child.kill().unwrap();
        child.wait().unwrap();
    }
    let key = *enrolment(&config).device_key();
    assert_eq!(
        enrolment(&config).device_key(),
        &key,
        "the device key is made once"
    );
}
