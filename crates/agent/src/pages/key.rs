//! The way back in by a key (D8).

use axum::response::{IntoResponse, Redirect, Response};
use protocol::Way;

use super::access::DoneQuery;
use super::challenge::{self, AnswerForm, AskForm};
use super::views::ChallengePage;
use super::{Broken, render};
use crate::asked::{Form, Query};
use crate::caller::Caller;

pub(super) async fn ask(caller: Caller, Form(form): Form<AskForm>) -> Result<Redirect, Broken> {
    challenge::ask(&caller, Way::Key, &form).await
}

pub(super) async fn show(
    caller: Caller,
    Query(query): Query<DoneQuery>,
) -> Result<Response, Broken> {
    Ok(match challenge::live(&caller, Way::Key).await? {
        Some(shown) => render(&ChallengePage::new(&caller, &shown, "", None).told(query.notice())),
        None => Redirect::to("/forgot").into_response(),
    })
}

pub(super) async fn answer(
    caller: Caller,
    Form(form): Form<AnswerForm>,
) -> Result<Response, Broken> {
    challenge::answer(&caller, Way::Key, &form).await
}
