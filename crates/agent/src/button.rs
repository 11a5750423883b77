//! D11: the reset button of this device, read, judged and acted upon.
//!
//! | module | holds |
//! | --- | --- |
//! | `source` | a button that can be read: `evdev` and `gpio` on devices, `front` on simulators |
//! | `power` | time since power-on |
//! | `erase` | what a reset costs the recorder's own software |
//!
//! What a hold comes to is decided in [`device::button`]; this only reads, and says what was decided.

mod erase;
#[cfg(feature = "evdev")]
mod evdev;
mod front;
#[cfg(feature = "gpio")]
mod gpio;
mod power;
mod source;

use std::io;
use std::time::Duration;

use device::button::{ButtonHeld, Hold, Said};
use device::{Input, Reply};
use tokio::time::sleep;

use crate::clock::Clock;
use crate::config::ButtonConfig;
use crate::engine::Engine;
use crate::log;
use crate::problem::Problem;
use power::PowerOn;
use source::{Look, Source};

use erase::finish_erasing;

pub(crate) use erase::Eraser;

/// How often time is told to a hold that is running.
const TICK: Duration = Duration::from_millis(100);
/// A reader that was away for longer cannot vouch for a hold.
const AWAY: Duration = Duration::from_secs(1);

/// Finishes what a reset before this start left to be erased, then watches the button until the agent
/// ends.
pub(crate) async fn mind(
    button: Option<ButtonConfig>,
    engine: Engine,
    clock: Clock,
    eraser: Eraser,
) {
    match button {
        None => finish_erasing(&eraser, &engine).await,
        Some(button) => {
            // Side by side: a command that fails for long must not keep the button from being read.
            let erasing = finish_erasing(&eraser, &engine);
            tokio::join!(
                erasing,
                watch(button, engine.clone(), clock, eraser.clone())
            );
        }
    }
}

async fn watch(config: ButtonConfig, engine: Engine, clock: Clock, eraser: Eraser) {
    let power = PowerOn::new(config.counts_from, clock);
    let place = config.source.to_string();
    let (source, first) = match Source::open(&config, power).await {
        Ok(opened) => opened,
        Err(fault) => {
            log::warn(format_args!(
                "the reset button cannot be read at {place}: {fault}"
            ));
            return;
        }
    };
    let mut watcher = Watcher {
        source,
        power,
        hold: Hold::new(),
        heard: power.now(),
        engine,
        eraser,
    };
    let fault = watcher.run(first).await;
    log::warn(format_args!(
        "the reset button at {place} is read no more: {fault}"
    ));
}

struct Watcher {
    source: Source,
    power: PowerOn,
    hold: Hold,
    /// When time was last told to the hold.
    heard: Duration,
    engine: Engine,
    eraser: Eraser,
}

impl Watcher {
    /// Reads until reading fails.
    async fn run(&mut self, first: Look) -> io::Error {
        self.take(first).await;
        loop {
            let is_open = self.hold.is_open();
            let looks = tokio::select! {
                looks = self.source.next(self.power) => looks,
                () = sleep(TICK), if is_open => Ok(Vec::new()),
            };
            self.mind_the_gap(is_open).await;
            match looks {
                Ok(looks) if looks.is_empty() => {
                    let said = self.hold.pass(self.power.now());
                    self.act(said).await;
                }
                Ok(looks) => {
                    for look in looks {
                        self.take(look).await;
                    }
                }
                Err(fault) => {
                    let said = self.hold.lose_sight();
                    self.act(said).await;
                    return fault;
                }
            }
        }
    }

    /// An agent that stood still measures nothing: a hold that was running is void.
    async fn mind_the_gap(&mut self, was_open: bool) {
        let now = self.power.now();
        let away = now.saturating_sub(self.heard);
        self.heard = now;
        if was_open && away > AWAY {
            let said = self.hold.lose_sight();
            self.act(said).await;
        }
    }

    async fn take(&mut self, look: Look) {
        let said = match look {
            Look::Level { down, at } => self.hold.see(down, at),
            Look::Lost => self.hold.lose_sight(),
        };
        self.act(said).await;
    }

    async fn act(&mut self, said: Option<Said>) {
        match said {
            None => {}
            Some(Said::Nothing(why)) => self.say(&why.to_string()).await,
            Some(Said::Reset(held)) => self.reset(held).await,
        }
    }

    async fn say(&mut self, text: &str) {
        log::note(text);
        self.source.tell(text).await;
    }

    async fn reset(&mut self, held: ButtonHeld) {
        let seconds = held.held().as_secs();
        match self.engine.submit(Input::FactoryReset(held)).await {
            Ok(Reply::FactoryReset) => {
                self.say(&format!(
                    "The reset button was held for {seconds} seconds: all settings are erased. Create a new password."
                ))
                .await;
            }
            Ok(_) => {}
            Err(failure) => {
                let why = Problem::from(failure).message;
                self.say(&format!("The device could not be reset: {why}"))
                    .await;
                return;
            }
        }
        finish_erasing(&self.eraser, &self.engine).await;
    }
}
