//! The way back in by support's file (D7).

use axum::extract::multipart::{Multipart, MultipartError};
use axum::extract::{FromRequest, Query, Request};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use device::WayBack;
use protocol::Way;
use zeroize::Zeroizing;

use super::access::DoneQuery;
use super::challenge::{self, AskForm};
use super::views::ByFile;
use super::{Broken, OrBroken, again, forgot, render};
use crate::asked::Form;
use crate::caller::Caller;
use crate::flows::{self, Secret, Twice};
use crate::problem::{Problem, Problems};

/// The challenge where there is one, else how the way goes.
pub(super) async fn show(
    caller: Caller,
    Query(query): Query<DoneQuery>,
) -> Result<Response, Broken> {
    if let Some(elsewhere) = forgot::elsewhere(&caller, WayBack::File).await? {
        return Ok(elsewhere.into_response());
    }
    let live = challenge::live(&caller, Way::File).await?;
    let page = ByFile::new(&caller, live.as_ref(), None);
    Ok(render(&page.told(query.notice())))
}

pub(super) async fn ask(caller: Caller, Form(form): Form<AskForm>) -> Result<Redirect, Broken> {
    challenge::ask(&caller, Way::File, &form).await
}

/// The form with the file that came back.
#[derive(Default)]
struct Answer {
    file: Vec<u8>,
    new_password: Secret,
    new_password_again: Secret,
}

impl Answer {
    async fn read(request: Request) -> Result<Self, MultipartError> {
        let mut answer = Self::default();
        let Ok(mut form) = Multipart::from_request(request, &()).await else {
            return Ok(answer);
        };
        while let Some(field) = form.next_field().await? {
            let name = field.name().unwrap_or_default().to_owned();
            let bytes = Zeroizing::new(field.bytes().await?.to_vec());
            let text = || Secret::of(&String::from_utf8_lossy(&bytes));
            match name.as_str() {
                "file" => answer.file = bytes.to_vec(),
                "new_password" => answer.new_password = text(),
                "new_password_again" => answer.new_password_again = text(),
                _ => {}
            }
        }
        Ok(answer)
    }
}

pub(super) async fn answer(caller: Caller, request: Request) -> Result<Response, Broken> {
    let Ok(form) = Answer::read(request).await else {
        let message = "The form did not arrive whole. Go back and send it again.";
        let problem = Problem::new(StatusCode::BAD_REQUEST, "bad_request", message);
        return Err(problem).or_broken(&caller);
    };
    let new = Twice {
        first: &form.new_password,
        second: &form.new_password_again,
    };
    match flows::recover_by_file(&caller, form.file, new).await {
        Ok(answered) => Ok(challenge::after(&answered)),
        Err(problems) => refused(&caller, &problems).await,
    }
}

/// The page again while the way can be gone: a wrong file ends nothing.
async fn refused(caller: &Caller, problems: &Problems) -> Result<Response, Broken> {
    if flows::way(caller, WayBack::File).await.is_err() {
        return forgot::ended(caller, problems).await;
    }
    let live = challenge::live(caller, Way::File).await?;
    let page = ByFile::new(caller, live.as_ref(), Some(problems));
    Ok(again(problems, render(&page)))
}
