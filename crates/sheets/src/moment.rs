//! Dates as spreadsheets count them.

use std::fmt;

/// A date and a time of day, without a zone, as a cell shows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Moment {
    /// 0 to 9999.
    pub year: u16,
    /// 1 to 12.
    pub month: u8,
    /// 1 to 31, as the month has.
    pub day: u8,
    /// Seconds since midnight, 0 to 86,399.
    pub second: u32,
}

const DAY: i64 = 86_400;

/// Days from 1970-01-01 back to the day before the first that a spreadsheet counts (1899-12-30).
const TO_1900: i64 = -25_569;
/// The same to the first day of the other way to count (1904-01-01).
const TO_1904: i64 = -24_107;

impl Moment {
    /// The moment that is `serial` days into the spreadsheet's calendar; `None` for what is only a
    /// time of day, lies past the year 9999, or is the 29 February 1900 that never was.
    pub(crate) fn from_serial(serial: f64, from_1904: bool) -> Option<Self> {
        if !(1.0..2_958_466.0).contains(&serial) {
            return None;
        }
        #[expect(
            clippy::cast_possible_truncation,
            reason = "the range has just been checked, and holds far less than 2^63 seconds"
        )]
        let seconds = (serial * 86_400.0).round() as i64;
        let (days, second) = (seconds.div_euclid(DAY), seconds.rem_euclid(DAY));
        let days = match (from_1904, days) {
            (true, days) => days + TO_1904,
            (false, 60) => return None,
            // Up to that day, every day has one number less than it should.
            (false, ..60) => days + TO_1900 + 1,
            (false, _) => days + TO_1900,
        };
        Self::from_days(days, u32::try_from(second).ok()?)
    }

    /// Reads `2026-11-21`, alone or followed by `T09:05:00` and whatever is finer.
    pub(crate) fn parse_iso(text: &str) -> Option<Self> {
        let (date, time) = text
            .split_once('T')
            .map_or((text, None), |(date, time)| (date, Some(time)));
        let mut parts = date.split('-');
        let mut part = |digits: usize| {
            let part = parts.next().filter(|part| part.len() == digits)?;
            part.parse::<u16>().ok()
        };
        let (year, month, day) = (part(4)?, part(2)?, part(2)?);
        let second = time.map_or(Some(0), seconds_of_day)?;
        let moment = Self {
            year,
            month: u8::try_from(month).ok()?,
            day: u8::try_from(day).ok()?,
            second,
        };
        (parts.next().is_none() && moment.exists()).then_some(moment)
    }

    fn exists(self) -> bool {
        (1..=12).contains(&self.month) && (1..=days_of(self.year, self.month)).contains(&self.day)
    }

    /// The civil date that is `days` from 1970-01-01, by counting in eras of 400 years.
    fn from_days(days: i64, second: u32) -> Option<Self> {
        let shifted = days + 719_468;
        let (era, of_era) = (shifted.div_euclid(146_097), shifted.rem_euclid(146_097));
        let year_of_era = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
        let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let from_march = (5 * of_year + 2) / 153;
        let day = of_year - (153 * from_march + 2) / 5 + 1;
        let month = if from_march < 10 {
            from_march + 3
        } else {
            from_march - 9
        };
        let year = year_of_era + era * 400 + i64::from(month <= 2);
        Some(Self {
            year: u16::try_from(year).ok()?,
            month: u8::try_from(month).ok()?,
            day: u8::try_from(day).ok()?,
            second,
        })
    }
}

fn seconds_of_day(text: &str) -> Option<u32> {
    let text = text.split(['.', 'Z', '+']).next()?;
    let mut parts = text.split(':').map(|part| {
        (part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_digit()))
            .then(|| part.parse::<u32>().ok())?
    });
    let (hour, minute) = (parts.next()??, parts.next()??);
    let second = parts.next().unwrap_or(Some(0))?;
    (hour < 24 && minute < 60 && second < 60 && parts.next().is_none())
        .then_some(hour * 3600 + minute * 60 + second)
}

fn days_of(year: u16, month: u8) -> u8 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => {
            29
        }
        2 => 28,
        _ => 31,
    }
}

/// `2026-11-21`, with ` 09:05:00` behind it unless it is midnight.
impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)?;
        if self.second == 0 {
            return Ok(());
        }
        let (hour, rest) = (self.second / 3600, self.second % 3600);
        write!(f, " {:02}:{:02}:{:02}", hour, rest / 60, rest % 60)
    }
}

#[cfg(test)]
mod tests {
    use super::Moment;
    use proptest::prelude::*;

    fn shown(serial: f64, from_1904: bool) -> Option<String> {
        Moment::from_serial(serial, from_1904).map(|moment| moment.to_string())
    }

    #[test]
    fn p3_days_are_counted_as_spreadsheets_count_them() {
        let cases = [
            (1.0, "1900-01-01"),
            (59.0, "1900-02-28"),
            (61.0, "1900-03-01"),
            (36_526.0, "2000-01-01"),
            (46_347.0, "2026-11-21"),
            (46_347.378_472_222, "2026-11-21 09:05:00"),
            (2_958_465.0, "9999-12-31"),
        ];
        for (serial, expected) in cases {
            assert_eq!(shown(serial, false).as_deref(), Some(expected));
        }
        assert_eq!(shown(1.0, true).as_deref(), Some("1904-01-02"));
        assert_eq!(shown(44_885.0, true).as_deref(), Some("2026-11-21"));
    }

    #[test]
    fn p3_what_is_no_date_is_not_made_one() {
        for serial in [
            0.5,
            0.0,
            -3.0,
            60.0,
            60.5,
            2_958_466.0,
            f64::NAN,
            f64::INFINITY,
        ] {
            assert_eq!(shown(serial, false), None);
        }
        for text in [
            "2026-02-30",
            "2026-13-01",
            "26-01-01",
            "2026-1-1",
            "2026-01-01T24:00:00",
            "",
        ] {
            assert_eq!(Moment::parse_iso(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn p3_a_date_reads_back_as_it_is_shown(day in 61_u32..2_958_466) {
            let moment = Moment::from_serial(f64::from(day), false).unwrap();
            prop_assert_eq!(Moment::parse_iso(&moment.to_string()), Some(moment));
            let next = Moment::from_serial(f64::from(day) + 1.0, false);
            prop_assert!(next.is_none_or(|next| next > moment));
        }
    }
}
