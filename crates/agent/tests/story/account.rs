//! D2: the reserved email, changed by whoever is signed in.

use serde_json::json;

use crate::support::{Browser, Device, EMAIL, NEW_PASSWORD, PASSWORD, answer};

const OTHER: &str = "fern.keeper@post.example";

fn signed_in(device: &Device) -> Browser {
    let browser = device.browser();
    assert_eq!(browser.sign_in(PASSWORD).status, 303);
    browser
}

fn form<'a>(password: &'a str, email: &'a str) -> [(&'a str, &'a str); 2] {
    [("email_password", password), ("reserved_email", email)]
}

#[test]
fn d2_the_reserved_email_is_changed_and_shown_masked_and_unconfirmed() {
    let device = Device::activated();
    let browser = signed_in(&device);
    let page = browser.get("/account");
    assert!(page.says("ser****.example") && page.says("Unconfirmed: nobody has shown"));
    let changed = browser.post("/account/reserved-email", &form(PASSWORD, OTHER));
    assert_eq!(changed.location(), "/account?done=email");
    let page = browser.get("/account?done=email");
    assert!(page.says("fer****.example") && page.says("It is unconfirmed"));
    assert!(!page.says(OTHER) && !page.says("ser****"));
    assert!(browser.get("/home").says("Reserved email set"));
}

#[test]
fn d2_the_reserved_email_is_removed_only_when_that_is_said() {
    let device = Device::activated();
    let browser = signed_in(&device);
    let page = browser.post("/account/reserved-email", &form(PASSWORD, ""));
    assert_eq!(page.status, 422);
    assert!(page.says("href=\"#f-reserved-email\""));
    let said = [("email_password", PASSWORD), ("without_email", "yes")];
    let removed = browser.post("/account/reserved-email", &said);
    assert_eq!(removed.location(), "/account?done=no-email");
    assert!(browser.get("/home").says("Reserved email removed"));
}

#[test]
fn d2_a_wrong_old_password_is_told_at_its_field_and_five_end_the_session() {
    let device = Device::activated();
    let browser = signed_in(&device);
    for left in [4, 3, 2, 1, 0] {
        let page = browser.post("/account/reserved-email", &form(NEW_PASSWORD, OTHER));
        assert_eq!(page.status, 403, "{left} left");
        assert!(page.says("href=\"#f-email-password\"") && page.says(OTHER));
    }
    let page = browser.post("/account/reserved-email", &form(PASSWORD, OTHER));
    assert_eq!(page.location(), "/sign-in?done=ended");
    let browser = signed_in(&device);
    assert!(browser.get("/account").says("ser****.example"));
    assert!(
        browser
            .get("/home")
            .says("Wrong password typed, over the network (5 times)")
    );
}

#[test]
fn d2_a_key_for_a_challenge_that_sealed_the_old_address_is_refused() {
    let device = Device::activated();
    let browser = signed_in(&device);
    browser.post("/forgot/key", &[]);
    let key = device.key();
    browser.post("/account/reserved-email", &form(PASSWORD, OTHER));
    let late = browser.post("/forgot/key/answer", &answer(&key, NEW_PASSWORD));
    assert_eq!(late.status, 410);
    assert!(late.says("the reserved email was changed"), "{}", late.body);
}

#[test]
fn d2_strangers_neither_see_nor_change_it() {
    let device = Device::activated();
    let browser = device.browser();
    let to_sign_in = "/sign-in?done=ended";
    assert_eq!(browser.get("/account").location(), to_sign_in);
    let page = browser.post("/account/reserved-email", &form(PASSWORD, OTHER));
    assert_eq!(page.location(), to_sign_in);
    let body = json!({ "old_password": PASSWORD, "reserved_email": OTHER }).to_string();
    let call = browser.call("PUT", "/api/v1/reserved-email", None, &body);
    assert_eq!(call.status, 401);
    assert!(signed_in(&device).get("/account").says("ser****.example"));
}

#[test]
fn d2_w19_another_sites_script_cannot_change_it() {
    let device = Device::activated();
    let browser = signed_in(&device);
    let headers = "Content-Type: application/json\r\nOrigin: https://evil.example\r\n";
    let body = json!({ "old_password": PASSWORD, "reserved_email": OTHER }).to_string();
    let page = browser
        .send("PUT", "/api/v1/reserved-email", headers, &body)
        .unwrap();
    assert_eq!(page.status, 403);
    assert!(browser.get("/account").says("ser****.example"));
}

#[test]
fn d2_by_json_it_is_changed_and_removed() {
    let device = Device::activated();
    let browser = device.browser();
    let signed_in = json!({ "password": PASSWORD }).to_string();
    let signed_in = browser.call("POST", "/api/v1/sign-in", None, &signed_in);
    let token = signed_in.json()["token"].as_str().map(str::to_owned);
    let put = |body: serde_json::Value| {
        let body = body.to_string();
        browser.call("PUT", "/api/v1/reserved-email", token.as_deref(), &body)
    };
    let changed = put(json!({ "old_password": PASSWORD, "reserved_email": OTHER }));
    assert_eq!(changed.status, 200);
    assert_eq!(changed.json()["reserved_email"], "fer****.example");
    let vague = put(json!({ "old_password": PASSWORD })).json();
    assert_eq!(vague["error"]["code"], "email_missing");
    let wrong = put(json!({ "old_password": NEW_PASSWORD, "reserved_email": EMAIL }));
    let error = &wrong.json()["error"];
    assert_eq!(
        (wrong.status, &error["code"], &error["field"]),
        (403, &json!("wrong_password"), &json!("old_password"))
    );
    let removed = put(json!({ "old_password": PASSWORD, "without_email": true }));
    assert_eq!(removed.json(), json!({ "reserved_email": null }));
    let account = browser.call("GET", "/api/v1/account", token.as_deref(), "");
    assert_eq!(account.json()["reserved_email"], json!(null));
}
