//! A site on a port, with or without TLS, until it is told to stop.

use std::net::{SocketAddr, TcpListener};
use std::time::Duration;

use anyhow::{Context, Result};
use axum::Router;
use axum_server::Handle;
use axum_server::tls_rustls::RustlsConfig;

use super::config::Tls;

/// How long answers that have begun may take when the service ends.
const PATIENCE: Duration = Duration::from_secs(10);

/// A site whose port is taken, so that what comes later cannot fail for that.
pub(crate) struct Site {
    listener: TcpListener,
    tls: Option<RustlsConfig>,
    handle: Handle<SocketAddr>,
}

impl Site {
    /// Takes the port, and reads the certificate if there is one.
    pub(crate) async fn bind(address: SocketAddr, tls: Option<&Tls>) -> Result<Self> {
        let listener = TcpListener::bind(address)
            .and_then(|listener| listener.set_nonblocking(true).map(|()| listener))
            .with_context(|| format!("cannot listen on {address}; is another program there?"))?;
        let tls = match tls {
            Some(tls) => Some(certificate(tls).await?),
            None => None,
        };
        Ok(Self {
            listener,
            tls,
            handle: Handle::new(),
        })
    }

    /// The address, with the port that it got.
    pub(crate) fn address(&self) -> Result<SocketAddr> {
        Ok(self.listener.local_addr()?)
    }

    /// What ends it.
    pub(crate) fn handle(&self) -> Handle<SocketAddr> {
        self.handle.clone()
    }

    /// Serves until the handle is told to stop.
    pub(crate) async fn serve(self, pages: Router) -> Result<()> {
        let pages = pages.into_make_service_with_connect_info::<SocketAddr>();
        match self.tls {
            Some(tls) => {
                axum_server::from_tcp_rustls(self.listener, tls)?
                    .handle(self.handle)
                    .serve(pages)
                    .await?;
            }
            None => {
                axum_server::from_tcp(self.listener)?
                    .handle(self.handle)
                    .serve(pages)
                    .await?;
            }
        }
        Ok(())
    }
}

/// Lets answers that have begun come to their end, then closes.
pub(crate) fn stop(handle: &Handle<SocketAddr>) {
    handle.graceful_shutdown(Some(PATIENCE));
}

/// Reads a certificate with its key.
pub(crate) async fn certificate(tls: &Tls) -> Result<RustlsConfig> {
    let (chain, key) = (&tls.certificate, &tls.key);
    RustlsConfig::from_pem_chain_file(chain, key)
        .await
        .with_context(|| {
            format!(
                "cannot use the certificate {} with the key {}",
                chain.display(),
                key.display()
            )
        })
}
