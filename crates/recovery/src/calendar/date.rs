//! A day of the calendar.

use core::fmt;

/// A calendar day between the years 1900 and 2199, in no zone.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date(jiff::civil::Date);

impl Date {
    /// The first year that a calendar knows.
    pub(super) const FIRST: i16 = 1900;
    /// The last.
    pub(super) const LAST: i16 = 2199;

    /// That day, if there is one.
    #[must_use]
    pub fn new(year: i16, month: i8, day: i8) -> Option<Self> {
        Self::of(jiff::civil::Date::new(year, month, day).ok()?)
    }

    pub(super) fn of(date: jiff::civil::Date) -> Option<Self> {
        (Self::FIRST..=Self::LAST)
            .contains(&date.year())
            .then_some(Self(date))
    }

    pub(super) const fn civil(self) -> jiff::civil::Date {
        self.0
    }

    /// The day after; `None` after the last day of 2199.
    #[must_use]
    pub fn next(self) -> Option<Self> {
        Self::of(self.0.tomorrow().ok()?)
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl fmt::Debug for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}
