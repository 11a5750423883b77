//! The journal as a page, and as a file that can be checked elsewhere.

use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Response};
use device::Entry;

use super::views::JournalPage;
use super::{OrBroken, render, signed_in};
use crate::caller::Caller;
use crate::flows;

pub(super) async fn show(caller: Caller, headers: HeaderMap) -> Response {
    match read(&caller, &headers).await {
        Ok(journal) => render(&JournalPage::new(&caller, &journal)),
        Err(elsewhere) => elsewhere,
    }
}

/// The entries as lines, oldest first.
pub(super) async fn lines(caller: Caller, headers: HeaderMap) -> Response {
    let journal = match read(&caller, &headers).await {
        Ok(journal) => journal,
        Err(elsewhere) => return elsewhere,
    };
    let serial = caller.profile.identity.serial().as_str();
    let name = format!("attachment; filename=\"regain-{serial}-journal.jsonl\"");
    let entries = journal.iter().map(|(entry, _)| entry);
    let mut response = flows::journal_lines(entries);
    if let Ok(name) = name.parse() {
        response
            .headers_mut()
            .insert(header::CONTENT_DISPOSITION, name);
    }
    response
}

async fn read(caller: &Caller, headers: &HeaderMap) -> Result<Vec<(Entry, bool)>, Response> {
    let session = signed_in(caller, headers).await?;
    flows::journal(caller, session)
        .await
        .or_broken(caller)
        .map_err(IntoResponse::into_response)
}
