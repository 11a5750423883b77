//! Security questions for programs (D10).

use axum::http::StatusCode;
use axum::response::IntoResponse;
use device::{Refusal, WayBack};
use serde::Deserialize;
use serde_json::json;

use super::{Answer, SignedIn, body};
use crate::asked::{Json, JsonRejection};
use crate::caller::Caller;
use crate::flows::{self, Secret, Twice};
use crate::problem::Problem;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Pair {
    question: String,
    answer: Secret,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct SetQuestions {
    old_password: Secret,
    questions: [Pair; 3],
}

pub(super) async fn set(
    caller: Caller,
    SignedIn(session): SignedIn,
    asked: Result<Json<SetQuestions>, JsonRejection>,
) -> Answer {
    let asked = body(asked)?;
    let pairs = asked.questions.each_ref();
    let questions = pairs.map(|pair| pair.question.as_str());
    let answers = pairs.map(|pair| &pair.answer);
    flows::set_questions(&caller, session, &asked.old_password, questions, answers).await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RemoveQuestions {
    old_password: Secret,
}

pub(super) async fn remove(
    caller: Caller,
    SignedIn(session): SignedIn,
    asked: Result<Json<RemoveQuestions>, JsonRejection>,
) -> Answer {
    flows::remove_questions(&caller, session, &body(asked)?.old_password).await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

pub(super) async fn show(caller: Caller) -> Answer {
    flows::way(&caller, WayBack::Questions).await?;
    let questions = flows::questions(&caller).await?;
    let questions = questions.ok_or_else(|| Problem::from(Refusal::NoQuestions))?;
    Ok(Json(json!({ "questions": questions })).into_response())
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct AnswerQuestions {
    answers: [Secret; 3],
    new_password: Secret,
}

pub(super) async fn answer(
    caller: Caller,
    asked: Result<Json<AnswerQuestions>, JsonRejection>,
) -> Answer {
    let asked = body(asked)?;
    let new = Twice::once(&asked.new_password);
    flows::recover_by_questions(&caller, asked.answers.each_ref(), new).await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}
