//! The way back in by a code of the recovery sheet (D1).

use axum::response::{IntoResponse, Redirect, Response};
use device::WayBack;
use serde::Deserialize;

use super::views::UseSheet;
use super::{Broken, again, forgot, render};
use crate::asked::Form;
use crate::caller::Caller;
use crate::flows::{self, Secret, Twice};

pub(super) async fn show(caller: Caller) -> Result<Response, Broken> {
    Ok(match forgot::elsewhere(&caller, WayBack::Sheet).await? {
        None => render(&UseSheet::new(&caller, "", None)),
        Some(elsewhere) => elsewhere.into_response(),
    })
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct CodeForm {
    code: Secret,
    new_password: Secret,
    new_password_again: Secret,
}

pub(super) async fn recover(
    caller: Caller,
    Form(form): Form<CodeForm>,
) -> Result<Response, Broken> {
    let new = Twice {
        first: &form.new_password,
        second: &form.new_password_again,
    };
    match flows::recover_by_sheet(&caller, &form.code, new).await {
        Ok(used) => {
            let done = format!("/sign-in?done=sheet-{}", used.left);
            Ok(Redirect::to(&done).into_response())
        }
        Err(problems) if flows::way(&caller, WayBack::Sheet).await.is_ok() => {
            let page = UseSheet::new(&caller, form.code.as_typed(), Some(&problems));
            Ok(again(&problems, render(&page)))
        }
        Err(problems) => forgot::ended(&caller, &problems).await,
    }
}
