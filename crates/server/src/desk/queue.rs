//! The queue: cases by due time, what of them is wanted, and what is searched for.

use askama::Template;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::Response;
use recovery::calendar::Calendar;
use recovery::desk::{self, QUEUE_COUNTED, QueueRow};
use recovery::queue::Filter;
use recovery::staff::Reader;

use super::filter::{Asked, FilterForm};
use super::next;
use super::session::SignedIn;
use super::words::{self, Badge, Due};
use super::{Frame, Note};
use crate::app::App;
use crate::http::fault::Fault;
use crate::http::layers::html;

/// A page of the queue.
#[derive(Template)]
#[template(path = "desk/queue.html")]
pub(crate) struct QueuePage {
    pub(crate) frame: Frame,
    pub(crate) note: Note,
    pub(crate) filter: FilterForm,
    pub(crate) rows: Vec<Row>,
    /// What the rows are, in a sentence.
    pub(crate) lead: String,
    /// How many of them are overdue, in a sentence; empty when none is.
    pub(crate) overdue: String,
    /// Why there is no row, and what helps.
    pub(crate) empty: (&'static str, String),
    /// The addresses of the pages before and after this one.
    pub(crate) before: Option<String>,
    pub(crate) after: Option<String>,
}

/// One of them.
pub(crate) struct Row {
    pub(crate) case_number: String,
    pub(crate) model: String,
    pub(crate) serial: String,
    pub(crate) holder: String,
    pub(crate) country: &'static str,
    pub(crate) place: String,
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
    /// Who has it, and since when.
    pub(crate) claim: Option<String>,
    pub(crate) is_late: bool,
    pub(crate) labels: Vec<String>,
    /// Whether there is evidence in it that nobody has judged.
    pub(crate) unseen: bool,
}

pub(super) async fn queue(
    State(app): State<App>,
    staff: SignedIn<Reader>,
    Query(asked): Query<Asked>,
) -> Result<Response, Fault> {
    let services = &app.services;
    let filter = asked.filter(staff.who.name());
    let now = app.now();
    let found = desk::queue(
        &*services.store,
        &*services.keys,
        &services.policy,
        &staff.who,
        &filter,
        asked.part(),
        now,
    )
    .await?;
    let choices = desk::filter_choices(&*services.store, &staff.who).await?;
    let calendar = &services.policy.calendar;
    let page = QueuePage {
        frame: Frame::of(&app, &staff, "queue").await?,
        note: None,
        filter: asked.form(&choices),
        lead: lead(found.fitting, filter.is_default()),
        overdue: overdue(found.overdue),
        empty: empty(&filter),
        rows: found.rows.iter().map(|row| show(row, calendar)).collect(),
        before: found.before.map(|place| asked.turned("before", place)),
        after: found.after.map(|place| asked.turned("after", place)),
    };
    let mut response = html(StatusCode::OK, &page)?;
    next::keep(&app, &asked, &mut response);
    Ok(response)
}

/// Why there is nothing, and what helps.
fn empty(filter: &Filter) -> (&'static str, String) {
    let words = match (&filter.search, filter.is_default()) {
        (Some(search), _) => {
            let typed = search.as_str();
            return (
                "Nothing found",
                format!(
                    "No case has a serial number, email or place of purchase that begins with \
                     “{typed}”, and none has that number. Look-alikes such as 0 and O may differ."
                ),
            );
        }
        (None, true) => (
            "Nothing waits",
            "New requests appear here, by when they are due.",
        ),
        (None, false) => (
            "No case fits",
            "None is like this at the moment. Change the filter, or show all that are open.",
        ),
    };
    (words.0, words.1.to_owned())
}

fn lead(fitting: u32, is_default: bool) -> String {
    let what = if is_default { "open" } else { "like this" };
    match fitting {
        1 => format!("One case is {what}, by when it is due."),
        _ if fitting > QUEUE_COUNTED => {
            format!("More than {QUEUE_COUNTED} cases are {what}, by when they are due.")
        }
        _ => format!("{fitting} cases are {what}, by when they are due."),
    }
}

fn overdue(overdue: u32) -> String {
    match overdue {
        0 => String::new(),
        1 => "One is overdue.".to_owned(),
        _ if overdue > QUEUE_COUNTED => format!("More than {QUEUE_COUNTED} are overdue."),
        _ => format!("{overdue} are overdue."),
    }
}

fn show(row: &QueueRow, calendar: &Calendar) -> Row {
    let (case, line) = (&row.case, &row.line);
    Row {
        case_number: case.number.to_string(),
        model: line.model.to_string(),
        serial: line.serial.to_string(),
        holder: case.holder.to_string(),
        country: case.country.name(),
        place: case.place.to_string(),
        challenge: match line.wanted.challenge() {
            Some(challenge) => challenge.number().to_string(),
            None => line.wanted.kind().label().to_owned(),
        },
        devices: (row.devices > 1).then_some((row.devices, row.open)),
        verdict: words::verdict(&row.verdict),
        state: words::stage(row.stage),
        opened_at: case.opened_at.to_string(),
        age: words::age(row.age),
        due: row.due.map(|due| Due::of(due, case.country, calendar)),
        is_late: row.due.is_some_and(|due| due.is_overdue),
        claim: row.claim.as_ref().map(|claim| {
            let since = calendar.zone().show(claim.since);
            format!("{} since {since}", claim.by)
        }),
        labels: row.labels.iter().map(ToString::to_string).collect(),
        unseen: row.unseen,
    }
}
