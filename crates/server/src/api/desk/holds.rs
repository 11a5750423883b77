//! Objections that are set aside, and cases that are kept beyond their time. For seniors.

use axum::Json;
use axum::extract::rejection::JsonRejection;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use recovery::calendar::Date;
use recovery::objection;
use recovery::retention::{self, HoldError};
use recovery::staff::Senior;
use recovery::text::{Line, Prose};
use serde::Deserialize;
use utoipa::ToSchema;

use super::case::parse;
use super::{Program, Refusals};
use crate::app::App;
use crate::http::fault::Fault;

/// Why an objection does not stand in the way.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct AsideBody {
    /// The device, by its place.
    line: u32,
    /// Why, for the audit trail.
    reason: String,
}

/// How long a case is kept, and why.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct HoldBody {
    /// The day on which the hold ends, within two years.
    #[schema(example = "2027-06-30")]
    until: String,
    /// Why; it is erased with the case.
    reason: String,
}

/// Sets the objection of a reserved email aside, so that the device can be answered. For seniors, other
/// than whoever opened the case.
#[utoipa::path(
    post, path = "/api/v1/desk/cases/{case}/set-aside", tag = "cases", request_body = AsideBody,
    params(
        ("case" = String, Path, description = "The case number"),
        ("Idempotency-Key" = Option<String>, Header, description = "Makes a second such call the same act"),
    ),
    responses((status = NO_CONTENT, description = "It does not stand in the way"), Refusals)
)]
pub(crate) async fn set_aside(
    State(app): State<App>,
    Program(senior): Program<Senior>,
    Path(number): Path<String>,
    body: Result<Json<AsideBody>, JsonRejection>,
) -> Result<StatusCode, Fault> {
    let (Json(body), number) = (body?, parse(&number)?);
    let reason = Prose::parse(&body.reason);
    let reason = reason.map_err(|error| Fault::Unfit(format!("reason: {error}")))?;
    let (store, now) = (&*app.services.store, app.now());
    objection::set_aside(store, &senior, number, body.line, &reason, now).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Keeps a case beyond its time, in place of what held it before. For seniors.
#[utoipa::path(
    put, path = "/api/v1/desk/cases/{case}/hold", tag = "cases", request_body = HoldBody,
    params(("case" = String, Path, description = "The case number")),
    responses((status = NO_CONTENT, description = "It is held"), Refusals)
)]
pub(crate) async fn hold(
    State(app): State<App>,
    Program(senior): Program<Senior>,
    Path(number): Path<String>,
    body: Result<Json<HoldBody>, JsonRejection>,
) -> Result<StatusCode, Fault> {
    let (Json(body), number) = (body?, parse(&number)?);
    let zone = app.services.policy.calendar.zone();
    let ends = Date::parse(&body.until).and_then(|day| zone.begin_of(day));
    let ends = ends.ok_or_else(|| Fault::Unfit("until: a day, as in 2027-06-30.".into()))?;
    let reason = Line::parse(&body.reason);
    let reason = reason.map_err(|error| Fault::Unfit(format!("reason: {error}")))?;
    let (store, now) = (&*app.services.store, app.now());
    let held = retention::hold(store, &senior, number, (reason, ends), now).await;
    held.map_err(refused)?;
    Ok(StatusCode::NO_CONTENT)
}

/// Keeps a case no longer than others. For seniors.
#[utoipa::path(
    delete, path = "/api/v1/desk/cases/{case}/hold", tag = "cases",
    params(("case" = String, Path, description = "The case number")),
    responses((status = NO_CONTENT, description = "Nothing holds it"), Refusals)
)]
pub(crate) async fn end_hold(
    State(app): State<App>,
    Program(senior): Program<Senior>,
    Path(number): Path<String>,
) -> Result<StatusCode, Fault> {
    let (store, now) = (&*app.services.store, app.now());
    let ended = retention::end_hold(store, &senior, parse(&number)?, now).await;
    ended.map_err(refused)?;
    Ok(StatusCode::NO_CONTENT)
}

fn refused(error: HoldError) -> Fault {
    match error {
        HoldError::NoSuchCase => Fault::NotFound,
        HoldError::Store(error) => error.into(),
        HoldError::End => Fault::Unfit(format!("until: {error}")),
        HoldError::NotHeld => Fault::Conflict(error.to_string()),
    }
}
