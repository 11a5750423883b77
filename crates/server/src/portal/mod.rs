//! The portal: what holders see.

mod bulk;
mod camera;
mod confirm;
mod course;
mod email_code;
mod home;
mod mine;
mod mine_show;
mod more;
mod not_me;
mod own;
mod received;
pub(crate) mod request;
pub(crate) mod request_draft;
pub(crate) mod request_form;
mod scan;
mod shown;
mod status;

pub(crate) use self::request_draft::MOST_DEVICES;
pub(crate) use self::status::look_up;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::http::{HeaderValue, header};
use axum::routing::{get, post};
use recovery::time::Timestamp;
use tower_http::set_header::SetResponseHeaderLayer;
use web::Site;

use crate::app::App;
use crate::http::layers::{Surroundings, surround};
use crate::http::tongues::Tongues;
use crate::http::upload::FORM_BYTES;
use crate::services::Services;
use crate::{api, assets};

/// The portal's pages and REST, ready to be served.
pub fn portal(services: Services) -> Router {
    let transport = services.settings.portal;
    let site = Site::new(transport).public_origin(services.policy.public_address.to_string());
    let around = Surroundings {
        entropy: services.entropy.clone(),
        context: services.policy.service_name.clone(),
        tongues: Tongues::All(transport),
    };
    let app = App::new(services, transport);
    app.keep_limits_tidy();
    let (rest, document) = api::router().split_for_parts();
    let routes = routes()
        .merge(rest)
        .merge(api::document(&document))
        .merge(assets::router())
        .merge(web::assets_router(&[web::SERVICE_STYLESHEET]))
        .with_state(app);
    surround(routes, around, site, transport)
}

fn routes() -> Router<App> {
    // What stands in these addresses is nobody else's business (W-04), not even our other pages'.
    let quiet = SetResponseHeaderLayer::overriding(
        header::REFERRER_POLICY,
        HeaderValue::from_static("no-referrer"),
    );
    let scanned = Router::new()
        .route("/c/{digits}", get(scan::scanned))
        .route("/email-code", post(email_code::order))
        .layer(quiet.clone());
    let more = Router::new()
        .route("/more/{token}", get(more::open).post(more::answered))
        .layer(quiet.clone());
    let confirm = Router::new()
        .route(
            "/confirm/{link}",
            get(confirm::shown).post(confirm::pressed),
        )
        .layer(quiet.clone());
    let not_me = Router::new()
        .route("/not-me/{token}", get(not_me::shown).post(not_me::pressed))
        .layer(quiet.clone());
    let mine = Router::new()
        .route("/mine/{token}", get(mine::shown))
        .route("/mine/{token}/withdraw", post(mine::withdraw))
        .route("/mine/{token}/again", post(mine::again))
        .route("/mine/{token}/told", post(mine::told))
        .route("/mine/{token}/copy", post(own::copy))
        .route("/mine/{token}/erase", post(own::erase))
        .layer(quiet.clone());
    let show = Router::new()
        .route("/mine/{token}/show", post(mine_show::show))
        .layer(quiet);
    let uploads = Router::new()
        .route("/request", get(request::blank).post(request::sent))
        .merge(more)
        .merge(show)
        .layer(DefaultBodyLimit::max(FORM_BYTES));
    Router::new()
        .route("/", get(home::home))
        .route("/help/picture", get(home::help))
        .route("/request/received", get(received::received))
        .route("/status", get(status::blank).post(status::asked))
        .route("/status/link", post(status::link))
        .merge(mine)
        .merge(bulk::routes())
        .merge(camera::routes())
        .merge(scanned)
        .merge(confirm)
        .merge(not_me)
        .merge(uploads)
}

/// A time to the minute: more is noise to people.
pub(crate) fn to_minute(at: Timestamp) -> String {
    let text = at.to_string();
    match text.strip_suffix(" UTC").and_then(|t| t.get(..16)) {
        Some(minute) => format!("{minute} UTC"),
        None => text,
    }
}

/// The pages' context types, for their samples.
#[cfg(test)]
pub(crate) mod pages {
    pub(crate) use super::bulk::samples as bulk;
    pub(crate) use super::camera::CameraPage;
    pub(crate) use super::confirm::ConfirmPage;
    pub(crate) use super::course::{CourseView, Moment, Step};
    pub(crate) use super::email_code::EmailCodePage;
    pub(crate) use super::home::{HelpPage, HomePage};
    pub(crate) use super::mine::MinePage;
    pub(crate) use super::mine_show::ShowForm;
    pub(crate) use super::more::MorePage;
    pub(crate) use super::not_me::{NotMePage, NotMyCodePage};
    pub(crate) use super::own::ErasedPage;
    pub(crate) use super::received::{Known, ReceivedPage};
    pub(crate) use super::request_draft::{Draft, DraftDevice};
    pub(crate) use super::scan::ScanPage;
    pub(crate) use super::status::{Question, Standing, StatusPage};
}
