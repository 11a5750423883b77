//! A device of the registry, with its history.

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::Response;
use protocol::Serial;
use recovery::audit::{Act, Actor, Entry};
use recovery::case::{Case, CaseLine};
use recovery::registry::{self, DeviceView, Flag, FlagKind};
use recovery::staff::{Handle, Reader};
use recovery::text::Line;
use serde::Deserialize;
use web::{Choice, ErrorSummary, Field};

use super::super::case_page::{Fact, Happened, fact};
use super::super::session::SignedIn;
use super::super::words::{self, Badge};
use super::super::{Frame, Note};
use crate::app::App;
use crate::http::fault::Fault;
use crate::http::layers::html;
use crate::portal::to_minute;

/// The page of a device.
#[derive(Template)]
#[template(path = "desk/device.html")]
pub(crate) struct DevicePage {
    pub(crate) frame: Frame,
    pub(crate) note: Note,
    pub(crate) summary: ErrorSummary,
    pub(crate) serial: String,
    pub(crate) model: String,
    pub(crate) facts: Vec<Fact>,
    /// The flags that it bears.
    pub(crate) standing: Vec<FlagRow>,
    /// The flags that were taken away.
    pub(crate) cleared: Vec<FlagRow>,
    pub(crate) requests: Vec<Request>,
    pub(crate) history: Vec<Happened>,
    /// The form to set another flag, while there is one to set.
    pub(crate) form: Option<(Field, Field)>,
}

/// A flag.
pub(crate) struct FlagRow {
    pub(crate) badge: Badge,
    pub(crate) kind: &'static str,
    pub(crate) reason: String,
    pub(crate) set: String,
    /// When, by whom and why it was taken away.
    pub(crate) cleared: String,
    /// The field for the reason to take it away.
    pub(crate) why: Field,
}

/// A request for it.
pub(crate) struct Request {
    pub(crate) case_number: String,
    pub(crate) at: String,
    pub(crate) holder: String,
    pub(crate) state: Badge,
}

/// What a form held when it was refused.
#[derive(Default)]
pub(super) struct Refused {
    /// The kind of the flag that was to be set.
    pub(super) set: Option<String>,
    /// The kind of the flag that was to be taken away.
    pub(super) clear: Option<FlagKind>,
    pub(super) reason: String,
    pub(super) words: String,
}

#[derive(Default, Deserialize)]
pub(super) struct Done {
    #[serde(default)]
    done: String,
}

pub(super) async fn device(
    State(app): State<App>,
    staff: SignedIn<Reader>,
    Path(serial): Path<String>,
    Query(Done { done }): Query<Done>,
) -> Result<Response, Fault> {
    let note = match done.as_str() {
        "flag" => Some(("good", "The device is flagged.".to_owned())),
        "clear" => Some(("good", "The flag is taken away.".to_owned())),
        _ => None,
    };
    let refused = Refused::default();
    show(
        &app,
        &staff,
        StatusCode::OK,
        &parse(&serial)?,
        note,
        &refused,
    )
    .await
}

pub(super) fn parse(serial: &str) -> Result<Serial, Fault> {
    Serial::parse(serial).map_err(|_| Fault::NotFound)
}

pub(super) async fn show(
    app: &App,
    staff: &SignedIn<impl Handle>,
    status: StatusCode,
    serial: &Serial,
    note: Note,
    refused: &Refused,
) -> Result<Response, Fault> {
    let view = registry::device(&*app.services.store, &staff.reader(), serial).await?;
    let view = view.ok_or(Fault::NotFound)?;
    let (standing, cleared): (Vec<_>, Vec<_>) =
        view.flags.iter().partition(|flag| flag.cleared.is_none());
    let standing: Vec<_> = standing
        .into_iter()
        .map(|flag| row(flag, refused))
        .collect();
    let form = form(&standing, refused);
    let summary = {
        let of_form = form.iter().flat_map(|(kind, reason)| [kind, reason]);
        ErrorSummary::of(of_form.chain(standing.iter().map(|flag| &flag.why)))
    };
    let page = DevicePage {
        frame: Frame::of(app, staff, "registry").await?,
        note,
        summary,
        serial: serial.to_string(),
        model: view.device.facts.model.to_string(),
        facts: facts(&view),
        standing,
        cleared: cleared.into_iter().map(|flag| row(flag, refused)).collect(),
        requests: view.cases.iter().map(request).collect(),
        history: view.history.iter().map(happened).collect(),
        form,
    };
    html(status, &page)
}

