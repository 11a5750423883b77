//! `kill -9` of the agent while it hands a password over.

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use super::programs::Programs;
use crate::crash::{Process, command};
use crate::support::{Authority, Browser, NEW_PASSWORD, PASSWORD, write_config};

/// A device in a process of its own, whose configuration names all three programs.
fn configured(programs: &Programs) -> (tempfile::TempDir, std::path::PathBuf) {
    let dir = tempfile::TempDir::new().unwrap();
    let config = write_config(&Authority::new(), dir.path(), 0);
    let text = std::fs::read_to_string(&config).unwrap();
    std::fs::write(&config, text + &programs.sections()).unwrap();
    (dir, config)
}

fn activate(config: &Path) {
    let form = [
        ("new_password", PASSWORD),
        ("new_password_again", PASSWORD),
        ("without_email", "yes"),
    ];
    let process = Process::start(config);
    assert_eq!(process.browser().post("/activate", &form).status, 303);
}

/// Asks for a change of the password and kills the agent once `wait` is over.
fn change_and_kill(config: &Path, [old, new]: [&str; 2], wait: impl FnOnce()) {
    let process = Process::start(config);
    let browser: Browser = process.browser();
    assert_eq!(browser.sign_in(old).status, 303);
    let form = [
        ("old_password", old),
        ("new_password", new),
        ("new_password_again", new),
    ]
    .map(|(name, value)| (name, value.to_owned()));
    let sender = std::thread::spawn(move || {
        let form = form.each_ref().map(|(name, value)| (*name, value.as_str()));
        browser.try_post("/password", &form).is_ok()
    });
    wait();
    drop(process);
    let _ = sender.join();
}

/// Starts the agent and kills it while it makes good what the last kill left.
fn start_and_kill(config: &Path, after: Duration) {
    let mut child = command(config).stderr(Stdio::null()).spawn().unwrap();
    std::thread::sleep(after);
    child.kill().unwrap();
    child.wait().unwrap();
}

/// How long a change takes that nothing cuts short.
#[expect(
    clippy::disallowed_methods,
    reason = "the kills are spread over this time"
)]
fn whole_change(config: &Path, [old, new]: [&str; 2]) -> Duration {
    let process = Process::start(config);
    let browser = process.browser();
    assert_eq!(browser.sign_in(old).status, 303);
    let begun = Instant::now();
    assert_eq!(super::change(&browser, old, new).status, 303);
    begun.elapsed()
}

const KILLS: u32 = 30;

#[test]
fn inv4_a_kill_at_any_moment_leaves_device_and_programs_with_one_password() {
    let programs = Programs::new();
    let (_dir, config) = configured(&programs);
    activate(&config);
    let mut whole = whole_change(&config, [PASSWORD, NEW_PASSWORD]);
    let (mut passwords, mut changed) = ([NEW_PASSWORD, PASSWORD], 0);
    for kill in 0..KILLS {
        let after = whole * 5 * kill / (4 * KILLS);
        change_and_kill(&config, passwords, || std::thread::sleep(after));
        if kill % 3 == 0 {
            start_and_kill(&config, whole * (kill % 7) / 14);
        }
        let process = Process::start(&config);
        // Before anybody signs in, which would set right what went wrong.
        let [old, new] = passwords;
        let opens = [programs.open(old), programs.open(new)];
        let works = passwords.map(|password| process.browser().sign_in(password).status == 303);
        let [is_old, is_new] = works;
        assert_ne!(is_old, is_new, "after {after:?}: {works:?}");
        assert_eq!(
            opens,
            [[is_old; 3], [is_new; 3]],
            "after {after:?} of {whole:?}: {works:?}"
        );
        if is_new {
            passwords.reverse();
            changed += 1;
        } else if after > whole {
            // The machine got busier since it was measured.
            whole *= 2;
        }
    }
    assert!(
        (1..KILLS).contains(&changed),
        "{changed} of {KILLS} changes came to be"
    );
}

/// A command that goes on after its agent was killed must not set what the next agent puts back.
#[test]
fn inv4_a_command_does_not_outlive_a_killed_agent() {
    let programs = Programs::new();
    let (_dir, config) = configured(&programs);
    activate(&config);
    programs.slow_down_setting("1.5");
    change_and_kill(&config, [PASSWORD, NEW_PASSWORD], || {
        while !programs.is_setting() {
            std::thread::sleep(Duration::from_millis(5));
        }
    });
    let process = Process::start(&config);
    assert_eq!(programs.open(PASSWORD), [true; 3]);
    std::thread::sleep(Duration::from_millis(1800));
    assert_eq!(
        programs.open(PASSWORD),
        [true; 3],
        "it was set after it was put back"
    );
    assert_eq!(process.browser().sign_in(PASSWORD).status, 303);
}

#[test]
fn whoever_installs_a_device_is_told_which_programs_answer() {
    let programs = Programs::new();
    let (_dir, config) = configured(&programs);
    let ask = || -> (bool, String) {
        let mut asking: Command = command(&config);
        let said = asking.arg("--check-backends").output().unwrap();
        (
            said.status.success(),
            String::from_utf8(said.stdout).unwrap(),
        )
    };
    let (well, said) = ask();
    assert!(well, "{said}");
    assert_eq!(
        said.matches("answers, and can be put back").count(),
        3,
        "{said}"
    );
    std::fs::remove_file(programs.dir.path().join("htpasswd")).unwrap();
    let (well, said) = ask();
    assert!(!well && said.contains("htpasswd: No such file"), "{said}");
    assert!(programs.command_opens(super::FACTORY));
}
