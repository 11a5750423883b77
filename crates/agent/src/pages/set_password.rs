//! The page that a temporary password opens: it sets a new one and does nothing else (D9).

use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Redirect, Response};
use device::SessionToken;
use serde::Deserialize;

use super::views::SetPassword;
use super::{Broken, OrBroken, again, render};
use crate::asked::Form;
use crate::caller::Caller;
use crate::flows::{self, Secret, Twice};

/// The session, or the way to the sign-in page.
async fn allowed(
    caller: &Caller,
    headers: &HeaderMap,
) -> Result<Result<SessionToken, Redirect>, Broken> {
    let over = Redirect::to("/sign-in?done=set-over");
    let Some(session) = caller.token(headers) else {
        return Ok(Err(over));
    };
    let may = flows::may_set_password(caller, &session).await;
    Ok(match may.or_broken(caller)? {
        true => Ok(session),
        false => Err(over),
    })
}

pub(super) async fn show(caller: Caller, headers: HeaderMap) -> Result<Response, Broken> {
    Ok(match allowed(&caller, &headers).await? {
        Ok(_) => render(&SetPassword::new(&caller, None)),
        Err(elsewhere) => elsewhere.into_response(),
    })
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct SetForm {
    new_password: Secret,
    new_password_again: Secret,
}

pub(super) async fn set(
    caller: Caller,
    headers: HeaderMap,
    Form(form): Form<SetForm>,
) -> Result<Response, Broken> {
    let session = match allowed(&caller, &headers).await? {
        Ok(session) => session,
        Err(elsewhere) => return Ok(elsewhere.into_response()),
    };
    let new = Twice {
        first: &form.new_password,
        second: &form.new_password_again,
    };
    match flows::set_password(&caller, session, new).await {
        Ok(()) => {
            let clear = [(header::SET_COOKIE, caller.cookie().clear())];
            Ok((clear, Redirect::to("/sign-in?done=reset")).into_response())
        }
        Err(problems) => {
            let page = SetPassword::new(&caller, Some(&problems));
            Ok(again(&problems, render(&page)))
        }
    }
}
