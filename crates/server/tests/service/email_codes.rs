//! Mails that a device orders to its own reserved email.

use std::time::Duration;

use axum::http::{Method, StatusCode};
use protocol::{Challenge, Scope};
use serde_json::{Value, json};

use crate::browser::Page;
use crate::world::{SERIAL, World};

const OWNER: &str = "owner@plant.example";

async fn order(world: &World, body: &Value) -> Page {
    let headers = [("content-type", "application/json")];
    let body = body.to_string().into_bytes();
    world
        .holder()
        .send(Method::POST, "/api/v1/email-codes", &headers, body)
        .await
}

async fn order_for(world: &World, challenge: &Challenge) -> Page {
    order(world, &json!({ "challenge": challenge.to_digits() })).await
}

#[tokio::test]
async fn d5_a_code_is_mailed_to_the_sealed_address_with_the_number_that_the_device_shows() {
    let world = World::new().await;
    let challenge = world.email_challenge(Scope::Administrator, OWNER);
    let placed = order_for(&world, &challenge).await;
    placed.is(StatusCode::ACCEPTED);
    let number = challenge.number().to_string();
    assert_eq!(placed.json()["challenge"], number);
    assert!(!placed.text().contains(OWNER), "the answer names nobody");
    let mail = world.mail("email.").await;
    assert!(mail.contains(&format!("To: {OWNER}")), "{mail}");
    assert!(mail.contains(&*world.code.to_text()), "{mail}");
    let subject = mail
        .lines()
        .find(|line| line.starts_with("Subject:"))
        .unwrap();
    assert!(subject.contains(&number), "{subject}");
    assert!(!subject.contains(&*world.code.to_text()), "{subject}");
}

#[tokio::test]
async fn d2_a_new_address_is_asked_to_confirm_and_the_old_one_is_told() {
    let world = World::new().await;
    for scope in [Scope::ReservedEmail, Scope::Farewell] {
        let challenge = world.email_challenge(scope, OWNER);
        order_for(&world, &challenge).await.is(StatusCode::ACCEPTED);
    }
    let mails = world.mails().await;
    let [(_, confirm), (_, farewell)] = mails.as_slice() else {
        panic!("{} mails", mails.len())
    };
    assert!(confirm.contains("Confirm this address"), "{confirm}");
    assert!(confirm.contains(&*world.code.to_text()), "{confirm}");
    assert!(farewell.contains("Another reserved email"), "{farewell}");
    assert!(!farewell.contains(&*world.code.to_text()), "{farewell}");
}

#[tokio::test]
async fn inv3_an_unknown_device_hears_the_same_as_a_known_one() {
    let world = World::new().await;
    let known = world.email_challenge(Scope::Administrator, OWNER);
    let unknown = {
        let stranger = protocol::DeviceKey::generate(&mut world.rng());
        world.stranger_email_challenge(&stranger)
    };
    let (one, other) = (
        order_for(&world, &known).await,
        order_for(&world, &unknown).await,
    );
    one.is(StatusCode::ACCEPTED);
    other.is(StatusCode::ACCEPTED);
    let keys = |page: &Page| {
        let said = page.json();
        said.as_object()
            .unwrap()
            .keys()
            .cloned()
            .collect::<Vec<_>>()
    };
    assert_eq!(keys(&one), keys(&other));
    assert_eq!(world.mails().await.len(), 1, "only the known one is mailed");
}

#[tokio::test]
async fn what_is_no_challenge_is_told_so() {
    let world = World::new().await;
    for body in [
        json!({ "challenge": "12345" }),
        json!({ "challenge": "https://elsewhere.example/" }),
        json!({}),
        json!({ "challenge": "", "more": 1 }),
    ] {
        let placed = order(&world, &body).await;
        assert!(placed.status.is_client_error(), "{body}: {}", placed.status);
    }
    assert!(world.mails().await.is_empty());
}

#[tokio::test]
async fn d5_a_flood_of_orders_is_slowed_and_mails_three_an_hour() {
    let world = World::new().await;
    let challenge = world.email_challenge(Scope::Administrator, OWNER);
    let mut slowed = false;
    for _ in 0..40 {
        slowed |= order_for(&world, &challenge).await.status == StatusCode::TOO_MANY_REQUESTS;
    }
    assert!(slowed);
    assert_eq!(world.mails().await.len(), 3);
}

#[tokio::test]
async fn d5_a_phone_that_scans_the_code_orders_the_mail_by_one_tap_and_not_by_looking() {
    let world = World::new().await;
    let challenge = world.email_challenge(Scope::Administrator, OWNER);
    let mut phone = world.holder();
    let page = phone.get(&format!("/c/{}", challenge.to_digits())).await;
    page.is(StatusCode::OK)
        .says(&challenge.number().to_string())
        .says("Mail the code");
    assert!(!page.text().contains(OWNER), "the page names nobody");
    assert!(world.mails().await.is_empty(), "looking orders nothing");
    let digits = page.value_of("challenge");
    let ordered = phone.post("/email-code", &[("challenge", &digits)]).await;
    ordered
        .is(StatusCode::ACCEPTED)
        .says("Look in the reserved mailbox");
    assert!(world.mail("email.").await.contains(&*world.code.to_text()));
}

