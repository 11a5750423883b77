//! D11: the reset button, held from power-on for 10 to 15 seconds.
//!
//! [`Hold`] is told by whoever reads the button whether it is down, and when, counted from power-on.
//! It gives the one proof that [`crate::Input::FactoryReset`] takes, or says in words why nothing
//! happens. Everything in doubt is nothing: a reset that did not happen costs another power cycle, one
//! that nobody wanted costs all settings.
//!
//! The reader takes ordinary chatter away (kernel drivers and line requests do), so that a contact that
//! opens and closes here is a loose one.

use std::fmt;
use std::time::Duration;

/// The shortest hold that resets.
pub const SHORTEST: Duration = Duration::from_secs(10);
/// The longest hold that resets.
pub const LONGEST: Duration = Duration::from_secs(15);
/// A button that was let go must stay up for so long before the hold counts.
pub const STAYS_UP: Duration = Duration::from_secs(1);

/// That the button was held from power-on for 10 to 15 seconds. Only [`Hold`] makes one.
#[derive(Debug, PartialEq, Eq)]
pub struct ButtonHeld {
    held: Duration,
}

impl ButtonHeld {
    /// How long it was held.
    #[must_use]
    pub fn held(&self) -> Duration {
        self.held
    }
}

/// What the button says, from one power-on to the next.
#[derive(Debug, PartialEq, Eq)]
pub enum Said {
    /// It was held as it must be: the device goes back to its factory state.
    Reset(ButtonHeld),
    /// Something that does nothing, to be written to the log.
    Nothing(Nothing),
}

/// Why the button does nothing. Its text is for the log and the front of the device.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Nothing {
    /// The hold has begun; what comes of it is open.
    Begun,
    /// It was pressed after power-on.
    PressedLater,
    /// It was let go too early.
    TooShort {
        /// How long it was held.
        held: Duration,
    },
    /// It was held for longer than 15 seconds, or is held still.
    TooLong,
    /// It was let go in time and came down again at once.
    Loose,
    /// It was pressed again after the hold was over.
    PressedAgain,
    /// The reader was away for a while, so that nobody knows whether it was held throughout.
    Unseen,
    /// The reader came too late after power-on to see such a hold.
    SeenTooLate {
        /// When it came, counted from power-on.
        at: Duration,
    },
}

impl fmt::Display for Nothing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let nothing = "Nothing happens";
        match self {
            Nothing::Begun => f.write_str(
                "The reset button is held since power-on. Let go after 10 to 15 seconds to erase all settings.",
            ),
            Nothing::PressedLater => write!(
                f,
                "The reset button was pressed while the device was running. {nothing}: hold it while switching on."
            ),
            Nothing::TooShort { held } => write!(
                f,
                "The reset button was held for {} only. {nothing}: it takes 10 to 15 seconds from power-on.",
                seconds(*held)
            ),
            Nothing::TooLong => write!(
                f,
                "The reset button was held for more than 15 seconds. {nothing}: let go after 10 to 15 seconds."
            ),
            Nothing::Loose => write!(
                f,
                "The reset button was let go and came down again at once. {nothing}: hold it without a break and let go once."
            ),
            Nothing::PressedAgain => write!(
                f,
                "The reset button was pressed again. {nothing}: switch off and begin anew."
            ),
            Nothing::Unseen => write!(
                f,
                "The reset button could not be watched for a while. {nothing}: switch off and begin anew."
            ),
            Nothing::SeenTooLate { at } => write!(
                f,
                "The reset button could first be read {} after power-on, which is too late to see it held. {nothing}.",
                seconds(*at)
            ),
        }
    }
}

/// A duration in seconds, cut to tenths: rounded up, 9.99 would read as long enough.
fn seconds(time: Duration) -> String {
    format!("{}.{} seconds", time.as_secs(), time.subsec_millis() / 100)
}

