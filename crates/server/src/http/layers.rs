//! What surrounds every call: its id, its line in the access log, its time limit, and the page or
//! JSON of its faults.

use std::sync::Arc;
use std::time::Duration;

use askama::Template;
use axum::Json;
use axum::Router;
use axum::body::Body;
use axum::extract::{DefaultBodyLimit, MatchedPath, Request, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::middleware::{Next, from_fn_with_state, map_response_with_state};
use axum::response::{Html, IntoResponse, Response};
use tower_http::catch_panic::CatchPanicLayer;
use tracing::Instrument;
use web::language::Words;
use web::{Site, Transport};

use super::fault::{Fault, Shown};
use super::tongues::Tongues;
use crate::services::Entropy;

/// Long enough for a large picture over a slow line.
const LONGEST: Duration = Duration::from_secs(120);
/// The same for a file of millions of rows over a slow line.
const LONGEST_UPLOAD: Duration = Duration::from_hours(2);
/// Plain forms and JSON are small; uploads raise this for themselves.
pub(crate) const BODY_BYTES: usize = 64 * 1024;

/// The site a call belongs to, as its error pages name it.
#[derive(Clone)]
pub(crate) struct Surroundings {
    pub(crate) entropy: Arc<dyn Entropy>,
    pub(crate) context: String,
    /// In which languages it speaks.
    pub(crate) tongues: Tongues,
}

/// Lays all layers around the routes of one site.
pub(crate) fn surround(
    router: Router,
    around: Surroundings,
    site: Site,
    transport: Transport,
) -> Router {
    router
        .fallback(async || Fault::NotFound)
        .method_not_allowed_fallback(async || Fault::MethodNotAllowed)
        .layer(DefaultBodyLimit::max(BODY_BYTES))
        .layer(CatchPanicLayer::custom(panicked))
        .layer(from_fn_with_state(site, web::same_origin))
        .layer(from_fn_with_state(around, observe))
        .layer(map_response_with_state(transport, web::security_headers))
}

#[expect(
    clippy::needless_pass_by_value,
    reason = "the shape that the layer calls"
)]
fn panicked(panic: Box<dyn std::any::Any + Send>) -> Response {
    let text = panic
        .downcast_ref::<String>()
        .map(String::as_str)
        .or_else(|| panic.downcast_ref::<&str>().copied());
    Fault::internal(format_args!("panic: {}", text.unwrap_or("no words"))).into_response()
}

/// Gives the call an id, times it, logs it by its route (never by its path or query, which hold
/// tokens and challenges), and sets its fault, if it ends in one.
async fn observe(State(around): State<Surroundings>, mut request: Request, next: Next) -> Response {
    let spoken = around.tongues.of(&request);
    request.extensions_mut().insert(spoken.words);
    let id = request_id(&*around.entropy);
    let method = request.method().clone();
    let is_api = request.uri().path().starts_with("/api/");
    let route = request
        .extensions()
        .get::<MatchedPath>()
        .map_or_else(|| "-".to_owned(), |path| path.as_str().to_owned());
    let span = tracing::info_span!("call", id);
    async {
        let begun = tokio::time::Instant::now();
        let longest = match route.as_str() {
            "/registry/imports" => LONGEST_UPLOAD,
            _ => LONGEST,
        };
        let response = match tokio::time::timeout(longest, next.run(request)).await {
            Ok(response) => response,
            Err(_) => Fault::TooSlow.into_response(),
        };
        let status = response.status().as_u16();
        let ms = u64::try_from(begun.elapsed().as_millis()).unwrap_or(u64::MAX);
        tracing::info!(target: "access", %method, route, status, ms);
        let mut response = dress(response, &id, &around, spoken.words, is_api);
        spoken.tell(&mut response);
        response
    }
    .instrument(span)
    .await
}

fn request_id(entropy: &dyn Entropy) -> String {
    let mut bytes = [0; 8];
    entropy.rng().fill_bytes(&mut bytes);
    format!("{:016x}", u64::from_be_bytes(bytes))
}

fn dress(
    mut response: Response,
    id: &str,
    around: &Surroundings,
    t: Words,
    is_api: bool,
) -> Response {
    let shown = response.extensions_mut().remove::<Shown>();
    if let Some(shown) = shown.or_else(|| plain_refusal(&response)) {
        let kept = [
            header::REFERRER_POLICY,
            header::RETRY_AFTER,
            header::VARY,
            header::WWW_AUTHENTICATE,
        ]
        .map(|name| Some((name.clone(), response.headers_mut().remove(name)?)));
        response = if is_api {
            problem(&shown, id, t)
        } else {
            page(&shown, id, around, t)
        };
        response.headers_mut().extend(kept.into_iter().flatten());
    }
    if let Ok(id) = HeaderValue::from_str(id) {
        response.headers_mut().insert("x-request-id", id);
    }
    response
}

