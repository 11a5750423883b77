//! The challenge as picture and as file.

use axum::extract::Path;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use device::{ShownChallenge, WayBack};
use qr::{Symbol, TooLong};

use super::{Broken, OrBroken};
use crate::app::App;
use crate::caller::Caller;
use crate::flows;
use crate::problem::Problem;

/// Screen pixels along one module of a saved picture: cameras want at least 6.
const MODULE: u32 = 8;

pub(super) async fn svg(caller: Caller, Path(way): Path<String>) -> Result<Response, Broken> {
    let Some(shown) = live(&caller, &way).await? else {
        return Ok(to_forgot());
    };
    let title = format!("Challenge {}", shown.challenge.number());
    let svg = drawn(&caller, &shown)?.svg(&title);
    Ok(([(header::CONTENT_TYPE, "image/svg+xml")], svg).into_response())
}

pub(super) async fn png(caller: Caller, Path(way): Path<String>) -> Result<Response, Broken> {
    let Some(shown) = live(&caller, &way).await? else {
        return Ok(to_forgot());
    };
    let png = drawn(&caller, &shown)?.png(MODULE);
    Ok(download(&shown, "image/png", "png", png))
}

pub(super) async fn xml(caller: Caller, Path(way): Path<String>) -> Result<Response, Broken> {
    let Some(shown) = live(&caller, &way).await? else {
        return Ok(to_forgot());
    };
    Ok(download(
        &shown,
        "application/xml",
        "xml",
        shown.challenge.to_xml(),
    ))
}

/// The live challenge of the way with this word; `None` also where challenges are not its matter.
async fn live(caller: &Caller, word: &str) -> Result<Option<ShownChallenge>, Broken> {
    match WayBack::parse(word).and_then(WayBack::way) {
        Some(way) => flows::challenge(caller, way).await.or_broken(caller),
        None => Ok(None),
    }
}

fn to_forgot() -> Response {
    Redirect::to("/forgot").into_response()
}

fn drawn(app: &App, shown: &ShownChallenge) -> Result<Symbol, Broken> {
    let problem =
        |fault: TooLong| Problem::new(StatusCode::INTERNAL_SERVER_ERROR, "qr", fault.to_string());
    symbol(app, shown).map_err(problem).or_broken(app)
}

/// The link as a symbol: the address in bytes, the challenge in digits.
pub(super) fn symbol(app: &App, shown: &ShownChallenge) -> Result<Symbol, TooLong> {
    let (link, digits) = (
        shown.challenge.to_link(app.bundle.service()),
        shown.challenge.to_digits(),
    );
    Symbol::link(link.strip_suffix(&digits).unwrap_or(&link), &digits)
}

fn download(
    shown: &ShownChallenge,
    media_type: &'static str,
    ending: &str,
    body: impl IntoResponse,
) -> Response {
    let serial = shown.challenge.header().identity.serial().as_str();
    let name = format!(
        "attachment; filename=\"regain-{serial}-{}.{ending}\"",
        shown.challenge.number()
    );
    (
        [
            (header::CONTENT_TYPE, media_type.to_owned()),
            (header::CONTENT_DISPOSITION, name),
        ],
        body,
    )
        .into_response()
}
