//! How a request stands (P8): the same words, status and time for every pair that is not known.

use askama::Template;
use axum::Form;
use axum::extract::State;
use axum::extract::rejection::FormRejection;
use axum::http::StatusCode;
use axum::response::Response;
use recovery::calendar::Told;
use recovery::case::Tally;
use recovery::delivery::{self, Delivery};
use recovery::holder;
use recovery::policy::AnswerKind;
use recovery::status::{self, Stage, Status};
use serde::Deserialize;
use web::language::Words;
use web::{ErrorSummary, Field};

use super::course::CourseView;
use super::to_minute;
use crate::app::App;
use crate::http::client::ClientAddress;
use crate::http::fault::Fault;
use crate::http::layers::html_in;
use crate::intake;
use crate::puzzle;
use crate::tell;

/// The page with the question and, once it was asked, the answer.
#[derive(Template)]
#[template(path = "portal/status.html")]
pub(crate) struct StatusPage<'a> {
    pub(crate) t: Words,
    pub(crate) authority: &'a str,
    pub(crate) sender: &'a str,
    pub(crate) answer: Option<Option<Standing>>,
    /// Whether so much is going on that questions want a puzzle.
    pub(crate) is_busy: bool,
    /// Whether a link was asked for just now.
    pub(crate) link_asked: bool,
    /// What was typed, for the form that asks for a link.
    pub(crate) typed: Question,
    pub(crate) summary: ErrorSummary,
    pub(crate) serial: Field,
    pub(crate) email: Field,
}

/// Where a known request stands.
pub(crate) struct Standing {
    pub(crate) case_number: String,
    /// The stage's word in REST.
    pub(crate) stage: &'static str,
    pub(crate) title: String,
    pub(crate) words: String,
    /// In UTC, for programs.
    pub(crate) since: String,
    /// In the zone of the request's country.
    pub(crate) since_there: String,
    /// When the answer is due, while the desk has it.
    pub(crate) due: Option<Told>,
    /// What happened, and how long what is there lasts.
    pub(crate) course: CourseView,
    /// How many devices stand where, where there are several.
    pub(crate) counts: Option<String>,
    /// What would speed it up.
    pub(crate) speed: Vec<String>,
    /// How it went with our last mail.
    pub(crate) delivery: Delivery,
}

/// A pair, as typed.
#[derive(Clone, Default, Deserialize)]
pub(crate) struct Question {
    #[serde(default)]
    pub(crate) serial: String,
    #[serde(default)]
    pub(crate) email: String,
    #[serde(default)]
    puzzle: String,
}

pub(super) async fn blank(t: Words, State(app): State<App>) -> Result<Response, Fault> {
    let nothing = Question::default();
    show(t, &app, StatusCode::OK, &nothing, None, [None, None])
}

pub(super) async fn asked(
    t: Words,
    State(app): State<App>,
    who: ClientAddress,
    form: Result<Form<Question>, FormRejection>,
) -> Result<Response, Fault> {
    let Form(question) = form.map_err(|_| Fault::NotTheForm)?;
    let faults = [
        missing(t, &question.serial, "status-serial-missing"),
        missing(t, &question.email, "status-email-missing"),
    ];
    if faults.iter().any(Option::is_some) {
        return show(
            t,
            &app,
            StatusCode::UNPROCESSABLE_ENTITY,
            &question,
            None,
            faults,
        );
    }
    let standing = look_up(
        t,
        &app,
        who,
        &question.puzzle,
        [&question.serial, &question.email],
    )
    .await?;
    let faults = [None, None];
    show(t, &app, StatusCode::OK, &question, Some(standing), faults)
}

/// Mails a link to the request of a pair; the page is the same whether or not there is one.
pub(super) async fn link(
    t: Words,
    State(app): State<App>,
    who: ClientAddress,
    form: Result<Form<Question>, FormRejection>,
) -> Result<Response, Fault> {
    let Form(question) = form.map_err(|_| Fault::NotTheForm)?;
    app.limits.question(who)?;
    puzzle::gate(&app, who, &question.puzzle, puzzle::Form::Status).await?;
    app.limits.question_of_serial(&question.serial)?;
    let store = &*app.services.store;
    holder::order_link(store, &question.serial, &question.email, app.now()).await?;
    let mut page = page(t, &app, &question, None, [None, None]);
    page.link_asked = true;
    html_in(t, StatusCode::OK, &page)
}

