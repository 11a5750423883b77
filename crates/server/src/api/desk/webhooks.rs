//! Webhooks, looked after. Adding one, changing its secret and removing it want a person with a second
//! factor, at the desk.

use axum::Json;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use recovery::staff::Admin;
use recovery::store::{DeliveryId, WebhookId};
use recovery::webhooks::{self, Change, Delivery, Webhook, WebhookError};
use serde::Serialize;
use utoipa::ToSchema;

use super::{Program, Refusals, stamp};
use crate::app::App;
use crate::http::fault::Fault;

/// How many deliveries are told.
const TOLD: u32 = 100;

/// All webhooks.
#[derive(Serialize, ToSchema)]
pub(crate) struct WebhooksBody {
    /// The webhooks, the oldest first.
    webhooks: Vec<WebhookBody>,
}

/// A webhook; its secret is told to nobody.
#[derive(Serialize, ToSchema)]
pub(crate) struct WebhookBody {
    /// Its id.
    id: i64,
    /// The server that is called; the whole address stands at the desk.
    host: String,
    /// What it is for.
    about: Option<String>,
    /// What it is told.
    events: Vec<&'static str>,
    /// `on`, `paused` or `off`.
    standing: &'static str,
    /// Since when every call has failed, in UTC.
    failing_since: Option<String>,
    /// Why it is off.
    why_off: String,
}

/// What a webhook was told last.
#[derive(Serialize, ToSchema)]
pub(crate) struct DeliveriesBody {
    /// The newest hundred deliveries, the newest first.
    deliveries: Vec<DeliveryBody>,
}

/// A message to a webhook.
#[derive(Serialize, ToSchema)]
pub(crate) struct DeliveryBody {
    /// Its id.
    id: i64,
    /// The value of `webhook-id`, the same in every attempt.
    message: String,
    /// The type of its event.
    #[schema(example = "request.received")]
    event: String,
    /// When it happened, in UTC.
    at: String,
    /// `waiting`, `done` or `dead`.
    progress: &'static str,
    /// How often it was tried.
    attempts: u32,
    /// What came of the newest attempt.
    said: String,
    /// When it is tried next, in UTC, while it waits.
    due: Option<String>,
}

impl From<&Webhook> for WebhookBody {
    fn from(hook: &Webhook) -> Self {
        Self {
            id: hook.id.value(),
            host: hook.url.host().to_owned(),
            about: hook.about.as_ref().map(ToString::to_string),
            events: hook.events.iter().map(|event| event.as_str()).collect(),
            standing: hook.standing.as_str(),
            failing_since: hook.failing_since.map(stamp),
            why_off: hook.why_off.clone(),
        }
    }
}

impl From<Delivery> for DeliveryBody {
    fn from(delivery: Delivery) -> Self {
        let waits = delivery.progress == webhooks::Progress::Waiting;
        Self {
            id: delivery.id.value(),
            message: delivery.message,
            event: delivery.event,
            at: stamp(delivery.at),
            progress: delivery.progress.as_str(),
            attempts: delivery.attempt,
            said: delivery.said,
            due: waits.then(|| stamp(delivery.due)),
        }
    }
}

/// All webhooks. For admins.
#[utoipa::path(
    get, path = "/api/v1/desk/webhooks", tag = "house",
    responses((status = OK, description = "The webhooks", body = WebhooksBody), Refusals)
)]
pub(crate) async fn list(
    State(app): State<App>,
    _: Program<Admin>,
) -> Result<Json<WebhooksBody>, Fault> {
    let hooks = webhooks::hooks(&*app.services.store).await?;
    let webhooks = hooks.iter().map(WebhookBody::from).collect();
    Ok(Json(WebhooksBody { webhooks }))
}

/// What a webhook was told last, and what came of it. For admins.
#[utoipa::path(
    get, path = "/api/v1/desk/webhooks/{id}/deliveries", tag = "house",
    params(("id" = i64, Path, description = "The webhook's id")),
    responses((status = OK, description = "The newest deliveries", body = DeliveriesBody), Refusals)
)]
pub(crate) async fn deliveries(
    State(app): State<App>,
    _: Program<Admin>,
    Path(id): Path<i64>,
) -> Result<Json<DeliveriesBody>, Fault> {
    let (store, id) = (&*app.services.store, WebhookId::from_value(id));
    webhooks::hook(store, id).await?.ok_or(Fault::NotFound)?;
    let told = webhooks::deliveries(store, id, TOLD).await?;
    let deliveries = told.into_iter().map(DeliveryBody::from).collect();
    Ok(Json(DeliveriesBody { deliveries }))
}

