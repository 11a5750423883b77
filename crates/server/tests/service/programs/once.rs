//! A call that is sent twice is one act.

use axum::http::StatusCode;
use recovery::staff::Role;
use serde_json::{Value, json};

use super::{Answer, DAY, facts, get, made, send, token};
use crate::world::World;

async fn keyed(world: &World, token: &str, key: &str, path: &str, body: Value) -> Answer {
    let headers = [
        ("content-type", "application/json"),
        ("idempotency-key", key),
    ];
    let path = format!("/api/v1/desk{path}");
    send(world, token, "POST", &path, &headers, body.to_string()).await
}

#[tokio::test]
async fn h_api_the_same_key_and_call_are_one_act_with_one_answer() {
    let world = World::new().await;
    let case = world.request(&world.challenge()).await;
    let long = recovery::staff::ApiTokenFacts {
        ends: world.services.clock.now().plus(DAY * 30),
        ..facts(&world, "crm", Role::Agent)
    };
    let crm = made(&world, &long).await;
    let notes = format!("/cases/{case}/notes");
    let note = json!({"text": "Called back."});
    for replayed in [false, true] {
        let answer = keyed(&world, &crm, "n-1", &notes, note.clone()).await;
        answer.is(StatusCode::NO_CONTENT);
        assert_eq!(
            answer.headers.contains_key("idempotency-replayed"),
            replayed
        );
    }
    let other = keyed(&world, &crm, "n-1", &notes, json!({"text": "Other."})).await;
    other.is(StatusCode::UNPROCESSABLE_ENTITY);
    assert!(other.text.contains("another call"), "{}", other.text);
    let elsewhere = keyed(
        &world,
        &crm,
        "n-1",
        &format!("/cases/{case}/claim"),
        json!({}),
    )
    .await;
    elsewhere.is(StatusCode::UNPROCESSABLE_ENTITY);
    let another = token(&world, "erp", Role::Agent).await;
    let theirs = keyed(&world, &another, "n-1", &notes, note.clone()).await;
    theirs.is(StatusCode::NO_CONTENT);
    let notes_of = async || {
        let seen = get(&world, &crm, &format!("/cases/{case}")).await;
        seen.json["notes"].as_array().unwrap().len()
    };
    assert_eq!(notes_of().await, 2, "a key is its program's own");

    // What was refused did nothing, and can be tried again.
    let approve = format!("/cases/{case}/approve");
    let stale = json!({"lines": [1], "challenge": "0000-00"});
    keyed(&world, &crm, "a-0", &approve, stale)
        .await
        .is(StatusCode::CONFLICT);
    let first = keyed(&world, &crm, "a-0", &approve, json!({})).await;
    assert_eq!(first.is(StatusCode::OK).json["answered"], 1);
    let again = keyed(&world, &crm, "a-0", &approve, json!({})).await;
    assert_eq!(again.is(StatusCode::OK).json, first.json);
    let without = keyed(&world, &crm, "a-1", &approve, json!({})).await;
    without.is(StatusCode::CONFLICT);

    let long = "x".repeat(256);
    keyed(&world, &crm, &long, &notes, note.clone())
        .await
        .is(StatusCode::BAD_REQUEST);
    world.clock.pass(DAY + std::time::Duration::from_secs(1));
    keyed(&world, &crm, "n-1", &notes, note)
        .await
        .is(StatusCode::NO_CONTENT);
    assert_eq!(notes_of().await, 3, "after a day it is forgotten");
}

#[tokio::test]
async fn h_api_the_same_key_at_once_is_one_act() {
    let world = World::new().await;
    let case = world.request(&world.challenge()).await;
    let crm = token(&world, "crm", Role::Agent).await;
    let (notes, note) = (format!("/cases/{case}/notes"), json!({"text": "Once."}));
    let call = || keyed(&world, &crm, "k", &notes, note.clone());
    let (one, other, third) = tokio::join!(call(), call(), call());
    for answer in [one, other, third] {
        // Whoever comes while the first is dealt with is told so.
        assert!(
            [StatusCode::NO_CONTENT, StatusCode::CONFLICT].contains(&answer.status),
            "{}",
            answer.text
        );
    }
    let seen = get(&world, &crm, &format!("/cases/{case}")).await;
    assert_eq!(seen.json["notes"].as_array().unwrap().len(), 1);
}
