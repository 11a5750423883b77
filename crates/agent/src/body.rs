//! Takes a request's body whole before anything is done with it, and in time.
//!
//! A client that sends its headers and then nothing would hold a connection for as long as it likes.

use std::time::Duration;

use axum::body::{Body, Bytes};
use axum::extract::{Request, State};
use axum::http::StatusCode;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use http_body_util::BodyExt;
use tokio::time::timeout;

use crate::app::App;
use crate::asked::Whole;
use crate::pages;
use crate::problem::Problem;

/// A reset file of the largest size in base64 fits; no other form or call comes near this.
const LARGEST: usize = 32 * 1024;
/// So much arrives in a moment over the worst of networks.
const PATIENCE: Duration = Duration::from_secs(15);

const TOO_LARGE: &str = "That is more than this device takes. A file from support is far smaller: \
    go back and choose that one, or shorten what was typed.";
const TOO_SLOW: &str = "The request did not arrive whole. Go back and send it again.";

/// Middleware that hands on requests whose body is there.
pub(crate) async fn whole_body(State(app): State<App>, request: Request, next: Next) -> Response {
    let (mut parts, body) = request.into_parts();
    match whole(body, PATIENCE).await {
        Ok(body) => {
            parts.extensions.insert(Whole(body.clone()));
            next.run(Request::from_parts(parts, body.into())).await
        }
        Err(problem) if parts.uri.path().starts_with("/api/") => problem.into_response(),
        Err(problem) => pages::trouble(app, problem),
    }
}

async fn whole(body: Body, patience: Duration) -> Result<Bytes, Problem> {
    match timeout(patience, read(body)).await {
        Ok(Some(bytes)) => Ok(bytes),
        // A client that went away instead is not there to read this.
        Ok(None) => {
            let status = StatusCode::PAYLOAD_TOO_LARGE;
            Err(Problem::new(status, "too_large", TOO_LARGE))
        }
        Err(_) => {
            let status = StatusCode::REQUEST_TIMEOUT;
            Err(Problem::new(status, "too_slow", TOO_SLOW))
        }
    }
}

/// What is too large is read to its end and let go: many a browser shows no answer before it has
/// sent everything.
async fn read(mut body: Body) -> Option<Bytes> {
    let (mut kept, mut length) = (Vec::new(), 0_usize);
    while let Some(frame) = body.frame().await {
        let frame = frame.ok()?;
        let Some(data) = frame.data_ref() else {
            continue;
        };
        length = length.saturating_add(data.len());
        match length <= LARGEST {
            true => kept.extend_from_slice(data),
            false => kept.clear(),
        }
    }
    (length <= LARGEST).then(|| kept.into())
}

#[cfg(test)]
mod tests {
    use std::convert::Infallible;
    use std::pin::Pin;
    use std::task::{Context, Poll};

    use hyper::body::Frame;

    use super::*;

    struct Stalled;

    impl hyper::body::Body for Stalled {
        type Data = Bytes;
        type Error = Infallible;

        fn poll_frame(
            self: Pin<&mut Self>,
            _: &mut Context<'_>,
        ) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
            Poll::Pending
        }
    }

    #[tokio::test]
    async fn a_body_that_never_comes_is_not_waited_for() {
        let refused = whole(Body::new(Stalled), Duration::from_millis(1)).await;
        assert_eq!(refused.unwrap_err().status, StatusCode::REQUEST_TIMEOUT);
    }

    #[tokio::test]
    async fn a_body_of_the_largest_size_is_taken_and_no_larger_one() {
        let of = |length: usize| whole(Body::from(vec![b'x'; length]), PATIENCE);
        assert_eq!(of(LARGEST).await.unwrap().len(), LARGEST);
        let refused = of(LARGEST + 1).await.unwrap_err();
        assert_eq!(refused.status, StatusCode::PAYLOAD_TOO_LARGE);
    }
}
