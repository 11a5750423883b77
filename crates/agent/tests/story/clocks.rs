//! Clocks and zones that change under the real program.

mod wall_clock;

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::Command;

use protocol::{DevicePublicKey, Way};
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::crash::{Process, command, enrolment};
use crate::support::dated::{security_code, temporary_password};
use crate::support::{
    Authority, Browser, NEW_PASSWORD, PASSWORD, answer, shown_challenge, write_config,
};
use wall_clock::WallClock;

const TODAY: &str = "2026-11-21 09:05:00";
/// No battery, a day back, and the end of the century.
const WRONG: [&str; 3] = [
    "1970-01-01 00:00:10",
    "2026-11-20 09:05:00",
    "2099-12-31 23:00:00",
];

/// A device, not yet started, with every way that counts by the clock.
struct Timely {
    _dir: TempDir,
    config: PathBuf,
    authority: Authority,
    key: DevicePublicKey,
}

impl Timely {
    fn new() -> Self {
        let (dir, authority) = (TempDir::new().unwrap(), Authority::new());
        let config = write_config(&authority, dir.path(), 0);
        let bundle = authority.bundle_bytes_for(Way::ALL, "https://recover.example");
        fs::write(dir.path().join("bundle.cose"), bundle).unwrap();
        let ways = "[recovery]\nways = [\"key\", \"code\", \"temporary-password\"]\n";
        let text = fs::read_to_string(&config).unwrap();
        fs::write(&config, text + ways).unwrap();
        let key = *enrolment(&config).device_key();
        Self {
            _dir: dir,
            config,
            authority,
            key,
        }
    }

    /// Answers the challenge on show, as support does.
    fn answer(&self, browser: &Browser, password: &str) -> u16 {
        let key = self.authority.key_for(&shown_challenge(browser), &self.key);
        let page = browser.post("/forgot/key/answer", &answer(&key, password));
        page.status
    }

    fn code(&self, facts: &Value) -> String {
        security_code(&self.authority, &self.key, facts)
    }

    /// Types a security code; gives the status, and what was said of a refusal.
    fn type_code(&self, browser: &Browser, code: &str, password: &str) -> (u16, String) {
        let asked = json!({ "code": code, "new_password": password }).to_string();
        let page = browser.call("POST", "/api/v1/forgot/code", None, &asked);
        (page.status, page.body)
    }
}

fn activate(process: &Process) {
    let first = [
        ("new_password", PASSWORD),
        ("new_password_again", PASSWORD),
        ("without_email", "yes"),
    ];
    assert_eq!(process.browser().post("/activate", &first).status, 303);
}

fn told(process: &Process, what: &str) -> String {
    let device = process.browser().get("/api/v1/device").json();
    device[what].as_str().unwrap().to_owned()
}

fn facts(process: &Process) -> Value {
    process
        .browser()
        .call("GET", "/api/v1/forgot/code", None, "")
        .json()
}

#[test]
fn inv3_inv10_a_clock_that_is_set_while_the_device_runs_opens_closes_and_shortens_nothing() {
    for wrong in WRONG {
        let Some(clock) = WallClock::at(TODAY) else {
            return;
        };
        let device = Timely::new();
        let process = clock.start(&device.config);
        assert!(told(&process, "clock").starts_with("2026-11-21 09:"));
        activate(&process);
        let owner = process.browser();
        assert_eq!(owner.sign_in(PASSWORD).status, 303);
        owner.post("/forgot/key", &[]);
        let number = shown_challenge(&owner).number();
        let stranger = || process.browser().at("127.0.0.7");
        let guess = |text: &str| stranger().sign_in(text).status;
        let waits = (0..9).find(|count| guess(&format!("guess no. {count}")) == 429);
        assert!(waits.is_some(), "a stranger may guess on and on");

        clock.set(wrong);
        assert!(told(&process, "clock").starts_with(&wrong[..13]), "{wrong}");
        assert_eq!(guess("one more guess"), 429, "{wrong} ends the wait");
        assert_eq!(owner.get("/home").status, 200, "{wrong} ends the session");
        assert_eq!(shown_challenge(&owner).number(), number, "{wrong}");
        assert_eq!(
            device.answer(&process.browser(), NEW_PASSWORD),
            303,
            "{wrong}"
        );
        assert_eq!(process.browser().sign_in(PASSWORD).status, 403, "{wrong}");
        assert_eq!(
            process.browser().sign_in(NEW_PASSWORD).status,
            303,
            "{wrong}"
        );
        drop(process);
        let process = clock.start(&device.config);
        assert_eq!(
            process.browser().sign_in(NEW_PASSWORD).status,
            303,
            "{wrong}"
        );
    }
}

#[test]
fn inv10_start_times_rise_whatever_the_clock_shows_at_the_start() {
    let Some(clock) = WallClock::at(WRONG[0]) else {
        return;
    };
    let device = Timely::new();
    let mut before = String::new();
    for (count, time) in [WRONG[0], TODAY, WRONG[1], WRONG[2], WRONG[0], TODAY]
        .into_iter()
        .enumerate()
    {
        clock.set(time);
        let process = clock.start(&device.config);
        if count == 0 {
            activate(&process);
        }
        let started = told(&process, "started");
        assert!(started > before, "{started} came after {before} at {time}");
        assert_eq!(process.browser().sign_in(PASSWORD).status, 303, "{time}");
        before = started;
    }
}

