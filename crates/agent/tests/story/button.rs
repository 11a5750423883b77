//! D11: the reset button, pressed over the front that simulators have. Holds take as long as they do.

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::os::unix::fs::PermissionsExt;
use std::os::unix::net::{UnixListener, UnixStream};
use std::path::{Path, PathBuf};
use std::thread::sleep;
use std::time::Duration;

use agent::{ButtonConfig, ButtonSource, Config, CountsFrom};
use device::WayBack;

use crate::backends::programs::Programs;
use crate::support::{Device, EMAIL, NEW_PASSWORD, PASSWORD};

/// The front of a simulated device: somebody's finger, and what the device says.
struct Front {
    listener: UnixListener,
    connection: Option<UnixStream>,
}

impl Front {
    fn new(at: &Path) -> Self {
        Self {
            listener: UnixListener::bind(at).unwrap(),
            connection: None,
        }
    }

    /// Takes the call of a device that was just switched on.
    fn answer(&mut self, level: &str) {
        let (mut stream, _) = self.listener.accept().unwrap();
        stream.write_all(level.as_bytes()).unwrap();
        stream
            .set_read_timeout(Some(Duration::from_secs(20)))
            .unwrap();
        self.connection = Some(stream);
    }

    fn say(&mut self, level: &str) {
        let stream = self.connection.as_mut().unwrap();
        stream.write_all(level.as_bytes()).unwrap();
    }

    /// The next sentence of the device.
    fn hear(&mut self) -> String {
        let mut heard = String::new();
        let stream = self.connection.as_ref().unwrap();
        BufReader::with_capacity(1, stream)
            .read_line(&mut heard)
            .unwrap();
        heard
    }
}

/// A device with a front and a command that erases, and the note that the command leaves.
struct Panel {
    device: Device,
    front: Front,
    erased: PathBuf,
    config: Config,
}

fn script(at: &Path, text: &str) {
    fs::write(at, format!("#!/bin/sh\n{text}\n")).unwrap();
    fs::set_permissions(at, fs::Permissions::from_mode(0o755)).unwrap();
}

impl Panel {
    fn new() -> Self {
        let device = Device::activated();
        let place = device.dir.path();
        let (socket, command, erased) = (
            place.join("front.sock"),
            place.join("erase"),
            place.join("erased"),
        );
        script(
            &command,
            &format!("echo \"$1 $REGAIN_RECORDINGS\" >> {}", erased.display()),
        );
        let mut config = device.config();
        config.profile.ways = [WayBack::Sheet, WayBack::Key, WayBack::Button]
            .into_iter()
            .collect();
        config.button = Some(ButtonConfig {
            source: ButtonSource::Front(socket.clone()),
            counts_from: CountsFrom::EveryStart,
            erase: vec![command.display().to_string(), "settings".to_owned()],
            erase_recordings: false,
        });
        Self {
            device,
            front: Front::new(&socket),
            erased,
            config,
        }
    }

    /// Switches the device off and on, with the button at this level.
    fn power_cycle(&mut self, level: &str) {
        self.device.switch_off();
        self.device.switch_on_with(&self.config);
        self.front.answer(level);
    }

    fn signs_in(&self, password: &str) -> bool {
        let form = [("password", password)];
        self.device.browser().post("/sign-in", &form).status == 303
    }

    fn erased(&self) -> String {
        fs::read_to_string(&self.erased).unwrap_or_default()
    }

    fn device_facts(&self) -> serde_json::Value {
        self.device
            .browser()
            .call("GET", "/api/v1/device", None, "")
            .json()
    }
}

/// Waits until it is so, for at most five seconds.
fn until(what: impl Fn() -> bool) -> bool {
    (0..100).any(|_| {
        what() || {
            sleep(Duration::from_millis(50));
            false
        }
    })
}

#[test]
fn d11_a_hold_of_ten_seconds_from_power_on_erases_all_settings_and_nine_do_not() {
    let mut panel = Panel::new();
    panel.power_cycle("d");
    assert!(panel.front.hear().contains("held since power-on"));
    sleep(Duration::from_secs(9));
    panel.front.say("u");
    let heard = panel.front.hear();
    assert!(
        heard.contains("9.0 seconds only") && heard.contains("Nothing happens"),
        "{heard}"
    );
    panel.front.say("d");
    assert!(panel.front.hear().contains("pressed again"));
    assert!(panel.signs_in(PASSWORD));

    panel.power_cycle("d");
    assert!(panel.front.hear().contains("held since power-on"));
    sleep(Duration::from_millis(10_500));
    assert_eq!(panel.erased(), "", "nothing is erased while it is held");
    panel.front.say("u");
    let heard = panel.front.hear();
    assert!(heard.contains("all settings are erased"), "{heard}");
    assert!(
        until(|| panel.erased() == "settings keep\n"),
        "{}",
        panel.erased()
    );
    assert_eq!(panel.device_facts()["activated"], false);
    let page = panel.device.browser().get("/activate").body;
    assert!(page.contains("erased and the recordings kept"), "{page}");
    assert!(!page.contains(EMAIL));

    let form = [
        ("new_password", NEW_PASSWORD),
        ("new_password_again", NEW_PASSWORD),
        ("without_email", "yes"),
    ];
    assert!(until(|| panel
        .device
        .browser()
        .post("/activate", &form)
        .status
        == 303));
    assert!(!panel.signs_in(PASSWORD) && panel.signs_in(NEW_PASSWORD));
    let browser = panel.device.browser();
    browser.post("/sign-in", &[("password", NEW_PASSWORD)]);
    assert!(
        browser
            .get("/home")
            .body
            .contains("erased with the reset button")
    );
}

