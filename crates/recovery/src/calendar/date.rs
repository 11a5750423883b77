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

    /// Reads a day such as `2026-11-21`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::of(text.parse().ok()?)
    }

    /// The day so many days before, at the earliest the first of 1900.
    #[must_use]
    pub fn days_before(self, days: u16) -> Self {
        let before = self.0.checked_sub(jiff::Span::new().days(i64::from(days)));
        let first = jiff::civil::Date::constant(Self::FIRST, 1, 1);
        Self(before.unwrap_or(first).max(first))
    }

    /// The first day of its month.
    #[must_use]
    pub fn first_of_month(self) -> Self {
        Self(self.0.first_of_month())
    }

    /// How many days later the other is; less than none when it is earlier.
    #[must_use]
    pub fn days_until(self, other: Self) -> i64 {
        let span = other.0.since(self.0);
        span.map_or(0, |span| i64::from(span.get_days()))
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
