//! The pages of the cameras in every state.

use web::{ErrorSummary, Field};

use super::super::cameras::{CameraPage, CamerasPage, Row, Told};
use super::{field, page, passwords, shell};

fn row(badge: (&'static str, &'static str), why: Option<&str>) -> Row {
    Row {
        id: 3,
        address: "http://192.168.1.20".to_owned(),
        user: "<admin>".to_owned(),
        kind: "ONVIF camera",
        said: Some("<script>".to_owned()),
        fingerprint: None,
        is_confirmed: true,
        is_secure: false,
        badge,
        when: why.map(|_| "2026-11-21 09:05:00".to_owned()),
        why: why.map(str::to_owned),
    }
}

fn all(cameras: Vec<Row>, open: usize, left: usize) -> String {
    page(&CamerasPage {
        shell: shell(true),
        told: Some(Told::good("The camera is off the list.")),
        summary: ErrorSummary::of(&passwords()),
        cameras,
        open,
        done: 1,
        left,
        password: field("password", None),
        camera: [
            Field::text("kind", "Kind"),
            Field::text("address", "Address").value("\"><script>"),
            Field::text("user", "User"),
            field("camera_password", Some("Type the password.")),
        ],
    })
}

#[test]
fn d12_the_list_shows_each_camera_and_offers_what_can_be_done_now() {
    let none = all(Vec::new(), 0, 0);
    assert!(none.contains("No cameras yet") && !none.contains("Set the cameras"));
    let done = all(vec![row(("good", "Done"), None)], 0, 0);
    assert!(done.contains("&#60;admin&#62;") && done.contains("Set the cameras' passwords"));
    assert!(!done.contains("data-refresh") && !done.contains("again</button>"));
    let under_way = all(vec![row(("plain", "Being set"), None)], 2, 0);
    assert!(under_way.contains("data-refresh") && !under_way.contains("/cameras/passwords"));
    let left = all(vec![row(("bad", "Not done"), Some("Too <weak>."))], 0, 2);
    assert!(left.contains("Too &#60;weak&#62;.") && left.contains("Try the 2 left again"));
}

fn one(change: impl FnOnce(&mut Row)) -> String {
    let mut camera = row(("plain", "Own password"), Some("It is <late>."));
    change(&mut camera);
    page(&CameraPage {
        shell: shell(true),
        told: Some(Told::bad("The camera does not answer in time.")),
        summary: ErrorSummary::of(&passwords()),
        camera,
        user: Field::text("user", "User"),
        password: field("camera_password", None),
        is_wrong: true,
    })
}

#[test]
fn d12_a_camera_is_confirmed_before_it_is_tested() {
    let confirmed = one(|_| {});
    assert!(confirmed.contains("Test user name") && !confirmed.contains("Yes, this is my"));
    assert!(confirmed.contains("not encrypted"));
    let seen = one(|camera| {
        (camera.is_confirmed, camera.is_secure) = (false, true);
        camera.fingerprint = Some("AB:CD".to_owned());
    });
    assert!(seen.contains("Yes, this is my") && !seen.contains("Test user name"));
    assert!(seen.contains("value=\"AB:CD\"") && !seen.contains("not encrypted"));
    let silent = one(|camera| (camera.is_confirmed, camera.said) = (false, None));
    assert!(silent.contains("Nothing answers yet") && !silent.contains("Yes, this is my"));
}
