//! The next case of one's own filter, which the browser keeps in a cookie.

use axum::extract::{Query, State};
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Redirect, Response};
use recovery::case::CaseNumber;
use recovery::desk;
use recovery::staff::Agent;
use serde::Deserialize;

use super::filter::Asked;
use super::session::SignedIn;
use crate::app::App;
use crate::http::fault::Fault;

const COOKIE: &str = "regain-queue";

/// The case to go on from.
#[derive(Default, Deserialize)]
pub(super) struct From {
    #[serde(default)]
    after: String,
}

/// Leads to the next case, or to the queue when there is none.
pub(super) async fn next(
    State(app): State<App>,
    staff: SignedIn<Agent>,
    headers: HeaderMap,
    Query(From { after }): Query<From>,
) -> Result<Response, Fault> {
    let services = &app.services;
    let (store, reader) = (&*services.store, staff.reader());
    let asked = kept(&app, &headers);
    let filter = asked.filter(staff.who.name());
    let from = match CaseNumber::parse(&after) {
        Some(number) => {
            let place = desk::place_of(store, &reader, number).await?;
            place.map(|place| (number, place))
        }
        None => None,
    };
    let (policy, now) = (&services.policy, app.now());
    let next = desk::next_case(store, policy, &staff.who, &filter, from, now).await?;
    let address = next.map_or_else(|| asked.address(), |next| format!("/cases/{next}"));
    Ok(Redirect::to(&address).into_response())
}

/// Lets the browser keep the filter.
pub(super) fn keep(app: &App, asked: &Asked, response: &mut Response) {
    let text: String = asked
        .address()
        .bytes()
        .map(|byte| format!("{byte:02x}"))
        .collect();
    if let Some(cookie) = app.cookie(COOKIE).set(&text, None) {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
}

/// The filter that the browser kept; all that is open, when it has none.
fn kept(app: &App, headers: &HeaderMap) -> Asked {
    let read = || {
        let text = app.cookie(COOKIE).read(headers)?.as_bytes();
        let digits = |pair: &[u8]| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok();
        let bytes: Option<Vec<u8>> = text.chunks(2).map(digits).collect();
        let address = String::from_utf8(bytes?).ok()?;
        serde_urlencoded::from_str(address.strip_prefix("/?")?).ok()
    };
    read().unwrap_or_default()
}
