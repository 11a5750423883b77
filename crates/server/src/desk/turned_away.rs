//! Challenges that the portal turned away, with the reasons that holders are not told (H1).

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use recovery::audit::Entry;
use recovery::desk;
use recovery::staff::Reader;

use super::Frame;
use super::session::SignedIn;
use crate::app::App;
use crate::http::fault::Fault;
use crate::http::layers::html;
use crate::portal::to_minute;

/// The newest of them.
#[derive(Template)]
#[template(path = "desk/turned_away.html")]
pub(crate) struct TurnedAwayPage {
    pub(crate) frame: Frame,
    pub(crate) rows: Vec<Row>,
}

/// One of them.
pub(crate) struct Row {
    pub(crate) at: String,
    pub(crate) serial: String,
    pub(crate) why: String,
}

pub(super) async fn list(
    State(app): State<App>,
    staff: SignedIn<Reader>,
) -> Result<Response, Fault> {
    let entries = desk::refused_evidence(&*app.services.store, &staff.who).await?;
    let page = TurnedAwayPage {
        frame: Frame::of(&app, &staff, "turned-away").await?,
        rows: entries.iter().map(row).collect(),
    };
    html(StatusCode::OK, &page)
}

fn row(entry: &Entry) -> Row {
    Row {
        at: to_minute(entry.at),
        serial: entry.subject.clone(),
        why: entry.detail.clone(),
    }
}
