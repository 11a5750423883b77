//! Events that come back every year: RRULE with FREQ=YEARLY.

use jiff::civil;

use super::{Date, ical};

/// A rule that gives days of each year.
#[derive(Debug)]
pub(super) struct Yearly {
    interval: i16,
    count: Option<usize>,
    until: Option<Date>,
    months: Vec<i8>,
    month_days: Vec<i8>,
    week_days: Vec<WeekDay>,
}

/// Such as `4TH`, the fourth Thursday, `-1MO`, the last Monday, or `SU`, each Sunday.
#[derive(Debug)]
struct WeekDay {
    nth: Option<i8>,
    day: civil::Weekday,
}

impl Yearly {
    /// `None` for a rule that is not understood as a whole.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let mut rule = Self {
            interval: 1,
            count: None,
            until: None,
            months: Vec::new(),
            month_days: Vec::new(),
            week_days: Vec::new(),
        };
        let mut seen = Vec::new();
        for part in text.trim().trim_end_matches(';').split(';') {
            let (name, value) = part.split_once('=')?;
            let name = name.trim().to_ascii_uppercase();
            rule.take(&name, value.trim())?;
            if seen.contains(&name) {
                return None;
            }
            seen.push(name);
        }
        let says = |name: &str| seen.iter().any(|seen| seen == name);
        // RFC 5545, 3.3.10: only one of the two; and without a month, BYDAY and BYMONTHDAY mean
        // days of the whole year.
        let ends_once = !(says("COUNT") && says("UNTIL"));
        let in_months = says("BYMONTH") || !(says("BYDAY") || says("BYMONTHDAY"));
        (says("FREQ") && ends_once && in_months).then_some(rule)
    }

    fn take(&mut self, name: &str, value: &str) -> Option<()> {
        match name {
            "FREQ" => value.eq_ignore_ascii_case("YEARLY").then_some(())?,
            "INTERVAL" => self.interval = number(value, 1, 100)?,
            "COUNT" => self.count = Some(usize::try_from(number(value, 1, 10_000)?).ok()?),
            "UNTIL" => self.until = Some(ical::day(value.split('T').next()?)?),
            "BYMONTH" => self.months = list(value, |one| small(one, 1, 12))?,
            "BYMONTHDAY" => {
                self.month_days = list(value, |one| small(one, -31, 31).filter(|day| *day != 0))?;
            }
            "BYDAY" => self.week_days = list(value, WeekDay::parse)?,
            // When a week begins matters to no rule that is understood here.
            "WKST" => {}
            _ => return None,
        }
        Some(())
    }

    /// The days that it gives from the first on, which must be one of them.
    pub(super) fn days(&self, first: Date) -> Option<Vec<Date>> {
        let count = self.count.unwrap_or(usize::MAX);
        let until = self.until.map_or(civil::Date::MAX, Date::civil);
        let mut days = Vec::new();
        let mut year = first.civil().year();
        while year <= Date::LAST && days.len() < count {
            let of_year = self.of_year(year, first.civil());
            days.extend(of_year.filter(|day| *day >= first && day.civil() <= until));
            year = year.checked_add(self.interval)?;
        }
        days.truncate(count);
        (days.first() == Some(&first)).then_some(days)
    }

    fn of_year(&self, year: i16, first: civil::Date) -> impl Iterator<Item = Date> {
        let months = (1..=12).filter(move |month| match self.months.is_empty() {
            true => *month == first.month(),
            false => self.months.contains(month),
        });
        let days = move |month| (1..=31).filter_map(move |day| Date::new(year, month, day));
        let days = months.flat_map(days);
        days.filter(move |day| self.fits(day.civil(), first))
    }

    fn fits(&self, day: civil::Date, first: civil::Date) -> bool {
        let from_end = day.day() - day.days_in_month() - 1;
        let is_listed = self.month_days.contains(&day.day()) || self.month_days.contains(&from_end);
        let is_weekday = self.week_days.iter().any(|one| one.fits(day));
        match (self.month_days.is_empty(), self.week_days.is_empty()) {
            (true, true) => day.day() == first.day(),
            (false, true) => is_listed,
            (true, false) => is_weekday,
            (false, false) => is_listed && is_weekday,
        }
    }
}

impl WeekDay {
    fn parse(text: &str) -> Option<Self> {
        let at = text.len().checked_sub(2)?;
        let (nth, day) = (text.get(..at)?, text.get(at..)?);
        let day = match day.to_ascii_uppercase().as_str() {
            "MO" => civil::Weekday::Monday,
            "TU" => civil::Weekday::Tuesday,
            "WE" => civil::Weekday::Wednesday,
            "TH" => civil::Weekday::Thursday,
            "FR" => civil::Weekday::Friday,
            "SA" => civil::Weekday::Saturday,
            "SU" => civil::Weekday::Sunday,
            _ => return None,
        };
        let nth = match nth {
            "" => None,
            nth => Some(small(nth, -5, 5).filter(|nth| *nth != 0)?),
        };
        Some(Self { nth, day })
    }

    fn fits(&self, day: civil::Date) -> bool {
        let of_month = (day.day() - 1) / 7 + 1;
        let from_end = -((day.days_in_month() - day.day()) / 7 + 1);
        let is_nth = self
            .nth
            .is_none_or(|nth| nth == of_month || nth == from_end);
        day.weekday() == self.day && is_nth
    }
}

fn list<T>(text: &str, one: impl Fn(&str) -> Option<T>) -> Option<Vec<T>> {
    text.split(',').map(|part| one(part.trim())).collect()
}

fn number(text: &str, least: i16, most: i16) -> Option<i16> {
    let number = text.parse().ok()?;
    (least..=most).contains(&number).then_some(number)
}

fn small(text: &str, least: i16, most: i16) -> Option<i8> {
    i8::try_from(number(text, least, most)?).ok()
}
