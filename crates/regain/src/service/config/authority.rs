//! `[authority]`: who gives the service, to whom, and how its devices are labelled.

use std::collections::BTreeMap;
use std::time::Duration;

use anyhow::{Result, bail};
use protocol::{Email, ServiceAddress};
use recovery::country::Country;
use recovery::locale::Locale;
use recovery::policy::{AnswerKind, OwnWords, Policy, ProductCategory, SerialRule};
use serde::Deserialize;

use super::values;

pub(super) const EXAMPLE: &str = r#"[authority]
# The name that pages and mails carry.
name = "Regain"
# Where people turn to whom the portal cannot help: a telephone number, a page, a sentence.
hotline = "your supplier's support hotline"
# How a serial number on your labels looks: its characters, 1 to 24, and which of them occur.
serial_length = 20
serial_alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
# The answers that are given, of those that your trust bundle lets devices ask for: "key", "file",
# "security-code" and "temporary-password". Another one is offered nowhere, and refused.
answers = ["key", "file", "security-code", "temporary-password"]
# Whether a device can have a code mailed to its reserved email.
email_codes = true
# Categories of product that are served; all others are sent to the hotline.
categories = ["camera", "recorder", "access-controller"]
# Countries without service, by their two letters (ISO 3166-1).
closed_countries = ["CU", "IR", "KP", "RU", "SD", "SY"]
# What people there are told; left empty, a sentence with the service's name and the country.
closed_text = ""
# For how many days the link works in a mail that asks for more.
reply_days = 14
# The hotline, and what people in countries without service are told, for those who read another language: "en",
# "de", "es", "fr", "pt", "zh" or "ar".
[authority.hotlines]
#: de = "0800 555 0100, montags bis freitags"
[authority.closed_texts]
#: de = "In diesem Land geben wir keinen Support."
"#;

/// Who gives the service, and to whom.
#[derive(Debug, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Authority {
    pub(crate) name: String,
    pub(crate) hotline: String,
    pub(crate) serial_length: usize,
    pub(crate) serial_alphabet: String,
    #[serde(deserialize_with = "values::answers")]
    pub(crate) answers: Vec<AnswerKind>,
    pub(crate) email_codes: bool,
    #[serde(deserialize_with = "values::categories")]
    pub(crate) categories: Vec<ProductCategory>,
    #[serde(deserialize_with = "values::countries")]
    pub(crate) closed_countries: Vec<Country>,
    pub(crate) closed_text: String,
    pub(crate) reply_days: u16,
    hotlines: BTreeMap<String, String>,
    closed_texts: BTreeMap<String, String>,
}

impl Default for Authority {
    fn default() -> Self {
        let serial = SerialRule::shipped();
        Self {
            name: String::from("Regain"),
            hotline: String::from("your supplier's support hotline"),
            serial_length: serial.length,
            serial_alphabet: serial.alphabet,
            answers: AnswerKind::ALL.to_vec(),
            email_codes: true,
            categories: ProductCategory::ALL.to_vec(),
            closed_countries: ["CU", "IR", "KP", "RU", "SD", "SY"]
                .into_iter()
                .filter_map(Country::from_code)
                .collect(),
            closed_text: String::new(),
            reply_days: 14,
            hotlines: BTreeMap::new(),
            closed_texts: BTreeMap::new(),
        }
    }
}

impl Authority {
    pub(super) fn check(&self) -> Result<()> {
        if !(1..=24).contains(&self.serial_length) {
            bail!(
                "serial_length in [authority] is {}; a serial number has 1 to 24 characters",
                self.serial_length
            );
        }
        if self.serial_alphabet.is_empty() {
            bail!(
                "serial_alphabet in [authority] is empty; list the characters of your serial numbers"
            );
        }
        if self.categories.is_empty() {
            bail!("categories in [authority] is empty; then nobody could ask for anything");
        }
        if self.answers.is_empty() {
            bail!("answers in [authority] is empty; then nobody could ask for anything");
        }
        for (table, texts) in [
            ("hotlines", &self.hotlines),
            ("closed_texts", &self.closed_texts),
        ] {
            let is_unknown =
                |code: &&String| Locale::ALL.iter().all(|known| known.code() != **code);
            if let Some(code) = texts.keys().find(is_unknown) {
                let known = Locale::ALL.map(Locale::code).join(", ");
                bail!(
                    "{code:?} in [authority.{table}] is no language of the portal; these are {known}"
                );
            }
        }
        if self.name.trim().is_empty() {
            bail!("name in [authority] is empty; pages and mails need it");
        }
        Ok(())
    }

    /// How serial numbers look.
    pub(crate) fn serial(&self) -> SerialRule {
        SerialRule {
            length: self.serial_length,
            alphabet: self.serial_alphabet.to_uppercase(),
        }
    }

    /// The rules that follow from this.
    pub(crate) fn policy(&self, public_address: ServiceAddress, mail_from: Email) -> Policy {
        // Until there is a trust bundle, keys are what every device can ask for.
        let answers = match self.answers.contains(&AnswerKind::Key) {
            true => vec![AnswerKind::Key],
            false => self.answers.clone(),
        };
        Policy {
            answers,
            service_name: self.name.clone(),
            hotline: own_words(&self.hotline, &self.hotlines),
            email_codes: self.email_codes,
            serial: self.serial(),
            categories: self.categories.clone(),
            closed_countries: self.closed_countries.clone(),
            closed_text: own_words(&self.closed_text, &self.closed_texts),
            reply_life: Duration::from_hours(24 * u64::from(self.reply_days)),
            ..Policy::shipped(public_address, mail_from)
        }
    }
}

fn own_words(always: &str, languages: &BTreeMap<String, String>) -> OwnWords {
    let of = |words: OwnWords, (code, text): (&String, &String)| match Locale::parse(code) {
        Some(locale) => words.with(locale, text.trim()),
        None => words,
    };
    languages.iter().fold(OwnWords::new(always.trim()), of)
}
