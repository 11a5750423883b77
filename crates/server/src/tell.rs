//! What the rules say by enums and words, told in the reader's language: the one place that knows which
//! message belongs to what.

use std::borrow::Borrow;

use protocol::DeviceDate;
use recovery::bulk::{Column, SheetFault};
use recovery::country::Country;
use recovery::locale::Locale;
use recovery::policy::{AnswerKind, BusinessType, OwnWords, ProductCategory};
use recovery::reason::{Given, OWN_WORDS, Reason};
use recovery::request::MOST_DEVICES;
use sheets::{RowFault, Unreadable};
use web::language::{Value, Words};

/// Why something is not taken. What no catalogue has is told in English.
pub(crate) fn reason(t: Words, reason: &Reason) -> String {
    let id = match reason.word().strip_prefix("challenge-") {
        Some(verdict) => format!("reading-{verdict}-advice"),
        None => format!("fault-{}", reason.word()),
    };
    let own = reason.values().find_map(|(name, given)| match given {
        Given::Own(words) if name == OWN_WORDS => Some(own(t, words)),
        _ => None,
    });
    if let Some(own) = own.filter(|own| !own.is_empty()) {
        return own.to_owned();
    }
    let values: Vec<(&str, Value<'_>)> = reason
        .values()
        .map(|(name, given)| (name, value(t, given)))
        .collect();
    t.find(&id, &values)
        .unwrap_or_else(|| reason.sentence().to_owned())
}

fn value(t: Words, given: &Given) -> Value<'static> {
    match given {
        Given::Text(text) => text.clone().into(),
        Given::Count(count) => (*count).into(),
        Given::Answers(kinds) => list(kinds.iter().map(|kind| answer(t, *kind))).into(),
        Given::Country(which) => country(t, *which).into(),
        Given::Columns(columns) => titles(t, columns).into(),
        Given::Own(words) => own(t, words).to_owned().into(),
    }
}

/// What the authority says in its own words.
pub(crate) fn own(t: Words, words: &OwnWords) -> &str {
    let locale = Locale::parse(t.language().code());
    words.in_language(locale.unwrap_or_default())
}

/// A kind of answer.
pub(crate) fn answer(t: Words, kind: AnswerKind) -> String {
    t.say(&format!("answer-{}", kind.as_str()))
}

/// A kind of product.
pub(crate) fn category(t: Words, category: ProductCategory) -> String {
    t.say(&format!("category-{}", category.as_str()))
}

/// A trade.
pub(crate) fn business(t: Words, business: BusinessType) -> String {
    t.say(&format!("business-{}", business.as_str()))
}

/// A country.
pub(crate) fn country(t: Words, country: Country) -> String {
    let code = country.code().to_ascii_lowercase();
    t.find(&format!("country-{code}"), &[])
        .unwrap_or_else(|| country.name().to_owned())
}

/// The heading of a column of a list.
pub(crate) fn title(t: Words, column: Column) -> String {
    t.say(title_id(column))
}

/// What goes into a column of a list.
pub(crate) fn help(t: Words, column: Column) -> String {
    t.say(&format!("{}-help", title_id(column)))
}

fn title_id(column: Column) -> &'static str {
    match column {
        Column::Serial => "column-serial",
        Column::Model => "column-model",
        Column::Category => "column-category",
        Column::DeviceDate => "column-date",
        Column::Answer => "column-answer",
        Column::Started => "column-started",
    }
}

fn titles(t: Words, columns: &[Column]) -> String {
    list(columns.iter().map(|column| title(t, *column)))
}

fn list(parts: impl Iterator<Item = String>) -> String {
    parts.collect::<Vec<_>>().join(", ")
}

/// Why a sheet is no list of devices.
pub(crate) fn sheet_fault(t: Words, fault: &SheetFault) -> String {
    match fault {
        SheetFault::NoHeadings(columns) => t.with(
            "fault-sheet-no-headings",
            &[("columns", titles(t, columns).into())],
        ),
        SheetFault::Missing(columns) => t.with(
            "fault-sheet-missing",
            &[("columns", titles(t, columns).into())],
        ),
        SheetFault::Twice(column) => {
            t.with("fault-sheet-twice", &[("column", title(t, *column).into())])
        }
        SheetFault::NoDevices => t.say("fault-sheet-no-devices"),
        SheetFault::TooMany => t.with("fault-sheet-too-many", &[("most", MOST_DEVICES.into())]),
    }
}

