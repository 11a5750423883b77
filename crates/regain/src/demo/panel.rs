//! The page that looks like the recorder's front: a power switch and a reset button to be worked by hand.
//!
//! Every control is a form, so that the page works without scripts; with them it works without loading
//! again, and a button that is held long lets go when the finger does.

use std::sync::Arc;
use std::time::Duration;

use askama::Template;
use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::{Html, IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use axum::{Form, Json, Router};
use serde::{Deserialize, Serialize};

use super::front::Front;
use super::overview::{Overview, failed};

const STYLE: &str = include_str!("panel.css");
const SCRIPT: &str = include_str!("panel.js");

/// The page and what its controls do.
pub(super) fn router() -> Router<Arc<Overview>> {
    Router::new()
        .route("/front", get(show))
        .route("/front/state", get(state))
        .route("/front/button", post(button))
        .route("/front/switch", post(switch))
        .route("/front/panel.css", get(style))
        .route("/front/panel.js", get(script))
}

/// How the front stands.
#[derive(Serialize)]
struct Stands {
    /// Whether the recorder has power.
    on: bool,
    /// Whether the button is down.
    down: bool,
    /// For how long it has been held since power-on; null where it is not.
    held_ms: Option<u64>,
    /// What the recorder said about the button, newest first.
    said: Vec<String>,
}

impl Stands {
    async fn of(front: &Front) -> Self {
        // Waits while the power switch is being worked, so that the rest is of the time after it.
        let on = front.is_on().await;
        let held = front.held_since_power_on();
        Self {
            on,
            down: front.is_held(),
            held_ms: held.and_then(|held| u64::try_from(held.as_millis()).ok()),
            said: front.said(),
        }
    }

    /// The hold in words, as the script writes them too.
    fn words(&self) -> String {
        let Some(held) = self.held_ms.map(Duration::from_millis) else {
            return match (self.on, self.down) {
                (true, true) => "Pressed while the recorder runs: that does nothing.",
                (true, false) => "The recorder is on. Switch it off to begin.",
                (false, true) => "Pressed. Now switch the recorder on.",
                (false, false) => "The recorder is off. Press the reset button, then switch on.",
            }
            .to_owned();
        };
        let advice = match held.as_secs() {
            0..10 => "keep holding",
            10..15 => "let go now",
            _ => "too long",
        };
        format!("Held for {} s since power-on: {advice}.", held.as_secs())
    }
}

#[derive(Template)]
#[template(path = "front.html")]
struct Page<'a> {
    stands: Stands,
    words: String,
    serial: &'a str,
    model: &'a str,
    device: &'a str,
}

async fn show(State(overview): State<Arc<Overview>>) -> Response {
    let stands = Stands::of(&overview.front).await;
    let page = Page {
        words: stands.words(),
        stands,
        serial: &overview.places.serial,
        model: &overview.places.model,
        device: &overview.places.device,
    };
    match page.render() {
        Ok(html) => Html(html).into_response(),
        Err(error) => failed(&error),
    }
}

async fn state(State(overview): State<Arc<Overview>>) -> Response {
    let state = Json(Stands::of(&overview.front).await);
    ([(header::CACHE_CONTROL, "no-store")], state).into_response()
}

#[derive(Deserialize)]
struct Pressed {
    down: bool,
}

async fn button(State(overview): State<Arc<Overview>>, Form(asked): Form<Pressed>) -> Response {
    match overview.front.press(asked.down) {
        true => Redirect::to("/front").into_response(),
        false => busy(),
    }
}

#[derive(Deserialize)]
struct Power {
    on: bool,
}

async fn switch(State(overview): State<Arc<Overview>>, Form(asked): Form<Power>) -> Response {
    if overview.front.is_busy() {
        return busy();
    }
    match overview.front.switch(asked.on).await {
        Ok(()) => Redirect::to("/front").into_response(),
        Err(error) => failed(&*error),
    }
}

/// The overview's form is holding the button just now.
fn busy() -> Response {
    let text = "Somebody is holding the button by the clock. Wait until it is let go.";
    (StatusCode::CONFLICT, text).into_response()
}

async fn style() -> Response {
    ([(header::CONTENT_TYPE, "text/css; charset=utf-8")], STYLE).into_response()
}

async fn script() -> Response {
    let media = "text/javascript; charset=utf-8";
    ([(header::CONTENT_TYPE, media)], SCRIPT).into_response()
}
