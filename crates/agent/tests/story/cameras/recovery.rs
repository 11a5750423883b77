//! D12: a recovery that sets the cameras' passwords with the recorder's.

use std::time::Duration;

use protocol::{Challenge, Scope};
use serde_json::{Value, json};

use super::{Recorder, state, states};
use crate::support::camera::{CAMERA_PASSWORD, Sim};
use crate::support::{Device, NEW_PASSWORD, PASSWORD, answer, shown_challenge};

fn ask(device: &Device, asked: &Value) -> (u16, Value) {
    let page = device
        .browser()
        .call("POST", "/api/v1/forgot/key", None, &asked.to_string());
    (page.status, page.json())
}

fn key_for(device: &Device, challenge: &Challenge) -> String {
    device.authority.key_for(challenge, &device.public_key())
}

#[test]
fn d12_a_recovery_with_the_cameras_sets_them_all_and_tells_who_signs_in_next() {
    let mut recorder = Recorder::new();
    let (easy, strict) = (Sim::start(), Sim::start());
    strict.camera(|camera| camera.rules.longest = 10);
    recorder.add_sim(&easy);
    recorder.add_sim(&strict);
    let browser = recorder.device.browser();
    let page = browser.get("/forgot");
    assert!(page.says("Also set the cameras&#39; passwords") && !page.says("127.0.0.1:"));
    let asked = browser.post("/forgot/key", &[("with_cameras", "yes")]);
    assert_eq!(asked.location(), "/forgot/key");
    assert!(browser.get("/forgot/key").says("and of its cameras"));
    let challenge = shown_challenge(&browser);
    assert_eq!(challenge.header().scope, Scope::AdministratorAndCameras);
    let key = key_for(&recorder.device, &challenge);
    let reset = browser.post("/forgot/key/answer", &answer(&key, NEW_PASSWORD));
    assert_eq!(reset.location(), "/sign-in?done=reset-cameras");
    assert!(browser.get(reset.location()).says("The cameras get it too"));

    recorder.sign_in(NEW_PASSWORD);
    let list = recorder.until_settled();
    assert_eq!(
        states(&list),
        [state("done", ""), state("not_done", "password_too_long")]
    );
    assert!(easy.opens(NEW_PASSWORD) && strict.opens(CAMERA_PASSWORD));
    strict.camera(|camera| camera.rules.longest = 64);
    let asked = json!({ "password": NEW_PASSWORD, "only_left": true });
    assert_eq!(recorder.call("POST", "/passwords", &asked).0, 202);
    assert_eq!(
        states(&recorder.until_settled()),
        vec![state("done", ""); 2]
    );
}

#[test]
fn d12_a_recovery_without_the_cameras_leaves_them_alone() {
    let mut recorder = Recorder::new();
    let sim = Sim::start();
    recorder.add_sim(&sim);
    let before = sim.habits(|habits| habits.requests);
    let (_, shown) = ask(&recorder.device, &json!({}));
    assert_eq!(shown["with_cameras"], false);
    let challenge = Challenge::from_xml(shown["xml"].as_str().unwrap()).unwrap();
    let key = key_for(&recorder.device, &challenge);
    let browser = recorder.device.browser();
    let reset = browser.post("/forgot/key/answer", &answer(&key, NEW_PASSWORD));
    assert_eq!(reset.location(), "/sign-in?done=reset");
    recorder.sign_in(NEW_PASSWORD);
    assert_eq!(states(&recorder.until_settled()), [state("untouched", "")]);
    assert_eq!(sim.habits(|habits| habits.requests), before);
}

#[test]
fn d12_a_wrong_key_tells_no_camera_anything() {
    let recorder = Recorder::new();
    let sim = Sim::start();
    recorder.add_sim(&sim);
    let (_, shown) = ask(&recorder.device, &json!({ "with_cameras": true }));
    assert_eq!(shown["with_cameras"], true);
    let browser = recorder.device.browser();
    let refused = browser.post("/forgot/key/answer", &answer("AAAA-AAAA", NEW_PASSWORD));
    assert_eq!(refused.status, 403);
    assert_eq!(states(&recorder.until_settled()), [state("untouched", "")]);
    assert!(sim.opens(CAMERA_PASSWORD));
}

#[test]
fn d12_a_power_cut_right_after_the_recovery_is_told_for_every_camera() {
    let mut recorder = Recorder::new();
    let sims = [Sim::start(), Sim::start()];
    for sim in &sims {
        recorder.add_sim(sim);
        sim.habits(|habits| habits.slow = Duration::from_secs(3));
    }
    let (_, shown) = ask(&recorder.device, &json!({ "with_cameras": true }));
    let challenge = Challenge::from_xml(shown["xml"].as_str().unwrap()).unwrap();
    let key = key_for(&recorder.device, &challenge);
    let browser = recorder.device.browser();
    let reset = browser.post("/forgot/key/answer", &answer(&key, NEW_PASSWORD));
    assert_eq!(reset.status, 303);
    recorder.cut_power_with(NEW_PASSWORD);
    let (_, list) = recorder.call("GET", "", &json!({}));
    let interrupted = state("not_done", "interrupted");
    assert_eq!(states(&list), vec![interrupted; 2]);
    assert_eq!(recorder.noted()["cameras_left"], 2);
    for sim in &sims {
        assert!(sim.opens(CAMERA_PASSWORD));
        sim.habits(|habits| habits.slow = Duration::ZERO);
    }
    let asked = json!({ "password": NEW_PASSWORD, "only_left": true });
    assert_eq!(recorder.call("POST", "/passwords", &asked).0, 202);
    assert_eq!(
        states(&recorder.until_settled()),
        vec![state("done", ""); 2]
    );
}

#[test]
fn d13_cameras_are_no_choice_where_there_are_none() {
    let recorder = Recorder::new();
    let browser = recorder.device.browser();
    assert!(!browser.get("/forgot").says("Also set the cameras"));
    let (status, told) = ask(&recorder.device, &json!({ "with_cameras": true }));
    assert_eq!(
        (status, &told["error"]["code"]),
        (403, &json!("cameras_not_offered"))
    );
    let other = Device::activated();
    let (status, _) = ask(&other, &json!({ "with_cameras": true }));
    assert_eq!(status, 403);
    assert!(other.browser().sign_in(PASSWORD).status == 303);
}