#[test]
fn d6_d9_answers_for_a_date_are_taken_for_the_date_that_is_shown_and_never_for_an_earlier_one() {
    let Some(clock) = WallClock::at(TODAY) else {
        return;
    };
    let device = Timely::new();
    let process = clock.start(&device.config);
    activate(&process);
    let browser = process.browser();
    let today = device.code(&facts(&process));
    clock.set("2026-11-23 00:10:00");
    let later = device.code(&facts(&process));
    assert_eq!(device.type_code(&browser, &today, NEW_PASSWORD).0, 403);
    assert_eq!(device.type_code(&browser, &later, NEW_PASSWORD).0, 204);
    assert_eq!(process.browser().sign_in(NEW_PASSWORD).status, 303);
    // Set back, the codes of the days before are used up with that of the later day.
    clock.set(TODAY);
    for code in [&today, &later, &device.code(&facts(&process))] {
        let (status, said) = device.type_code(&browser, code, PASSWORD);
        assert!(status >= 400, "{status} {said}");
    }
    let temporary = temporary_password(&device.authority, &device.key, &facts(&process));
    assert_eq!(browser.sign_in(&temporary).location(), "/set-password");
    drop(process);

    // A start at a later time, and a clock that went back since.
    clock.set(WRONG[2]);
    let process = clock.start(&device.config);
    clock.set(TODAY);
    let temporary = temporary_password(&device.authority, &device.key, &facts(&process));
    // It was never used, so a clock that was wrong in between does not spoil it.
    assert_eq!(
        process.browser().sign_in(&temporary).location(),
        "/set-password"
    );
    let code = device.code(&facts(&process));
    let taken = device.type_code(&process.browser(), &code, PASSWORD);
    assert_eq!(taken.0, 204, "{}", taken.1);
    assert_eq!(process.browser().sign_in(PASSWORD).status, 303);
}

/// A zone so many hours ahead of UTC, as `/etc/localtime` holds it.
fn zone(hours: i32) -> Vec<u8> {
    let mut file = b"TZif".to_vec();
    file.extend([0; 16]);
    // No leap seconds, no changes; one kind of time with a name of four bytes.
    for count in [0_u32, 0, 0, 0, 1, 4] {
        file.extend(count.to_be_bytes());
    }
    file.extend((hours * 3600).to_be_bytes());
    file.extend([0, 0]);
    file.extend(b"ABC\0");
    file
}

/// The device where `file` stands in the place of `/etc/localtime`, where root may do that.
fn in_zone(config: &Path, file: &Path) -> Option<Process> {
    let mount = format!("mount --bind '{}' /etc/localtime", file.display());
    let run = |script: &str| {
        let mut outer = Command::new("unshare");
        outer.args(["--mount", "sh", "-c", script]);
        outer
    };
    let may = run(&mount).output();
    if !may.is_ok_and(|done| done.status.success()) {
        println!("not checked: nobody but root may put another /etc/localtime in place");
        return None;
    }
    let agent = command(config);
    let mut inner = run(&format!("{mount} && exec \"$0\" \"$@\""));
    inner.arg(agent.get_program()).args(agent.get_args());
    Some(Process::run(inner.env_remove("TZ")))
}

#[test]
fn d6_d8_a_zone_that_is_set_between_question_and_answer_loses_no_challenge_and_moves_the_date() {
    let (device, dir) = (Timely::new(), TempDir::new().unwrap());
    let localtime = dir.path().join("localtime");
    fs::write(&localtime, zone(14)).unwrap();
    fs::set_permissions(&localtime, fs::Permissions::from_mode(0o644)).unwrap();
    let Some(process) = in_zone(&device.config, &localtime) else {
        return;
    };
    activate(&process);
    let browser = process.browser();
    browser.post("/forgot/key", &[]);
    let number = shown_challenge(&browser).number();
    let (east, started) = (facts(&process), told(&process, "started"));
    let code = device.code(&east);

    fs::write(&localtime, zone(-12)).unwrap();
    let west = facts(&process);
    assert!(
        west["date"].as_str() < east["date"].as_str(),
        "{east} {west}"
    );
    assert_eq!(told(&process, "started"), started, "it started once");
    assert_eq!(device.type_code(&browser, &code, NEW_PASSWORD).0, 403);
    assert_eq!(shown_challenge(&browser).number(), number);
    assert_eq!(device.answer(&browser, NEW_PASSWORD), 303);
    assert_eq!(process.browser().sign_in(NEW_PASSWORD).status, 303);
    let code = device.code(&west);
    assert_eq!(device.type_code(&browser, &code, PASSWORD).0, 204);
    assert_eq!(process.browser().sign_in(PASSWORD).status, 303);
}
