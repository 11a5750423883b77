//! The calls for the cameras of a recorder (D12). No answer ever holds a camera's password.

use axum::Router;
use axum::extract::{FromRequestParts, Path};
use axum::http::StatusCode;
use axum::http::request::Parts;
use axum::response::{IntoResponse, Response};
use axum::routing::{delete, get, post, put};
use serde::Deserialize;
use serde_json::{Value, json};

use super::{Answer, SignedIn, body};
use crate::app::App;
use crate::asked::{Json, JsonRejection};
use crate::caller::Caller;
use crate::cameras::{Camera, CamerasError, Standing, Which, Why};
use crate::flows::{self, CameraAsked, Secret};
use crate::problem::{Problem, Problems};

pub(super) fn router() -> Router<App> {
    Router::new()
        .route("/cameras", get(list).post(add))
        .route("/cameras/passwords", post(set_passwords))
        .route("/cameras/{id}", delete(remove))
        .route("/cameras/{id}/look", post(look))
        .route("/cameras/{id}/confirm", post(confirm))
        .route("/cameras/{id}/test", post(test))
        .route("/cameras/{id}/login", put(set_login))
}

async fn list(caller: Caller, SignedIn(_): SignedIn) -> Answer {
    let list = flows::list_cameras(&caller)?;
    let counts = list.counts();
    let cameras: Vec<Value> = list.cameras.iter().map(told).collect();
    let answer = json!({
        "cameras": cameras,
        "under_way": counts.open,
        "done": counts.done,
        "left": counts.left,
    });
    Ok(Json(answer).into_response())
}

fn told(camera: &Camera) -> Value {
    let mut told = json!({
        "id": camera.id,
        "kind": camera.kind.word(),
        "address": camera.address.to_string(),
        "user": camera.user,
        "answers_as": camera.said,
        "certificate": camera.fingerprint(),
        "confirmed": camera.is_confirmed,
        "state": camera.standing.word(),
    });
    match &camera.standing {
        Standing::Untouched | Standing::Waiting | Standing::Started => {}
        Standing::Done { at } => told["at"] = at.to_string().into(),
        Standing::NotDone { at, why } | Standing::Unknown { at, why } => {
            told["at"] = at.to_string().into();
            told["cause"] = why.cause.as_str().into();
            told["message"] = why.words.as_str().into();
        }
    }
    told
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Add {
    kind: String,
    address: String,
    #[serde(default)]
    user: String,
    password: Secret,
}

async fn add(
    caller: Caller,
    SignedIn(_): SignedIn,
    asked: Result<Json<Add>, JsonRejection>,
) -> Answer {
    let asked = body(asked)?;
    let id = flows::add_camera(
        &caller,
        CameraAsked {
            kind: &asked.kind,
            address: &asked.address,
            user: &asked.user,
            password: &asked.password,
        },
    )
    .await
    .map_err(|problems| problems.renamed("camera_password", "password"))?;
    Ok((StatusCode::CREATED, Json(one(&caller, id)?)).into_response())
}

/// The number of a camera in the path; what is no number is no camera's.
struct Id(u32);

impl<S: Send + Sync> FromRequestParts<S> for Id {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Problem> {
        let id = Path::from_request_parts(parts, state).await;
        id.map(|Path(id)| Self(id))
            .map_err(|_| CamerasError::Gone.into())
    }
}

fn one(caller: &Caller, id: u32) -> Result<Value, Problem> {
    let list = flows::list_cameras(caller)?;
    let camera = list.camera(id).ok_or(CamerasError::Gone)?;
    Ok(told(camera))
}

async fn remove(caller: Caller, SignedIn(_): SignedIn, Id(id): Id) -> Answer {
    flows::cameras(&caller)?.remove(id).await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

async fn look(caller: Caller, SignedIn(_): SignedIn, Id(id): Id) -> Answer {
    let seen = flows::cameras(&caller)?.look_at(id).await;
    outcome(seen, "answers")
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Confirm {
    #[serde(default)]
    certificate: Option<String>,
}

async fn confirm(
    caller: Caller,
    SignedIn(_): SignedIn,
    Id(id): Id,
    asked: Result<Json<Confirm>, JsonRejection>,
) -> Answer {
    let seen = body(asked)?.certificate.unwrap_or_default();
    flows::cameras(&caller)?.confirm(id, seen).await?;
    Ok(Json(one(&caller, id)?).into_response())
}

async fn test(caller: Caller, SignedIn(_): SignedIn, Id(id): Id) -> Answer {
    let tried = flows::cameras(&caller)?.test(id).await;
    outcome(tried, "opens")
}

/// What a camera says is the answer, also when it is no.
fn outcome(outcome: Result<(), CamerasError>, word: &str) -> Answer {
    let answered = |why: Option<Why>| -> Response {
        let mut told = json!({ word: why.is_none() });
        if let Some(why) = why {
            told["cause"] = why.cause.into();
            told["message"] = why.words.into();
        }
        Json(told).into_response()
    };
    match outcome {
        Ok(()) => Ok(answered(None)),
        Err(CamerasError::Camera(why)) => Ok(answered(Some(why))),
        Err(fault) => Err(Problems::from(fault)),
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SetLogin {
    #[serde(default)]
    user: String,
    password: Secret,
}

async fn set_login(
    caller: Caller,
    SignedIn(_): SignedIn,
    Id(id): Id,
    asked: Result<Json<SetLogin>, JsonRejection>,
) -> Answer {
    let asked = body(asked)?;
    flows::set_camera_login(&caller, id, &asked.user, &asked.password)
        .await
        .map_err(|problems| problems.renamed("camera_password", "password"))?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SetPasswords {
    password: Secret,
    /// Only the cameras that the last change did not reach for certain.
    #[serde(default)]
    only_left: bool,
    /// Only this one.
    #[serde(default)]
    camera: Option<u32>,
}

async fn set_passwords(
    caller: Caller,
    SignedIn(session): SignedIn,
    asked: Result<Json<SetPasswords>, JsonRejection>,
) -> Answer {
    let asked = body(asked)?;
    let which = match (asked.camera, asked.only_left) {
        (Some(id), _) => Which::One(id),
        (None, true) => Which::Left,
        (None, false) => Which::All,
    };
    let count = flows::set_camera_passwords(&caller, session, &asked.password, which).await?;
    Ok((StatusCode::ACCEPTED, Json(json!({ "cameras": count }))).into_response())
}
