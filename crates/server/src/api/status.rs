//! How a request stands.

use axum::Json;
use axum::extract::State;
use axum::extract::rejection::JsonRejection;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use web::language::{Language, Words};

use super::Problem;
use crate::app::App;
use crate::http::client::ClientAddress;
use crate::http::fault::Fault;
use crate::portal;

/// Which request.
#[derive(Deserialize, ToSchema)]
pub(super) struct QuestionBody {
    /// The device's serial number.
    serial: String,
    /// The email address given in the request.
    email: String,
    /// The solution of a puzzle of `/api/v1/puzzle?form=status`; wanted while there are very many
    /// questions, or few are answered.
    #[serde(default)]
    puzzle: String,
}

/// How it stands. Every pair that is not known gives the same answer.
#[derive(Serialize, ToSchema)]
pub(super) struct StandingBody {
    /// `unknown`, `in-review`, `more-wanted`, `answered` or `rejected`.
    #[schema(example = "answered")]
    state: &'static str,
    /// The case number, of a known request.
    case: Option<String>,
    /// Since when it stands so, in UTC.
    since: Option<String>,
    /// When the answer is due, in UTC, while the desk has the request.
    #[schema(example = "2026-11-23T11:00:00Z")]
    due: Option<String>,
    /// How it went with our last mail: `good` as far as is known, `delayed`, or `failed` when it came
    /// back or was given up.
    #[schema(example = "good")]
    mail: Option<&'static str>,
    /// The same in words.
    words: String,
}

/// Tells how a request stands; never the key.
#[utoipa::path(
    post, path = "/api/v1/status", tag = "portal", request_body = QuestionBody,
    responses(
        (status = OK, description = "How it stands", body = StandingBody),
        (status = PAYLOAD_TOO_LARGE, description = "Too large a body", body = Problem, content_type = "application/problem+json"),
        (status = BAD_REQUEST, description = "Not such a body", body = Problem, content_type = "application/problem+json"),
        (status = TOO_MANY_REQUESTS, description = "Too many questions", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(super) async fn look_up(
    State(app): State<App>,
    who: ClientAddress,
    body: Result<Json<QuestionBody>, JsonRejection>,
) -> Result<Json<StandingBody>, Fault> {
    let Json(question) = body?;
    let words = Words::of(Language::En);
    let standing = portal::look_up(
        words,
        &app,
        who,
        &question.puzzle,
        [&question.serial, &question.email],
    )
    .await?;
    Ok(Json(match standing {
        Some(standing) => StandingBody {
            state: standing.stage,
            case: Some(standing.case_number),
            since: Some(standing.since),
            due: standing.due.map(|due| due.stamp()),
            mail: Some(standing.delivery.as_str()),
            words: standing.words,
        },
        None => StandingBody {
            state: "unknown",
            case: None,
            since: None,
            due: None,
            mail: None,
            words: "There is no request with this serial number and this email address.".into(),
        },
    }))
}
