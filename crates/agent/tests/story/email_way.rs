//! The way back in by the reserved email (D5), against the protocol's own opener.

use device::{WayBack, WaysBack};
use protocol::{Challenge, RecoveryKey, Way};
use serde_json::json;

use crate::support::{Browser, Device, NEW_PASSWORD, PASSWORD, wrong};

const AGREED: [(&str, &str); 1] = [("agreed", "yes")];

/// An activated device that offers the email way.
fn offering() -> Device {
    Device::activated_with([Way::Email, Way::Key], |config| {
        config.profile.ways = WaysBack::from_iter([WayBack::Email, WayBack::Key]);
    })
}

fn challenge(browser: &Browser) -> Challenge {
    Challenge::from_xml(&browser.get("/forgot/email/challenge.xml").body).unwrap()
}

/// What the mail to the reserved email would say.
fn mailed(device: &Device) -> String {
    let challenge = challenge(&device.browser());
    let key = device.public_key();
    let opened = device.authority.recovery.open(&challenge, &key);
    let opened = opened.unwrap_or_else(|fault| panic!("{fault}"));
    assert_eq!(
        opened.email.unwrap().email().to_string(),
        crate::support::EMAIL
    );
    opened.code.to_text().to_string()
}

fn answer<'a>(code: &'a str, password: &'a str) -> [(&'a str, &'a str); 3] {
    [
        ("code", code),
        ("new_password", password),
        ("new_password_again", password),
    ]
}

#[test]
fn d5_after_agreeing_a_code_from_the_reserved_mailbox_sets_a_new_password() {
    let device = offering();
    let browser = device.browser();
    let terms = browser.get("/forgot/email");
    assert!(terms.says("ser****.example") && terms.says("only if this device is yours"));
    assert!(!terms.says(crate::support::EMAIL) && !terms.says("qr.svg"));
    let refused = browser.post("/forgot/email", &[]);
    assert!(refused.status == 422 && refused.says("Tick this to go on"));
    assert_eq!(
        browser.get("/forgot/email/challenge.xml").status,
        303,
        "none was made"
    );

    assert_eq!(
        browser.post("/forgot/email", &AGREED).location(),
        "/forgot/email"
    );
    let shown = browser.get("/forgot/email");
    assert!(shown.says("/forgot/email/qr.svg") && shown.says("ser****.example"));
    assert!(
        shown.says("restarted") && shown.says("47 more hours"),
        "{}",
        shown.body
    );
    assert!(
        !shown.says(crate::support::EMAIL),
        "the address is only shown masked"
    );
    assert_eq!(browser.get("/forgot/email/qr.svg").status, 200);

    let code = mailed(&device);
    let bad = browser.post("/forgot/email/answer", &answer(&wrong(&code), NEW_PASSWORD));
    assert!(bad.status == 403 && bad.says("This code is wrong. 4 tries are left"));
    let good = browser.post("/forgot/email/answer", &answer(&code, NEW_PASSWORD));
    assert_eq!(good.location(), "/sign-in?done=reset");
    assert_eq!(browser.sign_in(PASSWORD).status, 403);
    assert_eq!(browser.sign_in(NEW_PASSWORD).status, 303);
    assert!(browser.get("/home").says("by reserved email"));
}

#[test]
fn d5_a_restart_voids_the_code() {
    let mut device = offering();
    device.browser().post("/forgot/email", &AGREED);
    let code = mailed(&device);
    device.restart_the_same();
    let late = device
        .browser()
        .post("/forgot/email/answer", &answer(&code, NEW_PASSWORD));
    assert!(late.status >= 400, "{}", late.status);
    assert_eq!(device.browser().sign_in(PASSWORD).status, 303);
}

#[test]
fn d5_another_reserved_email_voids_the_code() {
    let device = offering();
    let browser = device.browser();
    browser.post("/forgot/email", &AGREED);
    let code = mailed(&device);
    browser.sign_in(PASSWORD);
    let change = [
        ("email_password", PASSWORD),
        ("reserved_email", "other@mail.example"),
    ];
    assert_eq!(
        browser.post("/account/reserved-email", &change).location(),
        "/account?done=email"
    );
    let late = device
        .browser()
        .post("/forgot/email/answer", &answer(&code, NEW_PASSWORD));
    assert!(late.status >= 400, "{}", late.status);
    assert_eq!(device.browser().sign_in(PASSWORD).status, 303);
}

#[test]
fn d5_without_a_reserved_email_the_way_says_so_everywhere() {
    let device = offering();
    let browser = device.browser();
    browser.sign_in(PASSWORD);
    let remove = [("email_password", PASSWORD), ("without_email", "yes")];
    browser.post("/account/reserved-email", &remove);
    let why = "This device has no reserved email.";
    let forgot = browser.get("/forgot");
    assert!(forgot.says(why) && !forgot.says("href=\"/forgot/email\""));
    assert_eq!(browser.get("/forgot/email").location(), "/forgot");
    let asked = json!({ "agreed": true }).to_string();
    let told = browser.call("POST", "/api/v1/forgot/email", None, &asked);
    assert_eq!(
        (told.status, told.json()["error"]["message"].as_str()),
        (409, Some(why))
    );
}

#[test]
fn d5_by_json_it_has_to_be_agreed_to_as_well() {
    let device = offering();
    let browser = device.browser();
    let call = |path: &str, body: serde_json::Value| {
        browser.call(
            "POST",
            &format!("/api/v1/forgot/email{path}"),
            None,
            &body.to_string(),
        )
    };
    assert_eq!(call("", json!({})).status, 422);
    let refused = call("", json!({ "agreed": false }));
    assert_eq!(refused.json()["error"]["code"], "not_agreed");
    let shown = call("", json!({ "agreed": true })).json();
    assert_eq!(
        (&shown["way"], &shown["reserved_email"]),
        (&json!("email"), &json!("ser****.example"))
    );
    let body = json!({ "code": mailed(&device), "new_password": NEW_PASSWORD });
    let done = call("/answer", body);
    assert_eq!(
        (done.status, &done.json()["challenge"]),
        (200, &shown["challenge"])
    );
    assert_eq!(browser.sign_in(NEW_PASSWORD).status, 303);
}
