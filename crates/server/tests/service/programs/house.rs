//! Enrolments, staff and the audit trail.

use axum::http::StatusCode;
use protocol::{DeviceKey, RecoveryKey as _};
use recovery::audit::Actor;
use recovery::registry;
use recovery::staff::Role;
use serde_json::json;

use super::{act, get, post, token};
use crate::world::{SERIAL, World};

#[tokio::test]
async fn h_api_a_program_decides_which_key_counts() {
    let world = World::new().await;
    let other = DeviceKey::generate(&mut world.rng());
    let enrolment = world.enrolment(SERIAL, &other);
    let verified = world.authority.open_enrolment(&enrolment).unwrap();
    let (store, now) = (&*world.services.store, world.services.clock.now());
    drop(registry::enrol(store, &verified, &Actor::Operator, now).await);
    let erp = token(&world, "erp", Role::Senior).await;
    let waiting = get(&world, &erp, "/enrolments").await;
    let one = &waiting.is(StatusCode::OK).json[0];
    assert_eq!(one["serial"], SERIAL);
    let path = format!("/enrolments/{}", one["id"]);
    let odd = json!({"decision": "maybe"});
    post(&world, &erp, &path, odd)
        .await
        .is(StatusCode::UNPROCESSABLE_ENTITY);
    let replace = json!({"decision": "replace"});
    post(&world, &erp, &path, replace.clone())
        .await
        .is(StatusCode::NO_CONTENT);
    post(&world, &erp, &path, replace)
        .await
        .is(StatusCode::CONFLICT);
    let waiting = get(&world, &erp, "/enrolments").await;
    assert_eq!(waiting.json, json!([]));
}

#[tokio::test]
async fn h_api_an_auditor_takes_the_trail_along_and_that_stands_in_it() {
    let world = World::new().await;
    world.request(&world.challenge()).await;
    let auditor = token(&world, "archive", Role::Auditor).await;
    let taken = get(&world, &auditor, "/audit").await;
    taken.is(StatusCode::OK);
    let lines: Vec<serde_json::Value> = taken
        .text
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    let mut before = "0".repeat(64);
    for (index, line) in lines.iter().enumerate() {
        assert_eq!(line["number"], index + 1);
        assert_eq!(line["before"], before);
        before = line["hash"].as_str().unwrap().to_owned();
    }
    let last = lines.last().unwrap();
    assert_eq!(
        (&last["act"], &last["actor"]),
        (&json!("trail-taken"), &json!("program:archive"))
    );
    let some = get(&world, &auditor, &format!("/audit?since={}", lines.len())).await;
    assert_eq!(
        some.text.lines().count(),
        2,
        "the last of before, and this look"
    );
    assert_eq!(some.text.lines().next(), taken.text.lines().last());
}

#[tokio::test]
async fn h_api_answers_for_reuse_are_kept_by_programs_too() {
    let world = World::new().await;
    let erp = token(&world, "erp", Role::Senior).await;
    let reply = json!({"used_for": "question", "title": "Place", "text": "Where was it bought?"});
    post(&world, &erp, "/replies", reply.clone())
        .await
        .is(StatusCode::CREATED);
    post(&world, &erp, "/replies", reply)
        .await
        .is(StatusCode::CONFLICT);
    let odd = json!({"used_for": "poem", "title": "x", "text": "y"});
    post(&world, &erp, "/replies", odd)
        .await
        .is(StatusCode::UNPROCESSABLE_ENTITY);
    let place = async || {
        let all = get(&world, &erp, "/replies").await;
        let mut all = all.json.as_array().unwrap().clone().into_iter();
        all.find(|one| one["title"] == "Place").unwrap()
    };
    let path = format!("/replies/{}", place().await["id"]);
    let changed = json!({"used_for": "question", "title": "Place", "text": "Where, please?"});
    act(&world, &erp, "PUT", &path, changed)
        .await
        .is(StatusCode::NO_CONTENT);
    assert_eq!(place().await["text"], "Where, please?");
    act(&world, &erp, "DELETE", &path, json!({}))
        .await
        .is(StatusCode::NO_CONTENT);
    act(&world, &erp, "DELETE", &path, json!({}))
        .await
        .is(StatusCode::CONFLICT);
}
