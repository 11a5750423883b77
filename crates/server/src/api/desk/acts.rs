//! What is decided about a case: approve, reject, ask for more, send again, take back.

use axum::Json;
use axum::extract::rejection::JsonRejection;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use recovery::canned::ReplyUse;
use recovery::case::CaseNumber;
use recovery::desk::{self, Approved, Exception, Question, Said, Terms, Which};
use recovery::evidence::Shows;
use recovery::staff::{Agent, Confirmed, Handle as _, MayAnswer, Senior};
use recovery::text::Prose;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::case::{look, parse};
use super::{Program, Refusals};
use crate::app::App;
use crate::desk::{Composed, Typed, shown};
use crate::http::fault::Fault;

/// Devices of a case, by their places. All that are open, when there are none.
type Lines = Vec<u32>;

/// What is approved.
#[derive(Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct ApprovalBody {
    /// The devices, by their places; all that are open, when it is left out.
    lines: Lines,
    /// The short number of the challenge that was looked at, with one device: it is not approved when
    /// another has come since.
    #[schema(example = "7K2M-QX")]
    challenge: String,
    /// A senior's reason to go by although points are missing. A second person decides on it.
    exception: String,
}

/// What an approval came to.
#[derive(Serialize, ToSchema)]
pub(crate) struct ApprovedBody {
    /// For how many devices an answer is on its way.
    answered: usize,
    /// Devices that wait for a second person, who has to be one.
    proposed: Vec<u32>,
    /// Devices that could not be answered.
    refused: Vec<RefusedBody>,
    /// Whether a device's reserved email is told too.
    reserved_email_told: bool,
}

/// A device that could not be answered.
#[derive(Serialize, ToSchema)]
pub(crate) struct RefusedBody {
    /// Its place.
    line: u32,
    /// Why.
    reason: String,
}

impl From<Approved> for ApprovedBody {
    fn from(done: Approved) -> Self {
        let refused = |(line, reason): (u32, String)| RefusedBody { line, reason };
        Self {
            answered: done.releases.len(),
            proposed: done.proposed,
            refused: done.refused.into_iter().map(refused).collect(),
            reserved_email_told: done.reserved_email_told,
        }
    }
}

/// Devices of a case.
#[derive(Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct LinesBody {
    /// The devices, by their places; all that are open, when it is left out.
    lines: Lines,
}

/// Why devices are rejected.
#[derive(Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct RejectionBody {
    /// The devices, by their places; all that are open, when it is left out.
    lines: Lines,
    /// The reason, which the holder reads.
    reason: String,
    /// The id of an answer for reuse to go before it, or to be enough.
    reply: Option<i64>,
}

/// What the holder is asked.
#[derive(Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct QuestionBody {
    /// The devices, by their places; all that are open, when it is left out.
    lines: Lines,
    /// The question.
    question: String,
    /// The id of an answer for reuse to go before it, or to be enough.
    reply: Option<i64>,
    /// Pictures to ask for: `label`, `proof`, `date`, `other`.
    wanted: Vec<String>,
}

/// A device of a case.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct OneLineBody {
    /// Its place.
    line: u32,
}

/// Approves devices of a case: their answers are released and mailed. For tokens that may answer.
///
/// Where the policy wants two people, a program can be the first of them and never the second; nor is
/// whoever made it the second.
#[utoipa::path(
    post, path = "/api/v1/desk/cases/{case}/approve", tag = "cases", request_body = ApprovalBody,
    params(
        ("case" = String, Path, description = "The case number"),
        ("Idempotency-Key" = Option<String>, Header, description = "Makes a second such call the same act"),
    ),
    responses((status = OK, description = "What it came to", body = ApprovedBody), Refusals)
)]
pub(crate) async fn approve(
    State(app): State<App>,
    Program(agent): Program<Agent>,
    Path(number): Path<String>,
    body: Result<Json<ApprovalBody>, JsonRejection>,
) -> Result<Json<ApprovedBody>, Fault> {
    let (Json(body), number) = (body?, parse(&number)?);
    let mut terms = Terms::default();
    if !body.exception.is_empty() {
        let senior = Senior::of(agent.member());
        let senior = senior.map_err(|refused| Fault::NotAllowed(refused.to_string()))?;
        let reason = Prose::parse(&body.exception);
        let reason = reason.map_err(|error| Fault::Unfit(format!("exception: {error}")))?;
        terms.exception = Some(Exception::by(&senior, reason));
    }
    let agent = answering(agent)?;
    if !body.challenge.is_empty() {
        same_challenge(&app, &agent, number, &body).await?;
    }
    let services = &app.services;
    let done = desk::approve_on(
        &*services.store,
        &*services.keys,
        &services.policy,
        &agent,
        number,
        which(&body.lines),
        &terms,
        app.now(),
    );
    Ok(Json(done.await?.into()))
}

