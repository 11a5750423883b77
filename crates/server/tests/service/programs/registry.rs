//! The registry by REST.

use axum::http::{StatusCode, header};
use recovery::audit::Actor;
use recovery::staff::Role;
use serde_json::{Value, json};

use super::{Answer, act, get, post, send, token};
use crate::world::{MODEL, SERIAL, World};

#[tokio::test]
async fn h_api_a_senior_program_keeps_devices_and_flags() {
    let world = World::new().await;
    let erp = token(&world, "erp", Role::Senior).await;
    let device =
        json!({"serial": "RG4T7M2KXX9876543211", "model": MODEL, "sold_to": "Nord Alarm GmbH"});
    post(&world, &erp, "/registry", device.clone())
        .await
        .is(StatusCode::CREATED);
    post(&world, &erp, "/registry", device)
        .await
        .is(StatusCode::OK);
    let wrong = json!({"serial": "12", "model": MODEL});
    post(&world, &erp, "/registry", wrong)
        .await
        .is(StatusCode::UNPROCESSABLE_ENTITY);
    let found = get(&world, &erp, "/registry?begins=RG4T7M2KXX98765432&model=rg").await;
    assert_eq!(
        found.is(StatusCode::OK).json["devices"]
            .as_array()
            .unwrap()
            .len(),
        2
    );
    for wrong in ["flag=lost", "begins=a%20b", "after=%20"] {
        let answer = get(&world, &erp, &format!("/registry?{wrong}")).await;
        assert!(answer.status.is_client_error(), "{wrong}: {}", answer.text);
    }

    let flags = format!("/registry/{SERIAL}/flags");
    let flag = json!({"kind": "stolen", "reason": "Police file 17"});
    let silent = json!({"kind": "stolen", "reason": ""});
    post(&world, &erp, &flags, silent)
        .await
        .is(StatusCode::UNPROCESSABLE_ENTITY);
    post(&world, &erp, &flags, flag.clone())
        .await
        .is(StatusCode::NO_CONTENT);
    post(&world, &erp, &flags, flag)
        .await
        .is(StatusCode::CONFLICT);
    let found = get(&world, &erp, "/registry?flag=stolen&ends=210").await;
    assert_eq!(
        found.json["devices"][0]["flags"][0]["by"],
        "the program erp"
    );
    let clear = format!("{flags}/stolen/clear");
    let why = json!({"reason": "Found"});
    post(&world, &erp, &clear, why.clone())
        .await
        .is(StatusCode::NO_CONTENT);
    post(&world, &erp, &clear, why)
        .await
        .is(StatusCode::CONFLICT);
    let one = get(&world, &erp, &format!("/registry/{SERIAL}")).await;
    assert_eq!(
        (&one.json["serial"], &one.json["flags"]),
        (&json!(SERIAL), &json!([]))
    );
    assert!(one.json["enrolled"].is_string());
    get(&world, &erp, "/registry/RG00000000000000000A")
        .await
        .is(StatusCode::NOT_FOUND);
    let mut tx = world.services.store.read().await.unwrap();
    let entries = tx.entries_about(SERIAL).await.unwrap();
    let by = |one: &recovery::audit::Entry| matches!(one.actor, Actor::Program { .. });
    assert_eq!(entries.iter().filter(|one| by(one)).count(), 2);
}

#[tokio::test]
async fn h_api_pages_of_devices_follow_each_other_by_link() {
    let world = World::new().await;
    let erp = token(&world, "erp", Role::Senior).await;
    let rows: String = (0..60).map(|n| format!("PAGE{n:016},{MODEL}\n")).collect();
    import(&world, &erp, format!("serial,model\n{rows}"))
        .await
        .is(StatusCode::OK);
    let first = get(&world, &erp, "/registry?begins=PAGE").await;
    assert_eq!(first.json["devices"].as_array().unwrap().len(), 50);
    let link = first.headers[header::LINK].to_str().unwrap();
    let next = link
        .strip_prefix('<')
        .unwrap()
        .strip_suffix(">; rel=\"next\"")
        .unwrap();
    let second = send(&world, &erp, "GET", next, &[], String::new()).await;
    assert_eq!(second.json["devices"].as_array().unwrap().len(), 10);
    assert_eq!(second.json["devices"][0]["serial"], "PAGE0000000000000050");
    assert_eq!(second.json["next"], Value::Null);
}

async fn import(world: &World, token: &str, text: String) -> Answer {
    let csv = [("content-type", "text/csv")];
    send(
        world,
        token,
        "POST",
        "/api/v1/desk/registry/import",
        &csv,
        text,
    )
    .await
}

#[tokio::test]
async fn h_api_a_file_of_devices_is_imported_and_its_faults_are_told() {
    let world = World::new().await;
    let erp = token(&world, "erp", Role::Senior).await;
    let good = format!("RG4T7M2KXX9876543299,{MODEL},Nord,DE");
    let text = format!("serial,model,sold_to,region\n{good}\n12,{MODEL},,\n{SERIAL},{MODEL},,\n");
    let done = import(&world, &erp, text).await;
    let body = &done.is(StatusCode::OK).json;
    assert_eq!(
        (&body["added"], &body["wrong"]),
        (&json!(1), &json!(1)),
        "{body}"
    );
    assert_eq!(body["faults"][0]["line"], 3);
    assert_eq!(body["faults"][0]["column"], "serial");
    assert_eq!(body["broken_off"], Value::Null);
    for wrong in ["", "colour,shape\nred,round\n"] {
        let refused = import(&world, &erp, wrong.to_owned()).await;
        refused.is(StatusCode::UNPROCESSABLE_ENTITY);
    }
    // Far more than any other body may have.
    let rows: String = (0..5000)
        .map(|n| format!("BULK{n:016},{MODEL}\n"))
        .collect();
    assert!(rows.len() > 64 * 1024);
    let many = import(&world, &erp, format!("serial,model\n{rows}")).await;
    assert_eq!(many.is(StatusCode::OK).json["added"], 5000);
    let large = json!({"serial": "x".repeat(100_000)});
    post(&world, &erp, "/registry", large)
        .await
        .is(StatusCode::PAYLOAD_TOO_LARGE);
}

#[tokio::test]
async fn h_api_a_senior_program_keeps_distributors() {
    let world = World::new().await;
    let erp = token(&world, "erp", Role::Senior).await;
    let list = "/distributors";
    let nord = json!({"name": "Nordhandel", "country": "DE", "aliases": ["Nord Alarm GmbH"]});
    post(&world, &erp, list, nord.clone())
        .await
        .is(StatusCode::CREATED);
    post(&world, &erp, list, nord)
        .await
        .is(StatusCode::CONFLICT);
    let odd = json!({"name": "", "country": "XX"});
    post(&world, &erp, list, odd)
        .await
        .is(StatusCode::UNPROCESSABLE_ENTITY);
    let all = get(&world, &erp, list).await;
    assert_eq!(all.json[0]["name"], "Nordhandel");
    let found = get(
        &world,
        &erp,
        &format!("/registry?distributor={}", all.json[0]["id"]),
    )
    .await;
    assert_eq!(found.json["devices"].as_array().unwrap().len(), 1);
    let one = format!("{list}/{}", all.json[0]["id"]);
    act(&world, &erp, "PUT", &one, json!({"name": "Nord"}))
        .await
        .is(StatusCode::OK);
    act(&world, &erp, "DELETE", &one, json!({}))
        .await
        .is(StatusCode::NO_CONTENT);
    act(&world, &erp, "DELETE", &one, json!({}))
        .await
        .is(StatusCode::NOT_FOUND);
}