/// Sends a message of the type `test`. For admins.
#[utoipa::path(
    post, path = "/api/v1/desk/webhooks/{id}/test", tag = "house",
    params(
        ("id" = i64, Path, description = "The webhook's id"),
        ("Idempotency-Key" = Option<String>, Header, description = "Makes a second such call the same act"),
    ),
    responses((status = NO_CONTENT, description = "It is on its way"), Refusals)
)]
pub(crate) async fn test(
    State(app): State<App>,
    _: Program<Admin>,
    Path(id): Path<i64>,
) -> Result<StatusCode, Fault> {
    let (store, id, now) = (&*app.services.store, WebhookId::from_value(id), app.now());
    let body = crate::webhooks::test_body(now);
    let sent = webhooks::test(store, id, body, now, &mut *app.rng()).await;
    sent.map_err(refused)?;
    Ok(StatusCode::NO_CONTENT)
}

/// Sends a message once more, at once. For admins.
#[utoipa::path(
    post, path = "/api/v1/desk/webhooks/{id}/deliveries/{delivery}/again", tag = "house",
    params(
        ("id" = i64, Path, description = "The webhook's id"),
        ("delivery" = i64, Path, description = "The delivery's id"),
        ("Idempotency-Key" = Option<String>, Header, description = "Makes a second such call the same act"),
    ),
    responses((status = NO_CONTENT, description = "It is on its way"), Refusals)
)]
pub(crate) async fn again(
    State(app): State<App>,
    _: Program<Admin>,
    Path((id, delivery)): Path<(i64, i64)>,
) -> Result<StatusCode, Fault> {
    let (id, delivery) = (WebhookId::from_value(id), DeliveryId::from_value(delivery));
    let known = webhooks::send_again(&*app.services.store, id, delivery, app.now()).await?;
    known
        .then_some(StatusCode::NO_CONTENT)
        .ok_or(Fault::NotFound)
}

/// Pauses a webhook; what happens is kept for it. For admins.
#[utoipa::path(
    post, path = "/api/v1/desk/webhooks/{id}/pause", tag = "house",
    params(
        ("id" = i64, Path, description = "The webhook's id"),
        ("Idempotency-Key" = Option<String>, Header, description = "Makes a second such call the same act"),
    ),
    responses((status = NO_CONTENT, description = "It is paused"), Refusals)
)]
pub(crate) async fn pause(
    State(app): State<App>,
    Program(admin): Program<Admin>,
    Path(id): Path<i64>,
) -> Result<StatusCode, Fault> {
    change(&app, &admin, id, Change::Pause).await
}

/// Lets a webhook go on that was paused or had fallen off. For admins.
#[utoipa::path(
    post, path = "/api/v1/desk/webhooks/{id}/resume", tag = "house",
    params(
        ("id" = i64, Path, description = "The webhook's id"),
        ("Idempotency-Key" = Option<String>, Header, description = "Makes a second such call the same act"),
    ),
    responses((status = NO_CONTENT, description = "It is called again"), Refusals)
)]
pub(crate) async fn resume(
    State(app): State<App>,
    Program(admin): Program<Admin>,
    Path(id): Path<i64>,
) -> Result<StatusCode, Fault> {
    change(&app, &admin, id, Change::Resume).await
}

async fn change(app: &App, admin: &Admin, id: i64, change: Change) -> Result<StatusCode, Fault> {
    let (store, id) = (&*app.services.store, WebhookId::from_value(id));
    let changed = webhooks::change(store, id, change, admin.actor(), app.now()).await;
    changed.map_err(refused)?;
    Ok(StatusCode::NO_CONTENT)
}

fn refused(error: WebhookError) -> Fault {
    match error {
        WebhookError::Unknown => Fault::NotFound,
        WebhookError::Store(error) => error.into(),
        other => Fault::Conflict(other.to_string()),
    }
}
