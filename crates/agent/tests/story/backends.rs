//! Programs whose passwords follow the device's: all of them, or none.

mod kills;
#[cfg(feature = "live")]
mod live_accounts;
#[cfg(feature = "live")]
mod live_motion;
pub(crate) mod programs;

use std::time::Duration;

use agent::PasswordBackend;
use serde_json::{Value, json};

use crate::support::{Browser, Device, NEW_PASSWORD, PASSWORD, answer};
use programs::{FACTORY, Programs};

/// A new device with these backends.
fn device(backends: &[PasswordBackend]) -> Device {
    let mut device = Device::new();
    device.switch_off();
    let mut config = device.config();
    config.backends = backends.to_vec();
    config.tick = Duration::from_millis(50);
    device.switch_on_with(&config);
    device
}

fn activate(device: &Device) -> u16 {
    let form = [
        ("new_password", PASSWORD),
        ("new_password_again", PASSWORD),
        ("without_email", "yes"),
    ];
    device.browser().post("/activate", &form).status
}

/// Forgets the password and sets a new one by the key.
fn recover(device: &Device, password: &str) -> crate::support::browser::Page {
    device.browser().post("/forgot/key", &[]);
    let key = device.key();
    device
        .browser()
        .post("/forgot/key/answer", &answer(&key, password))
}

fn change(browser: &Browser, old: &str, new: &str) -> crate::support::browser::Page {
    let form = [
        ("old_password", old),
        ("new_password", new),
        ("new_password_again", new),
    ];
    browser.post("/password", &form)
}

/// What the interface tells of the backends, once `wanted` holds of it.
fn standing(device: &Device, password: &str, wanted: impl Fn(&Value) -> bool) -> Value {
    let asked = json!({ "password": password }).to_string();
    let browser = device.browser();
    let signed_in = browser.call("POST", "/api/v1/sign-in", None, &asked).json();
    let token = signed_in["token"]
        .as_str()
        .unwrap_or_else(|| panic!("{signed_in}"));
    let mut seen = Value::Null;
    for _ in 0..200 {
        let account = browser
            .call("GET", "/api/v1/account", Some(token), "")
            .json();
        seen = account["password_backends"].clone();
        if wanted(&seen) {
            return seen;
        }
        std::thread::sleep(Duration::from_millis(20));
    }
    panic!("the backends stand at {seen}")
}

fn all_in_step(standing: &Value) -> bool {
    let all = standing.as_array().unwrap();
    !all.is_empty() && all.iter().all(|backend| backend["in_step"] == true)
}

#[test]
fn d1_d3_d8_every_program_gets_the_new_password_and_refuses_the_old() {
    let programs = Programs::new();
    let device = device(&[programs.linux(), programs.htpasswd(), programs.command()]);
    assert_eq!(activate(&device), 303);
    assert_eq!(programs.open(PASSWORD), [true; 3]);
    assert_eq!(programs.open(FACTORY), [false; 3]);
    let browser = device.browser();
    browser.sign_in(PASSWORD);
    assert_eq!(
        change(&browser, PASSWORD, NEW_PASSWORD).location(),
        "/home?done=changed"
    );
    assert_eq!(programs.open(NEW_PASSWORD), [true; 3]);
    assert_eq!(programs.open(PASSWORD), [false; 3]);
    assert_eq!(recover(&device, PASSWORD).status, 303);
    assert_eq!(programs.open(PASSWORD), [true; 3]);
    assert_eq!(programs.open(NEW_PASSWORD), [false; 3]);
    assert!(all_in_step(&standing(&device, PASSWORD, all_in_step)));
}

#[test]
fn inv4_when_one_program_fails_all_keep_the_old_password_and_the_page_says_which() {
    let programs = Programs::new();
    // The one that fails stands in the middle, so that one is put back and one never touched.
    let device = device(&[programs.linux(), programs.command(), programs.htpasswd()]);
    assert_eq!(activate(&device), 303);
    programs.break_command();
    let page = recover(&device, NEW_PASSWORD);
    assert_eq!(page.status, 502, "{}", page.body);
    assert!(
        page.says("recorder software did not take it"),
        "{}",
        page.body
    );
    assert!(
        !page.says("/program"),
        "a stranger learns a path: {}",
        page.body
    );
    assert_eq!(programs.open(PASSWORD), [true; 3]);
    assert_eq!(programs.open(NEW_PASSWORD), [false; 3]);
    assert_eq!(device.browser().sign_in(NEW_PASSWORD).status, 403);
    assert_eq!(device.browser().sign_in(PASSWORD).status, 303);
    programs.mend_command();
    assert_eq!(recover(&device, NEW_PASSWORD).status, 303);
    assert_eq!(programs.open(NEW_PASSWORD), [true; 3]);
}

