//! Whoever reads the mails to the address reserved in a device says that it was not he who asked
//! (H1). Opening the link changes nothing, for mail scanners open links too: the button does.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use recovery::email_order::{self, LinkError, Order};
use recovery::objection::{self, Objection, ObjectionError};
use web::language::Words;

use super::to_minute;
use crate::app::App;
use crate::http::client::ClientAddress;
use crate::http::fault::Fault;
use crate::http::layers::html_in;
use crate::mail::masked;
use crate::tell;

/// Most devices that the page names one by one.
const LISTED: usize = 20;

/// The page behind the link of a mail to a reserved address.
#[derive(Template)]
#[template(path = "portal/not_me.html")]
pub(crate) struct NotMePage<'a> {
    pub(crate) t: Words,
    pub(crate) authority: &'a str,
    pub(crate) hotline: &'a str,
    pub(crate) case_number: String,
    /// When the request came in.
    pub(crate) asked: String,
    /// Model and masked serial number of each device that is named.
    pub(crate) devices: Vec<(String, String)>,
    /// How many more there are.
    pub(crate) unlisted: usize,
    /// Whether the objection is made.
    pub(crate) done: bool,
    /// Whether an answer was given out already.
    pub(crate) is_answered: bool,
}

/// The page behind the link of a mail with a code.
#[derive(Template)]
#[template(path = "portal/not_my_code.html")]
pub(crate) struct NotMyCodePage<'a> {
    pub(crate) t: Words,
    pub(crate) authority: &'a str,
    pub(crate) hotline: &'a str,
    pub(crate) model: String,
    /// Its serial number, masked.
    pub(crate) serial: String,
    pub(crate) number: String,
    /// When the code was ordered.
    pub(crate) asked: String,
    /// Whether the reader has said that it was not he.
    pub(crate) done: bool,
    /// Until when other codes of the device wait.
    pub(crate) quiet_until: Option<String>,
}

pub(super) async fn shown(
    t: Words,
    State(app): State<App>,
    who: ClientAddress,
    Path(token): Path<String>,
) -> Result<Response, Fault> {
    app.limits.question(who)?;
    let (store, now) = (&*app.services.store, app.now());
    match objection::look_up(store, &token, now).await {
        Ok(objection) => show(t, &app, &objection),
        Err(ObjectionError::Link) => {
            show_code(t, &app, &email_order::look_up(store, &token, now).await?)
        }
        Err(ObjectionError::Store(error)) => Err(error.into()),
    }
}

pub(super) async fn pressed(
    t: Words,
    State(app): State<App>,
    who: ClientAddress,
    Path(token): Path<String>,
) -> Result<Response, Fault> {
    app.limits.question(who)?;
    let (store, now) = (&*app.services.store, app.now());
    match objection::object(store, &token, now).await {
        Ok(objection) => show(t, &app, &objection),
        Err(ObjectionError::Link) => {
            show_code(t, &app, &email_order::disown(store, &token, now).await?)
        }
        Err(ObjectionError::Store(error)) => Err(error.into()),
    }
}

fn show_code(t: Words, app: &App, order: &Order) -> Result<Response, Fault> {
    let policy = &app.services.policy;
    let page = NotMyCodePage {
        t,
        authority: &policy.service_name,
        hotline: tell::own(t, &policy.hotline),
        model: order.model.to_string(),
        serial: masked(&order.serial),
        number: order.number.to_string(),
        asked: to_minute(order.at),
        done: order.disowned.is_some(),
        quiet_until: order
            .disowned
            .and_then(|said| said.quiet_until)
            .map(to_minute),
    };
    html_in(t, StatusCode::OK, &page)
}

fn show(t: Words, app: &App, objection: &Objection) -> Result<Response, Fault> {
    let policy = &app.services.policy;
    let named = objection.lines.iter().take(LISTED);
    let devices: Vec<_> = named
        .map(|line| (line.model.to_string(), masked(&line.serial)))
        .collect();
    let page = NotMePage {
        t,
        authority: &policy.service_name,
        hotline: tell::own(t, &policy.hotline),
        case_number: objection.case.number.to_string(),
        asked: to_minute(objection.case.opened_at),
        unlisted: objection.lines.len() - devices.len(),
        devices,
        done: objection.is_made,
        is_answered: objection.is_answered,
    };
    html_in(t, StatusCode::OK, &page)
}

impl From<LinkError> for Fault {
    fn from(error: LinkError) -> Self {
        match error {
            LinkError::Link => Self::Ended,
            LinkError::Store(error) => error.into(),
        }
    }
}
