//! Takes a request's body whole before anything is done with it, and in time.
//!
//! A client that sends its headers and then nothing would hold a connection for as long as it likes.

use std::time::Duration;

use axum::body::{Body, Bytes, to_bytes};
use axum::extract::Request;
use axum::http::StatusCode;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use tokio::time::timeout;

use crate::asked::Whole;

/// A reset file of the largest size in base64 fits; no other form or call comes near this.
const LARGEST: usize = 32 * 1024;
/// So much arrives in a moment over the worst of networks.
const PATIENCE: Duration = Duration::from_secs(15);

const TOO_LARGE: &str = "That is more text than this device takes. Go back and shorten it.";
const TOO_SLOW: &str = "The request did not arrive whole. Go back and send it again.";

/// Middleware that hands on requests whose body is there.
pub(crate) async fn whole_body(request: Request, next: Next) -> Response {
    let (mut parts, body) = request.into_parts();
    match whole(body, PATIENCE).await {
        Ok(body) => {
            parts.extensions.insert(Whole(body.clone()));
            next.run(Request::from_parts(parts, body.into())).await
        }
        Err(refusal) => refusal.into_response(),
    }
}

async fn whole(body: Body, patience: Duration) -> Result<Bytes, (StatusCode, &'static str)> {
    match timeout(patience, to_bytes(body, LARGEST)).await {
        Ok(Ok(bytes)) => Ok(bytes),
        // A client that went away instead is not there to read this.
        Ok(Err(_)) => Err((StatusCode::PAYLOAD_TOO_LARGE, TOO_LARGE)),
        Err(_) => Err((StatusCode::REQUEST_TIMEOUT, TOO_SLOW)),
    }
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
        assert_eq!(refused.unwrap_err().0, StatusCode::REQUEST_TIMEOUT);
    }

    #[tokio::test]
    async fn a_body_of_the_largest_size_is_taken_and_no_larger_one() {
        let of = |length: usize| whole(Body::from(vec![b'x'; length]), PATIENCE);
        assert_eq!(of(LARGEST).await.unwrap().len(), LARGEST);
        let refused = of(LARGEST + 1).await.unwrap_err();
        assert_eq!(refused.0, StatusCode::PAYLOAD_TOO_LARGE);
    }
}
