//! What happened to the device's password, kept small whatever strangers do.
//!
//! Acts of somebody who knew a secret (activation, reset, change) each stand as an entry of their
//! own. Everything that a stranger can cause is gathered: another event of the same kind from the
//! same origin and address that nobody was told of yet takes the place of the entry that stands there
//! and counts on from it; beyond a few, addresses go unnamed. The two classes have room of their own,
//! so that no number of tries pushes a reset out. Entries are chained ([`chain`]).

pub(crate) mod chain;
mod line;

use std::net::IpAddr;

use protocol::{ChallengeNumber, DeviceTime, Scope, Way};

use crate::{Origin, WayBack};

pub use chain::{BrokenChain, Link, Verified, verify};
pub use line::Fact;

/// Entries kept of each class.
const ROOM: usize = 64;
/// Entries kept of both classes.
pub(crate) const MOST_ENTRIES: usize = 2 * ROOM;

/// Addresses that are told apart in entries of one kind which nobody was told of yet; the rest goes
/// into one entry that names none.
const NAMED: usize = 6;

/// One entry of the journal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Counts up from 1 over the life of the device. One that gathers more goes on under a new one.
    pub number: u64,
    /// When it first happened, by the device's clock.
    pub first: DeviceTime,
    /// When it last happened, by the device's clock.
    pub last: DeviceTime,
    /// How often it happened, at least 1.
    pub count: u32,
    /// Where it came from.
    pub origin: Origin,
    /// The address it came from, where that is known and one alone.
    pub from: Option<IpAddr>,
    /// What happened.
    pub event: Event,
    /// The hash of the entry before it, also where that was dropped.
    pub before: Link,
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
    /// A password was about to be set and was not: a backend could not take it, or the power went.
    ChangeFailed,
    /// A challenge was asked for and shown; of several, the latest.
    ChallengeMade {
        /// The way it was made for.
        way: Way,
        /// Its short number.
        challenge: ChallengeNumber,
    },
    /// All settings were erased with the button.
    FactoryReset,
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
    /// A code that was mailed to the reserved email was typed in.
    ReservedEmailConfirmed,
    /// Somebody who knew the password removed the security questions.
    QuestionsRemoved,
    /// Somebody who knew the password set security questions, or other ones.
    QuestionsSet,
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
    /// The right temporary password was typed, which opens the page for a new password.
    TemporaryPasswordTyped,
    /// A wrong answer was typed to get back in, or the power went while one was compared.
    WrongAnswer {
        /// By which way.
        by: WayBack,
        /// The short number of the challenge it was typed for; of several, the latest.
        challenge: Option<ChallengeNumber>,
    },
    /// A wrong password was typed, or the power went while one was compared.
    WrongPassword,
    /// A wrong password came that was found wrong before, as from a program that has an old one. It
    /// was not compared again and counts as no further try.
    WrongPasswordAgain,
}

impl Entry {
    fn could_gather(&self, event: Event, origin: Origin) -> bool {
        !event.stands_alone() && self.origin == origin && self.event.same_kind(event)
    }
}

impl Event {
    fn stands_alone(self) -> bool {
        match self {
            Event::Activated
            | Event::CamerasSet { .. }
            | Event::FactoryReset
            | Event::PasswordChanged
            | Event::PasswordReset { .. }
            | Event::PasswordResetBySheet { .. }
            | Event::QuestionsRemoved
            | Event::QuestionsSet
            | Event::ReservedEmailConfirmed
            | Event::ReservedEmailRemoved
            | Event::ReservedEmailSet
            | Event::SheetMade { .. } => true,
            Event::ChallengeMade { .. }
            | Event::ChangeFailed
            | Event::SignedIn
            | Event::TemporaryPasswordTyped
            | Event::WrongAnswer { .. }
            | Event::WrongPassword
            | Event::WrongPasswordAgain => false,
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
    /// The hash of that entry.
    pub(crate) head: Link,
    /// Entries up to this number have been told to somebody signed in.
    pub(crate) told: u64,
}

impl Journal {
    pub(crate) fn record(&mut self, event: Event, origin: Origin, at: DeviceTime) {
        self.record_from(event, origin, None, at);
    }

    /// The same, with the address it came from.
    pub(crate) fn record_from(
        &mut self,
        event: Event,
        origin: Origin,
        source: Option<IpAddr>,
        at: DeviceTime,
    ) {
        let from = source.filter(|source| self.has_room_for(event, origin, *source));
        let (first, count) = match self.gathered(event, origin, from) {
            Some(at) => {
                let gathered = self.entries.remove(at);
                (gathered.first, gathered.count.saturating_add(1))
            }
            None => (at, 1),
        };
        self.append(Entry {
            number: self.newest + 1,
            first,
            last: at,
            count,
            origin,
            from,
            event,
            before: self.head,
        });
    }

    /// What nobody signed in was told yet.
    pub(crate) fn news(&self) -> Vec<Entry> {
        self.entries
            .iter()
            .filter(|entry| entry.number > self.told)
            .copied()
            .collect()
    }

    /// The entry that has gathered what is like this and nobody was told of.
    fn gathered(&self, event: Event, origin: Origin, from: Option<IpAddr>) -> Option<usize> {
        self.entries.iter().position(|entry| {
            entry.could_gather(event, origin) && entry.number > self.told && entry.from == from
        })
    }

    /// Whether `source` is told apart from others that did the same; otherwise it goes unnamed.
    fn has_room_for(&self, event: Event, origin: Origin, source: IpAddr) -> bool {
        let mut others = 0;
        for entry in &self.entries {
            if entry.number > self.told && entry.could_gather(event, origin) {
                match entry.from {
                    Some(from) if from == source => return true,
                    Some(_) => others += 1,
                    None => {}
                }
            }
        }
        others < NAMED
    }

    fn append(&mut self, entry: Entry) {
        (self.newest, self.head) = (entry.number, entry.link());
        self.entries.push(entry);
        self.trim(true);
        self.trim(false);
    }

    /// Drops the oldest entries of a class that has outgrown its room.
    fn trim(&mut self, alone: bool) {
        let of_class = |entry: &Entry| entry.event.stands_alone() == alone;
        let of_it = self.entries.iter().filter(|entry| of_class(entry)).count();
        for _ in ROOM..of_it {
            if let Some(oldest) = self.entries.iter().position(of_class) {
                self.entries.remove(oldest);
            }
        }
    }
}
