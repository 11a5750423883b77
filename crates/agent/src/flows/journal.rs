//! The journal for somebody who is signed in.

use axum::http::header;
use axum::response::{IntoResponse, Response};
use device::{Entry, SessionToken};

use crate::caller::Caller;
use crate::problem::Problem;

/// What a file of JSON lines is called in headers.
pub(crate) const NDJSON: &str = "application/x-ndjson";

/// The journal, oldest first, each entry with whether it was news at this session's sign-in.
pub(crate) async fn journal(
    caller: &Caller,
    session: SessionToken,
) -> Result<Vec<(Entry, bool)>, Problem> {
    Ok(caller.engine.journal(session).await?)
}

/// The journal as lines that its chain of hashes can be checked with.
pub(crate) fn journal_lines<'a>(entries: impl IntoIterator<Item = &'a Entry>) -> Response {
    let lines: String = entries
        .into_iter()
        .map(|entry| entry.line() + "\n")
        .collect();
    ([(header::CONTENT_TYPE, NDJSON)], lines).into_response()
}
