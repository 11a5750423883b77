//! The portal's and the desk's own scripts, and the pictures on its help page. The look is `web`'s.

use axum::Router;
use axum::http::header;
use axum::response::IntoResponse;
use axum::routing::get;

/// Where the desk's script for passkeys lies.
pub(crate) const PASSKEY_SCRIPT_PATH: &str = "/assets/passkey.js";

/// Where the script of the request form lies.
pub(crate) const PICTURE_SCRIPT_PATH: &str = "/assets/picture.js";

/// Where the script lies that keeps what is typed.
pub(crate) const DRAFT_SCRIPT_PATH: &str = "/assets/draft.js";
/// Where the script of the puzzle lies.
pub(crate) const PUZZLE_SCRIPT_PATH: &str = "/assets/puzzle.js";
/// Where the script lies that solves it.
pub(crate) const PUZZLE_WORKER_PATH: &str = "/assets/puzzle-worker.js";

/// Where the script of the camera lies.
pub(crate) const CAMERA_SCRIPT_PATH: &str = "/assets/camera.js";

/// Where the portal's icon lies, for a phone's list of apps.
pub(crate) const ICON_192_PATH: &str = "/assets/icon-192.png";
/// The same, larger; all that matters is within the circle that phones may cut out.
pub(crate) const ICON_512_PATH: &str = "/assets/icon-512.png";

/// The portal's scripts.
const SCRIPTS: [(&str, &str); 5] = [
    (CAMERA_SCRIPT_PATH, include_str!("../assets/camera.js")),
    (DRAFT_SCRIPT_PATH, include_str!("../assets/draft.js")),
    (PICTURE_SCRIPT_PATH, include_str!("../assets/picture.js")),
    (PUZZLE_SCRIPT_PATH, include_str!("../assets/puzzle.js")),
    (
        PUZZLE_WORKER_PATH,
        include_str!("../assets/puzzle-worker.js"),
    ),
];
/// Where the script of the desk's keys lies.
pub(crate) const DESK_SCRIPT_PATH: &str = "/assets/desk.js";

/// A picture on the help page, with the ids of what it teaches.
#[derive(Clone, Copy)]
pub(crate) struct HelpPicture {
    pub(crate) path: &'static str,
    pub(crate) title: &'static str,
    pub(crate) words: &'static str,
    svg: &'static str,
}

macro_rules! help_picture {
    ($name:literal) => {
        HelpPicture {
            path: concat!("/assets/help/", $name, ".svg"),
            title: concat!("help-", $name),
            words: concat!("help-", $name, "-words"),
            svg: include_str!(concat!("../assets/help/", $name, ".svg")),
        }
    };
}

/// How a picture should be.
pub(crate) const GOOD: &[HelpPicture] = &[
    help_picture!("good-screenshot"),
    help_picture!("good-photo"),
];

/// How a picture should not be.
pub(crate) const BAD: &[HelpPicture] = &[
    help_picture!("bad-far"),
    help_picture!("bad-blurred"),
    help_picture!("bad-cut"),
    help_picture!("bad-glare"),
];

/// Serves the portal's.
pub(crate) fn router<S: Clone + Send + Sync + 'static>() -> Router<S> {
    let scripts = SCRIPTS
        .into_iter()
        .fold(Router::new(), |router, (path, text)| {
            router.route(path, get(async move || script(text)))
        });
    let scripts = scripts
        .route(
            ICON_192_PATH,
            get(async || png(include_bytes!("../assets/icon-192.png"))),
        )
        .route(
            ICON_512_PATH,
            get(async || png(include_bytes!("../assets/icon-512.png"))),
        );
    GOOD.iter().chain(BAD).fold(scripts, |router, picture| {
        router.route(picture.path, get(async move || svg(picture.svg)))
    })
}

/// Serves the desk's.
pub(crate) fn desk_router<S: Clone + Send + Sync + 'static>() -> Router<S> {
    let passkeys = get(async || script(include_str!("../assets/passkey.js")));
    let keys = get(async || script(include_str!("../assets/desk.js")));
    Router::new()
        .route(PASSKEY_SCRIPT_PATH, passkeys)
        .route(DESK_SCRIPT_PATH, keys)
}

fn script(text: &'static str) -> impl IntoResponse {
    // Its name stays the same when its content changes, so browsers ask each time.
    let headers = [
        (header::CONTENT_TYPE, "text/javascript; charset=utf-8"),
        (header::CACHE_CONTROL, "no-cache"),
    ];
    (headers, text)
}

fn png(picture: &'static [u8]) -> impl IntoResponse {
    let headers = [
        (header::CONTENT_TYPE, "image/png"),
        (header::CACHE_CONTROL, "public, max-age=86400"),
    ];
    (headers, picture)
}

fn svg(picture: &'static str) -> impl IntoResponse {
    let headers = [
        (header::CONTENT_TYPE, "image/svg+xml"),
        (header::CACHE_CONTROL, "public, max-age=86400"),
    ];
    (headers, picture)
}
