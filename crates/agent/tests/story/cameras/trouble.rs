//! Cameras that refuse, forget, hang up or are gone, and a recorder that loses its power.

use std::time::Duration;

use serde_json::json;

use super::{Recorder, state, states};
use crate::support::PASSWORD;
use crate::support::camera::{CAMERA_PASSWORD, Sim};

#[test]
fn d12_a_camera_whose_rules_refuse_the_password_says_so_and_can_be_tried_again() {
    let recorder = Recorder::new();
    let (strict, easy) = (Sim::start(), Sim::start());
    strict.camera(|camera| camera.rules.needs_digit = true);
    recorder.add_sim(&strict);
    recorder.add_sim(&easy);
    let list = recorder.set_all();
    let refused = state("not_done", "password_too_weak");
    assert_eq!(states(&list), [refused, state("done", "")]);
    let message = list["cameras"][0]["message"].as_str().unwrap();
    assert!(message.contains("The password needs a digit"), "{message}");
    assert!(strict.opens(CAMERA_PASSWORD));
    let page = recorder.browser().get("/cameras");
    assert!(page.says("Try the one left again") && page.says("The password needs a digit"));

    strict.camera(|camera| camera.rules.needs_digit = false);
    let before = easy.habits(|habits| habits.requests);
    let list = recorder.retry();
    assert_eq!(states(&list), vec![state("done", ""); 2]);
    assert!(strict.opens(PASSWORD));
    assert_eq!(easy.habits(|habits| habits.requests), before);
}

#[test]
fn d12_an_answer_that_is_lost_is_found_out() {
    let recorder = Recorder::new();
    let (took, did_not) = (Sim::start(), Sim::start());
    took.habits(|habits| habits.drops_after_set = true);
    did_not.habits(|habits| (habits.drops_after_set, habits.forgets) = (true, true));
    recorder.add_sim(&took);
    recorder.add_sim(&did_not);
    let list = recorder.set_all();
    assert_eq!(
        states(&list),
        [state("done", ""), state("not_done", "not_taken")],
        "{list}"
    );
    assert!(took.opens(PASSWORD) && did_not.opens(CAMERA_PASSWORD));
}

#[test]
fn d12_a_camera_that_says_yes_and_keeps_the_old_one_is_not_done() {
    let recorder = Recorder::new();
    let (forgetful, lax) = (Sim::start(), Sim::start());
    forgetful.habits(|habits| habits.forgets = true);
    lax.take_tokens_alone();
    lax.habits(|habits| habits.keeps_old = true);
    recorder.add_sim(&forgetful);
    recorder.add_sim(&lax);
    let list = recorder.set_all();
    assert_eq!(
        states(&list),
        [
            state("not_done", "not_taken"),
            state("not_done", "old_still_works")
        ],
        "{list}"
    );
    forgetful.habits(|habits| habits.forgets = false);
    lax.habits(|habits| habits.keeps_old = false);
    let list = recorder.retry();
    assert_eq!(states(&list), vec![state("done", ""); 2], "{list}");
}

#[test]
fn d12_what_is_gone_wrong_or_locked_is_told_for_each_camera() {
    let recorder = Recorder::new();
    let (gone, other, open) = (Sim::start(), Sim::start(), Sim::start());
    recorder.add_sim(&gone);
    recorder.add_confirmed(&other.url(), "onvif", "not its password");
    recorder.add_sim(&open);
    gone.habits(|habits| habits.is_deaf = true);
    open.camera(|camera| {
        let information = camera.information.clone();
        *camera = discovery::camera::Camera::new(information, "admin", "");
    });
    let list = recorder.set_all();
    assert_eq!(
        states(&list),
        [
            state("not_done", "cut"),
            state("not_done", "wrong_password"),
            state("not_done", "no_password_yet")
        ],
        "{list}"
    );
    let login = json!({ "user": "admin", "password": CAMERA_PASSWORD });
    assert_eq!(recorder.call("PUT", "/2/login", &login).0, 204);
    gone.habits(|habits| habits.is_deaf = false);
    let list = recorder.retry();
    assert_eq!(
        states(&list)[..2],
        [state("done", ""), state("done", "")],
        "{list}"
    );
}

#[test]
fn d12_a_power_cut_while_a_camera_is_told_leaves_it_unknown_and_a_retry_settles_it() {
    let mut recorder = Recorder::new();
    let (took, did_not, waits) = (Sim::start(), Sim::start(), Sim::start());
    let long = Duration::from_secs(3);
    for sim in [&took, &did_not] {
        sim.habits(|habits| habits.slow_after_set = long);
        recorder.add_sim(sim);
    }
    did_not.habits(|habits| habits.forgets = true);
    recorder.add_sim(&waits);
    waits.habits(|habits| habits.slow = long);
    let (status, _) = recorder.call("POST", "/passwords", &json!({ "password": PASSWORD }));
    assert_eq!(status, 202);
    std::thread::sleep(Duration::from_millis(700));
    let (_, list) = recorder.call("GET", "", &json!({}));
    let before: Vec<_> = states(&list).into_iter().map(|(word, _)| word).collect();
    assert_eq!(before, ["started", "started", "waiting"]);
    recorder.cut_power();

    let (_, list) = recorder.call("GET", "", &json!({}));
    assert_eq!(
        states(&list),
        [
            state("unknown", "interrupted"),
            state("unknown", "interrupted"),
            state("not_done", "interrupted")
        ]
    );
    assert_eq!(recorder.noted()["cameras_left"], 3);
    assert!(took.opens(PASSWORD) && did_not.opens(CAMERA_PASSWORD));

    for sim in [&took, &did_not, &waits] {
        sim.habits(|habits| {
            (habits.slow, habits.slow_after_set) = (Duration::ZERO, Duration::ZERO);
            habits.forgets = false;
        });
    }
    let list = recorder.retry();
    assert_eq!(states(&list), vec![state("done", ""); 3], "{list}");
    for sim in [&took, &did_not, &waits] {
        assert!(sim.opens(PASSWORD) && !sim.opens(CAMERA_PASSWORD));
    }
}

#[test]
fn d12_a_second_change_waits_until_the_first_has_ended() {
    let recorder = Recorder::new();
    let sim = Sim::start();
    recorder.add_sim(&sim);
    sim.habits(|habits| habits.slow = Duration::from_millis(100));
    let asked = json!({ "password": PASSWORD });
    assert_eq!(recorder.call("POST", "/passwords", &asked).0, 202);
    let (status, told) = recorder.call("POST", "/passwords", &asked);
    assert_eq!((status, &told["error"]["code"]), (409, &json!("busy")));
    let (status, _) = recorder.call("DELETE", "/1", &json!({}));
    assert_eq!(status, 409);
    assert!(recorder.browser().get("/cameras").says("Look again"));
    assert_eq!(states(&recorder.until_settled()), [state("done", "")]);
}
