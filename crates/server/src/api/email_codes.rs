//! A device orders a mail to its own reserved email.

use axum::Json;
use axum::extract::State;
use axum::extract::rejection::JsonRejection;
use axum::http::StatusCode;
use recovery::email_order::{self, Placed};
use recovery::evidence;
use recovery::locale::Locale;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::Problem;
use crate::app::App;
use crate::http::client::ClientAddress;
use crate::http::fault::Fault;

/// What a device, or whoever read its QR code, orders a mail with.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct OrderBody {
    /// A challenge of the email way: the link in the QR code, its digits, or the exported XML.
    challenge: String,
    /// The language of the mail, as a code: `en`, `de`, `es`, `fr`, `pt`, `zh` or `ar`. English when
    /// it is missing or another.
    #[schema(example = "de")]
    #[serde(default)]
    language: String,
}

/// The order, as far as anybody is told.
#[derive(Serialize, ToSchema)]
pub(super) struct OrderedBody {
    /// The challenge's short number, as the device shows it.
    #[schema(example = "7K2M-QX")]
    challenge: String,
}

/// Mails what a challenge of the email way seals, to the address that is sealed with it. The answer
/// is the same whether or not the device is known and a mail leaves.
#[utoipa::path(
    post, path = "/api/v1/email-codes", tag = "devices", request_body = OrderBody,
    responses(
        (status = ACCEPTED, description = "If the device is known here, a mail is on its way", body = OrderedBody),
        (status = PAYLOAD_TOO_LARGE, description = "Too large a body", body = Problem, content_type = "application/problem+json"),
        (status = BAD_REQUEST, description = "Not a challenge", body = Problem, content_type = "application/problem+json"),
        (status = CONFLICT, description = "A challenge for another service, or for a key that has ended", body = Problem, content_type = "application/problem+json"),
        (status = TOO_MANY_REQUESTS, description = "Too many calls", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(super) async fn order(
    State(app): State<App>,
    who: ClientAddress,
    body: Result<Json<OrderBody>, JsonRejection>,
) -> Result<(StatusCode, Json<OrderedBody>), Fault> {
    app.limits.email_order(who)?;
    let Json(body) = body?;
    let challenge = evidence::read(&body.challenge)
        .map_err(|error| Fault::Senseless(format!("This is no challenge: {error}.")))?;
    let services = &app.services;
    let receipt = email_order::place(
        &*services.store,
        &*services.keys,
        &services.policy,
        &challenge,
        who.network(),
        Locale::parse(&body.language).unwrap_or_default(),
        app.now(),
    )
    .await?;
    match receipt.placed {
        Placed::Elsewhere(verdict) => Err(Fault::Conflict(verdict.sentence().to_owned())),
        Placed::Ordered | Placed::TooMany | Placed::Refused => {
            let challenge = challenge.number().to_string();
            Ok((StatusCode::ACCEPTED, Json(OrderedBody { challenge })))
        }
    }
}
