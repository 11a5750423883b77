//! Forgot password (D13), and the way back in by a key (D8).

use axum::Form;
use axum::extract::{Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use device::KeyChallenge;
use serde::Deserialize;

use super::access::DoneQuery;
use super::views::{ChooseWay, Key, Ways};
use super::{Broken, OrBroken, again, render};
use crate::app::App;
use crate::flows::{self, Secret, Twice};
use crate::problem::Problems;

pub(super) async fn choose_way(
    State(app): State<App>,
    Query(query): Query<DoneQuery>,
) -> Result<Response, Broken> {
    let status = flows::status(&app.engine).or_broken(&app)?;
    if !status.activated {
        return Ok(Redirect::to("/activate").into_response());
    }
    Ok(render(&ChooseWay::new(
        &app,
        ways(&app).await,
        query.notice(),
    )))
}

/// Which ways there are, and why one cannot be gone.
pub(super) async fn ways(app: &App) -> Ways {
    Ways::new(
        flows::sheet_way(&app.engine).await,
        flows::key_way(&app.engine).await,
    )
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct AskForm {
    fresh: String,
}

/// Makes the challenge and leads to its page, where reloading makes none.
pub(super) async fn ask(
    State(app): State<App>,
    Form(form): Form<AskForm>,
) -> Result<Redirect, Broken> {
    let fresh = form.fresh == "yes";
    let before = flows::key_challenge(&app.engine).await.or_broken(&app)?;
    let shown = flows::ask_key_challenge(&app.engine, fresh)
        .await
        .or_broken(&app)?;
    let is_same = before.is_some_and(|before| before.challenge == shown.challenge);
    Ok(Redirect::to(match fresh && is_same {
        true => "/forgot/key?done=same",
        false => "/forgot/key",
    }))
}

pub(super) async fn show(
    State(app): State<App>,
    Query(query): Query<DoneQuery>,
) -> Result<Response, Broken> {
    Ok(
        match flows::key_challenge(&app.engine).await.or_broken(&app)? {
            Some(shown) => render(&Key::new(&app, &shown, "", None).told(query.notice())),
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
    State(app): State<App>,
    Form(form): Form<AnswerForm>,
) -> Result<Response, Broken> {
    let new = Twice {
        first: &form.new_password,
        second: &form.new_password_again,
    };
    match flows::answer_key_challenge(&app.engine, &app.profile, &form.key, new).await {
        Ok(_) => Ok(Redirect::to("/sign-in?done=reset").into_response()),
        Err(problems) => {
            let live = flows::key_challenge(&app.engine).await.or_broken(&app)?;
            let ways = ways(&app).await;
            Ok(again(
                &problems,
                refused(&app, &form, &problems, live.as_ref(), ways),
            ))
        }
    }
}

/// The form again with the key as it was typed; it goes only with a challenge that still takes one.
fn refused(
    app: &App,
    form: &AnswerForm,
    problems: &Problems,
    live: Option<&KeyChallenge>,
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
