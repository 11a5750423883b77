//! Reading holidays from iCalendar files (RFC 5545): the events that last whole days.
//!
//! Everything else in a calendar is passed over: time zones, alarms, tasks. What an event says that
//! would change its days and is not understood here is refused with its line, for a holiday that
//! is silently missed breaks a promise to somebody.

use std::collections::BTreeMap;

use jiff::civil;
use thiserror::Error;

use super::yearly::Yearly;
use super::{Date, Holidays};

/// Most bytes of a file.
const BYTES: usize = 2 << 20;
/// Most days that a file may come to.
const DAYS: usize = 50_000;
/// Longest event in days.
const LONGEST: i64 = 366;
/// Most characters of a name.
const NAME: usize = 80;

/// Why a file cannot be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("line {line}: {fault}")]
pub struct HolidayError {
    /// The line, from 1.
    pub line: usize,
    /// What is wrong there.
    pub fault: Fault,
}

/// What is wrong with a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum Fault {
    /// Larger than is read.
    #[error("the file is larger than 2 MB; this is no list of holidays")]
    TooLarge,
    /// No calendar around it.
    #[error("this is no iCalendar file; it must begin with BEGIN:VCALENDAR")]
    NoCalendar,
    /// Not `NAME:value`.
    #[error("this is no line of an iCalendar file")]
    NotALine,
    /// An end without its begin, or the other way round.
    #[error("BEGIN and END do not match; part of the file may be missing")]
    Unbalanced,
    /// An event without a first day.
    #[error("this event has no DTSTART")]
    NoStart,
    /// The same said twice.
    #[error("this event says this twice")]
    Twice,
    /// A time of day, or no date.
    #[error("this is no whole day such as 20261225; events with a time of day are not understood")]
    NotADay,
    /// An end before its begin, or far after it.
    #[error("this event must last 1 to 366 days")]
    Length,
    /// Repeats in a way that is not understood.
    #[error(
        "this event repeats in a way that is not understood: only FREQ=YEARLY is, with BYMONTH and its BYDAY or BYMONTHDAY, INTERVAL, COUNT and UNTIL; list the days one by one instead"
    )]
    Rule,
    /// The first day is none of those that the rule gives.
    #[error("the first day of this event does not fit its own rule")]
    FirstDay,
    /// An exception by replacement.
    #[error(
        "an event that replaces one day of another is not understood; list the days one by one instead"
    )]
    Replaced,
    /// More than is kept.
    #[error("this comes to more than 50,000 days")]
    TooMany,
}

impl Fault {
    const fn at(self, line: usize) -> HolidayError {
        HolidayError { line, fault: self }
    }
}

/// `NAME;parameters:value`, without the parameters.
struct Line<'a> {
    number: usize,
    name: String,
    value: &'a str,
}

/// What an event has said so far, each with its line.
#[derive(Default)]
struct Event {
    begun: usize,
    start: Option<(Date, usize)>,
    end: Option<(Date, usize)>,
    duration: Option<(i64, usize)>,
    rule: Option<(Yearly, usize)>,
    more: Vec<Date>,
    except: Vec<Date>,
    name: Option<String>,
    cancelled: bool,
}

pub(super) fn read(text: &str) -> Result<Holidays, HolidayError> {
    if text.len() > BYTES {
        return Err(Fault::TooLarge.at(1));
    }
    let mut days = BTreeMap::new();
    let mut open: Vec<String> = Vec::new();
    let mut event = Event::default();
    let mut last = 1;
    for (number, text) in unfold(text) {
        last = number;
        if text.trim().is_empty() {
            continue;
        }
        let line = line(number, &text)?;
        match line.name.as_str() {
            "BEGIN" => {
                open.push(line.value.trim().to_ascii_uppercase());
                if is_event(&open) {
                    event = Event {
                        begun: number,
                        ..Event::default()
                    };
                }
            }
            _ if open.first().map(String::as_str) != Some("VCALENDAR") => {
                return Err(Fault::NoCalendar.at(number));
            }
            "END" => {
                if is_event(&open) {
                    std::mem::take(&mut event).finish(&mut days)?;
                }
                let ended = open.pop();
                if ended != Some(line.value.trim().to_ascii_uppercase()) {
                    return Err(Fault::Unbalanced.at(number));
                }
            }
            _ if is_event(&open) => event.take(&line)?,
            _ => {}
        }
    }
    match (open.is_empty(), last) {
        (false, _) => Err(Fault::Unbalanced.at(last)),
        (true, 1) => Err(Fault::NoCalendar.at(1)),
        _ => Ok(Holidays(days)),
    }
}

/// Whether what is open last is an event of a calendar, and no alarm in it.
fn is_event(open: &[String]) -> bool {
    matches!(open, [calendar, event] if calendar == "VCALENDAR" && event == "VEVENT")
}

/// Joins lines that were folded: one that begins with white space goes on from the one before.
fn unfold(text: &str) -> Vec<(usize, String)> {
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    let mut lines: Vec<(usize, String)> = Vec::new();
    for (index, part) in text.lines().enumerate() {
        match (part.strip_prefix([' ', '\t']), lines.last_mut()) {
            (Some(rest), Some((_, line))) => line.push_str(rest),
            _ => lines.push((index + 1, part.to_owned())),
        }
    }
    lines
}

