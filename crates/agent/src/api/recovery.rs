//! Forgot password for programs: every way back in that this device offers.

use axum::response::IntoResponse;
use protocol::Way;
use serde::Deserialize;
use serde_json::{Value, json};

use super::{Answer, answers, body};
use crate::asked::{Json, JsonRejection};
use crate::caller::Caller;
use crate::flows::{self, Answered, Secret, Twice};
use crate::problem::Problem;

pub(super) async fn ways(caller: Caller) -> Answer {
    let status = flows::status(&caller)?;
    if !status.activated {
        return Err(Problem::from(device::Refusal::NotActivated).into());
    }
    let offers = flows::offers(&caller).await?;
    let ways: Vec<Value> = offers.iter().map(answers::offer).collect();
    Ok(Json(json!({ "ways": ways })).into_response())
}

pub(super) async fn challenge(caller: &Caller, way: Way) -> Answer {
    flows::way(caller, way.into()).await?;
    let shown = flows::challenge(caller, way).await?;
    let shown = shown.ok_or_else(|| Problem::from(device::Refusal::NoChallenge))?;
    Ok(Json(answers::challenge(caller, &shown)).into_response())
}

pub(super) async fn key_challenge(caller: Caller) -> Answer {
    challenge(&caller, Way::Key).await
}

pub(super) async fn email_challenge(caller: Caller) -> Answer {
    challenge(&caller, Way::Email).await
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct AskKey {
    #[serde(default)]
    pub(super) with_cameras: bool,
    #[serde(default)]
    pub(super) fresh: bool,
}

pub(super) async fn ask_key(caller: Caller, asked: Result<Json<AskKey>, JsonRejection>) -> Answer {
    let asked = body(asked)?;
    let (with_cameras, fresh) = (asked.with_cameras, asked.fresh);
    let shown = flows::ask_challenge(&caller, Way::Key, with_cameras, fresh).await?;
    Ok(Json(answers::challenge(&caller, &shown)).into_response())
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct AskEmail {
    agreed: bool,
    #[serde(default)]
    with_cameras: bool,
    #[serde(default)]
    fresh: bool,
}

pub(super) async fn ask_email(
    caller: Caller,
    asked: Result<Json<AskEmail>, JsonRejection>,
) -> Answer {
    let asked = body(asked)?;
    flows::way(&caller, device::WayBack::Email).await?;
    if !asked.agreed {
        return Err(Problem::not_agreed().into());
    }
    let (with_cameras, fresh) = (asked.with_cameras, asked.fresh);
    let shown = flows::ask_challenge(&caller, Way::Email, with_cameras, fresh).await?;
    Ok(Json(answers::challenge(&caller, &shown)).into_response())
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ByKey {
    key: Secret,
    new_password: Secret,
}

pub(super) async fn answer_key(
    caller: Caller,
    asked: Result<Json<ByKey>, JsonRejection>,
) -> Answer {
    let asked = body(asked)?;
    let new = Twice::once(&asked.new_password);
    let answered = flows::answer_challenge(&caller, Way::Key, &asked.key, new).await?;
    Ok(Json(told(&answered)).into_response())
}

pub(super) fn told(answered: &Answered) -> Value {
    json!({
        "challenge": answered.challenge.to_string(),
        "with_cameras": answered.with_cameras,
    })
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ByCode {
    pub(super) code: Secret,
    pub(super) new_password: Secret,
}

pub(super) async fn answer_email(
    caller: Caller,
    asked: Result<Json<ByCode>, JsonRejection>,
) -> Answer {
    let asked = body(asked)?;
    let new = Twice::once(&asked.new_password);
    let answered = flows::answer_challenge(&caller, Way::Email, &asked.code, new).await?;
    Ok(Json(told(&answered)).into_response())
}

pub(super) async fn by_sheet(caller: Caller, asked: Result<Json<ByCode>, JsonRejection>) -> Answer {
    let asked = body(asked)?;
    let new = Twice::once(&asked.new_password);
    let used = flows::recover_by_sheet(&caller, &asked.code, new).await?;
    Ok(Json(json!({ "sheet": used.sheet, "codes_left": used.left })).into_response())
}
