//! What programs look after: requests of holders who call, objections, holds, webhooks, flags by file.

use std::time::Duration;

use axum::http::StatusCode;
use recovery::audit::Act;
use recovery::staff::{Keeper, Role};
use recovery::text::Line;
use recovery::webhooks::{self, Event, NewHook, WebhookUrl};
use serde_json::{Value, json};

use super::{act, get, post, send, token};
use crate::world::{HOLDER, MODEL, SERIAL, World};

fn call(challenge: &str) -> Value {
    json!({
        "email": HOLDER, "language": "de", "country": "DE", "place": "Nord Alarm GmbH, Kiel",
        "business": "installer", "category": "recorder", "serial": SERIAL, "model": MODEL,
        "device_date": "2026-11-21", "answer": "key", "challenge": challenge, "declaration": true,
    })
}

#[tokio::test]
async fn h1_a_program_opens_a_case_for_a_holder_and_decides_nothing_in_it() {
    let world = World::new().await;
    let (agent, reader) = (
        token(&world, "crm", Role::Agent).await,
        token(&world, "wall", Role::Reader).await,
    );
    let body = call(&world.challenge().to_digits());
    post(&world, &reader, "/cases", body.clone())
        .await
        .is(StatusCode::FORBIDDEN);
    let mut wrong = body.clone();
    (wrong["serial"], wrong["declaration"]) = (json!("short"), json!(false));
    let refused = post(&world, &agent, "/cases", wrong).await;
    let fields = refused.is(StatusCode::UNPROCESSABLE_ENTITY).json["errors"].to_string();
    assert!(
        fields.contains("\"serial\"") && fields.contains("\"declaration\""),
        "{fields}"
    );

    let opened = post(&world, &agent, "/cases", body.clone()).await;
    let case = opened.is(StatusCode::CREATED).json["case"]
        .as_str()
        .unwrap()
        .to_owned();
    let again = post(&world, &agent, "/cases", body).await;
    assert_eq!(again.is(StatusCode::OK).json["case"], case.as_str());
    let receipt = world.mail("receipt").await;
    assert!(receipt.contains("Content-Language: de"), "{receipt}");
    let approve = format!("/cases/{case}/approve");
    post(&world, &agent, &approve, json!({}))
        .await
        .is(StatusCode::CONFLICT);
    let other = token(&world, "crm-2", Role::Agent).await;
    post(&world, &other, &approve, json!({}))
        .await
        .is(StatusCode::OK);
}

#[tokio::test]
async fn h1_a_program_sets_an_objection_aside_with_a_reason() {
    let world = World::new().await;
    let challenge = world.challenge_of(SERIAL, &world.device, Some("owner@example.net"));
    let case = world.request(&challenge).await;
    let mail = world.mail("asked").await;
    let link = mail.lines().find(|line| line.contains("/not-me/")).unwrap();
    let path = link.trim().strip_prefix("https://reset.example").unwrap();
    world.holder().post(path, &[]).await.is(StatusCode::OK);
    let (senior, agent) = (
        token(&world, "crm-lead", Role::Senior).await,
        token(&world, "crm", Role::Agent).await,
    );
    let aside = format!("/cases/{case}/set-aside");
    let body = json!({ "line": 1, "reason": "We spoke to the owner." });
    post(&world, &agent, &aside, body.clone())
        .await
        .is(StatusCode::FORBIDDEN);
    let empty = json!({ "line": 1, "reason": " " });
    post(&world, &senior, &aside, empty)
        .await
        .is(StatusCode::UNPROCESSABLE_ENTITY);
    post(&world, &senior, &aside, body.clone())
        .await
        .is(StatusCode::NO_CONTENT);
    post(&world, &senior, &aside, body)
        .await
        .is(StatusCode::CONFLICT);
    let entries = world.entries(Act::ObjectionSetAside).await;
    assert!(entries[0].detail.contains("We spoke to the owner."));
}

