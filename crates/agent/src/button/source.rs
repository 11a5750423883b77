//! Where a button is read: an input device, a GPIO line, or the front of a simulator.

#![cfg_attr(
    not(any(feature = "evdev", feature = "gpio")),
    allow(dead_code, reason = "a front alone is read without a thread")
)]

use std::io;
use std::time::Duration;

use tokio::sync::mpsc;

use super::front::Front;
use super::power::PowerOn;
use crate::config::{ButtonConfig, ButtonSource};

/// What was seen of the button.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Look {
    /// It is down or up, since a moment counted from power-on.
    Level {
        /// Whether it is pressed.
        down: bool,
        /// When that was so first.
        at: Duration,
    },
    /// Changes of it were lost.
    Lost,
}

/// How often a reader looks whether it is still wanted.
const PATIENCE: Duration = Duration::from_millis(500);
/// Readings that wait to be taken.
const WAITING: usize = 64;

/// A button that can be read.
pub(super) enum Source {
    Front(Front),
    /// Read by a thread, so that an agent at work on something else loses no time of it.
    Thread(mpsc::Receiver<io::Result<Vec<Look>>>),
}

impl Source {
    /// Opens the button and looks at it for the first time.
    pub(super) async fn open(config: &ButtonConfig, power: PowerOn) -> io::Result<(Self, Look)> {
        match &config.source {
            #[cfg(feature = "evdev")]
            ButtonSource::Evdev { path, key } => {
                let (mut key, down) = super::evdev::Key::open(path, *key)?;
                let first = power.level(down);
                Ok((in_thread(move || key.read(PATIENCE, power)), first))
            }
            #[cfg(feature = "gpio")]
            ButtonSource::Gpio(line) => {
                let (mut line, down) = super::gpio::Line::open(line)?;
                let first = power.level(down);
                Ok((in_thread(move || line.read(PATIENCE, power)), first))
            }
            ButtonSource::Front(path) => {
                let (front, down) = Front::open(path).await?;
                Ok((Self::Front(front), power.level(down)))
            }
            #[cfg(not(all(feature = "evdev", feature = "gpio")))]
            _ => Err(io::ErrorKind::Unsupported.into()),
        }
    }

    /// Waits for what the button does next. Dropped before it is ready, it has read nothing.
    pub(super) async fn next(&mut self, power: PowerOn) -> io::Result<Vec<Look>> {
        match self {
            Self::Front(front) => {
                let levels = front.next().await?;
                Ok(levels.into_iter().map(|down| power.level(down)).collect())
            }
            Self::Thread(reader) => match reader.recv().await {
                Some(looks) => looks,
                None => Err(io::ErrorKind::BrokenPipe.into()),
            },
        }
    }

    /// Tells whoever stands at the button; only the front of a simulator has an ear for it.
    pub(super) async fn tell(&mut self, text: &str) {
        if let Self::Front(front) = self {
            front.tell(text).await;
        }
    }
}

/// Reads again and again in a thread of its own, until reading fails or nobody takes it any more.
#[cfg(any(feature = "evdev", feature = "gpio"))]
fn in_thread(mut read: impl FnMut() -> io::Result<Vec<Look>> + Send + 'static) -> Source {
    let (found, reader) = mpsc::channel(WAITING);
    std::thread::spawn(move || {
        while !found.is_closed() {
            let looks = read();
            let is_last = looks.is_err();
            let is_news = looks.as_ref().map_or(true, |looks| !looks.is_empty());
            if is_news && found.blocking_send(looks).is_err() || is_last {
                return;
            }
        }
    });
    Source::Thread(reader)
}
