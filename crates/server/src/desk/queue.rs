//! The queue: open cases by due time.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use recovery::calendar::Calendar;
use recovery::desk::{self, QueueRow};

use super::session::SignedIn;
use super::words::{self, Badge, Due};
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
    /// How many of them are overdue.
    pub(crate) overdue: usize,
}

/// One of them.
pub(crate) struct Row {
    pub(crate) case_number: String,
    pub(crate) model: String,
    pub(crate) serial: String,
    pub(crate) holder: String,
    pub(crate) country: &'static str,
    /// The challenge's number, or what else is asked for.
    pub(crate) challenge: String,
    /// How many devices there are, and how many of them are still open, when there are several.
    pub(crate) devices: Option<(u32, u32)>,
    pub(crate) verdict: Badge,
    pub(crate) state: Badge,
    pub(crate) opened_at: String,
    pub(crate) age: String,
    /// When the desk's answer is due, in the desk's time.
    pub(crate) due: Option<Due>,
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
    let calendar = &services.policy.calendar;
    let page = QueuePage {
        frame: Frame::of(&app, &staff, "queue").await?,
        note: None,
        overdue: rows.iter().filter(|row| is_overdue(row)).count(),
        rows: rows.iter().map(|row| show(row, calendar)).collect(),
    };
    html(StatusCode::OK, &page)
}

fn is_overdue(row: &QueueRow) -> bool {
    row.due.is_some_and(|due| due.is_overdue)
}

fn show(row: &QueueRow, calendar: &Calendar) -> Row {
    let (case, line, tally) = (&row.case, &row.line, row.tally);
    Row {
        case_number: case.number.to_string(),
        model: line.model.to_string(),
        serial: line.serial.to_string(),
        holder: case.holder.to_string(),
        country: case.country.name(),
        challenge: match line.wanted.challenge() {
            Some(challenge) => challenge.number().to_string(),
            None => line.wanted.kind().label().to_owned(),
        },
        devices: (tally.total() > 1).then(|| (tally.total(), tally.open())),
        verdict: words::verdict(&row.verdict),
        state: words::stage(row.stage),
        opened_at: case.opened_at.to_string(),
        age: words::age(row.age),
        due: row.due.map(|due| Due::of(due, calendar)),
    }
}
