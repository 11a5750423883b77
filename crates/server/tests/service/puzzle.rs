//! The puzzle in front of the form.

use std::time::Duration;

use altcha::{Challenge, Payload, SolveChallengeOptions};
use axum::http::StatusCode;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use protocol::Scope;
use recovery::limits::Quota;
use serde_json::json;

use crate::browser::{File, Page};
use crate::world::{HOLDER, MODEL, SERIAL, World, form, png};

/// A world where one request an hour is taken without a puzzle, and sums are short.
async fn strict() -> World {
    World::with(|policy, _| {
        let one = Quota {
            hourly: 1,
            daily: 1,
        };
        policy.limits.unproven = one;
        policy.limits.puzzle_rounds = 1;
    })
    .await
}

async fn puzzle(world: &World, form: &str) -> Challenge {
    let path = format!("/api/v1/puzzle?form={form}");
    let page = world.holder().get(&path).await;
    serde_json::from_value(page.is(StatusCode::OK).json()).unwrap()
}

fn solve(challenge: &Challenge) -> String {
    let options = SolveChallengeOptions::new(challenge);
    let solution = altcha::solve_challenge(options).unwrap().unwrap();
    let payload = Payload {
        challenge: challenge.clone(),
        solution,
    };
    STANDARD.encode(serde_json::to_vec(&payload).unwrap())
}

async fn send(world: &World, puzzle: &str) -> Page {
    let picture = world.screenshot(&world.challenge());
    let fields = form(&[("puzzle", puzzle)]);
    let mut holder = world.holder();
    holder
        .post_form("/request", &fields, Some(png(&picture)))
        .await
}

#[tokio::test]
async fn who_solves_the_puzzle_may_send_more() {
    let world = strict().await;
    assert_eq!(send(&world, "").await.leads_to(), "/request/received");
    send(&world, "").await.is(StatusCode::TOO_MANY_REQUESTS);
    for _ in 0..3 {
        let solved = solve(&puzzle(&world, "request").await);
        let sent = send(&world, &solved).await;
        assert_eq!(sent.leads_to(), "/request/received");
    }
}

#[tokio::test]
async fn a_solution_is_good_once_for_one_form_and_not_for_long() {
    let world = strict().await;
    send(&world, "").await;
    let solved = solve(&puzzle(&world, "request").await);
    assert_eq!(send(&world, &solved).await.leads_to(), "/request/received");
    let again = send(&world, &solved).await;
    again.is(StatusCode::TOO_MANY_REQUESTS);
    let other_form = solve(&puzzle(&world, "status").await);
    let refused = send(&world, &other_form).await;
    refused.is(StatusCode::TOO_MANY_REQUESTS);
    let old = solve(&puzzle(&world, "request").await);
    world.clock.pass(Duration::from_mins(30));
    send(&world, &old).await.is(StatusCode::TOO_MANY_REQUESTS);
}

