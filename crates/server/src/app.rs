//! What the handlers of one site share.

use std::sync::Arc;
use std::time::Duration;

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use rand_core::CryptoRng;
use recovery::time::Timestamp;
use tokio::sync::Semaphore;
use web::{Cookie, SameSite, Transport};

use crate::desk::Relying;
use crate::http::client::ClientAddress;
use crate::http::fault::Fault;
use crate::http::limits::Limits;
use crate::http::room::Uploads;
use crate::pictures::Shelf;
use crate::puzzle::Load;
use crate::services::Services;

/// How many pictures are looked at side by side: each takes one processor for a while.
const LOOKING: usize = 2;

#[derive(Clone)]
pub(crate) struct App {
    pub(crate) services: Services,
    pub(crate) limits: Arc<Limits>,
    pub(crate) load: Arc<Load>,
    pub(crate) shelf: Shelf,
    pub(crate) looking: Arc<Semaphore>,
    /// Turns for frames, which are many and short: they wait for one another and for no picture.
    pub(crate) filming: Arc<Semaphore>,
    /// Room for all that is being uploaded.
    pub(crate) room: Uploads,
    pub(crate) transport: Transport,
    /// The desk as passkeys know it, where it has a name.
    pub(crate) relying: Option<Arc<Relying>>,
}

impl App {
    pub(crate) fn new(services: Services, transport: Transport) -> Self {
        let limits = Arc::new(Limits::new(&services.settings.rates));
        let (address, name) = (
            &services.settings.desk_address,
            &services.policy.service_name,
        );
        let relying = Relying::of(address, name).map(Arc::new);
        Self {
            relying,
            shelf: Shelf::new(&services),
            limits,
            load: Arc::default(),
            looking: Arc::new(Semaphore::new(LOOKING)),
            filming: Arc::new(Semaphore::new(LOOKING)),
            room: services.settings.uploads.clone(),
            transport,
            services,
        }
    }

    pub(crate) fn now(&self) -> Timestamp {
        self.services.clock.now()
    }

    pub(crate) fn rng(&self) -> Box<dyn CryptoRng + Send> {
        self.services.entropy.rng()
    }

    pub(crate) fn cookie(&self, name: &str) -> Cookie {
        Cookie::new(name, self.transport, SameSite::Strict)
    }

    /// Forgets quiet callers from time to time, for as long as the site runs.
    pub(crate) fn keep_limits_tidy(&self) {
        let limits = Arc::downgrade(&self.limits);
        let (load, clock) = (Arc::downgrade(&self.load), self.services.clock.clone());
        let Ok(runtime) = tokio::runtime::Handle::try_current() else {
            return;
        };
        runtime.spawn(async move {
            loop {
                tokio::time::sleep(Duration::from_mins(10)).await;
                let Some(limits) = limits.upgrade() else {
                    return;
                };
                limits.tidy();
                if let Some(load) = load.upgrade() {
                    load.tidy(clock.now());
                }
            }
        });
    }
}

impl FromRequestParts<App> for ClientAddress {
    type Rejection = Fault;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Fault> {
        let proxies = &app.services.settings.proxies;
        Ok(Self::of(&parts.extensions, &parts.headers, proxies))
    }
}
