//! Forgot password (D13), and the way back in by a key (D8).

use axum::Form;
use axum::extract::Query;
use axum::response::{IntoResponse, Redirect, Response};
use device::ShownChallenge;
use serde::Deserialize;

use super::access::DoneQuery;
use super::views::{ChooseWay, Key, Ways};
use super::{Broken, OrBroken, again, render};
use crate::app::App;
use crate::caller::Caller;
use crate::flows::{self, Secret, Twice};
use crate::problem::Problems;

pub(super) async fn choose_way(
    caller: Caller,
    Query(query): Query<DoneQuery>,
) -> Result<Response, Broken> {
    let status = flows::status(&caller).or_broken(&caller)?;
    if !status.activated {
        return Ok(Redirect::to("/activate").into_response());
    }
    Ok(render(&ChooseWay::new(
        &caller,
        ways(&caller).await,
        query.notice(),
    )))
}

/// Which ways there are, and why one cannot be gone.
pub(super) async fn ways(caller: &Caller) -> Ways {
    Ways::new(flows::sheet_way(caller).await, flows::key_way(caller).await)
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct AskForm {
    fresh: String,
}

/// Makes the challenge and leads to its page, where reloading makes none.
pub(super) async fn ask(caller: Caller, Form(form): Form<AskForm>) -> Result<Redirect, Broken> {
    let fresh = form.fresh == "yes";
    let before = flows::key_challenge(&caller).await.or_broken(&caller)?;
    let shown = flows::ask_key_challenge(&caller, fresh)
        .await
        .or_broken(&caller)?;
    let is_same = before.is_some_and(|before| before.challenge == shown.challenge);
    Ok(Redirect::to(match fresh && is_same {
        true => "/forgot/key?done=same",
        false => "/forgot/key",
    }))
}

pub(super) async fn show(
    caller: Caller,
    Query(query): Query<DoneQuery>,
) -> Result<Response, Broken> {
    Ok(
        match flows::key_challenge(&caller).await.or_broken(&caller)? {
            Some(shown) => render(&Key::new(&caller, &shown, "", None).told(query.notice())),
            None => Redirect::to("/forgot").into_response(),
        },
    )
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct AnswerForm {
    key: Secret,
    new_password: Secret,
    new_password_again: Secret,
}

pub(super) async fn answer(
    caller: Caller,
    Form(form): Form<AnswerForm>,
) -> Result<Response, Broken> {
    let new = Twice {
        first: &form.new_password,
        second: &form.new_password_again,
    };
    match flows::answer_key_challenge(&caller, &form.key, new).await {
        Ok(_) => Ok(Redirect::to("/sign-in?done=reset").into_response()),
        Err(problems) => {
            let live = flows::key_challenge(&caller).await.or_broken(&caller)?;
            let ways = ways(&caller).await;
            Ok(again(
                &problems,
                refused(&caller, &form, &problems, live.as_ref(), ways),
            ))
        }
    }
}

/// The form again with the key as it was typed; it goes only with a challenge that still takes one.
fn refused(
    app: &App,
    form: &AnswerForm,
    problems: &Problems,
    live: Option<&ShownChallenge>,
    ways: Ways,
) -> Response {
    match live {
        Some(shown) => render(&Key::new(app, shown, form.key.as_typed(), Some(problems))),
        None => render(&ChooseWay::ended(
            app,
            problems.first().message.clone(),
            ways,
        )),
    }
}
