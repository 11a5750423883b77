//! REST, the same functions as the pages.

use axum::http::{Method, StatusCode};
use protocol::DeviceKey;
use recovery::country::Country;
use recovery::evidence::{Want, Wants, WantsPolicy};
use recovery::policy::AnswerKind;
use recovery::registry;
use serde_json::{Value, json};

use crate::browser::Page;
use crate::world::{HOLDER, MODEL, SERIAL, World};

pub(crate) async fn call(world: &World, path: &str, body: &Value) -> Page {
    let headers = [("content-type", "application/json")];
    world
        .holder()
        .send(Method::POST, path, &headers, body.to_string().into_bytes())
        .await
}

fn request(challenge: &str) -> Value {
    json!({
        "email": HOLDER, "country": "DE", "place": "Nord Alarm GmbH", "business": "installer",
        "category": "recorder", "serial": SERIAL, "model": MODEL, "device_date": "2026-11-21",
        "answer": "key", "challenge": challenge, "declaration": true,
    })
}

/// Enrols a device by REST, with a fresh token.
pub(crate) async fn enrol(world: &World, serial: &str, key: &DeviceKey) -> Page {
    let (store, now) = (&*world.services.store, world.services.clock.now());
    let life = std::time::Duration::from_hours(1);
    let token = registry::make_token(store, life, now, &mut world.rng())
        .await
        .unwrap();
    let bearer = format!("Bearer {}", *token.to_text());
    let headers = [
        ("content-type", "application/json"),
        ("authorization", &bearer),
    ];
    let body = json!({ "enrolment": world.enrolment(serial, key).to_text() });
    world
        .holder()
        .send(
            Method::POST,
            "/api/v1/enrolments",
            &headers,
            body.to_string().into_bytes(),
        )
        .await
}

#[tokio::test]
async fn p1_a_request_by_rest_is_the_same_as_by_page() {
    let world = World::new().await;
    let challenge = world.challenge();
    let body = request(&challenge.to_digits());
    let first = call(&world, "/api/v1/requests", &body).await;
    first.is(StatusCode::CREATED);
    let said = first.json();
    assert_eq!(said["challenge"], challenge.number().to_string());
    assert_eq!(said["mail_from"], "answers@reset.example");
    let second = call(&world, "/api/v1/requests", &body).await;
    second.is(StatusCode::OK);
    assert_eq!(second.json()["case"], said["case"]);
    let status = call(
        &world,
        "/api/v1/status",
        &json!({"serial": SERIAL, "email": HOLDER}),
    )
    .await;
    assert_eq!(status.json()["state"], "in-review");
    assert_eq!(status.json()["case"], said["case"]);
}