#[tokio::test]
async fn inv3_a_phone_reads_the_same_page_for_a_device_that_is_not_known() {
    let world = World::new().await;
    let stranger = protocol::DeviceKey::generate(&mut world.rng());
    let unknown = world.stranger_email_challenge(&stranger);
    let known = world.email_challenge(Scope::Administrator, OWNER);
    let mut pages = Vec::new();
    for challenge in [&known, &unknown] {
        let mut phone = world.holder();
        let digits = challenge.to_digits();
        let page = phone.post("/email-code", &[("challenge", &digits)]).await;
        page.is(StatusCode::ACCEPTED);
        let number = challenge.number().to_string();
        let heads = page.text().replace(&number, "").replace(&digits, "");
        let until = heads.find("<dl").unwrap();
        pages.push(heads[..until].to_owned());
    }
    assert_eq!(pages[0], pages[1]);
}

#[tokio::test]
async fn inv3_a_made_up_code_tells_nothing_of_the_serial_number_in_it() {
    let world = World::new().await;
    let forger = protocol::DeviceKey::generate(&mut world.rng());
    let known = world.forged_email_challenge(&forger);
    let unknown = world.stranger_email_challenge(&forger);
    let mut pages = Vec::new();
    for challenge in [&known, &unknown] {
        let path = format!("/c/{}", challenge.to_digits());
        let page = world.holder().get(&path).await;
        page.is(StatusCode::UNPROCESSABLE_ENTITY)
            .says("could not be confirmed");
        pages.push(page.text().replace(&challenge.to_digits(), ""));
    }
    assert_eq!(pages[0], pages[1]);
}

#[tokio::test]
async fn m3_a_phone_is_told_where_the_code_goes_masked_as_the_device_masks_it() {
    let world = World::new().await;
    let challenge = world.email_challenge(Scope::Administrator, OWNER);
    let mut phone = world.holder();
    let digits = challenge.to_digits();
    phone
        .get(&format!("/c/{digits}"))
        .await
        .says("ow****.example");
    let ordered = phone.post("/email-code", &[("challenge", &digits)]).await;
    ordered.is(StatusCode::ACCEPTED).says("ow****.example");
}

#[tokio::test]
async fn inv3_a_phone_reads_the_same_pages_for_a_device_that_is_flagged() {
    let world = World::new().await;
    let challenge = world.email_challenge(Scope::Administrator, OWNER);
    let digits = challenge.to_digits();
    let mut phone = world.holder();
    let mut pages = Vec::new();
    for is_flagged in [false, true] {
        if is_flagged {
            flag(&world).await;
        }
        let before = phone.get(&format!("/c/{digits}")).await;
        let after = phone.post("/email-code", &[("challenge", &digits)]).await;
        before.is(StatusCode::OK).says("ow****.example");
        after.is(StatusCode::ACCEPTED).says("ow****.example");
        pages.push((before.text(), after.text()));
    }
    assert_eq!(pages[0], pages[1]);
    assert_eq!(
        world.mails().await.len(),
        1,
        "a flagged device is not answered"
    );
}

/// Reports the world's device as stolen.
async fn flag(world: &World) {
    let mut staff = world.staff().await;
    let page = format!("/registry/{SERIAL}");
    let token = staff.get(&page).await.value_of("form_token");
    let fields = [
        ("form_token", token.as_str()),
        ("kind", "stolen"),
        ("reason", "Police file 17"),
    ];
    let done = staff.post(&format!("{page}/flag"), &fields).await;
    assert_eq!(done.leads_to(), format!("{page}?done=flag"));
}

#[tokio::test]
async fn d5_a_code_older_than_two_days_says_so_and_how_to_get_another() {
    let world = World::new().await;
    let challenge = world.email_challenge(Scope::Administrator, OWNER);
    order_for(&world, &challenge).await.is(StatusCode::ACCEPTED);
    world.clock.pass(Duration::from_hours(49));
    let path = format!("/c/{}", challenge.to_digits());
    let page = world.holder().get(&path).await;
    page.is(StatusCode::UNPROCESSABLE_ENTITY)
        .says("This code is too old")
        .says("48 hours");
}

#[tokio::test]
async fn d5_a_code_that_only_the_device_may_send_is_no_page_for_a_phone() {
    let world = World::new().await;
    for scope in [Scope::ReservedEmail, Scope::Farewell] {
        let challenge = world.email_challenge(scope, OWNER);
        let path = format!("/c/{}", challenge.to_digits());
        let page = world.holder().get(&path).await;
        page.is(StatusCode::UNPROCESSABLE_ENTITY)
            .says("not meant for a phone");
    }
    assert!(world.mails().await.is_empty());
}
