//! A device of the demo that can be switched off and on again.

use std::net::{Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use std::{io, mem};

use agent::{Config, Running, StartError};
use anyhow::{Context, Result};
use tokio::net::TcpSocket;
use tokio::sync::Mutex;

/// A device with its power switch.
pub(super) struct Device {
    config: Config,
    url: String,
    ports: Ports,
    power: Mutex<Power>,
}

enum Power {
    On(Box<Running>),
    /// Its ports, held so that nobody else takes them; whoever knocks is refused, as at a device without power.
    Off(#[expect(dead_code, reason = "held for as long as it is off")] Vec<TcpSocket>),
}

/// Where it is, now and after its next start.
#[derive(Clone, Copy)]
pub(super) struct Ports {
    pub(super) pages: u16,
    /// 0 for a device without a monitor.
    pub(super) screen: u16,
}

impl Device {
    /// Starts it on the ports that its settings name, or on any others when those are taken.
    pub(super) async fn start(mut config: Config) -> Result<Self> {
        let running = match agent::start(config.clone()).await {
            Err(StartError::Listen { .. } | StartError::Screen { .. }) => {
                config.listen = vec![loopback(0)];
                if let Some(screen) = &mut config.screen {
                    screen.listen = loopback(0);
                }
                agent::start(config.clone()).await
            }
            started => started,
        };
        let noun = config.product_line.noun();
        let running = running.with_context(|| format!("the demo's {noun} does not start"))?;
        config.listen = running.addresses().to_vec();
        if let (Some(screen), Some(listen)) = (&mut config.screen, running.screen()) {
            screen.listen = listen;
        }
        // It is known to the service from its first start on; the token works once.
        config.enrolment = None;
        Ok(Self {
            url: running.url(),
            ports: Ports {
                pages: config.listen.first().map_or(0, SocketAddr::port),
                screen: config
                    .screen
                    .as_ref()
                    .map_or(0, |screen| screen.listen.port()),
            },
            config,
            power: Mutex::new(Power::On(Box::new(running))),
        })
    }

    /// Where a browser finds its pages.
    pub(super) fn url(&self) -> &str {
        &self.url
    }

    /// Its ports, to be there again at the demo's next start.
    pub(super) fn ports(&self) -> Ports {
        self.ports
    }

    /// The file that leads the device's own browser to the pages for its monitor.
    pub(super) fn start_page(&self) -> PathBuf {
        self.config.data_dir.join(agent::SCREEN_PAGE)
    }

    /// Whether it is switched on.
    pub(super) async fn is_on(&self) -> bool {
        matches!(*self.power.lock().await, Power::On(_))
    }

    /// Takes its power away.
    pub(super) async fn switch_off(&self) {
        let mut power = self.power.lock().await;
        if let Power::On(running) = mem::replace(&mut *power, Power::Off(Vec::new())) {
            running.stop().await;
        }
        let screen = self.config.screen.iter().map(|screen| screen.listen);
        let addresses = self.config.listen.iter().copied().chain(screen);
        *power = Power::Off(addresses.filter_map(|address| held(address).ok()).collect());
    }

    /// Gives it power, where it has none.
    pub(super) async fn switch_on(&self) -> Result<(), StartError> {
        let mut power = self.power.lock().await;
        if let Power::Off(_) = *power {
            *power = Power::On(Box::new(agent::start(self.config.clone()).await?));
        }
        Ok(())
    }
}

/// A port that is taken without anybody listening there. A listener may still come beside it.
fn held(address: SocketAddr) -> io::Result<TcpSocket> {
    let socket = match address {
        SocketAddr::V4(_) => TcpSocket::new_v4()?,
        SocketAddr::V6(_) => TcpSocket::new_v6()?,
    };
    socket.set_reuseaddr(true)?;
    socket.bind(address)?;
    Ok(socket)
}

/// A port of this machine.
pub(super) fn loopback(port: u16) -> SocketAddr {
    SocketAddr::from((Ipv4Addr::LOCALHOST, port))
}
