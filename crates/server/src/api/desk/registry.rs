//! Devices and their flags.

use axum::Json;
use axum::extract::rejection::{JsonRejection, QueryRejection};
use axum::extract::{Path, Query, State};
use axum::http::{HeaderName, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use recovery::registry::{self, DeviceFacts, Flag, Imported, Part, RawFacts, Search};
use recovery::staff::{Reader, Senior};
use recovery::store::DistributorId;
use recovery::text::{Line, TextError};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::flags::{kind, parse};
use super::{Program, Refusals, next_link, stamp};
use crate::app::App;
use crate::http::fault::Fault;

/// What to look for; all that is given must hold.
#[derive(Default, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct SearchQuery {
    /// How the serial number begins.
    begins: String,
    /// How the serial number ends.
    ends: String,
    /// How the model begins, in any case.
    model: String,
    /// How the buyer's name begins, in any case.
    sold_to: String,
    /// A distributor's id.
    distributor: Option<i64>,
    /// `stolen`, `blocked` or `disowned`.
    flag: String,
    /// The `next` of the page before; a serial number.
    after: String,
}

/// A page of devices.
#[derive(Serialize, ToSchema)]
pub(crate) struct DevicesBody {
    /// The devices.
    devices: Vec<DeviceBody>,
    /// What `after` says for the next page, when there is one.
    next: Option<String>,
}

/// A device.
#[derive(Serialize, ToSchema)]
pub(crate) struct DeviceBody {
    /// The serial number.
    serial: String,
    /// The model.
    model: String,
    /// Who bought it.
    sold_to: Option<String>,
    /// Where it was sold to be used.
    region: Option<String>,
    /// When it was added, in UTC.
    added: String,
    /// When its key was enrolled, in UTC; none while it has none.
    enrolled: Option<String>,
    /// The flags that it bears.
    flags: Vec<FlagBody>,
}

/// A flag that a device bears.
#[derive(Serialize, ToSchema)]
pub(crate) struct FlagBody {
    /// `stolen`, `blocked` or `disowned`.
    kind: &'static str,
    /// Why.
    reason: String,
    /// Who set it.
    by: String,
    /// When, in UTC.
    at: String,
}

/// A device to be added or corrected. What is empty is not known, and erases nothing.
#[derive(Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct NewDeviceBody {
    /// The serial number on the label.
    serial: String,
    /// The model on the label.
    model: String,
    /// Who bought it.
    sold_to: String,
    /// Where it was sold to be used.
    region: String,
}

/// Looks for devices, 50 at a time.
#[utoipa::path(
    get, path = "/api/v1/desk/registry", tag = "registry", params(SearchQuery),
    responses(
        (status = OK, description = "A page of devices", body = DevicesBody),
        Refusals,
    )
)]
pub(crate) async fn search(
    State(app): State<App>,
    Program(reader): Program<Reader>,
    query: Result<Query<SearchQuery>, QueryRejection>,
) -> Result<Response, Fault> {
    let Query(query) = query.map_err(|error| Fault::Senseless(error.body_text()))?;
    let search = query.read()?;
    let after = match query.after.as_str() {
        "" => None,
        after => Some(parse(after)?),
    };
    let page = registry::search(&*app.services.store, &reader, &search, after.as_ref()).await?;
    let device = |found: registry::Found| device_body(&found.device, &found.flags);
    let next = page.next.map(|serial| serial.to_string());
    let link = match &next {
        Some(next) => Some(query.next(next)?),
        None => None,
    };
    let body = Json(DevicesBody {
        devices: page.found.into_iter().map(device).collect(),
        next,
    });
    Ok(match link {
        Some(link) => (link, body).into_response(),
        None => body.into_response(),
    })
}

