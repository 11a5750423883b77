//! Activation, signing in, changing a known password.

use std::time::Duration;

use device::HashCost;

use crate::support::{Device, EMAIL, NEW_PASSWORD, PASSWORD};

#[test]
fn d1_a_new_device_asks_for_its_first_password() {
    let device = Device::new();
    for path in ["/", "/sign-in", "/forgot"] {
        assert_eq!(device.browser().get(path).location(), "/activate", "{path}");
    }
    let page = device.browser().get("/activate");
    assert_eq!(page.status, 200);
    assert!(page.says("Create the password of this recorder"));
}

#[test]
fn d1_an_activated_device_signs_its_holder_in() {
    let device = Device::activated();
    let browser = device.browser();
    assert_eq!(browser.get("/home").location(), "/sign-in?done=ended");
    assert_eq!(browser.sign_in(PASSWORD).location(), "/home");
    let home = browser.get("/home");
    assert_eq!(home.status, 200);
    assert!(
        home.says("Device activated") && home.says("ser****.example"),
        "{}",
        home.body
    );
}

#[test]
fn d1_it_is_activated_once() {
    let device = Device::activated();
    let again = [
        ("new_password", NEW_PASSWORD),
        ("new_password_again", NEW_PASSWORD),
        ("without_email", "yes"),
    ];
    let refused = device.browser().post("/activate", &again);
    assert_eq!(refused.status, 409);
    assert!(refused.says("activated already"));
    assert_eq!(device.browser().sign_in(NEW_PASSWORD).status, 403);
    assert_eq!(device.browser().sign_in(PASSWORD).status, 303);
}

#[test]
fn d1_every_fault_is_told_at_its_field_and_what_was_typed_stays() {
    let device = Device::new();
    let form = [
        ("new_password", "short"),
        ("new_password_again", "short"),
        ("reserved_email", "nobody"),
    ];
    let page = device.browser().post("/activate", &form);
    assert_eq!(page.status, 422);
    assert!(page.says("href=\"#f-new-password\"") && page.says("at least 15 characters"));
    assert!(page.says("href=\"#f-reserved-email\"") && page.says("The @ is missing."));
    assert!(page.says("value=\"nobody\"") && !page.says("value=\"short\""));
}

#[test]
fn d1_going_without_an_email_must_be_said() {
    let device = Device::new();
    let passwords = [("new_password", PASSWORD), ("new_password_again", PASSWORD)];
    assert_eq!(device.browser().post("/activate", &passwords).status, 422);
    let said = [passwords[0], passwords[1], ("without_email", "yes")];
    assert_eq!(device.browser().post("/activate", &said).status, 303);
}

#[test]
fn n03_a_password_is_the_same_in_every_unicode_form() {
    let device = Device::new();
    let composed = "caf\u{e9} am fluss gr\u{fc}n";
    let decomposed = "cafe\u{301} am fluss gru\u{308}n";
    let form = [
        ("new_password", composed),
        ("new_password_again", decomposed),
        ("reserved_email", EMAIL),
    ];
    assert_eq!(device.browser().post("/activate", &form).status, 303);
    assert_eq!(device.browser().sign_in(decomposed).status, 303);
}

#[test]
fn d3_a_known_password_is_changed_and_other_sessions_end() {
    let device = Device::activated();
    let (browser, other) = (device.browser(), device.browser());
    browser.sign_in(PASSWORD);
    other.sign_in(PASSWORD);
    let form = [
        ("old_password", PASSWORD),
        ("new_password", NEW_PASSWORD),
        ("new_password_again", NEW_PASSWORD),
    ];
    assert_eq!(
        browser.post("/password", &form).location(),
        "/home?done=changed"
    );
    assert_eq!(browser.get("/home").status, 200);
    assert_eq!(other.get("/home").status, 303);
    assert_eq!(device.browser().sign_in(PASSWORD).status, 403);
    assert_eq!(device.browser().sign_in(NEW_PASSWORD).status, 303);
}

#[test]
fn d3_a_wrong_old_password_is_told_at_its_field() {
    let device = Device::activated();
    let browser = device.browser();
    browser.sign_in(PASSWORD);
    let form = [
        ("old_password", NEW_PASSWORD),
        ("new_password", NEW_PASSWORD),
        ("new_password_again", "other"),
    ];
    assert!(
        browser
            .post("/password", &form)
            .says("href=\"#f-new-password-again\"")
    );
    let form = [
        ("old_password", "wrong all through"),
        ("new_password", NEW_PASSWORD),
        ("new_password_again", NEW_PASSWORD),
    ];
    assert!(
        browser
            .post("/password", &form)
            .says("href=\"#f-old-password\"")
    );
}

#[test]
fn inv3_the_fifth_wrong_password_makes_its_address_wait_also_after_a_restart() {
    let mut device = Device::activated();
    for guess in 0..5 {
        let page = device.browser().sign_in(&format!("guess no. {guess}"));
        assert_eq!(page.status, 403);
    }
    device.restart();
    let page = device.browser().sign_in(PASSWORD);
    assert_eq!(page.status, 429);
    let seconds: u64 = page.header("retry-after").unwrap().parse().unwrap();
    assert!((1..=30).contains(&seconds), "{seconds}");
}

#[test]
fn pages_are_served_while_a_password_is_hashed() {
    let mut device = Device::new();
    device.switch_off();
    let mut config = device.config();
    config.profile.hash_cost = HashCost::new(256 * 1024, 4).unwrap();
    device.switch_on_with(&config);
    let browser = device.browser();
    let hashing = std::thread::spawn(move || {
        let form = [
            ("new_password", PASSWORD),
            ("new_password_again", PASSWORD),
            ("without_email", "yes"),
        ];
        browser.post("/activate", &form).status
    });
    std::thread::sleep(Duration::from_millis(100));
    assert_eq!(device.browser().get("/activate").status, 200);
    assert!(
        !hashing.is_finished(),
        "the hash was done before the page was asked for"
    );
    assert_eq!(hashing.join().unwrap(), 303);
}

#[test]
fn w17_signing_out_ends_the_session_and_not_just_the_cookie() {
    let device = Device::activated();
    let browser = device.browser();
    let set = browser
        .sign_in(PASSWORD)
        .header("set-cookie")
        .unwrap()
        .to_owned();
    assert!(set.contains("HttpOnly; SameSite=Strict"), "{set}");
    let token = set.split(['=', ';']).nth(1).unwrap().to_owned();
    assert_eq!(
        browser
            .call("GET", "/api/v1/journal", Some(&token), "")
            .status,
        200
    );
    assert_eq!(
        browser.post("/sign-out", &[]).location(),
        "/sign-in?done=signed-out"
    );
    assert_eq!(
        browser
            .call("GET", "/api/v1/journal", Some(&token), "")
            .status,
        401
    );
}

#[test]
fn w19_another_sites_form_is_refused() {
    let device = Device::activated();
    let headers =
        "Content-Type: application/x-www-form-urlencoded\r\nOrigin: https://evil.example\r\n";
    let page = device
        .browser()
        .send("POST", "/sign-in", headers, "password=x")
        .unwrap();
    assert_eq!(page.status, 403);
    assert!(page.says("another site"));
}
