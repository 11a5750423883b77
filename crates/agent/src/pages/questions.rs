//! Security questions (D10): their page under Account security, and the way back in by them.

use axum::http::HeaderMap;
use axum::response::{IntoResponse, Redirect, Response};
use device::WayBack;
use serde::Deserialize;

use super::views::{AskQuestions, SetQuestions};
use super::{Broken, OrBroken, again, again_signed_in, forgot, render, signed_in};
use crate::asked::Form;
use crate::caller::Caller;
use crate::flows::{self, Secret, Twice};
use crate::problem::Problems;

#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct SetForm {
    pub(super) question_1: String,
    pub(super) question_2: String,
    pub(super) question_3: String,
    pub(super) answer_1: Secret,
    pub(super) answer_2: Secret,
    pub(super) answer_3: Secret,
    questions_password: Secret,
}

impl SetForm {
    pub(super) fn questions(&self) -> [&str; 3] {
        [&self.question_1, &self.question_2, &self.question_3]
    }

    pub(super) fn answers(&self) -> [&Secret; 3] {
        [&self.answer_1, &self.answer_2, &self.answer_3]
    }
}

pub(super) async fn show(caller: Caller, headers: HeaderMap) -> Result<Response, Broken> {
    if let Err(elsewhere) = signed_in(&caller, &headers).await {
        return Ok(elsewhere);
    }
    page(&caller, &SetForm::default(), None).await
}

/// The page as it is for this device: where neither questions are offered nor any are set, there is none.
async fn page(
    caller: &Caller,
    form: &SetForm,
    problems: Option<&Problems>,
) -> Result<Response, Broken> {
    let present = flows::questions(caller).await.or_broken(caller)?;
    let is_offered = caller.profile.ways.contains(WayBack::Questions);
    if !is_offered && present.is_none() {
        return Ok(Redirect::to("/account").into_response());
    }
    Ok(render(&SetQuestions::new(caller, present, form, problems)))
}

pub(super) async fn set(
    caller: Caller,
    headers: HeaderMap,
    Form(form): Form<SetForm>,
) -> Result<Response, Broken> {
    let session = match signed_in(&caller, &headers).await {
        Ok(session) => session,
        Err(elsewhere) => return Ok(elsewhere),
    };
    let (old, questions, answers) = (&form.questions_password, form.questions(), form.answers());
    match flows::set_questions(&caller, session, old, questions, answers).await {
        Ok(()) => Ok(Redirect::to("/account?done=questions").into_response()),
        Err(problems) => Ok(refused(&caller, &form, problems, "questions_password").await),
    }
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct RemoveForm {
    remove_password: Secret,
}

pub(super) async fn remove(
    caller: Caller,
    headers: HeaderMap,
    Form(form): Form<RemoveForm>,
) -> Result<Response, Broken> {
    let session = match signed_in(&caller, &headers).await {
        Ok(session) => session,
        Err(elsewhere) => return Ok(elsewhere),
    };
    match flows::remove_questions(&caller, session, &form.remove_password).await {
        Ok(()) => Ok(Redirect::to("/account?done=no-questions").into_response()),
        Err(problems) => {
            let form = SetForm::default();
            Ok(refused(&caller, &form, problems, "remove_password").await)
        }
    }
}

async fn refused(
    caller: &Caller,
    form: &SetForm,
    problems: Problems,
    password: &'static str,
) -> Response {
    let problems = problems.renamed("old_password", password);
    let page = page(caller, form, Some(&problems)).await;
    again_signed_in(&problems, page)
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct AnswerForm {
    answer_1: Secret,
    answer_2: Secret,
    answer_3: Secret,
    new_password: Secret,
    new_password_again: Secret,
}

impl AnswerForm {
    fn answers(&self) -> [&Secret; 3] {
        [&self.answer_1, &self.answer_2, &self.answer_3]
    }
}

pub(super) async fn ask(caller: Caller) -> Result<Response, Broken> {
    if let Some(elsewhere) = forgot::elsewhere(&caller, WayBack::Questions).await? {
        return Ok(elsewhere.into_response());
    }
    asked(&caller, &AnswerForm::default(), None).await
}

async fn asked(
    caller: &Caller,
    form: &AnswerForm,
    problems: Option<&Problems>,
) -> Result<Response, Broken> {
    match flows::questions(caller).await.or_broken(caller)? {
        Some(questions) => {
            let typed = form.answers().map(Secret::as_typed);
            Ok(render(&AskQuestions::new(
                caller, questions, typed, problems,
            )))
        }
        None => Ok(Redirect::to("/forgot").into_response()),
    }
}

pub(super) async fn recover(
    caller: Caller,
    Form(form): Form<AnswerForm>,
) -> Result<Response, Broken> {
    let new = Twice {
        first: &form.new_password,
        second: &form.new_password_again,
    };
    match flows::recover_by_questions(&caller, form.answers(), new).await {
        Ok(()) => Ok(Redirect::to("/sign-in?done=reset-questions").into_response()),
        Err(problems) if flows::way(&caller, WayBack::Questions).await.is_ok() => {
            let page = asked(&caller, &form, Some(&problems)).await?;
            Ok(again(&problems, page))
        }
        Err(problems) => forgot::ended(&caller, &problems).await,
    }
}