/// What is approved is what was looked at (W-30).
async fn same_challenge(
    app: &App,
    agent: &Agent,
    number: CaseNumber,
    body: &ApprovalBody,
) -> Result<(), Fault> {
    let [line] = body.lines[..] else {
        let words = "A challenge is named for one device; name that one in lines.";
        return Err(Fault::Unfit(words.into()));
    };
    let view = look(app, agent, number, Some(line)).await?;
    if shown(&view.line) != body.challenge {
        let words = "The device has another challenge now. Please look at it once more.";
        return Err(Fault::Conflict(words.into()));
    }
    Ok(())
}

/// Takes first approvals back, as whoever gave them may, and whoever was to be the second.
#[utoipa::path(
    post, path = "/api/v1/desk/cases/{case}/withdraw-approval", tag = "cases", request_body = LinesBody,
    params(
        ("case" = String, Path, description = "The case number"),
        ("Idempotency-Key" = Option<String>, Header, description = "Makes a second such call the same act"),
    ),
    responses((status = NO_CONTENT, description = "They are taken back"), Refusals)
)]
pub(crate) async fn withdraw_approval(
    State(app): State<App>,
    Program(agent): Program<Agent>,
    Path(number): Path<String>,
    body: Result<Json<LinesBody>, JsonRejection>,
) -> Result<StatusCode, Fault> {
    let (Json(body), number) = (body?, parse(&number)?);
    let (store, which) = (&*app.services.store, which(&body.lines));
    desk::withdraw_proposals(store, &agent, number, which, app.now()).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Rejects devices of a case; the holder is mailed the reason.
#[utoipa::path(
    post, path = "/api/v1/desk/cases/{case}/reject", tag = "cases", request_body = RejectionBody,
    params(
        ("case" = String, Path, description = "The case number"),
        ("Idempotency-Key" = Option<String>, Header, description = "Makes a second such call the same act"),
    ),
    responses((status = NO_CONTENT, description = "They are rejected"), Refusals)
)]
pub(crate) async fn reject(
    State(app): State<App>,
    Program(agent): Program<Agent>,
    Path(number): Path<String>,
    body: Result<Json<RejectionBody>, JsonRejection>,
) -> Result<StatusCode, Fault> {
    let (Json(body), number) = (body?, parse(&number)?);
    let typed = (ReplyUse::Rejection, body.reply, body.reason.as_str());
    let said = compose(&app, &agent, number, &body.lines, typed).await?;
    let (services, which) = (&app.services, which(&body.lines));
    let (store, policy) = (&*services.store, &services.policy);
    desk::reject(store, policy, &agent, number, which, said, app.now()).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Asks the holder for more; he is mailed the question with a link to reply by.
#[utoipa::path(
    post, path = "/api/v1/desk/cases/{case}/ask", tag = "cases", request_body = QuestionBody,
    params(
        ("case" = String, Path, description = "The case number"),
        ("Idempotency-Key" = Option<String>, Header, description = "Makes a second such call the same act"),
    ),
    responses((status = NO_CONTENT, description = "The question is on its way"), Refusals)
)]
pub(crate) async fn ask(
    State(app): State<App>,
    Program(agent): Program<Agent>,
    Path(number): Path<String>,
    body: Result<Json<QuestionBody>, JsonRejection>,
) -> Result<StatusCode, Fault> {
    let (Json(body), number) = (body?, parse(&number)?);
    let wanted = |word: &String| {
        let asked = Shows::parse(word).filter(|shows| Shows::ASKED.contains(shows));
        asked.ok_or_else(|| Fault::Unfit("wanted: label, proof, date and other.".into()))
    };
    let wanted: Result<Vec<_>, _> = body.wanted.iter().map(wanted).collect();
    let wanted = wanted?;
    let typed = (ReplyUse::Question, body.reply, body.question.as_str());
    let said = compose(&app, &agent, number, &body.lines, typed).await?;
    let (services, which) = (&app.services, which(&body.lines));
    let (store, policy) = (&*services.store, &services.policy);
    let question = Question { said, wanted };
    desk::ask_for_more(store, policy, &agent, number, which, question, app.now()).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Sends answers that were released once more; reset files are good for another 24 hours. For tokens
/// that may answer.
#[utoipa::path(
    post, path = "/api/v1/desk/cases/{case}/again", tag = "cases", request_body = LinesBody,
    params(
        ("case" = String, Path, description = "The case number"),
        ("Idempotency-Key" = Option<String>, Header, description = "Makes a second such call the same act"),
    ),
    responses((status = OK, description = "What it came to", body = ApprovedBody), Refusals)
)]
pub(crate) async fn again(
    State(app): State<App>,
    Program(agent): Program<Agent>,
    Path(number): Path<String>,
    body: Result<Json<LinesBody>, JsonRejection>,
) -> Result<Json<ApprovedBody>, Fault> {
    let (Json(body), number) = (body?, parse(&number)?);
    let agent = answering(agent)?;
    if body.lines.is_empty() {
        return Err(Fault::Unfit("lines: name at least one device.".into()));
    }
    let services = &app.services;
    let (store, policy, which) = (&*services.store, &services.policy, Which::At(&body.lines));
    let done = desk::send_again(store, policy, &agent, number, which, app.now()).await?;
    Ok(Json(done.into()))
}

