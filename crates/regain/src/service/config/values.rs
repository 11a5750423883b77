//! Reading values of our own types, so that a wrong one is refused with its place in the file.

use std::fmt::Display;
use std::str::FromStr;

use protocol::{Email, ServiceAddress};
use recovery::calendar::{DayHours, Promise, Zone};
use recovery::country::Country;
use recovery::evidence::Want;
use recovery::policy::{AnswerKind, ProductCategory};
use serde::de::{Deserialize, Deserializer, Error};

/// An address such as `https://recovery.example.org`.
pub(super) fn address<'de, D: Deserializer<'de>>(from: D) -> Result<ServiceAddress, D::Error> {
    parsed(&String::deserialize(from)?, ServiceAddress::parse)
}

/// A mail address.
pub(super) fn email<'de, D: Deserializer<'de>>(from: D) -> Result<Email, D::Error> {
    parsed(&String::deserialize(from)?, Email::parse)
}

/// A mail address that may be missing.
pub(super) fn some_email<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Email>, D::Error> {
    email(from).map(Some)
}

/// Countries by their two letters.
pub(super) fn countries<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<Country>, D::Error> {
    let code =
        |code: &str| Country::from_code(code).ok_or("no country has this code of two letters");
    Vec::<String>::deserialize(from)?
        .iter()
        .map(|text| parsed(text, code))
        .collect()
}

/// A time zone by its name.
pub(super) fn zone<'de, D: Deserializer<'de>>(from: D) -> Result<Zone, D::Error> {
    let zone = |name: &str| {
        Zone::named(name).ok_or("no time zone has this name; they are named like Europe/Berlin")
    };
    parsed(&String::deserialize(from)?, zone)
}

/// A promise in working hours.
pub(super) fn promise<'de, D: Deserializer<'de>>(from: D) -> Result<Promise, D::Error> {
    let hours = u32::deserialize(from)?;
    let most = Promise::MOST;
    Promise::hours(hours)
        .ok_or_else(|| D::Error::custom(format!("{hours} is not 1 to {most} working hours")))
}

/// The working hours of a day.
pub(super) fn hours<'de, D: Deserializer<'de>>(from: D) -> Result<DayHours, D::Error> {
    parsed(&String::deserialize(from)?, DayHours::from_str)
}

/// Categories of product by their words.
pub(super) fn categories<'de, D: Deserializer<'de>>(
    from: D,
) -> Result<Vec<ProductCategory>, D::Error> {
    let known = ProductCategory::ALL
        .iter()
        .map(|category| category.as_str())
        .collect::<Vec<_>>()
        .join(", ");
    let word = |word: &str| {
        ProductCategory::parse(word).ok_or_else(|| format!("the categories are {known}"))
    };
    Vec::<String>::deserialize(from)?
        .iter()
        .map(|text| parsed(text, word))
        .collect()
}

/// Kinds of answers by their words.
pub(super) fn answers<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<AnswerKind>, D::Error> {
    let known: Vec<_> = AnswerKind::ALL.iter().map(|kind| kind.as_str()).collect();
    let word = |word: &str| {
        AnswerKind::parse(word).ok_or_else(|| format!("the answers are {}", known.join(", ")))
    };
    Vec::<String>::deserialize(from)?
        .iter()
        .map(|text| parsed(text, word))
        .collect()
}

/// How much something is asked for.
pub(super) fn want<'de, D: Deserializer<'de>>(from: D) -> Result<Want, D::Error> {
    let words = Want::ALL.map(Want::as_str).join("\", \"");
    let want = |text: &str| Want::parse(text).ok_or_else(|| format!("it is \"{words}\""));
    parsed(&String::deserialize(from)?, want)
}

fn parsed<T, P: Display, E: Error>(
    text: &str,
    parse: impl Fn(&str) -> Result<T, P>,
) -> Result<T, E> {
    parse(text).map_err(|problem| E::custom(format!("{text:?} cannot be used here: {problem}")))
}
