//! Activation (D1), signing in and out.

use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Redirect, Response};
use device::SessionToken;
use serde::Deserialize;

use super::views::{Activate, Done, SheetPage, SignIn};
use super::{Broken, OrBroken, again, render};
use crate::app::App;
use crate::asked::{Form, Query};
use crate::caller::Caller;
use crate::flows::{self, EmailAsked, Secret, SignedIn, Twice};
use crate::problem::{Problem, Problems};

#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct ActivateForm {
    new_password: Secret,
    new_password_again: Secret,
    pub(super) reserved_email: String,
    pub(super) without_email: String,
    pub(super) recovery_sheet: String,
}

pub(super) async fn show_activate(caller: Caller) -> Result<Response, Broken> {
    let status = flows::status(&caller).or_broken(&caller)?;
    if status.activated {
        return Ok(Redirect::to("/").into_response());
    }
    Ok(render(&Activate::new(
        &caller,
        &ActivateForm::default(),
        None,
    )))
}

pub(super) async fn activate(caller: Caller, Form(form): Form<ActivateForm>) -> Response {
    let password = Twice {
        first: &form.new_password,
        second: &form.new_password_again,
    };
    let email = EmailAsked {
        address: &form.reserved_email,
        without: form.without_email == "yes",
    };
    let with_sheet = form.recovery_sheet == "yes";
    let activated = flows::activate(&caller, password, email, with_sheet);
    match activated.await.map(|activated| activated.sheet) {
        Ok(Some(sheet)) => render(&SheetPage::new(&caller, &sheet, Done::Activated)),
        Ok(None) => Redirect::to("/sign-in?done=activated").into_response(),
        Err(problems) => again(
            &problems,
            render(&Activate::new(&caller, &form, Some(&problems))),
        ),
    }
}

#[derive(Deserialize)]
pub(super) struct DoneQuery {
    pub(super) done: Option<String>,
}

impl DoneQuery {
    pub(super) fn notice(&self) -> Option<Done> {
        self.done.as_deref().and_then(Done::parse)
    }
}

pub(super) async fn show_sign_in(
    caller: Caller,
    Query(query): Query<DoneQuery>,
) -> Result<Response, Broken> {
    let status = flows::status(&caller).or_broken(&caller)?;
    if !status.activated {
        return Ok(Redirect::to("/activate").into_response());
    }
    Ok(render(&SignIn::new(&caller, query.notice(), None)))
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct SignInForm {
    password: Secret,
}

pub(super) async fn sign_in(caller: Caller, Form(form): Form<SignInForm>) -> Response {
    let signed_in = flows::sign_in(&caller, &form.password).await;
    let led = signed_in.and_then(|signed_in| match signed_in {
        SignedIn::Whole { session, .. } => cookie(&caller, &session, "/home"),
        SignedIn::SetPasswordOnly { session } => cookie(&caller, &session, "/set-password"),
    });
    match led {
        Ok(response) => response,
        Err(problem) => {
            let problems = Problems::from(problem);
            again(
                &problems,
                render(&SignIn::new(&caller, None, Some(&problems))),
            )
        }
    }
}

fn cookie(app: &App, session: &SessionToken, to: &str) -> Result<Response, Problem> {
    let set = app.cookie().set(&session.to_text(), None);
    let set = set.ok_or(crate::engine::Failure::Lost)?;
    Ok(([(header::SET_COOKIE, set)], Redirect::to(to)).into_response())
}

pub(super) async fn sign_out(caller: Caller, headers: HeaderMap) -> Result<Response, Broken> {
    if let Some(session) = caller.session(&headers).await.or_broken(&caller)? {
        flows::sign_out(&caller, session).await.or_broken(&caller)?;
    }
    let clear = [(header::SET_COOKIE, caller.cookie().clear())];
    Ok((clear, Redirect::to("/sign-in?done=signed-out")).into_response())
}
