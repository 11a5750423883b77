//! A phone has scanned a code of the email way: one tap orders the mail to the device's own reserved
//! email (D5, M2). Opening the page orders nothing.

use askama::Template;
use axum::Form;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use protocol::Challenge;
use recovery::email_order::{self, Placed, Preview};
use recovery::evidence::PortalVerdict;
use recovery::jobs;
use recovery::locale::Locale;
use serde::Deserialize;

use web::language::{Rich, Words};

use super::scan::refused;
use crate::app::App;
use crate::http::client::ClientAddress;
use crate::http::fault::Fault;
use crate::http::layers::html_in;
use crate::mail::masked;
use crate::pictures::{Reading, advice};
use crate::puzzle;

/// What was scanned, and what came of it.
#[derive(Template)]
#[template(path = "portal/email_code.html")]
pub(crate) struct EmailCodePage<'a> {
    pub(crate) t: Words,
    pub(crate) authority: &'a str,
    pub(crate) sender: &'a str,
    pub(crate) model: String,
    pub(crate) serial: String,
    pub(crate) number: String,
    pub(crate) made: String,
    pub(crate) digits: String,
    /// Where the mail goes, masked.
    pub(crate) reserved: Option<String>,
    pub(crate) is_ordered: bool,
    /// Whether mails leave late at the moment, anybody's.
    pub(crate) is_late: bool,
    /// Whether so much is going on that an order wants a puzzle.
    pub(crate) is_busy: bool,
}

/// Shows what was scanned, or why no mail can be had for it.
pub(super) async fn scanned(t: Words, app: &App, challenge: &Challenge) -> Result<Response, Fault> {
    let Preview { verdict, reserved } = preview(app, challenge).await?;
    let said = match verdict {
        PortalVerdict::Good => {
            let page = page(t, app, challenge, reserved, false);
            return html_in(t, StatusCode::OK, &page);
        }
        PortalVerdict::OtherAuthority | PortalVerdict::KeyOver | PortalVerdict::OtherWay => {
            elsewhere(t, verdict)
        }
        PortalVerdict::Expired | PortalVerdict::AlreadyAnswered => {
            Reading::bad(t.say("scan-expired"), t.say("scan-expired-advice"))
        }
        PortalVerdict::Unconfirmed => {
            Reading::bad(t.say("scan-unconfirmed"), t.say("scan-unconfirmed-advice"))
        }
    };
    refused(t, app, said)
}

/// Why the answer can only be had elsewhere, or by another way.
fn elsewhere(t: Words, verdict: PortalVerdict) -> Reading {
    match verdict {
        PortalVerdict::OtherWay => {
            Reading::bad(t.say("scan-not-mailed"), t.say("scan-not-mailed-advice"))
        }
        other => Reading::bad(t.say("scan-elsewhere"), advice(t, other)),
    }
}

async fn preview(app: &App, challenge: &Challenge) -> Result<Preview, Fault> {
    let services = &app.services;
    let (store, keys) = (&*services.store, &*services.keys);
    Ok(email_order::preview(store, keys, &services.policy, challenge, app.now()).await?)
}

fn page<'a>(
    t: Words,
    app: &'a App,
    challenge: &Challenge,
    reserved: Option<String>,
    is_ordered: bool,
) -> EmailCodePage<'a> {
    let (policy, header) = (&app.services.policy, challenge.header());
    EmailCodePage {
        t,
        authority: &policy.service_name,
        sender: policy.mail_from.as_str(),
        model: header.identity.model().to_string(),
        serial: masked(header.identity.serial()),
        number: challenge.number().to_string(),
        made: header.clock.to_string(),
        digits: challenge.to_digits(),
        reserved,
        is_ordered,
        is_late: false,
        is_busy: app.load.is_busy(app.now()),
    }
}

#[derive(Deserialize)]
pub(super) struct OrderForm {
    #[serde(default)]
    challenge: String,
    #[serde(default)]
    puzzle: String,
}

/// Orders the mail. The page after it is the same whether or not one leaves.
pub(super) async fn order(
    t: Words,
    State(app): State<App>,
    who: ClientAddress,
    Form(form): Form<OrderForm>,
) -> Result<Response, Fault> {
    app.limits.email_order(who)?;
    puzzle::gate(&app, who, &form.puzzle, puzzle::Form::Status).await?;
    let Ok(challenge) = Challenge::from_digits(&form.challenge) else {
        return Ok(Redirect::to("/").into_response());
    };
    let services = &app.services;
    let receipt = email_order::place(
        &*services.store,
        &*services.keys,
        &services.policy,
        &challenge,
        who.network(),
        Locale::parse(t.language().code()).unwrap_or_default(),
        app.now(),
    )
    .await?;
    match receipt.placed {
        Placed::Elsewhere(verdict) => refused(t, &app, elsewhere(t, verdict)),
        Placed::Ordered | Placed::TooMany | Placed::Refused => {
            let mut page = page(t, &app, &challenge, receipt.reserved, true);
            page.is_late = jobs::are_late(&*services.store).await?;
            html_in(t, StatusCode::ACCEPTED, &page)
        }
    }
}

/// A code that resets nothing is nobody's to scan: only the device itself sends it.
pub(super) fn not_scanned(t: Words, app: &App) -> Result<Response, Fault> {
    refused(
        t,
        app,
        Reading::bad(
            t.say("scan-not-for-phones"),
            t.say("scan-not-for-phones-advice"),
        ),
    )
}
