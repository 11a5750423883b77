//! What happened to the device's password, kept small whatever strangers do.
//!
//! Acts of somebody who knew a secret (activation, reset, change) each stand as an entry of their
//! own. Everything that a stranger can cause is gathered: another event of the same kind from the
//! same origin that nobody was told of yet adds to the count of the entry that stands there. The two
//! classes have room of their own, so that no number of tries pushes a reset out.

use protocol::{ChallengeNumber, DeviceTime, Scope, Way};

use crate::{Origin, WayBack};

/// Entries kept of each class.
const ROOM: usize = 32;
/// Entries kept of both classes.
pub(crate) const MOST_ENTRIES: usize = 2 * ROOM;

/// One entry of the journal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Counts up from 1 over the life of the device.
    pub number: u64,
    /// When it first happened, by the device's clock.
    pub first: DeviceTime,
    /// When it last happened, by the device's clock.
    pub last: DeviceTime,
    /// How often it happened, at least 1.
    pub count: u32,
    /// Where it came from.
    pub origin: Origin,
    /// What happened.
    pub event: Event,
}

/// What a journal entry tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Event {
    /// The first password was created.
    Activated,
    /// The cameras were told a new password.
    CamerasSet {
        /// Those that have it.
        done: u16,
        /// Those that have not, or of which nobody knows.
        left: u16,
    },
    /// A challenge was asked for and shown; of several, the latest.
    ChallengeMade {
        /// The way it was made for.
        way: Way,
        /// Its short number.
        challenge: ChallengeNumber,
    },
    /// Somebody who knew the password changed it.
    PasswordChanged,
    /// The password was replaced by recovery.
    PasswordReset {
        /// By which way; [`Event::PasswordResetBySheet`] tells of the sheet.
        by: WayBack,
        /// The short number of the challenge that was answered, where there was one.
        challenge: Option<ChallengeNumber>,
        /// Whether the cameras' passwords were reset with it.
        scope: Scope,
    },
    /// The password was replaced by a code of the recovery sheet.
    PasswordResetBySheet {
        /// The sheet's number.
        sheet: u32,
        /// Codes of it that were left then.
        left: u8,
    },
    /// Somebody who knew the password removed the reserved email.
    ReservedEmailRemoved,
    /// Somebody who knew the password set the reserved email, or another one.
    ReservedEmailSet,
    /// A recovery sheet was made; the one before, if any, is void.
    SheetMade {
        /// Its number.
        sheet: u32,
    },
    /// Somebody signed in.
    SignedIn,
    /// A wrong answer was typed to get back in, or the power went while one was compared.
    WrongAnswer {
        /// By which way.
        by: WayBack,
        /// The short number of the challenge it was typed for; of several, the latest.
        challenge: Option<ChallengeNumber>,
    },
    /// A wrong password was typed, or the power went while one was compared.
    WrongPassword,
}

impl Event {
    fn stands_alone(self) -> bool {
        match self {
            Event::Activated
            | Event::CamerasSet { .. }
            | Event::PasswordChanged
            | Event::PasswordReset { .. }
            | Event::PasswordResetBySheet { .. }
            | Event::ReservedEmailRemoved
            | Event::ReservedEmailSet
            | Event::SheetMade { .. } => true,
            Event::ChallengeMade { .. }
            | Event::SignedIn
            | Event::WrongAnswer { .. }
            | Event::WrongPassword => false,
        }
    }

    fn same_kind(self, other: Event) -> bool {
        match (self, other) {
            (Event::ChallengeMade { way, .. }, Event::ChallengeMade { way: other, .. }) => {
                way == other
            }
            (Event::WrongAnswer { by, .. }, Event::WrongAnswer { by: other, .. }) => by == other,
            _ => std::mem::discriminant(&self) == std::mem::discriminant(&other),
        }
    }
}

/// The journal: entries in order of their numbers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Journal {
    pub(crate) entries: Vec<Entry>,
    /// The number of the newest entry ever written.
    pub(crate) newest: u64,
    /// Entries up to this number have been told to somebody signed in.
    pub(crate) told: u64,
}

impl Journal {
    pub(crate) fn record(&mut self, event: Event, origin: Origin, at: DeviceTime) {
        match self.gathering(event, origin) {
            Some(entry) => {
                entry.count = entry.count.saturating_add(1);
                entry.last = at;
                entry.event = event;
            }
            None => self.append(event, origin, at),
        }
    }

    /// What nobody signed in was told yet.
    pub(crate) fn news(&self) -> Vec<Entry> {
        self.entries
            .iter()
            .filter(|entry| entry.number > self.told)
            .copied()
            .collect()
    }

    fn gathering(&mut self, event: Event, origin: Origin) -> Option<&mut Entry> {
        let told = self.told;
        self.entries.iter_mut().find(|entry| {
            !event.stands_alone()
                && entry.number > told
                && entry.origin == origin
                && entry.event.same_kind(event)
        })
    }

    fn append(&mut self, event: Event, origin: Origin, at: DeviceTime) {
        self.newest += 1;
        self.entries.push(Entry {
            number: self.newest,
            first: at,
            last: at,
            count: 1,
            origin,
            event,
        });
        self.trim(event.stands_alone());
    }

    /// Drops the oldest entry of a class that has outgrown its room.
    fn trim(&mut self, alone: bool) {
        let of_class = |entry: &Entry| entry.event.stands_alone() == alone;
        if self.entries.iter().filter(|entry| of_class(entry)).count() > ROOM
            && let Some(oldest) = self.entries.iter().position(of_class)
        {
            self.entries.remove(oldest);
        }
    }
}
