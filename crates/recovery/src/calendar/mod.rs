//! The desk's calendar: when it works, and by when it answers (P7).
//!
//! A due time is computed and never stored: it follows from when the desk's turn began and from the
//! calendar as it is now. A holiday that was forgotten is so put right for every open request by
//! mending the file; there is no second truth beside the calendar. Because a later arrival is never
//! due earlier, the order of due times is that of arrivals, and a database can give it.

mod date;
mod due;
mod holidays;
mod hours;
mod ical;
mod yearly;
mod zone;

pub use self::date::Date;
pub use self::holidays::Holidays;
pub use self::hours::{DayHours, HoursError, Week, Weekday};
pub use self::ical::{Fault, HolidayError};
pub use self::zone::Zone;

use core::time::Duration;

use thiserror::Error;

use crate::country::Country;
use crate::time::Timestamp;

/// How far back overdue requests are looked for.
const LONGEST_WAIT: Duration = Duration::from_hours(24 * 3653);

/// The promise in working minutes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Promise(u32);

impl Promise {
    /// Most working hours that can be promised.
    pub const MOST: u32 = 200;

    /// A promise of 1 to [`Promise::MOST`] working hours.
    #[must_use]
    pub const fn hours(hours: u32) -> Option<Self> {
        match hours {
            1..=Self::MOST => Some(Self(hours * 60)),
            _ => None,
        }
    }

    /// In working hours.
    #[must_use]
    pub const fn as_hours(self) -> u32 {
        self.0 / 60
    }
}

/// A time as a holder is told it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// The time itself.
    pub at: Timestamp,
    /// In his country's time where that has only one, or else in UTC.
    pub here: String,
    /// In the desk's time, where he is told UTC and the desk keeps another.
    pub at_desk: Option<String>,
}

impl Told {
    /// The time for machines, such as `2026-11-23T10:00:00Z`.
    #[must_use]
    pub fn stamp(&self) -> String {
        zone::stamp(self.at)
    }
}

/// Why there is no such calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum CalendarError {
    /// No day of the week has hours.
    #[error("no day of the week has working hours; then nobody would ever be answered")]
    NeverOpen,
}

/// When the desk works, and how soon it answers.
#[derive(Debug, Clone)]
pub struct Calendar {
    zone: Zone,
    week: Week,
    holidays: Holidays,
    promise: Promise,
}

impl Calendar {
    /// A calendar whose hours are on the wall clock of `zone`.
    ///
    /// # Errors
    /// When no day has hours.
    pub fn new(
        zone: Zone,
        week: Week,
        holidays: Holidays,
        promise: Promise,
    ) -> Result<Self, CalendarError> {
        if week.is_shut() {
            return Err(CalendarError::NeverOpen);
        }
        Ok(Self {
            zone,
            week,
            holidays,
            promise,
        })
    }

    /// Monday to Friday from 9 to 17 in UTC, no holidays, two working hours.
    #[must_use]
    pub fn shipped() -> Self {
        Self {
            zone: Zone::utc(),
            week: Week::shipped(),
            holidays: Holidays::none(),
            promise: Promise(120),
        }
    }

    /// The zone in whose time the desk works.
    #[must_use]
    pub const fn zone(&self) -> &Zone {
        &self.zone
    }

    /// The days that the desk has off.
    #[must_use]
    pub const fn holidays(&self) -> &Holidays {
        &self.holidays
    }

    /// How soon it answers.
    #[must_use]
    pub const fn promise(&self) -> Promise {
        self.promise
    }

    /// When a request that arrives at `arrival` is due: once the desk has worked for as long as it
    /// promises, counted from the arrival, or from its next opening when it is shut. Rounded up to the
    /// whole minute.
    ///
    /// `None` when the desk does not work for that long in the ten years that follow, or when
    /// `arrival` is in no year of a calendar.
    #[must_use]
    pub fn due(&self, arrival: Timestamp) -> Option<Timestamp> {
        due::due(self, arrival)
    }

    /// What the desk is awaited for since before this is overdue at `now`: the earliest arrival that
    /// is not. Found by halving, since a later arrival is never due earlier.
    #[must_use]
    pub fn overdue_before(&self, now: Timestamp) -> Timestamp {
        let is_overdue = |at| self.due(at).is_some_and(|due| due < now);
        let (mut late, mut fine) = (now.minus(LONGEST_WAIT), now);
        if !is_overdue(late) {
            return late;
        }
        while fine.since(late).as_secs() > 1 {
            let middle = late.plus(fine.since(late) / 2);
            if is_overdue(middle) {
                late = middle;
            } else {
                fine = middle;
            }
        }
        fine
    }

    /// How somebody in that country is told a time.
    #[must_use]
    pub fn tell(&self, at: Timestamp, country: Country) -> Told {
        let zone = Zone::of_country(country);
        let is_utc = self.zone == Zone::utc();
        Told {
            at,
            at_desk: (zone.is_none() && !is_utc).then(|| self.zone.show(at)),
            here: zone.unwrap_or(Zone::utc()).show(at),
        }
    }

    /// Whether the desk works at `at`. It still does at the very end of its hours, which is when a
    /// request can be due.
    #[must_use]
    pub fn is_open(&self, at: Timestamp) -> bool {
        due::is_open(self, at)
    }
}