/// Why a file is no sheet.
pub(crate) fn no_sheet(t: Words, fault: &Unreadable) -> String {
    match fault {
        Unreadable::Empty => t.say("fault-file-empty"),
        Unreadable::TooManyBytes(most) => t.with(
            "fault-file-too-many-bytes",
            &[("most", (most >> 20).into())],
        ),
        Unreadable::Bomb => t.say("fault-file-bomb"),
        Unreadable::TooMuchText => t.say("fault-file-too-much-text"),
        Unreadable::TooManyRows(most) => {
            t.with("fault-file-too-many-rows", &[("most", (*most).into())])
        }
        Unreadable::Macros => t.say("fault-file-macros"),
        Unreadable::Password => t.say("fault-file-password"),
        Unreadable::DocType => t.say("fault-file-doctype"),
        Unreadable::TwoKinds => t.say("fault-file-two-kinds"),
        Unreadable::Binary => t.say("fault-file-binary"),
        Unreadable::TooOld => t.say("fault-file-too-old"),
        Unreadable::Foreign(kind) => {
            t.with("fault-file-foreign", &[("kind", file_kind(t, kind).into())])
        }
        Unreadable::Damaged | Unreadable::Source(_) => t.say("fault-file-damaged"),
    }
}

/// What a file is, by its English name with an article; under that name it stands in the catalogues.
pub(crate) fn file_kind(t: Words, english: &str) -> String {
    let name = english.split_once(' ').map_or(english, |(_, name)| name);
    let plain = |c: char| {
        if c.is_ascii_alphanumeric() {
            c.to_ascii_lowercase()
        } else {
            '-'
        }
    };
    let id: String = "fault-kind-"
        .chars()
        .chain(name.chars().map(plain))
        .collect();
    t.find(&id, &[]).unwrap_or_else(|| english.to_owned())
}

/// What is wrong with a row as such.
pub(crate) fn row_fault(fault: &RowFault) -> Reason {
    let word = match fault {
        RowFault::TooManyColumns => "row-too-many-columns",
        RowFault::Quotes => "row-quotes",
    };
    Reason::new(word, fault.to_string())
}

/// A time that begins with its date, with the day of the week before it: nobody mistakes that for a month.
pub(crate) fn moment(t: impl Borrow<Words>, time: &str) -> String {
    let t = *t.borrow();
    let date = time.get(..10).and_then(|date| DeviceDate::parse(date).ok());
    let Some(date) = date else {
        return time.to_owned();
    };
    let weekday = t.say(&format!("weekday-{}", weekday(&date)));
    t.with(
        "due-moment",
        &[("weekday", weekday.into()), ("time", time.into())],
    )
}

/// 1 for Monday to 7 for Sunday, as ISO 8601 counts.
fn weekday(date: &DeviceDate) -> i64 {
    // 2024-01-01 was a Monday.
    DeviceDate::parse("2024-01-01").map_or(1, |monday| date.days_since(&monday).rem_euclid(7) + 1)
}

#[cfg(test)]
mod tests {
    use web::language::Language;

    use super::*;

    #[test]
    fn p4_what_a_file_is_has_a_name_in_every_language() {
        let files: [&[u8]; 6] = [
            b"%PDF-1.7",
            b"GIF89a",
            b"II*\0",
            b"PK\x03\x04",
            b"<svg",
            b"hello",
        ];
        for file in files {
            let told = qr::read(file, &qr::Limits::default());
            let Err(qr::Unreadable::WrongType { name }) = told else {
                panic!("a picture")
            };
            for language in Language::ALL {
                let t = Words::of(language);
                let kind = file_kind(t, name);
                let is_english = language == Language::En;
                let same = kind.replace('’', "'") == name;
                assert!(is_english || !same, "{language:?}: {kind}");
            }
        }
        let t = Words::of(Language::Ar);
        assert_eq!(
            file_kind(t, "a file of another program"),
            "ملف من برنامج آخر"
        );
        assert_eq!(file_kind(t, "a thing unheard of"), "a thing unheard of");
    }
}
