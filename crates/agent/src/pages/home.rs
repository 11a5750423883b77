//! What somebody signed in sees first: what happened, and the device's facts.

use axum::http::HeaderMap;
use axum::response::{IntoResponse, Response};

use super::access::DoneQuery;
use super::views::Home;
use super::{OrBroken, render, signed_in};
use crate::asked::Query;
use crate::caller::Caller;
use crate::flows;

pub(super) async fn show(
    caller: Caller,
    Query(query): Query<DoneQuery>,
    headers: HeaderMap,
) -> Response {
    let session = match signed_in(&caller, &headers).await {
        Ok(session) => session,
        Err(elsewhere) => return elsewhere,
    };
    let journal = flows::journal(&caller, session).await.or_broken(&caller);
    let status = flows::status(&caller).or_broken(&caller);
    match (journal, status) {
        (Ok(journal), Ok(status)) => render(&Home::new(&caller, &status, &journal, query.notice())),
        (Err(broken), _) | (_, Err(broken)) => broken.into_response(),
    }
}
