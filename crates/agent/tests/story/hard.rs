//! What else happens to devices, to the real program: a disk that takes no more, states of other
//! versions, a zone that changes between question and answer.

use std::fs;
use std::io::{self, Read};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use device::storage::{Slot, Slots, Store};
use protocol::Way;
use protocol::cbor::Writer;
use rustix::process::{Pid, Resource, Rlimit, prlimit};
use tempfile::TempDir;
use zeroize::Zeroizing;

use crate::crash::{Process, command, enrolment};
use crate::support::{Authority, NEW_PASSWORD, PASSWORD, answer, shown_challenge, write_config};

/// Written by the first release, with the password below; the device's own tests read it too.
const VERSION_1: &str = include_str!("../../../device/tests/machine/state_v1.hex");
const PASSWORD_OF_VERSION_1: &str = "eleven wet bricks";

/// The two slots of a data directory.
struct Files(PathBuf);

impl Files {
    fn path(&self, slot: Slot) -> PathBuf {
        self.0.join(match slot {
            Slot::A => "state.a",
            Slot::B => "state.b",
        })
    }
}

impl Slots for Files {
    fn read(&mut self, slot: Slot) -> io::Result<Zeroizing<Vec<u8>>> {
        let mut bytes = Zeroizing::new(Vec::new());
        if let Ok(mut file) = fs::File::open(self.path(slot)) {
            file.read_to_end(&mut bytes)?;
        }
        Ok(bytes)
    }

    fn write(&mut self, slot: Slot, bytes: &[u8]) -> io::Result<()> {
        fs::write(self.path(slot), bytes)
    }

    fn sync(&mut self, _: Slot) -> io::Result<()> {
        Ok(())
    }
}

/// A configured device, and the state that is on its disk.
fn holding(state: &[u8]) -> (TempDir, PathBuf) {
    let dir = TempDir::new().unwrap();
    let config = write_config(&Authority::new(), dir.path(), 0);
    let data = dir.path().join("data");
    fs::create_dir(&data).unwrap();
    let (mut store, _) = Store::open(Files(data)).unwrap();
    store.save(state).unwrap();
    (dir, config)
}

