//! The form as typed, and the request that it makes when nothing is wrong with it.

use std::collections::HashMap;

use protocol::{Challenge, DeviceDate, DeviceTime, Email, EmailError, Model, NameError, Serial};

use super::fault::{Faults, Field, FieldError};
use super::shown::missing;
use crate::case::Wanted;
use crate::country::Country;
use crate::evidence::{self, Shows};
use crate::locale::Locale;
use crate::policy::{AnswerKind, BusinessType, Policy, ProductCategory};
use crate::reason::{Given, OWN_WORDS, Reason};
use crate::text::{Line, TextError};

/// Most devices of one request.
pub const MOST_DEVICES: usize = 10_000;

/// A request as it was typed. Every field is raw text, also the ones chosen from lists.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RequestForm {
    /// Where the answers go.
    pub email: String,
    /// A country's two-letter code.
    pub country: String,
    /// Where the devices were bought.
    pub place: String,
    /// A word of [`BusinessType`].
    pub business: String,
    /// `yes`, `on`, `true` or `1` when the declaration was ticked.
    pub declaration: String,
    /// A code of [`Locale`], for the mails; empty for English.
    pub language: String,
    /// The devices.
    pub devices: Vec<DeviceForm>,
}

/// What was typed about one device.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DeviceForm {
    /// A word of [`ProductCategory`], or `other`.
    pub category: String,
    /// The serial number from the label.
    pub serial: String,
    /// The model number from the label.
    pub model: String,
    /// The date that the device shows, as `2026-11-21`.
    pub device_date: String,
    /// The start time that the device shows, as `2026-11-21 09:05:00`; for a security code.
    pub started: String,
    /// A word of [`AnswerKind`].
    pub answer: String,
    /// What was read from the picture, the digits of its link, or the exported XML; for answers
    /// to a challenge.
    pub challenge: String,
    /// What pictures came besides, by what they are to show.
    pub shown: Vec<Shows>,
}

/// Who asks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asker {
    pub(super) email: Email,
    pub(super) country: Country,
    pub(super) place: Line,
    pub(super) business: BusinessType,
    pub(super) language: Locale,
}

/// A device of a request, with nothing wrong in it by itself; a challenge has yet to be examined.
#[derive(Clone)]
pub struct NewLine {
    pub(super) category: ProductCategory,
    pub(super) serial: Serial,
    pub(super) model: Model,
    pub(super) device_date: DeviceDate,
    pub(super) wanted: Wanted,
    pub(super) challenge: Option<Challenge>,
}

/// A request with nothing wrong in it by itself.
#[derive(Clone)]
pub struct NewRequest {
    pub(super) asker: Asker,
    pub(super) lines: Vec<NewLine>,
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
        let mut faults = Vec::new();
        let asker = Asker::parse(form, policy);
        let mut lines = Vec::new();
        for (index, device) in form.devices.iter().enumerate() {
            match NewLine::parse(device, index, policy, today) {
                Ok(line) => lines.push((index, line)),
                Err(found) => faults.extend(found),
            }
        }
        if form.devices.is_empty() {
            let mut none = Faults::of_device(0);
            none.add(
                Field::Serial,
                Reason::new("no-device", "Please add a device."),
            );
            faults.extend(none.into_errors());
        }
        faults.extend(twice(&lines));
        faults.extend(missing(form, policy));
        match (asker, faults.is_empty()) {
            (Ok(asker), true) => Ok(Self {
                asker,
                lines: lines.into_iter().map(|(_, line)| line).collect(),
            }),
            (Ok(_), false) => Err(faults),
            (Err(common), _) => Err(common.into_iter().chain(faults).collect()),
        }
    }

    /// Puts a request together from its parts; `None` without lines, or with more than
    /// [`MOST_DEVICES`].
    #[must_use]
    pub fn of(asker: Asker, lines: Vec<NewLine>) -> Option<Self> {
        let fits = (1..=MOST_DEVICES).contains(&lines.len());
        fits.then_some(Self { asker, lines })
    }

    /// The devices.
    #[must_use]
    pub fn lines(&self) -> &[NewLine] {
        &self.lines
    }
}

