//! The JSON interface: the same story, and its description.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use crate::support::{Device, EMAIL, FIRMWARE, NEW_PASSWORD, PASSWORD};

#[test]
fn the_whole_story_by_json() {
    let device = Device::new();
    let browser = device.browser();
    let call = |method: &str, path: &str, token: Option<&str>, body: Value| {
        let body = if method == "GET" {
            String::new()
        } else {
            body.to_string()
        };
        browser.call(method, &format!("/api/v1{path}"), token, &body)
    };
    let facts = call("GET", "/device", None, json!({})).json();
    assert_eq!(
        (&facts["activated"], &facts["firmware"]),
        (&json!(false), &json!(FIRMWARE))
    );
    let asked = json!({ "password": PASSWORD, "reserved_email": EMAIL });
    let activated = call("POST", "/activate", None, asked);
    assert_eq!(
        (
            activated.status,
            activated.json()["reserved_email"].as_str()
        ),
        (201, Some("ser****.example"))
    );

    let shown = call("POST", "/forgot/key", None, json!({})).json();
    assert_eq!(
        shown["challenge"].as_str().unwrap(),
        device.challenge().number().to_string()
    );
    assert_eq!(
        call("GET", "/forgot/key", None, json!({})).json()["link"],
        shown["link"]
    );
    let asked = json!({ "key": device.key(), "new_password": NEW_PASSWORD });
    let reset = call("POST", "/forgot/key/answer", None, asked);
    assert_eq!(
        (reset.status, &reset.json()["challenge"]),
        (200, &shown["challenge"])
    );

    let signed_in = call(
        "POST",
        "/sign-in",
        None,
        json!({ "password": NEW_PASSWORD }),
    )
    .json();
    let news = signed_in["news"].as_array().unwrap();
    let told = news
        .iter()
        .find(|entry| entry["event"] == "password_reset")
        .unwrap();
    assert_eq!(
        (&told["way"], &told["challenge"]),
        (&json!("key"), &shown["challenge"])
    );

    let token = signed_in["token"].as_str();
    let asked = json!({ "old_password": NEW_PASSWORD, "new_password": PASSWORD });
    assert_eq!(call("POST", "/password", token, asked).status, 204);
    let journal = call("GET", "/journal", token, json!({})).json();
    assert!(
        journal["entries"]
            .as_array()
            .unwrap()
            .iter()
            .any(|entry| entry["event"] == "password_changed")
    );
    assert_eq!(call("POST", "/sign-out", token, json!({})).status, 204);
    assert_eq!(call("GET", "/journal", token, json!({})).status, 401);
}

