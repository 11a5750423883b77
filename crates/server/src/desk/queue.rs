//! The queue: open cases, the oldest first.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use recovery::desk::{self, QueueRow};

use super::session::SignedIn;
use super::words::{self, Badge};
use super::{Frame, Note};
use crate::app::App;
use crate::http::fault::Fault;
use crate::http::layers::html;

/// The open cases.
#[derive(Template)]
#[template(path = "desk/queue.html")]
pub(crate) struct QueuePage {
    pub(crate) frame: Frame,
    pub(crate) note: Note,
    pub(crate) rows: Vec<Row>,
}

/// One of them.
pub(crate) struct Row {
    pub(crate) case_number: String,
    pub(crate) model: String,
    pub(crate) serial: String,
    pub(crate) holder: String,
    pub(crate) country: &'static str,
    pub(crate) challenge: String,
    pub(crate) verdict: Badge,
    pub(crate) state: Badge,
    pub(crate) opened_at: String,
    pub(crate) age: String,
}

pub(super) async fn queue(State(app): State<App>, staff: SignedIn) -> Result<Response, Fault> {
    let services = &app.services;
    let rows = desk::queue(
        &*services.store,
        &*services.keys,
        &services.policy,
        &staff.agent,
        app.now(),
    )
    .await?;
    let page = QueuePage {
        frame: Frame::of(&app, &staff, "queue").await?,
        note: None,
        rows: rows.iter().map(show).collect(),
    };
    html(StatusCode::OK, &page)
}

fn show(row: &QueueRow) -> Row {
    let case = &row.case;
    Row {
        case_number: case.number.to_string(),
        model: case.model.to_string(),
        serial: case.serial.to_string(),
        holder: case.holder.to_string(),
        country: case.country.name(),
        challenge: case.challenge.number().to_string(),
        verdict: words::verdict(&row.verdict),
        state: words::stage(row.stage),
        opened_at: case.opened_at.to_string(),
        age: words::age(row.age),
    }
}
