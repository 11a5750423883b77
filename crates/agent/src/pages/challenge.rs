//! What the ways by a challenge have in common: by key (D8), by reserved email (D5), by file (D7).

use axum::response::{IntoResponse, Redirect, Response};
use device::{ShownChallenge, WayBack};
use protocol::Way;
use serde::Deserialize;

use super::views::ChallengePage;
use super::{Broken, OrBroken, again, forgot, render};
use crate::caller::Caller;
use crate::flows::{self, Answered, Secret, Twice};

#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct AskForm {
    pub(super) agreed: String,
    with_cameras: String,
    fresh: String,
}

/// Makes the challenge and leads to its page, where reloading makes none.
pub(super) async fn ask(caller: &Caller, way: Way, form: &AskForm) -> Result<Redirect, Broken> {
    let (with_cameras, fresh) = (form.with_cameras == "yes", form.fresh == "yes");
    let before = live(caller, way).await?;
    let shown = flows::ask_challenge(caller, way, with_cameras, fresh)
        .await
        .or_broken(caller)?;
    // A fresh one that was asked for too early is the one before.
    let is_same = fresh && before.is_some_and(|before| before.challenge == shown.challenge);
    let done = if is_same { "?done=same" } else { "" };
    let word = WayBack::from(way).word();
    Ok(Redirect::to(&format!("/forgot/{word}{done}")))
}

/// The challenge that can be answered now.
pub(super) async fn live(caller: &Caller, way: Way) -> Result<Option<ShownChallenge>, Broken> {
    flows::challenge(caller, way).await.or_broken(caller)
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct AnswerForm {
    key: Secret,
    code: Secret,
    new_password: Secret,
    new_password_again: Secret,
}

pub(super) async fn answer(
    caller: &Caller,
    way: Way,
    form: &AnswerForm,
) -> Result<Response, Broken> {
    let new = Twice {
        first: &form.new_password,
        second: &form.new_password_again,
    };
    let typed = match way {
        Way::Key => &form.key,
        _ => &form.code,
    };
    let problems = match flows::answer_challenge(caller, way, typed, new).await {
        Ok(answered) => return Ok(after(&answered)),
        Err(problems) => problems,
    };
    // The form again with the code as it was typed; it goes only with a challenge that still takes one.
    match live(caller, way).await? {
        Some(shown) => {
            let page = ChallengePage::new(caller, &shown, typed.as_typed(), Some(&problems));
            Ok(again(&problems, render(&page)))
        }
        None => forgot::ended(caller, &problems).await,
    }
}

/// To the sign-in page, which says what the new password is for.
pub(super) fn after(answered: &Answered) -> Response {
    Redirect::to(match answered.with_cameras {
        true => "/sign-in?done=reset-cameras",
        false => "/sign-in?done=reset",
    })
    .into_response()
}
