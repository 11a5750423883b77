//! Times: the device's own clock, which nobody vouches for, and the service's.

use core::fmt;

/// Why a text is no date or time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TimeError {
    /// Not written as `2026-11-21`, or `2026-11-21 09:05:00` for a time.
    #[error("write it as 2026-11-21, a time as 2026-11-21 09:05:00")]
    Form,
    /// A year before 1970, or beyond what the form can carry.
    #[error("the year is out of range")]
    Year,
    /// A month, day, hour, minute or second that the calendar and the clock do not have.
    #[error("there is no such date or time")]
    NoSuchDay,
}

impl TimeError {
    /// The name that `PROTOCOL.md` gives to this refusal.
    #[must_use]
    pub fn cause(&self) -> &'static str {
        match self {
            TimeError::Form => "form",
            TimeError::Year => "year",
            TimeError::NoSuchDay => "no-such-day",
        }
    }
}

/// A calendar date from 1970-01-01 to 9999-12-31, in the zone of whoever wrote it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DeviceDate {
    year: u16,
    month: u8,
    day: u8,
}

impl DeviceDate {
    /// Takes `2026-11-21`; blanks around it are dropped.
    ///
    /// # Errors
    /// The first [`TimeError`], in the order of its variants.
    pub fn parse(text: &str) -> Result<Self, TimeError> {
        let [y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2] = text.trim().as_bytes() else {
            return Err(TimeError::Form);
        };
        let year = number(&[*y1, *y2, *y3, *y4])?;
        let (month, day) = (number(&[*m1, *m2])?, number(&[*d1, *d2])?);
        if year < 1970 {
            return Err(TimeError::Year);
        }
        if !(1..=12).contains(&month) || !(1..=days_in(year, month)).contains(&day) {
            return Err(TimeError::NoSuchDay);
        }
        Ok(Self {
            year,
            month: month as u8,
            day: day as u8,
        })
    }

    /// The year, 1970 to 9999.
    #[must_use]
    pub fn year(&self) -> u16 {
        self.year
    }

    /// The month, 1 to 12.
    #[must_use]
    pub fn month(&self) -> u8 {
        self.month
    }

    /// The day of the month, 1 to 31.
    #[must_use]
    pub fn day(&self) -> u8 {
        self.day
    }

    /// How many days this date lies after `other`; negative when it lies before.
    #[must_use]
    pub fn days_since(&self, other: &Self) -> i64 {
        i64::from(self.day_number()) - i64::from(other.day_number())
    }

    /// Days since 1970-01-01, as dated answers count them.
    #[must_use]
    pub fn day_number(self) -> u32 {
        let years = u32::from(self.year) - 1970;
        let leap_days = leap_years_before(self.year) - leap_years_before(1970);
        let months: u32 = (1..u16::from(self.month))
            .map(|month| u32::from(days_in(self.year, month)))
            .sum();
        years * 365 + leap_days + months + u32::from(self.day) - 1
    }

    fn from_day_number(days: u32) -> Self {
        // A year has at least 365 days, so this guess is never too early by more than the leap
        // days in between, and the loop is short.
        let mut year = 1970 + (days / 366) as u16;
        let first = |year| {
            Self {
                year,
                month: 1,
                day: 1,
            }
            .day_number()
        };
        while first(year + 1) <= days {
            year += 1;
        }
        let (mut month, mut left) = (1, days - first(year));
        while left >= u32::from(days_in(year, month)) {
            left -= u32::from(days_in(year, month));
            month += 1;
        }
        Self {
            year,
            month: month as u8,
            day: left as u8 + 1,
        }
    }
}

impl fmt::Display for DeviceDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

/// What a device's own wall clock shows, without a zone, in seconds since 1970-01-01 00:00:00.
///
/// It reaches to 2106-02-07 06:28:15. Nobody vouches for it: it may stand still, jump or lie.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DeviceTime(u32);

impl DeviceTime {
    /// The time so many seconds after 1970-01-01 00:00:00 on the device's clock.
    #[must_use]
    pub const fn from_seconds(seconds: u32) -> Self {
        Self(seconds)
    }

    /// Seconds since 1970-01-01 00:00:00 on the device's clock.
    #[must_use]
    pub const fn seconds(self) -> u32 {
        self.0
    }

    /// The date that the device shows.
    #[must_use]
    pub fn date(self) -> DeviceDate {
        DeviceDate::from_day_number(self.0 / 86_400)
    }

