//! One request to a camera over the network: a connection of its own, never a second address.

mod pin;

use std::sync::Arc;
use std::time::Duration;

use http_body_util::{BodyExt, Full, Limited};
use hyper::body::Bytes;
use hyper::client::conn::http1;
use hyper::{Method, Request, header};
use hyper_util::rt::TokioIo;
use rustls::pki_types::{IpAddr as TlsIp, ServerName};
use tokio::net::TcpStream;
use tokio::time::timeout;
use tokio_rustls::TlsConnector;
use zeroize::Zeroizing;

use super::address::Address;
use super::list::{Fingerprint, Why};
use crate::net::Stream;
use pin::Pin;

/// No answer that matters is longer.
const LONGEST_ANSWER: usize = 256 * 1024;

/// What is sent.
pub(super) struct Message {
    pub(super) method: Method,
    pub(super) path: String,
    pub(super) content_type: String,
    pub(super) authorization: Option<Zeroizing<String>>,
    pub(super) body: Zeroizing<String>,
}

/// What came back.
pub(super) struct Answer {
    pub(super) status: u16,
    pub(super) authenticate: Vec<String>,
    pub(super) body: Zeroizing<Vec<u8>>,
    /// The certificate that the camera showed.
    pub(super) certificate: Option<Fingerprint>,
}

/// Why nothing came back.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub(super) enum Silence {
    #[error(
        "Nothing answers at this address. Check it, and that the camera has power and network."
    )]
    Unreachable,
    #[error("The camera does not answer in time.")]
    Late,
    #[error("The camera ended the connection without an answer.")]
    Cut,
    #[error(
        "The camera's certificate is not the one that was there when its address was confirmed. If the camera got a new one, remove it here and add it again; if not, something else answers at its address."
    )]
    OtherCertificate,
    #[error("No encrypted connection to the camera can be made.")]
    Tls,
    #[error("The camera's address or name cannot be sent.")]
    Unsendable,
}

impl Silence {
    fn cause(&self) -> &'static str {
        match self {
            Self::Unreachable => "unreachable",
            Self::Late => "late",
            Self::Cut => "cut",
            Self::OtherCertificate => "other_certificate",
            Self::Tls => "tls",
            Self::Unsendable => "unsendable",
        }
    }
}

impl From<Silence> for Why {
    fn from(silence: Silence) -> Self {
        Self::new(silence.cause(), silence.to_string())
    }
}

/// Sends a message and waits so long for the answer. With `pin`, a secure connection is made to the
/// holder of that certificate alone; without, to whoever is there.
pub(super) async fn exchange(
    address: &Address,
    pin: Option<Fingerprint>,
    message: Message,
    patience: Duration,
) -> Result<Answer, Silence> {
    timeout(patience, try_exchange(address, pin, message))
        .await
        .unwrap_or(Err(Silence::Late))
}

async fn try_exchange(
    address: &Address,
    pin: Option<Fingerprint>,
    message: Message,
) -> Result<Answer, Silence> {
    let request = request(address, message)?;
    let stream = TcpStream::connect((address.host.as_str(), address.port))
        .await
        .map_err(|_| Silence::Unreachable)?;
    if !address.is_secure {
        return speak(Box::new(stream), request).await;
    }
    let pin = Arc::new(Pin::new(pin));
    let config = pin::client_config(pin.clone()).ok_or(Silence::Tls)?;
    let connected = TlsConnector::from(Arc::new(config))
        .connect(server_name(address)?, stream)
        .await;
    let stream = connected.map_err(|_| match pin.is_other() {
        true => Silence::OtherCertificate,
        false => Silence::Tls,
    })?;
    let answer = speak(Box::new(stream), request).await?;
    Ok(Answer {
        certificate: pin.seen(),
        ..answer
    })
}

fn server_name(address: &Address) -> Result<ServerName<'static>, Silence> {
    let name = ServerName::try_from(address.host.clone());
    // Who has the certificate counts here, and not what name stands in it.
    let any = || ServerName::IpAddress(TlsIp::from(std::net::Ipv4Addr::LOCALHOST));
    Ok(name.unwrap_or_else(|_| any()))
}

fn request(address: &Address, message: Message) -> Result<Request<Full<Bytes>>, Silence> {
    let mut request = Request::builder()
        .method(message.method)
        .uri(message.path)
        .header(header::HOST, address.authority())
        .header(header::CONNECTION, "close");
    if !message.content_type.is_empty() {
        request = request.header(header::CONTENT_TYPE, message.content_type);
    }
    if let Some(value) = message.authorization {
        let mut value = header::HeaderValue::from_str(&value).map_err(|_| Silence::Unsendable)?;
        value.set_sensitive(true);
        request = request.header(header::AUTHORIZATION, value);
    }
    let body = Full::new(Bytes::copy_from_slice(message.body.as_bytes()));
    request.body(body).map_err(|_| Silence::Unsendable)
}

async fn speak(stream: Stream, request: Request<Full<Bytes>>) -> Result<Answer, Silence> {
    let (mut sender, connection) = http1::handshake(TokioIo::new(stream))
        .await
        .map_err(|_| Silence::Cut)?;
    // Ends with this call, whatever becomes of it.
    let answered = async {
        let response = sender
            .send_request(request)
            .await
            .map_err(|_| Silence::Cut)?;
        let (parts, body) = response.into_parts();
        let body = Limited::new(body, LONGEST_ANSWER)
            .collect()
            .await
            .map_err(|_| Silence::Cut)?;
        let authenticate = parts.headers.get_all(header::WWW_AUTHENTICATE).iter();
        Ok(Answer {
            status: parts.status.as_u16(),
            authenticate: authenticate
                .filter_map(|value| value.to_str().ok())
                .map(str::to_owned)
                .collect(),
            body: Zeroizing::new(body.to_bytes().to_vec()),
            certificate: None,
        })
    };
    tokio::pin!(answered);
    tokio::pin!(connection);
    tokio::select! {
        biased;
        answer = &mut answered => answer,
        _ = &mut connection => answered.await,
    }
}
