//! The cameras of a recorder, for somebody who is signed in (D12).

use std::sync::Arc;

use axum::http::StatusCode;
use device::{Input, SessionToken};

use super::{Secret, account, both, typed};
use crate::caller::Caller;
use crate::cameras::{Address, Cameras, CamerasError, Kind, List, NewCamera, Which};
use crate::problem::{Problem, Problems};

/// The most letters of a camera's user name (ONVIF Core 8.4.4 leaves it to the camera).
const LONGEST_NAME: usize = 64;

/// A camera as it was typed.
pub(crate) struct CameraAsked<'a> {
    pub(crate) kind: &'a str,
    pub(crate) address: &'a str,
    pub(crate) user: &'a str,
    pub(crate) password: &'a Secret,
}

/// The cameras of this device.
pub(crate) fn cameras(caller: &Caller) -> Result<&Cameras, Problem> {
    let none = || {
        Problem::new(
            StatusCode::NOT_FOUND,
            "no_cameras",
            "This device keeps no cameras.",
        )
    };
    caller.cameras.as_ref().ok_or_else(none)
}

/// All of them, as they are on the disk.
pub(crate) fn list_cameras(caller: &Caller) -> Result<Arc<List>, Problem> {
    Ok(cameras(caller)?.list()?)
}

/// Puts a camera on the list and looks who answers there; sends nothing secret.
pub(crate) async fn add_camera(caller: &Caller, asked: CameraAsked<'_>) -> Result<u32, Problems> {
    let cameras = cameras(caller)?;
    let kind = Kind::parse(asked.kind)
        .ok_or_else(|| Problem::value("kind", "kind_unknown", "Choose what kind of camera it is."));
    let of_kind = kind.as_ref().copied().unwrap_or(Kind::Onvif);
    let address = Address::parse(asked.address, of_kind)
        .map_err(|fault| Problem::value("address", "address_unusable", fault.to_string()));
    let login = login(of_kind, asked.user, asked.password);
    match (kind, address, login) {
        (Ok(kind), Ok(address), Ok((user, password))) => {
            let new = NewCamera {
                kind,
                address,
                user,
                password,
            };
            Ok(cameras.add(new).await?)
        }
        (kind, address, login) => {
            let faults = [kind.err(), address.err()].into_iter();
            let of_login = login
                .err()
                .into_iter()
                .flat_map(Problems::into_each)
                .map(Some);
            Err(Problems::collect(faults.chain(of_login))
                .unwrap_or_else(|| CamerasError::Storage.into()))
        }
    }
}

/// Takes another user name and password for a camera.
pub(crate) async fn set_camera_login(
    caller: &Caller,
    id: u32,
    user: &str,
    password: &Secret,
) -> Result<(), Problems> {
    let cameras = cameras(caller)?;
    let list = cameras.list()?;
    let camera = list.camera(id).ok_or(CamerasError::Gone)?;
    let (user, password) = login(camera.kind, user, password)?;
    Ok(cameras.set_login(id, user, password).await?)
}

/// Sets the cameras' passwords to this device's, which is asked again: it is kept nowhere.
pub(crate) async fn set_camera_passwords(
    caller: &Caller,
    session: SessionToken,
    password: &Secret,
    which: Which,
) -> Result<usize, Problems> {
    let cameras = cameras(caller)?;
    if cameras.list()?.counts().open > 0 {
        return Err(CamerasError::Busy.into());
    }
    let old = typed(password, "password")?;
    account::submit(caller, Input::ConfirmPassword { session, old })
        .await
        .map_err(|problems| problems.renamed("old_password", "password"))?;
    let begun = cameras.begin(which, password.normal(), caller.origin());
    Ok(begun.await?)
}

type Login = (String, zeroize::Zeroizing<String>);

fn login(kind: Kind, user: &str, password: &Secret) -> Result<Login, Problems> {
    let user = match (kind, user.trim()) {
        // An agent has one administrator, who needs no name.
        (Kind::Regain, _) => Ok("admin"),
        (Kind::Onvif, "") => Err("Give the name of the camera's administrator."),
        (Kind::Onvif, user) if user.chars().count() > LONGEST_NAME => {
            Err("No user name is longer than 64 characters.")
        }
        (Kind::Onvif, user) if user.chars().any(char::is_control) => {
            Err("A user name is a word without line breaks.")
        }
        (Kind::Onvif, user) => Ok(user),
    };
    let user = user.map_err(|message| Problem::value("user", "user_unusable", message));
    let typed = typed(password, "camera_password");
    match (user, typed) {
        (Ok(user), Ok(_)) => Ok((user.to_owned(), password.normal())),
        (user, typed) => Err(both(user.err(), typed.err())),
    }
}

impl From<CamerasError> for Problem {
    fn from(fault: CamerasError) -> Self {
        let (status, code) = match &fault {
            CamerasError::Gone => (StatusCode::NOT_FOUND, "no_such_camera"),
            CamerasError::Busy => (StatusCode::CONFLICT, "busy"),
            CamerasError::Twice => (StatusCode::CONFLICT, "camera_twice"),
            CamerasError::Full => (StatusCode::CONFLICT, "list_full"),
            CamerasError::Storage => (StatusCode::SERVICE_UNAVAILABLE, "storage"),
            CamerasError::Camera(_) => (StatusCode::CONFLICT, "camera"),
        };
        let problem = Self::new(status, code, fault.to_string());
        match fault {
            CamerasError::Twice => problem.at("address"),
            _ => problem,
        }
    }
}

impl From<CamerasError> for Problems {
    fn from(fault: CamerasError) -> Self {
        Problem::from(fault).into()
    }
}
