//! From configuration to a running agent, and its end.

use std::io;
use std::net::SocketAddr;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use device::Input;
use tokio::sync::watch;
use tokio::task::JoinSet;
use tokio::time::timeout;
use web::Transport;

use crate::app::{App, Door, Shared};
use crate::backends::{Keeper, PasswordBackend};
use crate::button::{self, Eraser};
use crate::cameras::{Cameras, Kept};
use crate::clock::Clock;
use crate::config::{Config, ScreenSettings, Tls};
use crate::disk::{DataDir, Disk, DiskError};
use crate::engine::{Backends, Engine, Failure};
use crate::enrol::{self, EnrolmentStatus};
use crate::net::Listener;
use crate::redirect;
use crate::screen::Screen;
use crate::tls::{self, TlsError};
use crate::{letters, log};

/// Requests that run when the agent is told to end get this long.
const FAREWELL: Duration = Duration::from_secs(5);

/// Why the agent did not start.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum StartError {
    /// The data directory cannot be used.
    #[error(transparent)]
    Disk(#[from] DiskError),
    /// The device's state and its configuration do not go together.
    #[error(transparent)]
    Device(#[from] device::StartError),
    /// An address cannot be listened on.
    #[error(
        "cannot listen on {address}: {cause}. Change {setting}, or stop what uses that address."
    )]
    Listen {
        /// The setting that names it.
        setting: &'static str,
        /// The address.
        address: SocketAddr,
        /// What the operating system says.
        cause: io::Error,
    },
    /// The address for the device's own monitor cannot be listened on.
    #[error(
        "cannot listen on {address}: {cause}. Change screen.listen, or stop what uses that address."
    )]
    Screen {
        /// The address.
        address: SocketAddr,
        /// What the operating system says.
        cause: io::Error,
    },
    /// HTTPS cannot be offered.
    #[error(transparent)]
    Tls(#[from] TlsError),
    /// Starting ended before its time.
    #[error("the agent was interrupted while it started; start it again")]
    Interrupted,
}

impl From<Failure> for StartError {
    fn from(failure: Failure) -> Self {
        match failure {
            Failure::Disk(fault) => Self::Disk(fault),
            Failure::Start(fault) => Self::Device(fault),
            Failure::Refused(_) | Failure::Lost => Self::Interrupted,
        }
    }
}

/// An agent at work; it ends when this is dropped.
pub struct Running {
    addresses: Vec<SocketAddr>,
    redirects: Vec<SocketAddr>,
    screen: Option<SocketAddr>,
    first_is_secure: bool,
    enrolment_text: Arc<str>,
    engine: Engine,
    cameras: Option<Cameras>,
    backends: Option<Keeper>,
    stop: watch::Sender<bool>,
    serving: JoinSet<()>,
    /// Clock and enrolment, which never end by themselves.
    helpers: JoinSet<()>,
}

/// Starts an agent on the current tokio runtime. When this returns, its pages are served.
pub async fn start(mut config: Config) -> Result<Running, StartError> {
    let clock = Clock::start();
    let dir = DataDir::open(&config.data_dir)?;
    let names: Arc<[String]> = config.names.clone().into();
    let (listeners, fingerprint) = listen(&config, &names, &dir).await?;
    let monitor = match &config.screen {
        Some(settings) => Some(monitor(settings, dir.path(), clock).await?),
        None => None,
    };
    let kept = config.profile.cameras.then(|| Kept::open(&dir, clock));
    let backends = keeper(std::mem::take(&mut config.backends), &dir, clock)?;
    config.profile.backends = backends.is_some();
    let (profile, bundle) = (config.profile.clone(), config.bundle.clone());
    let handed = backends
        .clone()
        .map(|keeper| Box::new(keeper) as Box<dyn Backends>);
    let engine = Engine::start(Disk::new(dir), profile, bundle, handed, clock)?;
    let request = engine.look(enrol::request).await?;
    let enrolment_text: Arc<str> = request.to_text().into();
    let mut helpers = JoinSet::new();
    let (status, enrolment) = watch::channel(EnrolmentStatus::ByHand);
    if let Some(target) = config.enrolment {
        status.send_replace(EnrolmentStatus::Waiting { trouble: None });
        helpers.spawn(enrol::keep_posting(target, request, status));
    }
    helpers.spawn(tick(engine.clone(), config.tick));
    let cameras = kept.map(|kept| Cameras::new(kept, &engine, clock, config.camera_patience));
    let eraser = Eraser::of(config.button.as_ref(), cameras.clone(), backends.clone());
    if let Some(keeper) = backends.clone() {
        helpers.spawn(keeper.keep_trying(config.tick));
    }
    helpers.spawn(button::mind(
        config.button,
        engine.clone(),
        clock,
        eraser.clone(),
    ));
    let reaches_service = config.contact.is_some();
    if let Some(contact) = config.contact {
        let service = config.bundle.service().clone();
        helpers.spawn(letters::keep_handing_over(engine.clone(), service, contact));
    }
    let shared = Shared {
        cameras: cameras.clone(),
        engine: engine.clone(),
        clock,
        profile: config.profile,
        visibility: config.visibility,
        product_line: config.product_line,
        bundle: config.bundle,
        reaches_service,
        enrolment,
        enrolment_text: enrolment_text.clone(),
        fingerprint,
        eraser,
        backends: backends.clone(),
    };
    let secure_port = listeners
        .iter()
        .find(|listener| listener.is_secure())
        .map_or(443, |listener| listener.address.port());
    let redirects = bind_all(&config.redirect, "web.redirect").await?;
    let addresses = listeners.iter().map(|listener| listener.address).collect();
    let redirect_addresses = redirects.iter().map(|listener| listener.address).collect();
    let first_is_secure = listeners.first().is_some_and(Listener::is_secure);
    let (stop, stopped) = watch::channel(false);
    let shared = Arc::new(shared);
    let mut serving = serve(listeners, config.tls, &shared, &names, &stopped);
    for listener in redirects {
        let router = redirect::router(secure_port, names.clone());
        serving.spawn(listener.serve(router, stopped.clone()));
    }
    let spares = engine.clone();
    helpers.spawn(async move { spares.keep_spares().await });
    let screen = monitor.as_ref().map(|(listener, _)| listener.address);
    if let Some((listener, screen)) = monitor {
        let router = App::screen_router(shared, Arc::new(screen));
        serving.spawn(listener.serve(router, stopped));
    }
    Ok(Running {
        addresses,
        redirects: redirect_addresses,
        screen,
        first_is_secure,
        enrolment_text,
        engine,
        cameras,
        backends,
        stop,
        serving,
        helpers,
    })
}

