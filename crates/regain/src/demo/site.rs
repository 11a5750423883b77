//! The demo's pages other than the devices' own, each on a port of the loopback.

use std::net::{Ipv4Addr, SocketAddr};
use std::path::PathBuf;

use anyhow::Result;
use axum_server::Handle;
use server::Services;
use tokio::task::JoinSet;

use super::mailbox;
use super::memory::Memory;
use crate::service::listen::Site;

/// Portal, desk, mailbox and overview, with their ports taken.
pub(super) struct Sites {
    pub(super) portal: Site,
    pub(super) desk: Site,
    pub(super) mailbox: Site,
    pub(super) overview: Site,
}

/// Where portal, desk, mailbox and overview are.
pub(super) struct Addresses {
    pub(super) portal: SocketAddr,
    pub(super) desk: SocketAddr,
    pub(super) mailbox: SocketAddr,
    pub(super) overview: SocketAddr,
}

impl Sites {
    /// Takes the ports of last time, or any others when those are taken.
    pub(super) async fn bind(memory: &Memory) -> Result<Self> {
        let ports = &memory.noted.ports;
        Ok(Self {
            portal: bind(ports.portal).await?,
            desk: bind(ports.desk).await?,
            mailbox: bind(ports.mailbox).await?,
            overview: bind(ports.overview).await?,
        })
    }

    /// Where they are.
    pub(super) fn addresses(&self) -> Result<Addresses> {
        Ok(Addresses {
            portal: self.portal.address()?,
            desk: self.desk.address()?,
            mailbox: self.mailbox.address()?,
            overview: self.overview.address()?,
        })
    }

    /// What ends them.
    pub(super) fn handles(&self) -> [Handle<SocketAddr>; 4] {
        [
            self.portal.handle(),
            self.desk.handle(),
            self.mailbox.handle(),
            self.overview.handle(),
        ]
    }

    /// Serves what needs no device, each as a task, and gives the place for the overview back.
    pub(super) fn serve(self, services: &Services, mail: PathBuf) -> (JoinSet<Result<()>>, Site) {
        let mut tasks = JoinSet::new();
        tasks.spawn(self.portal.serve(server::portal(services.clone())));
        tasks.spawn(self.desk.serve(server::desk(services.clone())));
        tasks.spawn(self.mailbox.serve(mailbox::router(mail)));
        (tasks, self.overview)
    }
}

/// Where a browser finds a site.
pub(super) fn url(address: SocketAddr) -> String {
    format!("http://{address}")
}

/// The same by the name that this machine has for itself.
pub(super) fn named(address: SocketAddr) -> String {
    format!("http://localhost:{}", address.port())
}

async fn bind(port: u16) -> Result<Site> {
    let wanted = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
    match Site::bind(wanted, None).await {
        Err(_) => Site::bind(SocketAddr::from((Ipv4Addr::LOCALHOST, 0)), None).await,
        bound => bound,
    }
}
