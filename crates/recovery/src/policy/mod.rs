//! The authority's settings: whom it serves, with what, and in which words.

mod choices;
mod declaration;
mod own_words;
mod serial;

use core::time::Duration;

use protocol::{Email, ServiceAddress};

pub use self::choices::{AnswerKind, BusinessType, ProductCategory};
pub use self::declaration::{DECLARATION, Declaration};
pub use self::own_words::OwnWords;
pub use self::serial::SerialRule;

use crate::calendar::Calendar;
use crate::country::Country;
use crate::evidence::WantsPolicy;
use crate::ladder::EvidencePolicy;
use crate::limits::Limits;
use crate::retention::Keep;

/// How long a challenge of the key way lives, as the protocol fixes it for the device too.
pub const CHALLENGE_LIFE: Duration = Duration::from_hours(72);

/// How long a device takes a code that was mailed to its reserved email (D5).
pub const EMAIL_CODE_LIFE: Duration = Duration::from_hours(48);

/// What an authority decides about its service. Start from [`Policy::shipped`] and change fields.
#[derive(Debug, Clone)]
pub struct Policy {
    /// The name that pages and mails carry.
    pub service_name: String,
    /// Where the portal is reached from outside; every link in a mail begins with it.
    pub public_address: ServiceAddress,
    /// The one address that mails come from, shown on the portal so that people can expect it.
    pub mail_from: Email,
    /// The address that undeliverable mails come back to, with a token for each mail put in; without
    /// it they come back to `mail_from`, and nobody here learns of it.
    pub bounces: Option<Email>,
    /// Where people turn to whom the portal cannot help: a telephone number, a page, a sentence.
    pub hotline: OwnWords,
    /// How a serial number of this authority looks.
    pub serial: SerialRule,
    /// Countries without service.
    pub closed_countries: Vec<Country>,
    /// What people there are told, in the authority's own words; a sentence of ours when empty.
    pub closed_text: OwnWords,
    /// The answers that are given.
    pub answers: Vec<AnswerKind>,
    /// Whether codes are mailed to the reserved emails of devices (D5).
    pub email_codes: bool,
    /// The categories of product that are served.
    pub categories: Vec<ProductCategory>,
    /// How long a challenge can be answered, by the device's clock and from when it was first seen.
    pub challenge_life: Duration,
    /// For how many days before and after the date that the device showed a dated answer is given,
    /// one for each day (H3): the holder picks the one for the day that it shows when he reads it.
    pub days_around: u8,
    /// How long the link in a "more wanted" mail works.
    pub reply_life: Duration,
    /// When the desk works, and how soon it answers (P7).
    pub calendar: Calendar,
    /// How much strangers may do.
    pub limits: Limits,
    /// How long what is kept.
    pub keep: Keep,
    /// What has to be shown before an answer is released (H1).
    pub evidence: EvidencePolicy,
    /// What the request form asks to be shown (P10).
    pub wants: WantsPolicy,
}

impl Policy {
    /// The shipped settings for a service at `public_address` that mails from `mail_from`.
    #[must_use]
    pub fn shipped(public_address: ServiceAddress, mail_from: Email) -> Self {
        Self {
            service_name: "Regain".to_owned(),
            public_address,
            mail_from,
            bounces: None,
            hotline: "your supplier's support hotline".into(),
            serial: SerialRule::shipped(),
            closed_countries: Country::all()
                .filter(|c| ["CU", "IR", "KP", "RU", "SD", "SY"].contains(&c.code()))
                .collect(),
            answers: vec![AnswerKind::Key],
            email_codes: true,
            closed_text: OwnWords::default(),
            categories: ProductCategory::ALL.to_vec(),
            challenge_life: CHALLENGE_LIFE,
            days_around: 1,
            reply_life: Duration::from_hours(14 * 24),
            calendar: Calendar::shipped(),
            limits: Limits::shipped(),
            keep: Keep::SHIPPED,
            evidence: EvidencePolicy::shipped(),
            wants: WantsPolicy::shipped(),
        }
    }

    /// Whether people in `country` are served.
    #[must_use]
    pub fn serves(&self, country: Country) -> bool {
        !self.closed_countries.contains(&country)
    }

    /// What people in a closed country are told.
    #[must_use]
    pub fn closed_sentence(&self, country: Country) -> String {
        format!(
            "{} gives no service for devices used in {country}.",
            self.service_name
        )
    }
}
