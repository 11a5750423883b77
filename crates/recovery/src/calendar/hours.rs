//! Working hours of a week.

use core::fmt;
use core::str::FromStr;

use jiff::civil;
use thiserror::Error;

/// A day of the week.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "they are what they say")]
pub enum Weekday {
    Monday,
    Tuesday,
    Wednesday,
    Thursday,
    Friday,
    Saturday,
    Sunday,
}

/// Why a text is no working hours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum HoursError {
    /// Not written as hours are.
    #[error(
        "hours are written like 09:00-17:00, or 09:00-12:00, 13:00-17:00; leave it empty for a day off"
    )]
    Form,
    /// An end that is not after its begin, or spans out of order.
    #[error("each span must end after it begins, and begin after the one before it has ended")]
    Order,
}

/// From when to when, in minutes of the day's wall clock; an end of 1440 is midnight.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Span {
    pub(super) from: u16,
    pub(super) to: u16,
}

/// The hours of one day: no span, or some in their order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DayHours(Vec<Span>);

impl DayHours {
    /// A day off.
    #[must_use]
    pub const fn shut() -> Self {
        Self(Vec::new())
    }

    /// Whether it is a day off.
    #[must_use]
    pub const fn is_shut(&self) -> bool {
        self.0.is_empty()
    }
}

impl FromStr for DayHours {
    type Err = HoursError;

    fn from_str(text: &str) -> Result<Self, HoursError> {
        if text.trim().is_empty() {
            return Ok(Self::shut());
        }
        let spans: Vec<_> = text.split(',').map(span).collect::<Result<_, _>>()?;
        let ends_last = spans.iter().all(|span| span.from < span.to);
        let in_order = spans.windows(2).all(|pair| pair[0].to < pair[1].from);
        match ends_last && in_order {
            true => Ok(Self(spans)),
            false => Err(HoursError::Order),
        }
    }
}

fn span(text: &str) -> Result<Span, HoursError> {
    let (from, to) = text.split_once('-').ok_or(HoursError::Form)?;
    Ok(Span {
        from: minute(from)?,
        to: minute(to)?,
    })
}

fn minute(text: &str) -> Result<u16, HoursError> {
    let (hour, minute) = text.trim().split_once(':').ok_or(HoursError::Form)?;
    let two = |part: &str| match part.as_bytes() {
        [tens @ b'0'..=b'9', ones @ b'0'..=b'9'] => {
            Ok(u16::from(tens - b'0') * 10 + u16::from(ones - b'0'))
        }
        _ => Err(HoursError::Form),
    };
    match (two(hour)?, two(minute)?) {
        (24, 0) => Ok(24 * 60),
        (hour @ 0..=23, minute @ 0..=59) => Ok(hour * 60 + minute),
        _ => Err(HoursError::Form),
    }
}

impl fmt::Display for DayHours {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, Span { from, to }) in self.0.iter().enumerate() {
            let comma = if index == 0 { "" } else { ", " };
            let (h, m, end_h, end_m) = (from / 60, from % 60, to / 60, to % 60);
            write!(f, "{comma}{h:02}:{m:02}-{end_h:02}:{end_m:02}")?;
        }
        Ok(())
    }
}

/// The hours of each day of the week, Monday first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Week([DayHours; 7]);

impl Week {
    /// Hours for Monday to Sunday, in this order.
    #[must_use]
    pub const fn new(days: [DayHours; 7]) -> Self {
        Self(days)
    }

    /// Monday to Friday from 9 to 17.
    #[must_use]
    pub fn shipped() -> Self {
        let day = |index| match index {
            0..5 => DayHours(vec![Span {
                from: 9 * 60,
                to: 17 * 60,
            }]),
            _ => DayHours::shut(),
        };
        Self(core::array::from_fn(day))
    }

    /// The hours of a day of the week.
    #[must_use]
    pub const fn day(&self, day: Weekday) -> &DayHours {
        &self.0[day as usize]
    }

    /// Whether every day is a day off.
    pub(super) fn is_shut(&self) -> bool {
        self.0.iter().all(DayHours::is_shut)
    }

    pub(super) fn spans(&self, date: civil::Date) -> &[Span] {
        let index = date.weekday().to_monday_zero_offset();
        // An index of a weekday is 0 to 6.
        usize::try_from(index)
            .ok()
            .and_then(|index| self.0.get(index))
            .map_or(&[], |day| &day.0)
    }
}
