//! What support answers without a QR code, for programs: by file (D7), by security code (D6), by
//! temporary password (D9).

use axum::http::{HeaderMap, StatusCode};
use axum::response::IntoResponse;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use device::{Refusal, SessionToken, WayBack};
use protocol::Way;
use serde::Deserialize;
use serde_json::json;

use super::recovery::{AskKey, ByCode, challenge, told};
use super::{Answer, answers, bearer, body};
use crate::asked::{Json, JsonRejection};
use crate::caller::Caller;
use crate::flows::{self, Secret, Twice};
use crate::problem::Problem;

pub(super) async fn file_challenge(caller: Caller) -> Answer {
    challenge(&caller, Way::File).await
}

pub(super) async fn ask_file(caller: Caller, asked: Result<Json<AskKey>, JsonRejection>) -> Answer {
    let asked = body(asked)?;
    let (with_cameras, fresh) = (asked.with_cameras, asked.fresh);
    let shown = flows::ask_challenge(&caller, Way::File, with_cameras, fresh).await?;
    Ok(Json(answers::challenge(&caller, &shown)).into_response())
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ByFile {
    /// The file's bytes in base64.
    file: String,
    new_password: Secret,
}

pub(super) async fn answer_file(
    caller: Caller,
    asked: Result<Json<ByFile>, JsonRejection>,
) -> Answer {
    let asked = body(asked)?;
    flows::way(&caller, WayBack::File).await?;
    let file = STANDARD.decode(asked.file.trim()).map_err(|_| {
        Problem::value(
            "file",
            "file_unreadable",
            "Send the bytes of the file in base64, with padding.",
        )
    })?;
    let new = Twice::once(&asked.new_password);
    let answered = flows::recover_by_file(&caller, file, new).await?;
    Ok(Json(told(&answered)).into_response())
}

/// What support asks for before it gives a security code.
pub(super) async fn code_facts(caller: Caller) -> Answer {
    flows::way(&caller, WayBack::Code).await?;
    let status = flows::status(&caller)?;
    let facts = json!({
        "serial": caller.profile.identity.serial().as_str(),
        "started": status.started.to_string(),
        "date": caller.clock.now().clock.date().to_string(),
    });
    Ok(Json(facts).into_response())
}

pub(super) async fn by_code(caller: Caller, asked: Result<Json<ByCode>, JsonRejection>) -> Answer {
    let asked = body(asked)?;
    let new = Twice::once(&asked.new_password);
    flows::recover_by_code(&caller, &asked.code, new).await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct SetPassword {
    new_password: Secret,
}

pub(super) async fn set_password(
    caller: Caller,
    headers: HeaderMap,
    asked: Result<Json<SetPassword>, JsonRejection>,
) -> Answer {
    let asked = body(asked)?;
    let session = bearer(&headers).and_then(|text| SessionToken::parse(text).ok());
    let session = session.ok_or_else(|| Problem::from(Refusal::SignedOut))?;
    if !flows::may_set_password(&caller, &session).await? {
        return Err(Problem::from(Refusal::SetPasswordOver).into());
    }
    let new = Twice::once(&asked.new_password);
    flows::set_password(&caller, session, new).await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}
