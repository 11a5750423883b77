//! UTC as ONVIF writes it.

use std::fmt;

/// Seconds since 1970-01-01T00:00:00Z.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct UtcTime(i64);

const DAY: i64 = 86_400;

impl UtcTime {
    /// A moment by its seconds since 1970.
    #[must_use]
    pub fn from_seconds(seconds: i64) -> Self {
        // Four-digit years, so that it can be written.
        Self(seconds.clamp(0, 253_402_300_799))
    }

    /// Seconds since 1970.
    #[must_use]
    pub fn seconds(self) -> i64 {
        self.0
    }

    /// A moment by the calendar; `None` for one that does not exist. A second 60 counts as 59.
    #[must_use]
    pub fn from_calendar(date: [u32; 3], time: [u32; 3]) -> Option<Self> {
        let ([year, month, day], [hour, minute, second]) = (date, time);
        let is_real = (1970..=9999).contains(&year)
            && (1..=12).contains(&month)
            && (1..=days_in(year, month)).contains(&day)
            && hour < 24
            && minute < 60
            && second <= 60;
        let of_day = hour * 3600 + minute * 60 + second.min(59);
        is_real.then(|| Self(days_since_1970(year, month, day) * DAY + i64::from(of_day)))
    }

    /// Reads `2026-11-21T09:05:00Z`, with or without a fraction of a second; some write `+00:00` for
    /// the `Z`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let utc = text
            .strip_suffix('Z')
            .or_else(|| text.strip_suffix("+00:00"));
        let (date, time) = utc?.split_once('T')?;
        let time = time.split_once('.').map_or(time, |(whole, _)| whole);
        Self::from_calendar(three(date, '-')?, three(time, ':')?)
    }

    /// Year, month, day, hour, minute and second.
    #[must_use]
    pub fn calendar(self) -> [i64; 6] {
        let of_day = self.0.rem_euclid(DAY);
        // Days are counted from a 1st of March, so that the leap day ends a year (H. Hinnant's "civil_from_days").
        let days = self.0.div_euclid(DAY) + 719_468;
        let (era, of_era) = (days.div_euclid(146_097), days.rem_euclid(146_097));
        let year = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
        let of_year = of_era - (365 * year + year / 4 - year / 100);
        let month = (5 * of_year + 2) / 153;
        let day = of_year - (153 * month + 2) / 5 + 1;
        let month = if month < 10 { month + 3 } else { month - 9 };
        let year = year + era * 400 + i64::from(month <= 2);
        [
            year,
            month,
            day,
            of_day / 3600,
            of_day / 60 % 60,
            of_day % 60,
        ]
    }
}

fn three(text: &str, between: char) -> Option<[u32; 3]> {
    let mut parts = text.split(between).map(|part| part.parse().ok());
    let three = [parts.next()??, parts.next()??, parts.next()??];
    parts.next().is_none().then_some(three)
}

fn is_leap(year: u32) -> bool {
    year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400))
}

fn days_in(year: u32, month: u32) -> u32 {
    match month {
        2 => 28 + u32::from(is_leap(year)),
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

fn days_since_1970(year: u32, month: u32, day: u32) -> i64 {
    let year_before = i64::from(year) - 1;
    let leap_days = year_before / 4 - year_before / 100 + year_before / 400 - 477;
    let of_months: u32 = (1..month).map(|month| days_in(year, month)).sum();
    (i64::from(year) - 1970) * 365 + leap_days + i64::from(of_months) + i64::from(day) - 1
}

impl fmt::Display for UtcTime {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [year, month, day, hour, minute, second] = self.calendar();
        write!(
            to,
            "{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}Z"
        )
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn known_moments_are_written_as_the_calendar_has_them() {
        let known = [
            (0, "1970-01-01T00:00:00Z"),
            (951_782_400, "2000-02-29T00:00:00Z"),
            (1_795_251_900, "2026-11-21T09:05:00Z"),
            (4_107_542_399, "2100-02-28T23:59:59Z"),
            (4_107_542_400, "2100-03-01T00:00:00Z"),
        ];
        for (seconds, text) in known {
            assert_eq!(UtcTime::from_seconds(seconds).to_string(), text);
        }
    }

    #[test]
    fn moments_that_do_not_exist_are_refused() {
        let wrong = [
            "2026-02-29T00:00:00Z",
            "2026-13-01T00:00:00Z",
            "2026-01-01T24:00:00Z",
            "2026-01-01T00:00:00",
            "1969-12-31T23:59:59Z",
            "now",
        ];
        for text in wrong {
            assert_eq!(UtcTime::parse(text), None, "{text}");
        }
        for same in ["2026-11-21T09:05:00.250Z", "2026-11-21T09:05:00+00:00"] {
            let moment = UtcTime::from_seconds(1_795_251_900);
            assert_eq!(UtcTime::parse(same), Some(moment), "{same}");
        }
    }

    proptest! {
        #[test]
        fn what_is_written_reads_as_the_same_moment(seconds in 0..253_402_300_799i64) {
            let moment = UtcTime::from_seconds(seconds);
            prop_assert_eq!(UtcTime::parse(&moment.to_string()), Some(moment));
        }
    }
}
