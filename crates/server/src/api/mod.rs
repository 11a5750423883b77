//! REST for programs: the portal's functions, the same as its pages.

mod bounces;
mod desk;
mod email_codes;
mod enrolments;
mod evidence;
mod frames;
mod pictures;
mod policy;
mod puzzle;
mod requests;
mod status;

use axum::Router;
use axum::http::header;
use axum::response::IntoResponse;
use axum::routing::get;
use utoipa::OpenApi;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

pub use self::desk::desk_openapi;
pub(crate) use self::desk::router as desk_router;
use self::requests::refuse_fields;
use crate::app::App;

#[derive(OpenApi)]
#[openapi(
    info(
        title = "Regain portal",
        description = "Requests for new device passwords: the portal's functions for programs.",
        license(name = "MIT OR Apache-2.0", identifier = "MIT OR Apache-2.0")
    ),
    modifiers(&Bearer),
    tags((name = "portal", description = "For holders"), (name = "devices", description = "For devices"), (name = "mail", description = "For mail servers"))
)]
struct Document;

/// Declares the token that devices enrol with, and the secret that mail servers show.
struct Bearer;

impl utoipa::Modify for Bearer {
    fn modify(&self, document: &mut utoipa::openapi::OpenApi) {
        use utoipa::openapi::security::{Http, HttpAuthScheme, SecurityScheme};
        let bearer = SecurityScheme::Http(Http::new(HttpAuthScheme::Bearer));
        document
            .components
            .get_or_insert_default()
            .add_security_scheme("enrolment-token", bearer.clone());
        document
            .components
            .get_or_insert_default()
            .add_security_scheme("bounce-secret", bearer);
    }
}

/// The calls, with their documents.
pub(crate) fn router() -> OpenApiRouter<App> {
    OpenApiRouter::with_openapi(Document::openapi())
        .routes(routes!(policy::policy))
        .merge(pictures::router())
        .merge(frames::router())
        .merge(evidence::router())
        .routes(routes!(puzzle::puzzle))
        .routes(routes!(requests::open))
        .routes(routes!(status::look_up))
        .routes(routes!(enrolments::enrol))
        .routes(routes!(email_codes::order))
        .routes(routes!(bounces::note))
}

/// The document that describes all calls.
#[must_use]
pub fn openapi() -> utoipa::openapi::OpenApi {
    router().split_for_parts().1
}

/// Serves the document.
pub(crate) fn document<S: Clone + Send + Sync + 'static>(
    document: &utoipa::openapi::OpenApi,
) -> Router<S> {
    let text = document.to_pretty_json().unwrap_or_default();
    Router::new().route(
        "/api/v1/openapi.json",
        get(async move || ([(header::CONTENT_TYPE, "application/json")], text).into_response()),
    )
}

/// A fault as RFC 9457 has it.
#[derive(serde::Serialize, utoipa::ToSchema)]
pub(crate) struct Problem {
    /// What happened, in a few words.
    title: String,
    /// The HTTP status.
    #[schema(example = 422)]
    status: u16,
    /// What to do about it.
    detail: String,
    /// The number of the call, to be told when asking for help; not with faults of single fields.
    #[serde(skip_serializing_if = "Option::is_none")]
    request: Option<String>,
    /// Faults of single fields, when the call held a form.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    errors: Vec<FieldProblem>,
}

/// What is wrong with one field.
#[derive(serde::Serialize, utoipa::ToSchema)]
pub(crate) struct FieldProblem {
    /// The field's name; with several devices, `devices.1.serial` is the second one's.
    #[schema(example = "serial")]
    field: String,
    /// What is wrong, in a word that stays the same.
    #[schema(example = "serial-length")]
    word: String,
    /// The sentence to show beside it, in English.
    message: String,
}
