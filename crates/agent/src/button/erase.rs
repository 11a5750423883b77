//! What a reset costs the recorder's own software: its settings, and its recordings where that is
//! chosen. Programs that keep the device's password too get one that nobody has.
//!
//! The device remembers that they are to be erased in the very state that holds the reset, and forgets
//! it only when the command has succeeded. A power cut in between therefore leads to another run, and
//! until one has succeeded no password can be created: settings made meanwhile would be lost.

use std::process::Stdio;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use device::Input;
use tokio::process::Command;
use tokio::time::{sleep, timeout};

use crate::backends::Keeper;
use crate::cameras::Cameras;
use crate::config::ButtonConfig;
use crate::engine::Engine;
use crate::log;

/// A command that runs longer has failed.
const LONGEST: Duration = Duration::from_secs(10 * 60);
/// Time between two runs, when the first has failed.
const AGAIN: Duration = Duration::from_secs(60);

/// What is to be run, and what became of it.
#[derive(Clone)]
pub(crate) struct Eraser {
    command: Vec<String>,
    recordings: bool,
    cameras: Option<Cameras>,
    backends: Option<Keeper>,
    again: Duration,
    failed: Arc<AtomicBool>,
}

impl Eraser {
    /// Erases the list of cameras, the password of backends, and what `button` says.
    pub(crate) fn of(
        button: Option<&ButtonConfig>,
        cameras: Option<Cameras>,
        backends: Option<Keeper>,
    ) -> Self {
        Self {
            command: button.map_or_else(Vec::new, |button| button.erase.clone()),
            recordings: button.is_some_and(|button| button.erase_recordings),
            cameras,
            backends,
            again: AGAIN,
            failed: Arc::default(),
        }
    }

    /// Whether the last run failed.
    pub(crate) fn has_failed(&self) -> bool {
        self.failed.load(Ordering::Relaxed)
    }

    /// Whether recordings are erased with the settings.
    pub(crate) fn takes_recordings(&self) -> bool {
        self.recordings && !self.command.is_empty()
    }

    async fn run(&self) -> Result<(), String> {
        // Before all else: until that is done, the password that is gone still opens them.
        if let Some(backends) = &self.backends {
            backends.lock_out().await?;
        }
        if let Some(cameras) = &self.cameras {
            let forgotten = cameras.forget_all().await;
            forgotten.map_err(|fault| fault.to_string())?;
        }
        let Some((program, arguments)) = self.command.split_first() else {
            return Ok(());
        };
        let recordings = if self.recordings { "erase" } else { "keep" };
        let mut child = Command::new(program)
            .args(arguments)
            .env("REGAIN_RECORDINGS", recordings)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .kill_on_drop(true)
            .spawn()
            .map_err(|fault| format!("{program} cannot be started: {fault}"))?;
        match timeout(LONGEST, child.wait()).await {
            Ok(Ok(status)) if status.success() => Ok(()),
            Ok(Ok(status)) => Err(format!("{program} ended with {status}")),
            Ok(Err(fault)) => Err(format!("{program} was lost: {fault}")),
            Err(_) => Err(format!("{program} did not end within ten minutes")),
        }
    }
}

/// Erases what a reset left to be erased, again and again until it is done.
pub(crate) async fn finish_erasing(eraser: &Eraser, engine: &Engine) {
    while is_due(engine).await {
        match eraser.run().await {
            Ok(()) => match engine.submit(Input::Erased).await {
                Ok(_) => {
                    eraser.failed.store(false, Ordering::Relaxed);
                    log::note("the recorder's settings are erased");
                }
                Err(_) => sleep(eraser.again).await,
            },
            Err(fault) => {
                log::warn(format_args!(
                    "the recorder's settings are not erased: {fault}"
                ));
                eraser.failed.store(true, Ordering::Relaxed);
                sleep(eraser.again).await;
            }
        }
    }
}

async fn is_due(engine: &Engine) -> bool {
    engine.status().is_some_and(|status| status.erasing)
}
