//! The ways back in that support answers without a QR code: by file (D7), by security code (D6), by
//! temporary password (D9), against the protocol's own opener.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use device::{WayBack, WaysBack};
use getrandom::SysRng;
use protocol::{
    Assertion, Authorization, Challenge, DeviceDate, DeviceTime, Model, RecoveryKey as _,
    RequestId, ResetFile, Serial, UnixTime, Way,
};
use rand_core::UnwrapErr;
use serde_json::{Value, json};

use crate::support::browser::Page;
use crate::support::{Browser, Device, NEW_PASSWORD, PASSWORD, SERIAL, wrong};

const SUPPORT: [WayBack; 3] = [WayBack::File, WayBack::Code, WayBack::TemporaryPassword];

/// An activated device that offers what support answers.
fn offering() -> Device {
    let ways = [Way::File, Way::Code, Way::TemporaryPassword];
    Device::activated_with(ways, |config| {
        config.profile.ways = WaysBack::from_iter(SUPPORT);
    })
}

fn passwords(password: &str) -> [(&str, &str); 2] {
    [("new_password", password), ("new_password_again", password)]
}

/// The challenge in the file that the page offers.
fn challenge(browser: &Browser) -> Challenge {
    Challenge::from_xml(&browser.get("/forgot/file/challenge.xml").body).unwrap()
}

/// What support sends back for it.
fn file_for(device: &Device, challenge: &Challenge) -> Vec<u8> {
    let now = u64::from(challenge.header().clock.seconds()) + 60;
    let request = RequestId::parse("RG-482-190-335").unwrap();
    let now = UnixTime::from_seconds(now);
    let granted = Authorization::granting(challenge, request, Assertion::Verified, now);
    let (key, signing) = (device.public_key(), &device.authority.signing);
    let file = ResetFile::make(&granted, challenge, &key, signing, &mut UnwrapErr(SysRng));
    file.unwrap().as_bytes().to_vec()
}

/// Sends the form as a browser sends files.
fn upload(browser: &Browser, file: &[u8], password: &str) -> Page {
    let mut body = Vec::new();
    let mut part = |head: &str, content: &[u8]| {
        body.extend_from_slice(b"--cut\r\nContent-Disposition: form-data; ");
        body.extend_from_slice(head.as_bytes());
        body.extend_from_slice(b"\r\n\r\n");
        body.extend_from_slice(content);
        body.extend_from_slice(b"\r\n");
    };
    part(
        "name=\"file\"; filename=\"answer.regain\"\r\nContent-Type: application/octet-stream",
        file,
    );
    for (name, value) in passwords(password) {
        part(&format!("name=\"{name}\""), value.as_bytes());
    }
    body.extend_from_slice(b"--cut--\r\n");
    browser.post_bytes(
        "/forgot/file/answer",
        "multipart/form-data; boundary=cut",
        &body,
    )
}

/// What support would say for what the page shows.
fn security_code(device: &Device, facts: &Value) -> String {
    let date = DeviceDate::parse(facts["date"].as_str().unwrap()).unwrap();
    let started = DeviceTime::parse(facts["started"].as_str().unwrap()).unwrap();
    let serial = Serial::parse(facts["serial"].as_str().unwrap()).unwrap();
    let key = device.public_key();
    let code = device
        .authority
        .recovery
        .security_code(&key, &serial, started, date);
    code.unwrap().to_text().to_string()
}

fn facts(device: &Device) -> Value {
    device
        .browser()
        .call("GET", "/api/v1/forgot/code", None, "")
        .json()
}

fn temporary_password(device: &Device) -> String {
    let facts = facts(device);
    let date = DeviceDate::parse(facts["date"].as_str().unwrap()).unwrap();
    let (serial, model) = (
        Serial::parse(SERIAL).unwrap(),
        Model::parse("RG1602-16S").unwrap(),
    );
    let key = device.public_key();
    let recovery = &device.authority.recovery;
    let password = recovery.temporary_password(&key, &serial, &model, date);
    password.unwrap().to_text().to_string()
}