/// What other layers and the framework refuse in plain text is told like all else.
fn plain_refusal(response: &Response) -> Option<Shown> {
    let kind = response.headers().get(header::CONTENT_TYPE)?;
    let plain = response.status().is_client_error() && kind.as_bytes().starts_with(b"text/plain");
    plain.then(|| match response.status() {
        StatusCode::FORBIDDEN => Shown::of(StatusCode::FORBIDDEN, "elsewhere", "elsewhere-words"),
        status => Shown::of(status, "did-not-work", "what-was-sent-words"),
    })
}

/// A fault as a page.
#[derive(Template)]
#[template(path = "fault.html")]
pub(crate) struct FaultPage<'a> {
    pub(crate) t: Words,
    pub(crate) context: &'a str,
    pub(crate) title: &'a str,
    pub(crate) words: &'a str,
    pub(crate) id: &'a str,
}

fn page(shown: &Shown, id: &str, around: &Surroundings, t: Words) -> Response {
    let page = FaultPage {
        t,
        context: &around.context,
        title: &shown.title(t),
        words: &shown.words(t),
        id,
    };
    let rendered = match around.tongues {
        Tongues::English => page.render(),
        Tongues::All(_) => page.render_with_values(&t.phrases()),
    };
    match rendered {
        Ok(html) => (shown.status, Html(html)).into_response(),
        Err(_) => (shown.status, shown.words(t)).into_response(),
    }
}

/// A fault as RFC 9457 has it.
fn problem(shown: &Shown, id: &str, t: Words) -> Response {
    let body = serde_json::json!({
        "title": shown.title(t),
        "status": shown.status.as_u16(),
        "detail": shown.words(t),
        "request": id,
    });
    let kind = HeaderValue::from_static("application/problem+json");
    let mut response: Response<Body> = (shown.status, Json(body)).into_response();
    response.headers_mut().insert(header::CONTENT_TYPE, kind);
    response
}

/// Sets a template as a page in the reader's language.
pub(crate) fn html_in(
    t: Words,
    status: StatusCode,
    page: &impl Template,
) -> Result<Response, Fault> {
    let text = page.render_with_values(&t.phrases())?;
    Ok((status, Html(text)).into_response())
}

/// Sets a template as a page of the desk, which speaks English.
pub(crate) fn html(status: StatusCode, page: &impl Template) -> Result<Response, Fault> {
    Ok((status, Html(page.render()?)).into_response())
}

#[cfg(test)]
mod tests {
    use axum::body::to_bytes;
    use axum::routing::{get, post};
    use rand_core::CryptoRng;
    use testkit::entropy::Seeded;
    use tower::ServiceExt;

    use super::*;

    struct Fixed;

    impl Entropy for Fixed {
        fn rng(&self) -> Box<dyn CryptoRng + Send> {
            Box::new(Seeded::new(1))
        }
    }

    async fn call(request: Request) -> (StatusCode, String) {
        let routes = Router::new()
            .route("/panic", get(async || -> () { panic!("a secret detail") }))
            .route(
                "/api/v1/panic",
                get(async || -> () { panic!("a secret detail") }),
            )
            .route("/json", post(async |Json(_): Json<u32>| ()));
        let around = Surroundings {
            entropy: Arc::new(Fixed),
            context: "Example".into(),
            tongues: Tongues::English,
        };
        let site = Site::new(Transport::Tls);
        let response = surround(routes, around, site, Transport::Tls)
            .oneshot(request)
            .await
            .unwrap();
        assert!(response.headers().contains_key("content-security-policy"));
        let status = response.status();
        let body = to_bytes(response.into_body(), usize::MAX).await.unwrap();
        (status, String::from_utf8(body.to_vec()).unwrap())
    }

    #[tokio::test]
    async fn w28_a_panic_is_a_page_that_gives_nothing_away() {
        let request = Request::get("/panic").body(Body::empty()).unwrap();
        let (status, page) = call(request).await;
        assert_eq!(status, StatusCode::INTERNAL_SERVER_ERROR);
        assert!(page.contains("Something went wrong here"), "{page}");
        assert!(!page.contains("secret"), "{page}");
    }

    #[tokio::test]
    async fn w28_a_panic_of_a_call_is_a_problem_in_json() {
        let request = Request::get("/api/v1/panic").body(Body::empty()).unwrap();
        let (status, body) = call(request).await;
        assert_eq!(status, StatusCode::INTERNAL_SERVER_ERROR);
        assert!(body.starts_with('{') && !body.contains("secret"), "{body}");
    }

    #[tokio::test]
    async fn what_the_framework_refuses_is_a_page_like_all_others() {
        let request = Request::post("/json").body(Body::from("x")).unwrap();
        let (status, page) = call(request).await;
        assert_eq!(status, StatusCode::UNSUPPORTED_MEDIA_TYPE);
        assert!(page.contains("That did not work"), "{page}");
    }
}