fn serve(
    listeners: Vec<Listener>,
    tls: Tls,
    shared: &Arc<Shared>,
    names: &Arc<[String]>,
    stopped: &watch::Receiver<bool>,
) -> JoinSet<()> {
    let mut serving = JoinSet::new();
    for listener in listeners {
        let transport = match tls.reaches_browsers(&listener.address) {
            true => Transport::Tls,
            false => Transport::Plain,
        };
        let door = Door::new(transport, tls == Tls::Proxy);
        let router = App::router(shared.clone(), door, names.clone());
        serving.spawn(listener.serve(router, stopped.clone()));
    }
    serving
}

/// Binds what pages are served on, with the fingerprint of the certificate where there is one.
async fn listen(
    config: &Config,
    names: &Arc<[String]>,
    dir: &DataDir,
) -> Result<(Vec<Listener>, Option<Arc<str>>), StartError> {
    let is_secure = |address: &SocketAddr| config.tls.covers(address);
    let identity = &config.profile.identity;
    let tls = match config.listen.iter().any(is_secure) {
        true => Some(tls::server(dir, identity, &config.listen, names)?),
        false => None,
    };
    let listeners = bind_all(&config.listen, "web.listen").await?.into_iter();
    let listeners = listeners.map(|listener| match &tls {
        Some(tls) if is_secure(&listener.address) => {
            listener.secured(tls.config.clone(), names.clone())
        }
        _ => listener,
    });
    Ok((listeners.collect(), tls.map(|tls| tls.fingerprint)))
}

async fn bind_all(
    addresses: &[SocketAddr],
    setting: &'static str,
) -> Result<Vec<Listener>, StartError> {
    let mut listeners = Vec::new();
    for &address in addresses {
        let bound = Listener::bind(address).await;
        listeners.push(bound.map_err(|cause| StartError::Listen {
            setting,
            address,
            cause,
        })?);
    }
    Ok(listeners)
}

/// The keeper of the programs whose passwords follow the device's, where there are any.
fn keeper(
    backends: Vec<PasswordBackend>,
    dir: &DataDir,
    clock: Clock,
) -> Result<Option<Keeper>, DiskError> {
    if backends.is_empty() {
        return Ok(None);
    }
    let keeper = Keeper::open(backends, dir.path(), clock);
    keeper
        .map(Some)
        .map_err(|fault| DiskError::of_storage(dir.path(), fault))
}

/// The listener for the device's own monitor, with fresh keys.
async fn monitor(
    settings: &ScreenSettings,
    dir: &Path,
    clock: Clock,
) -> Result<(Listener, Screen), StartError> {
    let address = settings.listen;
    let bound = Listener::bind(address).await;
    let listener = bound.map_err(|cause| StartError::Screen { address, cause })?;
    let screen = Screen::open(listener.address, dir, settings.idle, clock)?;
    Ok((listener, screen))
}

/// Tells the machine that time passes, so that waits and lives are kept over a restart.
async fn tick(engine: Engine, every: Duration) {
    loop {
        tokio::time::sleep(every).await;
        if let Err(Failure::Start(fault)) = engine.submit(Input::Tick).await {
            log::warn(fault);
        }
    }
}

impl Running {
    /// The addresses listened on, in the order of the configuration, with the ports they got.
    pub fn addresses(&self) -> &[SocketAddr] {
        &self.addresses
    }

    /// The addresses that only lead to HTTPS.
    pub fn redirects(&self) -> &[SocketAddr] {
        &self.redirects
    }

    /// The address of the pages for the device's own monitor, where it has one.
    pub fn screen(&self) -> Option<SocketAddr> {
        self.screen
    }

    /// Where a browser finds the first of them, as in `http://127.0.0.1:8080`.
    pub fn url(&self) -> String {
        let scheme = if self.first_is_secure {
            "https"
        } else {
            "http"
        };
        self.addresses
            .first()
            .map_or_else(String::new, |address| format!("{scheme}://{address}"))
    }

    /// The enrolment request, to be pasted into the desk or given to `regain registry`.
    pub fn enrolment(&self) -> &str {
        &self.enrolment_text
    }

    /// Ends the agent: no new connections, running requests may end. When this returns, another
    /// agent can use the data directory.
    pub async fn stop(mut self) {
        self.stop.send_replace(true);
        self.helpers.shutdown().await;
        let all_ended = async { while self.serving.join_next().await.is_some() {} };
        let _ = timeout(FAREWELL, all_ended).await;
        if let Some(cameras) = &self.cameras {
            cameras.stop().await;
        }
        // An input whose client went away may still be at work.
        let _ = self.engine.look(|_, _| ()).await;
        if let Some(keeper) = self.backends.take() {
            keeper.end().await;
        }
    }
}