#[tokio::test]
async fn p1_faults_by_rest_come_all_at_once_with_their_fields() {
    let world = World::new().await;
    let page = call(
        &world,
        "/api/v1/requests",
        &json!({"country": "KP", "answer": "key"}),
    )
    .await;
    page.is(StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(page.headers["content-type"], "application/problem+json");
    let said = page.json();
    let fields: Vec<_> = said["errors"]
        .as_array()
        .unwrap()
        .iter()
        .map(|error| error["field"].as_str().unwrap())
        .collect();
    for field in ["email", "country", "serial", "picture", "declaration"] {
        assert!(fields.contains(&field), "{field} not in {fields:?}");
    }
}

#[tokio::test]
async fn p4_a_picture_is_read_at_once_and_then_named_in_the_request() {
    let world = World::new().await;
    let challenge = world.challenge();
    let headers = [("content-type", "image/png")];
    let picture = world.screenshot(&challenge);
    let read = world
        .holder()
        .send(Method::POST, "/api/v1/pictures", &headers, picture)
        .await;
    let said = read.is(StatusCode::OK).json();
    assert_eq!(said["good"], true);
    assert_eq!(said["serial"], SERIAL);
    assert_eq!(said["model"], MODEL);
    assert_eq!(said["device_date"], "2026-11-21");
    assert_eq!(said["challenge"], challenge.number().to_string());
    let mut body = request("");
    body["picture"] = said["picture"].clone();
    call(&world, "/api/v1/requests", &body)
        .await
        .is(StatusCode::CREATED);
}

#[tokio::test]
async fn p8_inv3_an_unknown_pair_is_unknown_by_rest_too() {
    let world = World::new().await;
    let status = call(
        &world,
        "/api/v1/status",
        &json!({"serial": "x", "email": "y"}),
    )
    .await;
    status.is(StatusCode::OK);
    assert_eq!(status.json()["state"], "unknown");
    assert_eq!(status.json()["case"], Value::Null);
}

#[tokio::test]
async fn p6_the_policy_says_which_countries_are_served() {
    let world = World::new().await;
    let said = world.holder().get("/api/v1/policy").await.json();
    let served = |code: &str| {
        let countries = said["countries"].as_array().unwrap();
        countries.iter().find(|c| c["code"] == code).unwrap()["served"].clone()
    };
    assert_eq!(served("DE"), true);
    assert_eq!(served("KP"), false);
    assert_eq!(said["serial"]["length"], 20);
}

#[tokio::test]
async fn p10_the_policy_says_what_a_request_is_to_show() {
    let world = World::with(|policy, _| {
        let wants = |label, proof| Wants {
            label,
            proof,
            date: Want::NotAsked,
        };
        policy.wants = WantsPolicy {
            always: wants(Want::NotAsked, Want::NotAsked),
            answers: vec![(AnswerKind::Key, wants(Want::Required, Want::NotAsked))],
            countries: vec![(
                Country::from_code("BR").unwrap(),
                wants(Want::NotAsked, Want::Required),
            )],
            unknown: wants(Want::Required, Want::NotAsked),
        };
    })
    .await;
    let said = world.holder().get("/api/v1/policy").await.json();
    let row = |answer, country, label, proof| {
        let no = Want::NotAsked.as_str();
        serde_json::json!({"answer": answer, "country": country, "label": label, "proof": proof, "date": no})
    };
    let (no, welcome, required) = (Want::NotAsked, Want::Welcome, Want::Required);
    let none = None::<&str>;
    assert_eq!(
        said["evidence"][0],
        row(none, none, welcome.as_str(), no.as_str())
    );
    assert_eq!(
        said["evidence"][1],
        row(Some("key"), none, required.as_str(), no.as_str())
    );
    assert_eq!(
        said["evidence"][2],
        row(none, Some("BR"), no.as_str(), required.as_str())
    );
}

#[tokio::test]
async fn inv8_a_device_enrols_once_with_its_token() {
    let world = World::new().await;
    let serial = "RG4T7M2KXX1111111111";
    let unknown = DeviceKey::generate(&mut world.rng());
    enrol(&world, serial, &unknown)
        .await
        .is(StatusCode::CONFLICT)
        .says("does not know");
    enrol(&world, SERIAL, &world.device)
        .await
        .is(StatusCode::OK);
    let without = call(&world, "/api/v1/enrolments", &json!({"enrolment": "x"})).await;
    without.is(StatusCode::UNAUTHORIZED);
    assert_eq!(without.headers["www-authenticate"], "Bearer");
}

#[tokio::test]
async fn a_senseless_body_is_a_problem_in_json() {
    let world = World::new().await;
    let page = call(&world, "/api/v1/status", &json!([1])).await;
    page.is(StatusCode::BAD_REQUEST);
    assert_eq!(page.headers["content-type"], "application/problem+json");
    let nowhere = world.holder().get("/api/v1/nowhere").await;
    assert_eq!(nowhere.is(StatusCode::NOT_FOUND).json()["status"], 404);
}

/// `UPDATE=1 cargo test -p server openapi` writes the document anew.
#[tokio::test]
async fn the_committed_openapi_document_is_the_served_one() {
    let world = World::new().await;
    let served = world.holder().get("/api/v1/openapi.json").await.text();
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/openapi.json");
    let made = format!("{}\n", server::openapi().to_pretty_json().unwrap());
    assert_eq!(served.trim(), made.trim());
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(file, &made).unwrap();
    }
    let committed = std::fs::read_to_string(file).unwrap_or_default();
    assert!(
        committed == made,
        "openapi.json is out of date: run this test with UPDATE=1"
    );
}

#[tokio::test]
async fn a_body_that_is_too_large_is_told_as_such() {
    let world = World::new().await;
    let body = json!({ "serial": "x".repeat(100_000), "email": HOLDER });
    let page = call(&world, "/api/v1/status", &body).await;
    page.is(StatusCode::PAYLOAD_TOO_LARGE);
}
