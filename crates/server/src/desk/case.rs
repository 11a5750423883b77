//! One case: looked at, as a device with all that bears on it or as a list of devices.

use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::Response;
use recovery::case::{CaseNumber, Tally};
use recovery::desk::{self, CaseView};
use recovery::staff::{Handle, Reader};
use serde::Deserialize;

use super::acts::Forms;
use super::case_list::CaseListPage;
use super::case_page::CasePage;
use super::session::SignedIn;
use super::work::WorkPart;
use super::{Frame, Note};
use crate::app::App;
use crate::http::fault::Fault;
use crate::http::layers::html;

/// What was done just before, and where a list goes on, as the address says it.
#[derive(Default, Deserialize)]
pub(super) struct Seen {
    #[serde(default)]
    done: String,
    #[serde(default)]
    after: u32,
}

pub(super) async fn case(
    State(app): State<App>,
    staff: SignedIn<Reader>,
    Path(number): Path<String>,
    Query(seen): Query<Seen>,
) -> Result<Response, Fault> {
    let number = parse(&number)?;
    let note = note(&seen.done);
    show(
        &app,
        &staff,
        StatusCode::OK,
        number,
        seen.after,
        note,
        Forms::blank(),
    )
    .await
}

/// One device of a case of several.
pub(super) async fn line(
    State(app): State<App>,
    staff: SignedIn<Reader>,
    Path((number, line)): Path<(String, u32)>,
) -> Result<Response, Fault> {
    let view = look(&app, &staff, parse(&number)?, Some(line)).await?;
    show_line(&app, &staff, StatusCode::OK, &view, None, Forms::blank()).await
}

fn note(done: &str) -> Note {
    match done {
        "approved" => Some((
            "good",
            "Approved. The answer is on its way to the holder.".into(),
        )),
        "proposed" => Some((
            "good",
            "Your approval is kept. A second person has to approve it before anything is sent."
                .into(),
        )),
        "withdrawn" => Some((
            "good",
            "The first approval is taken back. The request waits for a decision again.".into(),
        )),
        "rejected" => Some(("good", "Rejected. The holder is told the reason.".into())),
        "again" => Some((
            "good",
            "The answer is on its way to the holder once more.".into(),
        )),
        "taken-back" => Some((
            "good",
            "Taken back. Nobody has seen the answer; the request waits for a decision again."
                .into(),
        )),
        "set-aside" => Some((
            "good",
            "The objection is set aside, and stands in the time line.".into(),
        )),
        "judged" => Some(("good", "Noted.".into())),
        "asked" => Some(("good", "The question is on its way to the holder.".into())),
        "opened" => Some((
            "good",
            "The case is open, and the receipt is on its way to the holder. Somebody else has to decide \
             on it."
                .into(),
        )),
        "known" => Some(("warn", "The same request of this holder is open already: this one.".into())),
        "claimed" => Some(("good", "You have this case now.".into())),
        "given-back" => Some(("good", "Nobody has this case any more.".into())),
        "assigned" => Some(("good", "The case is given.".into())),
        "noted" => Some(("good", "The note is kept.".into())),
        "labelled" => Some(("good", "The labels are changed.".into())),
        _ => None,
    }
}

/// The number of a case as it stands in an address.
pub(super) fn parse(number: &str) -> Result<CaseNumber, Fault> {
    CaseNumber::parse(number).ok_or(Fault::NoSuchCase)
}

/// Looks a device of a case up; the first, when none is named.
pub(super) async fn look(
    app: &App,
    staff: &SignedIn<impl Handle>,
    number: CaseNumber,
    line: Option<u32>,
) -> Result<CaseView, Fault> {
    let (services, reader) = (&app.services, staff.reader());
    let view = desk::view(
        &*services.store,
        &*services.keys,
        &services.policy,
        &reader,
        number,
        line,
        app.now(),
    );
    Ok(view.await?)
}

/// Shows a case, with forms as they were filled in: its one device, or its devices as a list.
pub(super) async fn show(
    app: &App,
    staff: &SignedIn<impl Handle>,
    status: StatusCode,
    number: CaseNumber,
    after: u32,
    note: Note,
    forms: Forms,
) -> Result<Response, Fault> {
    let view = look(app, staff, number, None).await?;
    if view.tally.total() == 1 {
        return show_line(app, staff, status, &view, note, forms).await;
    }
    let services = &app.services;
    let list = desk::list(
        &*services.store,
        &*services.keys,
        &services.policy,
        &staff.reader(),
        number,
        after,
        app.now(),
    )
    .await?;
    let frame = Frame::of(app, staff, "case").await?;
    let frame = frame.at(format!("/cases/{number}"));
    let calendar = &app.services.policy.calendar;
    let (work, forms) = work_part(app, staff, (number, list.tally), &note, forms).await?;
    html(
        status,
        &CaseListPage::of(&list, calendar, frame, work, note, forms),
    )
}

/// Shows one device of a case, with forms as they were filled in.
pub(super) async fn show_line(
    app: &App,
    staff: &SignedIn<impl Handle>,
    status: StatusCode,
    view: &CaseView,
    note: Note,
    forms: Forms,
) -> Result<Response, Fault> {
    let frame = Frame::of(app, staff, "case").await?;
    let frame = frame.at(format!("/cases/{}", view.case.number));
    let policy = &app.services.policy;
    let about = (view.case.number, view.tally);
    let (work, forms) = work_part(app, staff, about, &note, forms).await?;
    html(
        status,
        &CasePage::of(
            view,
            policy,
            staff.reader().name(),
            frame,
            work,
            note,
            forms,
        ),
    )
}

/// What staff keep on a case, and the forms with the answers for reuse in them.
async fn work_part(
    app: &App,
    staff: &SignedIn<impl Handle>,
    (number, tally): (CaseNumber, Tally),
    note: &Note,
    forms: Forms,
) -> Result<(WorkPart, Forms), Fault> {
    let (services, reader) = (&app.services, staff.reader());
    let work = desk::work(&*services.store, &reader, number, app.now()).await?;
    let is_good = matches!(note, Some(("good", _)));
    let about = (number, tally.open() > 0, is_good && tally.received == 0);
    let part = WorkPart::of(&work, about, reader.name(), &services.policy.calendar);
    Ok((part, forms.offering(&work.replies)))
}
