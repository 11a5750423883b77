//! Calls that the service makes to servers of others: identity providers and receivers of webhooks.
//! One client for all of it, by rustls with ring, which follows no redirect, waits for nobody and
//! reads no more than it was told to.

mod reach;

use std::sync::Arc;
use std::time::Duration;

use axum::http::{Request, Response};
use reqwest::redirect::Policy;
use thiserror::Error;

pub(crate) use self::reach::Reach;
use self::reach::{Resolver, Unreachable};

/// How long a connection may take to be made.
const CONNECTING: Duration = Duration::from_secs(5);
/// How long a whole call may take.
const WHOLE: Duration = Duration::from_secs(15);

/// Why a call to another server came to nothing. The words are for whoever runs the service.
#[derive(Debug, Error)]
pub enum OutboundError {
    /// The address is one that must not be called from here.
    #[error("{0}")]
    Forbidden(#[from] Unreachable),
    /// It took too long.
    #[error("no answer in time")]
    TooSlow,
    /// There is no connection, or it broke.
    #[error("{0}")]
    Broken(String),
    /// The answer is longer than any sensible one.
    #[error("the answer is too long")]
    TooLong,
    /// This machine cannot make calls at all.
    #[error("no calls can be made from here: {0}")]
    Unable(String),
}

/// The client.
#[derive(Clone)]
pub(crate) struct Outbound {
    client: reqwest::Client,
    reach: Reach,
}

impl Outbound {
    /// A client that reaches so far.
    ///
    /// # Errors
    /// When the machine's certificates cannot be read.
    pub(crate) fn new(reach: Reach) -> Result<Self, OutboundError> {
        // The library asks the process for its TLS provider; whoever has set one has set the same.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let client = reqwest::Client::builder()
            .redirect(Policy::none())
            .connect_timeout(CONNECTING)
            .timeout(WHOLE)
            // A proxy would resolve names by itself, past the check of their addresses.
            .no_proxy()
            .referer(false)
            .user_agent(concat!("regain/", env!("CARGO_PKG_VERSION")))
            .dns_resolver(Arc::new(Resolver(reach)))
            .build()
            .map_err(|error| OutboundError::Unable(because(&error)))?;
        Ok(Self { client, reach })
    }

    /// Makes a call and gives its answer, with a body of `most` bytes at the most.
    ///
    /// # Errors
    /// When there is no answer, or a longer one.
    pub(crate) async fn call(
        &self,
        request: Request<Vec<u8>>,
        most: usize,
    ) -> Result<Response<Vec<u8>>, OutboundError> {
        let mut answer = self.send(request).await?;
        let mut body = Vec::new();
        while let Some(piece) = answer.chunk().await.map_err(broken)? {
            if body.len() + piece.len() > most {
                return Err(OutboundError::TooLong);
            }
            body.extend_from_slice(&piece);
        }
        let mut response = Response::new(body);
        *response.status_mut() = answer.status();
        *response.headers_mut() = std::mem::take(answer.headers_mut());
        Ok(response)
    }

    /// Makes a call whose answer's body nobody reads, not a byte of it.
    ///
    /// # Errors
    /// When there is no answer.
    pub(crate) async fn tell(
        &self,
        request: Request<Vec<u8>>,
    ) -> Result<Response<()>, OutboundError> {
        let mut answer = self.send(request).await?;
        let mut response = Response::new(());
        *response.status_mut() = answer.status();
        *response.headers_mut() = std::mem::take(answer.headers_mut());
        Ok(response)
    }

    async fn send(&self, request: Request<Vec<u8>>) -> Result<reqwest::Response, OutboundError> {
        let request = reqwest::Request::try_from(request).map_err(broken)?;
        // The resolver sees names alone. What is an address only the parsed URL tells: 127.1 and 0x7f.0.0.1 are.
        if let Some(host) = request.url().host_str() {
            self.reach.check_literal(host)?;
        }
        self.client.execute(request).await.map_err(broken)
    }
}

#[expect(
    clippy::needless_pass_by_value,
    reason = "the shape that map_err calls"
)]
fn broken(error: reqwest::Error) -> OutboundError {
    if error.is_timeout() {
        return OutboundError::TooSlow;
    }
    let mut source = std::error::Error::source(&error);
    while let Some(cause) = source {
        if let Some(unreachable) = cause.downcast_ref::<Unreachable>() {
            return OutboundError::Forbidden(unreachable.clone());
        }
        source = cause.source();
    }
    OutboundError::Broken(because(&error))
}

/// The innermost cause. What stands around it repeats addresses, which may hold secrets.
fn because(error: &dyn std::error::Error) -> String {
    let mut innermost = error;
    while let Some(source) = innermost.source() {
        innermost = source;
    }
    match std::ptr::addr_eq(innermost, error) {
        true => "the call could not be made".to_owned(),
        false => innermost.to_string(),
    }
}

#[cfg(test)]
mod tests;
