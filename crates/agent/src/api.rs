//! The JSON interface: the same functions as the pages, for programs.
//!
//! Its description is `openapi.json`, written by hand: a generator's derive would cost the device
//! more than these few routes. A test holds the two together.

mod account;
mod answers;
mod cameras;
mod questions;
mod recovery;
mod support;

use axum::Router;
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post, put};
use device::SessionToken;
use serde::Deserialize;
use serde_json::{Value, json};
use web::Packed;

use crate::app::App;
use crate::asked::{Json, JsonRejection};
use crate::caller::Caller;
use crate::flows::{self, EmailAsked, Secret, Twice};
use crate::problem::{Problem, Problems};

const OPENAPI: Packed = Packed::new(
    "application/json",
    include_bytes!(concat!(env!("OUT_DIR"), "/openapi.json")),
);

/// The description of everything below, as it is served.
pub fn openapi() -> String {
    OPENAPI.text()
}

pub(crate) fn router() -> Router<App> {
    Router::new()
        .route("/openapi.json", get(description))
        .route("/device", get(device_facts))
        .route("/activate", post(activate))
        .route("/sign-in", post(sign_in))
        .route("/sign-out", post(sign_out))
        .route("/journal", get(journal))
        .route("/account", get(account::show))
        .route("/enrolment", get(enrolment))
        .route("/password", post(account::change_password))
        .route("/reserved-email", put(account::change_reserved_email))
        .route("/reserved-email/code", post(account::ask_confirmation))
        .route("/reserved-email/confirmation", post(account::confirm_email))
        .route("/recovery-sheet", post(account::make_sheet))
        .route(
            "/security-questions",
            put(questions::set).delete(questions::remove),
        )
        .route("/forgot", get(recovery::ways))
        .route(
            "/forgot/email",
            get(recovery::email_challenge).post(recovery::ask_email),
        )
        .route("/forgot/email/answer", post(recovery::answer_email))
        .route(
            "/forgot/key",
            get(recovery::key_challenge).post(recovery::ask_key),
        )
        .route("/forgot/key/answer", post(recovery::answer_key))
        .route(
            "/forgot/questions",
            get(questions::show).post(questions::answer),
        )
        .route("/forgot/sheet", post(recovery::by_sheet))
        .merge(cameras::router())
        .route(
            "/forgot/file",
            get(support::file_challenge).post(support::ask_file),
        )
        .route("/forgot/file/answer", post(support::answer_file))
        .route(
            "/forgot/code",
            get(support::code_facts).post(support::by_code),
        )
        .route("/set-password", post(support::set_password))
        .fallback(nowhere)
        .method_not_allowed_fallback(wrong_method)
}

type Answer = Result<Response, Problems>;

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let mut error = json!({ "code": self.code, "message": self.message });
        if let Some(field) = self.field {
            error["field"] = field.into();
        }
        let mut response = (self.status, Json(json!({ "error": error }))).into_response();
        if let Some(seconds) = self.retry_after {
            response
                .headers_mut()
                .insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        }
        response
    }
}

impl IntoResponse for Problems {
    fn into_response(self) -> Response {
        self.first().clone().into_response()
    }
}

/// A body that is no JSON, or not the JSON wanted; what the parser says names keys, never values.
fn body<T>(body: Result<Json<T>, JsonRejection>) -> Result<T, Problem> {
    body.map(|Json(body)| body).map_err(|fault| {
        let message = match &fault {
            JsonRejection::Unnamed => "Send JSON with the header Content-Type: application/json.",
            JsonRejection::Syntax => "The body is no JSON.",
            JsonRejection::Shape => "The body lacks a key, has one too many or one of another kind; see /api/v1/openapi.json.",
        };
        Problem::new(fault.status(), "bad_request", message)
    })
}

/// A session, by bearer token or by the pages' cookie.
struct SignedIn(SessionToken);

