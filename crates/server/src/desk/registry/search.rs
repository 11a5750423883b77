//! Looking for devices.

use askama::Template;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::Response;
use protocol::Serial;
use recovery::registry::{self, Distributor, Flag, FlagKind, Found, Part, Search};
use recovery::staff::Reader;
use recovery::store::DistributorId;
use recovery::text::{Line, TextError};
use serde::{Deserialize, Serialize};
use web::{Choice, ErrorSummary, Field};

use super::super::session::SignedIn;
use super::super::words::{self, Badge};
use super::super::{Frame, Note};
use super::any;
use crate::app::App;
use crate::http::fault::Fault;
use crate::http::layers::html;

/// A page of devices, and the form that found them.
#[derive(Template)]
#[template(path = "desk/registry.html")]
pub(crate) struct RegistryPage {
    pub(crate) frame: Frame,
    pub(crate) note: Note,
    pub(crate) summary: ErrorSummary,
    pub(crate) fields: Vec<Field>,
    pub(crate) rows: Vec<Row>,
    /// Whether anything was looked for.
    pub(crate) is_narrow: bool,
    /// Where the next page is.
    pub(crate) next: Option<String>,
}

/// One device.
pub(crate) struct Row {
    pub(crate) serial: String,
    pub(crate) model: String,
    pub(crate) sold_to: String,
    pub(crate) is_enrolled: bool,
    pub(crate) flags: Vec<Badge>,
}

/// What is looked for, as the address says it.
#[derive(Clone, Default, Deserialize, Serialize)]
#[serde(default)]
pub(super) struct Wanted {
    serial: String,
    part: String,
    model: String,
    sold_to: String,
    distributor: String,
    flag: String,
    after: String,
    #[serde(skip_serializing)]
    done: String,
}

pub(super) async fn search(
    State(app): State<App>,
    staff: SignedIn<Reader>,
    Query(wanted): Query<Wanted>,
) -> Result<Response, Fault> {
    let store = &*app.services.store;
    let distributors = registry::distributors(store, &staff.who).await?;
    let (search, fields) = read(&wanted, &distributors);
    let after = Serial::parse(&wanted.after).ok();
    let (rows, next) = match &search {
        Some(search) => {
            let page = registry::search(store, &staff.who, search, after.as_ref()).await?;
            (page.found.iter().map(row).collect(), page.next)
        }
        None => (Vec::new(), None),
    };
    let status = match search {
        Some(_) => StatusCode::OK,
        None => StatusCode::UNPROCESSABLE_ENTITY,
    };
    let note = match wanted.done.as_str() {
        "flags" => Some(("good", "The flags are set.".to_owned())),
        _ => None,
    };
    let page = RegistryPage {
        frame: Frame::of(&app, &staff, "registry").await?,
        note,
        summary: ErrorSummary::of(&fields),
        fields,
        rows,
        is_narrow: search.is_some_and(|search| search != Search::default()),
        next: next.map(|after| wanted.behind(&after)).transpose()?,
    };
    html(status, &page)
}

impl Wanted {
    /// The address of the page behind a serial number.
    fn behind(&self, after: &Serial) -> Result<String, Fault> {
        let next = Self {
            after: after.to_string(),
            ..self.clone()
        };
        let query = serde_urlencoded::to_string(&next).map_err(Fault::internal)?;
        Ok(format!("/registry?{query}"))
    }
}

/// What to look for, `None` when something makes no sense; and the form as it was sent.
fn read(wanted: &Wanted, distributors: &[Distributor]) -> (Option<Search>, Vec<Field>) {
    let serial = match wanted.serial.trim() {
        "" => Ok(None),
        typed => Part::parse(typed)
            .map(Some)
            .map_err(|error| error.to_string()),
    };
    let (model, sold_to) = (line(&wanted.model), line(&wanted.sold_to));
    let of_any = |value: &str| {
        if value.is_empty() {
            "any".to_owned()
        } else {
            value.to_owned()
        }
    };
    let names = distributors.iter().map(|one| {
        let (id, name) = (one.id.value().to_string(), one.facts.name.to_string());
        Choice::new(id, name)
    });
    let parts = [("begins", "at the beginning"), ("ends", "at the end")];
    let part = if wanted.part == "ends" {
        "ends"
    } else {
        "begins"
    };
    let kinds = FlagKind::ALL.map(|kind| Choice::new(kind.as_str(), words::flagged(kind).text));
    let fields = vec![
        Field::text("serial", "Serial number")
            .help("Whole or a part of it.")
            .value(wanted.serial.trim())
            .error(serial.as_ref().err())
            .attribute("spellcheck", "false")
            .attribute("autocapitalize", "characters"),
        Field::select(
            "part",
            "Where that part stands",
            parts.map(|(value, label)| Choice::new(value, label)).into(),
        )
        .value(part),
        Field::text("model", "Model")
            .help("Its beginning is enough.")
            .value(wanted.model.trim())
            .error(model.as_ref().err()),
        Field::text("sold_to", "Sold to")
            .help("The beginning of the buyer’s name.")
            .value(wanted.sold_to.trim())
            .error(sold_to.as_ref().err()),
        Field::select("distributor", "Distributor", any("Any or none", names))
            .value(of_any(&wanted.distributor)),
        Field::select("flag", "Flag", any("Any or none", kinds)).value(of_any(&wanted.flag)),
    ];
    let search = match (serial, model, sold_to) {
        (Ok(serial), Ok(model), Ok(sold_to)) => {
            let (begins, ends) = match part {
                "ends" => (None, serial),
                _ => (serial, None),
            };
            let distributor = wanted.distributor.parse().ok();
            Some(Search {
                begins,
                ends,
                model,
                sold_to,
                distributor: distributor.map(DistributorId::from_value),
                flag: FlagKind::parse(&wanted.flag),
            })
        }
        _ => None,
    };
    (search, fields)
}

fn line(typed: &str) -> Result<Option<Line>, String> {
    match Line::parse(typed) {
        Ok(line) => Ok(Some(line)),
        Err(TextError::Empty) => Ok(None),
        Err(error) => Err(error.to_string()),
    }
}

fn row(found: &Found) -> Row {
    let facts = &found.device.facts;
    Row {
        serial: facts.serial.to_string(),
        model: facts.model.to_string(),
        sold_to: facts
            .sold_to
            .as_ref()
            .map_or_else(String::new, Line::to_string),
        is_enrolled: found.device.key.is_some(),
        flags: found.flags.iter().map(badge).collect(),
    }
}

fn badge(flag: &Flag) -> Badge {
    words::flagged(flag.kind)
}
