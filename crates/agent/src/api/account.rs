//! The calls for whoever is signed in and changes what opens the device.

use axum::Json;
use axum::extract::State;
use axum::extract::rejection::JsonRejection;
use axum::http::StatusCode;
use axum::response::IntoResponse;
use serde::Deserialize;
use serde_json::json;

use super::{Answer, SignedIn, answers, body};
use crate::app::App;
use crate::flows::{self, EmailAsked, Secret, Twice};

pub(super) async fn show(State(app): State<App>, SignedIn(_): SignedIn) -> Answer {
    let status = flows::status(&app.engine)?;
    Ok(Json(answers::account(&app, &status)).into_response())
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ChangePassword {
    old_password: Secret,
    new_password: Secret,
}

pub(super) async fn change_password(
    State(app): State<App>,
    SignedIn(session): SignedIn,
    asked: Result<Json<ChangePassword>, JsonRejection>,
) -> Answer {
    let asked = body(asked)?;
    let new = Twice::once(&asked.new_password);
    flows::change_password(&app.engine, &app.profile, session, &asked.old_password, new).await?;
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
    State(app): State<App>,
    SignedIn(session): SignedIn,
    asked: Result<Json<ChangeReservedEmail>, JsonRejection>,
) -> Answer {
    let asked = body(asked)?;
    let email = EmailAsked {
        address: &asked.reserved_email,
        without: asked.without_email,
    };
    let masked =
        flows::change_reserved_email(&app.engine, session, &asked.old_password, email).await?;
    Ok(Json(json!({ "reserved_email": masked })).into_response())
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct MakeSheet {
    old_password: Secret,
    replaces: Option<u32>,
}

pub(super) async fn make_sheet(
    State(app): State<App>,
    SignedIn(session): SignedIn,
    asked: Result<Json<MakeSheet>, JsonRejection>,
) -> Answer {
    let asked = body(asked)?;
    let made = flows::make_sheet(&app.engine, session, &asked.old_password, asked.replaces).await?;
    Ok((StatusCode::CREATED, Json(answers::sheet(&made))).into_response())
}