impl Asker {
    /// Reads what all devices of a form have in common, the declaration included.
    ///
    /// # Errors
    /// With every fault there is, in the form's order.
    pub fn parse(form: &RequestForm, policy: &Policy) -> Result<Self, Vec<FieldError>> {
        let mut faults = Faults::default();
        let email = faults.take(Field::Email, email(&form.email));
        let country = faults.take(Field::Country, country(&form.country, policy));
        let place = faults.take(Field::Place, place(&form.place));
        let business = faults.take(Field::Business, business(&form.business));
        let declared = faults.take(Field::Declaration, declared(&form.declaration));
        let language = faults.take(Field::Language, language(&form.language));
        let whole = || {
            declared?;
            Some(Self {
                email: email?,
                country: country?,
                place: place?,
                business: business?,
                language: language?,
            })
        };
        whole().ok_or_else(|| faults.into_errors())
    }

    /// Where the answers go.
    #[must_use]
    pub const fn email(&self) -> &Email {
        &self.email
    }
}

impl NewLine {
    /// Reads one device, the one with this index among those of its request. What the chosen
    /// answer does not need is not looked at.
    ///
    /// # Errors
    /// With every fault there is, in the form's order.
    pub fn parse(
        form: &DeviceForm,
        index: usize,
        policy: &Policy,
        today: DeviceDate,
    ) -> Result<Self, Vec<FieldError>> {
        let mut faults = Faults::of_device(index);
        let answer = faults.take(Field::Answer, answer(&form.answer, policy));
        let evidence = answer.and_then(|kind| evidence_for(kind, form, &mut faults));
        let category = faults.take(Field::Category, category(&form.category, policy));
        let serial = faults.take(Field::Serial, policy.serial.parse(&form.serial));
        let model = faults.take(Field::Model, model(&form.model));
        let device_date = faults.take(Field::DeviceDate, device_date(&form.device_date, today));
        if let (Some(serial), Some((_, Some(challenge)))) = (&serial, &evidence) {
            compare(serial, challenge, &mut faults);
        }
        let found = faults.into_errors();
        let whole = || {
            let (wanted, challenge) = evidence?;
            Some(Self {
                category: category?,
                serial: serial?,
                model: model?,
                device_date: device_date?,
                wanted,
                challenge,
            })
        };
        match found.is_empty() {
            true => whole().ok_or(found),
            false => Err(found),
        }
    }

    /// The challenge that was sent, where the answer is one to a challenge.
    #[must_use]
    pub const fn challenge(&self) -> Option<&Challenge> {
        self.challenge.as_ref()
    }

    /// The serial number.
    #[must_use]
    pub const fn serial(&self) -> &Serial {
        &self.serial
    }

    /// What is asked for.
    #[must_use]
    pub const fn wanted(&self) -> &Wanted {
        &self.wanted
    }
}

/// Devices that a request names a second time.
fn twice(lines: &[(usize, NewLine)]) -> Vec<FieldError> {
    let mut seen = HashMap::new();
    let again = |(index, line): &(usize, NewLine)| {
        let first = *seen.entry(line.serial.clone()).or_insert(*index);
        (first != *index).then(|| FieldError {
            field: Field::Serial,
            device: Some(*index),
            reason: Reason::new(
                "serial-twice",
                format!(
                    "This serial number stands in the request already, at device {}.",
                    first + 1
                ),
            )
            .with("device", first + 1),
        })
    };
    lines.iter().filter_map(again).collect()
}

