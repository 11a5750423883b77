//! What plain HTTP gets where browsers are served over HTTPS: the way there, and nothing else.

use std::sync::Arc;

use axum::Router;
use axum::extract::{Request, State};
use axum::http::uri::Authority;
use axum::http::{Method, StatusCode, header};
use axum::middleware::from_fn_with_state;
use axum::response::{IntoResponse, Redirect, Response};

use crate::host::known_host;

const TOO_LATE: &str = "This device takes this over HTTPS only. What was just sent crossed the network in the clear: if a password was in it, change that password.";

/// Leads to the same place over HTTPS at `port`.
pub(crate) fn router(port: u16, names: Arc<[String]>) -> Router {
    Router::new()
        .fallback(to_https)
        .with_state(port)
        .layer(from_fn_with_state(names, known_host))
}

/// Only those who look are led on: a program that sends must be told that it did so in the clear,
/// and would not notice if it worked.
async fn to_https(State(port): State<u16>, request: Request) -> Response {
    let looks = [Method::GET, Method::HEAD].contains(request.method());
    match place(&request, port).filter(|_| looks) {
        // Not for good, so that a device that changes its ports is found again.
        Some(place) => Redirect::temporary(&place).into_response(),
        None => (StatusCode::FORBIDDEN, TOO_LATE).into_response(),
    }
}

fn place(request: &Request, port: u16) -> Option<String> {
    let uri = request.uri();
    let host = request.headers().get(header::HOST);
    let host = host.and_then(|host| host.to_str().ok()?.parse::<Authority>().ok());
    let host = uri.authority().cloned().or(host)?;
    let path = uri.path_and_query().map_or("/", |path| path.as_str());
    let port = match port {
        443 => String::new(),
        port => format!(":{port}"),
    };
    Some(format!("https://{}{port}{path}", host.host()))
}

#[cfg(test)]
mod tests {
    use axum::body::Body;

    use super::*;

    fn led(host: &str, path: &str, port: u16) -> Option<String> {
        let request = Request::builder().uri(path).header(header::HOST, host);
        place(&request.body(Body::empty()).unwrap(), port)
    }

    #[test]
    fn everybody_is_led_to_the_same_place_over_https() {
        let at = |host, port| led(host, "/forgot/key?x=1", port).unwrap();
        assert_eq!(at("nvr.local", 443), "https://nvr.local/forgot/key?x=1");
        assert_eq!(
            at("192.0.2.9:80", 8443),
            "https://192.0.2.9:8443/forgot/key?x=1"
        );
        assert_eq!(
            at("[fe80::1]:8443", 8443),
            "https://[fe80::1]:8443/forgot/key?x=1"
        );
        assert_eq!(led("a b", "/", 443), None);
    }
}
