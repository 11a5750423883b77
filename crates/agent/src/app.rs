//! What every handler needs, and the routes.

use std::sync::Arc;

use axum::Router;
use axum::http::HeaderMap;
use axum::middleware::{from_fn, from_fn_with_state};
use device::{Origin, Profile, SessionToken};
use protocol::VerifiedBundle;
use tokio::sync::watch;
use web::{Cookie, SameSite, Site, Transport};

use crate::body::whole_body;
use crate::clock::Clock;
use crate::config::ProductLine;
use crate::engine::Engine;
use crate::enrol::EnrolmentStatus;
use crate::host::known_host;
use crate::problem::Problem;
use crate::{api, pages};

/// Shared by all handlers of one listener.
#[derive(Clone)]
pub(crate) struct App {
    shared: Arc<Shared>,
    door: Arc<Door>,
}

/// How people come to one listener.
pub(crate) struct Door {
    pub(crate) origin: Origin,
    transport: Transport,
    /// Whether a web server on this device passes on what its clients ask.
    pub(crate) is_behind_proxy: bool,
    cookie: Cookie,
}

impl Door {
    pub(crate) fn new(origin: Origin, transport: Transport, is_behind_proxy: bool) -> Self {
        Self {
            origin,
            transport,
            is_behind_proxy,
            cookie: Cookie::new("device_session", transport, SameSite::Strict),
        }
    }
}

/// Shared by all listeners.
pub(crate) struct Shared {
    pub(crate) engine: Engine,
    pub(crate) clock: Clock,
    pub(crate) profile: Profile,
    pub(crate) product_line: ProductLine,
    pub(crate) bundle: VerifiedBundle,
    pub(crate) enrolment: watch::Receiver<EnrolmentStatus>,
    /// The request, for those who enrol by hand.
    pub(crate) enrolment_text: Arc<str>,
}

impl std::ops::Deref for App {
    type Target = Shared;

    fn deref(&self) -> &Shared {
        &self.shared
    }
}

impl App {
    /// The site as one listener serves it.
    pub(crate) fn router(shared: Arc<Shared>, door: Door, names: Arc<[String]>) -> Router {
        let site = Site::new(door.transport);
        let door = Arc::new(door);
        let router = Router::new()
            .merge(pages::router())
            .nest("/api/v1", api::router())
            .with_state(Self { shared, door })
            .merge(web::assets_router())
            .layer(from_fn(whole_body))
            .layer(from_fn_with_state(names, known_host));
        web::protect(router, site)
    }

    pub(crate) fn cookie(&self) -> &Cookie {
        &self.door.cookie
    }

    pub(crate) fn door(&self) -> &Door {
        &self.door
    }

    /// The session that the request's cookie opens.
    pub(crate) async fn session(
        &self,
        headers: &HeaderMap,
    ) -> Result<Option<SessionToken>, Problem> {
        match self
            .cookie()
            .read(headers)
            .and_then(|text| SessionToken::parse(text).ok())
        {
            Some(token) => self.live(token).await,
            None => Ok(None),
        }
    }

    /// The token again, if its session is live.
    pub(crate) async fn live(&self, token: SessionToken) -> Result<Option<SessionToken>, Problem> {
        let looked = self
            .engine
            .look(move |machine, now| machine.session(&token, now).map(|_| token))
            .await;
        looked.map_err(Problem::from)
    }
}
