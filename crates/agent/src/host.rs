//! Refuses requests under a name that is not the device's.
//!
//! A stranger's web page can have its own domain resolve to the device's address (DNS rebinding); to
//! the browser both are then one origin, and the page could activate a new device or read what it
//! shows. Such a domain is public, so names that only a local network can give stay allowed.

use std::net::IpAddr;
use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::uri::Authority;
use axum::http::{StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

/// Endings that are never delegated in the public name system (RFC 6762, RFC 8375, and `internal`).
const LOCAL_ENDINGS: [&str; 3] = [".home.arpa", ".internal", ".local"];

const REFUSAL: &str = "This device is not known by that name. Open it by its address, or add the name to web.names in its configuration.";

/// Middleware that lets only requests for the device's own names through.
pub(crate) async fn known_host(
    State(names): State<Arc<[String]>>,
    request: Request,
    next: Next,
) -> Response {
    let host = match request.uri().authority() {
        Some(authority) => Some(authority.as_str()),
        None => request
            .headers()
            .get(header::HOST)
            .and_then(|host| host.to_str().ok()),
    };
    match host.is_some_and(|host| is_known(host, &names)) {
        true => next.run(request).await,
        false => (StatusCode::MISDIRECTED_REQUEST, REFUSAL).into_response(),
    }
}

fn is_known(host: &str, names: &[String]) -> bool {
    let Ok(authority) = host.parse::<Authority>() else {
        return false;
    };
    let name = authority.host().trim_end_matches('.').to_ascii_lowercase();
    let is_address = name.trim_matches(['[', ']']).parse::<IpAddr>().is_ok();
    let is_local = !name.contains('.') || LOCAL_ENDINGS.iter().any(|ending| name.ends_with(ending));
    is_address || is_local || names.iter().any(|known| known.eq_ignore_ascii_case(&name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_local_names_and_configured_ones_are_known() {
        let names = ["recorder.shop.example".to_owned()];
        let known = [
            "127.0.0.1:8080",
            "192.168.1.20",
            "[fe80::1]:443",
            "localhost:8080",
            "nvr",
            "nvr.local",
            "NVR.home.arpa:80",
            "Recorder.Shop.Example",
        ];
        for host in known {
            assert!(is_known(host, &names), "{host}");
        }
    }

    #[test]
    fn a_strangers_domain_is_not_known_wherever_it_points() {
        for host in [
            "evil.example",
            "127.0.0.1.evil.example",
            "local.evil.example:8080",
            "a b",
            "",
        ] {
            assert!(!is_known(host, &[]), "{host}");
        }
    }
}
