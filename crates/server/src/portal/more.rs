//! The holder answers the desk's question: opening the link shows it, pressing the button answers.

use askama::Template;
use axum::extract::multipart::{Multipart, MultipartRejection};
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use recovery::reply::{self, OpenQuestion, Reply, ReplyError};
use recovery::text::{Prose, TextError};
use web::language::Words;
use web::{ErrorSummary, Field};

use crate::app::App;
use crate::http::client::ClientAddress;
use crate::http::fault::Fault;
use crate::http::layers::html_in;
use crate::http::upload::{File, Submitted};
use crate::intake;
use crate::pictures::Reading;

/// The question, or thanks for the answer.
#[derive(Template)]
#[template(path = "portal/more.html")]
pub(crate) struct MorePage<'a> {
    pub(crate) t: Words,
    pub(crate) authority: &'a str,
    pub(crate) sender: &'a str,
    pub(crate) done: bool,
    pub(crate) case_number: String,
    pub(crate) question: String,
    pub(crate) summary: ErrorSummary,
    pub(crate) text: Field,
    pub(crate) picture: Field,
}

pub(super) async fn shown(
    t: Words,
    State(app): State<App>,
    who: ClientAddress,
    Path(token): Path<String>,
) -> Result<Response, Fault> {
    app.limits.question(who)?;
    let question = look_up(&app, &token).await?;
    show(
        t,
        &app,
        StatusCode::OK,
        &question,
        [blank_text(), picture()],
    )
}

pub(super) async fn answered(
    t: Words,
    State(app): State<App>,
    who: ClientAddress,
    Path(token): Path<String>,
    form: Result<Multipart, MultipartRejection>,
) -> Result<Response, Fault> {
    app.limits.upload(who)?;
    let question = look_up(&app, &token).await?;
    let form = form.map_err(|_| Fault::Senseless("This is not a form with a file.".into()))?;
    let mut submitted = Submitted::read(form).await?;
    let typed = submitted.text("text");
    match read_reply(&app, &typed, submitted.file("picture")).await? {
        Ok(reply) => {
            let services = &app.services;
            reply::send(&*services.store, &token, &reply, app.now()).await?;
            thank(t, &app, &question)
        }
        Err([text_fault, picture_fault]) => {
            let fields = [
                blank_text().value(typed).error(text_fault),
                picture().error(picture_fault),
            ];
            show(t, &app, StatusCode::UNPROCESSABLE_ENTITY, &question, fields)
        }
    }
}

/// The reply, or what is wrong with its text and its picture.
async fn read_reply(
    app: &App,
    typed: &str,
    file: Option<File>,
) -> Result<Result<Reply, [Option<String>; 2]>, Fault> {
    let text = match Prose::parse(typed) {
        Ok(text) => Some(text),
        Err(TextError::Empty) => None,
        Err(error) => return Ok(Err([Some(error.to_string()), None])),
    };
    let picture = match file {
        None => Ok(None),
        Some(File::TooLarge) => Err(Reading::too_large()),
        Some(File::Whole { bytes, .. }) => intake::take_evidence(app, bytes).await?.map(Some),
    };
    let pictures = match picture {
        Ok(picture) => picture.into_iter().collect(),
        Err(reading) => return Ok(Err([None, Some(reading.sentence())])),
    };
    let nothing = || {
        [
            Some("Please write an answer, or add a picture.".to_owned()),
            None,
        ]
    };
    Ok(Reply::new(text, pictures).ok_or_else(nothing))
}

async fn look_up(app: &App, token: &str) -> Result<OpenQuestion, Fault> {
    Ok(reply::look_up(&*app.services.store, token, app.now()).await?)
}

impl From<ReplyError> for Fault {
    fn from(error: ReplyError) -> Self {
        match error {
            ReplyError::Link => Self::Ended,
            ReplyError::Store(error) => error.into(),
        }
    }
}

fn blank_text() -> Field {
    Field::textarea("text", "Your answer", 6)
}

fn picture() -> Field {
    Field::file(
        "picture",
        "A picture, if one was asked for",
        "image/png,image/jpeg,image/webp",
    )
    .help("PNG, JPEG or WebP, 10 MB at most.")
}

fn show(
    t: Words,
    app: &App,
    status: StatusCode,
    question: &OpenQuestion,
    [text, picture]: [Field; 2],
) -> Result<Response, Fault> {
    html_in(t, status, &page(t, app, question, false, text, picture))
}

fn thank(t: Words, app: &App, question: &OpenQuestion) -> Result<Response, Fault> {
    html_in(
        t,
        StatusCode::OK,
        &page(t, app, question, true, blank_text(), picture()),
    )
}

fn page<'a>(
    t: Words,
    app: &'a App,
    question: &OpenQuestion,
    done: bool,
    text: Field,
    picture: Field,
) -> MorePage<'a> {
    let policy = &app.services.policy;
    MorePage {
        t,
        authority: &policy.service_name,
        sender: policy.mail_from.as_str(),
        done,
        case_number: question.case.to_string(),
        question: question.question.to_string(),
        summary: ErrorSummary::of([&text, &picture]),
        text,
        picture,
    }
}
