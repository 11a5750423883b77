//! The form as typed, and the request that it makes when nothing is wrong with it.

use protocol::{Challenge, DeviceDate, Email, Model, Serial};

use super::fault::{Faults, Field, FieldError};
use crate::country::Country;
use crate::evidence;
use crate::policy::{AnswerKind, BusinessType, Policy, ProductCategory};
use crate::text::{Line, TextError};

/// A request as it was typed. Every field is raw text, also the ones chosen from lists.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RequestForm {
    /// Where the answer goes.
    pub email: String,
    /// A country's two-letter code.
    pub country: String,
    /// Where the device was bought.
    pub place: String,
    /// A word of [`BusinessType`].
    pub business: String,
    /// A word of [`ProductCategory`], or `other`.
    pub category: String,
    /// The serial number from the label.
    pub serial: String,
    /// The model number from the label.
    pub model: String,
    /// The date that the device shows, as `2026-11-21`.
    pub device_date: String,
    /// A word of [`AnswerKind`].
    pub answer: String,
    /// What was read from the picture, the digits of its link, or the exported XML.
    pub challenge: String,
    /// `yes`, `on`, `true` or `1` when the declaration was ticked.
    pub declaration: String,
}

/// A request with nothing wrong in it by itself; the challenge has yet to be examined.
#[derive(Clone)]
pub struct NewRequest {
    pub(super) email: Email,
    pub(super) country: Country,
    pub(super) place: Line,
    pub(super) business: BusinessType,
    pub(super) category: ProductCategory,
    pub(super) serial: Serial,
    pub(super) model: Model,
    pub(super) device_date: DeviceDate,
    pub(super) answer: AnswerKind,
    pub(super) challenge: Challenge,
}

impl NewRequest {
    /// Reads a form; `today` is the service's date, to tell absurd dates by.
    ///
    /// # Errors
    /// With every fault there is, in the form's order.
    pub fn parse(
        form: &RequestForm,
        policy: &Policy,
        today: DeviceDate,
    ) -> Result<Self, Vec<FieldError>> {
        let mut faults = Faults::default();
        let email = faults.take(Field::Email, email(&form.email));
        let country = faults.take(Field::Country, country(&form.country, policy));
        let place = faults.take(Field::Place, place(&form.place));
        let business = faults.take(Field::Business, business(&form.business));
        let category = faults.take(Field::Category, category(&form.category, policy));
        let serial = faults.take(Field::Serial, policy.serial.parse(&form.serial));
        let model = faults.take(Field::Model, model(&form.model));
        let device_date = faults.take(Field::DeviceDate, device_date(&form.device_date, today));
        let answer = faults.take(Field::Answer, answer(&form.answer, policy));
        let challenge = faults.take(Field::Challenge, evidence::read(&form.challenge));
        if let (Some(serial), Some(challenge)) = (&serial, &challenge) {
            compare(serial, challenge, &mut faults);
        }
        if !ticked(&form.declaration) {
            faults.add(
                Field::Declaration,
                "Please confirm this; without it the request cannot be taken.".to_owned(),
            );
        }
        if !faults.is_empty() {
            return Err(faults.into_errors());
        }
        let whole = move || {
            Some(Self {
                email: email?,
                country: country?,
                place: place?,
                business: business?,
                category: category?,
                serial: serial?,
                model: model?,
                device_date: device_date?,
                answer: answer?,
                challenge: challenge?,
            })
        };
        whole().ok_or_else(|| faults.into_errors())
    }

    /// The challenge that was sent.
    #[must_use]
    pub fn challenge(&self) -> &Challenge {
        &self.challenge
    }
}

fn email(raw: &str) -> Result<Email, String> {
    Email::parse(raw).map_err(|error| format!("This cannot be an email address: {error}."))
}

fn country(raw: &str, policy: &Policy) -> Result<Country, String> {
    let country =
        Country::from_code(raw).ok_or("Please choose the country in which the device is used.")?;
    if policy.serves(country) {
        Ok(country)
    } else {
        Err(policy.closed_sentence(country))
    }
}

fn place(raw: &str) -> Result<Line, String> {
    Line::parse(raw).map_err(|error| match error {
        TextError::Empty => "Please type where the device was bought.".to_owned(),
        other => other.to_string(),
    })
}

fn business(raw: &str) -> Result<BusinessType, &'static str> {
    BusinessType::parse(raw).ok_or("Please choose your type of business.")
}

fn category(raw: &str, policy: &Policy) -> Result<ProductCategory, String> {
    if raw.trim().is_empty() {
        return Err("Please choose the category of the product.".to_owned());
    }
    ProductCategory::parse(raw)
        .filter(|category| policy.categories.contains(category))
        .ok_or_else(|| {
            format!(
                "This form does not serve such products. Please turn to {}.",
                policy.hotline
            )
        })
}

fn model(raw: &str) -> Result<Model, String> {
    if raw.trim().is_empty() {
        return Err("Please type the model number from the white label.".to_owned());
    }
    Model::parse(raw).map_err(|error| format!("This is no model number: {error}."))
}

fn device_date(raw: &str, today: DeviceDate) -> Result<DeviceDate, String> {
    let raw = raw.trim();
    if raw.is_empty() {
        return Err(
            "Please type the date that the device shows; it may differ from today's.".to_owned(),
        );
    }
    let date = DeviceDate::parse(raw).map_err(|_| {
        format!(
            "There is no date “{}”. Please write it as 2026-11-21.",
            shortened(raw)
        )
    })?;
    // A clock without a battery starts at 1970; nothing sensible shows a date far in the future.
    if date.year() < 1970 || date.year() > today.year().saturating_add(10) {
        return Err(format!(
            "A device cannot show the date {date}. Please read it once more on the device."
        ));
    }
    Ok(date)
}

fn answer(raw: &str, policy: &Policy) -> Result<AnswerKind, String> {
    AnswerKind::parse(raw)
        .filter(|answer| policy.answers.contains(answer))
        .ok_or_else(|| {
            let given: Vec<_> = policy.answers.iter().map(|answer| answer.label()).collect();
            format!(
                "Please choose the answer that the device asks for. Given are: {}.",
                given.join(", ")
            )
        })
}

fn compare(typed: &Serial, challenge: &Challenge, faults: &mut Faults) {
    let shown = challenge.header().identity.serial();
    if typed != shown {
        faults.add(
            Field::Serial,
            format!("You typed {typed}, but the code in the picture is of device {shown}. Please correct the one that is wrong."),
        );
    }
}

fn ticked(raw: &str) -> bool {
    ["yes", "on", "true", "1"].contains(&raw.trim())
}

/// Enough of a wrong entry to recognise it by.
fn shortened(raw: &str) -> String {
    raw.chars().filter(|c| !c.is_control()).take(24).collect()
}