#[test]
fn d7_the_file_that_comes_back_from_support_sets_a_new_password() {
    let device = offering();
    let browser = device.browser();
    assert!(browser.get("/forgot").says("By file from support"));
    assert!(browser.get("/forgot/file").says("Make the file"));
    assert_eq!(browser.post("/forgot/file", &[]).location(), "/forgot/file");
    let page = browser.get("/forgot/file");
    let sent = challenge(&browser);
    assert!(page.says(&sent.number().to_string()) && page.says("Bring back the file"));
    assert_eq!(sent.header().way, Way::File);
    let file = file_for(&device, &sent);
    let done = upload(&browser, &file, NEW_PASSWORD);
    assert_eq!(done.location(), "/sign-in?done=reset");
    assert_eq!(browser.sign_in(PASSWORD).status, 403);
    assert_eq!(browser.sign_in(NEW_PASSWORD).status, 303);
    let number = sent.number().to_string();
    assert!(
        browser
            .get("/home")
            .says(&format!("by file, challenge {number}"))
    );
    let again = upload(&browser, &file, PASSWORD);
    assert_ne!(again.status, 303, "a file is good once");
}

#[test]
fn d7_a_wrong_file_is_told_precisely_and_costs_nothing() {
    let device = offering();
    let browser = device.browser();
    browser.post("/forgot/file", &[]);
    let sent = challenge(&browser);
    let file = file_for(&device, &sent);
    let mut altered = file.clone();
    *altered.last_mut().unwrap() ^= 1;
    for wrong in [b"holiday.jpg".to_vec(), altered, vec![0x89; 16_385]] {
        let page = upload(&browser, &wrong, NEW_PASSWORD);
        assert_eq!(page.status, 422, "{}", page.body);
        assert!(page.says("href=\"#f-file\""), "{}", page.body);
    }
    // No picture or recording is kept whole to be refused.
    let large = upload(&browser, &vec![0x89; 3_000_000], NEW_PASSWORD);
    assert!(
        large.status == 413 && large.says("This did not work") && large.says("A file from support")
    );
    let body = json!({ "file": "A".repeat(100_000), "new_password": NEW_PASSWORD }).to_string();
    let large = browser.call("POST", "/api/v1/forgot/file/answer", None, &body);
    assert_eq!(large.json()["error"]["code"], "too_large");
    let nothing = upload(&browser, b"", NEW_PASSWORD);
    assert!(nothing.status == 422 && nothing.says("Choose the file that came back"));
    let weak = upload(&browser, &file, "short");
    assert!(weak.status == 422 && weak.says("href=\"#f-new-password\""));
    let done = upload(&browser, &file, NEW_PASSWORD);
    assert_eq!(done.location(), "/sign-in?done=reset");
}

#[test]
fn d7_another_devices_file_opens_nothing_here() {
    let (device, other) = (offering(), offering());
    let browser = device.browser();
    browser.post("/forgot/file", &[]);
    let theirs = other.browser();
    theirs.post("/forgot/file", &[]);
    let file = file_for(&other, &challenge(&theirs));
    let page = upload(&browser, &file, NEW_PASSWORD);
    assert_eq!(page.status, 422);
    assert_eq!(browser.sign_in(PASSWORD).status, 303);
}

#[test]
fn d7_by_json_the_file_travels_in_base64() {
    let device = offering();
    let browser = device.browser();
    let call = |path: &str, body: Value| {
        let path = format!("/api/v1{path}");
        browser.call("POST", &path, None, &body.to_string())
    };
    let shown = call("/forgot/file", json!({})).json();
    let sent = Challenge::from_xml(shown["xml"].as_str().unwrap()).unwrap();
    let file = STANDARD.encode(file_for(&device, &sent));
    let unreadable = json!({ "file": "###", "new_password": NEW_PASSWORD });
    assert_eq!(call("/forgot/file/answer", unreadable).status, 422);
    let answer = json!({ "file": file, "new_password": NEW_PASSWORD });
    let done = call("/forgot/file/answer", answer);
    assert_eq!(done.json()["challenge"], shown["challenge"]);
    assert_eq!(browser.sign_in(NEW_PASSWORD).status, 303);
}

#[test]
fn d6_the_security_code_for_the_date_on_the_page_sets_a_new_password() {
    let device = offering();
    let browser = device.browser();
    let facts = facts(&device);
    let page = browser.get("/forgot/code");
    for fact in ["serial", "started", "date"] {
        assert!(page.says(facts[fact].as_str().unwrap()), "{fact}");
    }
    let code = security_code(&device, &facts);
    let wrong_code = wrong(&code);
    let [first, second] = passwords(NEW_PASSWORD);
    let refused = browser.post("/forgot/code", &[("code", &wrong_code), first, second]);
    assert_eq!(refused.status, 403);
    assert!(refused.says("href=\"#f-code\"") && refused.says(&wrong_code));
    let done = browser.post("/forgot/code", &[("code", &code), first, second]);
    assert_eq!(done.location(), "/sign-in?done=reset", "{}", done.body);
    assert_eq!(browser.sign_in(NEW_PASSWORD).status, 303);
    let [first, second] = passwords(PASSWORD);
    let again = browser.post("/forgot/code", &[("code", &code), first, second]);
    assert_ne!(again.status, 303, "a code is good once");
}

