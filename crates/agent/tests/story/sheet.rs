//! D1: the recovery sheet, made, printed and used.

use device::WayBack;
use serde_json::{Value, json};

use crate::support::{Browser, Device, NEW_PASSWORD, PASSWORD, wrong};

/// The codes on a page or in an answer, in their order.
fn codes(body: &str) -> Vec<String> {
    let codes = body
        .split("<code>")
        .filter_map(|rest| rest.split('<').next());
    let is_code = |text: &&str| text.len() == 19 && text.matches('-').count() == 3;
    codes.filter(is_code).map(str::to_owned).collect()
}

/// Makes a sheet as somebody signed in.
fn sheet(browser: &Browser, replaces: &str) -> Vec<String> {
    browser.sign_in(PASSWORD);
    let form = [("sheet_password", PASSWORD), ("replaces", replaces)];
    let page = browser.post("/account/sheet", &form);
    assert_eq!(page.status, 200, "{}", page.body);
    codes(&page.body)
}

fn with_sheet() -> (Device, Vec<String>) {
    let device = Device::activated();
    let codes = sheet(&device.browser(), "0");
    assert_eq!(codes.len(), 8);
    (device, codes)
}

fn form<'a>(code: &'a str, password: &'a str) -> [(&'a str, &'a str); 3] {
    [
        ("code", code),
        ("new_password", password),
        ("new_password_again", password),
    ]
}

#[test]
fn d1_the_activation_ends_with_a_sheet_where_one_is_wanted() {
    let device = Device::new();
    let browser = device.browser();
    let asked = [
        ("new_password", PASSWORD),
        ("new_password_again", PASSWORD),
        ("without_email", "yes"),
        ("recovery_sheet", "yes"),
    ];
    let page = browser.post("/activate", &asked);
    assert_eq!(page.status, 200);
    let codes = codes(&page.body);
    assert_eq!(codes.len(), 8, "{}", page.body);
    for shown in [
        crate::support::SERIAL,
        "RG1602-16S",
        "Recovery sheet 1",
        "/sign-in?done",
    ] {
        assert!(page.says(shown), "{shown}");
    }
    assert!(!page.says("/account"), "nobody is signed in yet");
    assert_eq!(page.header("cache-control"), Some("no-store"));
    let reset = browser.post("/forgot/sheet", &form(&codes[0], NEW_PASSWORD));
    assert_eq!(reset.location(), "/sign-in?done=sheet-7");
}

#[test]
fn d1_a_code_sets_a_new_password_and_the_next_sign_in_says_what_is_left() {
    let (device, codes) = with_sheet();
    let browser = device.browser();
    let typed = codes[0].to_lowercase().replace('-', " ");
    let reset = browser.post("/forgot/sheet", &form(&typed, NEW_PASSWORD));
    assert_eq!(reset.location(), "/sign-in?done=sheet-7");
    assert!(
        browser
            .get(reset.location())
            .says("7 codes of the sheet are left")
    );
    assert_eq!(browser.sign_in(PASSWORD).status, 403);
    assert_eq!(browser.sign_in(NEW_PASSWORD).status, 303);
    let home = browser.get("/home");
    assert!(home.says("by recovery sheet 1; 7 codes of the sheet are left"));
    assert!(home.says("7 of 8 codes left"), "{}", home.body);
}

#[test]
fn inv1_a_code_opens_once_and_survives_a_restart() {
    let (mut device, codes) = with_sheet();
    device.restart();
    let browser = device.browser();
    let used = browser.post("/forgot/sheet", &form(&codes[4], NEW_PASSWORD));
    assert_eq!(used.status, 303);
    device.restart();
    let again = device
        .browser()
        .post("/forgot/sheet", &form(&codes[4], "another meadow teaspoon"));
    assert_eq!(again.status, 403);
    assert!(again.says("href=\"#f-code\"") && again.says("was used already"));
    assert_eq!(device.browser().sign_in(NEW_PASSWORD).status, 303);
}

#[test]
fn d1_the_sheet_is_shown_once_and_a_form_sent_twice_makes_no_second() {
    let (device, first) = with_sheet();
    let browser = device.browser();
    browser.sign_in(PASSWORD);
    assert_eq!(browser.get("/account/sheet").location(), "/account");
    let twice = [("sheet_password", PASSWORD), ("replaces", "0")];
    let page = browser.post("/account/sheet", &twice);
    assert_eq!(page.status, 409);
    assert!(page.says("Another recovery sheet was made meanwhile"));
    for path in [
        "/home",
        "/account",
        "/forgot",
        "/forgot/sheet",
        "/api/v1/account",
    ] {
        let page = browser.get(path);
        assert!(first.iter().all(|code| !page.says(code)), "{path}");
    }
    assert!(
        browser
            .get("/account")
            .says("name=\"replaces\" value=\"1\"")
    );
    let second = sheet(&browser, "1");
    let old = browser.post("/forgot/sheet", &form(&first[1], NEW_PASSWORD));
    assert_eq!(old.status, 403);
    let new = browser.post("/forgot/sheet", &form(&second[1], NEW_PASSWORD));
    assert_eq!(new.status, 303);
}

