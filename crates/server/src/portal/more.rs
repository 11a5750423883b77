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
use crate::tell;

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
        [blank_text(t), picture(t)],
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
    let form = form.map_err(|_| Fault::NotTheForm)?;
    let mut submitted = Submitted::read(form).await?;
    let typed = submitted.text("text");
    match read_reply(t, &app, &typed, submitted.file("picture")).await? {
        Ok(reply) => {
            let services = &app.services;
            reply::send(&*services.store, &token, &reply, app.now()).await?;
            thank(t, &app, &question)
        }
        Err([text_fault, picture_fault]) => {
            let fields = [
                blank_text(t).value(typed).error(text_fault),
                picture(t).error(picture_fault),
            ];
            show(t, &app, StatusCode::UNPROCESSABLE_ENTITY, &question, fields)
        }
    }
}

/// The reply, or what is wrong with its text and its picture.
async fn read_reply(
    t: Words,
    app: &App,
    typed: &str,
    file: Option<File>,
) -> Result<Result<Reply, [Option<String>; 2]>, Fault> {
    let text = match Prose::parse(typed) {
        Ok(text) => Some(text),
        Err(TextError::Empty) => None,
        Err(error) => return Ok(Err([Some(tell::reason(t, &error.into())), None])),
    };
    let picture = match file {
        None => Ok(None),
        Some(File::TooLarge) => Err(Reading::too_large(t)),
        Some(File::Whole { bytes, .. }) => intake::take_evidence(t, app, bytes).await?.map(Some),
    };
    let pictures = match picture {
        Ok(picture) => picture.into_iter().collect(),
        Err(reading) => return Ok(Err([None, Some(reading.sentence(t))])),
    };
    let nothing = || [Some(t.say("more-nothing")), None];
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

fn blank_text(t: Words) -> Field {
    Field::textarea("text", t.say("more-text"), 6)
}

fn picture(t: Words) -> Field {
    Field::file(
        "picture",
        t.say("more-picture"),
        "image/png,image/jpeg,image/webp",
    )
    .help(t.say("more-picture-help"))
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
        &page(t, app, question, true, blank_text(t), picture(t)),
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
