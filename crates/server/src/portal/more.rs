//! The holder answers the desk's question: opening the link shows it, pressing the button answers.

use askama::Template;
use axum::extract::multipart::{Multipart, MultipartRejection};
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use recovery::evidence::Shows;
use recovery::picture::Picture;
use recovery::reply::{self, OpenQuestion, Reply, ReplyError};
use recovery::text::{Prose, TextError};
use recovery::time::Timestamp;
use web::language::Words;
use web::{ErrorSummary, Field};

use super::{shown, to_minute};
use crate::app::App;
use crate::http::client::ClientAddress;
use crate::http::fault::Fault;
use crate::http::layers::html_in;
use crate::http::room::crowded;
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
    /// A field for each picture that was asked for, and one for any other.
    pub(crate) pictures: Vec<Field>,
    /// What was sent so far: what it shows, and when it came.
    pub(crate) sent: Vec<(String, String)>,
}

pub(super) async fn open(
    t: Words,
    State(app): State<App>,
    who: ClientAddress,
    Path(token): Path<String>,
) -> Result<Response, Fault> {
    app.limits.question(who)?;
    let question = look_up(&app, &token).await?;
    let fields = Fields::of(t, &question);
    show(t, &app, StatusCode::OK, &question, fields)
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
    let mut submitted = Submitted::read(&app.room, form).await?;
    let typed = submitted.text("text");
    let mut fields = Fields::of(t, &question);
    let chosen = fields.chosen(&submitted);
    match read_reply(t, &app, &typed, &mut submitted, &mut fields).await? {
        Some(reply) => {
            let services = &app.services;
            reply::send(&*services.store, &token, &reply, app.now()).await?;
            thank(t, &app, &question)
        }
        None => {
            fields.text = fields.text.value(typed);
            fields.choose_again(t, &chosen);
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            let shown = show(t, &app, status, &question, fields)?;
            Ok(match submitted.is_crowded() {
                true => crowded(shown),
                false => shown,
            })
        }
    }
}

/// The reply; `None` when there is something wrong, which then stands beside its field. Nothing is
/// kept of a form that is given back.
async fn read_reply(
    t: Words,
    app: &App,
    typed: &str,
    submitted: &mut Submitted,
    fields: &mut Fields,
) -> Result<Option<Reply>, Fault> {
    let text = match Prose::parse(typed) {
        Ok(text) => Some(text),
        Err(TextError::Empty) => None,
        Err(error) => {
            fields.text = fields
                .text
                .clone()
                .error(Some(tell::reason(t, &error.into())));
            return Ok(None);
        }
    };
    let mut pictures: Vec<(Shows, Picture)> = Vec::new();
    for (shows, field) in &mut fields.pictures {
        while let Some(file) = submitted.file(shown::field_name(*shows)) {
            let taken = match file {
                _ if pictures.len() >= PICTURES => Err(Reading::too_large(t)),
                File::TooLarge => Err(Reading::too_large(t)),
                File::NoRoom => Err(Reading::no_room(t)),
                File::Whole { bytes, .. } => intake::take_evidence(t, app, bytes).await?,
            };
            match taken {
                Ok(taken) => pictures.extend(taken.into_iter().map(|one| (*shows, one))),
                Err(reading) => {
                    *field = field.clone().error(Some(reading.sentence(t)));
                    drop_all(app, &pictures).await?;
                    return Ok(None);
                }
            }
        }
    }
    let reply = Reply::showing(text, pictures);
    if reply.is_none() {
        let nothing = Some(t.say("more-nothing"));
        fields.text = fields.text.clone().error(nothing);
    }
    Ok(reply)
}

/// Forgets the pictures of a form that is given back.
async fn drop_all(app: &App, pictures: &[(Shows, Picture)]) -> Result<(), Fault> {
    for (_, picture) in pictures {
        app.shelf.discard(picture).await?;
    }
    Ok(())
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

/// Most pictures of one reply; the pages of a PDF count.
const PICTURES: usize = 20;

/// The fields of the page.
struct Fields {
    text: Field,
    pictures: Vec<(Shows, Field)>,
}

impl Fields {
    fn of(t: Words, question: &OpenQuestion) -> Self {
        let asked = question.wanted.iter().copied();
        let kinds = asked.filter(|shows| *shows != Shows::Other);
        let kinds = kinds.chain([Shows::Other]);
        Self {
            text: Field::textarea("text", t.say("more-text"), 6),
            pictures: kinds
                .map(|shows| (shows, shown::field(t, shows, shown::field_name(shows), "")))
                .collect(),
        }
    }

    /// In which of the fields files came.
    fn chosen(&self, submitted: &Submitted) -> Vec<Shows> {
        let all = self.pictures.iter().map(|(shows, _)| *shows);
        all.filter(|shows| submitted.has_file(shown::field_name(*shows)))
            .collect()
    }

    /// Says that what was in these fields is to be chosen again, where nothing is wrong with it.
    fn choose_again(&mut self, t: Words, chosen: &[Shows]) {
        for (shows, field) in &mut self.pictures {
            if chosen.contains(shows) && !field.has_error() {
                *field = field.clone().error(Some(t.say("evidence-choose-again")));
            }
        }
    }
}

fn show(
    t: Words,
    app: &App,
    status: StatusCode,
    question: &OpenQuestion,
    fields: Fields,
) -> Result<Response, Fault> {
    html_in(t, status, &page(t, app, question, false, fields))
}

fn thank(t: Words, app: &App, question: &OpenQuestion) -> Result<Response, Fault> {
    let fields = Fields::of(t, question);
    html_in(t, StatusCode::OK, &page(t, app, question, true, fields))
}

fn page<'a>(
    t: Words,
    app: &'a App,
    question: &OpenQuestion,
    done: bool,
    fields: Fields,
) -> MorePage<'a> {
    let policy = &app.services.policy;
    let Fields { text, pictures } = fields;
    let pictures: Vec<_> = pictures.into_iter().map(|(_, field)| field).collect();
    let sent = |(shows, at): &(Shows, Timestamp)| {
        let id = match shows {
            Shows::Label => "evidence-sent-label",
            Shows::Proof => "evidence-sent-proof",
            Shows::Date => "evidence-sent-date",
            Shows::Other => "evidence-sent-other",
        };
        (t.say(id), to_minute(*at))
    };
    MorePage {
        t,
        authority: &policy.service_name,
        sender: policy.mail_from.as_str(),
        done,
        case_number: question.case.to_string(),
        question: question.question.to_string(),
        summary: ErrorSummary::of([&text].into_iter().chain(&pictures)),
        text,
        pictures,
        sent: question.sent.iter().map(sent).collect(),
    }
}
