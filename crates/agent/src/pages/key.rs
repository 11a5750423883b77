//! The way back in by a key (D8).

use axum::response::{IntoResponse, Redirect, Response};
use protocol::Way;
use serde::Deserialize;

use super::access::DoneQuery;
use super::views::Key;
use super::{Broken, OrBroken, again, forgot, render};
use crate::asked::{Form, Query};
use crate::caller::Caller;
use crate::flows::{self, Answered, Secret, Twice};

#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct AskForm {
    fresh: String,
    with_cameras: String,
}

/// Makes the challenge and leads to its page, where reloading makes none.
pub(super) async fn ask(caller: Caller, Form(form): Form<AskForm>) -> Result<Redirect, Broken> {
    let asked = ask_challenge(
        &caller,
        Way::Key,
        form.with_cameras == "yes",
        form.fresh == "yes",
    )
    .await?;
    Ok(Redirect::to(match asked {
        Asked::Same => "/forgot/key?done=same",
        Asked::Shown => "/forgot/key",
    }))
}

/// What came of asking for a challenge.
pub(super) enum Asked {
    /// It is on show.
    Shown,
    /// A fresh one was asked for too early: the one before is on show.
    Same,
}

pub(super) async fn ask_challenge(
    caller: &Caller,
    way: Way,
    with_cameras: bool,
    fresh: bool,
) -> Result<Asked, Broken> {
    let before = flows::challenge(caller, way).await.or_broken(caller)?;
    let shown = flows::ask_challenge(caller, way, with_cameras, fresh)
        .await
        .or_broken(caller)?;
    let is_same = before.is_some_and(|before| before.challenge == shown.challenge);
    Ok(match fresh && is_same {
        true => Asked::Same,
        false => Asked::Shown,
    })
}

/// To the sign-in page, which says what the new password is for.
pub(super) fn after(answered: &Answered) -> Response {
    Redirect::to(match answered.with_cameras {
        true => "/sign-in?done=reset-cameras",
        false => "/sign-in?done=reset",
    })
    .into_response()
}

pub(super) async fn show(
    caller: Caller,
    Query(query): Query<DoneQuery>,
) -> Result<Response, Broken> {
    let live = flows::challenge(&caller, Way::Key).await;
    Ok(match live.or_broken(&caller)? {
        Some(shown) => render(&Key::new(&caller, &shown, "", None).told(query.notice())),
        None => Redirect::to("/forgot").into_response(),
    })
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
    let problems = match flows::answer_challenge(&caller, Way::Key, &form.key, new).await {
        Ok(answered) => return Ok(after(&answered)),
        Err(problems) => problems,
    };
    // The form again with the key as it was typed; it goes only with a challenge that still takes one.
    let live = flows::challenge(&caller, Way::Key).await;
    match live.or_broken(&caller)? {
        Some(shown) => {
            let page = Key::new(&caller, &shown, form.key.as_typed(), Some(&problems));
            Ok(again(&problems, render(&page)))
        }
        None => forgot::ended(&caller, &problems).await,
    }
}