#[test]
fn inv4_what_cannot_be_put_back_is_told_and_set_right_by_signing_in() {
    let programs = Programs::new();
    let device = device(&[programs.one_way_command(), programs.htpasswd()]);
    assert_eq!(activate(&device), 303);
    programs.break_htpasswd();
    let page = recover(&device, NEW_PASSWORD);
    assert_eq!(page.status, 502);
    assert!(
        page.says("recorder software may have another password now"),
        "{}",
        page.body
    );
    assert!(programs.command_opens(NEW_PASSWORD) && programs.web_opens(PASSWORD));
    programs.break_command();
    let told = standing(&device, PASSWORD, |backends| {
        backends[0]["fault"].is_string()
    });
    assert_eq!(told[0]["in_step"], false, "{told}");
    assert_eq!(told[1]["in_step"], true, "{told}");
    let browser = device.browser();
    browser.sign_in(PASSWORD);
    assert!(browser.get("/home").says("Out of step"));
    programs.mend_command();
    programs.mend_htpasswd();
    standing(&device, PASSWORD, all_in_step);
    assert!(programs.command_opens(PASSWORD) && programs.web_opens(PASSWORD));
    assert!(browser.get("/home").says("In step"));
}

#[test]
fn inv4_what_could_not_be_put_back_at_once_is_put_back_when_it_answers_again() {
    let programs = Programs::new();
    let device = device(&[programs.htpasswd(), programs.command()]);
    assert_eq!(activate(&device), 303);
    let browser = device.browser();
    browser.sign_in(PASSWORD);
    // It is broken between its new password and its old one.
    programs.break_command();
    programs.slow_down("0.4");
    let sender = std::thread::spawn(move || change(&browser, PASSWORD, NEW_PASSWORD).status);
    while !programs.web_opens(NEW_PASSWORD) {
        std::thread::sleep(Duration::from_millis(5));
    }
    programs.break_htpasswd();
    assert_eq!(sender.join().unwrap(), 502);
    assert!(programs.web_opens(NEW_PASSWORD));
    // Nobody signs in.
    programs.mend_htpasswd();
    for _ in 0..200 {
        if programs.web_opens(PASSWORD) {
            return;
        }
        std::thread::sleep(Duration::from_millis(20));
    }
    panic!("it was not put back");
}

#[test]
fn a_password_that_was_changed_elsewhere_is_set_right_by_signing_in() {
    let programs = Programs::new();
    let device = device(&[programs.linux(), programs.command()]);
    assert_eq!(activate(&device), 303);
    programs.set_behind_our_back("from elsewhere");
    assert_eq!(device.browser().sign_in("from elsewhere").status, 403);
    assert!(
        programs.command_opens("from elsewhere"),
        "a wrong password set something right"
    );
    assert_eq!(device.browser().sign_in(PASSWORD).status, 303);
    for _ in 0..200 {
        if programs.command_opens(PASSWORD) {
            return;
        }
        std::thread::sleep(Duration::from_millis(20));
    }
    panic!("it was not set right");
}

#[test]
fn what_passwd_and_htpasswd_wrote_in_their_own_schemes_is_set_right_too() {
    let programs = Programs::new();
    let device = device(&[programs.linux(), programs.htpasswd()]);
    assert_eq!(activate(&device), 303);
    programs.set_by_their_own_tools();
    assert!(!programs.account_opens(PASSWORD) && !programs.web_opens(PASSWORD));
    assert_eq!(device.browser().sign_in(PASSWORD).status, 303);
    for _ in 0..200 {
        if programs.account_opens(PASSWORD) && programs.web_opens(PASSWORD) {
            return;
        }
        std::thread::sleep(Duration::from_millis(20));
    }
    panic!("it was not set right");
}

#[test]
fn no_password_is_in_an_argument_or_in_the_environment() {
    let programs = Programs::new();
    let device = device(&[programs.command()]);
    assert_eq!(activate(&device), 303);
    assert_eq!(recover(&device, NEW_PASSWORD).status, 303);
    let seen = programs.seen();
    assert!(
        seen.contains("PATH=") && !seen.contains("restore"),
        "{seen}"
    );
    for password in [PASSWORD, NEW_PASSWORD, FACTORY] {
        assert!(!seen.contains(password), "{seen}");
    }
}

#[test]
fn what_programs_held_is_readable_by_the_agent_alone_and_wiped_after_the_change() {
    use std::os::unix::fs::PermissionsExt;
    let programs = Programs::new();
    let device = device(&[programs.command()]);
    assert_eq!(activate(&device), 303);
    assert_eq!(recover(&device, NEW_PASSWORD).status, 303);
    for name in ["backends.a", "backends.b"] {
        let path = device.dir.path().join(name);
        let mode = std::fs::metadata(&path).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600, "{name}");
        let held = std::fs::read(&path).unwrap();
        let holds = |secret: &str| {
            held.windows(secret.len())
                .any(|part| part == secret.as_bytes())
        };
        assert!(
            !holds(FACTORY) && !holds(PASSWORD) && !holds(NEW_PASSWORD),
            "{name}"
        );
    }
}
