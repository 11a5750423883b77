//! A picture, looked at at once.

use axum::Json;
use axum::body::Body;
use axum::extract::{DefaultBodyLimit, State};
use recovery::policy::AnswerKind;
use serde::Serialize;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use web::language::Words;

use super::Problem;
use crate::app::App;
use crate::http::client::ClientAddress;
use crate::http::fault::Fault;
use crate::http::upload::read_body;
use crate::intake::{self, Taken};

/// What was read from a picture.
#[derive(Serialize, ToSchema)]
pub(super) struct ReadingBody {
    /// Whether a request with this picture can be taken.
    good: bool,
    /// The verdict in a few words.
    title: String,
    /// What it means, or how to take a better picture.
    advice: String,
    /// What was read, for people.
    facts: Vec<FactBody>,
    /// The name to give as `picture` in a request, when there is a challenge in the picture. It
    /// is kept for a day.
    picture: Option<String>,
    /// The answer that the challenge asks for.
    #[schema(example = "key")]
    answer: Option<&'static str>,
    /// The serial number in the challenge.
    serial: Option<String>,
    /// The model in the challenge.
    model: Option<String>,
    /// The date on the device's clock when it made the challenge.
    device_date: Option<String>,
    /// The challenge's short number, as the device shows it.
    #[schema(example = "7K2M-QX")]
    challenge: Option<String>,
}

/// One thing that was read.
#[derive(Serialize, ToSchema)]
pub(super) struct FactBody {
    /// What it is.
    name: String,
    /// Its value.
    value: String,
}

pub(super) fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(read))
        .layer(DefaultBodyLimit::disable())
}

/// Reads a picture of a device's "Forgot password" page, or the XML file that it exports. With `?lang=de`
/// and the like its texts are in that language, else in English.
#[utoipa::path(
    post, path = "/api/v1/pictures", tag = "portal",
    request_body(
        content(("image/png"), ("image/jpeg"), ("image/webp"), ("application/xml")),
        description = "The file as it is, 10 MiB at most"
    ),
    responses(
        (status = OK, description = "What was read, or why nothing could be", body = ReadingBody),
        (status = PAYLOAD_TOO_LARGE, description = "The file is too large", body = Problem, content_type = "application/problem+json"),
        (status = SERVICE_UNAVAILABLE, description = "There is no room for it just now; `Retry-After` says when to come again", body = Problem, content_type = "application/problem+json"),
        (status = TOO_MANY_REQUESTS, description = "Too many pictures", body = Problem, content_type = "application/problem+json"),
    )
)]
async fn read(
    t: Words,
    State(app): State<App>,
    who: ClientAddress,
    body: Body,
) -> Result<Json<ReadingBody>, Fault> {
    app.limits.upload(who)?;
    let (bytes, _room) = read_body(&app.room, body).await?;
    let taken = intake::take_picture(t, &app, bytes).await?;
    Ok(Json(taken.into()))
}

impl From<Taken> for ReadingBody {
    fn from(taken: Taken) -> Self {
        let header = taken.challenge.as_ref().map(|challenge| challenge.header());
        Self {
            good: taken.reading.good,
            title: taken.reading.title,
            advice: taken.reading.advice,
            facts: taken
                .reading
                .facts
                .into_iter()
                .map(|fact| FactBody {
                    name: fact.name,
                    value: fact.value,
                })
                .collect(),
            picture: taken.draft.map(|name| name.as_str().to_owned()),
            answer: header
                .and_then(|h| AnswerKind::of_challenge(h.way))
                .map(AnswerKind::as_str),
            serial: header.map(|h| h.identity.serial().to_string()),
            model: header.map(|h| h.identity.model().to_string()),
            device_date: header.map(|h| h.clock.date().to_string()),
            challenge: taken
                .challenge
                .map(|challenge| challenge.number().to_string()),
        }
    }
}
