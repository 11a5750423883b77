//! Devices that want to enrol a second time with another key: the desk decides.

use askama::Template;
use axum::Form;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use recovery::registry::{self, Conflict, DecideError, Decision};
use recovery::staff::{Reader, Senior};
use recovery::store::ConflictId;
use serde::Deserialize;

use super::session::SignedIn;
use super::{Frame, Note};
use crate::app::App;
use crate::http::fault::Fault;
use crate::http::layers::html;
use crate::portal::to_minute;

/// The undecided enrolments.
#[derive(Template)]
#[template(path = "desk/enrolments.html")]
pub(crate) struct EnrolmentsPage {
    pub(crate) frame: Frame,
    pub(crate) note: Note,
    pub(crate) rows: Vec<Row>,
}

/// One of them.
pub(crate) struct Row {
    pub(crate) id: i64,
    pub(crate) serial: String,
    pub(crate) new_key: String,
    pub(crate) at: String,
}

#[derive(Deserialize)]
pub(super) struct Done {
    #[serde(default)]
    done: String,
}

#[derive(Deserialize)]
pub(super) struct Deciding {
    form_token: String,
    decision: String,
}

pub(super) async fn list(
    State(app): State<App>,
    staff: SignedIn<Reader>,
    Query(Done { done }): Query<Done>,
) -> Result<Response, Fault> {
    let note = match done.as_str() {
        "keep" => Some(("good", "The key on file stays.".into())),
        "replace" => Some(("good", "The new key has taken the old one’s place.".into())),
        "before" => Some(("warn", DecideError::Decided.to_string())),
        _ => None,
    };
    let conflicts = registry::conflicts(&*app.services.store, &staff.who).await?;
    let page = EnrolmentsPage {
        frame: Frame::of(&app, &staff, "enrolments").await?,
        note,
        rows: conflicts.iter().map(row).collect(),
    };
    html(StatusCode::OK, &page)
}

pub(super) async fn decide(
    State(app): State<App>,
    staff: SignedIn<Senior>,
    Path(id): Path<i64>,
    Form(form): Form<Deciding>,
) -> Result<Response, Fault> {
    staff.form_token.check(&form.form_token)?;
    let decision = Decision::parse(&form.decision)
        .ok_or_else(|| Fault::Senseless("Please choose what to do with the key.".into()))?;
    let (store, id) = (&*app.services.store, ConflictId::from_value(id));
    let done = match registry::decide(store, &staff.who, id, decision, app.now()).await {
        Ok(()) => decision.as_str(),
        Err(DecideError::Decided) => "before",
        Err(DecideError::Store(error)) => return Err(error.into()),
    };
    Ok(Redirect::to(&format!("/enrolments?done={done}")).into_response())
}

fn row(conflict: &Conflict) -> Row {
    Row {
        id: conflict.id.value(),
        serial: conflict.serial.to_string(),
        new_key: conflict.offered.to_string(),
        at: to_minute(conflict.at),
    }
}
