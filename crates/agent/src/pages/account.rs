//! Account security: the reserved email (D2) and the recovery sheet (D1).

use axum::http::HeaderMap;
use axum::response::{IntoResponse, Redirect, Response};
use serde::Deserialize;

use super::access::DoneQuery;
use super::views::{Account, Asked, Done, SheetPage};
use super::{Broken, OrBroken, again_signed_in, render, signed_in};
use crate::asked::{Form, Query};
use crate::caller::Caller;
use crate::flows::{self, EmailAsked, Secret};
use crate::problem::Problems;

pub(super) async fn show(
    caller: Caller,
    Query(query): Query<DoneQuery>,
    headers: HeaderMap,
) -> Response {
    if let Err(elsewhere) = signed_in(&caller, &headers).await {
        return elsewhere;
    }
    match page(&caller, query.notice(), Asked::Nothing) {
        Ok(page) => page,
        Err(broken) => broken.into_response(),
    }
}

/// Where the address of a sheet leads that was shown and is gone.
pub(super) async fn to_account() -> Redirect {
    Redirect::to("/account")
}

fn page(caller: &Caller, done: Option<Done>, asked: Asked<'_>) -> Result<Response, Broken> {
    let status = flows::status(caller).or_broken(caller)?;
    Ok(render(&Account::new(caller, &status, done, asked)))
}

/// The page again with what was wrong, or the way to the sign-in page.
fn refused(caller: &Caller, problems: &Problems, asked: Asked<'_>) -> Response {
    again_signed_in(problems, page(caller, None, asked))
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct EmailForm {
    email_password: Secret,
    reserved_email: String,
    without_email: String,
}

pub(super) async fn change_email(
    caller: Caller,
    headers: HeaderMap,
    Form(form): Form<EmailForm>,
) -> Response {
    let session = match signed_in(&caller, &headers).await {
        Ok(session) => session,
        Err(elsewhere) => return elsewhere,
    };
    let email = EmailAsked {
        address: &form.reserved_email,
        without: form.without_email == "yes",
    };
    let changed = flows::change_reserved_email(&caller, session, &form.email_password, email).await;
    match changed {
        Ok(Some(_)) => Redirect::to("/account?done=email").into_response(),
        Ok(None) => Redirect::to("/account?done=no-email").into_response(),
        Err(problems) => {
            let problems = problems.renamed("old_password", "email_password");
            let asked = Asked::Email {
                address: &form.reserved_email,
                without: &form.without_email,
                problems: &problems,
            };
            refused(&caller, &problems, asked)
        }
    }
}

pub(super) async fn ask_confirmation(caller: Caller, headers: HeaderMap) -> Response {
    let session = match signed_in(&caller, &headers).await {
        Ok(session) => session,
        Err(elsewhere) => return elsewhere,
    };
    match flows::ask_confirmation(&caller, session).await {
        Ok(()) => Redirect::to("/account?done=email-asked").into_response(),
        Err(problem) => {
            let problems = problem.into();
            refused(&caller, &problems, Asked::Code(&problems))
        }
    }
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct CodeForm {
    code: Secret,
}

pub(super) async fn confirm_email(
    caller: Caller,
    headers: HeaderMap,
    Form(form): Form<CodeForm>,
) -> Response {
    let session = match signed_in(&caller, &headers).await {
        Ok(session) => session,
        Err(elsewhere) => return elsewhere,
    };
    match flows::confirm_email(&caller, session, &form.code).await {
        Ok(()) => Redirect::to("/account?done=email-confirmed").into_response(),
        Err(problem) => {
            let problems = problem.into();
            refused(&caller, &problems, Asked::Code(&problems))
        }
    }
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct SheetForm {
    sheet_password: Secret,
    replaces: u32,
}

/// Shows the new sheet as the answer itself: no address leads to it a second time.
pub(super) async fn make_sheet(
    caller: Caller,
    headers: HeaderMap,
    Form(form): Form<SheetForm>,
) -> Response {
    let session = match signed_in(&caller, &headers).await {
        Ok(session) => session,
        Err(elsewhere) => return elsewhere,
    };
    let replaces = Some(form.replaces);
    match flows::make_sheet(&caller, session, &form.sheet_password, replaces).await {
        Ok(sheet) => render(&SheetPage::new(&caller, &sheet, Done::SheetMade)),
        Err(problems) => {
            let problems = problems.renamed("old_password", "sheet_password");
            refused(&caller, &problems, Asked::Sheet(&problems))
        }
    }
}
