//! A request that somebody takes down for a holder who calls or writes.

use axum::Json;
use axum::extract::State;
use axum::extract::rejection::JsonRejection;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use recovery::evidence::Shows;
use recovery::request::{self, DeviceForm, FieldError, NewRequest, OpenError, RequestForm};
use recovery::staff::Agent;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{Program, Refusals};
use crate::api::{FieldProblem, refuse_fields};
use crate::app::App;
use crate::http::fault::Fault;

/// A request as its holder tells it. Fields that are missing are told like fields that are empty.
#[derive(Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct NewCaseBody {
    /// Where the answer is sent.
    email: String,
    /// The language of the mails, as a code; English when it is missing.
    #[schema(example = "de")]
    language: String,
    /// Where the device is used, as a two-letter code.
    #[schema(example = "DE")]
    country: String,
    /// Where it was bought.
    place: String,
    /// The holder's trade, a value of the policy's `businesses`.
    #[schema(example = "installer")]
    business: String,
    /// The kind of device, a value of the policy's `categories`.
    #[schema(example = "recorder")]
    category: String,
    /// The serial number on the label.
    serial: String,
    /// The model number on the label.
    model: String,
    /// The date that the device shows.
    #[schema(example = "2026-11-21")]
    device_date: String,
    /// The start time that the device shows, for a security code.
    #[schema(example = "2026-11-21 09:05:00")]
    started: String,
    /// The answer that the device asks for, a value of the policy's `answers`.
    #[schema(example = "key")]
    answer: String,
    /// The link in the device's QR code, its digits, or the exported XML.
    challenge: String,
    /// Whether the holder agrees to the policy's declaration, which was read to him.
    declaration: bool,
}

/// A case that was opened.
#[derive(Serialize, ToSchema)]
pub(crate) struct OpenedBody {
    /// Its number.
    #[schema(example = "RG-482-190-335")]
    case: String,
}

/// Opens a case for a holder who calls; the mails go to him. Neither the program nor whoever made its
/// token decides anything in it. The same request twice gives the same case.
#[utoipa::path(
    post, path = "/api/v1/desk/cases", tag = "cases", request_body = NewCaseBody,
    params(("Idempotency-Key" = Option<String>, Header, description = "Makes a second such call the same act")),
    responses(
        (status = CREATED, description = "It is open", body = OpenedBody),
        (status = OK, description = "It was open before", body = OpenedBody),
        Refusals,
    )
)]
pub(crate) async fn open(
    State(app): State<App>,
    Program(agent): Program<Agent>,
    body: Result<Json<NewCaseBody>, JsonRejection>,
) -> Result<Response, Fault> {
    let Json(body) = body?;
    let (services, now) = (&app.services, app.now());
    let new = match NewRequest::parse(&form(body), &services.policy, now.date()) {
        Ok(new) => new,
        Err(faults) => return Ok(refuse(faults)),
    };
    let mut rng = app.rng();
    let opened = request::open_for(
        &*services.store,
        &*services.keys,
        &services.policy,
        &agent,
        &new,
        &[],
        now,
        &mut *rng,
    );
    match opened.await {
        Ok(receipt) => {
            let status = match receipt.is_new {
                true => StatusCode::CREATED,
                false => StatusCode::OK,
            };
            let case = receipt.case.to_string();
            Ok((status, Json(OpenedBody { case })).into_response())
        }
        Err(OpenError::Refused(faults)) => Ok(refuse(faults)),
        Err(OpenError::Store(error)) => Err(error.into()),
        Err(OpenError::TooOften(wait)) => Err(Fault::TooOften { wait }),
        Err(error @ (OpenError::NoNumber | OpenError::Puzzle)) => {
            Err(Fault::Unavailable(error.to_string()))
        }
    }
}

fn form(body: NewCaseBody) -> RequestForm {
    let device = DeviceForm {
        category: body.category,
        serial: body.serial,
        model: body.model,
        device_date: body.device_date,
        started: body.started,
        answer: body.answer,
        challenge: body.challenge,
        // As at the desk: what is wanted can be asked for once it is open, and gives no points before.
        shown: Shows::ASKED.to_vec(),
    };
    RequestForm {
        email: body.email,
        country: body.country,
        place: body.place,
        business: body.business,
        declaration: if body.declaration { "yes" } else { "" }.to_owned(),
        language: body.language,
        devices: vec![device],
    }
}

fn refuse(faults: Vec<FieldError>) -> Response {
    let told = faults.into_iter().map(|fault| FieldProblem {
        field: fault.field.as_str().to_owned(),
        word: fault.reason.word().to_owned(),
        message: fault.reason.to_string(),
    });
    refuse_fields(told.collect())
}
