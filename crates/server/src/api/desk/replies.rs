//! Answers for reuse.

use axum::Json;
use axum::extract::rejection::JsonRejection;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use recovery::canned::{CannedReply, NewReply, ReplyUse};
use recovery::desk;
use recovery::staff::{Reader, Senior};
use recovery::store::CannedId;
use recovery::text::{Line, Prose};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{Program, Refusals};
use crate::app::App;
use crate::http::fault::Fault;

/// An answer for reuse.
#[derive(Serialize, ToSchema)]
pub(crate) struct ReplyBody {
    /// Its id.
    id: i64,
    /// `question` or `rejection`.
    used_for: &'static str,
    /// What staff find it by.
    title: String,
    /// The text; `{serial}`, `{model}`, `{case}` and `{place}` are filled in.
    text: String,
}

/// An answer for reuse to be kept.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewReplyBody {
    /// `question` or `rejection`.
    used_for: String,
    /// What staff find it by.
    title: String,
    /// The text; `{serial}`, `{model}`, `{case}` and `{place}` are filled in.
    text: String,
}

impl NewReplyBody {
    fn read(&self) -> Result<NewReply, Fault> {
        let used_for = ReplyUse::parse(&self.used_for);
        let words = || Fault::Unfit("used_for: question or rejection.".into());
        Ok(NewReply {
            used_for: used_for.ok_or_else(words)?,
            title: Line::parse(&self.title)
                .map_err(|error| Fault::Unfit(format!("title: {error}")))?,
            text: Prose::parse(&self.text)
                .map_err(|error| Fault::Unfit(format!("text: {error}")))?,
        })
    }
}

/// Lists the answers for reuse by title.
#[utoipa::path(
    get, path = "/api/v1/desk/replies", tag = "house",
    responses((status = OK, description = "All of them", body = [ReplyBody]), Refusals)
)]
pub(crate) async fn list(
    State(app): State<App>,
    Program(reader): Program<Reader>,
) -> Result<Json<Vec<ReplyBody>>, Fault> {
    let all = desk::replies(&*app.services.store, &reader).await?;
    let one = |CannedReply { id, reply }: CannedReply| ReplyBody {
        id: id.value(),
        used_for: reply.used_for.as_str(),
        title: reply.title.to_string(),
        text: reply.text.to_string(),
    };
    Ok(Json(all.into_iter().map(one).collect()))
}

/// Adds an answer for reuse. For seniors.
#[utoipa::path(
    post, path = "/api/v1/desk/replies", tag = "house", request_body = NewReplyBody,
    params(("Idempotency-Key" = Option<String>, Header, description = "Makes a second such call the same act")),
    responses((status = CREATED, description = "It is kept"), Refusals)
)]
pub(crate) async fn add(
    State(app): State<App>,
    Program(senior): Program<Senior>,
    body: Result<Json<NewReplyBody>, JsonRejection>,
) -> Result<StatusCode, Fault> {
    let reply = body?.read()?;
    desk::keep_reply(&*app.services.store, &senior, None, &reply, app.now()).await?;
    Ok(StatusCode::CREATED)
}

/// Changes an answer for reuse. For seniors.
#[utoipa::path(
    put, path = "/api/v1/desk/replies/{id}", tag = "house", request_body = NewReplyBody,
    params(("id" = i64, Path, description = "Its id")),
    responses((status = NO_CONTENT, description = "It is kept"), Refusals)
)]
pub(crate) async fn change(
    State(app): State<App>,
    Program(senior): Program<Senior>,
    Path(id): Path<i64>,
    body: Result<Json<NewReplyBody>, JsonRejection>,
) -> Result<StatusCode, Fault> {
    let (reply, id) = (body?.read()?, Some(CannedId::from_value(id)));
    desk::keep_reply(&*app.services.store, &senior, id, &reply, app.now()).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Removes an answer for reuse. For seniors.
#[utoipa::path(
    delete, path = "/api/v1/desk/replies/{id}", tag = "house",
    params(("id" = i64, Path, description = "Its id")),
    responses((status = NO_CONTENT, description = "It is gone"), Refusals)
)]
pub(crate) async fn remove(
    State(app): State<App>,
    Program(senior): Program<Senior>,
    Path(id): Path<i64>,
) -> Result<StatusCode, Fault> {
    let id = CannedId::from_value(id);
    desk::remove_reply(&*app.services.store, &senior, id, app.now()).await?;
    Ok(StatusCode::NO_CONTENT)
}
