//! A mail server, or the service that sends our mails, reports one that did not arrive.

use axum::body::Bytes;
use axum::extract::State;
use axum::extract::rejection::BytesRejection;
use axum::http::{HeaderMap, StatusCode, header};
use recovery::delivery::{self, Bounce, Noted, Outcome, ReturnToken, StatusCode as Why, Which};
use serde::Deserialize;
use subtle::ConstantTimeEq as _;
use utoipa::ToSchema;

use super::Problem;
use crate::app::App;
use crate::http::client::ClientAddress;
use crate::http::fault::Fault;
use crate::mail::{Report, secret_hash};

/// A report in short; a whole delivery status notification may be sent in its place, as
/// `message/rfc822`.
#[derive(Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub(super) struct BounceBody {
    /// The address that the mail came back to …
    #[schema(example = "bounces+0k3v9t7m2c5x8q1r4w6z0k3v@example.org")]
    address: String,
    /// … or the mail's Message-ID, where your mail service has put an address of its own in its place.
    #[schema(example = "answer.RG-482-190-335@example.org")]
    message_id: String,
    /// `failed` when nobody got it, `delayed` while it is still tried.
    #[schema(example = "failed")]
    outcome: String,
    /// Why, as a code of RFC 3463.
    #[schema(example = "5.1.1")]
    status: String,
}

/// Notes that a mail did not arrive. The status page tells its holder, and the desk sees it.
#[utoipa::path(
    post, path = "/api/v1/bounces", tag = "mail",
    request_body(content((BounceBody = "application/json"), (String = "message/rfc822"))),
    security(("bounce-secret" = [])),
    responses(
        (status = NO_CONTENT, description = "Noted, now or before"),
        (status = BAD_REQUEST, description = "Not such a report", body = Problem, content_type = "application/problem+json"),
        (status = UNAUTHORIZED, description = "Not the secret", body = Problem, content_type = "application/problem+json"),
        (status = NOT_FOUND, description = "No such mail left here, or bounces are not taken here", body = Problem, content_type = "application/problem+json"),
        (status = PAYLOAD_TOO_LARGE, description = "Too large a body", body = Problem, content_type = "application/problem+json"),
        (status = TOO_MANY_REQUESTS, description = "Too many calls without the secret", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(super) async fn note(
    State(app): State<App>,
    who: ClientAddress,
    headers: HeaderMap,
    body: Result<Bytes, BytesRejection>,
) -> Result<StatusCode, Fault> {
    let services = &app.services;
    let Some(secret) = &services.settings.bounce_secret else {
        return Err(Fault::NotFound);
    };
    if !is_known(&headers, secret) {
        app.limits.question(who)?;
        return Err(Fault::NoToken);
    }
    let body = body.map_err(|_| Fault::Senseless("The report cannot be read.".into()))?;
    let (which, bounce) = match is_message(&headers) {
        true => read_message(&app, &body)?,
        false => read_body(&app, &body)?,
    };
    match delivery::note(&*services.store, &which, &bounce, app.now()).await? {
        Noted::New | Noted::Known => Ok(StatusCode::NO_CONTENT),
        Noted::Unknown => Err(Fault::NotFound),
    }
}

/// Whether the caller shows the secret, of which only the hash is at hand.
fn is_known(headers: &HeaderMap, secret: &[u8; 32]) -> bool {
    let value = headers.get(header::AUTHORIZATION);
    let value = value.and_then(|value| value.to_str().ok());
    let shown = value.and_then(|value| value.split_once(' '));
    shown.is_some_and(|(scheme, shown)| {
        let hash = secret_hash(shown.trim());
        scheme.eq_ignore_ascii_case("bearer") && bool::from(hash.ct_eq(secret))
    })
}

fn is_message(headers: &HeaderMap) -> bool {
    let kind = headers.get(header::CONTENT_TYPE);
    kind.is_some_and(|kind| kind.as_bytes().starts_with(b"message/"))
}

fn read_message(app: &App, body: &[u8]) -> Result<(Which, Bounce), Fault> {
    let Some(bounces) = &app.services.policy.bounces else {
        return Err(Fault::NotFound);
    };
    let report = Report::read(body, None, bounces)
        .map_err(|why| Fault::Senseless(format!("This is no report: {why}.")))?;
    Ok((Which::Returned(report.token), report.bounce))
}

fn read_body(app: &App, body: &[u8]) -> Result<(Which, Bounce), Fault> {
    let senseless = |what: &str| Fault::Senseless(what.to_owned());
    let body: BounceBody = serde_json::from_slice(body)
        .map_err(|error| Fault::Senseless(format!("This is no report: {error}.")))?;
    let outcome = Outcome::parse(&body.outcome)
        .ok_or_else(|| senseless("The outcome is failed or delayed."))?;
    let status = match body.status.is_empty() {
        true => None,
        false => Some(
            Why::parse(&body.status)
                .ok_or_else(|| senseless("The status is a code such as 5.1.1."))?,
        ),
    };
    let bounces = app.services.policy.bounces.as_ref();
    let token = bounces.and_then(|bounces| ReturnToken::find(&body.address, bounces));
    let which = match (token, job(&body.message_id)) {
        (Some(token), _) => Which::Returned(token),
        (None, Some(job)) => Which::Job(job),
        (None, None) => {
            return Err(senseless(
                "Name the address that the mail came back to, or its Message-ID.",
            ));
        }
    };
    Ok((which, Bounce { outcome, status }))
}

/// The job's key in a Message-ID.
fn job(message_id: &str) -> Option<String> {
    let id = message_id.trim().trim_matches(['<', '>']);
    let (job, _) = id.rsplit_once('@')?;
    (!job.is_empty() && job.len() <= 100).then(|| job.to_owned())
}