#[test]
fn errors_have_a_code_a_sentence_and_a_field() {
    let device = Device::activated();
    let browser = device.browser();
    let error = |path: &str, body: &str| {
        let page = browser.call("POST", path, None, body);
        (page.status, page.json()["error"].clone())
    };
    let (status, wrong) = error("/api/v1/sign-in", r#"{"password":"not the password"}"#);
    assert_eq!(
        (status, &wrong["code"], &wrong["field"]),
        (403, &json!("wrong_password"), &json!("password"))
    );
    assert!(wrong["message"].as_str().unwrap().ends_with('.'));
    for (body, status) in [
        ("{", 400),
        ("{}", 422),
        (r#"{"password":"x","more":1}"#, 422),
        (r#"{"password":1}"#, 422),
    ] {
        let (got, fault) = error("/api/v1/sign-in", body);
        assert_eq!(
            (got, &fault["code"]),
            (status, &json!("bad_request")),
            "{body}"
        );
    }
    assert_eq!(error("/api/v1/nowhere", "{}").1["code"], "not_found");
    assert_eq!(
        error("/api/v1/device", "{}").1["code"],
        "method_not_allowed"
    );
}

#[test]
fn the_description_and_the_example_are_what_stands_in_the_repository() {
    assert_eq!(agent::openapi(), include_str!("../../src/api/openapi.json"));
    assert_eq!(agent::example(), include_str!("../../agent.example.toml"));
    let device = Device::new();
    let served = device
        .browser()
        .call("GET", "/api/v1/openapi.json", None, "");
    assert_eq!((served.status, served.json()), (200, described()));
}

fn described() -> Value {
    serde_json::from_str(&agent::openapi()).unwrap()
}

/// Every operation of the description as method and path.
fn operations(description: &Value) -> BTreeSet<(String, String)> {
    let paths = description["paths"].as_object().unwrap();
    let of = |(path, item): (&String, &Value)| {
        let methods: Vec<String> = item
            .as_object()
            .unwrap()
            .keys()
            .map(|method| method.to_uppercase())
            .collect();
        methods
            .into_iter()
            .map(|method| (method, path.clone()))
            .collect::<Vec<_>>()
    };
    paths.iter().flat_map(of).collect()
}

#[test]
fn every_described_call_is_served_and_no_other() {
    let device = Device::activated();
    let browser = device.browser();
    assert_eq!(browser.get("/api/v1/openapi.json").json(), described());
    let described = operations(&described());
    let paths: BTreeSet<&String> = described.iter().map(|(_, path)| path).collect();
    for path in paths {
        for method in ["GET", "POST", "PUT", "PATCH", "DELETE"] {
            let page = browser.call(method, path, None, "{}");
            let is_served = page.status != 405
                && !(page.status == 404 && page.json()["error"]["code"] == "not_found");
            let is_described = described.contains(&(method.to_owned(), path.clone()));
            assert_eq!(is_served, is_described, "{method} {path}: {}", page.status);
        }
    }
}

#[test]
fn every_call_in_the_code_is_described() {
    let code = concat!(
        include_str!("../../src/api.rs"),
        include_str!("../../src/api/cameras.rs")
    );
    let routes = code
        .split(".route(")
        .skip(1)
        .map(|rest| format!("/api/v1{}", rest.split('"').nth(1).unwrap()));
    let described: BTreeSet<String> = operations(&described())
        .into_iter()
        .map(|(_, path)| path)
        .collect();
    assert_eq!(routes.collect::<BTreeSet<_>>(), described);
}

/// Whether an answer has exactly the keys that its schema names, those required all there.
fn assert_fits(description: &Value, schema: &str, answer: &Value) {
    let schema = &description["components"]["schemas"][schema];
    let known: BTreeSet<&String> = schema["properties"].as_object().unwrap().keys().collect();
    let given: BTreeSet<&String> = answer.as_object().unwrap().keys().collect();
    assert!(given.is_subset(&known), "{:?}", given.difference(&known));
    for required in schema["required"].as_array().unwrap() {
        assert!(
            answer.get(required.as_str().unwrap()).is_some(),
            "{required}"
        );
    }
}

#[test]
fn answers_have_the_keys_that_are_described() {
    let device = Device::activated();
    let browser = device.browser();
    let description = described();
    assert_fits(
        &description,
        "Device",
        &browser.get("/api/v1/device").json(),
    );
    let challenge = browser
        .call("POST", "/api/v1/forgot/key", None, "{}")
        .json();
    assert_fits(&description, "Challenge", &challenge);
    let asked = json!({ "password": PASSWORD }).to_string();
    let signed_in = browser.call("POST", "/api/v1/sign-in", None, &asked).json();
    assert_fits(&description, "SignedIn", &signed_in);
    let token = signed_in["token"].as_str();
    let asked = json!({ "old_password": PASSWORD }).to_string();
    let sheet = browser.call("POST", "/api/v1/recovery-sheet", token, &asked);
    assert_fits(&description, "Sheet", &sheet.json());
    let account = browser.call("GET", "/api/v1/account", token, "").json();
    assert_fits(&description, "Account", &account);
    assert_eq!(account["firmware"], FIRMWARE);
    let enrolment = browser.call("GET", "/api/v1/enrolment", token, "").json();
    assert_fits(&description, "Enrolment", &enrolment);
    assert_eq!(enrolment["request"], device.running().enrolment());
    let journal = browser.call("GET", "/api/v1/journal", token, "").json();
    assert_fits(&description, "Journal", &journal);
    assert_fits(&description, "Entry", &journal["entries"][0]);
    let error = browser.call("GET", "/api/v1/journal", None, "").json();
    assert_fits(&description, "Error", &error["error"]);
}