fn line(number: usize, text: &str) -> Result<Line<'_>, HolidayError> {
    let mut quoted = false;
    let colon = text.find(|c| {
        quoted ^= c == '"';
        c == ':' && !quoted
    });
    let (head, value) = colon
        .map(|colon| (&text[..colon], &text[colon + 1..]))
        .ok_or(Fault::NotALine.at(number))?;
    let name = head.split(';').next().unwrap_or_default();
    let is_name = |c: char| c.is_ascii_alphanumeric() || c == '-';
    if name.is_empty() || !name.chars().all(is_name) {
        return Err(Fault::NotALine.at(number));
    }
    Ok(Line {
        number,
        name: name.to_ascii_uppercase(),
        value,
    })
}

impl Event {
    fn take(&mut self, line: &Line<'_>) -> Result<(), HolidayError> {
        let number = line.number;
        let day = || day(line.value).ok_or(Fault::NotADay.at(number));
        let days = || -> Result<Vec<_>, _> {
            let days = line.value.split(',').map(self::day);
            days.collect::<Option<_>>().ok_or(Fault::NotADay.at(number))
        };
        match line.name.as_str() {
            "DTSTART" => set(&mut self.start, day()?, number),
            "DTEND" => set(&mut self.end, day()?, number),
            "DURATION" => {
                let length = length(line.value).ok_or(Fault::NotADay.at(number))?;
                set(&mut self.duration, length, number)
            }
            "RRULE" => {
                let rule = Yearly::parse(line.value).ok_or(Fault::Rule.at(number))?;
                set(&mut self.rule, rule, number)
            }
            "RDATE" => {
                self.more.extend(days()?);
                Ok(())
            }
            "EXDATE" => {
                self.except.extend(days()?);
                Ok(())
            }
            "EXRULE" => Err(Fault::Rule.at(number)),
            "RECURRENCE-ID" => Err(Fault::Replaced.at(number)),
            "SUMMARY" => {
                self.name = Some(name(line.value));
                Ok(())
            }
            "STATUS" => {
                self.cancelled = line.value.trim().eq_ignore_ascii_case("CANCELLED");
                Ok(())
            }
            _ => Ok(()),
        }
    }

    fn finish(self, days: &mut BTreeMap<Date, String>) -> Result<(), HolidayError> {
        let (start, line) = self.start.ok_or(Fault::NoStart.at(self.begun))?;
        if self.cancelled {
            return Ok(());
        }
        let length = self.length(start)?;
        let mut starts = match &self.rule {
            None => vec![start],
            Some((rule, line)) => rule.days(start).ok_or(Fault::FirstDay.at(*line))?,
        };
        starts.extend(&self.more);
        let name = self.name.filter(|name| !name.is_empty());
        let name = name.unwrap_or_else(|| "Holiday".to_owned());
        for first in starts {
            if self.except.contains(&first) {
                continue;
            }
            let mut next = Some(first);
            for _ in 0..length {
                let Some(day) = next else { break };
                days.entry(day).or_insert_with(|| name.clone());
                next = day.next();
            }
            if days.len() > DAYS {
                return Err(Fault::TooMany.at(line));
            }
        }
        Ok(())
    }

    /// How many days it lasts. RFC 5545, 3.6.1: one, unless it says otherwise; its end is the day after.
    fn length(&self, start: Date) -> Result<i64, HolidayError> {
        let (length, line) = match (self.end, self.duration) {
            (Some(_), Some((_, line))) => return Err(Fault::Twice.at(line)),
            (Some((end, line)), None) => (days_between(start, end), line),
            (None, Some(said)) => said,
            (None, None) => (1, self.begun),
        };
        match length {
            1..=LONGEST => Ok(length),
            // Some programs write the day itself as its end.
            0 if self.end.is_some() => Ok(1),
            _ => Err(Fault::Length.at(line)),
        }
    }
}

fn set<T>(field: &mut Option<(T, usize)>, value: T, line: usize) -> Result<(), HolidayError> {
    match field.replace((value, line)) {
        None => Ok(()),
        Some(_) => Err(Fault::Twice.at(line)),
    }
}

/// A day as `20261225`.
pub(super) fn day(text: &str) -> Option<Date> {
    let text = text.trim();
    if text.len() != 8 || !text.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    Date::new(
        text[..4].parse().ok()?,
        text[4..6].parse().ok()?,
        text[6..].parse().ok()?,
    )
}

/// A length in whole days or weeks, as `P1D` or `P1W`.
fn length(text: &str) -> Option<i64> {
    let text = text.trim();
    let text = text.strip_prefix('+').unwrap_or(text).strip_prefix('P')?;
    let (digits, days) = match (text.strip_suffix('D'), text.strip_suffix('W')) {
        (Some(digits), _) => (digits, 1),
        (None, Some(digits)) => (digits, 7),
        (None, None) => return None,
    };
    let is_number = !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit());
    let number: i64 = is_number.then(|| digits.parse().ok())??;
    number.checked_mul(days)
}

fn days_between(from: Date, to: Date) -> i64 {
    let (from, to): (civil::Date, civil::Date) = (from.civil(), to.civil());
    to.duration_since(from).as_hours() / 24
}

/// A name without the escapes of RFC 5545, 3.3.11, and without control characters.
fn name(text: &str) -> String {
    let mut name = String::new();
    let mut escaped = false;
    for c in text.trim().chars() {
        match (escaped, c) {
            (false, '\\') => {
                escaped = true;
                continue;
            }
            (true, 'n' | 'N') => name.push(' '),
            (_, c) if c.is_control() => name.push(' '),
            (_, c) => name.push(c),
        }
        escaped = false;
    }
    name.trim().chars().take(NAME).collect()
}
