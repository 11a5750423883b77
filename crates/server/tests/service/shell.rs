//! What surrounds every page: headers, guards, limits, faults.

use axum::http::StatusCode;
use protocol::DeviceKey;

use crate::browser::Browser;
use crate::world::{HOLDER, SERIAL, World, form, png};

#[tokio::test]
async fn w18_every_page_carries_the_headers_that_confine_it() {
    let world = World::new().await;
    for (router, paths) in [
        (
            &world.portal,
            ["/", "/request", "/status", "/help/picture", "/nowhere"],
        ),
        (
            &world.desk,
            ["/", "/sign-in", "/enrolments", "/cases/RG-1", "/nowhere"],
        ),
    ] {
        let mut browser = Browser::new(router);
        for path in paths {
            let page = browser.get(path).await;
            let header = |name: &str| page.headers[name].to_str().unwrap().to_owned();
            assert!(
                header("content-security-policy").contains("default-src 'none'"),
                "{path}"
            );
            assert_eq!(header("x-content-type-options"), "nosniff", "{path}");
            assert_eq!(header("cache-control"), "no-store", "{path}");
            assert!(
                header("strict-transport-security").contains("max-age=31536000"),
                "{path}"
            );
            assert_eq!(header("x-request-id").len(), 16, "{path}");
        }
    }
}

#[tokio::test]
async fn w04_addresses_that_hold_something_are_told_to_nobody() {
    let world = World::new().await;
    for path in ["/more/not-a-token", "/c/123"] {
        let page = world.holder().get(path).await;
        assert_eq!(page.headers["referrer-policy"], "no-referrer", "{path}");
    }
}

#[tokio::test]
async fn w19_a_form_sent_from_another_site_is_refused() {
    let world = World::new().await;
    let mut holder = world.holder();
    let kind = ("content-type", "application/x-www-form-urlencoded");
    let mut request = axum::http::Request::post("/status");
    for (name, value) in [
        kind,
        ("sec-fetch-site", "cross-site"),
        ("host", "reset.example"),
    ] {
        request = request.header(name, value);
    }
    let response = tower::ServiceExt::oneshot(
        world.portal.clone(),
        request
            .body(axum::body::Body::from("serial=A&email=b%40c.de"))
            .unwrap(),
    )
    .await
    .unwrap();
    assert_eq!(response.status(), StatusCode::FORBIDDEN);
    holder.get("/status").await.is(StatusCode::OK);
}

#[tokio::test]
async fn every_wrong_address_gives_a_page_with_the_calls_number() {
    let world = World::new().await;
    let page = world.holder().get("/nowhere").await;
    page.is(StatusCode::NOT_FOUND).says("There is no such page");
    let id = page.headers["x-request-id"].to_str().unwrap().to_owned();
    page.says(&id);
    world
        .holder()
        .get("/more/not-a-token")
        .await
        .is(StatusCode::GONE);
}

#[tokio::test]
async fn questions_about_one_serial_are_slowed() {
    let world = World::with(|_, settings| {
        settings.rates.questions_of_serial = server::Rate::new(2, 60);
    })
    .await;
    let mut holder = world.holder();
    let pair = [("serial", SERIAL), ("email", HOLDER)];
    for _ in 0..2 {
        holder.post("/status", &pair).await.is(StatusCode::OK);
    }
    let page = holder.post("/status", &pair).await;
    page.is(StatusCode::TOO_MANY_REQUESTS)
        .says("A little slower");
    assert!(page.headers.contains_key("retry-after"));
}

#[tokio::test]
async fn a_form_may_be_mended_as_often_as_it_takes() {
    let world = World::with(|policy, _| {
        policy.limits.serial.hourly = 1;
    })
    .await;
    let picture = world.screenshot(&world.challenge());
    let mut holder = world.holder();
    let wrong = form(&[("email", "nobody")]);
    for _ in 0..3 {
        let page = holder
            .post_form("/request", &wrong, Some(png(&picture)))
            .await;
        page.is(StatusCode::UNPROCESSABLE_ENTITY);
    }
    let sent = holder
        .post_form("/request", &form(&[]), Some(png(&picture)))
        .await;
    assert_eq!(sent.leads_to(), "/request/received");
    let another = world.screenshot(&world.challenge());
    let slowed = holder
        .post_form("/request", &form(&[]), Some(png(&another)))
        .await;
    slowed
        .is(StatusCode::UNPROCESSABLE_ENTITY)
        .says("There were many requests for this serial number lately");
}

#[tokio::test]
async fn w14_a_made_up_challenge_uses_up_nobody_elses_count() {
    let world = World::with(|policy, _| {
        policy.limits.serial.hourly = 1;
    })
    .await;
    let impostor = DeviceKey::generate(&mut world.rng());
    let forged = world.screenshot(&world.challenge_of(SERIAL, &impostor, None));
    let mut stranger = world.holder();
    for _ in 0..3 {
        let page = stranger
            .post_form("/request", &form(&[]), Some(png(&forged)))
            .await;
        page.is(StatusCode::UNPROCESSABLE_ENTITY);
    }
    let picture = world.screenshot(&world.challenge());
    let sent = world
        .holder()
        .post_form("/request", &form(&[]), Some(png(&picture)))
        .await;
    assert_eq!(sent.leads_to(), "/request/received");
}
