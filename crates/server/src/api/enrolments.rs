//! A device gives its key to the registry.

use axum::Json;
use axum::extract::State;
use axum::extract::rejection::JsonRejection;
use axum::http::{HeaderMap, StatusCode, header};
use protocol::Enrolment;
use recovery::registry::{self, EnrolError, Enrolled};
use recovery::token::Token;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::Problem;
use crate::app::App;
use crate::http::client::ClientAddress;
use crate::http::fault::Fault;

/// What a device enrols with.
#[derive(Deserialize, ToSchema)]
pub(super) struct EnrolmentBody {
    /// The enrolment's text form, which proves that the device has its key.
    #[schema(example = "REGAIN-ENROL-1.…")]
    enrolment: String,
}

/// What came of it.
#[derive(Serialize, ToSchema)]
pub(super) struct EnrolledBody {
    /// The serial number that was enrolled.
    serial: String,
    /// Whether it is new, or had this key before.
    new: bool,
}

/// Enrols a device's key, once, by a token from whoever runs the service.
#[utoipa::path(
    post, path = "/api/v1/enrolments", tag = "devices", request_body = EnrolmentBody,
    security(("enrolment-token" = [])),
    responses(
        (status = CREATED, description = "Enrolled", body = EnrolledBody),
        (status = OK, description = "Enrolled before with this key", body = EnrolledBody),
        (status = PAYLOAD_TOO_LARGE, description = "Too large a body", body = Problem, content_type = "application/problem+json"),
        (status = BAD_REQUEST, description = "Not an enrolment for this service", body = Problem, content_type = "application/problem+json"),
        (status = UNAUTHORIZED, description = "No good token", body = Problem, content_type = "application/problem+json"),
        (status = CONFLICT, description = "The registry knows another key or model", body = Problem, content_type = "application/problem+json"),
        (status = TOO_MANY_REQUESTS, description = "Too many calls", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(super) async fn enrol(
    State(app): State<App>,
    who: ClientAddress,
    headers: HeaderMap,
    body: Result<Json<EnrolmentBody>, JsonRejection>,
) -> Result<(StatusCode, Json<EnrolledBody>), Fault> {
    app.limits.question(who)?;
    let token = bearer(&headers).ok_or(Fault::NoToken)?;
    let Json(body) = body?;
    let services = &app.services;
    let enrolment = Enrolment::parse(&body.enrolment)
        .map_err(|error| Fault::Senseless(format!("This is no enrolment: {error}.")))?;
    let held = services
        .keys
        .find(enrolment.recovery_key())
        .ok_or_else(|| {
            Fault::Senseless("This enrolment is sealed to a key of another service.".into())
        })?;
    let key = held
        .at(app.now())
        .map_err(|over| Fault::Senseless(format!("This enrolment comes too late: {over}.")))?;
    let verified = key
        .open_enrolment(&enrolment)
        .map_err(|error| Fault::Senseless(format!("This enrolment proves nothing: {error}.")))?;
    let came = registry::enrol_posted(&*services.store, &verified, &token, app.now()).await?;
    let (status, new) = match came {
        Enrolled::New => (StatusCode::CREATED, true),
        Enrolled::Same => (StatusCode::OK, false),
    };
    let serial = verified.serial().to_string();
    Ok((status, Json(EnrolledBody { serial, new })))
}

fn bearer(headers: &HeaderMap) -> Option<Token> {
    let value = headers.get(header::AUTHORIZATION)?.to_str().ok()?;
    let (scheme, token) = value.split_once(' ')?;
    if !scheme.eq_ignore_ascii_case("bearer") {
        return None;
    }
    Token::parse(token.trim())
}

impl From<EnrolError> for Fault {
    fn from(error: EnrolError) -> Self {
        match error {
            EnrolError::Token => Self::NoToken,
            EnrolError::Store(error) => error.into(),
            refused => Self::Conflict(refused.to_string()),
        }
    }
}
