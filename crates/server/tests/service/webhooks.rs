//! Webhooks, called for real on a receiver in the test's own process.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use axum::Router;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::routing::post;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::Value;
use tokio::net::TcpListener;

use crate::browser::Browser;
use crate::world::{HOLDER, SERIAL, World};

/// What came, and what is answered.
struct Receiver {
    url: String,
    calls: Mutex<Vec<(HeaderMap, String)>>,
    answer: Mutex<StatusCode>,
}

impl Receiver {
    async fn start() -> Arc<Self> {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let receiver = Arc::new(Self {
            url: format!("http://{}/in", listener.local_addr().unwrap()),
            calls: Mutex::default(),
            answer: Mutex::new(StatusCode::NO_CONTENT),
        });
        let take = async |State(receiver): State<Arc<Self>>, headers: HeaderMap, body: Bytes| {
            let body = String::from_utf8(body.to_vec()).unwrap();
            receiver.calls.lock().unwrap().push((headers, body));
            *receiver.answer.lock().unwrap()
        };
        let routes = Router::new()
            .route("/in", post(take))
            .with_state(Arc::clone(&receiver));
        tokio::spawn(async move { axum::serve(listener, routes).await.unwrap() });
        receiver
    }

    fn answers(&self, status: StatusCode) {
        *self.answer.lock().unwrap() = status;
    }

    fn take(&self) -> Vec<(HeaderMap, String)> {
        std::mem::take(&mut self.calls.lock().unwrap())
    }
}

/// Whether one of the signatures of a call is of this secret.
fn is_signed(secret: &str, headers: &HeaderMap, body: &str) -> bool {
    let text = |name: &str| headers[name].to_str().unwrap().to_owned();
    let key = STANDARD
        .decode(secret.strip_prefix("whsec_").unwrap())
        .unwrap();
    let key = ring::hmac::Key::new(ring::hmac::HMAC_SHA256, &key);
    let signed = format!(
        "{}.{}.{body}",
        text("webhook-id"),
        text("webhook-timestamp")
    );
    let tag = ring::hmac::sign(&key, signed.as_bytes());
    let wanted = format!("v1,{}", STANDARD.encode(tag.as_ref()));
    text("webhook-signature")
        .split(' ')
        .any(|one| one == wanted)
}

/// Adds a webhook at the desk; gives its secret.
async fn add(admin: &mut Browser, url: &str) -> (String, String) {
    let token = admin.get("/webhooks").await.value_of("form_token");
    let events = ["request-received", "request-answered", "mail-failed"];
    let mut fields = vec![("form_token", token.as_str()), ("url", url)];
    fields.extend(events.map(|event| (event, "yes")));
    let made = admin.post("/webhooks", &fields).await;
    let text = made.is(StatusCode::OK).text();
    let at = text.find("whsec_").expect("a secret");
    (token, text[at..at + 50].to_owned())
}

