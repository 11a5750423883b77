//! Mails that do not arrive (P9): what comes back, by whom it may be reported, and who hears of it.

use std::sync::Arc;
use std::sync::Mutex;
use std::time::Duration;

use async_trait::async_trait;
use axum::http::{Method, StatusCode};
use protocol::Email;
use server::mail::{Letter, MailError, Mailer};

use crate::browser::Page;
use crate::world::{BOUNCE_SECRET, HOLDER, SERIAL, World};

const PAIR: [(&str, &str); 2] = [("serial", SERIAL), ("email", HOLDER)];

/// A mail server that keeps the addresses that mails come back to.
#[derive(Default)]
struct Envelopes(Mutex<Vec<String>>);

#[async_trait]
impl Mailer for Envelopes {
    async fn send(&self, letter: &Letter) -> Result<(), MailError> {
        let address = letter.from.bounces.as_ref().unwrap().to_string();
        self.0.lock().unwrap().push(address);
        Ok(())
    }

    fn describe(&self) -> String {
        "envelopes".to_owned()
    }
}

async fn world() -> World {
    World::with(|policy, _| policy.bounces = Email::parse("bounces@reset.example").ok()).await
}

/// Sends what is due, and gives the address that the last mail comes back to.
async fn send(world: &World) -> String {
    let envelopes = Arc::new(Envelopes::default());
    server::worker::drain(&world.services, &*envelopes)
        .await
        .unwrap();
    let sent = envelopes.0.lock().unwrap();
    sent.last().unwrap().clone()
}

async fn report(world: &World, secret: &str, kind: &str, body: String) -> Page {
    let shown = format!("Bearer {secret}");
    let headers = [("authorization", shown.as_str()), ("content-type", kind)];
    let path = "/api/v1/bounces";
    let body = body.into_bytes();
    let mut server = world.holder();
    server.send(Method::POST, path, &headers, body).await
}

async fn in_short(world: &World, address: &str, outcome: &str) -> Page {
    let body = format!(r#"{{"address":"{address}","outcome":"{outcome}","status":"5.1.1"}}"#);
    report(world, BOUNCE_SECRET, "application/json", body).await
}

fn notification(to: &str) -> String {
    format!(
        "From: MAILER-DAEMON@mx.example.net\r\nTo: {to}\r\nMIME-Version: 1.0\r\n\
         Content-Type: multipart/report; report-type=delivery-status; boundary=\"B\"\r\n\r\n\
         --B\r\nContent-Type: text/plain\r\n\r\nSorry.\r\n--B\r\n\
         Content-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.example.net\r\n\r\n\
         Final-Recipient: rfc822; {HOLDER}\r\nAction: failed\r\nStatus: 5.2.2\r\n\r\n--B--\r\n"
    )
}

#[tokio::test]
async fn p9_a_mail_that_came_back_is_told_on_the_status_page_and_to_the_desk() {
    let world = world().await;
    let case = world.request(&world.challenge()).await;
    send(&world).await;
    crate::desk::approve(&world, &case).await;
    let address = send(&world).await;
    let mut holder = world.holder();
    let status = holder.post("/status", &PAIR).await;
    status.says("was sent to your email address");

    in_short(&world, &address, "delayed")
        .await
        .is(StatusCode::NO_CONTENT);
    let status = holder.post("/status", &PAIR).await;
    status
        .says("has not arrived yet")
        .says_not("was sent to your email address");
    let whole = report(
        &world,
        BOUNCE_SECRET,
        "message/rfc822",
        notification(&address),
    )
    .await;
    whole.is(StatusCode::NO_CONTENT);
    let status = holder.post("/status", &PAIR).await;
    status
        .says("could not be delivered to this email address")
        .says("answers@reset.example")
        .says_not("was sent to your email address");
    // The last word is the last word.
    in_short(&world, &address, "delayed")
        .await
        .is(StatusCode::NO_CONTENT);
    let status = holder.post("/status", &PAIR).await;
    status.says("could not be delivered to this email address");
    let mut staff = world.staff().await;
    let page = staff.get(&format!("/cases/{case}")).await;
    page.says("A mail came back: it could not be delivered")
        .says("A mail is held up on its way");
}

#[tokio::test]
async fn p9_nobody_without_the_secret_calls_a_mail_undeliverable() {
    let world = world().await;
    world.request(&world.challenge()).await;
    let address = send(&world).await;
    let body = format!(r#"{{"address":"{address}","outcome":"failed"}}"#);
    for secret in ["", "x", &BOUNCE_SECRET[1..]] {
        let refused = report(&world, secret, "application/json", body.clone()).await;
        refused.is(StatusCode::UNAUTHORIZED);
    }
    for wrong in [
        "bounces@reset.example",
        "bounces+000000000000000000000000@reset.example",
        "answers@reset.example",
    ] {
        let refused = in_short(&world, wrong, "failed").await;
        assert!(refused.status.is_client_error(), "{wrong}");
    }
    let mut holder = world.holder();
    let status = holder.post("/status", &PAIR).await;
    status.says_not("could not be delivered");
}

#[tokio::test]
async fn p9_a_mail_service_with_addresses_of_its_own_reports_by_message_id() {
    let world = world().await;
    let case = world.request(&world.challenge()).await;
    send(&world).await;
    let body = format!(
        r#"{{"message_id":"<receipt.{case}@reset.example>","outcome":"failed","status":"5.1.1"}}"#
    );
    let noted = report(&world, BOUNCE_SECRET, "application/json", body).await;
    noted.is(StatusCode::NO_CONTENT);
    let mut holder = world.holder();
    let status = holder.post("/status", &PAIR).await;
    status.says("could not be delivered to this email address");
    let body = r#"{"message_id":"receipt.RG-000-000-000@reset.example","outcome":"failed"}"#;
    let unknown = report(&world, BOUNCE_SECRET, "application/json", body.to_owned()).await;
    unknown.is(StatusCode::NOT_FOUND);
}

/// Takes the receipt, and nothing after it.
struct Full;

#[async_trait]
impl Mailer for Full {
    async fn send(&self, letter: &Letter) -> Result<(), MailError> {
        match letter.id.as_str().starts_with("receipt") {
            true => Ok(()),
            false => Err(MailError::Temporary("452 full".to_owned())),
        }
    }

    fn describe(&self) -> String {
        "a full mailbox".to_owned()
    }
}

#[tokio::test]
async fn p9_a_mail_that_was_given_up_is_not_called_sent() {
    let world = world().await;
    let case = world.request(&world.challenge()).await;
    server::worker::drain(&world.services, &Full).await.unwrap();
    crate::desk::approve(&world, &case).await;
    server::worker::drain(&world.services, &Full).await.unwrap();
    let mut holder = world.holder();
    let status = holder.post("/status", &PAIR).await;
    status
        .says("has not arrived yet")
        .says_not("was sent to your email address");
    for _ in 0..recovery::jobs::MAX_ATTEMPTS {
        world.clock.pass(Duration::from_hours(1));
        server::worker::drain(&world.services, &Full).await.unwrap();
    }
    let status = holder.post("/status", &PAIR).await;
    status
        .says("could not be delivered to this email address")
        .says_not("was sent to your email address");
    let body = format!(r#"{{"serial":"{SERIAL}","email":"{HOLDER}"}}"#);
    let kind = [("content-type", "application/json")];
    let json = holder
        .send(Method::POST, "/api/v1/status", &kind, body.into_bytes())
        .await;
    assert_eq!(json.json()["mail"], "failed");
}
