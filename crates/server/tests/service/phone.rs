//! The page that a phone opens: what surrounds it, what it says when mails are late, and what is
//! written nowhere (D5, M1 to M3).

use std::io;
use std::sync::{Arc, Mutex};

use async_trait::async_trait;
use axum::http::StatusCode;
use protocol::{Challenge, RecoverySecret, Scope, Way};
use recovery::policy::AnswerKind;
use server::mail::{Letter, MailError, Mailer};
use testkit::entropy::Seeded;

use crate::browser::Page;
use crate::world::{SERIAL, World, png};

const OWNER: &str = "owner@plant.example";

/// A mail server that is down.
struct Down;

#[async_trait]
impl Mailer for Down {
    async fn send(&self, _: &Letter) -> Result<(), MailError> {
        Err(MailError::Temporary("connection refused".to_owned()))
    }

    fn describe(&self) -> String {
        "a server that is down".to_owned()
    }
}

async fn order(world: &World, challenge: &Challenge) -> Page {
    let digits = challenge.to_digits();
    let mut phone = world.holder();
    let page = phone.post("/email-code", &[("challenge", &digits)]).await;
    page.is(StatusCode::ACCEPTED);
    page
}

#[tokio::test]
async fn d5_while_the_mail_server_is_down_the_page_says_that_mails_are_late() {
    let world = World::new().await;
    let late = "Mails leave late at the moment";
    let challenge = world.email_challenge(Scope::Administrator, OWNER);
    order(&world, &challenge).await.says_not(late);
    let drained = server::worker::drain(&world.services, &Down).await;
    assert_eq!(drained.unwrap(), 1);
    order(&world, &challenge).await.says(late);
    // The same to whoever has no device, for it is said of all mails.
    let stranger = protocol::DeviceKey::generate(&mut world.rng());
    let unknown = world.stranger_email_challenge(&stranger);
    order(&world, &unknown).await.says(late);

    world.clock.pass(std::time::Duration::from_mins(1));
    assert_eq!(world.mails().await.len(), 2, "nothing is lost");
    order(&world, &challenge).await.says_not(late);
}

#[tokio::test]
async fn m1_a_picture_of_another_services_code_says_whose_it_is() {
    let world = World::new().await;
    let other = RecoverySecret::generate(&mut Seeded::new(77));
    let kind = (Way::Email, Scope::Administrator);
    let challenge = world.challenge_for(kind, &other, SERIAL, &world.device, Some(OWNER));
    let link = "https://reset.other.example/c/";
    let picture = qr::Symbol::link(link, &challenge.to_digits())
        .unwrap()
        .png(4);
    let page = world
        .holder()
        .post_form("/scan", &[], Some(png(&picture)))
        .await;
    page.is(StatusCode::UNPROCESSABLE_ENTITY)
        .says("This code cannot be answered here")
        .says("looked after by reset.other.example");
    // Typed or scanned by a program, nobody knows the host.
    let digits = challenge.to_digits();
    let page = world.holder().get(&format!("/c/{digits}")).await;
    page.is(StatusCode::UNPROCESSABLE_ENTITY)
        .says("This code cannot be answered here");
}

#[tokio::test]
async fn m2_a_code_of_the_desks_ways_opens_the_form_with_everything_filled_in() {
    let world = World::with(|policy, _| policy.answers = AnswerKind::ALL.to_vec()).await;
    for (way, answer) in [(Way::Key, "key"), (Way::File, "file")] {
        let challenge = world.challenge_by(way);
        let path = format!("/c/{}", challenge.to_digits());
        let page = world.holder().get(&path).await;
        page.is(StatusCode::OK);
        assert_eq!(page.value_of("serial"), SERIAL);
        assert_eq!(page.value_of("model"), crate::world::MODEL);
        assert_eq!(page.value_of("device_date"), "2026-11-21");
        assert!(
            page.text().contains(&format!("value=\"{answer}\" checked"))
                || page
                    .text()
                    .contains(&format!("value=\"{answer}\" selected")),
            "{answer}"
        );
    }
}

#[tokio::test]
async fn w18_the_phones_pages_are_kept_nowhere_and_name_themselves_to_nobody() {
    let world = World::new().await;
    let challenge = world.email_challenge(Scope::Administrator, OWNER);
    let digits = challenge.to_digits();
    let mut phone = world.holder();
    let ordered = order(&world, &challenge).await;
    let scanned = phone.get(&format!("/c/{digits}")).await;
    let nobodys = phone.get(&format!("/not-me/{}", "A".repeat(43))).await;
    let scan = phone.get("/scan").await;
    for page in [&ordered, &scanned, &nobodys, &scan] {
        assert_eq!(page.headers["cache-control"], "no-store");
        let policy = page.headers["content-security-policy"].to_str().unwrap();
        assert!(policy.contains("default-src 'none'"), "{policy}");
        assert!(!policy.contains("unsafe"), "{policy}");
        let permissions = page.headers["permissions-policy"].to_str().unwrap();
        let may_film = std::ptr::eq(page, &raw const scan);
        assert_eq!(permissions.contains("camera=(self)"), may_film);
        assert_eq!(permissions.contains("camera=()"), !may_film);
    }
    for page in [&ordered, &scanned, &nobodys] {
        assert_eq!(page.headers["referrer-policy"], "no-referrer");
    }
}

/// What was logged.
#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl io::Write for Log {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[tokio::test]
async fn d5_nothing_of_a_challenge_stands_in_the_log() {
    let log = Log::default();
    let to = log.clone();
    let subscriber = tracing_subscriber::fmt()
        .with_max_level(tracing::Level::TRACE)
        .with_ansi(false)
        .with_writer(move || to.clone())
        .finish();
    let _guard = tracing::subscriber::set_default(subscriber);
    // With one subscriber alone, tests on other threads decide what is logged at all.
    let _other = tracing::Dispatch::new(tracing_subscriber::fmt().with_writer(io::sink).finish());

    let world = World::new().await;
    let challenge = world.email_challenge(Scope::Administrator, OWNER);
    let digits = challenge.to_digits();
    let mut phone = world.holder();
    phone.get(&format!("/c/{digits}")).await.is(StatusCode::OK);
    phone.get(&format!("/c/{}", &digits[1..])).await;
    order(&world, &challenge).await;
    let body = serde_json::json!({ "challenge": digits }).to_string();
    let json = [("content-type", "application/json")];
    let api = "/api/v1/email-codes";
    let post = axum::http::Method::POST;
    phone.send(post, api, &json, body.into_bytes()).await;
    let picture = world.screenshot(&challenge);
    phone.post_form("/scan", &[], Some(png(&picture))).await;
    server::worker::drain(&world.services, &Down).await.unwrap();
    world.clock.pass(std::time::Duration::from_mins(1));
    let mails = world.mails().await;
    let link = mails[0].1.lines().find(|line| line.contains("/not-me/"));
    let token = link.unwrap().trim().rsplit('/').next().unwrap().to_owned();
    phone
        .post(&format!("/not-me/{token}"), &[])
        .await
        .is(StatusCode::OK);

    let said = String::from_utf8(log.0.lock().unwrap().clone()).unwrap();
    assert!(
        said.contains("/c/{digits}"),
        "calls are logged by route: {said}"
    );
    assert!(said.contains("mail sent") && said.contains("mail put off"));
    let code = world.code.to_text();
    let secrets = [
        &digits[20..60],
        &code,
        &code.replace('-', ""),
        OWNER,
        SERIAL,
        &token,
    ];
    for secret in secrets {
        assert!(!said.contains(secret), "{secret} is in the log");
    }
}
