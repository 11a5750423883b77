//! What somebody signed in sees first: what happened, and the device's facts.

use axum::extract::{Query, State};
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Response};

use super::access::DoneQuery;
use super::views::Home;
use super::{OrBroken, render, signed_in};
use crate::app::App;
use crate::flows;
use crate::problem::Problem;

pub(super) async fn show(
    State(app): State<App>,
    Query(query): Query<DoneQuery>,
    headers: HeaderMap,
) -> Response {
    let session = match signed_in(&app, &headers).await {
        Ok(session) => session,
        Err(elsewhere) => return elsewhere,
    };
    let journal = app
        .engine
        .journal(session)
        .await
        .map_err(Problem::from)
        .or_broken(&app);
    let status = flows::status(&app.engine).or_broken(&app);
    match (journal, status) {
        (Ok(journal), Ok(status)) => render(&Home::new(&app, &status, &journal, query.notice())),
        (Err(broken), _) | (_, Err(broken)) => broken.into_response(),
    }
}