#[tokio::test]
async fn h5_a_webhook_is_told_signed_and_learns_nothing_of_the_holder() {
    let world = World::with(|_, all| all.private_webhooks = true).await;
    let receiver = Receiver::start().await;
    let mut admin = world.staff().await;
    admin.get("/webhooks").await.says("There is none yet");
    world.request(&world.challenge()).await;
    let (token, secret) = add(&mut admin, &receiver.url).await;
    assert_eq!(drain(&world).await, 0, "what was before is not told");
    world.clock.pass(Duration::from_mins(2));
    let case = world.request(&world.challenge()).await;
    assert_eq!(drain(&world).await, 1);
    let (headers, body) = receiver.take().remove(0);
    assert!(is_signed(&secret, &headers, &body));
    let told: Value = serde_json::from_str(&body).unwrap();
    assert_eq!(told["type"], "request.received");
    assert_eq!(told["data"]["case"], case.as_str());
    assert_eq!(told["data"]["serial"], "RG4T****3210");
    assert!(!body.contains(HOLDER) && !body.contains(SERIAL), "{body}");
    assert_eq!(drain(&world).await, 0, "told once");

    let act = |what| vec![("form_token", token.as_str()), ("do", what)];
    let rotated = admin.post("/webhooks/1", &act("rotate")).await.text();
    let at = rotated.find("whsec_").expect("a secret");
    let newer = &rotated[at..at + 50];
    admin.post("/webhooks/1", &act("test")).await.leads_to();
    assert_eq!(drain(&world).await, 1);
    let (headers, body) = receiver.take().remove(0);
    assert!(is_signed(&secret, &headers, &body) && is_signed(newer, &headers, &body));
    world.clock.pass(Duration::from_hours(25));
    let mut admin = world.staff().await;
    let token = admin.get("/webhooks").await.value_of("form_token");
    let act = |what| vec![("form_token", token.as_str()), ("do", what)];
    admin.post("/webhooks/1", &act("test")).await.leads_to();
    drain(&world).await;
    let (headers, body) = receiver.take().remove(0);
    assert!(!is_signed(&secret, &headers, &body) && is_signed(newer, &headers, &body));

    receiver.answers(StatusCode::INTERNAL_SERVER_ERROR);
    admin.post("/webhooks/1", &act("test")).await.leads_to();
    assert_eq!(drain(&world).await, 1);
    admin
        .get("/webhooks/1")
        .await
        .says("is tried again")
        .says("failing");
    receiver.answers(StatusCode::OK);
    world.clock.pass(Duration::from_secs(6));
    assert_eq!(drain(&world).await, 1);
    let calls = receiver.take();
    assert_eq!(calls[0].0["webhook-id"], calls[1].0["webhook-id"]);
    receiver.answers(StatusCode::GONE);
    admin.post("/webhooks/1", &act("test")).await.leads_to();
    drain(&world).await;
    admin.get("/webhooks").await.says("gone for good");
}

#[tokio::test]
async fn h5_a_webhook_is_told_of_other_events_from_then_on_and_never_of_none() {
    let world = World::with(|_, all| all.private_webhooks = true).await;
    let receiver = Receiver::start().await;
    let mut admin = world.staff().await;
    let (token, _) = add(&mut admin, &receiver.url).await;
    let tell = [("form_token", token.as_str()), ("do", "tell")];
    let to = admin.post("/webhooks/1", &tell).await.leads_to().to_owned();
    admin.get(&to).await.says("choose at least one event");
    world.request(&world.challenge()).await;
    assert_eq!(drain(&world).await, 1, "it is told as before");
    let other = [tell[0], tell[1], ("request-rejected", "yes")];
    let to = admin
        .post("/webhooks/1", &other)
        .await
        .leads_to()
        .to_owned();
    let page = admin.get(&to).await.says("it is told of these").text();
    assert_eq!(page.matches("value=\"yes\" checked").count(), 1);
    world.clock.pass(Duration::from_mins(2));
    world.request(&world.challenge()).await;
    assert_eq!(drain(&world).await, 0);
}

#[tokio::test]
async fn h5_no_webhook_leads_into_the_network_behind_the_service() {
    let world = World::new().await;
    let mut admin = world.staff().await;
    let token = admin.get("/webhooks").await.value_of("form_token");
    let plain = [
        ("form_token", token.as_str()),
        ("url", "http://hooks.example/in"),
        ("request-received", "yes"),
    ];
    let refused = admin.post("/webhooks", &plain).await;
    refused
        .is(StatusCode::UNPROCESSABLE_ENTITY)
        .says("begins with https");
    let boxes = admin.post("/webhooks", &plain).await.text();
    let ticks = boxes.matches("value=\"yes\" checked").count();
    assert_eq!(ticks, 1, "what was ticked stays so: {boxes}");
    for inside in [
        "https://127.0.0.1:9/in",
        "https://localhost:9/in",
        "https://[::1]:9/in",
    ] {
        add(&mut admin, inside).await;
    }
    world.request(&world.challenge()).await;
    assert_eq!(drain(&world).await, 3);
    for id in 1..=3 {
        let page = admin.get(&format!("/webhooks/{id}")).await;
        page.says("at a private address, which is refused");
    }
}

async fn drain(world: &World) -> usize {
    server::webhooks::drain(&world.services).await.unwrap()
}
