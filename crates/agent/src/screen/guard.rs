//! Keeps everybody but the device itself away from the screen's pages.

use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::{Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Redirect, Response};
use device::Input;

use super::{Presence, Screen};
use crate::app::App;
use crate::net::Peer;

const REFUSAL: &str = "These pages are for the monitor of this device alone. On a computer or phone, open the device by its address in the network. If this is the monitor, its key has ended: restart the screen.";

/// What the guard knows: who is let in, and whose session ends when nobody is there.
#[derive(Clone)]
pub(crate) struct Watch {
    pub(crate) screen: Arc<Screen>,
    pub(crate) app: App,
}

/// Middleware that lets only browsers on this device through, and of them only those with a key.
/// Whoever comes back after a pause finds the sign-in page.
pub(crate) async fn at_the_screen(
    State(watch): State<Watch>,
    request: Request,
    next: Next,
) -> Response {
    if !is_local(&request) || !names_us(&request, &watch.screen) {
        return refused();
    }
    let path = request.uri().path();
    let is_open = path.starts_with("/assets/") || is_entrance(&request);
    if is_open {
        return next.run(request).await;
    }
    let key = watch.screen.cookie.read(request.headers());
    match key.and_then(|key| watch.screen.presence(key)) {
        None => refused(),
        Some(Presence::Active) => next.run(request).await,
        Some(Presence::Idle) => start_again(&watch, request, next).await,
    }
}

/// `/screen/enter/…` with the key of the start page; whether it is the right one is seen there.
fn is_entrance(request: &Request) -> bool {
    request.method() == Method::GET && request.uri().path().starts_with("/screen/enter/")
}

async fn start_again(watch: &Watch, request: Request, next: Next) -> Response {
    let session = watch.app.session(request.headers()).await.ok().flatten();
    let had_session = session.is_some();
    if let Some(session) = session {
        // Without a machine there is no session either.
        let _ = watch.app.engine.submit(Input::SignOut { session }).await;
    }
    let is_page = request.method() == Method::GET && !request.uri().path().starts_with("/api/");
    match (is_page, had_session) {
        (true, true) => Redirect::to("/sign-in?done=idle").into_response(),
        (true, false) if request.uri().path() != "/sign-in" => {
            Redirect::to("/sign-in").into_response()
        }
        _ => next.run(request).await,
    }
}

/// The port is bound to the loopback; a system that forwards packets to it has another sender.
fn is_local(request: &Request) -> bool {
    let peer = request.extensions().get::<Peer>();
    peer.is_some_and(|Peer(from)| from.to_canonical().is_loopback())
}

/// A foreign page that had its own name resolve to this machine (DNS rebinding) asks under that name.
fn names_us(request: &Request, screen: &Screen) -> bool {
    let port = screen.address.port();
    let host = request
        .headers()
        .get(header::HOST)
        .and_then(|host| host.to_str().ok());
    // No browser names a host in the request line of a plain request.
    let is_plain = request.uri().authority().is_none();
    host.is_some_and(|host| {
        host == screen.address.to_string() || host == format!("localhost:{port}")
    }) && is_plain
}

pub(super) fn refused() -> Response {
    (StatusCode::FORBIDDEN, REFUSAL).into_response()
}
