//! A call that is sent twice is one act: what carries an `Idempotency-Key` is remembered with its
//! answer for a day.

use std::time::Duration;

use axum::body::{Body, to_bytes};
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use recovery::staff::Member;
use recovery::store::{API_ANSWER_LIFE, ApiAnswer, ApiCall, Begun};
use sha2::{Digest as _, Sha256};

use crate::app::App;
use crate::http::fault::Fault;
use crate::http::layers::BODY_BYTES;

const KEY: HeaderName = HeaderName::from_static("idempotency-key");
const REPLAYED: HeaderName = HeaderName::from_static("idempotency-replayed");

/// A call that has had no answer for so long has come to nothing: none runs half as long.
const STALE: Duration = Duration::from_mins(5);

/// Most characters of a key.
const LONGEST: usize = 255;

pub(super) async fn once(State(app): State<App>, request: Request, next: Next) -> Response {
    let member = request.extensions().get::<Member>().cloned();
    let key = request.headers().get(KEY).cloned();
    match (key, member) {
        (Some(key), Some(member)) if !request.method().is_safe() => {
            let done = keyed(app, member, &key, request, next).await;
            done.unwrap_or_else(IntoResponse::into_response)
        }
        _ => next.run(request).await,
    }
}

async fn keyed(
    app: App,
    member: Member,
    key: &HeaderValue,
    request: Request,
    next: Next,
) -> Result<Response, Fault> {
    let is_key = |text: &&str| (1..=LONGEST).contains(&text.len());
    let key = key.to_str().ok().filter(is_key);
    let words = "An idempotency key has 1 to 255 printable ASCII characters.";
    let key = key.ok_or_else(|| Fault::Senseless(words.into()))?;
    let (parts, body) = request.into_parts();
    let body = to_bytes(body, BODY_BYTES).await;
    let body = body.map_err(|_| Fault::TooLarge)?;
    let address = parts.uri.path_and_query().map_or("", |one| one.as_str());
    let call = ApiCall {
        program: member.name().clone(),
        key: hash(&[key.as_bytes()]),
        asked: hash(&[parts.method.as_str().as_bytes(), address.as_bytes(), &body]),
    };
    match begin(&app, &call).await? {
        Begun::New => {}
        Begun::Running => {
            let words = "A call with this idempotency key is being dealt with.";
            return Err(Fault::Conflict(words.into()));
        }
        Begun::Other => {
            let words = "This idempotency key was used for another call.";
            return Err(Fault::Unfit(words.into()));
        }
        Begun::Done(answer) => return again(answer),
    }
    // It runs to its end, also when nobody waits any more: the next try is told what became of it.
    let request = Request::from_parts(parts, Body::from(body));
    let run = tokio::spawn(async move {
        let response = next.run(request).await;
        keep(&app, &call, response).await
    });
    run.await.map_err(Fault::internal)?
}

async fn begin(app: &App, call: &ApiCall) -> Result<Begun, Fault> {
    let now = app.now();
    let mut tx = app.services.store.begin().await?;
    tx.forget_api_calls(now.minus(API_ANSWER_LIFE)).await?;
    let begun = tx.begin_api_call(call, now, now.minus(STALE)).await?;
    tx.commit().await?;
    Ok(begun)
}

/// Keeps the answer to an act that was done. What was refused did nothing, and can be tried again.
async fn keep(app: &App, call: &ApiCall, response: Response) -> Result<Response, Fault> {
    let mut tx = app.services.store.begin().await?;
    if !response.status().is_success() {
        tx.forget_api_call(call).await?;
        tx.commit().await?;
        return Ok(response);
    }
    let (parts, body) = response.into_parts();
    let body = to_bytes(body, usize::MAX).await.map_err(Fault::internal)?;
    let answer = ApiAnswer {
        status: parts.status.as_u16(),
        media: media(&parts.headers).to_owned(),
        body: body.to_vec(),
    };
    tx.answer_api_call(call, &answer).await?;
    tx.commit().await?;
    Ok(Response::from_parts(parts, Body::from(body)))
}

fn media(headers: &HeaderMap) -> &str {
    let kind = headers.get(header::CONTENT_TYPE);
    kind.and_then(|kind| kind.to_str().ok()).unwrap_or_default()
}

fn again(answer: ApiAnswer) -> Result<Response, Fault> {
    let status = StatusCode::from_u16(answer.status).map_err(Fault::internal)?;
    let mut response = (status, answer.body).into_response();
    let headers = response.headers_mut();
    headers.remove(header::CONTENT_TYPE);
    if !answer.media.is_empty() {
        let media = HeaderValue::from_str(&answer.media).map_err(Fault::internal)?;
        headers.insert(header::CONTENT_TYPE, media);
    }
    headers.insert(REPLAYED, HeaderValue::from_static("true"));
    Ok(response)
}

/// SHA-256 over the parts, each behind its length.
fn hash(parts: &[&[u8]]) -> [u8; 32] {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update((part.len() as u64).to_be_bytes());
        hash.update(part);
    }
    hash.finalize().into()
}