/// The form for a flag that the device does not bear.
fn form(standing: &[FlagRow], refused: &Refused) -> Option<(Field, Field)> {
    let free = FlagKind::OF_STAFF
        .into_iter()
        .filter(|kind| standing.iter().all(|flag| flag.kind != kind.as_str()));
    let free: Vec<_> = free
        .map(|kind| match kind {
            FlagKind::Stolen => {
                Choice::new("stolen", "Stolen").help("It was reported stolen or lost.")
            }
            FlagKind::Blocked | FlagKind::Disowned => Choice::new("blocked", "Blocked")
                .help("It is not to be answered for another reason."),
        })
        .collect();
    let first = free.first()?.value.to_string();
    let is_refused = refused.set.is_some();
    let (kind, reason) = match &refused.set {
        Some(kind) => (kind.clone(), refused.reason.clone()),
        None => (first, String::new()),
    };
    Some((
        Field::radio("kind", "What it is", free).value(kind),
        Field::text("reason", "Why")
            .help("For staff; it stands in the audit trail. The number of a police report, for example.")
            .value(reason)
            .error(is_refused.then_some(refused.words.clone()))
            .attribute("maxlength", "120")
            .required(),
    ))
}

fn row(flag: &Flag, refused: &Refused) -> FlagRow {
    let kind = flag.kind.as_str();
    let is_refused = refused.clear == Some(flag.kind);
    FlagRow {
        badge: words::flagged(flag.kind),
        kind,
        reason: flag.reason.to_string(),
        set: format!("{}, by {}", to_minute(flag.at), flag.by),
        cleared: flag.cleared.as_ref().map_or_else(String::new, |cleared| {
            let (at, by) = (to_minute(cleared.at), &cleared.by);
            format!("{at}, by {by}: {}", cleared.reason)
        }),
        why: Field::text(format!("reason-{kind}"), "Why it is taken away")
            .value(if is_refused {
                refused.reason.as_str()
            } else {
                ""
            })
            .error(is_refused.then_some(refused.words.clone()))
            .attribute("maxlength", "120")
            .required(),
    }
}

fn facts(view: &DeviceView) -> Vec<Fact> {
    let device = &view.device;
    let or = |line: &Option<Line>| {
        line.as_ref()
            .map_or_else(|| "not known".to_owned(), Line::to_string)
    };
    let mut facts = vec![
        fact("Model", &device.facts.model),
        fact("Sold to", &or(&device.facts.sold_to)),
    ];
    if let Some(distributor) = &view.distributor {
        facts.push(fact("Distributor", &distributor.facts.name));
        if let Some(country) = distributor.facts.country {
            facts.push(fact("Its country", &country));
        }
    }
    facts.push(fact("Region", &or(&device.facts.region)));
    facts.push(fact("In the registry since", &to_minute(device.added_at)));
    match &device.key {
        Some(enrolled) => {
            facts.push(fact("Enrolled", &to_minute(enrolled.at)));
            facts.push(fact("Key", &enrolled.key.id()));
        }
        None => facts.push(fact("Enrolled", &"never")),
    }
    facts
}

fn request((case, line): &(Case, CaseLine)) -> Request {
    Request {
        case_number: case.number.to_string(),
        at: to_minute(case.opened_at),
        holder: case.holder.to_string(),
        state: words::state(&line.state),
    }
}

fn happened(entry: &Entry) -> Happened {
    let what = match entry.act {
        Act::DeviceAdded => "Added to the registry",
        Act::DeviceChanged => "What the registry knows of it was corrected",
        Act::Enrolled => "Enrolled",
        Act::EnrolmentConflict => "A second enrolment with another key was refused",
        Act::KeyKept => "The enrolled key was kept",
        Act::KeyReplaced => "The enrolled key was replaced",
        Act::DeviceFlagged => "Flagged",
        Act::FlagCleared => "Flag taken away",
        Act::EmailOrdered => "It ordered a mail to its reserved email",
        Act::EvidenceRefused => "A challenge was turned away",
        other => other.as_str(),
    };
    let by = match &entry.actor {
        who @ (Actor::Staff(_) | Actor::Program { .. }) => format!(", by {who}"),
        Actor::Operator => ", at the command line".to_owned(),
        Actor::ReservedEmail => ", by whoever reads its reserved email".to_owned(),
        _ => String::new(),
    };
    let detail = match entry.detail.as_str() {
        "" => String::new(),
        detail => format!(" ({detail})"),
    };
    Happened {
        at: to_minute(entry.at),
        text: format!("{what}{by}{detail}"),
    }
}
