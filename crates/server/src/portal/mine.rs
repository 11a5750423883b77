//! A holder's own request, by the link in his mailbox (P8): all of its devices, and what he can do.
//! Opening the link changes nothing; a person presses a button.

use askama::Template;
use axum::Form;
use axum::extract::rejection::FormRejection;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use recovery::evidence::Piece;
use recovery::holder::{self, Again, HolderError, Mine, WithdrawError};
use serde::Deserialize;
use web::language::Words;
use web::{ErrorSummary, Field};

use super::course::CourseView;
use super::mine_show::ShowForm;
use crate::app::App;
use crate::http::client::ClientAddress;
use crate::http::fault::Fault;
use crate::http::layers::html_in;

/// The page of one's own request.
#[derive(Template)]
#[template(path = "portal/mine.html")]
pub(crate) struct MinePage<'a> {
    pub(crate) t: Words,
    pub(crate) authority: &'a str,
    pub(crate) note: Option<(&'static str, String)>,
    pub(crate) summary: ErrorSummary,
    pub(crate) token: &'a str,
    pub(crate) case_number: String,
    /// How many devices stand where, where there are several.
    pub(crate) counts: Option<String>,
    pub(crate) courses: Vec<CourseView>,
    pub(crate) next: Option<u32>,
    /// How many can be withdrawn.
    pub(crate) open: u32,
    /// How many have an answer.
    pub(crate) answered: u32,
    pub(crate) confirm: Field,
    pub(crate) erase: Field,
    /// What he can show, while something is open.
    pub(crate) show: Option<ShowForm>,
}

impl MinePage<'_> {
    /// Puts the faults of all fields on top.
    pub(super) fn sum_up(&mut self) {
        let shown = self.show.iter().flat_map(ShowForm::fields);
        self.summary = ErrorSummary::of([&self.confirm, &self.erase].into_iter().chain(shown));
    }
}

#[derive(Default, Deserialize)]
pub(super) struct Seen {
    #[serde(default)]
    done: String,
    #[serde(default)]
    after: u32,
}

pub(super) type Fields = Result<Form<Vec<(String, String)>>, FormRejection>;

pub(super) async fn shown(
    t: Words,
    State(app): State<App>,
    who: ClientAddress,
    Path(token): Path<String>,
    Query(seen): Query<Seen>,
) -> Result<Response, Fault> {
    app.limits.question(who)?;
    let mine = look_up(&app, &token, seen.after).await?;
    let page = page(t, &app, &token, &mine, note(t, &seen.done), [None, None]);
    html_in(t, StatusCode::OK, &page)
}

pub(super) async fn withdraw(
    t: Words,
    State(app): State<App>,
    who: ClientAddress,
    Path(token): Path<String>,
    form: Fields,
) -> Result<Response, Fault> {
    app.limits.question(who)?;
    let fields = fields(form)?;
    if text(&fields, "confirm") != "yes" {
        let mine = look_up(&app, &token, 0).await?;
        let fault = [Some(t.say("mine-withdraw-confirm-missing")), None];
        let page = page(t, &app, &token, &mine, None, fault);
        return html_in(t, StatusCode::UNPROCESSABLE_ENTITY, &page);
    }
    let positions = positions(&fields)?;
    match holder::withdraw(&*app.services.store, &token, &positions, app.now()).await {
        Ok(_) => Ok(back(&token, "withdrawn")),
        Err(WithdrawError::NothingOpen) => Ok(back(&token, "nothing-open")),
        Err(WithdrawError::Holder(error)) => Err(error.into()),
    }
}

pub(super) async fn again(
    State(app): State<App>,
    who: ClientAddress,
    Path(token): Path<String>,
) -> Result<Response, Fault> {
    app.limits.question(who)?;
    let services = &app.services;
    let sent = holder::send_again(&*services.store, &services.policy, &token, app.now()).await?;
    Ok(back(
        &token,
        match sent {
            Again::Sent => "again",
            Again::TooOften => "too-often",
            Again::Nothing => "nothing-again",
        },
    ))
}

