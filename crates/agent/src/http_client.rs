//! One POST to the service.
//!
//! hyper and rustls are in the agent already, so that this client costs a few lines and no crate;
//! a ready-made one would bring a second HTTP implementation, or OpenSSL.

use std::io;
use std::sync::Arc;
use std::time::Duration;

use http_body_util::{BodyExt, Full, Limited};
use hyper::body::Bytes;
use hyper::client::conn::http1;
use hyper::{Request, Uri, header};
use hyper_util::rt::TokioIo;
use rustls::crypto::ring;
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, ServerName};
use rustls::{ClientConfig, RootCertStore};
use serde_json::Value;
use tokio::net::TcpStream;
use tokio::time::timeout;
use tokio_rustls::TlsConnector;

use crate::net::Stream;

/// The whole exchange may take this long.
const PATIENCE: Duration = Duration::from_secs(30);
/// No answer that matters is longer.
const LONGEST_ANSWER: usize = 16 * 1024;

/// Why there was no answer, as text for the log.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub(crate) struct NoAnswer(String);

impl NoAnswer {
    fn of(fault: impl std::fmt::Display) -> Self {
        Self(fault.to_string())
    }
}

/// What came back.
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) body: Vec<u8>,
}

impl Answer {
    /// What the service said, as text for the log and the pages.
    pub(crate) fn reason(&self) -> String {
        let said = serde_json::from_slice::<Value>(&self.body).ok();
        let message = said.as_ref().and_then(|said| {
            let ours = said.pointer("/error/message").or(said.get("detail"));
            ours?.as_str()
        });
        match message {
            // What others say is shown, but not at any length.
            Some(message) => message.chars().take(200).collect(),
            None => format!("the service answered with status {}", self.status),
        }
    }
}

/// Posts JSON to `uri`, with a bearer token if there is one; `authorities` are PEM certificates, else the system's.
pub(crate) async fn post(
    uri: &Uri,
    token: Option<&str>,
    json: String,
    authorities: Option<&[u8]>,
) -> Result<Answer, NoAnswer> {
    let exchange = exchange(uri, token, json, authorities);
    timeout(PATIENCE, exchange)
        .await
        .map_err(|_| NoAnswer::of("the service took too long"))?
}

async fn exchange(
    uri: &Uri,
    token: Option<&str>,
    json: String,
    authorities: Option<&[u8]>,
) -> Result<Answer, NoAnswer> {
    let authority = uri
        .authority()
        .ok_or_else(|| NoAnswer::of("the address has no host"))?;
    let is_secure = uri.scheme_str() == Some("https");
    let port = uri.port_u16().unwrap_or(if is_secure { 443 } else { 80 });
    // Brackets belong to the notation of an IPv6 address, not to the address.
    let host = authority.host().trim_matches(['[', ']']);
    let mut request = Request::post(uri.path())
        .header(header::HOST, authority.as_str())
        .header(header::CONTENT_TYPE, "application/json");
    if let Some(token) = token {
        request = request.header(header::AUTHORIZATION, format!("Bearer {token}"));
    }
    let mut request = request
        .body(Full::new(Bytes::from(json)))
        .map_err(NoAnswer::of)?;
    if let Some(secret) = request.headers_mut().get_mut(header::AUTHORIZATION) {
        secret.set_sensitive(true);
    }
    let stream = TcpStream::connect((host, port))
        .await
        .map_err(NoAnswer::of)?;
    if !is_secure {
        return speak(Box::new(stream), request).await;
    }
    let name = ServerName::try_from(host.to_owned()).map_err(NoAnswer::of)?;
    let connector = TlsConnector::from(Arc::new(client_config(authorities)?));
    let stream = connector
        .connect(name, stream)
        .await
        .map_err(NoAnswer::of)?;
    speak(Box::new(stream), request).await
}

/// One request over a connection that is made.
pub(crate) async fn speak(
    stream: Stream,
    request: Request<Full<Bytes>>,
) -> Result<Answer, NoAnswer> {
    let (mut sender, connection) = http1::handshake(TokioIo::new(stream))
        .await
        .map_err(NoAnswer::of)?;
    let connection = tokio::spawn(connection);
    let response = sender.send_request(request).await.map_err(NoAnswer::of)?;
    let status = response.status().as_u16();
    let body = Limited::new(response.into_body(), LONGEST_ANSWER)
        .collect()
        .await
        .map_err(NoAnswer::of)?;
    connection.abort();
    Ok(Answer {
        status,
        body: body.to_bytes().to_vec(),
    })
}

fn client_config(authorities: Option<&[u8]>) -> Result<ClientConfig, NoAnswer> {
    let config = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()
        .map_err(NoAnswer::of)?;
    let roots = roots(authorities).map_err(NoAnswer::of)?;
    Ok(config.with_root_certificates(roots).with_no_client_auth())
}

fn roots(authorities: Option<&[u8]>) -> io::Result<RootCertStore> {
    let mut roots = RootCertStore::empty();
    match authorities {
        Some(pem) => {
            for certificate in CertificateDer::pem_slice_iter(pem) {
                let certificate = certificate.map_err(io::Error::other)?;
                roots.add(certificate).map_err(io::Error::other)?;
            }
        }
        None => {
            roots.add_parsable_certificates(rustls_native_certs::load_native_certs().certs);
        }
    }
    match roots.is_empty() {
        true => Err(io::Error::other(
            "no certificate authority is known; name some in enrolment.ca_file",
        )),
        false => Ok(roots),
    }
}
