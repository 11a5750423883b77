//! A puzzle to be solved before a request.

use axum::Json;
use axum::extract::{Query, State};
use axum::response::{IntoResponse, Response};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::Problem;
use crate::app::App;
use crate::http::client::ClientAddress;
use crate::http::fault::Fault;
use crate::puzzle::{self, Form};

/// What the puzzle is for.
#[derive(Deserialize)]
pub(super) struct Purpose {
    /// `request`, which is the default, or `status`.
    #[serde(default)]
    form: String,
}

/// A puzzle of ALTCHA's second version: a counter is wanted for which the key that PBKDF2 derives
/// from the nonce and the counter, four bytes with the highest first, begins with the prefix.
#[derive(Serialize, ToSchema)]
pub(super) struct PuzzleBody {
    /// The sum to do.
    parameters: PuzzleParameters,
    /// The service's signature over it.
    signature: String,
}

/// The sum to do.
#[derive(Serialize, ToSchema)]
struct PuzzleParameters {
    /// How keys are derived.
    #[schema(example = "PBKDF2/SHA-256")]
    algorithm: String,
    /// Rounds for each key; more when much is going on.
    cost: u32,
    /// The form that it is for, and in `expires` when it ends, in seconds since 1970.
    data: std::collections::BTreeMap<String, serde_json::Value>,
    /// Bytes of each key.
    #[serde(rename = "keyLength")]
    key_length: usize,
    /// What the wanted key begins with, in hexadecimal digits.
    #[serde(rename = "keyPrefix")]
    key_prefix: String,
    /// In hexadecimal digits.
    nonce: String,
    /// In hexadecimal digits.
    salt: String,
}

/// Gives a puzzle. Its solution, Base64 of `{"challenge": …, "solution": {"counter": …,
/// "derivedKey": …}}`, goes into the field `puzzle` of a request. It is good once, for half an hour.
#[utoipa::path(
    get, path = "/api/v1/puzzle", tag = "portal", params(("form" = Option<String>, Query, description = "`request`, which is the default, or `status`")),
    responses(
        (status = OK, description = "A puzzle", body = PuzzleBody),
        (status = BAD_REQUEST, description = "For no such form", body = Problem, content_type = "application/problem+json"),
        (status = TOO_MANY_REQUESTS, description = "Too many puzzles", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(super) async fn puzzle(
    State(app): State<App>,
    who: ClientAddress,
    purpose: Query<Purpose>,
) -> Result<Response, Fault> {
    app.limits.puzzle(who)?;
    let form = match purpose.0.form.as_str() {
        "" => Some(Form::Request),
        word => Form::parse(word),
    };
    let words = || Fault::Senseless("A puzzle is for “request” or “status”.".into());
    let puzzle = puzzle::make(&app, who, form.ok_or_else(words)?).await?;
    Ok(Json(puzzle).into_response())
}
