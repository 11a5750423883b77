//! What a holder does with what is kept of his own request: take a copy of it, and have it erased.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use recovery::retention::{EraseError, erase_own, note_own_copy};
use web::language::Words;

use super::mine::{Fields, back, fault_page, fields, text};
use crate::app::App;
use crate::http::client::ClientAddress;
use crate::http::download;
use crate::http::fault::Fault;
use crate::http::layers::html_in;
use crate::privacy::{self, By};

/// The page that is left of a request.
#[derive(Template)]
#[template(path = "portal/erased.html")]
pub(crate) struct ErasedPage<'a> {
    pub(crate) t: Words,
    pub(crate) authority: &'a str,
    pub(crate) case_number: String,
}

/// A copy of all that the request holds, for the holder.
pub(super) async fn copy(
    State(app): State<App>,
    who: ClientAddress,
    Path(token): Path<String>,
) -> Result<Response, Fault> {
    app.limits.question(who)?;
    let services = &app.services;
    let case = note_own_copy(&*services.store, &token, app.now()).await?;
    let file = download::draft()?;
    let into = file.try_clone().map_err(Fault::internal)?;
    privacy::copy(services, (&case.to_string(), By::Holder), &[case], into).await?;
    download::zip(file, privacy::COPY_NAME)
}

/// Erases the request. The link ends with it, so what is left is shown at once.
pub(super) async fn erase(
    t: Words,
    State(app): State<App>,
    who: ClientAddress,
    Path(token): Path<String>,
    form: Fields,
) -> Result<Response, Fault> {
    app.limits.question(who)?;
    let fields = fields(form)?;
    if text(&fields, "erase") != "yes" {
        let fault = t.say("mine-erase-confirm-missing");
        return fault_page(t, &app, &token, fault).await;
    }
    let erased = erase_own(&*app.services.store, &token, app.now()).await?;
    match erased {
        Ok(case) => {
            let page = ErasedPage {
                t,
                authority: &app.services.policy.service_name,
                case_number: case.to_string(),
            };
            html_in(t, StatusCode::OK, &page)
        }
        Err(EraseError::MailWaiting(_)) => Ok(back(&token, "erase-waits")),
        Err(EraseError::Held(..)) => Ok(back(&token, "erase-held")),
        Err(_) => Ok(back(&token, "erase-open")),
    }
}
