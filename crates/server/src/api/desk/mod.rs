//! REST for the staff's programs: what the desk does, under a token's own name and role.
//!
//! A handler takes the handle that its act needs, as a page of the desk does. What releases an answer
//! takes [`MayAnswer`](recovery::staff::MayAnswer) besides, which a token gives only when its maker
//! said so.

mod acts;
mod bodies;
mod case;
mod distributors;
mod enrolments;
mod figures;
mod flags;
mod holds;
mod import;
mod me;
mod once;
mod open;
mod pictures;
mod program;
mod queue;
mod refusals;
mod registry;
mod replies;
mod staff;
mod trail;
mod webhooks;
mod work;

use axum::Router;
use axum::http::{HeaderName, HeaderValue, header};
use axum::middleware::from_fn_with_state;
use recovery::time::Timestamp;
use utoipa::OpenApi;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use self::program::Program;
use self::refusals::Refusals;
use super::Problem;
use crate::app::App;
use crate::http::fault::Fault;

#[derive(OpenApi)]
#[openapi(
    info(
        title = "Regain desk",
        description = "What the desk does, for programs with a token. Acts take an `Idempotency-Key`: \
            the same key with the same call is one act, and its answer is given again for 24 hours.",
        license(name = "MIT OR Apache-2.0", identifier = "MIT OR Apache-2.0")
    ),
    modifiers(&ApiToken),
    security(("api-token" = [])),
    components(schemas(Problem, super::FieldProblem)),
    tags(
        (name = "cases", description = "Requests of holders"),
        (name = "figures", description = "How much came in, and how well the promise was kept"),
        (name = "registry", description = "Devices, flags, distributors and enrolments"),
        (name = "house", description = "The token itself, staff, answers for reuse, webhooks and the audit trail")
    )
)]
struct Document;

/// Declares the token.
struct ApiToken;

impl utoipa::Modify for ApiToken {
    fn modify(&self, document: &mut utoipa::openapi::OpenApi) {
        use utoipa::openapi::security::{Http, HttpAuthScheme, SecurityScheme};
        let bearer = SecurityScheme::Http(Http::new(HttpAuthScheme::Bearer));
        let components = document.components.get_or_insert_default();
        components.add_security_scheme("api-token", bearer);
    }
}

/// The calls whose body is small and kept while they run, so that they can be told from each other.
fn calls() -> OpenApiRouter<App> {
    OpenApiRouter::with_openapi(Document::openapi())
        .routes(routes!(me::me))
        .routes(routes!(queue::list, open::open))
        .routes(routes!(case::case))
        .routes(routes!(case::line))
        .routes(routes!(acts::approve))
        .routes(routes!(acts::withdraw_approval))
        .routes(routes!(acts::reject))
        .routes(routes!(acts::ask))
        .routes(routes!(acts::again))
        .routes(routes!(acts::take_back))
        .routes(routes!(holds::set_aside))
        .routes(routes!(holds::hold, holds::end_hold))
        .routes(routes!(pictures::picture))
        .routes(routes!(pictures::judge))
        .routes(routes!(work::claim))
        .routes(routes!(work::release))
        .routes(routes!(work::assign))
        .routes(routes!(work::note))
        .routes(routes!(work::label))
        .routes(routes!(work::unlabel))
        .routes(routes!(queue::turned_away))
        .routes(routes!(replies::list, replies::add))
        .routes(routes!(replies::change, replies::remove))
        .routes(routes!(figures::figures))
        .routes(routes!(figures::csv))
        .routes(routes!(registry::search, registry::add))
        .routes(routes!(registry::device))
        .routes(routes!(flags::flag))
        .routes(routes!(flags::clear))
        .routes(routes!(distributors::list, distributors::add))
        .routes(routes!(distributors::change, distributors::remove))
        .routes(routes!(enrolments::list))
        .routes(routes!(enrolments::decide))
        .routes(routes!(staff::list))
        .routes(routes!(trail::trail))
        .routes(routes!(webhooks::list))
        .routes(routes!(webhooks::deliveries))
        .routes(routes!(webhooks::test))
        .routes(routes!(webhooks::again))
        .routes(routes!(webhooks::pause))
        .routes(routes!(webhooks::resume))
}

/// The calls whose body is a file.
fn uploads() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(import::import))
        .routes(routes!(import::flags))
}

/// The calls, ready to be served, with their document.
pub(crate) fn router(app: &App) -> Router<App> {
    let (calls, document) = calls().split_for_parts();
    let (uploads, of_uploads) = uploads().split_for_parts();
    let document = document.merge_from(of_uploads);
    let admit = from_fn_with_state(app.clone(), program::admit);
    calls
        .route_layer(from_fn_with_state(app.clone(), once::once))
        .merge(import::with_limits(uploads))
        .route_layer(admit)
        .merge(super::document(&document))
}

/// The document that describes all calls of the desk.
#[must_use]
pub fn desk_openapi() -> utoipa::openapi::OpenApi {
    calls().merge(uploads()).split_for_parts().1
}

/// A time as programs read it, in UTC.
fn stamp(at: Timestamp) -> String {
    at.to_string().replacen(' ', "T", 1).replace(" UTC", "Z")
}

/// Says where the next page is (RFC 8288).
fn next_link(path: &str, query: &[(&str, &str)]) -> Result<[(HeaderName, HeaderValue); 1], Fault> {
    let query = serde_urlencoded::to_string(query).map_err(Fault::internal)?;
    let link = format!("<{path}?{query}>; rel=\"next\"");
    let link = HeaderValue::from_str(&link).map_err(Fault::internal)?;
    Ok([(header::LINK, link)])
}
