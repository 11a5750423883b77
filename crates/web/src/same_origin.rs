//! Refuses state changes that another site's page started (cross-site request forgery).
//!
//! `tower_http::csrf` was considered: it lets a request through that has neither `Sec-Fetch-Site`
//! nor `Origin` even when it carries cookies, it compares hosts without the scheme, and it sets no
//! `Vary`. Here such a request passes only without a cookie: then it acts for nobody's session.

use axum::extract::{Request, State};
use axum::http::header;
use axum::http::{HeaderValue, Method, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use crate::site::Site;

const REFUSAL: &str = "This request came from another site and was refused. Open the page again and repeat the step there.";

/// Middleware for `axum::middleware::from_fn_with_state`.
pub async fn same_origin(State(site): State<Site>, request: Request, next: Next) -> Response {
    let mut response = if changes_state(request.method()) && !is_ours(&request, &site) {
        (StatusCode::FORBIDDEN, REFUSAL).into_response()
    } else {
        next.run(request).await
    };
    response.headers_mut().append(
        header::VARY,
        HeaderValue::from_static("Sec-Fetch-Site, Origin"),
    );
    response
}

fn changes_state(method: &Method) -> bool {
    !matches!(*method, Method::GET | Method::HEAD | Method::OPTIONS)
}

fn is_ours(request: &Request, site: &Site) -> bool {
    let headers = request.headers();
    match headers.get("sec-fetch-site").map(HeaderValue::as_bytes) {
        Some(b"same-origin" | b"none") => true,
        Some(_) => false,
        None => match headers.get(header::ORIGIN) {
            Some(origin) => is_own_origin(origin.as_bytes(), request, site),
            None => !headers.contains_key(header::COOKIE),
        },
    }
}

fn is_own_origin(origin: &[u8], request: &Request, site: &Site) -> bool {
    let public = site.public_origin.as_deref().map(str::as_bytes);
    if public == Some(origin) {
        return true;
    }
    let scheme = site.transport.scheme();
    host(request).is_some_and(|host| format!("{scheme}://{host}").as_bytes() == origin)
}

/// The authority of the request line where it has one (RFC 9112 3.2.2), else the `Host` header.
fn host(request: &Request) -> Option<&str> {
    match request.uri().authority() {
        Some(authority) => Some(authority.as_str()),
        None => request.headers().get(header::HOST)?.to_str().ok(),
    }
}
