//! The recorder's front panel: a power switch and a reset button (D11), for whoever has no recorder
//! at hand.
//!
//! The agent reads the button over a Unix socket as it reads a real one: one byte for each level, the
//! present one first. What it says comes back as lines.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use anyhow::{Context, Result};
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::{UnixListener, UnixStream};
use tokio::sync::watch;
use tokio::time::{Instant, sleep};

use super::power::Device;

/// Sentences that the panel keeps.
const KEPT: usize = 6;

/// The panel of one recorder.
pub(super) struct Front {
    recorder: Arc<Device>,
    button: Arc<Button>,
    /// Held by whoever works the panel, for one hand is all there is.
    hand: tokio::sync::Mutex<()>,
    /// When the recorder was switched on with the button down that is still down.
    held_since: Mutex<Option<Instant>>,
}

/// The button's end of the socket.
pub(super) struct Button {
    socket: PathBuf,
    is_down: watch::Sender<bool>,
    said: Mutex<Vec<String>>,
}

impl Button {
    /// A button that lets go, at a socket in `folder`.
    pub(super) fn mount(folder: &Path) -> Result<Arc<Self>> {
        let socket = folder.join("front.sock");
        // One of an earlier demo; there may be none.
        let _ = fs::remove_file(&socket);
        let listener = UnixListener::bind(&socket)
            .with_context(|| format!("cannot make the front panel at {}", socket.display()))?;
        let button = Arc::new(Self {
            socket,
            is_down: watch::Sender::new(false),
            said: Mutex::new(Vec::new()),
        });
        tokio::spawn(button.clone().serve(listener));
        Ok(button)
    }

    /// Where the agent finds it.
    pub(super) fn socket(&self) -> &Path {
        &self.socket
    }

    async fn serve(self: Arc<Self>, listener: UnixListener) {
        while let Ok((stream, _)) = listener.accept().await {
            tokio::spawn(self.clone().wire(stream));
        }
    }

    /// Tells one agent every level, and takes down what it says.
    async fn wire(self: Arc<Self>, stream: UnixStream) {
        let (reader, mut writer) = stream.into_split();
        let mut lines = BufReader::new(reader).lines();
        let mut level = self.is_down.subscribe();
        level.mark_changed();
        loop {
            tokio::select! {
                changed = level.changed() => {
                    let byte = if *level.borrow_and_update() { b"d" } else { b"u" };
                    if changed.is_err() || writer.write_all(byte).await.is_err() {
                        return;
                    }
                }
                line = lines.next_line() => match line {
                    Ok(Some(line)) => self.take_down(line),
                    _ => return,
                }
            }
        }
    }

    fn take_down(&self, line: String) {
        let mut said = self.said();
        if said.len() == KEPT {
            said.remove(0);
        }
        said.push(line);
    }

    fn said(&self) -> MutexGuard<'_, Vec<String>> {
        self.said.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Front {
    /// The panel of `recorder`, whose agent was told of `button`.
    pub(super) fn new(recorder: Arc<Device>, button: Arc<Button>) -> Self {
        Self {
            recorder,
            button,
            hand: tokio::sync::Mutex::new(()),
            held_since: Mutex::new(None),
        }
    }

    /// Whether the recorder has power.
    pub(super) async fn is_on(&self) -> bool {
        self.recorder.is_on().await
    }

    /// Whether the button is being held.
    pub(super) fn is_held(&self) -> bool {
        *self.button.is_down.borrow()
    }

    /// What the recorder said about the button, newest first.
    pub(super) fn said(&self) -> Vec<String> {
        self.button.said().iter().rev().cloned().collect()
    }

    /// How long the button has been held since power-on, where it is.
    pub(super) fn held_since_power_on(&self) -> Option<Duration> {
        self.held_since().map(|since| since.elapsed())
    }

    /// Whether the button is held by the clock.
    pub(super) fn is_busy(&self) -> bool {
        self.hand.try_lock().is_err()
    }

    /// Presses the button, or lets it go. Says whether a hand was free.
    pub(super) fn press(&self, down: bool) -> bool {
        let Ok(_hand) = self.hand.try_lock() else {
            return false;
        };
        self.set(down);
        true
    }

    fn set(&self, down: bool) {
        if !down {
            *self.held_since() = None;
        }
        self.button.is_down.send_replace(down);
    }

    fn held_since(&self) -> MutexGuard<'_, Option<Instant>> {
        self.held_since
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }

    /// Works the power switch.
    pub(super) async fn switch(&self, on: bool) -> Result<()> {
        let _hand = self.hand.lock().await;
        self.cut().await;
        match on {
            true => self.give().await,
            false => Ok(()),
        }
    }

    async fn cut(&self) {
        *self.held_since() = None;
        self.recorder.switch_off().await;
    }

    /// The panel counts from when the recorder has started: its own count is never behind then, and
    /// whoever lets go when the panel says so is not too early for it.
    async fn give(&self) -> Result<()> {
        self.recorder.switch_on().await?;
        *self.held_since() = self.is_held().then(Instant::now);
        Ok(())
    }

    /// Switches off, presses, switches on, and lets go after so long. Says whether a hand was free.
    pub(super) fn hold(self: &Arc<Self>, long: Duration) -> bool {
        if self.hand.try_lock().is_err() {
            return false;
        }
        let front = self.clone();
        tokio::spawn(async move {
            let _hand = front.hand.lock().await;
            front.cut().await;
            front.set(true);
            if let Err(fault) = front.give().await {
                front.button.take_down(fault.to_string());
            }
            sleep(long).await;
            front.set(false);
        });
        true
    }
}