#[tokio::test]
async fn a_form_with_a_fault_does_not_use_its_solution_up() {
    let world = strict().await;
    send(&world, "").await;
    let solved = solve(&puzzle(&world, "request").await);
    let picture = world.screenshot(&world.challenge());
    let fields = form(&[("puzzle", &solved), ("email", "nobody")]);
    let mut holder = world.holder();
    let page = holder
        .post_form("/request", &fields, Some(png(&picture)))
        .await;
    page.is(StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(send(&world, &solved).await.leads_to(), "/request/received");
}

#[tokio::test]
async fn a_forged_puzzle_is_none() {
    let world = strict().await;
    send(&world, "").await;
    let mut easy = puzzle(&world, "request").await;
    easy.parameters.key_prefix = "0".to_owned();
    let mut endless = puzzle(&world, "request").await;
    let far = json!(world.services.clock.now().seconds() + 1_000_000);
    let data = endless.parameters.data.as_mut().unwrap();
    data.insert("expires".to_owned(), far);
    let mut other = puzzle(&world, "request").await;
    other.parameters.algorithm = "SHA-256".to_owned();
    let long = "A".repeat(5000);
    for text in [&solve(&easy), &solve(&endless), &solve(&other), &long] {
        send(&world, text).await.is(StatusCode::TOO_MANY_REQUESTS);
    }
}

#[tokio::test]
async fn a_program_is_told_that_its_solution_is_none() {
    let world = strict().await;
    let challenge = world.challenge();
    let body = |puzzle: &str| {
        json!({
            "email": HOLDER, "country": "DE", "place": "Alarm Meyer", "business": "installer",
            "category": "recorder", "serial": SERIAL, "model": MODEL, "device_date": "2026-11-21",
            "answer": "key", "challenge": challenge.to_digits(), "declaration": true,
            "puzzle": puzzle,
        })
    };
    let page = crate::rest::call(&world, "/api/v1/requests", &body("bm8=")).await;
    page.is(StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(page.json()["errors"][0]["field"], "puzzle");
    let solved = solve(&puzzle(&world, "request").await);
    let page = crate::rest::call(&world, "/api/v1/requests", &body(&solved)).await;
    page.is(StatusCode::CREATED);
}

#[tokio::test]
async fn the_puzzle_gets_harder_for_who_asks_often() {
    let world = World::new().await;
    let work = |challenge: &Challenge| {
        let tries = 16_u32.pow(u32::try_from(challenge.parameters.key_prefix.len()).unwrap());
        challenge.parameters.cost * tries
    };
    let first = work(&puzzle(&world, "request").await);
    let mut last = first;
    for _ in 0..40 {
        let next = work(&puzzle(&world, "request").await);
        assert!(next >= last);
        last = next;
    }
    assert!(last >= 8 * first, "from {first} to {last}");
    world.clock.pass(Duration::from_mins(5));
    assert_eq!(work(&puzzle(&world, "request").await), first);
}

/// A world that is so busy that questions want a puzzle, and where no more of them go without one.
async fn busy() -> World {
    let world = World::with(|policy, settings| {
        policy.limits.puzzle_rounds = 1;
        let plenty = server::Rate::new(10_000, 1);
        settings.rates.questions = plenty;
        settings.rates.questions_of_serial = plenty;
        settings.rates.questions_unproven = server::Rate::new(1, 600);
    })
    .await;
    let pair = [("serial", SERIAL), ("email", HOLDER)];
    let mut holder = world.holder();
    for _ in 0..301 {
        holder.post("/status", &pair).await.is(StatusCode::OK);
    }
    world
}

#[tokio::test]
async fn p8_under_load_a_question_wants_a_puzzle_or_patience() {
    let world = busy().await;
    let pair = [("serial", SERIAL), ("email", HOLDER)];
    let mut holder = world.holder();
    holder.get("/status").await.says("data-puzzle=\"status\"");
    for route in ["/status", "/status/link"] {
        let slowed = holder.post(route, &pair).await;
        slowed.is(StatusCode::TOO_MANY_REQUESTS);
        let solved = solve(&puzzle(&world, "status").await);
        let [serial, email] = pair;
        let with = [serial, email, ("puzzle", &solved)];
        let taken = holder.post(route, &with).await;
        assert!(taken.status.is_success(), "{route}: {}", taken.status);
        let again = holder.post(route, &with).await;
        again.is(StatusCode::TOO_MANY_REQUESTS);
    }
}

#[tokio::test]
async fn p8_a_calm_service_shows_no_puzzle_to_whoever_asks() {
    let world = World::new().await;
    let page = world.holder().get("/status").await;
    page.says_not("data-puzzle");
}

#[tokio::test]
async fn d5_under_load_a_mail_is_ordered_with_a_puzzle_or_patience() {
    let world = busy().await;
    let challenge = world.email_challenge(Scope::Administrator, "owner@plant.example");
    let digits = challenge.to_digits();
    let mut phone = world.holder();
    let page = phone.get(&format!("/c/{digits}")).await;
    page.says("data-puzzle=\"status\"");
    let order = [("challenge", digits.as_str())];
    let slowed = phone.post("/email-code", &order).await;
    slowed.is(StatusCode::TOO_MANY_REQUESTS);
    assert!(world.mails().await.is_empty());
    let solved = solve(&puzzle(&world, "status").await);
    let with = [("challenge", digits.as_str()), ("puzzle", &solved)];
    phone
        .post("/email-code", &with)
        .await
        .is(StatusCode::ACCEPTED);
    assert_eq!(world.mails().await.len(), 1);
    let again = phone.post("/email-code", &with).await;
    again.is(StatusCode::TOO_MANY_REQUESTS);
}

#[tokio::test]
async fn p3_under_load_a_list_is_read_with_a_puzzle_or_patience() {
    let world = busy().await;
    let mut holder = world.holder();
    let page = holder.get("/bulk").await;
    page.says("data-puzzle=\"request\"");
    let bytes = b"Serial;Model;Category;Date\n";
    let name = "list.csv";
    let slowed = holder
        .post_files("/bulk", &[], &[("sheet", File { name, bytes })])
        .await;
    slowed.is(StatusCode::TOO_MANY_REQUESTS);
    let solved = solve(&puzzle(&world, "request").await);
    let with = [("puzzle", solved.as_str())];
    for is_taken in [true, false] {
        let sent = holder
            .post_files("/bulk", &with, &[("sheet", File { name, bytes })])
            .await;
        let is_slowed = sent.status == StatusCode::TOO_MANY_REQUESTS;
        assert_eq!(is_slowed, !is_taken, "{}", sent.status);
    }
}

#[tokio::test]
async fn p3_a_list_is_handed_in_with_a_puzzle_once_the_unproven_have_had_theirs() {
    let world = strict().await;
    send(&world, "").await;
    let mut holder = world.holder();
    let bytes = format!("Serial;Model;Category;Date\n{SERIAL};{MODEL};Recorder;21.11.2026\n");
    let sheet = File {
        name: "list.csv",
        bytes: bytes.as_bytes(),
    };
    let at = holder
        .post_files("/bulk", &[], &[("sheet", sheet)])
        .await
        .leads_to()
        .to_owned();
    let exported = world.challenge().to_xml();
    let file = File {
        name: "a.xml",
        bytes: exported.as_bytes(),
    };
    holder
        .post_files(&format!("{at}/pictures"), &[], &[("sheet", file)])
        .await
        .is(StatusCode::OK);
    let asker = [
        ("email", HOLDER),
        ("country", "DE"),
        ("place", "Nord Alarm GmbH"),
        ("business", "installer"),
        ("declaration", "yes"),
    ];
    let slowed = holder.post_form(&at, &asker, None).await;
    slowed.is(StatusCode::TOO_MANY_REQUESTS);
    let solved = solve(&puzzle(&world, "request").await);
    let with = [&asker[..], &[("puzzle", solved.as_str())]].concat();
    let sent = holder.post_form(&at, &with, None).await;
    assert_eq!(sent.leads_to(), "/request/received");
}
