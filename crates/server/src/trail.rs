//! The audit trail as text, one entry a line.

use std::sync::Arc;

use axum::body::Body;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use futures_util::stream;
use recovery::audit::Detail;
use recovery::audit::chain::{Chained, Form, Link};
use recovery::desk;
use recovery::staff::Auditor;
use recovery::store::{Store, StoreError};
use serde::Serialize;

use crate::app::App;
use crate::http::fault::Fault;

/// How the lines look.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shape {
    /// JSON, which `regain audit verify` checks.
    Lines,
    /// For spreadsheets.
    Csv,
}

/// The trail from an entry on, to be kept; that somebody took it stands in it first.
pub(crate) async fn download(
    app: &App,
    auditor: Auditor,
    since: u64,
    shape: Shape,
) -> Result<Response, Fault> {
    let store = Arc::clone(&app.services.store);
    desk::take_trail(&*store, &auditor, since, app.now()).await?;
    let from = Reached {
        store,
        auditor,
        since,
        shape,
        after: since.saturating_sub(2),
        before: Link::default(),
        is_begun: false,
    };
    let (kind, name) = match shape {
        Shape::Lines => ("application/x-ndjson", "audit-trail.jsonl"),
        Shape::Csv => ("text/csv; charset=utf-8", "audit-trail.csv"),
    };
    let headers = [
        (header::CONTENT_TYPE, kind.to_owned()),
        (
            header::CONTENT_DISPOSITION,
            format!("attachment; filename=\"{name}\""),
        ),
    ];
    let pages = stream::try_unfold(from, Reached::page);
    Ok((headers, Body::from_stream(pages)).into_response())
}

/// How far it was read.
struct Reached {
    store: Arc<dyn Store>,
    auditor: Auditor,
    since: u64,
    shape: Shape,
    after: u64,
    before: Link,
    is_begun: bool,
}

impl Reached {
    /// The lines of the next page. The entry before the first has the hash that the first continues.
    async fn page(mut self) -> Result<Option<(String, Self)>, StoreError> {
        let page = desk::trail(&*self.store, &self.auditor, self.after).await?;
        let Some(last) = page.last() else {
            return Ok(None);
        };
        self.after = last.number;
        let mut text = String::new();
        if self.shape == Shape::Csv && !self.is_begun {
            let head = [
                "number", "time", "actor", "act", "subject", "detail", "hash",
            ];
            sheets::csv(&mut text, &head);
        }
        self.is_begun = true;
        for entry in &page {
            if entry.number >= self.since {
                match self.shape {
                    Shape::Lines => {
                        text.push_str(&line(entry, self.before));
                        text.push('\n');
                    }
                    Shape::Csv => row(&mut text, entry),
                }
            }
            self.before = entry.link;
        }
        Ok(Some((text, self)))
    }
}

/// The entry for a spreadsheet; what looks like a formula cannot act.
fn row(text: &mut String, entry: &Chained) {
    let written = &entry.written;
    let detail = match &written.detail {
        Detail::Erased(_) => "(erased)",
        detail => detail.text(),
    };
    let cells = [
        &entry.number.to_string(),
        &written.at.to_string(),
        &written.actor,
        &written.act,
        &written.subject,
        detail,
        &entry.link.to_string(),
    ];
    sheets::csv(text, &cells);
}

/// What a line holds: beside the hashes all that the hash covers.
#[derive(Serialize)]
struct Line<'a> {
    number: u64,
    /// How the hash is made; the first form goes without saying, as in copies of the first versions.
    #[serde(skip_serializing_if = "Option::is_none")]
    form: Option<u8>,
    time: String,
    actor: &'a str,
    act: &'a str,
    subject: &'a str,
    detail: &'a str,
    /// What the hash of the detail is salted with.
    #[serde(skip_serializing_if = "Option::is_none")]
    salt: Option<String>,
    /// The hash of a detail that was erased.
    #[serde(skip_serializing_if = "Option::is_none")]
    erased: Option<String>,
    before: String,
    hash: String,
}

/// The line of an entry that follows the hash `before`, as JSON.
#[must_use]
pub fn line(entry: &Chained, before: Link) -> String {
    let written = &entry.written;
    let (salt, erased) = match &written.detail {
        Detail::Empty => (None, None),
        Detail::Told { salt, .. } => (Some(salt.to_string()), None),
        Detail::Erased(hash) => (None, Some(hash.to_string())),
    };
    let time = written.at.to_string();
    let line = Line {
        number: entry.number,
        form: match entry.form {
            Form::First => None,
            Form::Second => Some(2),
        },
        time: time.replacen(' ', "T", 1).replace(" UTC", "Z"),
        actor: &written.actor,
        act: &written.act,
        subject: &written.subject,
        detail: written.detail.text(),
        salt: salt.filter(|salt| !salt.is_empty()),
        erased,
        before: before.to_string(),
        hash: entry.link.to_string(),
    };
    // Numbers and strings always become JSON.
    serde_json::to_string(&line).unwrap_or_default()
}
