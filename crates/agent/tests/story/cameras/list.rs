//! The list of cameras: what may stand there, what is kept, what is never told.

use std::os::unix::fs::PermissionsExt;

use serde_json::json;

use super::{Recorder, state, states};
use crate::support::PASSWORD;
use crate::support::camera::{CAMERA_PASSWORD, Sim};

#[test]
fn d12_a_bad_address_is_told_at_its_field() {
    let recorder = Recorder::new();
    for (address, words) in [
        ("", "Give the camera's address"),
        (
            "rtsp://192.168.1.20",
            "An address begins with http:// or https://",
        ),
        ("http://admin:x@192.168.1.20", "in their own fields"),
        ("239.255.255.250", "no address of one camera"),
    ] {
        let asked =
            json!({ "kind": "onvif", "address": address, "user": "admin", "password": "x" });
        let (status, told) = recorder.call("POST", "", &asked);
        let error = &told["error"];
        assert_eq!(
            (status, &error["field"]),
            (422, &json!("address")),
            "{told}"
        );
        assert!(error["message"].as_str().unwrap().contains(words), "{told}");
    }
    let browser = recorder.browser();
    let form = [("kind", "onvif"), ("address", "cam era"), ("user", "<me>")];
    let page = browser.post("/cameras", &form);
    assert_eq!(page.status, 422);
    assert!(page.says("href=\"#f-address\"") && page.says("href=\"#f-camera-password\""));
    assert!(page.says("&#60;me&#62;") && page.says("cam era"));
}

#[test]
fn d12_nothing_secret_goes_to_an_address_that_nobody_confirmed() {
    let recorder = Recorder::new();
    let sim = Sim::start();
    let camera = recorder.add(&sim.url(), "onvif", CAMERA_PASSWORD);
    assert_eq!(camera["confirmed"], false);
    let (_, tested) = recorder.call("POST", "/1/test", &json!({}));
    assert_eq!(tested["cause"], "unconfirmed");
    let list = recorder.set_all();
    assert_eq!(states(&list), [state("not_done", "unconfirmed")]);
    assert_eq!(sim.habits(|habits| habits.signed), 0);
    assert!(sim.habits(|habits| habits.requests) > 0);
}

#[test]
fn d12_an_address_where_nobody_answered_cannot_be_confirmed() {
    let recorder = Recorder::new();
    let camera = recorder.add("127.0.0.1:1", "onvif", CAMERA_PASSWORD);
    assert_eq!(camera["answers_as"], json!(null));
    let (status, told) = recorder.call("POST", "/1/confirm", &json!({}));
    assert_eq!((status, &told["error"]["code"]), (409, &json!("camera")));
    let (_, looked) = recorder.call("POST", "/1/look", &json!({}));
    assert_eq!(looked["cause"], "unreachable");
}

#[test]
fn d12_another_certificate_than_the_confirmed_one_gets_no_password() {
    let recorder = Recorder::new();
    let sim = Sim::start_secure();
    let camera = recorder.add(&sim.url(), "onvif", CAMERA_PASSWORD);
    let seen = camera["certificate"].as_str().unwrap();
    assert_eq!(seen.len(), 95);
    // What was seen has to be what is confirmed.
    sim.change_certificate();
    recorder.call("POST", "/1/look", &json!({}));
    let (status, _) = recorder.call("POST", "/1/confirm", &json!({ "certificate": seen }));
    assert_eq!(status, 409);
    let (_, list) = recorder.call("GET", "", &json!({}));
    let now = &list["cameras"][0]["certificate"];
    let (status, _) = recorder.call("POST", "/1/confirm", &json!({ "certificate": now }));
    assert_eq!(status, 200);
    let before = sim.habits(|habits| habits.signed);
    sim.change_certificate();
    let (_, tested) = recorder.call("POST", "/1/test", &json!({}));
    assert_eq!(tested["cause"], "other_certificate");
    let list = recorder.set_all();
    assert_eq!(states(&list), [state("not_done", "other_certificate")]);
    assert_eq!(sim.habits(|habits| habits.signed), before);
}

#[test]
fn d12_passwords_are_in_no_answer_and_sealed_on_the_disk() {
    let recorder = Recorder::new();
    let sim = Sim::start();
    recorder.add_sim(&sim);
    recorder.set_all();
    let browser = recorder.browser();
    let (_, list) = recorder.call("GET", "", &json!({}));
    let told = [
        list.to_string(),
        browser.get("/cameras").body,
        browser.get("/cameras/1").body,
    ];
    for text in told {
        assert!(!text.contains(CAMERA_PASSWORD) && !text.contains(PASSWORD));
    }
    for name in ["cameras.key", "cameras.a", "cameras.b"] {
        let path = recorder.device.dir.path().join(name);
        let bytes = std::fs::read(&path).unwrap();
        let text = String::from_utf8_lossy(&bytes);
        assert!(
            !text.contains(CAMERA_PASSWORD) && !text.contains(PASSWORD),
            "{name}"
        );
        assert_eq!(
            std::fs::metadata(&path).unwrap().permissions().mode() & 0o777,
            0o600
        );
    }
}

#[test]
fn d12_a_list_that_cannot_be_read_is_told_and_stops_nothing_else() {
    let mut recorder = Recorder::new();
    recorder.add_sim(&Sim::start());
    recorder.device.switch_off();
    std::fs::write(recorder.device.dir.path().join("cameras.key"), [1; 32]).unwrap();
    recorder.cut_power();
    let (status, told) = recorder.call("GET", "", &json!({}));
    assert_eq!((status, &told["error"]["code"]), (503, &json!("storage")));
    let browser = recorder.browser();
    assert_eq!(browser.get("/home").status, 200);
    assert!(browser.get("/cameras").says("log says why"));
}

#[test]
fn d12_the_same_address_stands_on_the_list_once() {
    let recorder = Recorder::new();
    let sim = Sim::start();
    recorder.add_sim(&sim);
    let asked = json!({ "kind": "onvif", "address": sim.url(), "user": "a", "password": "b" });
    let (status, told) = recorder.call("POST", "", &asked);
    assert_eq!(
        (status, &told["error"]["code"]),
        (409, &json!("camera_twice"))
    );
}
