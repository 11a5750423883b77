//! The way back in by a code of the recovery sheet (D1).

use axum::Form;
use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use serde::Deserialize;

use super::key::ways;
use super::views::{ChooseWay, UseSheet};
use super::{Broken, OrBroken, again, render};
use crate::app::App;
use crate::flows::{self, Secret, Twice};

pub(super) async fn show(State(app): State<App>) -> Result<Response, Broken> {
    match flows::sheet_way(&app.engine).await {
        Ok(()) => Ok(render(&UseSheet::new(&app, "", None))),
        Err(problem) if problem.status.is_server_error() => Err(problem).or_broken(&app),
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

pub(super) async fn recover(State(app): State<App>, Form(form): Form<CodeForm>) -> Response {
    let new = Twice {
        first: &form.new_password,
        second: &form.new_password_again,
    };
    match flows::recover_by_sheet(&app.engine, &app.profile, &form.code, new).await {
        Ok(used) => Redirect::to(&format!("/sign-in?done=sheet-{}", used.left)).into_response(),
        Err(problems) => {
            let page = match flows::sheet_way(&app.engine).await {
                Ok(()) => render(&UseSheet::new(&app, form.code.as_typed(), Some(&problems))),
                Err(_) => {
                    let why = problems.first().message.clone();
                    render(&ChooseWay::ended(&app, why, ways(&app).await))
                }
            };
            again(&problems, page)
        }
    }
}
