//! The layers around every site, over the router as callers use them.

#![expect(clippy::unwrap_used, reason = "helpers of tests may panic")]

use std::io::Read;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, Request, Response, StatusCode};
use axum::routing::get;
use flate2::read::GzDecoder;
use tower::ServiceExt;
use web::{Site, Transport, assets_router, protect};

fn app(transport: Transport) -> Router {
    let pages = Router::new().route("/", get(|| async { "page" }).post(|| async { "changed" }));
    protect(
        pages.merge(assets_router(&[
            web::SERVICE_STYLESHEET,
            web::SCREEN_STYLESHEET,
            web::SCREEN_SCRIPT,
        ])),
        Site::new(transport),
    )
}

async fn send(
    transport: Transport,
    method: &str,
    path: &str,
    headers: &[(&str, &str)],
) -> Response<Body> {
    let mut request = Request::builder()
        .method(method)
        .uri(path)
        .header("host", "device.example:8443");
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    let request = request.body(Body::empty()).unwrap();
    app(transport).oneshot(request).await.unwrap()
}

async fn posted(headers: &[(&str, &str)]) -> StatusCode {
    send(Transport::Tls, "POST", "/", headers).await.status()
}

fn header<'a>(headers: &'a HeaderMap, name: &str) -> &'a str {
    headers
        .get(name)
        .map_or("", |value| value.to_str().unwrap())
}

#[tokio::test]
async fn w18_every_page_carries_the_confining_headers() {
    let response = send(Transport::Tls, "GET", "/", &[]).await;
    let headers = response.headers();
    let policy = header(headers, "content-security-policy");
    for directive in [
        "default-src 'none'",
        "object-src 'none'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    ] {
        assert!(
            policy.contains(directive),
            "{directive} is missing in {policy}"
        );
    }
    assert!(!policy.contains("unsafe"));
    assert_eq!(header(headers, "x-content-type-options"), "nosniff");
    assert_eq!(header(headers, "cross-origin-opener-policy"), "same-origin");
    assert_eq!(
        header(headers, "cross-origin-resource-policy"),
        "same-origin"
    );
    assert_eq!(header(headers, "referrer-policy"), "same-origin");
    assert_eq!(header(headers, "cache-control"), "no-store");
    assert_eq!(
        header(headers, "strict-transport-security"),
        "max-age=31536000"
    );
    assert!(headers.contains_key("permissions-policy"));
}

#[tokio::test]
async fn w18_plain_http_never_speaks_of_strict_transport() {
    let response = send(Transport::Plain, "GET", "/", &[]).await;
    assert!(!response.headers().contains_key("strict-transport-security"));
}

#[tokio::test]
async fn w18_refusals_and_unknown_pages_carry_the_headers_too() {
    for (method, path, extra) in [
        ("GET", "/nowhere", None),
        ("POST", "/", Some(("origin", "https://evil.example"))),
    ] {
        let response = send(Transport::Tls, method, path, extra.as_slice()).await;
        assert!(!response.status().is_success());
        assert_eq!(
            header(response.headers(), "cache-control"),
            "no-store",
            "{method} {path}"
        );
        assert_eq!(
            header(response.headers(), "x-content-type-options"),
            "nosniff",
            "{method} {path}"
        );
    }
}

#[tokio::test]
async fn assets_have_hashed_names_and_may_be_kept_for_a_year() {
    for asset in [web::STYLESHEET, web::SCRIPT, web::ICON] {
        let response = send(Transport::Tls, "GET", asset.path, &[]).await;
        assert_eq!(response.status(), StatusCode::OK);
        assert_eq!(
            header(response.headers(), "cache-control"),
            "public, max-age=31536000, immutable"
        );
        let hash = asset.path.split('.').nth(1).unwrap();
        assert!(
            hash.len() == 16 && hash.bytes().all(|b| b.is_ascii_hexdigit()),
            "{}",
            asset.path
        );
    }
}

