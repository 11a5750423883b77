//! What staff keep on a case for each other: who has it, notes and labels.

use axum::Json;
use axum::extract::rejection::JsonRejection;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use recovery::desk;
use recovery::queue::Label;
use recovery::staff::{Agent, Senior, StaffName};
use recovery::text::Prose;
use serde::Deserialize;
use utoipa::ToSchema;

use super::case::parse;
use super::{Program, Refusals};
use crate::app::App;
use crate::http::fault::Fault;

/// To whom a case is given.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct AssignmentBody {
    /// A member of staff.
    to: String,
}

/// A note.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewNoteBody {
    /// What staff are to know; the holder never sees it.
    text: String,
}

/// A label.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewLabelBody {
    /// The label.
    #[schema(example = "rma")]
    label: String,
}

/// Takes a case on; nobody else decides on it then. A claim lapses when it is not used.
#[utoipa::path(
    post, path = "/api/v1/desk/cases/{case}/claim", tag = "cases",
    params(
        ("case" = String, Path, description = "The case number"),
        ("Idempotency-Key" = Option<String>, Header, description = "Makes a second such call the same act"),
    ),
    responses((status = NO_CONTENT, description = "The program has it"), Refusals)
)]
pub(crate) async fn claim(
    State(app): State<App>,
    Program(agent): Program<Agent>,
    Path(number): Path<String>,
) -> Result<StatusCode, Fault> {
    desk::claim(&*app.services.store, &agent, parse(&number)?, app.now()).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Gives a case back that the program has.
#[utoipa::path(
    post, path = "/api/v1/desk/cases/{case}/release", tag = "cases",
    params(
        ("case" = String, Path, description = "The case number"),
        ("Idempotency-Key" = Option<String>, Header, description = "Makes a second such call the same act"),
    ),
    responses((status = NO_CONTENT, description = "The program does not have it"), Refusals)
)]
pub(crate) async fn release(
    State(app): State<App>,
    Program(agent): Program<Agent>,
    Path(number): Path<String>,
) -> Result<StatusCode, Fault> {
    desk::give_back(&*app.services.store, &agent, parse(&number)?, app.now()).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Gives a case to somebody, whoever has it. For seniors.
#[utoipa::path(
    post, path = "/api/v1/desk/cases/{case}/assign", tag = "cases", request_body = AssignmentBody,
    params(
        ("case" = String, Path, description = "The case number"),
        ("Idempotency-Key" = Option<String>, Header, description = "Makes a second such call the same act"),
    ),
    responses((status = NO_CONTENT, description = "It is given"), Refusals)
)]
pub(crate) async fn assign(
    State(app): State<App>,
    Program(senior): Program<Senior>,
    Path(number): Path<String>,
    body: Result<Json<AssignmentBody>, JsonRejection>,
) -> Result<StatusCode, Fault> {
    let (Json(body), number) = (body?, parse(&number)?);
    let to = StaffName::parse(&body.to).map_err(|error| Fault::Unfit(format!("to: {error}")))?;
    desk::assign(&*app.services.store, &senior, number, &to, app.now()).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Leaves a note for staff.
#[utoipa::path(
    post, path = "/api/v1/desk/cases/{case}/notes", tag = "cases", request_body = NewNoteBody,
    params(
        ("case" = String, Path, description = "The case number"),
        ("Idempotency-Key" = Option<String>, Header, description = "Makes a second such call the same act"),
    ),
    responses((status = NO_CONTENT, description = "It is kept"), Refusals)
)]
pub(crate) async fn note(
    State(app): State<App>,
    Program(agent): Program<Agent>,
    Path(number): Path<String>,
    body: Result<Json<NewNoteBody>, JsonRejection>,
) -> Result<StatusCode, Fault> {
    let (Json(body), number) = (body?, parse(&number)?);
    let text = Prose::parse(&body.text).map_err(|error| Fault::Unfit(format!("text: {error}")))?;
    desk::add_note(&*app.services.store, &agent, number, text, app.now()).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Puts a label on a case.
#[utoipa::path(
    post, path = "/api/v1/desk/cases/{case}/labels", tag = "cases", request_body = NewLabelBody,
    params(
        ("case" = String, Path, description = "The case number"),
        ("Idempotency-Key" = Option<String>, Header, description = "Makes a second such call the same act"),
    ),
    responses((status = NO_CONTENT, description = "The case bears it"), Refusals)
)]
pub(crate) async fn label(
    State(app): State<App>,
    Program(agent): Program<Agent>,
    Path(number): Path<String>,
    body: Result<Json<NewLabelBody>, JsonRejection>,
) -> Result<StatusCode, Fault> {
    let (Json(body), number) = (body?, parse(&number)?);
    let label = read(&body.label)?;
    desk::set_label(
        &*app.services.store,
        &agent,
        number,
        &label,
        true,
        app.now(),
    )
    .await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Takes a label off a case.
#[utoipa::path(
    delete, path = "/api/v1/desk/cases/{case}/labels/{label}", tag = "cases",
    params(
        ("case" = String, Path, description = "The case number"),
        ("label" = String, Path, description = "The label"),
    ),
    responses((status = NO_CONTENT, description = "The case does not bear it"), Refusals)
)]
pub(crate) async fn unlabel(
    State(app): State<App>,
    Program(agent): Program<Agent>,
    Path((number, label)): Path<(String, String)>,
) -> Result<StatusCode, Fault> {
    let (number, label) = (parse(&number)?, read(&label)?);
    desk::set_label(
        &*app.services.store,
        &agent,
        number,
        &label,
        false,
        app.now(),
    )
    .await?;
    Ok(StatusCode::NO_CONTENT)
}

fn read(label: &str) -> Result<Label, Fault> {
    Label::parse(label).map_err(|error| Fault::Unfit(format!("label: {error}")))
}
