//! The way back in by a key.

use crate::support::{Browser, Device, EMAIL, NEW_PASSWORD, PASSWORD, answer, wrong};

fn locked_out() -> (Device, Browser) {
    let device = Device::activated();
    let browser = device.browser();
    assert_eq!(browser.post("/forgot/key", &[]).location(), "/forgot/key");
    (device, browser)
}

#[test]
fn d8_the_page_shows_what_the_support_asks_for() {
    let (device, browser) = locked_out();
    let page = browser.get("/forgot/key");
    let number = device.challenge().number().to_string();
    for shown in [
        crate::support::SERIAL,
        "RG1602-16S",
        "R1420P15",
        "Start time",
        "Device date",
        &number,
        "ser****.example",
    ] {
        assert!(page.says(shown), "{shown}");
    }
    assert!(
        page.says(
            &device
                .challenge()
                .to_link(device.authority.bundle().service())
        )
    );
    assert!(browser.get("/forgot/key/qr.svg").body.starts_with("<svg"));
    assert_eq!(
        browser.get("/forgot/key/qr.png").header("content-type"),
        Some("image/png")
    );
}

#[test]
fn d8_the_key_sets_a_new_password_and_the_next_sign_in_tells_it() {
    let (device, browser) = locked_out();
    let number = device.challenge().number().to_string();
    let key = device.key().to_lowercase().replace('-', " ");
    assert_eq!(
        browser
            .post("/forgot/key/answer", &answer(&key, NEW_PASSWORD))
            .location(),
        "/sign-in?done=reset"
    );
    assert_eq!(browser.sign_in(PASSWORD).status, 403);
    assert_eq!(browser.sign_in(NEW_PASSWORD).status, 303);
    let home = browser.get("/home");
    assert!(
        home.says("Password reset on 2") && home.says(&format!("by key, challenge {number}")),
        "{}",
        home.body
    );
}

#[test]
fn inv1_a_key_opens_once() {
    let (device, browser) = locked_out();
    let key = device.key();
    assert_eq!(
        browser
            .post("/forgot/key/answer", &answer(&key, NEW_PASSWORD))
            .status,
        303
    );
    let again = browser.post(
        "/forgot/key/answer",
        &answer(&key, "another meadow teaspoon"),
    );
    assert_eq!(again.status, 410);
    assert_eq!(browser.sign_in(NEW_PASSWORD).status, 303);
}

#[test]
fn d8_five_wrong_keys_end_the_challenge_and_the_right_one_is_refused() {
    let (mut device, _) = locked_out();
    let key = device.key();
    for left in [4, 3, 2, 1, 0] {
        let page = device
            .browser()
            .post("/forgot/key/answer", &answer(&wrong(&key), NEW_PASSWORD));
        assert_eq!(page.status, 403, "{left} left");
        if left > 0 {
            assert!(
                page.says("href=\"#f-key\"") && page.says(&wrong(&key)),
                "the typed key stays"
            );
        }
        if left == 3 {
            device.restart();
        }
    }
    let page = device
        .browser()
        .post("/forgot/key/answer", &answer(&key, NEW_PASSWORD));
    assert_eq!(page.status, 410);
    assert!(page.says("five wrong answers were typed"), "{}", page.body);
    assert_eq!(device.browser().sign_in(PASSWORD).status, 303);
}

#[test]
fn d8_the_challenge_survives_a_restart_and_so_does_its_key() {
    let (mut device, _) = locked_out();
    let (number, key) = (device.challenge().number(), device.key());
    device.restart();
    assert_eq!(device.challenge().number(), number);
    let page = device
        .browser()
        .post("/forgot/key/answer", &answer(&key, NEW_PASSWORD));
    assert_eq!(page.status, 303);
}

#[test]
fn d8_faults_of_form_cost_no_try() {
    let (device, browser) = locked_out();
    for form in [answer("ABC", NEW_PASSWORD), answer(&device.key(), "short")] {
        assert_eq!(browser.post("/forgot/key/answer", &form).status, 422);
    }
    assert!(browser.get("/forgot/key").says("5 tries are left"));
}

#[test]
fn d8_looking_makes_no_challenge() {
    let device = Device::activated();
    let browser = device.browser();
    assert_eq!(browser.get("/forgot").status, 200);
    assert_eq!(browser.get("/forgot/key").location(), "/forgot");
    assert_eq!(browser.get("/forgot/key/qr.svg").location(), "/forgot");
    assert_eq!(
        browser.call("GET", "/api/v1/forgot/key", None, "").status,
        404
    );
}

#[test]
fn d8_asking_again_shows_the_same_challenge() {
    let (device, browser) = locked_out();
    let number = device.challenge().number();
    let page = browser.post("/forgot/key", &[("fresh", "yes")]);
    assert_eq!(device.challenge().number(), number);
    assert!(browser.get(page.location()).says("Wait a minute"));
    assert_eq!(browser.post("/forgot/key", &[]).location(), "/forgot/key");
}

#[test]
fn inv8_the_reserved_email_is_never_shown_whole() {
    let (_device, browser) = locked_out();
    browser.sign_in(PASSWORD);
    for path in [
        "/",
        "/home",
        "/forgot",
        "/forgot/key",
        "/password",
        "/account",
        "/forgot/key/challenge.xml",
        "/api/v1/device",
        "/api/v1/forgot/key",
    ] {
        assert!(!browser.get(path).says(EMAIL), "{path}");
    }
}