fn files(config: &Path) -> [Vec<u8>; 2] {
    ["state.a", "state.b"]
        .map(|name| fs::read(config.with_file_name("data").join(name)).unwrap_or_default())
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

#[test]
fn a_state_of_the_first_version_is_taken_over_by_the_program() {
    let hex: Vec<u8> = VERSION_1.bytes().filter(u8::is_ascii_hexdigit).collect();
    let digits = hex
        .chunks(2)
        .map(|pair| u8::from_str_radix(str::from_utf8(pair).unwrap(), 16));
    let old: Vec<u8> = digits.map(Result::unwrap).collect();
    let (_dir, config) = holding(&old);
    for _ in 0..2 {
        let process = Process::start(&config);
        let owner = process.browser();
        assert_eq!(owner.sign_in(PASSWORD_OF_VERSION_1).status, 303);
        assert!(owner.get("/journal").says("Device activated"));
        assert_eq!(process.browser().sign_in(PASSWORD).status, 403);
    }
}

#[test]
fn a_state_of_a_newer_version_is_refused_and_told_and_left_as_it_is() {
    let mut newer = Writer::new();
    newer.array(2).uint(9).text("unheard of");
    let (_dir, config) = holding(&newer.finish());
    let before = files(&config);
    let ended = command(&config).output().unwrap();
    assert!(!ended.status.success());
    let said = said(&ended);
    assert!(said.contains("newer program (version 9)"), "{said}");
    assert!(said.contains("Install that one again"), "{said}");
    assert_eq!(files(&config), before);
}

#[test]
fn inv2_a_trust_bundle_of_a_lower_version_is_refused_and_told_and_changes_nothing() {
    let (dir, authority) = (TempDir::new().unwrap(), Authority::new());
    let config = write_config(&authority, dir.path(), 0);
    let give = |version| {
        let bundle = authority.bundle_bytes_of(version, [Way::Key], "https://recover.example");
        fs::write(dir.path().join("bundle.cose"), bundle).unwrap();
    };
    give(3);
    let device = *enrolment(&config).device_key();
    let first = [
        ("new_password", PASSWORD),
        ("new_password_again", PASSWORD),
        ("without_email", "yes"),
    ];
    let process = Process::start(&config);
    assert_eq!(process.browser().post("/activate", &first).status, 303);
    process.browser().post("/forgot/key", &[]);
    let challenge = shown_challenge(&process.browser());
    drop(process);
    let before = files(&config);
    give(2);
    let ended = command(&config).output().unwrap();
    assert!(!ended.status.success());
    let said = said(&ended);
    assert!(
        said.contains("version 2") && said.contains("version 3"),
        "{said}"
    );
    assert_eq!(files(&config), before);
    // The same version and a newer one are taken, and the challenge still counts.
    for version in [3, 4] {
        give(version);
        let process = Process::start(&config);
        assert_eq!(process.browser().sign_in(PASSWORD).status, 303);
        let shown = shown_challenge(&process.browser());
        assert_eq!(shown.number(), challenge.number());
    }
    give(3);
    assert!(!command(&config).output().unwrap().status.success());
    give(4);
    let key = authority.key_for(&challenge, &device);
    let process = Process::start(&config);
    let taken = process
        .browser()
        .post("/forgot/key/answer", &answer(&key, NEW_PASSWORD));
    assert_eq!(taken.status, 303, "{}", taken.body);
}

/// The agent under a shell that lets it live when a file may not grow.
fn shell(config: &Path, limit: &str) -> Command {
    let agent = command(config);
    let mut shell = Command::new("sh");
    let script = format!("trap '' XFSZ; {limit} exec \"$0\" \"$@\"");
    shell.arg("-c").arg(script);
    shell.arg(agent.get_program()).args(agent.get_args());
    shell
}

/// Files of the process may grow up to so many bytes, as if the disk ended there.
fn room(process: &Process, bytes: Option<u64>) {
    let pid = i32::try_from(process.id()).ok().and_then(Pid::from_raw);
    let limit = Rlimit {
        current: bytes,
        maximum: None,
    };
    prlimit(pid, Resource::Fsize, limit).unwrap();
}

#[test]
fn inv4_a_disk_that_ends_at_any_byte_loses_nothing_and_all_goes_on_when_it_is_mended() {
    let dir = TempDir::new().unwrap();
    let config = write_config(&Authority::new(), dir.path(), 0);
    let process = Process::run(&mut shell(&config, ""));
    let first = [
        ("new_password", PASSWORD),
        ("new_password_again", PASSWORD),
        ("without_email", "yes"),
    ];
    assert_eq!(process.browser().post("/activate", &first).status, 303);
    let owner = process.browser();
    assert_eq!(owner.sign_in(PASSWORD).status, 303);
    let change = [
        ("old_password", PASSWORD),
        ("new_password", NEW_PASSWORD),
        ("new_password_again", NEW_PASSWORD),
    ];
    let size = files(&config).iter().map(Vec::len).max().unwrap() as u64;
    for bytes in [0, 1, 8, 50, size / 2, size - 1] {
        let owner = process.browser();
        assert_eq!(owner.sign_in(PASSWORD).status, 303, "{bytes} bytes");
        room(&process, Some(bytes));
        let refused = owner.post("/password", &change);
        assert_eq!(refused.status, 503, "{bytes} bytes: {}", refused.body);
        assert!(refused.says("cannot save"), "{}", refused.body);
        assert_eq!(process.browser().sign_in(PASSWORD).status, 503);
        // Whoever only looks is served.
        assert_eq!(process.browser().get("/sign-in").status, 200);
        room(&process, None);
        assert_eq!(process.browser().sign_in(NEW_PASSWORD).status, 403);
    }
    drop(process);
    let process = Process::start(&config);
    assert_eq!(process.browser().sign_in(PASSWORD).status, 303);
}

#[test]
fn a_disk_that_cannot_be_written_is_told_at_the_start() {
    let dir = TempDir::new().unwrap();
    let config = write_config(&Authority::new(), dir.path(), 0);
    drop(Process::start(&config));
    let before = files(&config);
    let ended = shell(&config, "ulimit -f 0;").output().unwrap();
    assert!(!ended.status.success());
    let said = said(&ended);
    assert!(said.contains("the disk is full. Free some room"), "{said}");
    let whole = files(&config)
        .iter()
        .filter(|slot| before.contains(slot))
        .count();
    assert!(whole >= 1, "the newest record is left as it is");
    drop(Process::start(&config));
}

/// What the program says on a disk that is mounted for reading; for anybody but root, on a directory
/// that he may only read. `None` where root may mount nothing.
fn on_a_read_only_disk(config: &Path) -> Option<String> {
    let data = config.with_file_name("data");
    if !rustix::process::geteuid().is_root() {
        fs::set_permissions(&data, fs::Permissions::from_mode(0o500)).unwrap();
        let ended = command(config).output().unwrap();
        fs::set_permissions(&data, fs::Permissions::from_mode(0o700)).unwrap();
        assert!(!ended.status.success());
        return Some(said(&ended));
    }
    let mount = format!(
        "mount --bind {0} {0} && mount -o remount,bind,ro {0}",
        data.display()
    );
    let inner = shell(config, &format!("{mount} && echo mounted &&"));
    let mut outer = Command::new("unshare");
    outer
        .arg("--mount")
        .arg(inner.get_program())
        .args(inner.get_args());
    let ended = outer.output().ok()?;
    assert!(!ended.status.success());
    ended.stdout.starts_with(b"mounted").then(|| said(&ended))
}

#[test]
fn a_disk_that_is_read_only_is_told_at_the_start_and_left_as_it_is() {
    let dir = TempDir::new().unwrap();
    let config = write_config(&Authority::new(), dir.path(), 0);
    drop(Process::start(&config));
    let before = files(&config);
    let Some(said) = on_a_read_only_disk(&config) else {
        println!("not checked: root may mount nothing here");
        return;
    };
    let mends = ["Mount it for writing", "Give it to the user"];
    assert!(mends.iter().any(|mends| said.contains(mends)), "{said}");
    assert_eq!(files(&config), before);
    drop(Process::start(&config));
}

#[test]
fn inv10_a_zone_that_changes_between_question_and_answer_changes_no_answer() {
    let (dir, authority) = (TempDir::new().unwrap(), Authority::new());
    let config = write_config(&authority, dir.path(), 0);
    let device = *enrolment(&config).device_key();
    let started = |process: &Process| {
        process.browser().get("/api/v1/device").json()["started"]
            .as_str()
            .unwrap()
            .to_owned()
    };
    // A day apart on the wall, the same moment in truth.
    let at = |zone: &str| Process::run(command(&config).env("TZ", zone));
    let east = at("<east>-14");
    let first = [
        ("new_password", PASSWORD),
        ("new_password_again", PASSWORD),
        ("without_email", "yes"),
    ];
    assert_eq!(east.browser().post("/activate", &first).status, 303);
    east.browser().post("/forgot/key", &[]);
    let challenge = shown_challenge(&east.browser());
    let started_east = started(&east);
    drop(east);
    let west = at("<west>12");
    assert!(
        started(&west) > started_east,
        "start times rise, whatever the clock shows"
    );
    let shown = shown_challenge(&west.browser());
    assert_eq!(shown.number(), challenge.number());
    drop(west);
    let key = authority.key_for(&challenge, &device);
    let back = at("UTC0");
    let taken = back
        .browser()
        .post("/forgot/key/answer", &answer(&key, NEW_PASSWORD));
    assert_eq!(taken.status, 303, "{}", taken.body);
    assert_eq!(back.browser().sign_in(NEW_PASSWORD).status, 303);
    assert_eq!(back.browser().sign_in(PASSWORD).status, 403);
}
