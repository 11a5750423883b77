//! Second enrolments with another key, which the desk decides.

use axum::Json;
use axum::extract::rejection::JsonRejection;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use recovery::registry::{self, Conflict, DecideError, Decision};
use recovery::staff::{Reader, Senior};
use recovery::store::ConflictId;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{Program, Refusals, stamp};
use crate::app::App;
use crate::http::fault::Fault;

/// A second enrolment with another key.
#[derive(Serialize, ToSchema)]
pub(crate) struct ConflictBody {
    /// Its id.
    id: i64,
    /// The device.
    serial: String,
    /// The key that it offered.
    offered: String,
    /// When it did so first, in UTC.
    at: String,
}

/// What is decided.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct DecisionBody {
    /// `keep` the enrolled key, or `replace` it by the offered one, as after a repair.
    decision: String,
}

/// Lists the enrolments that wait for a decision, oldest first.
#[utoipa::path(
    get, path = "/api/v1/desk/enrolments", tag = "registry",
    responses((status = OK, description = "Those that wait", body = [ConflictBody]), Refusals)
)]
pub(crate) async fn list(
    State(app): State<App>,
    Program(reader): Program<Reader>,
) -> Result<Json<Vec<ConflictBody>>, Fault> {
    let conflicts = registry::conflicts(&*app.services.store, &reader).await?;
    let one = |conflict: &Conflict| ConflictBody {
        id: conflict.id.value(),
        serial: conflict.serial.to_string(),
        offered: conflict.offered.to_string(),
        at: stamp(conflict.at),
    };
    Ok(Json(conflicts.iter().map(one).collect()))
}

/// Decides which key counts. For seniors.
#[utoipa::path(
    post, path = "/api/v1/desk/enrolments/{id}", tag = "registry", request_body = DecisionBody,
    params(
        ("id" = i64, Path, description = "Its id"),
        ("Idempotency-Key" = Option<String>, Header, description = "Makes a second such call the same act"),
    ),
    responses((status = NO_CONTENT, description = "It is decided"), Refusals)
)]
pub(crate) async fn decide(
    State(app): State<App>,
    Program(senior): Program<Senior>,
    Path(id): Path<i64>,
    body: Result<Json<DecisionBody>, JsonRejection>,
) -> Result<StatusCode, Fault> {
    let Json(body) = body?;
    let decision = Decision::parse(&body.decision)
        .ok_or_else(|| Fault::Unfit("decision: keep or replace.".into()))?;
    let (store, id) = (&*app.services.store, ConflictId::from_value(id));
    match registry::decide(store, &senior, id, decision, app.now()).await {
        Ok(()) => Ok(StatusCode::NO_CONTENT),
        Err(DecideError::Store(error)) => Err(error.into()),
        Err(refused @ DecideError::Decided) => Err(Fault::Overtaken(refused.to_string())),
    }
}