pub(super) async fn told(
    State(app): State<App>,
    who: ClientAddress,
    Path(token): Path<String>,
    form: Fields,
) -> Result<Response, Fault> {
    app.limits.question(who)?;
    let fields = fields(form)?;
    let [line] = positions(&fields)?[..] else {
        return Err(senseless());
    };
    let worked = match text(&fields, "worked") {
        "yes" => true,
        "no" => false,
        _ => return Err(senseless()),
    };
    holder::tell(&*app.services.store, &token, line, worked, app.now()).await?;
    Ok(back(&token, if worked { "worked" } else { "did-not-work" }))
}

pub(super) fn fields(form: Fields) -> Result<Vec<(String, String)>, Fault> {
    form.map(|Form(fields)| fields).map_err(|_| senseless())
}

fn senseless() -> Fault {
    Fault::Senseless("This is not the form.".into())
}

pub(super) fn text<'a>(fields: &'a [(String, String)], name: &str) -> &'a str {
    let found = fields.iter().find(|(field, _)| field == name);
    found.map_or("", |(_, value)| value)
}

fn positions(fields: &[(String, String)]) -> Result<Vec<u32>, Fault> {
    let lines = fields.iter().filter(|(field, _)| field == "line");
    lines
        .map(|(_, value)| value.parse().map_err(|_| senseless()))
        .collect()
}

pub(super) fn back(token: &str, done: &str) -> Response {
    Redirect::to(&format!("/mine/{token}?done={done}")).into_response()
}

fn note(t: Words, done: &str) -> Option<(&'static str, String)> {
    let kind = match done {
        "withdrawn" | "again" | "worked" | "shown" => "good",
        "did-not-work" | "too-often" | "nothing-again" | "nothing-open" | "erase-waits"
        | "erase-held" | "erase-open" => "warn",
        _ => return None,
    };
    Some((kind, t.say(&format!("mine-done-{done}"))))
}

/// The page with what is wrong with the form that erases.
pub(super) async fn fault_page(
    t: Words,
    app: &App,
    token: &str,
    fault: String,
) -> Result<Response, Fault> {
    let mine = look_up(app, token, 0).await?;
    let page = page(t, app, token, &mine, None, [None, Some(fault)]);
    html_in(t, StatusCode::UNPROCESSABLE_ENTITY, &page)
}

pub(super) async fn look_up(app: &App, token: &str, after: u32) -> Result<Mine, Fault> {
    let services = &app.services;
    let mine = holder::look_up(&*services.store, &services.policy, token, after, app.now());
    Ok(mine.await?)
}

impl From<HolderError> for Fault {
    fn from(error: HolderError) -> Self {
        match error {
            HolderError::Link => Self::Ended,
            HolderError::Store(error) => error.into(),
        }
    }
}

pub(super) fn page<'a>(
    t: Words,
    app: &'a App,
    token: &'a str,
    mine: &Mine,
    note: Option<(&'static str, String)>,
    [fault, not_erased]: [Option<String>; 2],
) -> MinePage<'a> {
    let policy = &app.services.policy;
    let (tally, country) = (mine.tally, mine.case.country);
    let course = |course| CourseView::of(t, &policy.calendar, country, course);
    let erase = Field::checkbox("erase", t.say("mine-erase-confirm")).error(not_erased);
    let confirm = Field::checkbox("confirm", t.say("mine-withdraw-confirm")).error(fault);
    let at = |piece: &Piece| policy.calendar.tell(piece.added_at, country).here;
    MinePage {
        t,
        authority: &policy.service_name,
        note,
        summary: ErrorSummary::of([&confirm, &erase]),
        show: (tally.open() > 0).then(|| ShowForm::blank(t, mine, &at)),
        token,
        case_number: mine.case.number.to_string(),
        counts: super::status::counts(t, tally),
        courses: mine.courses.iter().map(course).collect(),
        next: mine.next,
        open: tally.open(),
        answered: tally.answered,
        confirm,
        erase,
    }
}
