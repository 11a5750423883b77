//! How a request stands (P8): the same words, status and time for every pair that is not known.

use askama::Template;
use axum::Form;
use axum::extract::State;
use axum::extract::rejection::FormRejection;
use axum::http::StatusCode;
use axum::response::Response;
use recovery::calendar::Told;
use recovery::policy::AnswerKind;
use recovery::status::{self, Stage, Status};
use serde::Deserialize;
use web::{ErrorSummary, Field};

use super::to_minute;
use crate::app::App;
use crate::http::client::ClientAddress;
use crate::http::fault::Fault;
use crate::http::layers::html;
use crate::intake;

const LATE: &str = "Your request waits for review. We are later than we promised, and are sorry for that; it is \
    not forgotten.";

/// The page with the question and, once it was asked, the answer.
#[derive(Template)]
#[template(path = "portal/status.html")]
pub(crate) struct StatusPage<'a> {
    pub(crate) authority: &'a str,
    pub(crate) sender: &'a str,
    pub(crate) answer: Option<Option<Standing>>,
    pub(crate) summary: ErrorSummary,
    pub(crate) serial: Field,
    pub(crate) email: Field,
}

/// Where a known request stands.
pub(crate) struct Standing {
    pub(crate) case_number: String,
    /// The stage's word in REST.
    pub(crate) stage: &'static str,
    pub(crate) title: &'static str,
    pub(crate) words: String,
    pub(crate) since: String,
    /// When the answer is due, while the desk has it.
    pub(crate) due: Option<Told>,
}

#[derive(Default, Deserialize)]
pub(super) struct Question {
    #[serde(default)]
    serial: String,
    #[serde(default)]
    email: String,
}

pub(super) async fn blank(State(app): State<App>) -> Result<Response, Fault> {
    show(&app, StatusCode::OK, &Question::default(), None, [None; 2])
}

pub(super) async fn asked(
    State(app): State<App>,
    who: ClientAddress,
    form: Result<Form<Question>, FormRejection>,
) -> Result<Response, Fault> {
    let Form(question) = form.map_err(|_| Fault::Senseless("This is not the form.".into()))?;
    let faults = [
        missing(&question.serial, "Please type the serial number."),
        missing(
            &question.email,
            "Please type the email address of your request.",
        ),
    ];
    if faults.iter().any(Option::is_some) {
        return show(
            &app,
            StatusCode::UNPROCESSABLE_ENTITY,
            &question,
            None,
            faults,
        );
    }
    let standing = look_up(&app, who, &question.serial, &question.email).await?;
    show(&app, StatusCode::OK, &question, Some(standing), [None; 2])
}

/// Looks a pair up within the limits, for page and REST.
pub(crate) async fn look_up(
    app: &App,
    who: ClientAddress,
    serial: &str,
    email: &str,
) -> Result<Option<Standing>, Fault> {
    app.limits.question(who)?;
    app.limits.question_of_serial(serial)?;
    match status::look_up(&*app.services.store, serial, email).await? {
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
            let is_late = due.as_ref().is_some_and(|due| due.at < app.now());
            Ok(Some(Standing {
                case_number: case.to_string(),
                stage: stage.as_str(),
                title: title(stage),
                words: match is_late {
                    true => LATE.to_owned(),
                    false => words(stage, wanted, &to_minute(since)),
                },
                since: to_minute(since),
                due,
            }))
        }
    }
}

fn missing(text: &str, words: &'static str) -> Option<&'static str> {
    text.trim().is_empty().then_some(words)
}

fn title(stage: Stage) -> &'static str {
    match stage {
        Stage::InReview => "In review",
        Stage::MoreWanted => "We have a question",
        Stage::Answered => "Answered",
        Stage::Rejected => "Not approved",
        Stage::Withdrawn => "Withdrawn",
    }
}

fn words(stage: Stage, wanted: AnswerKind, since: &str) -> String {
    match stage {
        Stage::Answered => format!(
            "{} sent to your email address on {since}. If you do not find the mail, look \
             in the spam folder.",
            sent(wanted)
        ),
        other => other.sentence().to_owned(),
    }
}

fn sent(kind: AnswerKind) -> &'static str {
    match kind {
        AnswerKind::Key => "A key was",
        AnswerKind::File => "A reset file was",
        AnswerKind::SecurityCode => "Security codes were",
        AnswerKind::TemporaryPassword => "Temporary passwords were",
    }
}

fn show(
    app: &App,
    status: StatusCode,
    question: &Question,
    answer: Option<Option<Standing>>,
    [serial_fault, email_fault]: [Option<&'static str>; 2],
) -> Result<Response, Fault> {
    let policy = &app.services.policy;
    let serial = Field::text("serial", "Serial number")
        .value(&question.serial)
        .error(serial_fault)
        .attribute("autocapitalize", "characters")
        .attribute("autocomplete", "off")
        .attribute("spellcheck", "false")
        .required();
    let email = Field::email("email", "Email address")
        .value(&question.email)
        .error(email_fault)
        .help("The one that you gave in the request.")
        .required();
    let page = StatusPage {
        authority: &policy.service_name,
        sender: policy.mail_from.as_str(),
        answer,
        summary: ErrorSummary::of([&serial, &email]),
        serial,
        email,
    };
    html(status, &page)
}