/// What the answer is made from: the challenge, the start time, or nothing but the date.
fn evidence_for(
    kind: AnswerKind,
    form: &DeviceForm,
    faults: &mut Faults,
) -> Option<(Wanted, Option<Challenge>)> {
    match kind {
        AnswerKind::TemporaryPassword => Some((Wanted::TemporaryPassword, None)),
        AnswerKind::SecurityCode => {
            let started = faults.take(Field::Started, started(&form.started))?;
            Some((Wanted::SecurityCode { started }, None))
        }
        AnswerKind::Key | AnswerKind::File => {
            let challenge = faults.take(Field::Challenge, evidence::read(&form.challenge))?;
            let asks_for = AnswerKind::of_challenge(challenge.header().way);
            if let Some(asks_for) = asks_for.filter(|asks_for| *asks_for != kind) {
                faults.add(Field::Answer, other_kind(asks_for));
                return None;
            }
            let hash = challenge.hash();
            let wanted = match kind {
                AnswerKind::File => Wanted::File(hash),
                _ => Wanted::Key(hash),
            };
            Some((wanted, Some(challenge)))
        }
    }
}

fn other_kind(asks_for: AnswerKind) -> Reason {
    let sentence = format!(
        "The code in the picture asks for another answer: “{}”. Please choose that.",
        asks_for.label()
    );
    Reason::new("other-answer", sentence).with("answer", asks_for)
}

fn email(raw: &str) -> Result<Email, Reason> {
    Email::parse(raw).map_err(|error| {
        let word = match error {
            EmailError::Empty => "email-empty",
            EmailError::NotPlain => "email-not-plain",
            EmailError::NoAt => "email-no-at",
            EmailError::SeveralAts => "email-several-ats",
            EmailError::Local => "email-local",
            EmailError::Domain => "email-domain",
            EmailError::TooLong | EmailError::TooLongToSeal => "email-too-long",
        };
        Reason::new(word, format!("This cannot be an email address: {error}."))
    })
}

fn country(raw: &str, policy: &Policy) -> Result<Country, Reason> {
    let country = Country::from_code(raw).ok_or_else(|| {
        Reason::new(
            "country-missing",
            "Please choose the country in which the device is used.",
        )
    })?;
    if policy.serves(country) {
        Ok(country)
    } else {
        let own = &policy.closed_text;
        let sentence = match own.is_empty(Locale::English) {
            true => policy.closed_sentence(country),
            false => own.to_string(),
        };
        let reason = Reason::new("country-closed", sentence)
            .with("service", policy.service_name.as_str())
            .with("country", country);
        Err(reason.with(OWN_WORDS, own.clone()))
    }
}

fn place(raw: &str) -> Result<Line, Reason> {
    Line::parse(raw).map_err(|error| match error {
        TextError::Empty => {
            Reason::new("place-missing", "Please type where the device was bought.")
        }
        other => other.into(),
    })
}

fn business(raw: &str) -> Result<BusinessType, Reason> {
    let missing = || Reason::new("business-missing", "Please choose your type of business.");
    BusinessType::parse(raw).ok_or_else(missing)
}

fn category(raw: &str, policy: &Policy) -> Result<ProductCategory, Reason> {
    if raw.trim().is_empty() {
        let sentence = "Please choose the category of the product.";
        return Err(Reason::new("category-missing", sentence));
    }
    ProductCategory::parse(raw)
        .filter(|category| policy.categories.contains(category))
        .ok_or_else(|| {
            let sentence = format!(
                "This form does not serve such products. Please turn to {}.",
                policy.hotline
            );
            Reason::new("category-elsewhere", sentence).with("hotline", policy.hotline.clone())
        })
}

fn model(raw: &str) -> Result<Model, Reason> {
    if raw.trim().is_empty() {
        let sentence = "Please type the model number from the white label.";
        return Err(Reason::new("model-missing", sentence));
    }
    Model::parse(raw).map_err(|error| {
        let sentence = format!("This is no model number: {error}.");
        match error {
            NameError::TooLong { limit } => {
                Reason::new("model-too-long", sentence).with("most", limit)
            }
            NameError::Character(odd) => {
                Reason::new("model-character", sentence).with("character", odd.to_string())
            }
            NameError::Empty | NameError::TooLongTogether => Reason::new("model-wrong", sentence),
        }
    })
}

