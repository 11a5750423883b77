//! Two cameras that speak ONVIF and show nothing but their passwords' fate (D12).

use std::net::SocketAddr;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{SystemTime, UNIX_EPOCH};

use anyhow::{Context, Result};
use axum::Router;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::post;
use discovery::camera::{Camera, Incoming};
use discovery::{DeviceInformation, UtcTime};
use getrandom::SysRng;
use rand_core::{Rng as _, UnwrapErr};
use serde::Serialize;
use tokio::net::TcpListener;
use tokio::task::JoinSet;

use super::power::loopback;

/// The administrator of both.
const USER: &str = "admin";
/// What opens both at first.
const PASSWORD: &str = "gate-camera-7";
const PATH: &str = "/onvif/device_service";

/// Where a camera is and what opens it at first. The names are part of `--json`.
#[derive(Clone, Serialize)]
pub(super) struct OnvifCamera {
    pub(super) address: String,
    pub(super) user: &'static str,
    pub(super) password: &'static str,
    /// Whether its rules want a digit in each new password.
    pub(super) wants_digit: bool,
}

/// Serves both, each as a task that ends with the set.
pub(super) async fn serve(tasks: &mut JoinSet<Result<()>>) -> Result<Vec<OnvifCamera>> {
    let mut cameras = Vec::new();
    for wants_digit in [false, true] {
        let listener = TcpListener::bind(loopback(0)).await;
        let listener = listener.context("the demo's cameras find no port")?;
        let at = listener.local_addr()?;
        let camera = Arc::new(Mutex::new(camera(at, wants_digit)));
        let router = Router::new().route(PATH, post(answer)).with_state(camera);
        tasks.spawn(async move { Ok(axum::serve(listener, router).await?) });
        cameras.push(OnvifCamera {
            address: format!("http://{at}"),
            user: USER,
            password: PASSWORD,
            wants_digit,
        });
    }
    Ok(cameras)
}

fn camera(at: SocketAddr, wants_digit: bool) -> Camera {
    let information = DeviceInformation {
        manufacturer: "Regain demo".into(),
        model: "Gate camera".into(),
        firmware: "1.0".into(),
        serial: at.port().to_string(),
    };
    let mut camera = Camera::new(information, USER, PASSWORD);
    camera.address = format!("http://{at}{PATH}");
    camera.rules.needs_digit = wants_digit;
    camera
}

async fn answer(
    State(camera): State<Arc<Mutex<Camera>>>,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    let mut fresh = [0; 16];
    UnwrapErr(SysRng).fill_bytes(&mut fresh);
    let authorization = headers.get(header::AUTHORIZATION);
    let incoming = Incoming {
        authorization: authorization.and_then(|value| value.to_str().ok()),
        body: &body,
        fresh,
        now: now(),
    };
    let answer = camera
        .lock()
        .unwrap_or_else(PoisonError::into_inner)
        .answer(&incoming);
    let kind = [(header::CONTENT_TYPE, "application/soap+xml; charset=utf-8")];
    let status = StatusCode::from_u16(answer.status).unwrap_or(StatusCode::OK);
    let mut response = (status, kind, answer.body).into_response();
    for challenge in &answer.authenticate {
        if let Ok(value) = HeaderValue::from_str(challenge) {
            response
                .headers_mut()
                .append(header::WWW_AUTHENTICATE, value);
        }
    }
    response
}

#[expect(clippy::disallowed_methods, reason = "a camera has a clock of its own")]
fn now() -> UtcTime {
    let since = SystemTime::now().duration_since(UNIX_EPOCH);
    let seconds = since.map_or(0, |since| since.as_secs());
    UtcTime::from_seconds(i64::try_from(seconds).unwrap_or(i64::MAX))
}