/// The button since power-on. Times are counted from power-on and never go back; one that does is
/// taken for the latest there was.
#[derive(Clone, Debug)]
pub struct Hold {
    phase: Phase,
    latest: Duration,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Phase {
    /// Not looked at yet.
    Unread,
    /// Down since power-on.
    Held,
    /// Let go in time; it must stay up.
    LetGo { at: Duration },
    /// It was up at power-on, and no press was told yet.
    Idle,
    /// It was held once; no press after that was told yet.
    Over,
    /// Nothing more will be said before the next power-on.
    Silent,
}

impl Default for Hold {
    fn default() -> Hold {
        Hold {
            phase: Phase::Unread,
            latest: Duration::ZERO,
        }
    }
}

impl Hold {
    /// A button not looked at since power-on.
    #[must_use]
    pub fn new() -> Hold {
        Hold::default()
    }

    /// The button is seen `down` or up at `at`: at the first look, at every change, and as often as the
    /// reader likes. Says something when there is something to say.
    pub fn see(&mut self, down: bool, at: Duration) -> Option<Said> {
        let at = self.at(at);
        // What was due before this moment comes first; only then does the new level count.
        let due = self.due(at);
        due.or_else(|| self.level(down, at))
    }

    /// Time has passed and the button is as it was; wanted about ten times a second while
    /// [`Hold::is_open`].
    pub fn pass(&mut self, at: Duration) -> Option<Said> {
        let at = self.at(at);
        self.due(at)
    }

    /// The reader was away, or changes of the button were lost.
    pub fn lose_sight(&mut self) -> Option<Said> {
        match self.phase {
            Phase::Unread | Phase::Held | Phase::LetGo { .. } => self.end(Nothing::Unseen),
            Phase::Idle | Phase::Over | Phase::Silent => None,
        }
    }

    /// Whether a hold is running or was just let go, so that time matters.
    #[must_use]
    pub fn is_open(&self) -> bool {
        matches!(self.phase, Phase::Held | Phase::LetGo { .. })
    }

    fn at(&mut self, at: Duration) -> Duration {
        self.latest = self.latest.max(at);
        self.latest
    }

    fn due(&mut self, at: Duration) -> Option<Said> {
        match self.phase {
            Phase::Held if at > LONGEST => self.end(Nothing::TooLong),
            Phase::LetGo { at: held } if at.saturating_sub(held) >= STAYS_UP => {
                self.phase = Phase::Over;
                Some(Said::Reset(ButtonHeld { held }))
            }
            _ => None,
        }
    }

    fn level(&mut self, down: bool, at: Duration) -> Option<Said> {
        match (self.phase, down) {
            (Phase::Unread, true) if at > SHORTEST => self.end(Nothing::SeenTooLate { at }),
            (Phase::Unread, true) => {
                self.phase = Phase::Held;
                Some(Said::Nothing(Nothing::Begun))
            }
            (Phase::Unread, false) => {
                self.phase = Phase::Idle;
                None
            }
            (Phase::Held, false) if at < SHORTEST => self.end(Nothing::TooShort { held: at }),
            (Phase::Held, false) => {
                self.phase = Phase::LetGo { at };
                None
            }
            (Phase::LetGo { .. }, true) => self.end(Nothing::Loose),
            (Phase::Idle, true) => self.silent(Nothing::PressedLater),
            (Phase::Over, true) => self.silent(Nothing::PressedAgain),
            (Phase::Held, true)
            | (Phase::LetGo { .. } | Phase::Idle | Phase::Over, false)
            | (Phase::Silent, _) => None,
        }
    }

    fn end(&mut self, why: Nothing) -> Option<Said> {
        self.phase = Phase::Over;
        Some(Said::Nothing(why))
    }

    fn silent(&mut self, why: Nothing) -> Option<Said> {
        self.phase = Phase::Silent;
        Some(Said::Nothing(why))
    }
}

#[cfg(test)]
mod tests;
