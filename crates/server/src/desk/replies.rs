//! The answers for reuse, and their keeping.

use askama::Template;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use recovery::canned::{CannedReply, NewReply, PLACEHOLDERS, ReplyUse};
use recovery::desk::{self, DeskError};
use recovery::staff::{Handle, Reader, Senior};
use recovery::store::CannedId;
use recovery::text::{Line, Prose};
use serde::Deserialize;
use web::{Choice, ErrorSummary, Field};

use super::sent::{Fields, Sent};
use super::session::SignedIn;
use super::{Frame, Note};
use crate::app::App;
use crate::http::fault::Fault;
use crate::http::layers::html;

/// The answers for reuse.
#[derive(Template)]
#[template(path = "desk/replies.html")]
pub(crate) struct RepliesPage {
    pub(crate) frame: Frame,
    pub(crate) note: Note,
    pub(crate) summary: ErrorSummary,
    pub(crate) rows: Vec<Row>,
    pub(crate) placeholders: &'static [(&'static str, &'static str)],
    /// The one that is being changed.
    pub(crate) changing: Option<String>,
    pub(crate) fields: ReplyFields,
}

/// One of them.
pub(crate) struct Row {
    pub(crate) id: String,
    pub(crate) title: String,
    pub(crate) used_for: &'static str,
    pub(crate) text: String,
}

/// The form.
pub(crate) struct ReplyFields {
    pub(crate) used_for: Field,
    pub(crate) title: Field,
    pub(crate) text: Field,
}

impl ReplyFields {
    pub(crate) fn of(used_for: &str, title: &str, text: &str) -> Self {
        let uses = vec![
            Choice::new("question", "Questions"),
            Choice::new("rejection", "Rejections"),
        ];
        Self {
            used_for: Field::select("used_for", "For", uses)
                .value(used_for)
                .required(),
            title: Field::text("title", "Title")
                .help("Staff find it by this, and the figures name it so.")
                .value(title)
                .required(),
            text: Field::textarea("text", "Text", 4)
                .help("The holder reads this.")
                .value(text)
                .required(),
        }
    }
}

/// What was done just before, and what is to be changed, as the address says it.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Seen {
    done: String,
    change: String,
}

pub(super) async fn list(
    State(app): State<App>,
    staff: SignedIn<Reader>,
    Query(seen): Query<Seen>,
) -> Result<Response, Fault> {
    let note = match seen.done.as_str() {
        "kept" => Some(("good", "Kept. It can be chosen from now on.".to_owned())),
        "removed" => Some(("good", "Removed.".to_owned())),
        _ => None,
    };
    show(&app, &staff, StatusCode::OK, note, &seen.change, None).await
}

pub(super) async fn keep(
    State(app): State<App>,
    staff: SignedIn<Senior>,
    form: Fields,
) -> Result<Response, Fault> {
    let sent = Sent::checked(form, &staff.form_token)?;
    let (store, now) = (&*app.services.store, app.now());
    let id = sent.text("id").parse().ok().map(CannedId::from_value);
    let done = match (sent.text("do"), id) {
        ("remove", Some(id)) => desk::remove_reply(store, &staff.who, id, now)
            .await
            .map(|()| "removed"),
        _ => match parse(&sent) {
            Err(fields) => {
                let status = StatusCode::UNPROCESSABLE_ENTITY;
                let change = sent.text("id");
                return show(&app, &staff, status, None, change, Some(*fields)).await;
            }
            Ok(reply) => desk::keep_reply(store, &staff.who, id, &reply, now)
                .await
                .map(|()| "kept"),
        },
    };
    match done {
        Ok(what) => Ok(Redirect::to(&format!("/replies?done={what}")).into_response()),
        Err(DeskError::Store(error)) => Err(error.into()),
        Err(refused) => {
            let note = Some(("bad", refused.to_string()));
            let (words, status) = (|name| sent.text(name), StatusCode::CONFLICT);
            let fields = ReplyFields::of(words("used_for"), words("title"), words("text"));
            show(&app, &staff, status, note, sent.text("id"), Some(fields)).await
        }
    }
}

fn parse(sent: &Sent) -> Result<NewReply, Box<ReplyFields>> {
    let used_for = ReplyUse::parse(sent.text("used_for"));
    let (title, text) = (
        Line::parse(sent.text("title")),
        Prose::parse(sent.text("text")),
    );
    if let (Some(used_for), Ok(title), Ok(text)) = (used_for, &title, &text) {
        let (title, text) = (title.clone(), text.clone());
        return Ok(NewReply {
            used_for,
            title,
            text,
        });
    }
    let typed = ReplyFields::of(sent.text("used_for"), sent.text("title"), sent.text("text"));
    let unset = used_for
        .is_none()
        .then_some("Please choose what it is for.");
    Err(Box::new(ReplyFields {
        used_for: typed.used_for.error(unset),
        title: typed
            .title
            .error(title.err().map(|error| error.to_string())),
        text: typed.text.error(text.err().map(|error| error.to_string())),
    }))
}

async fn show(
    app: &App,
    staff: &SignedIn<impl Handle>,
    status: StatusCode,
    note: Note,
    change: &str,
    fields: Option<ReplyFields>,
) -> Result<Response, Fault> {
    let replies = desk::replies(&*app.services.store, &staff.reader()).await?;
    let changing = replies.iter().find(|one| one.id.to_string() == change);
    let fields = fields.unwrap_or_else(|| match changing {
        Some(CannedReply { reply, .. }) => ReplyFields::of(
            reply.used_for.as_str(),
            reply.title.as_str(),
            reply.text.as_str(),
        ),
        None => ReplyFields::of("", "", ""),
    });
    let page = RepliesPage {
        frame: Frame::of(app, staff, "replies").await?,
        note,
        summary: ErrorSummary::of([&fields.used_for, &fields.title, &fields.text]),
        rows: replies.iter().map(row).collect(),
        placeholders: &PLACEHOLDERS,
        changing: changing.map(|one| one.id.to_string()),
        fields,
    };
    html(status, &page)
}

fn row(one: &CannedReply) -> Row {
    Row {
        id: one.id.to_string(),
        title: one.reply.title.to_string(),
        used_for: match one.reply.used_for {
            ReplyUse::Question => "questions",
            ReplyUse::Rejection => "rejections",
        },
        text: one.reply.text.to_string(),
    }
}
