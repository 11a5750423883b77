//! The first page, and how to take a picture.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;

use web::language::{Rich, Words};

use crate::app::App;
use crate::assets::{BAD, GOOD, HelpPicture};
use crate::http::fault::Fault;
use crate::http::layers::html_in;
use crate::tell;

/// The first page: two doors, and what to have at hand.
#[derive(Template)]
#[template(path = "portal/home.html")]
pub(crate) struct HomePage<'a> {
    pub(crate) t: Words,
    pub(crate) authority: &'a str,
    pub(crate) sender: &'a str,
    pub(crate) hotline: &'a str,
    pub(crate) serial_length: usize,
}

/// Good and bad pictures.
#[derive(Template)]
#[template(path = "portal/help.html")]
pub(crate) struct HelpPage<'a> {
    pub(crate) t: Words,
    pub(crate) authority: &'a str,
    pub(crate) good: &'static [HelpPicture],
    pub(crate) bad: &'static [HelpPicture],
}

pub(super) async fn home(t: Words, State(app): State<App>) -> Result<Response, Fault> {
    let policy = &app.services.policy;
    let page = HomePage {
        t,
        authority: &policy.service_name,
        sender: policy.mail_from.as_str(),
        hotline: tell::own(t, &policy.hotline),
        serial_length: policy.serial.length,
    };
    html_in(t, StatusCode::OK, &page)
}

pub(super) async fn help(t: Words, State(app): State<App>) -> Result<Response, Fault> {
    let page = HelpPage {
        t,
        authority: &app.services.policy.service_name,
        good: GOOD,
        bad: BAD,
    };
    html_in(t, StatusCode::OK, &page)
}