#[test]
fn d6_a_mistyped_code_is_told_in_the_words_of_its_page() {
    let device = offering();
    let browser = device.browser();
    let mut form = passwords(NEW_PASSWORD).to_vec();
    form.push(("code", "4F7K-29"));
    let page = browser.post("/forgot/code", &form);
    assert!(page.status == 422 && page.says("Type 8 letters and digits: 6 were given."));
    assert!(
        page.says("value=\"4F7K-29\"") && !page.says("A key"),
        "{}",
        page.body
    );
}

#[test]
fn d6_a_restart_makes_a_code_useless_and_the_next_one_is_another() {
    let mut device = offering();
    let before = security_code(&device, &facts(&device));
    device.restart_the_same();
    let after = security_code(&device, &facts(&device));
    assert_ne!(before, after);
    let body = json!({ "code": before, "new_password": NEW_PASSWORD }).to_string();
    let late = device
        .browser()
        .call("POST", "/api/v1/forgot/code", None, &body);
    assert_eq!(late.status, 403);
    let body = json!({ "code": after, "new_password": NEW_PASSWORD }).to_string();
    let done = device
        .browser()
        .call("POST", "/api/v1/forgot/code", None, &body);
    assert_eq!(done.status, 204);
}

#[test]
fn d9_a_temporary_password_opens_the_page_for_a_new_one_and_nothing_else() {
    let device = offering();
    let browser = device.browser();
    let temporary = temporary_password(&device);
    assert_eq!(browser.sign_in(&temporary).location(), "/set-password");
    assert!(browser.get("/set-password").says("good for this page only"));
    for path in ["/home", "/account", "/password"] {
        assert_eq!(
            browser.get(path).location(),
            "/sign-in?done=ended",
            "{path}"
        );
    }
    let refused = browser.post("/set-password", &passwords("short"));
    assert_eq!(refused.status, 422);
    let done = browser.post("/set-password", &passwords(NEW_PASSWORD));
    assert_eq!(done.location(), "/sign-in?done=reset", "{}", done.body);
    assert_eq!(
        browser.get("/set-password").location(),
        "/sign-in?done=set-over"
    );
    assert_eq!(browser.sign_in(NEW_PASSWORD).location(), "/home");
    assert_ne!(browser.sign_in(&temporary).status, 303, "it was used");
}

#[test]
fn d9_by_json_the_session_can_set_a_password_and_do_nothing_else() {
    let device = offering();
    let browser = device.browser();
    let body = json!({ "password": temporary_password(&device) }).to_string();
    let signed_in = browser.call("POST", "/api/v1/sign-in", None, &body).json();
    assert_eq!(signed_in["set_password_only"], true);
    let token = signed_in["token"].as_str();
    assert_eq!(
        browser.call("GET", "/api/v1/journal", token, "").status,
        401
    );
    let new = json!({ "new_password": NEW_PASSWORD }).to_string();
    let path = "/api/v1/set-password";
    assert_eq!(browser.call("POST", path, None, &new).status, 401);
    assert_eq!(browser.call("POST", path, token, &new).status, 204);
    assert_eq!(browser.call("POST", path, token, &new).status, 410);
    assert_eq!(browser.sign_in(NEW_PASSWORD).location(), "/home");
}

#[test]
fn d13_what_support_answers_is_refused_where_it_is_not_offered() {
    let device = Device::activated();
    let browser = device.browser();
    for path in ["/forgot/file", "/forgot/code"] {
        assert_eq!(browser.get(path).location(), "/forgot", "{path}");
    }
    assert_eq!(browser.sign_in(&"2".repeat(12)).status, 403);
    let shown = browser.get("/forgot");
    assert!(!shown.says("By file") && !shown.says("ecurity code") && !shown.says("emporary"));
    let file = json!({ "file": "AAAA", "new_password": NEW_PASSWORD }).to_string();
    let code = json!({ "code": "4F7K-29QM", "new_password": NEW_PASSWORD }).to_string();
    for (path, body) in [
        ("/api/v1/forgot/file", "{}"),
        ("/api/v1/forgot/file/answer", &file),
        ("/api/v1/forgot/code", &code),
    ] {
        let refused = browser.call("POST", path, None, body);
        assert_eq!(refused.json()["error"]["code"], "way_not_offered", "{path}");
    }
}