    /// Takes `2026-11-21 09:05:00`; blanks around it are dropped, a `T` may stand in the middle.
    ///
    /// # Errors
    /// The first [`TimeError`], in the order of its variants; [`TimeError::Year`] also past
    /// 2106-02-07 06:28:15.
    pub fn parse(text: &str) -> Result<Self, TimeError> {
        let text = text.trim();
        let (date, time) = text
            .split_at_checked(10)
            .filter(|(_, time)| time.starts_with([' ', 'T']))
            .ok_or(TimeError::Form)?;
        let [_, h1, h2, b':', m1, m2, b':', s1, s2] = time.as_bytes() else {
            return Err(TimeError::Form);
        };
        let (hour, minute) = (number(&[*h1, *h2])?, number(&[*m1, *m2])?);
        let second = number(&[*s1, *s2])?;
        let day = DeviceDate::parse(date)?.day_number();
        if hour > 23 || minute > 59 || second > 59 {
            return Err(TimeError::NoSuchDay);
        }
        let of_day = (u64::from(hour) * 60 + u64::from(minute)) * 60 + u64::from(second);
        u32::try_from(u64::from(day) * 86_400 + of_day)
            .map(Self)
            .map_err(|_| TimeError::Year)
    }
}

impl fmt::Display for DeviceTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (hour, minute, second) = (self.0 / 3600 % 24, self.0 / 60 % 60, self.0 % 60);
        write!(f, "{} {hour:02}:{minute:02}:{second:02}", self.date())
    }
}

/// Seconds since 1970-01-01 00:00:00 UTC, by a clock that somebody keeps.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct UnixTime(u64);

impl UnixTime {
    /// The time so many seconds after 1970-01-01 00:00:00 UTC.
    #[must_use]
    pub const fn from_seconds(seconds: u64) -> Self {
        Self(seconds)
    }

    /// Seconds since 1970-01-01 00:00:00 UTC.
    #[must_use]
    pub const fn seconds(self) -> u64 {
        self.0
    }
}

fn number(digits: &[u8]) -> Result<u16, TimeError> {
    digits.iter().try_fold(0, |value, &digit| {
        if digit.is_ascii_digit() {
            Ok(value * 10 + u16::from(digit - b'0'))
        } else {
            Err(TimeError::Form)
        }
    })
}

fn is_leap(year: u16) -> bool {
    year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400))
}

fn leap_years_before(year: u16) -> u32 {
    let last = u32::from(year) - 1;
    last / 4 - last / 100 + last / 400
}

fn days_in(year: u16, month: u16) -> u16 {
    match month {
        2 if is_leap(year) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::string::ToString as _;
    use proptest::prelude::*;

    #[test]
    fn p1_dates_that_do_not_exist_are_refused() {
        for text in [
            "2026-02-29",
            "2026-13-01",
            "2026-00-10",
            "2026-04-31",
            "2100-02-29",
        ] {
            assert_eq!(DeviceDate::parse(text), Err(TimeError::NoSuchDay), "{text}");
        }
        assert!(DeviceDate::parse("2028-02-29").is_ok());
        assert_eq!(DeviceDate::parse("21.11.2026"), Err(TimeError::Form));
        assert_eq!(DeviceDate::parse("1969-12-31"), Err(TimeError::Year));
    }

    #[test]
    fn the_clock_ends_in_2106() {
        let last = DeviceTime::from_seconds(u32::MAX);
        assert_eq!(last.to_string(), "2106-02-07 06:28:15");
        assert_eq!(
            DeviceTime::parse("2106-02-07 06:28:16"),
            Err(TimeError::Year)
        );
        assert_eq!(
            DeviceTime::parse("2026-11-21 24:00:00"),
            Err(TimeError::NoSuchDay)
        );
        assert_eq!(DeviceTime::parse("2026-11-21"), Err(TimeError::Form));
    }

    #[test]
    fn days_are_counted_over_leap_years() {
        let date = |text| DeviceDate::parse(text).unwrap();
        assert_eq!(date("2028-03-01").days_since(&date("2027-03-01")), 366);
        assert_eq!(date("2026-11-20").days_since(&date("2026-11-21")), -1);
        assert_eq!(
            DeviceTime::from_seconds(1_795_251_900).to_string(),
            "2026-11-21 09:05:00"
        );
    }

    proptest! {
        #[test]
        fn every_time_reads_back_as_it_is_shown(seconds: u32) {
            let time = DeviceTime::from_seconds(seconds);
            prop_assert_eq!(DeviceTime::parse(&time.to_string()), Ok(time));
            prop_assert_eq!(DeviceDate::parse(&time.date().to_string()), Ok(time.date()));
        }

        #[test]
        fn no_text_makes_the_parsers_fall_over(text in ".{0,24}") {
            let _ = DeviceDate::parse(&text);
            let _ = DeviceTime::parse(&text);
        }
    }
}