#[tokio::test]
async fn p10_a_program_holds_a_case_and_lets_it_go() {
    let world = World::new().await;
    let case = world.request(&world.challenge()).await;
    let senior = token(&world, "legal", Role::Senior).await;
    let path = format!("/cases/{case}/hold");
    let hold = |until: &str| json!({ "until": until, "reason": "a dispute" });
    for wrong in ["soon", "2020-01-01", "2040-01-01"] {
        let refused = act(&world, &senior, "PUT", &path, hold(wrong)).await;
        refused.is(StatusCode::UNPROCESSABLE_ENTITY);
    }
    let held = act(&world, &senior, "PUT", &path, hold("2027-06-30")).await;
    held.is(StatusCode::NO_CONTENT);
    assert!(
        world.entries(Act::Held).await[0]
            .detail
            .contains("a dispute")
    );
    let end = act(&world, &senior, "DELETE", &path, Value::Null).await;
    end.is(StatusCode::NO_CONTENT);
    let twice = act(&world, &senior, "DELETE", &path, Value::Null).await;
    twice.is(StatusCode::CONFLICT);
}

#[tokio::test]
async fn h5_a_program_looks_after_webhooks_and_learns_no_secret() {
    let world = World::new().await;
    let admin = token(&world, "ops", Role::Admin).await;
    let senior = token(&world, "lead", Role::Senior).await;
    get(&world, &senior, "/webhooks")
        .await
        .is(StatusCode::FORBIDDEN);
    let hook = NewHook {
        url: WebhookUrl::parse("https://127.0.0.1:9/in?key=k1", false).unwrap(),
        about: Some(Line::parse("Help desk").unwrap()),
        events: vec![Event::RequestReceived],
    };
    let (services, mut rng) = (&world.services, world.rng());
    let (store, vault, now) = (&*services.store, &*services.vault, services.clock.now());
    let added = webhooks::add(store, vault, hook, Keeper::Operator, now, &mut rng).await;
    let id = added.unwrap().id;
    let all = get(&world, &admin, "/webhooks").await;
    assert_eq!(
        all.is(StatusCode::OK).json["webhooks"][0]["host"],
        "127.0.0.1:9"
    );
    assert!(
        !all.text.contains("whsec") && !all.text.contains("k1"),
        "{}",
        all.text
    );

    let at = format!("/webhooks/{id}");
    let acts = async |what: &str| post(&world, &admin, &format!("{at}/{what}"), json!({})).await;
    acts("test").await.is(StatusCode::NO_CONTENT);
    server::webhooks::drain(services).await.unwrap();
    let told = get(&world, &admin, &format!("{at}/deliveries")).await;
    let one = &told.is(StatusCode::OK).json["deliveries"][0];
    assert_eq!(
        (&one["event"], &one["attempts"]),
        (&json!("test"), &json!(1))
    );
    assert!(one["said"].as_str().unwrap().contains("private address"));
    let delivery = one["id"].as_i64().unwrap();
    acts(&format!("deliveries/{delivery}/again"))
        .await
        .is(StatusCode::NO_CONTENT);
    acts("deliveries/999/again").await.is(StatusCode::NOT_FOUND);
    acts("pause").await.is(StatusCode::NO_CONTENT);
    assert_eq!(server::webhooks::drain(services).await.unwrap(), 0);
    acts("resume").await.is(StatusCode::NO_CONTENT);
    assert_eq!(server::webhooks::drain(services).await.unwrap(), 1);
    get(&world, &admin, "/webhooks/77/deliveries")
        .await
        .is(StatusCode::NOT_FOUND);
    let entries = world.entries(Act::WebhookChanged).await;
    assert!(
        entries
            .iter()
            .all(|entry| entry.actor.to_text() == "program:ops")
    );
}

#[tokio::test]
async fn h1_registry_a_program_flags_devices_by_a_file() {
    let world = World::new().await;
    let senior = token(&world, "erp", Role::Senior).await;
    let csv = format!("serial,flag,reason\n{SERIAL},stolen,police report\nWRONG,stolen,x\n");
    let path = "/api/v1/desk/registry/import-flags";
    let kind = [("content-type", "text/csv")];
    let done = send(&world, &senior, "POST", path, &kind, csv).await;
    assert_eq!(done.is(StatusCode::OK).json["wrong"], 1, "{}", done.text);
    let device = get(&world, &senior, &format!("/registry/{SERIAL}")).await;
    assert!(device.text.contains("police report"), "{}", device.text);
    world.clock.pass(Duration::from_secs(1));
}
