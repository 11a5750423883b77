//! A device of the demo that can be switched off and on again.

use std::net::{Ipv4Addr, SocketAddr};
use std::path::PathBuf;

use agent::{Config, Running, StartError};
use anyhow::{Context, Result};
use tokio::sync::Mutex;

/// A device with its power switch.
pub(super) struct Device {
    config: Config,
    url: String,
    ports: Ports,
    running: Mutex<Option<Running>>,
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
            running: Mutex::new(Some(running)),
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
        self.running.lock().await.is_some()
    }

    /// Takes its power away.
    pub(super) async fn switch_off(&self) {
        let running = self.running.lock().await.take();
        if let Some(running) = running {
            running.stop().await;
        }
    }

    /// Gives it power, where it has none.
    pub(super) async fn switch_on(&self) -> Result<(), StartError> {
        let mut running = self.running.lock().await;
        if running.is_none() {
            *running = Some(agent::start(self.config.clone()).await?);
        }
        Ok(())
    }
}

/// A port of this machine.
pub(super) fn loopback(port: u16) -> SocketAddr {
    SocketAddr::from((Ipv4Addr::LOCALHOST, port))
}
