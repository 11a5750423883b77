//! A picture or PDF that is to show something: a label, a purchase, a date (P10).

use axum::Json;
use axum::body::Body;
use axum::extract::{DefaultBodyLimit, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use recovery::picture::PictureName;
use serde::Serialize;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use web::language::Words;

use super::{FieldProblem, Problem};
use crate::app::App;
use crate::http::client::ClientAddress;
use crate::http::fault::Fault;
use crate::http::upload::read_body;
use crate::intake;

/// The pictures that were made of a file.
#[derive(Serialize, ToSchema)]
pub(super) struct EvidenceBody {
    /// Their names, one for each page of a PDF, to give as `label`, `proof` or `date` in a request.
    /// They are kept for a day.
    pictures: Vec<String>,
}

pub(super) fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(take))
        .layer(DefaultBodyLimit::disable())
}

/// Takes a photo of a label or of a device's date, or a proof of purchase. The file itself is not kept:
/// new pictures are made of it. With `?lang=de` and the like the texts are in that language.
#[utoipa::path(
    post, path = "/api/v1/evidence", tag = "portal",
    request_body(
        content(("image/png"), ("image/jpeg"), ("image/webp"), ("application/pdf")),
        description = "The file as it is, 10 MiB at most; a PDF of five pages at most"
    ),
    responses(
        (status = CREATED, description = "The pictures that were made of it", body = EvidenceBody),
        (status = PAYLOAD_TOO_LARGE, description = "The file is too large", body = Problem, content_type = "application/problem+json"),
        (status = UNPROCESSABLE_ENTITY, description = "No picture or PDF that is taken, and why", body = Problem, content_type = "application/problem+json"),
        (status = TOO_MANY_REQUESTS, description = "Too many pictures", body = Problem, content_type = "application/problem+json"),
        (status = SERVICE_UNAVAILABLE, description = "There is no room for it just now; `Retry-After` says when to come again", body = Problem, content_type = "application/problem+json"),
    )
)]
async fn take(
    t: Words,
    State(app): State<App>,
    who: ClientAddress,
    body: Body,
) -> Result<Response, Fault> {
    app.limits.upload(who)?;
    let (bytes, _room) = read_body(&app.room, body).await?;
    match intake::take_shown(t, &app, bytes).await? {
        Ok(names) => {
            let names = names.iter().map(PictureName::as_str);
            let pictures = names.map(ToOwned::to_owned).collect();
            Ok((StatusCode::CREATED, Json(EvidenceBody { pictures })).into_response())
        }
        Err(reading) => Ok(super::requests::refuse_fields(vec![FieldProblem {
            field: "file".into(),
            word: "file-unusable".into(),
            message: reading.sentence(t),
        }])),
    }
}
