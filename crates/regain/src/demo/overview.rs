//! The page where everything of the demo stands side by side: recorder, front panel, camera, and each
//! job at the device (D1 to D13) with where to try it.

use std::sync::Arc;
use std::time::Duration;

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use axum::{Form, Router};
use reqwest::Client;
use serde::Deserialize;
use serde_json::Value;

use super::front::Front;
use super::guide::Places;
use super::panel;
use super::power::Device;
use super::rows::{self, Row, Shown};

/// How long the recorder may take to say what it shows.
const PATIENCE: Duration = Duration::from_secs(2);

/// What the page shows and works.
pub(super) struct Overview {
    pub(super) places: Places,
    pub(super) front: Arc<Front>,
    pub(super) recorder: Arc<Device>,
}

/// The page, and what its buttons do.
pub(super) fn router(overview: Overview) -> Router {
    let pages = Router::new()
        .route("/", get(show))
        .route("/screen", get(screen))
        .route("/front/power", post(power))
        .route("/front/hold", post(hold))
        .merge(panel::router())
        .with_state(Arc::new(overview));
    web::protect(
        pages.merge(web::assets_router(&[])),
        web::Site::new(web::Transport::Plain),
    )
}

#[derive(Template)]
#[template(path = "overview.html")]
struct Page<'a> {
    places: &'a Places,
    is_on: bool,
    is_held: bool,
    said: Vec<String>,
    rows: Vec<Row>,
}

async fn show(State(overview): State<Arc<Overview>>) -> Response {
    let page = Page {
        places: &overview.places,
        is_on: overview.front.is_on().await,
        is_held: overview.front.is_held(),
        said: overview.front.said(),
        rows: rows::all(&overview.places, &shown(&overview.places).await),
    };
    match page.render() {
        Ok(html) => Html(html).into_response(),
        Err(error) => failed(&error),
    }
}

/// What the recorder shows of its times; words in their place while it is off.
async fn shown(places: &Places) -> Shown {
    let facts = facts(places).await.unwrap_or_default();
    let text = |name: &str| facts[name].as_str();
    Shown {
        started: text("started").unwrap_or("START TIME").to_owned(),
        date: text("clock")
            .and_then(|clock| clock.get(..10))
            .unwrap_or("DATE")
            .to_owned(),
    }
}

async fn facts(places: &Places) -> reqwest::Result<Value> {
    let address = format!("{}/api/v1/device", places.device);
    let browser = Client::builder().no_proxy().timeout(PATIENCE).build()?;
    browser.get(address).send().await?.json().await
}

/// Leads to the pages for the recorder's own monitor, by the key in the file that its kiosk would open.
/// On a real recorder nobody else can read that file.
async fn screen(State(overview): State<Arc<Overview>>) -> Response {
    let page = tokio::fs::read_to_string(overview.recorder.start_page()).await;
    let address = page.ok().and_then(|page| {
        let (_, after) = page.split_once("href=\"")?;
        Some(after.split_once('"')?.0.to_owned())
    });
    match address {
        Some(address) if overview.front.is_on().await => Redirect::to(&address).into_response(),
        _ => Redirect::to("/#front").into_response(),
    }
}

#[derive(Deserialize)]
struct Power {
    on: bool,
}

async fn power(State(overview): State<Arc<Overview>>, Form(asked): Form<Power>) -> Response {
    match overview.front.switch(asked.on).await {
        Ok(()) => Redirect::to("/#front").into_response(),
        Err(error) => failed(&error),
    }
}

#[derive(Deserialize)]
struct Held {
    seconds: u8,
    /// Whether it was asked for on the front panel's own page.
    #[serde(default)]
    panel: bool,
}

async fn hold(State(overview): State<Arc<Overview>>, Form(asked): Form<Held>) -> Redirect {
    // Somebody who is holding it already goes on doing so.
    let long = Duration::from_secs(asked.seconds.min(30).into());
    let _ = overview.front.hold(long);
    Redirect::to(if asked.panel { "/front" } else { "/#front" })
}

pub(super) fn failed(error: &dyn std::fmt::Display) -> Response {
    (StatusCode::INTERNAL_SERVER_ERROR, error.to_string()).into_response()
}
