//! The holder of an address says that our mails reach him. Opening the link changes nothing, for
//! mail scanners open links too: the button does.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use recovery::limits::{self, ConfirmError, Confirmation};
use web::language::Words;

use crate::app::App;
use crate::http::client::ClientAddress;
use crate::http::fault::Fault;
use crate::http::layers::html_in;

/// The page behind the link of a receipt.
#[derive(Template)]
#[template(path = "portal/confirm.html")]
pub(crate) struct ConfirmPage<'a> {
    pub(crate) t: Words,
    pub(crate) authority: &'a str,
    pub(crate) sender: &'a str,
    pub(crate) email: String,
    /// Mails in an hour until it is confirmed, where there is a limit.
    pub(crate) hourly: Option<u32>,
    pub(crate) done: bool,
}

pub(super) async fn shown(
    t: Words,
    State(app): State<App>,
    who: ClientAddress,
    Path(link): Path<String>,
) -> Result<Response, Fault> {
    app.limits.question(who)?;
    show(
        t,
        &app,
        &limits::look_up(&*app.services.store, &link, app.now()).await?,
    )
}

pub(super) async fn pressed(
    t: Words,
    State(app): State<App>,
    who: ClientAddress,
    Path(link): Path<String>,
) -> Result<Response, Fault> {
    app.limits.question(who)?;
    show(
        t,
        &app,
        &limits::confirm(&*app.services.store, &link, app.now()).await?,
    )
}

fn show(t: Words, app: &App, confirmation: &Confirmation) -> Result<Response, Fault> {
    let policy = &app.services.policy;
    let page = ConfirmPage {
        t,
        authority: &policy.service_name,
        sender: policy.mail_from.as_str(),
        // The link may be forwarded or found: whoever has it need not learn the address.
        email: confirmation.email.masked(),
        hourly: policy.limits.mails.by_the_hour(),
        done: confirmation.is_confirmed,
    };
    html_in(t, StatusCode::OK, &page)
}

impl From<ConfirmError> for Fault {
    fn from(error: ConfirmError) -> Self {
        match error {
            ConfirmError::Link => Self::Ended,
            ConfirmError::Store(error) => error.into(),
        }
    }
}
