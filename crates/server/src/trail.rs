//! The audit trail as text, one entry a line.

use recovery::audit::Detail;
use recovery::audit::chain::{Chained, Form, Link};
use serde::Serialize;

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