impl FromRequestParts<App> for SignedIn {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Problem> {
        let found = match bearer(&parts.headers) {
            Some(text) => match SessionToken::parse(text) {
                Ok(token) => app.live(token).await?,
                Err(_) => None,
            },
            None => app.session(&parts.headers).await?,
        };
        found
            .map(Self)
            .ok_or_else(|| device::Refusal::SignedOut.into())
    }
}

fn bearer(headers: &HeaderMap) -> Option<&str> {
    headers
        .get(header::AUTHORIZATION)?
        .to_str()
        .ok()?
        .strip_prefix("Bearer ")
}

async fn description(headers: HeaderMap) -> Response {
    OPENAPI.answer(&headers)
}

async fn device_facts(caller: Caller) -> Answer {
    let status = flows::status(&caller)?;
    let offers = flows::offers(&caller).await?;
    Ok(Json(answers::device(&caller, &status, &offers)).into_response())
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Activate {
    password: Secret,
    #[serde(default)]
    reserved_email: String,
    #[serde(default)]
    without_email: bool,
    #[serde(default)]
    recovery_sheet: bool,
}

async fn activate(caller: Caller, asked: Result<Json<Activate>, JsonRejection>) -> Answer {
    let asked = body(asked)?;
    let password = Twice::once(&asked.password);
    let email = EmailAsked {
        address: &asked.reserved_email,
        without: asked.without_email,
    };
    let with_sheet = asked.recovery_sheet;
    let activated = flows::activate(&caller, password, email, with_sheet)
        .await
        .map_err(|problems| problems.renamed("new_password", "password"))?;
    let answer = json!({
        "reserved_email": activated.reserved_email,
        "recovery_sheet": activated.sheet.as_ref().map(answers::sheet),
    });
    Ok((StatusCode::CREATED, Json(answer)).into_response())
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SignIn {
    password: Secret,
}

async fn sign_in(caller: Caller, asked: Result<Json<SignIn>, JsonRejection>) -> Answer {
    let said = match flows::sign_in(&caller, &body(asked)?.password).await? {
        flows::SignedIn::Whole { session, news } => {
            let news: Vec<Value> = news.iter().map(answers::entry).collect();
            json!({ "token": *session.to_text(), "news": news })
        }
        flows::SignedIn::SetPasswordOnly { session } => {
            json!({ "token": *session.to_text(), "set_password_only": true })
        }
    };
    Ok(Json(said).into_response())
}

async fn sign_out(caller: Caller, SignedIn(session): SignedIn) -> Answer {
    flows::sign_out(&caller, session).await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

async fn enrolment(caller: Caller, SignedIn(_): SignedIn) -> Answer {
    Ok(Json(answers::enrolment(&caller)).into_response())
}

async fn journal(caller: Caller, SignedIn(session): SignedIn, headers: HeaderMap) -> Answer {
    let entries = flows::journal(&caller, session).await?;
    if asks_for_lines(&headers) {
        return Ok(flows::journal_lines(entries.iter().map(|(entry, _)| entry)));
    }
    let entries: Vec<Value> = entries
        .iter()
        .map(|(entry, is_news)| {
            let mut entry = answers::entry(entry);
            entry["news"] = (*is_news).into();
            entry
        })
        .collect();
    Ok(Json(json!({ "entries": entries })).into_response())
}

fn asks_for_lines(headers: &HeaderMap) -> bool {
    let accepted = headers
        .get(header::ACCEPT)
        .and_then(|types| types.to_str().ok());
    accepted.is_some_and(|types| types.contains(flows::NDJSON))
}

async fn nowhere() -> Problem {
    Problem::new(
        StatusCode::NOT_FOUND,
        "not_found",
        "There is no such call; see /api/v1/openapi.json.",
    )
}

async fn wrong_method() -> Problem {
    let message = "This call takes another method; see /api/v1/openapi.json.";
    Problem::new(
        StatusCode::METHOD_NOT_ALLOWED,
        "method_not_allowed",
        message,
    )
}
