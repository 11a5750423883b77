//! A frame of a phone's camera, looked at at once and kept nowhere (M1).

use axum::Json;
use axum::body::{Body, to_bytes};
use axum::extract::{DefaultBodyLimit, State};
use serde::Serialize;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use web::language::Words;

use super::Problem;
use crate::app::App;
use crate::http::client::ClientAddress;
use crate::http::fault::Fault;
use crate::intake::{self, Frame};
use crate::pictures::FRAME_BYTES;

/// What was seen.
#[derive(Serialize, ToSchema)]
pub(super) struct FrameBody {
    /// The link that a device's code holds, to be opened next; none while no such code is to be seen. Its
    /// host may be another service's.
    link: Option<String>,
    /// A sentence for whoever holds the phone, when there is something to say: how to hold it, or
    /// that the code in the picture is another kind.
    advice: Option<String>,
}

pub(super) fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(read))
        .layer(DefaultBodyLimit::max(FRAME_BYTES))
}

/// Looks for a device's code in one frame of a film. Send a few a second, each when the answer to the last
/// is there; after a 429, wait as long as it says. With `?lang=de` and the like the advice is in that
/// language, else in English.
#[utoipa::path(
    post, path = "/api/v1/frames", tag = "portal",
    request_body(
        content(("image/jpeg"), ("image/png"), ("image/webp")),
        description = "A small picture, best grey and some 640 by 480: 256 KiB and 1 megapixel at most"
    ),
    responses(
        (status = OK, description = "What was seen", body = FrameBody),
        (status = PAYLOAD_TOO_LARGE, description = "The frame is too large", body = Problem, content_type = "application/problem+json"),
        (status = TOO_MANY_REQUESTS, description = "Too many frames", body = Problem, content_type = "application/problem+json"),
    )
)]
async fn read(
    t: Words,
    State(app): State<App>,
    who: ClientAddress,
    body: Body,
) -> Result<Json<FrameBody>, Fault> {
    // Before a byte of the body is taken: refusing has to cost next to nothing.
    app.limits.frame(who)?;
    let bytes = to_bytes(body, FRAME_BYTES)
        .await
        .map_err(|_| Fault::TooLarge)?;
    Ok(Json(match intake::frame(t, &app, bytes.to_vec()).await? {
        Frame::Code(link) => FrameBody {
            link: Some(link),
            advice: None,
        },
        Frame::Nothing(advice) => FrameBody { link: None, advice },
    }))
}
