//! A phone's camera, live, or a saved picture: the code of a device scanned with nothing installed
//! (M1, M2). Nothing that is looked at here is kept.

use askama::Template;
use axum::extract::{Multipart, State};
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use axum::{Router, extract::DefaultBodyLimit};
use tower_http::set_header::SetResponseHeaderLayer;

use web::language::Words;

use crate::app::App;
use crate::assets;
use crate::http::client::ClientAddress;
use crate::http::fault::Fault;
use crate::http::layers::html_in;
use crate::http::upload::{FORM_BYTES, File, Submitted};
use crate::intake;
use crate::pictures::Reading;
use crate::tell;

/// The page may use the camera, and nothing else on a phone.
const CAMERA: HeaderValue =
    HeaderValue::from_static("camera=(self), geolocation=(), microphone=(), payment=(), usb=()");

/// The camera, a picture, and what else there is.
#[derive(Template)]
#[template(path = "portal/camera.html")]
pub(crate) struct CameraPage<'a> {
    pub(crate) t: Words,
    pub(crate) authority: &'a str,
    pub(crate) hotline: &'a str,
    /// Where codes of this service lead: host and port.
    pub(crate) host: &'a str,
    /// Why the picture that was sent leads nowhere.
    pub(crate) reading: Option<Reading>,
}

pub(super) fn routes() -> Router<App> {
    let permissions = HeaderName::from_static("permissions-policy");
    Router::new()
        .route("/scan", get(shown).post(picture))
        .layer(DefaultBodyLimit::max(FORM_BYTES))
        .layer(SetResponseHeaderLayer::overriding(permissions, CAMERA))
        .route("/app.webmanifest", get(manifest))
        .route("/app.js", get(offline))
}

async fn shown(t: Words, State(app): State<App>) -> Result<Response, Fault> {
    page(t, &app, StatusCode::OK, None)
}

/// Reads the picture; where there is a code of a device in it, goes on as if it had been scanned.
async fn picture(
    t: Words,
    State(app): State<App>,
    who: ClientAddress,
    form: Multipart,
) -> Result<Response, Fault> {
    app.limits.upload(who)?;
    let mut form = Submitted::read(&app.room, form).await?;
    let refused = match form.file("picture") {
        Some(File::Whole { bytes, .. }) => match intake::scan(t, &app, bytes).await? {
            Ok(challenge) => {
                return Ok(Redirect::to(&format!("/c/{}", challenge.to_digits())).into_response());
            }
            Err(reading) => reading,
        },
        Some(File::TooLarge) => Reading::too_large(t),
        Some(File::NoRoom) => Reading::no_room(t),
        None => Reading::bad(
            t.say("camera-no-picture"),
            t.say("camera-no-picture-advice"),
        ),
    };
    page(t, &app, StatusCode::UNPROCESSABLE_ENTITY, Some(refused))
}

fn page(
    t: Words,
    app: &App,
    status: StatusCode,
    reading: Option<Reading>,
) -> Result<Response, Fault> {
    let policy = &app.services.policy;
    let address = policy.public_address.as_str();
    let page = CameraPage {
        t,
        authority: &policy.service_name,
        hotline: tell::own(t, &policy.hotline),
        host: address.split_once("://").map_or(address, |(_, host)| host),
        reading,
    };
    html_in(t, status, &page)
}

/// What a phone needs to put the page among its apps.
async fn manifest(t: Words, State(app): State<App>) -> impl IntoResponse {
    let icon = |path, sizes, purpose| serde_json::json!({ "src": path, "sizes": sizes, "type": "image/png", "purpose": purpose });
    let manifest = serde_json::json!({
        "id": "/scan",
        "name": format!("{} Regain", app.services.policy.service_name),
        "short_name": "Regain",
        "description": t.say("camera-lead"),
        "lang": t.language().code(),
        "dir": t.language().direction(),
        "start_url": "/scan",
        "scope": "/",
        "display": "standalone",
        "background_color": "#f6f5f1",
        "theme_color": "#0f5257",
        "icons": [
            icon(assets::ICON_192_PATH, "192x192", "any"),
            icon(assets::ICON_512_PATH, "512x512", "any"),
            icon(assets::ICON_512_PATH, "512x512", "maskable"),
        ],
        "shortcuts": [
            { "name": t.say("camera-title"), "url": "/scan" },
            { "name": t.say("status-title"), "url": "/status" },
        ],
    });
    let kind = [(header::CONTENT_TYPE, "application/manifest+json")];
    (kind, manifest.to_string())
}

/// The script that keeps this page, and no other, for when there is no network.
async fn offline() -> impl IntoResponse {
    let kept = [
        "/scan",
        web::STYLESHEET.path,
        web::SERVICE_STYLESHEET.path,
        web::SCRIPT.path,
        web::ICON.path,
        assets::CAMERA_SCRIPT_PATH,
    ];
    let kept = serde_json::json!(kept).to_string();
    let script = include_str!("../../assets/offline.js").replace("[\"kept\"]", &kept);
    let headers = [
        (header::CONTENT_TYPE, "text/javascript; charset=utf-8"),
        (header::CACHE_CONTROL, "no-cache"),
    ];
    (headers, script)
}
