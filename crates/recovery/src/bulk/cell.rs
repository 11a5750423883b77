//! What a cell says, and what a spreadsheet has made of it.

use protocol::DeviceDate;

use super::column::{Column, answer_word, category_word};
use crate::policy::Policy;
use crate::reason::Reason;
use crate::request::no_date;

/// A cell as the file has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Raw<'a> {
    /// Text.
    Text(&'a str),
    /// A number as the file writes it, `4711` or `1.23E+19`.
    Number(&'a str),
    /// A date, as `2026-11-21` or `2026-11-21 09:05:00`.
    Date(String),
    /// Yes or no.
    Truth,
    /// The spreadsheet's own error, such as `#REF!`.
    Error(&'a str),
    /// More text than any such cell can need.
    TooLong,
}

impl<'a> Raw<'a> {
    pub(super) const fn text(&self) -> Option<&'a str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }
}

impl Raw<'_> {
    /// What stands there, to be shown to its author again.
    pub(super) fn shown(&self) -> &str {
        match self {
            Self::Text(text) | Self::Number(text) | Self::Error(text) => text,
            Self::Date(date) => date,
            Self::Truth | Self::TooLong => "",
        }
    }
}

impl Column {
    /// What the cell says, for the form; or what is wrong with it.
    pub(super) fn read(self, cell: &Raw<'_>, policy: &Policy) -> Result<String, Reason> {
        match cell {
            Raw::Error(error) => {
                let sentence = format!(
                    "The spreadsheet has an error here ({error}). Please type the value itself."
                );
                Err(Reason::new("cell-error", sentence).with("error", *error))
            }
            Raw::TooLong => Err(Reason::new("cell-too-long", "This is far too long.")),
            Raw::Truth => Err(Reason::new(
                "cell-truth",
                "The spreadsheet has a yes or no here. Please format the column as text.",
            )),
            Raw::Text(text) => self.read_text(text),
            Raw::Number(number) => self.read_number(number, policy),
            Raw::Date(date) => self.read_date(date),
        }
    }

    fn read_text(self, text: &str) -> Result<String, Reason> {
        let text = text.trim();
        match self {
            Self::Serial if is_scientific(text) => Err(spoilt(self, text)),
            Self::Model if is_scientific(text) => Err(spoilt(self, text)),
            Self::Category => Ok(category_word(text)),
            Self::Answer => Ok(answer_word(text)),
            Self::DeviceDate => date(text),
            Self::Started => match text.split_once([' ', 'T']) {
                Some((day, time)) => Ok(format!("{} {}", date(day)?, time.trim())),
                None => Ok(text.to_owned()),
            },
            Self::Serial | Self::Model => Ok(text.to_owned()),
        }
    }

    fn read_number(self, number: &str, policy: &Policy) -> Result<String, Reason> {
        let is_whole = number.len() <= 15 && number.bytes().all(|byte| byte.is_ascii_digit());
        match self {
            // With all the digits that the rule asks for, none can have been lost.
            Self::Serial if is_whole && policy.serial.parse(number).is_ok() => {
                Ok(number.to_owned())
            }
            Self::Serial => Err(spoilt(self, number)),
            Self::Model if is_whole => Ok(number.to_owned()),
            Self::Model => Err(spoilt(self, number)),
            Self::DeviceDate | Self::Started => {
                let sentence = format!(
                    "This is the number {number}, not a date. Please format the column as a date, or write it as 2026-11-21."
                );
                Err(Reason::new("cell-number-for-date", sentence).with("number", number))
            }
            Self::Category | Self::Answer => Ok(number.to_owned()),
        }
    }

    fn read_date(self, date: &str) -> Result<String, Reason> {
        match self {
            // What time of day it was does not matter.
            Self::DeviceDate => Ok(date.split(' ').next().unwrap_or(date).to_owned()),
            Self::Started if date.contains(' ') => Ok(date.to_owned()),
            Self::Started => Ok(format!("{date} 00:00:00")),
            _ => {
                let sentence = format!(
                    "The spreadsheet turned this into the date {date}. Please format the column as text and type it again."
                );
                Err(Reason::new("cell-turned-into-date", sentence).with("date", date))
            }
        }
    }
}

fn spoilt(column: Column, number: &str) -> Reason {
    let (word, what) = match column {
        Column::Model => ("cell-model-spoilt", "model number"),
        _ => ("cell-serial-spoilt", "serial number"),
    };
    let sentence = format!(
        "The spreadsheet turned this {what} into the number {number}, and digits or leading zeros may be lost. Please format the column as text and type it again."
    );
    Reason::new(word, sentence).with("number", number)
}

/// Whether a text is what a spreadsheet leaves of a long number: `1.23E+19`, `1,23E+19`.
fn is_scientific(text: &str) -> bool {
    let Some((digits, power)) = text.split_once(['E', 'e']) else {
        return false;
    };
    let Some(power) = power.strip_prefix(['+', '-']) else {
        return false;
    };
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let digits = digits.replacen(['.', ','], "", 1);
    is_number(&digits) && is_number(power)
}

/// A date as people write it, as `2026-11-21`. Where day and month could be either, it is told.
fn date(text: &str) -> Result<String, Reason> {
    let parts: Vec<&str> = text.split(['-', '.', '/']).map(str::trim).collect();
    let numbers: Vec<u16> = parts.iter().filter_map(|part| part.parse().ok()).collect();
    let ([first, second, third], true) = (&numbers[..], parts.len() == 3) else {
        // Whatever it is, the rules for a date say what is wrong with it.
        return Ok(text.to_owned());
    };
    let (year, month, day) = match (parts[0].len(), parts[2].len(), text.contains('.')) {
        (4, _, _) => (first, second, third),
        // With full stops, the day comes first wherever dates are written so.
        (_, 4, true) => (third, second, first),
        (_, 4, false) if first == second || *first > 12 => (third, second, first),
        (_, 4, false) if *second > 12 => (third, first, second),
        (_, 4, false) => {
            let sentence = format!(
                "“{text}” may be two dates. Please write it as year, month and day: 2026-11-21."
            );
            return Err(Reason::new("date-ambiguous", sentence).with("typed", text));
        }
        _ => {
            let sentence =
                format!("The year of “{text}” needs four digits. Please write it as 2026-11-21.");
            return Err(Reason::new("date-short-year", sentence).with("typed", text));
        }
    };
    let iso = format!("{year:04}-{month:02}-{day:02}");
    DeviceDate::parse(&iso).map_err(|_| no_date(text))?;
    Ok(iso)
}
