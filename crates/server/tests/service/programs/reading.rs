//! What programs read: queue, cases and pictures.

use axum::http::{StatusCode, header};
use recovery::audit::Act;
use recovery::staff::Role;
use serde_json::{Value, json};

use super::{act, get, post, token};
use crate::world::{HOLDER, SERIAL, World};

#[tokio::test]
async fn h_api_a_program_finds_cases_by_every_filter() {
    let world = World::new().await;
    let case = world.request(&world.challenge()).await;
    let crm = token(&world, "crm", Role::Agent).await;
    let queue = get(&world, &crm, "/cases").await;
    let first = &queue.is(StatusCode::OK).json["cases"][0];
    assert_eq!(
        (&first["case"], &first["email"]),
        (&json!(case), &json!(HOLDER))
    );
    assert_eq!(first["device"]["serial"], SERIAL);
    assert_eq!(queue.json["next"], Value::Null);
    let (country, category) = (
        first["country"].clone(),
        first["device"]["category"].clone(),
    );
    let finds = async |query: &str| {
        let found = get(&world, &crm, &format!("/cases?{query}")).await;
        found.is(StatusCode::OK).json["cases"]
            .as_array()
            .unwrap()
            .len()
            == 1
    };
    for (yes, no) in [
        ("q=RG4T7M2", "q=ZZ"),
        ("stage=in-review", "stage=answered"),
        ("whose=free", "whose=mine"),
        ("whose=free", "whose=of:anna"),
        ("way=key", "way=file"),
        (
            &format!("country={}", country.as_str().unwrap()),
            "country=JP",
        ),
        (
            &format!("category={}", category.as_str().unwrap()),
            "label=rma",
        ),
        ("overdue=no", "overdue=yes"),
        ("stage=any", "stage=withdrawn"),
    ] {
        assert!(finds(yes).await, "{yes}");
        assert!(!finds(no).await, "{no}");
    }
    for wrong in [
        "stage=opened",
        "whose=hers",
        "way=x",
        "country=XX",
        "overdue=1",
        "after=x",
        "category=x",
    ] {
        let answer = get(&world, &crm, &format!("/cases?{wrong}")).await;
        answer.is(StatusCode::UNPROCESSABLE_ENTITY);
    }
    get(&world, &crm, "/cases?stages=open")
        .await
        .is(StatusCode::BAD_REQUEST);

    let work = |what: &str| format!("/cases/{case}/{what}");
    post(&world, &crm, &work("claim"), json!({}))
        .await
        .is(StatusCode::NO_CONTENT);
    assert!(finds("whose=mine").await);
    let note = json!({"text": "Called back."});
    post(&world, &crm, &work("notes"), note)
        .await
        .is(StatusCode::NO_CONTENT);
    let empty = json!({"text": " "});
    post(&world, &crm, &work("notes"), empty)
        .await
        .is(StatusCode::UNPROCESSABLE_ENTITY);
    post(&world, &crm, &work("labels"), json!({"label": "RMA"}))
        .await
        .is(StatusCode::NO_CONTENT);
    assert!(finds("label=rma").await);
    let seen = get(&world, &crm, &format!("/cases/{case}")).await;
    let body = &seen.is(StatusCode::OK).json;
    assert_eq!((&body["case"], &body["devices"]), (&json!(case), &json!(1)));
    assert_eq!(body["claim"]["by"], "crm");
    assert_eq!(body["labels"], json!(["rma"]));
    assert_eq!(
        (&body["notes"][0]["by"], &body["notes"][0]["text"]),
        (&json!("crm"), &json!("Called back."))
    );
    assert_eq!(body["lines"][0]["evidence"]["verdict"], "may-approve");
    assert_eq!(body["history"][0]["act"], "request-received");

    // Somebody else's claim holds for programs too, and a senior gives the case to a person.
    let erp = token(&world, "erp", Role::Senior).await;
    post(&world, &erp, &work("claim"), json!({}))
        .await
        .is(StatusCode::CONFLICT);
    post(&world, &erp, &work("approve"), json!({}))
        .await
        .is(StatusCode::CONFLICT);
    post(&world, &erp, &work("release"), json!({}))
        .await
        .is(StatusCode::CONFLICT);
    post(&world, &crm, &work("release"), json!({}))
        .await
        .is(StatusCode::NO_CONTENT);
    post(&world, &erp, &work("assign"), json!({"to": "nobody"}))
        .await
        .is(StatusCode::CONFLICT);
    post(&world, &erp, &work("assign"), json!({"to": "anna"}))
        .await
        .is(StatusCode::NO_CONTENT);
    assert!(finds("whose=of:anna").await);
    act(&world, &crm, "DELETE", &work("labels/rma"), json!({}))
        .await
        .is(StatusCode::NO_CONTENT);
    assert!(!finds("label=rma").await);
    get(&world, &crm, "/cases/RG-000-000-001")
        .await
        .is(StatusCode::NOT_FOUND);
    get(&world, &crm, "/cases/x")
        .await
        .is(StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn h_api_pages_of_the_queue_follow_each_other_by_link() {
    let world = World::new().await;
    let mut cases = Vec::new();
    for _ in 0..3 {
        cases.push(world.request(&world.challenge()).await);
    }
    cases.sort();
    cases.dedup();
    let crm = token(&world, "crm", Role::Reader).await;
    let all = get(&world, &crm, "/cases?stage=any").await;
    assert_eq!(all.json["fitting"], cases.len());
    assert!(!all.headers.contains_key(header::LINK), "one page is all");
}

#[tokio::test]
async fn h_api_a_look_at_a_picture_has_a_reason_and_stands_in_the_trail() {
    let world = World::new().await;
    let case = world.request(&world.challenge()).await;
    let crm = token(&world, "crm", Role::Reader).await;
    let line = get(&world, &crm, &format!("/cases/{case}/lines/1")).await;
    let line = &line.is(StatusCode::OK).json;
    assert_eq!(line["pictures"][0]["media"], "image/png", "{line}");
    assert_eq!(line["device"]["answerable"], true);
    assert!(line["challenge"]["seconds_left"].as_u64().unwrap() > 0);
    assert_eq!(line["in_registry"], true);
    let n = line["pictures"][0]["picture"].as_u64().unwrap();
    let path = format!("/cases/{case}/pictures/{n}");
    get(&world, &crm, &path)
        .await
        .is(StatusCode::UNPROCESSABLE_ENTITY);
    let seen = get(&world, &crm, &format!("{path}?reason=Ticket%204711")).await;
    assert_eq!(
        seen.is(StatusCode::OK).headers[header::CONTENT_TYPE],
        "image/png"
    );
    get(&world, &crm, &format!("/cases/{case}/pictures/99?reason=x"))
        .await
        .is(StatusCode::NOT_FOUND);
    let mut tx = world.services.store.read().await.unwrap();
    let entries = tx.entries_about(&case).await.unwrap();
    let looks: Vec<_> = entries
        .iter()
        .filter(|one| one.act == Act::PictureViewed)
        .collect();
    assert_eq!(looks.len(), 1);
    assert!(
        looks[0].detail.ends_with(": Ticket 4711"),
        "{}",
        looks[0].detail
    );
    assert_eq!(looks[0].actor.to_text(), "program:crm");
}