/// Adds a device, or corrects what is known of it; its key is never touched. For seniors.
#[utoipa::path(
    post, path = "/api/v1/desk/registry", tag = "registry", request_body = NewDeviceBody,
    params(("Idempotency-Key" = Option<String>, Header, description = "Makes a second such call the same act")),
    responses(
        (status = CREATED, description = "It is new"),
        (status = OK, description = "It was known; corrected where the call says otherwise"),
        Refusals,
    )
)]
pub(crate) async fn add(
    State(app): State<App>,
    Program(senior): Program<Senior>,
    body: Result<Json<NewDeviceBody>, JsonRejection>,
) -> Result<StatusCode, Fault> {
    let Json(body) = body?;
    let raw = RawFacts {
        serial: &body.serial,
        model: &body.model,
        sold_to: &body.sold_to,
        region: &body.region,
    };
    let services = &app.services;
    let facts = DeviceFacts::parse(&raw, &services.policy.serial)
        .map_err(|error| Fault::Unfit(error.to_string()))?;
    let actor = senior.actor();
    Ok(
        match registry::add(&*services.store, &facts, &actor, app.now()).await? {
            Imported::Added => StatusCode::CREATED,
            Imported::Changed | Imported::Same => StatusCode::OK,
        },
    )
}

/// Looks at a device.
#[utoipa::path(
    get, path = "/api/v1/desk/registry/{serial}", tag = "registry",
    params(("serial" = String, Path, description = "The serial number")),
    responses(
        (status = OK, description = "The device", body = DeviceBody),
        Refusals,
    )
)]
pub(crate) async fn device(
    State(app): State<App>,
    Program(reader): Program<Reader>,
    Path(serial): Path<String>,
) -> Result<Json<DeviceBody>, Fault> {
    let serial = parse(&serial)?;
    let view = registry::device(&*app.services.store, &reader, &serial).await?;
    let view = view.ok_or(Fault::NotFound)?;
    let standing: Vec<_> = view
        .flags
        .into_iter()
        .filter(|flag| flag.cleared.is_none())
        .collect();
    Ok(Json(device_body(&view.device, &standing)))
}

impl SearchQuery {
    fn next(&self, after: &str) -> Result<[(HeaderName, HeaderValue); 1], Fault> {
        let distributor = self
            .distributor
            .map_or_else(String::new, |id| id.to_string());
        let all = [
            ("begins", self.begins.as_str()),
            ("ends", &self.ends),
            ("model", &self.model),
            ("sold_to", &self.sold_to),
            ("distributor", &distributor),
            ("flag", &self.flag),
            ("after", after),
        ];
        let set: Vec<_> = all.into_iter().filter(|(_, one)| !one.is_empty()).collect();
        next_link("/api/v1/desk/registry", &set)
    }

    fn read(&self) -> Result<Search, Fault> {
        let part = |text: &str| match text.trim() {
            "" => Ok(None),
            text => Part::parse(text)
                .map(Some)
                .map_err(|error| Fault::Unfit(error.to_string())),
        };
        let line = |text: &str| match Line::parse(text) {
            Ok(line) => Ok(Some(line)),
            Err(TextError::Empty) => Ok(None),
            Err(error) => Err(Fault::Unfit(error.to_string())),
        };
        let flag = match self.flag.as_str() {
            "" => None,
            word => Some(kind(word)?),
        };
        Ok(Search {
            begins: part(&self.begins)?,
            ends: part(&self.ends)?,
            model: line(&self.model)?,
            sold_to: line(&self.sold_to)?,
            distributor: self.distributor.map(DistributorId::from_value),
            flag,
        })
    }
}

fn device_body(device: &registry::Device, flags: &[Flag]) -> DeviceBody {
    let facts = &device.facts;
    let text = |line: &Option<Line>| line.as_ref().map(Line::to_string);
    let flag = |flag: &Flag| FlagBody {
        kind: flag.kind.as_str(),
        reason: flag.reason.to_string(),
        by: flag.by.to_string(),
        at: stamp(flag.at),
    };
    DeviceBody {
        serial: facts.serial.to_string(),
        model: facts.model.to_string(),
        sold_to: text(&facts.sold_to),
        region: text(&facts.region),
        added: stamp(device.added_at),
        enrolled: device.key.as_ref().map(|key| stamp(key.at)),
        flags: flags.iter().map(flag).collect(),
    }
}
