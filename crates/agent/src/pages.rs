//! The device's pages. They work without scripts; looking (GET) never changes anything.

mod access;
mod account;
mod cameras;
mod challenge;
mod code;
mod email;
mod file;
mod forgot;
mod home;
mod journal;
mod key;
mod password;
mod picture;
mod questions;
mod set_password;
mod sheet;
mod views;

use askama::Template;
use axum::Router;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{Html, IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use device::SessionToken;

use crate::app::App;
use crate::caller::Caller;
use crate::problem::{Problem, Problems};
use crate::{flows, log};
use views::{Shell, Trouble};

pub(crate) fn router() -> Router<App> {
    Router::new()
        .route("/", get(start))
        .route(
            "/activate",
            get(access::show_activate).post(access::activate),
        )
        .route("/sign-in", get(access::show_sign_in).post(access::sign_in))
        .route("/sign-out", post(access::sign_out))
        .route("/home", get(home::show))
        .route("/journal", get(journal::show))
        .route("/journal.jsonl", get(journal::lines))
        .route("/account", get(account::show))
        .route("/account/reserved-email", post(account::change_email))
        .route("/account/email-code", post(account::ask_confirmation))
        .route("/account/confirm-email", post(account::confirm_email))
        .route(
            "/account/sheet",
            get(account::to_account).post(account::make_sheet),
        )
        .route("/cameras", get(cameras::show).post(cameras::add))
        .route("/cameras/passwords", post(cameras::set_passwords))
        .route("/cameras/{id}", get(cameras::show_one))
        .route("/cameras/{id}/look", post(cameras::look))
        .route("/cameras/{id}/confirm", post(cameras::confirm))
        .route("/cameras/{id}/test", post(cameras::test))
        .route("/cameras/{id}/login", post(cameras::set_login))
        .route("/cameras/{id}/remove", post(cameras::remove))
        .route(
            "/account/questions",
            get(questions::show).post(questions::set),
        )
        .route("/account/questions/remove", post(questions::remove))
        .route("/password", get(password::show).post(password::change))
        .route(
            "/set-password",
            get(set_password::show).post(set_password::set),
        )
        .route("/forgot", get(forgot::show))
        .route("/forgot/code", get(code::show).post(code::recover))
        .route("/forgot/file", get(file::show).post(file::ask))
        .route("/forgot/file/answer", post(file::answer))
        .route("/forgot/email", get(email::show).post(email::ask))
        .route("/forgot/email/answer", post(email::answer))
        .route("/forgot/key", get(key::show).post(key::ask))
        .route("/forgot/key/answer", post(key::answer))
        .route("/forgot/{way}/qr.svg", get(picture::svg))
        .route("/forgot/{way}/qr.png", get(picture::png))
        .route("/forgot/{way}/challenge.xml", get(picture::xml))
        .route(
            "/forgot/questions",
            get(questions::ask).post(questions::recover),
        )
        .route("/forgot/sheet", get(sheet::show).post(sheet::recover))
        .fallback(nowhere)
}

/// A page that could not be shown; the person sees why.
struct Broken {
    app: App,
    problem: Problem,
}

trait OrBroken<T> {
    fn or_broken(self, app: &App) -> Result<T, Broken>;
}

impl<T> OrBroken<T> for Result<T, Problem> {
    fn or_broken(self, app: &App) -> Result<T, Broken> {
        self.map_err(|problem| Broken {
            app: app.clone(),
            problem,
        })
    }
}

impl IntoResponse for Broken {
    fn into_response(self) -> Response {
        let page = Trouble {
            shell: Shell::of(&self.app, false),
            message: &self.problem.message,
        };
        with_problem(&self.problem, render(&page))
    }
}

/// The page that says why what was sent is not looked at.
pub(crate) fn trouble(app: App, problem: Problem) -> Response {
    Broken { app, problem }.into_response()
}

/// Leads to the page that makes sense now.
async fn start(caller: Caller, headers: HeaderMap) -> Result<Redirect, Broken> {
    let status = flows::status(&caller).or_broken(&caller)?;
    let is_signed_in = caller.session(&headers).await.or_broken(&caller)?.is_some();
    Ok(Redirect::to(match (status.activated, is_signed_in) {
        (false, _) => "/activate",
        (true, false) => "/sign-in",
        (true, true) => "/home",
    }))
}

async fn nowhere(caller: Caller) -> Broken {
    let message = "There is no such page on this device.";
    Broken {
        problem: Problem::new(StatusCode::NOT_FOUND, "not_found", message),
        app: caller.app().clone(),
    }
}

/// The session, or the way to the sign-in page.
async fn signed_in(caller: &Caller, headers: &HeaderMap) -> Result<SessionToken, Response> {
    match caller.session(headers).await.or_broken(caller) {
        Ok(Some(session)) => Ok(session),
        Ok(None) => Err(to_sign_in()),
        Err(broken) => Err(broken.into_response()),
    }
}

fn render(page: &impl Template) -> Response {
    match page.render() {
        Ok(html) => Html(html).into_response(),
        Err(fault) => {
            log::warn(format_args!("a page could not be made: {fault}"));
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
    }
}

/// Where somebody who is not signed in is led.
fn to_sign_in() -> Response {
    Redirect::to("/sign-in?done=ended").into_response()
}

/// The page again with what was wrong, or the way to the sign-in page where the session has ended meanwhile.
fn again_signed_in(problems: &Problems, page: Result<Response, Broken>) -> Response {
    match page {
        _ if problems.first().is_signed_out() => to_sign_in(),
        Ok(page) => again(problems, page),
        Err(broken) => broken.into_response(),
    }
}

/// A form shown again, with the status of its first problem.
fn again(problems: &Problems, page: Response) -> Response {
    with_problem(problems.first(), page)
}

fn with_problem(problem: &Problem, mut page: Response) -> Response {
    *page.status_mut() = problem.status;
    if let Some(seconds) = problem.retry_after {
        page.headers_mut()
            .insert(header::RETRY_AFTER, HeaderValue::from(seconds));
    }
    page
}
