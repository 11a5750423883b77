//! The audit trail, for auditors and admins: looked through, checked and taken along.

use askama::Template;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::Response;
use recovery::audit::chain::Chained;
use recovery::audit::{self, Act, Actor, TrailError};
use recovery::calendar::Date;
use recovery::case::CaseNumber;
use recovery::desk::{self, TrailFilter};
use recovery::staff::Auditor;
use serde::{Deserialize, Serialize};
use web::{Choice, Field};

use super::sent::{Fields, Sent};
use super::session::SignedIn;
use super::{Frame, Note};
use crate::app::App;
use crate::http::fault::Fault;
use crate::http::layers::html;
use crate::portal::to_minute;
use crate::trail::{self, Shape};

/// A part of the trail.
#[derive(Template)]
#[template(path = "desk/trail.html")]
pub(crate) struct TrailPage {
    pub(crate) frame: Frame,
    pub(crate) note: Note,
    pub(crate) fields: Vec<Field>,
    pub(crate) is_narrowed: bool,
    pub(crate) rows: Vec<Row>,
    /// Where older entries are.
    pub(crate) older: Option<String>,
}

/// An entry.
pub(crate) struct Row {
    pub(crate) number: u64,
    pub(crate) at: String,
    pub(crate) actor: String,
    pub(crate) act: String,
    pub(crate) subject: String,
    /// The page of the case that it is about.
    pub(crate) leads_to: Option<String>,
    pub(crate) detail: String,
    pub(crate) hash: String,
}

/// What is looked for, as the address says it.
#[derive(Default, Deserialize, Serialize)]
#[serde(default)]
pub(super) struct Asked {
    act: String,
    actor: String,
    words: String,
    from: String,
    to: String,
    #[serde(skip_serializing)]
    before: Option<u64>,
}

pub(super) async fn page(
    State(app): State<App>,
    staff: SignedIn<Auditor>,
    Query(asked): Query<Asked>,
) -> Result<Response, Fault> {
    show(&app, &staff, &asked, None).await
}

/// Checks the trail, or gives it to be taken along.
pub(super) async fn act(
    State(app): State<App>,
    staff: SignedIn<Auditor>,
    form: Fields,
) -> Result<Response, Fault> {
    let sent = Sent::checked(form, &staff.form_token)?;
    let shape = match sent.text("do") {
        "check" => {
            let note = checked(&app).await?;
            return show(&app, &staff, &Asked::default(), note).await;
        }
        "lines" => Shape::Lines,
        "csv" => Shape::Csv,
        _ => return Err(Fault::Senseless("This is not the form.".into())),
    };
    trail::download(&app, staff.who, 1, shape).await
}

/// Reads every entry and says whether the chain holds.
async fn checked(app: &App) -> Result<Note, Fault> {
    match audit::check(&*app.services.store).await {
        Ok(head) => {
            let (number, link) = (head.number, head.link);
            let words = format!("All {number} entries are whole. The hash of the last is {link}.");
            Ok(Some(("good", words)))
        }
        Err(TrailError::Broken(broken)) => {
            tracing::error!(%broken, "the audit trail is not whole");
            Ok(Some(("bad", format!("The trail is not whole: {broken}"))))
        }
        Err(TrailError::Store(error)) => Err(error.into()),
    }
}

async fn show(
    app: &App,
    staff: &SignedIn<Auditor>,
    asked: &Asked,
    note: Note,
) -> Result<Response, Fault> {
    let zone = app.services.policy.calendar.zone();
    let begin = |day: &str| Date::parse(day).and_then(|day| zone.begin_of(day));
    let filter = TrailFilter {
        act: Act::parse(&asked.act),
        actor: asked.actor.trim().to_owned(),
        words: asked.words.trim().to_owned(),
        from: begin(&asked.from),
        to: Date::parse(&asked.to)
            .and_then(Date::next)
            .and_then(|day| zone.begin_of(day)),
    };
    let store = &*app.services.store;
    let part = desk::search_trail(store, &staff.who, &filter, asked.before).await?;
    let older = match part.before {
        None => None,
        Some(before) => {
            let query = serde_urlencoded::to_string(asked).map_err(Fault::internal)?;
            Some(format!("/audit?{query}&before={before}"))
        }
    };
    let page = TrailPage {
        frame: Frame::of(app, staff, "audit").await?,
        note,
        fields: fields(asked),
        is_narrowed: filter != TrailFilter::default() || asked.before.is_some(),
        rows: part.entries.iter().map(row).collect(),
        older,
    };
    html(StatusCode::OK, &page)
}

fn fields(asked: &Asked) -> Vec<Field> {
    let mut acts: Vec<&str> = Act::ALL.iter().map(|act| act.as_str()).collect();
    acts.sort_unstable();
    let acts = acts.into_iter().map(|act| Choice::new(act, act));
    let acts = std::iter::once(Choice::new("", "anything")).chain(acts);
    vec![
        Field::select("act", "What", acts.collect()).value(&asked.act),
        Field::text("actor", "Who").value(&asked.actor),
        Field::text("words", "About what, or words in it")
            .help("Such as a case or serial number.")
            .value(&asked.words),
        Field::date("from", "From").value(&asked.from),
        Field::date("to", "To").value(&asked.to),
    ]
}

fn row(entry: &Chained) -> Row {
    let written = &entry.written;
    let actor = Actor::parse(&written.actor);
    Row {
        number: entry.number,
        at: to_minute(written.at),
        actor: actor.map_or_else(|| written.actor.clone(), |actor| actor.to_string()),
        act: written.act.clone(),
        // Written as the trail writes it: a serial number may look alike.
        leads_to: CaseNumber::parse(&written.subject)
            .map(|case| case.to_string())
            .filter(|case| *case == written.subject)
            .map(|case| format!("/cases/{case}")),
        subject: written.subject.clone(),
        detail: match &written.detail {
            audit::Detail::Erased(_) => "(erased)".to_owned(),
            detail => detail.text().to_owned(),
        },
        hash: entry.link.to_string().chars().take(16).collect(),
    }
}
