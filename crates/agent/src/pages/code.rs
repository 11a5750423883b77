//! The way back in by the security code that support reads out (D6).

use axum::response::{IntoResponse, Redirect, Response};
use device::WayBack;
use serde::Deserialize;

use super::views::ByCode;
use super::{Broken, OrBroken, again, forgot, render};
use crate::asked::Form;
use crate::caller::Caller;
use crate::flows::{self, Secret, Twice};

pub(super) async fn show(caller: Caller) -> Result<Response, Broken> {
    if let Some(elsewhere) = forgot::elsewhere(&caller, WayBack::Code).await? {
        return Ok(elsewhere.into_response());
    }
    let status = flows::status(&caller).or_broken(&caller)?;
    Ok(render(&ByCode::new(&caller, &status, "", None)))
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
    let Err(problems) = flows::recover_by_code(&caller, &form.code, new).await else {
        return Ok(Redirect::to("/sign-in?done=reset").into_response());
    };
    if flows::way(&caller, WayBack::Code).await.is_err() {
        return forgot::ended(&caller, &problems).await;
    }
    let status = flows::status(&caller).or_broken(&caller)?;
    let page = ByCode::new(&caller, &status, form.code.as_typed(), Some(&problems));
    Ok(again(&problems, render(&page)))
}
