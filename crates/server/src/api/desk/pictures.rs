//! Pictures of a case.

use axum::Json;
use axum::extract::rejection::JsonRejection;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::Response;
use recovery::desk;
use recovery::staff::{Agent, Reader};
use recovery::text::Line;
use serde::Deserialize;
use utoipa::ToSchema;

use super::case::parse;
use super::{Program, Refusals};
use crate::app::App;
use crate::desk::send_picture;
use crate::http::fault::Fault;

/// What a picture is looked at for.
#[derive(Default, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct WhyQuery {
    /// Why; it stands in the audit trail.
    #[param(example = "Shown to the agent in ticket 4711")]
    reason: String,
}

/// What staff made of a picture.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct JudgementBody {
    /// Whether it shows what it is to show.
    accepted: bool,
}

/// Looks at a picture. That stands in the audit trail, with the reason; what shows more than a
/// device's code bears the token's name as a watermark.
#[utoipa::path(
    get, path = "/api/v1/desk/cases/{case}/pictures/{picture}", tag = "cases",
    params(
        ("case" = String, Path, description = "The case number"),
        ("picture" = u32, Path, description = "Its place in the case"),
        WhyQuery,
    ),
    responses((status = OK, description = "The picture", body = [u8], content_type = "image/*"), Refusals)
)]
pub(crate) async fn picture(
    State(app): State<App>,
    Program(reader): Program<Reader>,
    Path((number, n)): Path<(String, u32)>,
    Query(WhyQuery { reason }): Query<WhyQuery>,
) -> Result<Response, Fault> {
    let number = parse(&number)?;
    let why = Line::parse(&reason).map_err(|error| Fault::Unfit(format!("reason: {error}")))?;
    let store = &*app.services.store;
    let picture = desk::picture_because(store, &reader, number, n, &why, app.now()).await?;
    send_picture(&app, &reader, (number, n), &picture).await
}

/// Accepts a picture as evidence, or says that it does not show what it is to show.
#[utoipa::path(
    post, path = "/api/v1/desk/cases/{case}/pictures/{picture}/judge", tag = "cases", request_body = JudgementBody,
    params(
        ("case" = String, Path, description = "The case number"),
        ("picture" = u32, Path, description = "Its place in the case"),
        ("Idempotency-Key" = Option<String>, Header, description = "Makes a second such call the same act"),
    ),
    responses((status = NO_CONTENT, description = "It is noted"), Refusals)
)]
pub(crate) async fn judge(
    State(app): State<App>,
    Program(agent): Program<Agent>,
    Path((number, n)): Path<(String, u32)>,
    body: Result<Json<JudgementBody>, JsonRejection>,
) -> Result<StatusCode, Fault> {
    let (Json(body), number) = (body?, parse(&number)?);
    let store = &*app.services.store;
    desk::judge_evidence(store, &agent, number, n, body.accepted, app.now()).await?;
    Ok(StatusCode::NO_CONTENT)
}
