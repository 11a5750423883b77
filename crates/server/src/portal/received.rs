//! What to note down and to do once a request has arrived (P9).

use std::time::Duration;

use askama::Template;
use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::Response;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use recovery::calendar::Told;
use recovery::country::Country;
use recovery::time::Timestamp;
use serde::{Deserialize, Serialize};

use web::language::{Rich, Words};

use crate::app::App;
use crate::http::fault::Fault;
use crate::http::layers::html_in;
use crate::intake::{self, Accepted};

const COOKIE: &str = "regain-received";
/// Long enough to note a number down.
const LIFE: Duration = Duration::from_mins(30);

/// The page after a request.
#[derive(Template)]
#[template(path = "portal/received.html")]
pub(crate) struct ReceivedPage<'a> {
    pub(crate) t: Words,
    pub(crate) authority: &'a str,
    pub(crate) sender: &'a str,
    pub(crate) known: Option<Known>,
    /// Mails in an hour to an address that nobody confirmed, where there is a limit.
    pub(crate) hourly: Option<u32>,
    /// When the answer is due.
    pub(crate) due: Option<Told>,
}

/// What the holder's own browser carries from the form to this page, so that no address holds it.
#[derive(Debug, Deserialize, Serialize)]
pub(crate) struct Known {
    pub(crate) case_number: String,
    pub(crate) challenge: String,
    pub(crate) email: String,
    /// How many devices it is for.
    #[serde(default)]
    pub(crate) devices: usize,
    /// Whether the answer depends on the device not being restarted.
    #[serde(default)]
    pub(crate) has_code: bool,
    /// Whether no device has to keep its challenge.
    #[serde(default)]
    pub(crate) is_dated_only: bool,
    /// The country's code.
    pub(crate) country: String,
    /// When it was received, in seconds since 1970.
    pub(crate) received_at: i64,
}

impl Known {
    /// What to leave as it is until the answer comes.
    pub(crate) fn keep(&self) -> &'static [&'static str] {
        match (self.is_dated_only, self.has_code) {
            (false, false) => &["received-now-wait"],
            (false, true) => &["received-now-wait", "received-now-no-restart"],
            (true, true) => &["mail-receipt-keep-code"],
            (true, false) => &["mail-receipt-keep-date"],
        }
    }
}

/// The cookie that tells the next page what was received.
pub(super) fn remember(app: &App, accepted: &Accepted) -> Result<Option<HeaderValue>, Fault> {
    let known = Known {
        case_number: accepted.receipt.case.to_string(),
        challenge: accepted
            .challenge
            .map_or_else(String::new, |number| number.to_string()),
        email: accepted.receipt.holder.to_string(),
        devices: accepted.receipt.devices,
        has_code: accepted.has_code,
        is_dated_only: accepted.is_dated_only,
        country: accepted.receipt.country.code().to_owned(),
        received_at: accepted.receipt.received_at.seconds(),
    };
    let json = serde_json::to_vec(&known).map_err(Fault::internal)?;
    let value = URL_SAFE_NO_PAD.encode(json);
    Ok(app.cookie(COOKIE).set(&value, Some(LIFE)))
}

pub(super) async fn received(
    t: Words,
    State(app): State<App>,
    headers: HeaderMap,
) -> Result<Response, Fault> {
    let known = app.cookie(COOKIE).read(&headers).and_then(recall);
    let policy = &app.services.policy;
    let due = known.as_ref().and_then(|known| due(&app, known));
    let page = ReceivedPage {
        t,
        authority: &policy.service_name,
        sender: policy.mail_from.as_str(),
        known,
        hourly: policy.limits.mails.by_the_hour(),
        due,
    };
    html_in(t, StatusCode::OK, &page)
}

/// When he hears, unless that is past already.
fn due(app: &App, known: &Known) -> Option<Told> {
    let country = Country::from_code(&known.country)?;
    let received = Timestamp::from_seconds(known.received_at);
    intake::due(app, received, country).filter(|due| due.at > app.now())
}

fn recall(value: &str) -> Option<Known> {
    let json = URL_SAFE_NO_PAD.decode(value).ok()?;
    serde_json::from_slice(&json).ok()
}
