//! The calls for whoever is signed in and changes what opens the device.

use axum::http::StatusCode;
use axum::response::IntoResponse;
use serde::Deserialize;
use serde_json::json;

use super::{Answer, SignedIn, answers, body};
use crate::asked::{Json, JsonRejection};
use crate::caller::Caller;
use crate::flows::{self, EmailAsked, Secret, Twice};

pub(super) async fn show(caller: Caller, SignedIn(_): SignedIn) -> Answer {
    let status = flows::status(&caller)?;
    Ok(Json(answers::account(&caller, &status)).into_response())
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ChangePassword {
    old_password: Secret,
    new_password: Secret,
}

pub(super) async fn change_password(
    caller: Caller,
    SignedIn(session): SignedIn,
    asked: Result<Json<ChangePassword>, JsonRejection>,
) -> Answer {
    let asked = body(asked)?;
    let new = Twice::once(&asked.new_password);
    flows::change_password(&caller, session, &asked.old_password, new).await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ChangeReservedEmail {
    old_password: Secret,
    #[serde(default)]
    reserved_email: String,
    #[serde(default)]
    without_email: bool,
}

pub(super) async fn change_reserved_email(
    caller: Caller,
    SignedIn(session): SignedIn,
    asked: Result<Json<ChangeReservedEmail>, JsonRejection>,
) -> Answer {
    let asked = body(asked)?;
    let email = EmailAsked {
        address: &asked.reserved_email,
        without: asked.without_email,
    };
    let masked = flows::change_reserved_email(&caller, session, &asked.old_password, email).await?;
    Ok(Json(json!({ "reserved_email": masked })).into_response())
}

pub(super) async fn ask_confirmation(caller: Caller, SignedIn(session): SignedIn) -> Answer {
    flows::ask_confirmation(&caller, session).await?;
    Ok(StatusCode::ACCEPTED.into_response())
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ConfirmEmail {
    code: Secret,
}

pub(super) async fn confirm_email(
    caller: Caller,
    SignedIn(session): SignedIn,
    asked: Result<Json<ConfirmEmail>, JsonRejection>,
) -> Answer {
    let asked = body(asked)?;
    flows::confirm_email(&caller, session, &asked.code).await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct MakeSheet {
    old_password: Secret,
    replaces: Option<u32>,
}

pub(super) async fn make_sheet(
    caller: Caller,
    SignedIn(session): SignedIn,
    asked: Result<Json<MakeSheet>, JsonRejection>,
) -> Answer {
    let asked = body(asked)?;
    let made = flows::make_sheet(&caller, session, &asked.old_password, asked.replaces).await?;
    Ok((StatusCode::CREATED, Json(answers::sheet(&made))).into_response())
}