#[tokio::test]
async fn assets_are_packed_for_those_who_take_them_so_and_plain_for_all_others() {
    for (asset, source) in [
        (web::STYLESHEET, include_str!("../assets/regain.css")),
        (web::SCRIPT, include_str!("../assets/regain.js")),
        (
            web::SERVICE_STYLESHEET,
            include_str!("../assets/service.css"),
        ),
        (web::SCREEN_STYLESHEET, include_str!("../assets/screen.css")),
        (web::SCREEN_SCRIPT, include_str!("../assets/screen.js")),
        (web::ICON, include_str!("../assets/mark.svg")),
    ] {
        let plain = send(Transport::Tls, "GET", asset.path, &[]).await;
        assert_eq!(header(plain.headers(), "vary"), "Accept-Encoding");
        assert!(plain.headers().get("content-encoding").is_none());
        let plain = to_bytes(plain.into_body(), usize::MAX).await.unwrap();
        assert_eq!(plain, source.as_bytes(), "{}", asset.path);

        let taken = [("accept-encoding", "gzip, deflate, br")];
        let packed = send(Transport::Tls, "GET", asset.path, &taken).await;
        assert_eq!(header(packed.headers(), "vary"), "Accept-Encoding");
        assert_eq!(header(packed.headers(), "content-encoding"), "gzip");
        let packed = to_bytes(packed.into_body(), usize::MAX).await.unwrap();
        let mut unpacked = String::new();
        GzDecoder::new(&packed[..])
            .read_to_string(&mut unpacked)
            .unwrap();
        assert_eq!(unpacked, source, "{}", asset.path);
    }
}

#[tokio::test]
async fn w19_a_browsers_own_form_passes() {
    assert_eq!(
        posted(&[("sec-fetch-site", "same-origin")]).await,
        StatusCode::OK
    );
    assert_eq!(posted(&[("sec-fetch-site", "none")]).await, StatusCode::OK);
    assert_eq!(
        posted(&[("origin", "https://device.example:8443"), ("cookie", "s=1")]).await,
        StatusCode::OK
    );
}

#[tokio::test]
async fn w19_other_sites_are_refused_by_fetch_metadata() {
    for site in ["cross-site", "same-site", "", "SAME-ORIGIN"] {
        let own_origin = ("origin", "https://device.example:8443");
        assert_eq!(
            posted(&[("sec-fetch-site", site), own_origin]).await,
            StatusCode::FORBIDDEN,
            "{site}"
        );
    }
}

#[tokio::test]
async fn w19_without_fetch_metadata_the_origin_must_be_ours_with_scheme_and_port() {
    let foreign = [
        "https://evil.example",
        "https://device.example",
        "http://device.example:8443",
        "https://device.example:8443.evil.example",
        "null",
        "",
    ];
    for origin in foreign {
        assert_eq!(
            posted(&[("origin", origin)]).await,
            StatusCode::FORBIDDEN,
            "{origin}"
        );
    }
}

#[tokio::test]
async fn w19_a_request_of_no_browser_passes_only_without_a_cookie() {
    assert_eq!(posted(&[]).await, StatusCode::OK);
    assert_eq!(
        posted(&[("authorization", "Bearer t")]).await,
        StatusCode::OK
    );
    assert_eq!(
        posted(&[("cookie", "session=1")]).await,
        StatusCode::FORBIDDEN
    );
}

#[tokio::test]
async fn w19_reading_is_never_refused_and_caches_are_told_to_vary() {
    let response = send(
        Transport::Tls,
        "GET",
        "/",
        &[("sec-fetch-site", "cross-site")],
    )
    .await;
    assert_eq!(response.status(), StatusCode::OK);
    assert_eq!(header(response.headers(), "vary"), "Sec-Fetch-Site, Origin");
}

#[tokio::test]
async fn w19_a_site_behind_a_proxy_accepts_its_public_origin() {
    let site = Site::new(Transport::Tls).public_origin("https://recover.example");
    let app = protect(
        Router::new().route("/", get(|| async {}).post(|| async {})),
        site,
    );
    let request = |origin: &str| {
        Request::post("/")
            .header("host", "inner:80")
            .header("origin", origin)
            .body(Body::empty())
            .unwrap()
    };
    let ours = app
        .clone()
        .oneshot(request("https://recover.example"))
        .await
        .unwrap();
    assert_eq!(ours.status(), StatusCode::OK);
    let other = app
        .oneshot(request("https://recover.example.evil"))
        .await
        .unwrap();
    assert_eq!(other.status(), StatusCode::FORBIDDEN);
}
