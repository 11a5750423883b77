//! The way back in by the reserved email (D5).

use axum::response::{IntoResponse, Redirect, Response};
use device::WayBack;
use protocol::Way;
use serde::Deserialize;

use super::access::DoneQuery;
use super::key::{Asked, after, ask_challenge};
use super::views::{AgreeToEmail, Email};
use super::{Broken, OrBroken, again, forgot, render};
use crate::asked::{Form, Query};
use crate::caller::Caller;
use crate::flows::{self, Secret, Twice};
use crate::problem::{Problem, Problems};

/// The challenge where there is one, else what has to be agreed to first.
pub(super) async fn show(
    caller: Caller,
    Query(query): Query<DoneQuery>,
) -> Result<Response, Broken> {
    if let Some(elsewhere) = forgot::elsewhere(&caller, WayBack::Email).await? {
        return Ok(elsewhere.into_response());
    }
    let live = flows::challenge(&caller, Way::Email).await;
    let status = flows::status(&caller).or_broken(&caller)?;
    Ok(match live.or_broken(&caller)? {
        Some(shown) => render(&Email::new(&caller, &shown, "", None).told(query.notice())),
        None => render(&AgreeToEmail::new(&caller, &status, None)),
    })
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct AskForm {
    agreed: String,
    with_cameras: String,
    fresh: String,
}

/// Makes the challenge and leads to its page, where reloading makes none.
pub(super) async fn ask(caller: Caller, Form(form): Form<AskForm>) -> Result<Response, Broken> {
    if let Some(elsewhere) = forgot::elsewhere(&caller, WayBack::Email).await? {
        return Ok(elsewhere.into_response());
    }
    if form.agreed != "yes" {
        let status = flows::status(&caller).or_broken(&caller)?;
        let problems = Problems::from(Problem::not_agreed());
        let page = AgreeToEmail::new(&caller, &status, Some(&problems));
        return Ok(again(&problems, render(&page)));
    }
    let asked = ask_challenge(
        &caller,
        Way::Email,
        form.with_cameras == "yes",
        form.fresh == "yes",
    )
    .await?;
    Ok(Redirect::to(match asked {
        Asked::Same => "/forgot/email?done=same",
        Asked::Shown => "/forgot/email",
    })
    .into_response())
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct AnswerForm {
    code: Secret,
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
    let problems = match flows::answer_challenge(&caller, Way::Email, &form.code, new).await {
        Ok(answered) => return Ok(after(&answered)),
        Err(problems) => problems,
    };
    let live = flows::challenge(&caller, Way::Email).await;
    match live.or_broken(&caller)? {
        Some(shown) => {
            let page = Email::new(&caller, &shown, form.code.as_typed(), Some(&problems));
            Ok(again(&problems, render(&page)))
        }
        None => forgot::ended(&caller, &problems).await,
    }
}
