//! A phone has scanned the code on a device: the form, filled in as far as the code goes.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use protocol::{Challenge, Way};

use web::language::Words;

use super::email_code;
use super::request_draft::Draft;
use crate::app::App;
use crate::http::client::ClientAddress;
use crate::http::fault::Fault;
use crate::http::layers::html_in;
use crate::intake;
use crate::pictures::Reading;
use crate::tell;

/// Why a scanned code leads no further.
#[derive(Template)]
#[template(path = "portal/scan.html")]
pub(crate) struct ScanPage<'a> {
    pub(crate) t: Words,
    pub(crate) authority: &'a str,
    pub(crate) hotline: &'a str,
    pub(crate) reading: Reading,
}

pub(super) async fn scanned(
    t: Words,
    State(app): State<App>,
    who: ClientAddress,
    Path(digits): Path<String>,
) -> Result<Response, Fault> {
    app.limits.upload(who)?;
    if let Ok(challenge) = Challenge::from_digits(&digits)
        && challenge.header().way == Way::Email
    {
        return match challenge.header().scope.resets() {
            true => email_code::scanned(t, &app, &challenge).await,
            false => email_code::not_scanned(t, &app),
        };
    }
    let taken = intake::take_digits(t, &app, &digits).await?;
    let policy = &app.services.policy;
    let (true, Some(challenge)) = (taken.reading.good, &taken.challenge) else {
        return refused(t, &app, taken.reading);
    };
    let mut draft = Draft::blank(policy);
    for device in &mut draft.devices {
        device.fill_from(challenge);
        device.scanned = challenge.to_digits();
        device.reading = Some(taken.reading.clone());
    }
    html_in(t, StatusCode::OK, &draft.page(t, policy))
}

/// The page that says why a code leads no further.
pub(super) fn refused(t: Words, app: &App, reading: Reading) -> Result<Response, Fault> {
    let policy = &app.services.policy;
    let page = ScanPage {
        t,
        authority: &policy.service_name,
        hotline: tell::own(t, &policy.hotline),
        reading,
    };
    html_in(t, StatusCode::UNPROCESSABLE_ENTITY, &page)
}
