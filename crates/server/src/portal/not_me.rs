//! Whoever reads the mails to the address reserved in a device says that it was not he who asked
//! (H1). Opening the link changes nothing, for mail scanners open links too: the button does.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
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

pub(super) async fn shown(
    t: Words,
    State(app): State<App>,
    who: ClientAddress,
    Path(token): Path<String>,
) -> Result<Response, Fault> {
    app.limits.question(who)?;
    let objection = objection::look_up(&*app.services.store, &token, app.now()).await?;
    show(t, &app, &objection)
}

pub(super) async fn pressed(
    t: Words,
    State(app): State<App>,
    who: ClientAddress,
    Path(token): Path<String>,
) -> Result<Response, Fault> {
    app.limits.question(who)?;
    let objection = objection::object(&*app.services.store, &token, app.now()).await?;
    show(t, &app, &objection)
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

impl From<ObjectionError> for Fault {
    fn from(error: ObjectionError) -> Self {
        match error {
            ObjectionError::Link => Self::Ended,
            ObjectionError::Store(error) => error.into(),
        }
    }
}