/// Looks a pair up within the limits, for page and REST.
pub(crate) async fn look_up(
    t: Words,
    app: &App,
    who: ClientAddress,
    puzzle: &str,
    [serial, email]: [&str; 2],
) -> Result<Option<Standing>, Fault> {
    app.limits.question(who)?;
    puzzle::gate(app, who, puzzle, puzzle::Form::Status).await?;
    app.limits.question_of_serial(serial)?;
    let services = &app.services;
    let store = &*services.store;
    let found = status::look_up(store, serial, email).await?;
    let delivery = delivery::last_mail(store, found.case()).await?;
    match found {
        Status::Unknown => Ok(None),
        Status::Known {
            case,
            wanted,
            stage,
            since,
            country,
        } => {
            let due = match stage {
                Stage::InReview => intake::due(app, since, country),
                _ => None,
            };
            let found = holder::course_by(store, &services.policy, serial, email, app.now());
            let Some((_, tally, course)) = found.await? else {
                return Ok(None);
            };
            let since_there = services.policy.calendar.tell(since, country).here;
            let is_late = due.as_ref().is_some_and(|due| due.at < app.now());
            Ok(Some(Standing {
                case_number: case.to_string(),
                stage: stage.as_str(),
                title: t.say(&format!("status-{}-title", stage.as_str())),
                words: match (is_late, delivery) {
                    (true, _) => t.say("status-in-review-late"),
                    (false, Delivery::Delayed | Delivery::Failed) => unread(t, stage),
                    (false, Delivery::Good) => {
                        words(t, stage, wanted, &tell::moment(t, &since_there))
                    }
                },
                since: to_minute(since),
                since_there,
                due,
                course: CourseView::of(t, &services.policy.calendar, country, &course),
                counts: counts(t, tally),
                speed: speed(t, stage, wanted),
                delivery,
            }))
        }
    }
}

/// How many devices of a request stand where; nothing for a request of one.
pub(super) fn counts(t: Words, tally: Tally) -> Option<String> {
    let values = [
        ("total", tally.total().into()),
        ("open", tally.open().into()),
        ("answered", tally.answered.into()),
        ("ended", (tally.rejected + tally.withdrawn).into()),
    ];
    (tally.total() > 1).then(|| t.with("status-counts", &values))
}

/// What would speed it up. It is the same whatever the registry knows, so that nobody learns from it
/// what would have been the right thing to type.
fn speed(t: Words, stage: Stage, wanted: AnswerKind) -> Vec<String> {
    let ids: &[&str] = match (stage, wanted.answers_challenge()) {
        (Stage::MoreWanted, true) => &["question"],
        (Stage::MoreWanted, false) => &["question", "dated"],
        (Stage::InReview, true) => &["place", "show"],
        (Stage::InReview, false) => &["place", "show", "dated"],
        _ => &[],
    };
    let say = |id: &&str| t.say(&format!("status-speed-{id}"));
    ids.iter().map(say).collect()
}

fn missing(t: Words, text: &str, id: &str) -> Option<String> {
    text.trim().is_empty().then(|| t.say(id))
}

fn words(t: Words, stage: Stage, wanted: AnswerKind, since: &str) -> String {
    match stage {
        Stage::Answered => {
            let id = format!("status-answered-{}", wanted.as_str());
            t.with(&id, &[("since", since.into())])
        }
        other => t.say(&format!("status-{}-words", other.as_str())),
    }
}

/// The same where our mail about it is not known to have arrived: it is not said to lie in a mailbox.
fn unread(t: Words, stage: Stage) -> String {
    match stage {
        Stage::Answered | Stage::MoreWanted | Stage::Rejected => {
            t.say(&format!("status-{}-unread", stage.as_str()))
        }
        other => t.say(&format!("status-{}-words", other.as_str())),
    }
}

fn show(
    t: Words,
    app: &App,
    status: StatusCode,
    question: &Question,
    answer: Option<Option<Standing>>,
    faults: [Option<String>; 2],
) -> Result<Response, Fault> {
    html_in(t, status, &page(t, app, question, answer, faults))
}

fn page<'a>(
    t: Words,
    app: &'a App,
    question: &Question,
    answer: Option<Option<Standing>>,
    [serial_fault, email_fault]: [Option<String>; 2],
) -> StatusPage<'a> {
    let policy = &app.services.policy;
    let serial = Field::text("serial", t.say("status-serial"))
        .value(&question.serial)
        .error(serial_fault)
        .attribute("autocapitalize", "characters")
        .attribute("autocomplete", "off")
        .attribute("spellcheck", "false")
        .required();
    let email = Field::email("email", t.say("status-email"))
        .value(&question.email)
        .error(email_fault)
        .help(t.say("status-email-help"))
        .required();
    StatusPage {
        t,
        authority: &policy.service_name,
        sender: policy.mail_from.as_str(),
        answer,
        is_busy: app.load.is_busy(app.now()),
        link_asked: false,
        typed: question.clone(),
        summary: ErrorSummary::of([&serial, &email]),
        serial,
        email,
    }
}