/// Takes an answer back that has not left yet; the device waits for a decision again.
#[utoipa::path(
    post, path = "/api/v1/desk/cases/{case}/take-back", tag = "cases", request_body = OneLineBody,
    params(
        ("case" = String, Path, description = "The case number"),
        ("Idempotency-Key" = Option<String>, Header, description = "Makes a second such call the same act"),
    ),
    responses((status = NO_CONTENT, description = "It is taken back; nobody has seen it"), Refusals)
)]
pub(crate) async fn take_back(
    State(app): State<App>,
    Program(agent): Program<Agent>,
    Path(number): Path<String>,
    body: Result<Json<OneLineBody>, JsonRejection>,
) -> Result<StatusCode, Fault> {
    let (Json(body), number) = (body?, parse(&number)?);
    desk::take_back(&*app.services.store, &agent, number, body.line, app.now()).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// What the functions that answer take.
fn answering(agent: Agent) -> Result<Confirmed<Agent>, Fault> {
    let may = MayAnswer::of(agent);
    may.map(MayAnswer::confirmed)
        .map_err(|refused| Fault::NotAllowed(refused.to_string()))
}

fn which(lines: &[u32]) -> Which<'_> {
    match lines.is_empty() {
        true => Which::Open,
        false => Which::At(lines),
    }
}

/// What the holder is told: an answer for reuse, words, or both.
async fn compose(
    app: &App,
    agent: &Agent,
    number: CaseNumber,
    lines: &[u32],
    (used_for, reply, words): (ReplyUse, Option<i64>, &str),
) -> Result<Said, Fault> {
    let view = look(app, agent, number, lines.first().copied()).await?;
    let is_one = lines.len() == 1 || view.tally.total() == 1;
    let chosen = reply.map_or_else(String::new, |id| id.to_string());
    let typed = Typed {
        used_for,
        chosen: &chosen,
        words,
        inserts: false,
        empty: "Say what the holder is to read.",
    };
    let about = (&view.line, is_one);
    match typed.compose(app, agent, &view.case, about).await? {
        Composed::Said(said) => Ok(said),
        Composed::Wrong(why) => Err(Fault::Unfit(why)),
        Composed::Inserted(_) => Err(Fault::internal("nothing is inserted here")),
    }
}
