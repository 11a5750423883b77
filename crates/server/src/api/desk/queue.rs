//! The queue.

use axum::Json;
use axum::extract::{Query, State};
use axum::response::{IntoResponse, Response};
use recovery::country::Country;
use recovery::desk::{self, QueueRow};
use recovery::policy::{AnswerKind, ProductCategory};
use recovery::queue::{Filter, Label, Part, Place, Search, Standing, Whose};
use recovery::staff::{Reader, StaffName};
use recovery::status::Stage;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::bodies::{ClaimBody, EntryBody, LineBody, due, stage};
use super::{Program, Refusals, next_link, stamp};
use crate::app::App;
use crate::http::fault::Fault;

/// Which cases; all that is given must hold.
#[derive(Default, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct CasesQuery {
    /// How a serial number, an email address or a place of purchase begins; or the number of a case
    /// or of a challenge.
    q: String,
    /// `open`, `in-review`, `more-wanted`, `answered`, `rejected`, `withdrawn` or `any`. When it is
    /// left out: `open`, and `any` with `q`.
    stage: String,
    /// `mine`, `free` or `of:` and a name.
    whose: String,
    /// `key`, `file`, `security-code` or `temporary-password`.
    way: String,
    /// The kind of device.
    category: String,
    /// Two letters.
    country: String,
    /// A label.
    label: String,
    /// `yes` for those that are overdue.
    overdue: String,
    /// The `next` of the page before.
    after: String,
}

/// A page of the queue.
#[derive(Serialize, ToSchema)]
pub(crate) struct CasesBody {
    /// At most 50 cases by due time; those that wait for their holders come after those that wait for
    /// the desk, and those that have ended last.
    cases: Vec<QueuedBody>,
    /// How many cases fit, counted up to 1001.
    fitting: u32,
    /// How many of them are overdue, likewise.
    overdue: u32,
    /// What `after` says for the next page, when there is one; the Link header has the same.
    next: Option<String>,
}

/// A case in the queue.
#[derive(Serialize, ToSchema)]
pub(crate) struct QueuedBody {
    /// Its number.
    #[schema(example = "RG-482-190-335")]
    case: String,
    /// `in-review`, `more-wanted`, `answered`, `rejected` or `withdrawn`.
    stage: &'static str,
    /// The holder's email address.
    email: String,
    /// Two letters.
    country: &'static str,
    /// The place of purchase.
    place: String,
    /// When it was received, in UTC.
    #[schema(example = "2026-11-21T09:00:00Z")]
    received: String,
    /// When the desk's answer is due, in UTC, while the case waits for the desk.
    due: Option<String>,
    /// Whether that has passed.
    overdue: bool,
    /// How many devices it is for.
    devices: u32,
    /// How many of them are open.
    open: u32,
    /// Who is at work on it.
    claim: Option<ClaimBody>,
    /// What staff put on it.
    labels: Vec<String>,
    /// The first device in that stage.
    device: LineBody,
}

/// Lists cases by due time, the open ones unless the call says otherwise.
#[utoipa::path(
    get, path = "/api/v1/desk/cases", tag = "cases", params(CasesQuery),
    responses((status = OK, description = "A page of the queue", body = CasesBody), Refusals)
)]
pub(crate) async fn list(
    State(app): State<App>,
    Program(reader): Program<Reader>,
    query: Result<Query<CasesQuery>, axum::extract::rejection::QueryRejection>,
) -> Result<Response, Fault> {
    let Query(query) = query.map_err(|error| Fault::Senseless(error.body_text()))?;
    let services = &app.services;
    let (filter, part) = (query.filter(reader.name())?, query.part()?);
    let found = desk::queue(
        &*services.store,
        &*services.keys,
        &services.policy,
        &reader,
        &filter,
        part,
        app.now(),
    )
    .await?;
    let next = found.after.map(|place| place.to_string());
    let link = match &next {
        Some(next) => Some(query.next(next)?),
        None => None,
    };
    let body = CasesBody {
        cases: found.rows.iter().map(queued).collect(),
        fitting: found.fitting,
        overdue: found.overdue,
        next,
    };
    let body = Json(body);
    Ok(match link {
        Some(link) => (link, body).into_response(),
        None => body.into_response(),
    })
}

