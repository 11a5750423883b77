//! The days that the desk has off.

use std::collections::BTreeMap;

use jiff::civil;

use super::{Date, HolidayError, ical};

/// Public holidays by their day, each with its name.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Holidays(pub(super) BTreeMap<Date, String>);

impl Holidays {
    /// None at all.
    #[must_use]
    pub const fn none() -> Self {
        Self(BTreeMap::new())
    }

    /// Reads an iCalendar file (RFC 5545) of events that last whole days, once or every year. What
    /// can be read in two ways, or holds for fewer days than it seems to, is refused with its line.
    ///
    /// # Errors
    /// When the file is not such a calendar.
    pub fn from_ical(text: &str) -> Result<Self, HolidayError> {
        ical::read(text)
    }

    /// How many days there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The days from `day` on, in their order.
    pub fn from(&self, day: Date) -> impl Iterator<Item = (Date, &str)> {
        self.0.range(day..).map(|(day, name)| (*day, name.as_str()))
    }

    pub(super) fn holds(&self, day: civil::Date) -> bool {
        Date::of(day).is_some_and(|day| self.0.contains_key(&day))
    }
}
