//! Programs of the staff: their tokens, and the desk by REST.

mod acts;
mod doors;
mod house;
mod mirror;
mod once;
mod page;
mod reading;
mod registry;
mod upkeep;

use std::time::Duration;

use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, Request, StatusCode, header};
use recovery::staff::{self, ApiTokenFacts, Keeper, Role, StaffName};
use serde_json::Value;
use tower::ServiceExt as _;

use crate::world::World;

pub(super) const DAY: Duration = Duration::from_hours(24);

/// What a call was answered.
pub(super) struct Answer {
    pub(super) status: StatusCode,
    pub(super) headers: HeaderMap,
    pub(super) text: String,
    pub(super) json: Value,
}

impl Answer {
    #[track_caller]
    pub(super) fn is(&self, status: StatusCode) -> &Self {
        assert_eq!(self.status, status, "{}", self.text);
        if !status.is_success() {
            let kind = &self.headers[header::CONTENT_TYPE];
            assert_eq!(kind, "application/problem+json", "{}", self.text);
            assert_eq!(self.json["status"], status.as_u16());
        }
        self
    }
}

/// What a token is.
pub(super) fn facts(world: &World, name: &str, role: Role) -> ApiTokenFacts {
    ApiTokenFacts {
        name: StaffName::parse(name).unwrap(),
        role,
        answers: role.answers(),
        networks: Vec::new(),
        ends: world.services.clock.now().plus(DAY),
    }
}

/// A token, made at the command line.
pub(super) async fn made(world: &World, facts: &ApiTokenFacts) -> String {
    let (store, now, mut rng) = (
        &*world.services.store,
        world.services.clock.now(),
        world.rng(),
    );
    let made = staff::add_api_token(store, facts, Keeper::Operator, now, &mut rng).await;
    made.unwrap().text.to_string()
}

/// One of that role, which may answer if the role may.
pub(super) async fn token(world: &World, name: &str, role: Role) -> String {
    made(world, &facts(world, name, role)).await
}

/// A call with a body of that kind, and further headers.
pub(super) async fn send(
    world: &World,
    token: &str,
    method: &str,
    path: &str,
    headers: &[(&str, &str)],
    body: String,
) -> Answer {
    let mut request = Request::builder()
        .method(method)
        .uri(path)
        .header(header::HOST, "desk.example");
    if !token.is_empty() {
        request = request.header(header::AUTHORIZATION, format!("Bearer {token}"));
    }
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    let request = request.body(Body::from(body)).unwrap();
    let response = world.desk.clone().oneshot(request).await.unwrap();
    let (status, headers) = (response.status(), response.headers().clone());
    let bytes = to_bytes(response.into_body(), usize::MAX).await.unwrap();
    Answer {
        status,
        headers,
        json: serde_json::from_slice(&bytes).unwrap_or_default(),
        text: String::from_utf8_lossy(&bytes).into_owned(),
    }
}

pub(super) async fn get(world: &World, token: &str, path: &str) -> Answer {
    let path = format!("/api/v1/desk{path}");
    send(world, token, "GET", &path, &[], String::new()).await
}

/// A call that acts.
pub(super) async fn act(
    world: &World,
    token: &str,
    method: &str,
    path: &str,
    body: Value,
) -> Answer {
    let path = format!("/api/v1/desk{path}");
    let json = [("content-type", "application/json")];
    send(world, token, method, &path, &json, body.to_string()).await
}

pub(super) async fn post(world: &World, token: &str, path: &str, body: Value) -> Answer {
    act(world, token, "POST", path, body).await
}
