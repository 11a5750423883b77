//! The cameras of a recorder (D12): the list, one of them, and setting their passwords.

use axum::extract::Path;
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Redirect, Response};
use serde::Deserialize;

use super::access::DoneQuery;
use super::views::{CameraPage, CamerasAsked, CamerasPage, Told};
use super::{Broken, OrBroken, again_signed_in, render, signed_in};
use crate::asked::{Form, Query};
use crate::caller::Caller;
use crate::cameras::{CamerasError, Which};
use crate::flows::{self, CameraAsked, Secret};
use crate::problem::{Problem, Problems};

pub(super) async fn show(
    caller: Caller,
    Query(query): Query<DoneQuery>,
    headers: HeaderMap,
) -> Response {
    if let Err(elsewhere) = signed_in(&caller, &headers).await {
        return elsewhere;
    }
    let told = query.notice().map(Told::from);
    all(&caller, told, CamerasAsked::Nothing).unwrap_or_else(IntoResponse::into_response)
}

fn all(caller: &Caller, told: Option<Told>, asked: CamerasAsked<'_>) -> Result<Response, Broken> {
    let list = flows::list_cameras(caller).or_broken(caller)?;
    Ok(render(&CamerasPage::new(caller, &list, told, asked)))
}

fn all_again(caller: &Caller, problems: &Problems, asked: CamerasAsked<'_>) -> Response {
    let told = problems.general().map(Told::bad);
    again_signed_in(problems, all(caller, told, asked))
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct AddForm {
    pub(super) kind: String,
    pub(super) address: String,
    pub(super) user: String,
    camera_password: Secret,
}

pub(super) async fn add(caller: Caller, headers: HeaderMap, Form(form): Form<AddForm>) -> Response {
    if let Err(elsewhere) = signed_in(&caller, &headers).await {
        return elsewhere;
    }
    let asked = CameraAsked {
        kind: &form.kind,
        address: &form.address,
        user: &form.user,
        password: &form.camera_password,
    };
    match flows::add_camera(&caller, asked).await {
        Ok(id) => Redirect::to(&format!("/cameras/{id}")).into_response(),
        Err(problems) => all_again(&caller, &problems, CamerasAsked::Camera(&form, &problems)),
    }
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct SetForm {
    password: Secret,
    which: String,
}

pub(super) async fn set_passwords(
    caller: Caller,
    headers: HeaderMap,
    Form(form): Form<SetForm>,
) -> Response {
    let session = match signed_in(&caller, &headers).await {
        Ok(session) => session,
        Err(elsewhere) => return elsewhere,
    };
    let which = match form.which.as_str() {
        "left" => Which::Left,
        _ => Which::All,
    };
    match flows::set_camera_passwords(&caller, session, &form.password, which).await {
        Ok(_) => Redirect::to("/cameras").into_response(),
        Err(problems) => all_again(&caller, &problems, CamerasAsked::Passwords(&problems)),
    }
}

pub(super) async fn show_one(
    caller: Caller,
    Path(id): Path<u32>,
    Query(query): Query<DoneQuery>,
    headers: HeaderMap,
) -> Response {
    if let Err(elsewhere) = signed_in(&caller, &headers).await {
        return elsewhere;
    }
    let told = query.notice().map(Told::from);
    one(&caller, id, told, None).unwrap_or_else(IntoResponse::into_response)
}

fn one(
    caller: &Caller,
    id: u32,
    told: Option<Told>,
    asked: Option<(&str, &Problems)>,
) -> Result<Response, Broken> {
    let list = flows::list_cameras(caller).or_broken(caller)?;
    let camera = list
        .camera(id)
        .ok_or(CamerasError::Gone)
        .map_err(Problem::from)
        .or_broken(caller)?;
    Ok(render(&CameraPage::new(caller, camera, told, asked)))
}

/// What was asked of a camera and what came of it, on the camera's page.
async fn tell(
    caller: Caller,
    headers: HeaderMap,
    id: u32,
    good: &str,
    act: impl AsyncFnOnce(&Caller) -> Result<(), CamerasError>,
) -> Response {
    if let Err(elsewhere) = signed_in(&caller, &headers).await {
        return elsewhere;
    }
    let told = match act(&caller).await {
        Ok(()) => Told::good(good),
        Err(CamerasError::Camera(why)) => Told::bad(why.words),
        Err(fault) => Told::bad(fault.to_string()),
    };
    one(&caller, id, Some(told), None).unwrap_or_else(IntoResponse::into_response)
}

pub(super) async fn look(caller: Caller, Path(id): Path<u32>, headers: HeaderMap) -> Response {
    tell(
        caller,
        headers,
        id,
        "Something answers there.",
        async |caller| {
            flows::cameras(caller)
                .map_err(|_| CamerasError::Gone)?
                .look_at(id)
                .await
        },
    )
    .await
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct ConfirmForm {
    certificate: String,
}

pub(super) async fn confirm(
    caller: Caller,
    Path(id): Path<u32>,
    headers: HeaderMap,
    Form(form): Form<ConfirmForm>,
) -> Response {
    let words = "The address is confirmed. Test now whether the password opens the camera.";
    tell(caller, headers, id, words, async |caller| {
        flows::cameras(caller)
            .map_err(|_| CamerasError::Gone)?
            .confirm(id, form.certificate)
            .await
    })
    .await
}

pub(super) async fn test(caller: Caller, Path(id): Path<u32>, headers: HeaderMap) -> Response {
    let words = "The camera takes its user name and password.";
    tell(caller, headers, id, words, async |caller| {
        flows::cameras(caller)
            .map_err(|_| CamerasError::Gone)?
            .test(id)
            .await
    })
    .await
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct LoginForm {
    user: String,
    camera_password: Secret,
}

pub(super) async fn set_login(
    caller: Caller,
    Path(id): Path<u32>,
    headers: HeaderMap,
    Form(form): Form<LoginForm>,
) -> Response {
    if let Err(elsewhere) = signed_in(&caller, &headers).await {
        return elsewhere;
    }
    match flows::set_camera_login(&caller, id, &form.user, &form.camera_password).await {
        Ok(()) => Redirect::to(&format!("/cameras/{id}?done=login")).into_response(),
        Err(problems) => {
            let told = problems.general().map(Told::bad);
            let page = one(&caller, id, told, Some((&form.user, &problems)));
            again_signed_in(&problems, page)
        }
    }
}

pub(super) async fn remove(caller: Caller, Path(id): Path<u32>, headers: HeaderMap) -> Response {
    if let Err(elsewhere) = signed_in(&caller, &headers).await {
        return elsewhere;
    }
    let removed = match flows::cameras(&caller).or_broken(&caller) {
        Ok(cameras) => cameras.remove(id).await.map_err(Problem::from),
        Err(broken) => return broken.into_response(),
    };
    match removed.or_broken(&caller) {
        Ok(()) => Redirect::to("/cameras?done=camera-removed").into_response(),
        Err(broken) => broken.into_response(),
    }
}
