//! D12: a recorder's cameras, and their passwords set to its own.

mod list;
mod recovery;
mod trouble;

use std::time::Duration;

use agent::{CameraPatience, Config};
use serde_json::{Value, json};

use crate::support::camera::{CAMERA_PASSWORD, Sim};
use crate::support::{Browser, Device, PASSWORD};

/// A recorder with cameras, and a program that is signed in there.
pub(crate) struct Recorder {
    pub(crate) device: Device,
    token: String,
}

fn config(device: &Device) -> Config {
    let mut config = device.config();
    config.profile.cameras = true;
    config.camera_patience = CameraPatience {
        answer: Duration::from_secs(2),
        settle: Duration::from_millis(300),
        pause: Duration::from_millis(20),
    };
    config
}

impl Recorder {
    pub(crate) fn new() -> Self {
        let mut device = Device::activated();
        device.switch_off();
        device.switch_on_with(&config(&device));
        let mut recorder = Self {
            device,
            token: String::new(),
        };
        recorder.sign_in(PASSWORD);
        recorder
    }

    /// Takes the power away and gives it back.
    pub(crate) fn cut_power(&mut self) {
        self.cut_power_with(PASSWORD);
    }

    /// The same where the password is another one by now.
    pub(crate) fn cut_power_with(&mut self, password: &str) {
        self.device.cut_power();
        self.device.switch_on_with(&config(&self.device));
        self.sign_in(password);
    }

    pub(crate) fn sign_in(&mut self, password: &str) {
        let asked = json!({ "password": password }).to_string();
        let answer = self
            .device
            .browser()
            .call("POST", "/api/v1/sign-in", None, &asked);
        self.token = answer.json()["token"].as_str().unwrap().to_owned();
    }

    pub(crate) fn browser(&self) -> Browser {
        let browser = self.device.browser();
        assert_eq!(browser.sign_in(PASSWORD).status, 303);
        browser
    }

    /// Status and answer, which is null where there is none.
    pub(crate) fn call(&self, method: &str, path: &str, asked: &Value) -> (u16, Value) {
        let page = self.device.browser().call(
            method,
            &format!("/api/v1/cameras{path}"),
            Some(&self.token),
            &asked.to_string(),
        );
        let told = serde_json::from_str(&page.body).unwrap_or(Value::Null);
        (page.status, told)
    }

    pub(crate) fn add(&self, address: &str, kind: &str, password: &str) -> Value {
        let asked =
            json!({ "kind": kind, "address": address, "user": "admin", "password": password });
        let (status, camera) = self.call("POST", "", &asked);
        assert_eq!(status, 201, "{camera}");
        camera
    }

    /// Adds a camera and confirms what answered.
    pub(crate) fn add_confirmed(&self, address: &str, kind: &str, password: &str) -> Value {
        let camera = self.add(address, kind, password);
        let seen = json!({ "certificate": camera["certificate"] });
        let (status, camera) = self.call("POST", &format!("/{}/confirm", camera["id"]), &seen);
        assert_eq!(status, 200, "{camera}");
        camera
    }

    pub(crate) fn add_sim(&self, sim: &Sim) -> Value {
        self.add_confirmed(&sim.url(), "onvif", CAMERA_PASSWORD)
    }

    pub(crate) fn set_all(&self) -> Value {
        self.set(&json!({ "password": PASSWORD }))
    }

    pub(crate) fn retry(&self) -> Value {
        self.set(&json!({ "password": PASSWORD, "only_left": true }))
    }

    fn set(&self, asked: &Value) -> Value {
        let (status, told) = self.call("POST", "/passwords", asked);
        assert_eq!(status, 202, "{told}");
        self.until_settled()
    }