fn queued(row: &QueueRow) -> QueuedBody {
    let (due, overdue) = due(row.due);
    QueuedBody {
        case: row.case.number.to_string(),
        stage: stage(row.stage),
        email: row.case.holder.to_string(),
        country: row.case.country.code(),
        place: row.case.place.to_string(),
        received: stamp(row.case.opened_at),
        due,
        overdue,
        devices: row.devices,
        open: row.open,
        claim: row.claim.as_ref().map(ClaimBody::of),
        labels: row.labels.iter().map(ToString::to_string).collect(),
        device: LineBody::of(&row.line, &row.verdict),
    }
}

impl CasesQuery {
    /// The filter. Other than on a page, what cannot be read is told: a program that misspells a
    /// filter would deal with cases that it never meant.
    fn filter(&self, me: &StaffName) -> Result<Filter, Fault> {
        let search = Search::typed(&self.q);
        let standing = match (self.stage.as_str(), &search) {
            ("", Some(_)) | ("any", _) => Standing::Any,
            ("" | "open", _) => Standing::Open,
            ("in-review", _) => Standing::At(Stage::InReview),
            ("more-wanted", _) => Standing::At(Stage::MoreWanted),
            ("answered", _) => Standing::At(Stage::Answered),
            ("rejected", _) => Standing::At(Stage::Rejected),
            ("withdrawn", _) => Standing::At(Stage::Withdrawn),
            _ => return Err(wrong("stage")),
        };
        let whose = match self.whose.as_str() {
            "" => Whose::Anybodys,
            "mine" => Whose::Of(me.clone()),
            "free" => Whose::Nobodys,
            other => match other.strip_prefix("of:").map(StaffName::parse) {
                Some(Ok(name)) => Whose::Of(name),
                _ => return Err(wrong("whose")),
            },
        };
        Ok(Filter {
            standing,
            whose,
            kind: read(&self.way, "way", AnswerKind::parse)?,
            category: read(&self.category, "category", ProductCategory::parse)?,
            country: read(&self.country, "country", Country::from_code)?,
            overdue: match self.overdue.as_str() {
                "yes" => true,
                "" | "no" => false,
                _ => return Err(wrong("overdue")),
            },
            label: read(&self.label, "label", |text| Label::parse(text).ok())?,
            search,
        })
    }

    fn part(&self) -> Result<Part, Fault> {
        let place = read(&self.after, "after", Place::parse)?;
        Ok(place.map_or(Part::First, Part::After))
    }

    fn next(
        &self,
        after: &str,
    ) -> Result<[(axum::http::HeaderName, axum::http::HeaderValue); 1], Fault> {
        let all = [
            ("q", self.q.as_str()),
            ("stage", &self.stage),
            ("whose", &self.whose),
            ("way", &self.way),
            ("category", &self.category),
            ("country", &self.country),
            ("label", &self.label),
            ("overdue", &self.overdue),
            ("after", after),
        ];
        let set: Vec<_> = all.into_iter().filter(|(_, one)| !one.is_empty()).collect();
        next_link("/api/v1/desk/cases", &set)
    }
}

fn read<T>(
    text: &str,
    name: &str,
    parse: impl FnOnce(&str) -> Option<T>,
) -> Result<Option<T>, Fault> {
    match text {
        "" => Ok(None),
        text => parse(text).map(Some).ok_or_else(|| wrong(name)),
    }
}

fn wrong(name: &str) -> Fault {
    Fault::Unfit(format!("{name}: there is no such value."))
}

/// A challenge that the portal turned away.
#[derive(Serialize, ToSchema)]
pub(crate) struct TurnedAwayBody {
    /// The serial number that it was for.
    serial: String,
    /// What happened; the detail is the exact reason, which the holder was not told.
    entry: EntryBody,
}

/// Lists the newest 50 challenges that the portal turned away, with the reasons that holders are not
/// told.
#[utoipa::path(
    get, path = "/api/v1/desk/turned-away", tag = "cases",
    responses((status = OK, description = "The newest first", body = [TurnedAwayBody]), Refusals)
)]
pub(crate) async fn turned_away(
    State(app): State<App>,
    Program(reader): Program<Reader>,
) -> Result<Json<Vec<TurnedAwayBody>>, Fault> {
    let entries = desk::refused_evidence(&*app.services.store, &reader).await?;
    let one = |entry: &recovery::audit::Entry| TurnedAwayBody {
        serial: entry.subject.clone(),
        entry: EntryBody::of(entry),
    };
    Ok(Json(entries.iter().map(one).collect()))
}
