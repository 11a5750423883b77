//! What every handler needs, and the routes.

use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::http::HeaderMap;
use axum::middleware::from_fn_with_state;
use device::{Origin, Profile, SessionToken};
use protocol::VerifiedBundle;
use tokio::sync::watch;
use web::{Cookie, SameSite, Site, Transport};

use crate::backends::{Keeper, Standing};
use crate::body::whole_body;
use crate::button::Eraser;
use crate::cameras::Cameras;
use crate::clock::Clock;
use crate::config::{ProductLine, Visibility};
use crate::engine::Engine;
use crate::enrol::EnrolmentStatus;
use crate::host::known_host;
use crate::problem::Problem;
use crate::screen::{self, Screen, Watch, at_the_screen};
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
    /// On the screen: after so long without a touch it is back at its start.
    pub(crate) idle: Option<Duration>,
}

impl Door {
    /// A listener for the network.
    pub(crate) fn new(transport: Transport, is_behind_proxy: bool) -> Self {
        Self {
            origin: Origin::Network,
            transport,
            is_behind_proxy,
            cookie: Cookie::new("device_session", transport, SameSite::Strict),
            idle: None,
        }
    }

    /// The screen's. Cookies know no ports, so that its session has a name of its own.
    fn of_the_screen(idle: Duration) -> Self {
        Self {
            origin: Origin::Screen,
            transport: Transport::Plain,
            is_behind_proxy: false,
            cookie: Cookie::new("screen_session", Transport::Plain, SameSite::Strict),
            idle: Some(idle),
        }
    }
}

/// Shared by all listeners.
pub(crate) struct Shared {
    pub(crate) engine: Engine,
    pub(crate) clock: Clock,
    /// `None` where the profile has no cameras.
    pub(crate) cameras: Option<Cameras>,
    pub(crate) profile: Profile,
    pub(crate) visibility: Visibility,
    pub(crate) product_line: ProductLine,
    pub(crate) bundle: VerifiedBundle,
    /// Whether the agent hands letters to the service.
    pub(crate) reaches_service: bool,
    pub(crate) enrolment: watch::Receiver<EnrolmentStatus>,
    /// The request, for those who enrol by hand.
    pub(crate) enrolment_text: Arc<str>,
    /// SHA-256 of the device's own certificate, where browsers meet it.
    pub(crate) fingerprint: Option<Arc<str>>,
    pub(crate) eraser: Eraser,
    /// Programs whose passwords follow the device's, where there are any.
    pub(crate) backends: Option<Keeper>,
}

impl std::ops::Deref for App {
    type Target = Shared;

    fn deref(&self) -> &Shared {
        &self.shared
    }
}

impl App {
    /// The site as a listener for the network serves it.
    pub(crate) fn router(shared: Arc<Shared>, door: Door, names: Arc<[String]>) -> Router {
        let site = Site::new(door.transport);
        let app = Self::new(shared, door);
        let router = app.pages().layer(from_fn_with_state(names, known_host));
        web::protect(router, site)
    }

    /// The site as the device's own screen is served it.
    pub(crate) fn screen_router(shared: Arc<Shared>, screen: Arc<Screen>) -> Router {
        let app = Self::new(shared, Door::of_the_screen(screen.idle()));
        let watch = Watch {
            screen,
            app: app.clone(),
        };
        let router = app
            .pages()
            .merge(screen::router(&watch.screen))
            .layer(from_fn_with_state(watch, at_the_screen));
        web::protect(router, Site::new(Transport::Plain))
    }

    fn new(shared: Arc<Shared>, door: Door) -> Self {
        let door = Arc::new(door);
        Self { shared, door }
    }

    fn pages(&self) -> Router {
        Router::new()
            .merge(pages::router())
            .nest("/api/v1", api::router())
            .with_state(self.clone())
            .merge(web::assets_router(&[
                web::SCREEN_STYLESHEET,
                web::SCREEN_SCRIPT,
            ]))
            .layer(from_fn_with_state(self.clone(), whole_body))
    }

    pub(crate) fn cookie(&self) -> &Cookie {
        &self.door.cookie
    }

    /// What somebody sees here who is not signed in.
    pub(crate) fn visible(&self) -> Visibility {
        match self.door.origin {
            Origin::Network => self.visibility,
            Origin::Screen => Visibility::ALL,
        }
    }

    pub(crate) fn door(&self) -> &Door {
        &self.door
    }

    /// How the programs stand whose passwords follow the device's.
    pub(crate) fn standing(&self) -> Vec<Standing> {
        self.backends
            .as_ref()
            .map(Keeper::standing)
            .unwrap_or_default()
    }

    /// The session that the request's cookie opens.
    pub(crate) async fn session(
        &self,
        headers: &HeaderMap,
    ) -> Result<Option<SessionToken>, Problem> {
        match self.token(headers) {
            Some(token) => self.live(token).await,
            None => Ok(None),
        }
    }

    /// What the request's cookie says opens a session.
    pub(crate) fn token(&self, headers: &HeaderMap) -> Option<SessionToken> {
        SessionToken::parse(self.cookie().read(headers)?).ok()
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
