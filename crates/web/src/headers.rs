//! The headers that confine our pages, on every response.

use axum::Router;
use axum::extract::State;
use axum::http::HeaderValue;
use axum::http::header::{self, HeaderMap, HeaderName};
use axum::middleware::{from_fn_with_state, map_response_with_state};
use axum::response::Response;

use crate::same_origin::same_origin;
use crate::site::{Site, Transport};

/// Nothing from elsewhere, nothing inline, no frames: everything a page of ours needs is a file of ours.
const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; style-src 'self'; script-src 'self'; \
     img-src 'self' data: blob:; form-action 'self'; connect-src 'self'; frame-ancestors 'none'; \
     base-uri 'none'; object-src 'none'; manifest-src 'self'";

/// The portal's photographs come through a file field, which needs no permission.
const PERMISSIONS_POLICY: &str = "camera=(), geolocation=(), microphone=(), payment=(), publickey-credentials-get=(self), usb=()";

/// `same-origin` and not `no-referrer`: the latter makes browsers send `Origin: null` with our own
/// forms, and those too old for `Sec-Fetch-Site` would then be refused. Strangers learn nothing
/// from either.
const REFERRER_POLICY: &str = "same-origin";

const ALWAYS: [(HeaderName, &str); 7] = [
    (header::CONTENT_SECURITY_POLICY, CONTENT_SECURITY_POLICY),
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::X_FRAME_OPTIONS, "DENY"),
    (header::REFERRER_POLICY, REFERRER_POLICY),
    (
        HeaderName::from_static("cross-origin-opener-policy"),
        "same-origin",
    ),
    (
        HeaderName::from_static("cross-origin-resource-policy"),
        "same-origin",
    ),
    (
        HeaderName::from_static("permissions-policy"),
        PERMISSIONS_POLICY,
    ),
];

/// One year, the least that counts.
const STRICT_TRANSPORT_SECURITY: &str = "max-age=31536000";

/// Puts both protecting layers around a router: [`security_headers`] outside, so that refusals
/// carry them too, and [`same_origin`] inside.
pub fn protect<S: Clone + Send + Sync + 'static>(router: Router<S>, site: Site) -> Router<S> {
    let transport = site.transport;
    router
        .layer(from_fn_with_state(site, same_origin))
        .layer(map_response_with_state(transport, security_headers))
}

/// Middleware for `axum::middleware::map_response_with_state`. A handler that sets one of these
/// headers itself keeps its own value.
pub async fn security_headers(
    State(transport): State<Transport>,
    mut response: Response,
) -> Response {
    let headers = response.headers_mut();
    for (name, value) in ALWAYS {
        set_unless_present(headers, name, value);
    }
    set_unless_present(headers, header::CACHE_CONTROL, "no-store");
    if transport == Transport::Tls {
        set_unless_present(
            headers,
            header::STRICT_TRANSPORT_SECURITY,
            STRICT_TRANSPORT_SECURITY,
        );
    }
    response
}

fn set_unless_present(headers: &mut HeaderMap, name: HeaderName, value: &'static str) {
    headers
        .entry(name)
        .or_insert(HeaderValue::from_static(value));
}
