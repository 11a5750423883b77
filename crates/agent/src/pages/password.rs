//! Changing a known password (D3).

use axum::http::HeaderMap;
use axum::response::{IntoResponse, Redirect, Response};
use serde::Deserialize;

use super::views::ChangePassword;
use super::{again_signed_in, render, signed_in};
use crate::asked::Form;
use crate::caller::Caller;
use crate::flows::{self, Secret, Twice};

pub(super) async fn show(caller: Caller, headers: HeaderMap) -> Response {
    match signed_in(&caller, &headers).await {
        Ok(_) => render(&ChangePassword::new(&caller, None)),
        Err(elsewhere) => elsewhere,
    }
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct ChangeForm {
    old_password: Secret,
    new_password: Secret,
    new_password_again: Secret,
}

pub(super) async fn change(
    caller: Caller,
    headers: HeaderMap,
    Form(form): Form<ChangeForm>,
) -> Response {
    let session = match signed_in(&caller, &headers).await {
        Ok(session) => session,
        Err(elsewhere) => return elsewhere,
    };
    let new = Twice {
        first: &form.new_password,
        second: &form.new_password_again,
    };
    let changed = flows::change_password(&caller, session, &form.old_password, new).await;
    match changed {
        Ok(()) => Redirect::to("/home?done=changed").into_response(),
        Err(problems) => {
            let page = render(&ChangePassword::new(&caller, Some(&problems)));
            again_signed_in(&problems, Ok(page))
        }
    }
}