fn device_date(raw: &str, today: DeviceDate) -> Result<DeviceDate, Reason> {
    let raw = raw.trim();
    if raw.is_empty() {
        return Err(Reason::new(
            "date-missing",
            "Please type the date that the device shows; it may differ from today's.",
        ));
    }
    let date = DeviceDate::parse(raw).map_err(|_| no_date(&shortened(raw)))?;
    // A clock without a battery starts at 1970; nothing sensible shows a date far in the future.
    if date.year() < 1970 || date.year() > today.year().saturating_add(10) {
        let sentence = format!(
            "A device cannot show the date {date}. Please read it once more on the device."
        );
        return Err(Reason::new("date-absurd", sentence).with("date", date.to_string()));
    }
    Ok(date)
}

/// What is written there is no date.
pub(crate) fn no_date(typed: &str) -> Reason {
    let sentence = format!("There is no date “{typed}”. Please write it as 2026-11-21.");
    Reason::new("date-none", sentence).with("typed", typed)
}

fn answer(raw: &str, policy: &Policy) -> Result<AnswerKind, Reason> {
    AnswerKind::parse(raw)
        .filter(|answer| policy.answers.contains(answer))
        .ok_or_else(|| {
            let given: Vec<_> = policy.answers.iter().map(|answer| answer.label()).collect();
            let sentence = format!(
                "Please choose the answer that the device asks for. Given are: {}.",
                given.join(", ")
            );
            Reason::new("answer-missing", sentence)
                .with("answers", Given::Answers(policy.answers.clone()))
        })
}

fn compare(typed: &Serial, challenge: &Challenge, faults: &mut Faults) {
    let shown = challenge.header().identity.serial();
    if typed != shown {
        let sentence = format!(
            "You typed {typed}, but the code in the picture is of device {shown}. Please correct the one that is wrong."
        );
        let reason = Reason::new("serial-differs", sentence)
            .with("typed", typed.as_str())
            .with("shown", shown.as_str());
        faults.add(Field::Serial, reason);
    }
}

fn language(raw: &str) -> Result<Locale, Reason> {
    if raw.trim().is_empty() {
        return Ok(Locale::default());
    }
    Locale::parse(raw).ok_or_else(|| {
        let codes = Locale::ALL.map(Locale::code);
        let sentence = format!(
            "There are no texts in this language. There are: {}.",
            codes.join(", ")
        );
        Reason::new("language-unknown", sentence)
    })
}

fn declared(raw: &str) -> Result<(), Reason> {
    match ["yes", "on", "true", "1"].contains(&raw.trim()) {
        true => Ok(()),
        false => Err(Reason::new(
            "declaration-missing",
            "Please confirm this; without it the request cannot be taken.",
        )),
    }
}

/// A browser's own field for date and time writes a `T` between the two, and leaves out seconds
/// that are zero.
fn started(raw: &str) -> Result<DeviceTime, Reason> {
    let raw = raw.trim().replace('T', " ");
    if raw.is_empty() {
        return Err(Reason::new(
            "started-missing",
            "Please type the start time that the device shows on its “Forgot password” page.",
        ));
    }
    let whole = match raw.matches(':').count() {
        1 => format!("{raw}:00"),
        _ => raw.clone(),
    };
    DeviceTime::parse(&whole).map_err(|_| {
        let typed = shortened(&raw);
        let sentence =
            format!("There is no time “{typed}”. Please write it as 2026-11-21 09:05:00.");
        Reason::new("started-none", sentence).with("typed", typed)
    })
}

/// Enough of a wrong entry to recognise it by.
fn shortened(raw: &str) -> String {
    raw.chars().filter(|c| !c.is_control()).take(24).collect()
}
