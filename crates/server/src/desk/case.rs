//! One case: looked at.

use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::Response;
use recovery::case::CaseNumber;
use recovery::desk::{self, CaseView};
use serde::Deserialize;

use super::acts::Forms;
use super::case_page::CasePage;
use super::session::SignedIn;
use super::{Frame, Note};
use crate::app::App;
use crate::http::fault::Fault;
use crate::http::layers::html;

/// What was done just before, as the address says it.
#[derive(Deserialize)]
pub(super) struct Done {
    #[serde(default)]
    done: String,
}

pub(super) async fn case(
    State(app): State<App>,
    staff: SignedIn,
    Path(number): Path<String>,
    Query(Done { done }): Query<Done>,
) -> Result<Response, Fault> {
    let note = match done.as_str() {
        "approved" => Some((
            "good",
            "Approved. The key is on its way to the holder.".into(),
        )),
        "rejected" => Some(("good", "Rejected. The holder is told the reason.".into())),
        "asked" => Some(("good", "The question is on its way to the holder.".into())),
        _ => None,
    };
    let view = look(&app, &staff, &number).await?;
    show(&app, &staff, StatusCode::OK, &view, note, Forms::blank()).await
}

/// Looks a case up by its number as typed in the address.
pub(super) async fn look(app: &App, staff: &SignedIn, number: &str) -> Result<CaseView, Fault> {
    let number = CaseNumber::parse(number).ok_or(Fault::NotFound)?;
    let services = &app.services;
    let view = desk::view(
        &*services.store,
        &*services.keys,
        &services.policy,
        &staff.agent,
        number,
        app.now(),
    );
    Ok(view.await?)
}

/// Shows a case, with forms as they were filled in.
pub(super) async fn show(
    app: &App,
    staff: &SignedIn,
    status: StatusCode,
    view: &CaseView,
    note: Note,
    forms: Forms,
) -> Result<Response, Fault> {
    let frame = Frame::of(app, staff, "case").await?;
    html(status, &CasePage::of(view, frame, note, forms))
}
