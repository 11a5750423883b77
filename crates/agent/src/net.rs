//! Listening and serving, over TLS where the listener says so.
//!
//! A loop of our own over hyper: `axum::serve` has no time limit for a client that never finishes
//! its headers, and the ready-made TLS servers bring HTTP/2 along, which a device has no use for.

mod guests;
mod stream;

use std::io;
use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::{Service, service_fn};
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::service::TowerToHyperService;
use rustls::ServerConfig;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{Semaphore, watch};
use tokio::time::{sleep, timeout};
use tokio_rustls::TlsAcceptor;

use crate::redirect;
use guests::Guests;
pub(crate) use stream::Stream;

/// Connections served at once on one address; the rest wait.
const MOST_CONNECTIONS: u32 = 64;
/// A client that takes longer for its TLS handshake or for one request's headers is dropped.
const PATIENCE: Duration = Duration::from_secs(15);
/// A connection is closed after this, between two requests if its client lets it: one that does not
/// take its answers would otherwise stay for good.
const LIFE: Duration = Duration::from_secs(2 * 60);
/// Pause after a failed accept, so that a full table of files does not become a busy loop.
const BREATH: Duration = Duration::from_millis(100);

/// The first byte of TLS (RFC 8446 5.1), with which no request begins.
const HANDSHAKE: u8 = 0x16;

/// A bound socket, and how to speak on it.
pub(crate) struct Listener {
    socket: TcpListener,
    pub(crate) address: SocketAddr,
    tls: Option<Secure>,
}

/// How browsers are served over HTTPS.
#[derive(Clone)]
struct Secure {
    acceptor: TlsAcceptor,
    /// What those get who speak plain HTTP.
    redirect: Router,
}

impl Listener {
    /// Binds a socket that speaks plain HTTP.
    pub(crate) async fn bind(address: SocketAddr) -> io::Result<Self> {
        let socket = TcpListener::bind(address).await?;
        Ok(Self {
            address: socket.local_addr()?,
            socket,
            tls: None,
        })
    }

    /// The same with HTTPS, to which plain HTTP is led under a name that the device has.
    pub(crate) fn secured(self, tls: Arc<ServerConfig>, names: Arc<[String]>) -> Self {
        let secure = Secure {
            acceptor: tls.into(),
            redirect: redirect::router(self.address.port(), names),
        };
        Self {
            tls: Some(secure),
            ..self
        }
    }

    pub(crate) fn is_secure(&self) -> bool {
        self.tls.is_some()
    }

    /// Serves until `stop` changes, then lets running requests end.
    pub(crate) async fn serve(self, router: Router, mut stop: watch::Receiver<bool>) {
        let guests = Guests::default();
        let room = Arc::new(Semaphore::new(MOST_CONNECTIONS as usize));
        loop {
            let Ok(place) = room.clone().acquire_owned().await else {
                break;
            };
            let stream = tokio::select! {
                accepted = self.socket.accept() => accepted,
                _ = stop.changed() => break,
            };
            let Ok((stream, from)) = stream else {
                sleep(BREATH).await;
                continue;
            };
            let Some(guest) = guests.admit(from.ip()) else {
                continue;
            };
            let (tls, router, stop) = (self.tls.clone(), router.clone(), stop.clone());
            tokio::spawn(async move {
                let client = Client {
                    router,
                    from: Peer(from.ip()),
                    stop,
                };
                connection(stream, tls, client).await;
                drop((guest, place));
            });
        }
        // All places are free when all connections have ended.
        let _ = room.acquire_many(MOST_CONNECTIONS).await;
    }
}

/// Where a connection comes from; every request of it carries this along.
#[derive(Clone, Copy)]
pub(crate) struct Peer(pub(crate) IpAddr);

/// What one connection is served with.
struct Client {
    router: Router,
    from: Peer,
    stop: watch::Receiver<bool>,
}

async fn connection(stream: TcpStream, tls: Option<Secure>, mut client: Client) {
    let Some(tls) = tls else {
        return speak(Box::new(stream), client, LIFE).await;
    };
    let mut first = [0];
    if !matches!(timeout(PATIENCE, stream.peek(&mut first)).await, Ok(Ok(1))) {
        return;
    }
    if first != [HANDSHAKE] {
        client.router = tls.redirect;
        return speak(Box::new(stream), client, LIFE).await;
    }
    if let Ok(Ok(stream)) = timeout(PATIENCE, tls.acceptor.accept(stream)).await {
        speak(Box::new(stream), client, LIFE).await;
    }
}

/// Faults of a connection concern nobody but its client, who notices.
async fn speak(stream: Stream, client: Client, life: Duration) {
    let Client {
        router,
        from,
        mut stop,
    } = client;
    let router = TowerToHyperService::new(router);
    let service = service_fn(move |mut request: hyper::Request<Incoming>| {
        request.extensions_mut().insert(from);
        router.call(request)
    });
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(PATIENCE)
        .serve_connection(TokioIo::new(stream), service);
    let mut connection = std::pin::pin!(connection);
    tokio::select! {
        _ = connection.as_mut() => return,
        _ = stop.changed() => {}
        () = sleep(life) => {}
    }
    connection.as_mut().graceful_shutdown();
    let _ = timeout(PATIENCE, connection).await;
}

#[cfg(test)]
mod tests {
    use axum::Extension;
    use axum::routing::get;
    use tokio::io::{AsyncReadExt, AsyncWriteExt, duplex};

    use super::*;

    #[tokio::test]
    async fn a_connection_names_its_client_and_is_closed_when_it_lives_too_long() {
        let (mut client, server) = duplex(4096);
        let from = Peer("192.0.2.7".parse().unwrap());
        let here = |Extension(from): Extension<Peer>| async move { format!("{} is here", from.0) };
        let router = Router::new().route("/", get(here));
        let (_stop, stop) = watch::channel(false);
        let life = Duration::from_millis(50);
        let client_here = Client { router, from, stop };
        let served = tokio::spawn(speak(Box::new(server), client_here, life));
        let request = b"GET / HTTP/1.1\r\nHost: device\r\n\r\n";
        client.write_all(request).await.unwrap();
        let mut answer = String::new();
        client.read_to_string(&mut answer).await.unwrap();
        assert!(answer.ends_with("192.0.2.7 is here"), "{answer}");
        served.await.unwrap();
    }
}
