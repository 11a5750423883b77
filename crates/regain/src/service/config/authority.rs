//! `[authority]`: who gives the service, to whom, and how its devices are labelled.

use std::time::Duration;

use anyhow::{Result, bail};
use protocol::{Email, ServiceAddress};
use recovery::country::Country;
use recovery::policy::{Policy, ProductCategory, SerialRule};
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
# Categories of product that are served; all others are sent to the hotline.
categories = ["camera", "recorder", "access-controller"]
# Countries without service, by their two letters (ISO 3166-1).
closed_countries = ["CU", "IR", "KP", "RU", "SD", "SY"]
# What people there are told, in every language; left empty, a sentence with the service's name and the country.
closed_text = ""
# For how many days the link works in a mail that asks for more.
reply_days = 14
"#;

/// Who gives the service, and to whom.
#[derive(Debug, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Authority {
    pub(crate) name: String,
    pub(crate) hotline: String,
    pub(crate) serial_length: usize,
    pub(crate) serial_alphabet: String,
    #[serde(deserialize_with = "values::categories")]
    pub(crate) categories: Vec<ProductCategory>,
    #[serde(deserialize_with = "values::countries")]
    pub(crate) closed_countries: Vec<Country>,
    pub(crate) closed_text: String,
    pub(crate) reply_days: u16,
}

impl Default for Authority {
    fn default() -> Self {
        let serial = SerialRule::shipped();
        Self {
            name: String::from("Regain"),
            hotline: String::from("your supplier's support hotline"),
            serial_length: serial.length,
            serial_alphabet: serial.alphabet,
            categories: ProductCategory::ALL.to_vec(),
            closed_countries: ["CU", "IR", "KP", "RU", "SD", "SY"]
                .into_iter()
                .filter_map(Country::from_code)
                .collect(),
            closed_text: String::new(),
            reply_days: 14,
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
        Policy {
            service_name: self.name.clone(),
            hotline: self.hotline.clone(),
            serial: self.serial(),
            categories: self.categories.clone(),
            closed_countries: self.closed_countries.clone(),
            closed_text: self.closed_text.trim().to_owned(),
            reply_life: Duration::from_hours(24 * u64::from(self.reply_days)),
            ..Policy::shipped(public_address, mail_from)
        }
    }
}
