//! What every handler needs, and the routes.

use std::sync::Arc;

use axum::Router;
use axum::http::HeaderMap;
use axum::middleware::{from_fn, from_fn_with_state};
use device::{Profile, SessionToken};
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
    cookie: Cookie,
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
    pub(crate) fn router(
        shared: Arc<Shared>,
        transport: Transport,
        names: Arc<[String]>,
    ) -> Router {
        let cookie = Cookie::new("device_session", transport, SameSite::Strict);
        let router = Router::new()
            .merge(pages::router())
            .nest("/api/v1", api::router())
            .with_state(Self { shared, cookie })
            .merge(web::assets_router())
            .layer(from_fn(whole_body))
            .layer(from_fn_with_state(names, known_host));
        web::protect(router, Site::new(transport))
    }

    pub(crate) fn cookie(&self) -> &Cookie {
        &self.cookie
    }

    /// The session that the request's cookie opens.
    pub(crate) async fn session(
        &self,
        headers: &HeaderMap,
    ) -> Result<Option<SessionToken>, Problem> {
        match self
            .cookie
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
