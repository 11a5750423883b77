//! The way back in by a code of the recovery sheet (D1).

use axum::Form;
use axum::response::{IntoResponse, Redirect, Response};
use serde::Deserialize;

use super::key::ways;
use super::views::{ChooseWay, UseSheet};
use super::{Broken, OrBroken, again, render};
use crate::caller::Caller;
use crate::flows::{self, Secret, Twice};

pub(super) async fn show(caller: Caller) -> Result<Response, Broken> {
    match flows::sheet_way(&caller).await {
        Ok(()) => Ok(render(&UseSheet::new(&caller, "", None))),
        Err(problem) if problem.status.is_server_error() => Err(problem).or_broken(&caller),
        Err(_) => Ok(Redirect::to("/forgot").into_response()),
    }
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct CodeForm {
    code: Secret,
    new_password: Secret,
    new_password_again: Secret,
}

pub(super) async fn recover(caller: Caller, Form(form): Form<CodeForm>) -> Response {
    let new = Twice {
        first: &form.new_password,
        second: &form.new_password_again,
    };
    match flows::recover_by_sheet(&caller, &form.code, new).await {
        Ok(used) => Redirect::to(&format!("/sign-in?done=sheet-{}", used.left)).into_response(),
        Err(problems) => {
            let page = match flows::sheet_way(&caller).await {
                Ok(()) => render(&UseSheet::new(
                    &caller,
                    form.code.as_typed(),
                    Some(&problems),
                )),
                Err(_) => {
                    let why = problems.first().message.clone();
                    render(&ChooseWay::ended(&caller, why, ways(&caller).await))
                }
            };
            again(&problems, page)
        }
    }
}
