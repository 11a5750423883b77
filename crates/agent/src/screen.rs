//! The device's own screen: pages for a monitor, which nobody but the device itself can open.
//!
//! A browser cannot speak over a Unix socket, so that the screen has a loopback port. Other users
//! of the machine reach that too; they are kept out by a secret that lies in files which only the
//! agent's user may read. The kiosk's browser is started with such a file and not with an address:
//! a command line can be read by everybody on the machine. What the file leads to works once.

mod guard;
mod key;

use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use axum::Router;
use axum::extract::{Path as UrlPath, State};
use axum::http::{StatusCode, header};
use axum::response::{Html, IntoResponse, Response};
use axum::routing::{get, post};
use web::{Cookie, SameSite, Transport};
use zeroize::Zeroizing;

use crate::clock::Clock;
use crate::disk::{self, DiskError};
use crate::log;
use key::{Key, KeyHash};

pub(crate) use guard::{Watch, at_the_screen};

/// The page that the kiosk's browser is started with, in the data directory.
pub const START_PAGE: &str = "screen.html";
/// Where `regain agent console` finds the port and its key: a line of each, in the data directory.
pub(crate) const CONSOLE_KEY: &str = "console.key";
/// The cookie that proves that a browser is the device's own.
pub(crate) const COOKIE: &str = "screen_key";

/// Browsers let in at once; one more ends the first. A device has one monitor, seldom two.
const MOST_BROWSERS: usize = 4;

/// Who is let in at the screen's port.
pub(crate) struct Screen {
    address: SocketAddr,
    dir: PathBuf,
    idle: Duration,
    clock: Clock,
    cookie: Cookie,
    admitted: Mutex<Admitted>,
}

struct Admitted {
    /// What the start page leads to; taken once.
    next: KeyHash,
    console: Guest,
    browsers: Vec<Guest>,
}

struct Guest {
    key: KeyHash,
    /// As of the agent's clock.
    seen: Duration,
}

impl Guest {
    fn new(key: &Key, seen: Duration) -> Self {
        Self {
            key: key.hash(),
            seen,
        }
    }
}

/// What the holder of a key did last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Presence {
    /// He was here a moment ago.
    Active,
    /// He had gone away.
    Idle,
}

impl Screen {
    /// Makes new keys and writes the files that hold them; keys of an earlier start are void.
    pub(crate) fn open(
        address: SocketAddr,
        dir: &Path,
        idle: Duration,
        clock: Clock,
    ) -> Result<Self, DiskError> {
        let (next, console) = (Key::random(), Key::random());
        let screen = Self {
            address,
            dir: dir.to_owned(),
            idle,
            clock,
            cookie: Cookie::new(COOKIE, Transport::Plain, SameSite::Strict),
            admitted: Mutex::new(Admitted {
                next: next.hash(),
                console: Guest::new(&console, clock.uptime()),
                browsers: Vec::new(),
            }),
        };
        let text = Zeroizing::new(format!("{address}\n{}\n", *console.to_text()));
        disk::write_own(dir, CONSOLE_KEY, text.as_bytes())?;
        screen.write_start_page(&next)?;
        Ok(screen)
    }

    /// After so long without a touch, the screen is back at its start.
    pub(crate) fn idle(&self) -> Duration {
        self.idle
    }

    fn admitted(&self) -> MutexGuard<'_, Admitted> {
        self.admitted.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn write_start_page(&self, next: &Key) -> Result<(), DiskError> {
        let address = Zeroizing::new(format!(
            "http://{}/screen/enter/{}",
            self.address,
            *next.to_text()
        ));
        let page = Zeroizing::new(format!(
            "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta http-equiv=\"refresh\" content=\"0; url={0}\">\n<title>Regain</title>\n</head>\n\
             <body>\n<p><a href=\"{0}\">Open the pages of this device</a></p>\n</body>\n</html>\n",
            *address
        ));
        disk::write_own(&self.dir, START_PAGE, page.as_bytes())
    }

    /// Lets the browser in that comes with the start page's key, and makes another for the next.
    fn admit(&self, offered: &str) -> Option<Key> {
        let (next, browser) = (Key::random(), Key::random());
        {
            let mut admitted = self.admitted();
            if !admitted.next.is_of(offered) {
                return None;
            }
            admitted.next = next.hash();
            if admitted.browsers.len() == MOST_BROWSERS {
                admitted.browsers.remove(0);
            }
            admitted
                .browsers
                .push(Guest::new(&browser, self.clock.uptime()));
        }
        if let Err(fault) = self.write_start_page(&next) {
            log::warn(format_args!("the screen cannot be started again: {fault}"));
        }
        Some(browser)
    }

    /// Whether the key is one of those let in, and whether its holder had gone away.
    fn presence(&self, offered: &str) -> Option<Presence> {
        let mut admitted = self.admitted();
        let Admitted {
            console, browsers, ..
        } = &mut *admitted;
        let guest = browsers
            .iter_mut()
            .chain([console])
            .find(|guest| guest.key.is_of(offered))?;
        let now = self.clock.uptime();
        let was_idle = now.saturating_sub(guest.seen) > self.idle;
        guest.seen = now;
        Some(match was_idle {
            true => Presence::Idle,
            false => Presence::Active,
        })
    }
}

/// The routes that the screen has besides the pages.
pub(crate) fn router(screen: &Arc<Screen>) -> Router {
    Router::new()
        .route("/screen/enter/{key}", get(enter))
        .route("/screen/here", post(async || StatusCode::NO_CONTENT))
        .with_state(screen.clone())
}

/// Turns the start page's key into a cookie. The answer is a page and no redirection: the browser
/// comes from a file, and would not send a strict cookie along on the way that a file started.
async fn enter(State(screen): State<Arc<Screen>>, UrlPath(key): UrlPath<String>) -> Response {
    let key = Zeroizing::new(key);
    let cookie = screen.cookie.clone();
    let admitted = tokio::task::spawn_blocking(move || screen.admit(&key)).await;
    let set = admitted
        .ok()
        .flatten()
        .and_then(|key| cookie.set(&key.to_text(), None));
    match set {
        Some(set) => ([(header::SET_COOKIE, set)], Html(ENTERED)).into_response(),
        None => guard::refused(),
    }
}

const ENTERED: &str = "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
    <meta http-equiv=\"refresh\" content=\"0; url=/\">\n<title>Opening · Regain</title>\n</head>\n\
    <body>\n<main><h1>Opening</h1>\n<p><a href=\"/\">Go on</a></p></main>\n</body>\n</html>\n";