#[test]
fn d11_a_hold_of_more_than_fifteen_seconds_does_nothing() {
    let mut panel = Panel::new();
    panel.power_cycle("d");
    assert!(panel.front.hear().contains("held since power-on"));
    let heard = panel.front.hear();
    assert!(heard.contains("more than 15 seconds"), "{heard}");
    panel.front.say("u");
    sleep(Duration::from_secs(2));
    assert_eq!(panel.erased(), "");
    assert!(panel.signs_in(PASSWORD));
}

#[test]
fn d11_a_button_pressed_while_the_device_runs_does_nothing() {
    let mut panel = Panel::new();
    panel.power_cycle("u");
    sleep(Duration::from_millis(100));
    panel.front.say("d");
    let heard = panel.front.hear();
    assert!(
        heard.contains("pressed while the device was running"),
        "{heard}"
    );
    sleep(Duration::from_millis(11_000));
    panel.front.say("u");
    sleep(Duration::from_secs(2));
    assert!(panel.signs_in(PASSWORD));
}

#[test]
fn d11_what_could_not_be_erased_is_erased_after_the_next_start_and_nobody_activates_before() {
    let mut panel = Panel::new();
    let command = PathBuf::from(&panel.config.button.as_ref().unwrap().erase[0]);
    let works = fs::read_to_string(&command).unwrap();
    script(&command, "exit 3");
    panel.power_cycle("d");
    panel.front.hear();
    sleep(Duration::from_millis(10_300));
    panel.front.say("u");
    assert!(panel.front.hear().contains("all settings are erased"));
    let form = [
        ("new_password", NEW_PASSWORD),
        ("new_password_again", NEW_PASSWORD),
        ("without_email", "yes"),
    ];
    let says = |text: &str| panel.device.browser().get("/activate").body.contains(text);
    assert!(until(|| says("could not be erased yet")));
    let refused = panel.device.browser().post("/activate", &form);
    assert_eq!(refused.status, 503);
    assert!(
        refused.body.contains("still being erased"),
        "{}",
        refused.body
    );

    fs::write(&command, works).unwrap();
    panel.power_cycle("u");
    assert!(
        until(|| panel.erased() == "settings keep\n"),
        "{}",
        panel.erased()
    );
    assert!(until(|| panel
        .device
        .browser()
        .post("/activate", &form)
        .status
        == 303));
    panel.power_cycle("u");
    sleep(Duration::from_millis(300));
    assert_eq!(panel.erased(), "settings keep\n", "once, and never again");
    assert!(panel.signs_in(NEW_PASSWORD));
}

#[test]
fn d11_after_the_button_no_program_opens_with_the_old_password() {
    let programs = Programs::new();
    let mut panel = Panel::new();
    panel.config.backends = vec![programs.linux(), programs.htpasswd(), programs.command()];
    panel.power_cycle("u");
    assert!(panel.signs_in(PASSWORD));
    assert!(until_late(|| programs.open(PASSWORD) == [true; 3]));

    panel.power_cycle("d");
    assert!(panel.front.hear().contains("held since power-on"));
    sleep(Duration::from_millis(10_500));
    panel.front.say("u");
    assert!(panel.front.hear().contains("all settings are erased"));
    // The command that erases is run after them.
    assert!(until_late(|| panel.erased() == "settings keep\n"));
    assert_eq!(programs.open(PASSWORD), [false; 3]);
    let form = [
        ("new_password", NEW_PASSWORD),
        ("new_password_again", NEW_PASSWORD),
        ("without_email", "yes"),
    ];
    let activates = || panel.device.browser().post("/activate", &form).status == 303;
    assert!(until_late(activates));
    assert_eq!(programs.open(PASSWORD), [false; 3]);
    assert_eq!(programs.open(NEW_PASSWORD), [true; 3]);
}

/// The same with time for a busy machine and slow hashes.
fn until_late(what: impl Fn() -> bool) -> bool {
    (0..20).any(|_| until(&what))
}