    /// The list when nothing is under way any more.
    pub(crate) fn until_settled(&self) -> Value {
        for _ in 0..1000 {
            let (_, list) = self.call("GET", "", &json!({}));
            if list["under_way"] == 0 {
                return list;
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        panic!("the change has no end");
    }

    /// The journal's entry on the cameras, which follows when all have ended.
    pub(crate) fn noted(&self) -> Value {
        for _ in 0..250 {
            let page = self
                .device
                .browser()
                .call("GET", "/api/v1/journal", Some(&self.token), "");
            let journal = page.json();
            let entries = journal["entries"].as_array().unwrap();
            if let Some(entry) = entries.iter().find(|entry| entry["event"] == "cameras_set") {
                return entry.clone();
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        panic!("the journal says nothing");
    }
}

/// State and cause of each camera.
pub(crate) fn states(list: &Value) -> Vec<(String, String)> {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let cameras = list["cameras"].as_array().unwrap().iter();
    cameras
        .map(|camera| (text(&camera["state"]), text(&camera["cause"])))
        .collect()
}

fn state(state: &str, cause: &str) -> (String, String) {
    (state.to_owned(), cause.to_owned())
}

#[test]
fn d12_every_camera_gets_the_recorders_password_and_loses_the_old_one() {
    let recorder = Recorder::new();
    let (by_token, by_digest, secure) = (Sim::start(), Sim::start(), Sim::start_secure());
    by_token.take_tokens_alone();
    by_digest.camera(|camera| camera.logins.token = false);
    // A camera's clock is often years off.
    by_token.habits(|habits| habits.ahead = -400_000_000);
    let ours = Device::activated();
    for sim in [&by_token, &by_digest, &secure] {
        recorder.add_sim(sim);
    }
    let agent = format!("http://{}", ours.address());
    recorder.add_confirmed(&agent, "regain", PASSWORD);
    let list = recorder.set_all();
    assert_eq!(states(&list), vec![state("done", ""); 4], "{list}");
    for sim in [&by_token, &by_digest, &secure] {
        assert!(sim.opens(PASSWORD) && !sim.opens(CAMERA_PASSWORD));
    }
    let noted = recorder.noted();
    assert_eq!(
        (&noted["cameras_done"], &noted["cameras_left"]),
        (&json!(4), &json!(0))
    );
}

#[test]
fn d12_a_camera_with_our_agent_takes_another_password_too() {
    let recorder = Recorder::new();
    let ours = Device::new();
    let first = "amber window thistle";
    let form = [
        ("new_password", first),
        ("new_password_again", first),
        ("without_email", "yes"),
    ];
    assert_eq!(ours.browser().post("/activate", &form).status, 303);
    let camera = recorder.add_confirmed(&format!("http://{}", ours.address()), "regain", first);
    let said = camera["answers_as"].as_str().unwrap();
    assert!(
        said.contains("serial number RG4T7M2KXX9876543210"),
        "{said}"
    );
    assert_eq!(states(&recorder.set_all()), [state("done", "")]);
    assert_eq!(ours.browser().sign_in(PASSWORD).status, 303);
    assert_eq!(ours.browser().sign_in(first).status, 403);
}

#[test]
fn d12_the_present_password_is_asked_for_and_a_wrong_one_tells_no_camera() {
    let recorder = Recorder::new();
    let sim = Sim::start();
    recorder.add_sim(&sim);
    let before = sim.habits(|habits| habits.requests);
    let asked = json!({ "password": "not the password at all" });
    let (status, told) = recorder.call("POST", "/passwords", &asked);
    assert_eq!(
        (status, &told["error"]["code"]),
        (403, &json!("wrong_password"))
    );
    assert_eq!(sim.habits(|habits| habits.requests), before);
    assert!(sim.opens(CAMERA_PASSWORD));
}

#[test]
fn d12_the_pages_add_confirm_test_set_and_remove_without_scripts() {
    let recorder = Recorder::new();
    let (sim, browser) = (Sim::start(), recorder.browser());
    assert!(browser.get("/cameras").says("No cameras yet"));
    let form = [
        ("kind", "onvif"),
        ("address", &sim.url()),
        ("user", "admin"),
        ("camera_password", CAMERA_PASSWORD),
    ];
    let added = browser.post("/cameras", &form);
    assert_eq!(added.location(), "/cameras/1");
    let page = browser.get("/cameras/1");
    assert!(page.says("Yes, this is my camera") && page.says("not encrypted (http)"));
    assert!(page.says("an ONVIF device whose clock shows 2026-11-21 09:05:00 UTC"));
    assert!(
        browser
            .post("/cameras/1/confirm", &[])
            .says("The address is confirmed")
    );
    let tested = browser.post("/cameras/1/test", &[]);
    assert!(tested.says("The camera takes its user name and password"));
    let set = [("password", PASSWORD), ("which", "all")];
    assert_eq!(
        browser.post("/cameras/passwords", &set).location(),
        "/cameras"
    );
    recorder.until_settled();
    recorder.noted();
    assert!(browser.get("/cameras").says("Done"));
    assert!(browser.get("/home").says("Password set in the cameras"));
    let removed = browser.post("/cameras/1/remove", &[]);
    assert_eq!(removed.location(), "/cameras?done=camera-removed");
    assert!(browser.get("/cameras").says("No cameras yet"));
    assert!(sim.opens(PASSWORD));
}

#[test]
fn d13_a_device_without_cameras_shows_and_takes_none() {
    let device = Device::activated();
    let browser = device.browser();
    assert_eq!(browser.sign_in(PASSWORD).status, 303);
    assert!(!browser.get("/home").says("/cameras"));
    assert_eq!(browser.get("/cameras").status, 404);
    assert_eq!(browser.get("/api/v1/cameras").status, 404);
    assert!(!device.dir.path().join("cameras.key").exists());
}

#[test]
fn d12_a_camera_that_is_not_on_the_list_is_told_of_whatever_it_is_called() {
    let recorder = Recorder::new();
    for path in ["/99/look", "/first/look", "/-1/look"] {
        let (status, told) = recorder.call("POST", path, &Value::Null);
        assert_eq!(status, 404, "{path}");
        assert_eq!(told["error"]["code"], "no_such_camera", "{path}");
    }
}

#[test]
fn d12_nobody_sees_or_changes_the_list_without_a_sign_in() {
    let recorder = Recorder::new();
    recorder.add_sim(&Sim::start());
    let stranger = recorder.device.browser();
    for path in ["/cameras", "/cameras/1"] {
        assert_eq!(stranger.get(path).location(), "/sign-in?done=ended");
    }
    for path in [
        "/cameras",
        "/cameras/passwords",
        "/cameras/1/test",
        "/cameras/1/remove",
    ] {
        assert_eq!(stranger.post(path, &[]).location(), "/sign-in?done=ended");
        let called = stranger.call("POST", &format!("/api/v1{path}"), None, "{}");
        assert!(matches!(called.status, 401 | 404), "{path}");
    }
    assert_eq!(
        stranger.call("GET", "/api/v1/cameras", None, "").status,
        401
    );
}