#[test]
fn w16_making_a_sheet_takes_the_old_password() {
    let device = Device::activated();
    let browser = device.browser();
    let right = [("sheet_password", PASSWORD), ("replaces", "0")];
    let stranger = browser.post("/account/sheet", &right);
    assert_eq!(stranger.location(), "/sign-in?done=ended");
    browser.sign_in(PASSWORD);
    let wrong = [("sheet_password", NEW_PASSWORD), ("replaces", "0")];
    let page = browser.post("/account/sheet", &wrong);
    assert_eq!(page.status, 403);
    assert!(page.says("href=\"#f-sheet-password\"") && codes(&page.body).is_empty());
    assert_eq!(browser.get("/forgot/sheet").location(), "/forgot");
}

#[test]
fn d13_forgot_password_offers_the_sheet_first_when_there_is_one() {
    let device = Device::activated();
    let page = device.browser().get("/forgot");
    assert!(page.says("No recovery sheet was made") && !page.says("/forgot/sheet"));
    sheet(&device.browser(), "0");
    let page = device.browser().get("/forgot");
    let place = |text: &str| page.body.find(text).unwrap();
    assert!(place("/forgot/sheet") < place("By key from support"));
}

#[test]
fn inv3_wrong_codes_wait_and_faults_of_form_cost_nothing() {
    let (device, codes) = with_sheet();
    let browser = device.browser();
    for form in [form("4F7K-29QM", NEW_PASSWORD), form(&codes[0], "short")] {
        for _ in 0..5 {
            assert_eq!(browser.post("/forgot/sheet", &form).status, 422);
        }
    }
    for _ in 0..5 {
        let page = browser.post("/forgot/sheet", &form(&wrong(&codes[0]), NEW_PASSWORD));
        assert_eq!(page.status, 403);
    }
    let page = browser.post("/forgot/sheet", &form(&codes[0], NEW_PASSWORD));
    assert_eq!(page.status, 429);
    assert!(page.header("retry-after").is_some());
}

#[test]
fn d13_a_device_that_offers_no_sheets_shows_none_and_refuses_them() {
    let (mut device, codes) = with_sheet();
    device.switch_off();
    let mut config = device.config();
    config.profile.ways = [WayBack::Key].into_iter().collect();
    device.switch_on_with(&config);
    let browser = device.browser();
    browser.sign_in(PASSWORD);
    for path in ["/home", "/account", "/forgot"] {
        let page = browser.get(path);
        let shown = page.body.replace("Recovery sheet 1 made", "");
        let offers = shown.to_lowercase().contains("recovery sheet") || shown.contains("/sheet");
        assert!(!offers, "{path}: {shown}");
    }
    assert_eq!(browser.get("/api/v1/device").json()["ways"], json!(["key"]));
    let page = browser.post("/forgot/sheet", &form(&codes[0], NEW_PASSWORD));
    assert_eq!(page.status, 403);
    let asked = [("sheet_password", PASSWORD), ("replaces", "1")];
    assert_eq!(browser.post("/account/sheet", &asked).status, 403);
    let body = json!({ "code": codes[0], "new_password": NEW_PASSWORD }).to_string();
    let call = browser.call("POST", "/api/v1/forgot/sheet", None, &body);
    assert_eq!(call.status, 403);
    assert_eq!(call.json()["error"]["code"], "way_not_offered");
    assert_eq!(browser.sign_in(PASSWORD).status, 303);
}

#[test]
fn d1_the_whole_story_of_a_sheet_by_json() {
    let device = Device::new();
    let browser = device.browser();
    let call = |path: &str, token: Option<&str>, body: Value| {
        let path = format!("/api/v1{path}");
        let page = browser.call("POST", &path, token, &body.to_string());
        (page.status, page.json())
    };
    let asked = json!({ "password": PASSWORD, "without_email": true, "recovery_sheet": true });
    let (status, activated) = call("/activate", None, asked);
    let sheet = &activated["recovery_sheet"];
    assert_eq!((status, &sheet["sheet"]), (201, &json!(1)));
    let codes = sheet["codes"].as_array().unwrap();
    let ways = browser.get("/api/v1/device").json()["ways"].clone();
    assert_eq!(ways, json!(["sheet", "key"]));

    let used = call(
        "/forgot/sheet",
        None,
        json!({ "code": codes[0], "new_password": NEW_PASSWORD }),
    );
    assert_eq!(used, (200, json!({ "sheet": 1, "codes_left": 7 })));
    let (status, again) = call(
        "/forgot/sheet",
        None,
        json!({ "code": codes[0], "new_password": PASSWORD }),
    );
    let error = &again["error"];
    assert_eq!(
        (status, &error["code"], &error["field"]),
        (403, &json!("wrong_code"), &json!("code"))
    );

    let (_, signed_in) = call("/sign-in", None, json!({ "password": NEW_PASSWORD }));
    let news = signed_in["news"].as_array().unwrap();
    let reset = news.iter().find(|entry| entry["event"] == "password_reset");
    let reset = reset.unwrap();
    assert_eq!(
        (&reset["way"], &reset["sheet"], &reset["codes_left"]),
        (&json!("sheet"), &json!(1), &json!(7))
    );
    let token = signed_in["token"].as_str();
    let asked = json!({ "old_password": NEW_PASSWORD, "replaces": 0 });
    let (status, stale) = call("/recovery-sheet", token, asked);
    assert_eq!(
        (status, &stale["error"]["code"]),
        (409, &json!("sheet_changed"))
    );
    let asked = json!({ "old_password": NEW_PASSWORD, "replaces": 1 });
    let (status, second) = call("/recovery-sheet", token, asked);
    assert_eq!((status, &second["sheet"]), (201, &json!(2)));
}
