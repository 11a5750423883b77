//! Flags of devices.

use axum::Json;
use axum::extract::rejection::JsonRejection;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use protocol::Serial;
use recovery::registry::{self, FlagError, FlagKind};
use recovery::staff::Senior;
use serde::Deserialize;
use utoipa::ToSchema;

use super::{Program, Refusals};
use crate::app::App;
use crate::http::fault::Fault;

/// A flag to be set.
#[derive(Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct NewFlagBody {
    /// `stolen` or `blocked`.
    kind: String,
    /// Why, for staff.
    reason: String,
}

/// Why a flag is taken away.
#[derive(Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct ClearBody {
    /// Why, for staff.
    reason: String,
}

/// Flags a device as stolen or blocked. For seniors.
#[utoipa::path(
    post, path = "/api/v1/desk/registry/{serial}/flags", tag = "registry", request_body = NewFlagBody,
    params(
        ("serial" = String, Path, description = "The serial number"),
        ("Idempotency-Key" = Option<String>, Header, description = "Makes a second such call the same act"),
    ),
    responses(
        (status = NO_CONTENT, description = "The device is flagged"),
        Refusals,
    )
)]
pub(crate) async fn flag(
    State(app): State<App>,
    Program(senior): Program<Senior>,
    Path(serial): Path<String>,
    body: Result<Json<NewFlagBody>, JsonRejection>,
) -> Result<StatusCode, Fault> {
    let (Json(body), serial) = (body?, parse(&serial)?);
    let (kind, store) = (kind_of_staff(&body.kind)?, &*app.services.store);
    registry::flag(store, &senior, &serial, kind, &body.reason, app.now())
        .await
        .map_err(refused)?;
    Ok(StatusCode::NO_CONTENT)
}

/// Takes a flag away. For seniors.
#[utoipa::path(
    post, path = "/api/v1/desk/registry/{serial}/flags/{kind}/clear", tag = "registry", request_body = ClearBody,
    params(
        ("serial" = String, Path, description = "The serial number"),
        ("kind" = String, Path, description = "`stolen`, `blocked` or `disowned`"),
        ("Idempotency-Key" = Option<String>, Header, description = "Makes a second such call the same act"),
    ),
    responses(
        (status = NO_CONTENT, description = "The flag is taken away"),
        Refusals,
    )
)]
pub(crate) async fn clear(
    State(app): State<App>,
    Program(senior): Program<Senior>,
    Path((serial, word)): Path<(String, String)>,
    body: Result<Json<ClearBody>, JsonRejection>,
) -> Result<StatusCode, Fault> {
    let (Json(body), serial) = (body?, parse(&serial)?);
    let (kind, store) = (kind(&word)?, &*app.services.store);
    registry::clear_flag(store, &senior, &serial, kind, &body.reason, app.now())
        .await
        .map_err(refused)?;
    Ok(StatusCode::NO_CONTENT)
}

pub(super) fn parse(serial: &str) -> Result<Serial, Fault> {
    Serial::parse(serial).map_err(|_| Fault::NotFound)
}

pub(super) fn kind(word: &str) -> Result<FlagKind, Fault> {
    let senseless = || Fault::Unfit("A flag is stolen, blocked or disowned.".into());
    FlagKind::parse(word).ok_or_else(senseless)
}

fn kind_of_staff(word: &str) -> Result<FlagKind, Fault> {
    let senseless = || Fault::Unfit("Staff flag a device as stolen or blocked.".into());
    FlagKind::parse_of_staff(word).ok_or_else(senseless)
}

fn refused(error: FlagError) -> Fault {
    match error {
        FlagError::UnknownSerial(_) => Fault::NotFound,
        FlagError::Store(error) => error.into(),
        FlagError::Reason(_) => Fault::Unfit(error.to_string()),
        FlagError::Flagged(..) | FlagError::NotFlagged(..) => Fault::Conflict(error.to_string()),
    }
}
