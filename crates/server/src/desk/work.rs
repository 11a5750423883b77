//! What staff keep on a case for each other: who has it, labels and notes.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use recovery::calendar::Calendar;
use recovery::case::CaseNumber;
use recovery::desk::{self, DeskError, Work};
use recovery::queue::Label;
use recovery::staff::{Agent, Handle, Senior, StaffName};
use recovery::text::Prose;

use super::acts::Forms;
use super::case::{parse, show};
use super::sent::{Fields, Sent};
use super::session::SignedIn;
use crate::app::App;
use crate::http::fault::Fault;

/// The part of a case's page about this.
pub(crate) struct WorkPart {
    pub(crate) case_number: String,
    /// Who is at work on it, since when, and who gave it to him.
    pub(crate) claim: Option<Claimed>,
    /// Whether somebody may take it on: it is open.
    pub(crate) is_open: bool,
    pub(crate) labels: Vec<String>,
    pub(crate) notes: Vec<NoteRow>,
    /// Whom it can be given to.
    pub(crate) staff: Vec<String>,
    /// Whether something was decided just now.
    pub(crate) is_done: bool,
}

/// A claim.
pub(crate) struct Claimed {
    pub(crate) by: String,
    pub(crate) since: String,
    pub(crate) assigned_by: Option<String>,
    pub(crate) is_mine: bool,
}

/// A note.
pub(crate) struct NoteRow {
    pub(crate) at: String,
    pub(crate) who: String,
    pub(crate) text: String,
}

impl WorkPart {
    pub(super) fn of(
        work: &Work,
        (case, is_open, is_done): (CaseNumber, bool, bool),
        me: &StaffName,
        calendar: &Calendar,
    ) -> Self {
        let show = |at| calendar.zone().show(at);
        Self {
            case_number: case.to_string(),
            claim: work.claim.as_ref().map(|claim| Claimed {
                by: claim.by.to_string(),
                since: show(claim.since),
                assigned_by: claim.assigned_by.as_ref().map(ToString::to_string),
                is_mine: claim.by == *me,
            }),
            is_open,
            labels: work.labels.iter().map(ToString::to_string).collect(),
            notes: work
                .notes
                .iter()
                .map(|note| NoteRow {
                    at: show(note.at),
                    who: note.author.to_string(),
                    text: note.text.to_string(),
                })
                .collect(),
            staff: work.staff.iter().map(ToString::to_string).collect(),
            is_done,
        }
    }
}

/// Takes a case on, or gives it back.
pub(super) async fn claim(
    State(app): State<App>,
    staff: SignedIn<Agent>,
    Path(number): Path<String>,
    form: Fields,
) -> Result<Response, Fault> {
    let sent = Sent::checked(form, &staff.form_token)?;
    let number = parse(&number)?;
    let (store, now) = (&*app.services.store, app.now());
    let (done, what) = match sent.text("do") {
        "back" => (
            desk::give_back(store, &staff.who, number, now).await,
            "given-back",
        ),
        _ => (desk::claim(store, &staff.who, number, now).await, "claimed"),
    };
    settle(&app, &staff, number, what, done).await
}

/// Gives a case to somebody.
pub(super) async fn assign(
    State(app): State<App>,
    staff: SignedIn<Senior>,
    Path(number): Path<String>,
    form: Fields,
) -> Result<Response, Fault> {
    let sent = Sent::checked(form, &staff.form_token)?;
    let number = parse(&number)?;
    let to = StaffName::parse(sent.text("to"));
    let to = to.map_err(|_| Fault::Senseless("Please choose somebody.".into()))?;
    let (store, now) = (&*app.services.store, app.now());
    let done = desk::assign(store, &staff.who, number, &to, now).await;
    settle(&app, &staff, number, "assigned", done).await
}

/// Leaves a note.
pub(super) async fn note(
    State(app): State<App>,
    staff: SignedIn<Agent>,
    Path(number): Path<String>,
    form: Fields,
) -> Result<Response, Fault> {
    let sent = Sent::checked(form, &staff.form_token)?;
    let number = parse(&number)?;
    let text = match Prose::parse(sent.text("note")) {
        Ok(text) => text,
        Err(error) => return refuse(&app, &staff, number, error.to_string()).await,
    };
    let (store, now) = (&*app.services.store, app.now());
    let done = desk::add_note(store, &staff.who, number, text, now).await;
    settle(&app, &staff, number, "noted", done).await
}

/// Puts a label on, or takes one off.
pub(super) async fn label(
    State(app): State<App>,
    staff: SignedIn<Agent>,
    Path(number): Path<String>,
    form: Fields,
) -> Result<Response, Fault> {
    let sent = Sent::checked(form, &staff.form_token)?;
    let number = parse(&number)?;
    let (word, bears) = match sent.text("remove") {
        "" => (sent.text("label"), true),
        word => (word, false),
    };
    let label = match Label::parse(word) {
        Ok(label) => label,
        Err(error) => return refuse(&app, &staff, number, error.to_string()).await,
    };
    let (store, now) = (&*app.services.store, app.now());
    let done = desk::set_label(store, &staff.who, number, &label, bears, now).await;
    settle(&app, &staff, number, "labelled", done).await
}

async fn refuse(
    app: &App,
    staff: &SignedIn<impl Handle>,
    number: CaseNumber,
    why: String,
) -> Result<Response, Fault> {
    let (status, note) = (StatusCode::UNPROCESSABLE_ENTITY, Some(("bad", why)));
    show(app, staff, status, number, 0, note, Forms::blank()).await
}

async fn settle(
    app: &App,
    staff: &SignedIn<impl Handle>,
    number: CaseNumber,
    what: &str,
    done: Result<(), DeskError>,
) -> Result<Response, Fault> {
    match done {
        Ok(()) => Ok(Redirect::to(&format!("/cases/{number}?done={what}")).into_response()),
        Err(error @ (DeskError::Store(_) | DeskError::NoSuchCase)) => Err(error.into()),
        Err(refused) => {
            let (status, note) = (StatusCode::CONFLICT, Some(("bad", refused.to_string())));
            show(app, staff, status, number, 0, note, Forms::blank()).await
        }
    }
}
