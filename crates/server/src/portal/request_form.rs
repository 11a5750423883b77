//! The request form as a page: what was typed, what was read, and what is wrong with it.

use askama::Template;
use protocol::Challenge;
use recovery::country::Country;
use recovery::policy::{AnswerKind, BusinessType, DECLARATION, Policy, ProductCategory};
use recovery::request::{DeviceForm, Field as Name, FieldError, RequestForm};
use web::{Choice, ErrorSummary, Field};

use crate::pictures::Reading;

/// What the picker offers; what comes is judged by its content.
const ACCEPT: &str = "image/png,image/jpeg,image/webp,.xml,application/xml,text/xml";

/// The page with the form.
#[derive(Template)]
#[template(path = "portal/request.html")]
pub(crate) struct RequestPage<'a> {
    pub(crate) authority: &'a str,
    pub(crate) kept_picture: String,
    pub(crate) kept_label: String,
    pub(crate) scanned: String,
    pub(crate) reading: Option<Reading>,
    pub(crate) summary: ErrorSummary,
    pub(crate) email: Field,
    pub(crate) country: Field,
    pub(crate) place: Field,
    pub(crate) business: Field,
    pub(crate) category: Field,
    pub(crate) serial: Field,
    pub(crate) model: Field,
    pub(crate) device_date: Field,
    pub(crate) answer: Field,
    pub(crate) picture: Field,
    pub(crate) declaration: Field,
}

/// The state of a form between two sendings.
#[derive(Default)]
pub(crate) struct Draft {
    /// What was typed; its `challenge` is not shown.
    pub(crate) form: RequestForm,
    /// What was typed about the device.
    pub(crate) device: DeviceForm,
    /// The name of the picture that is kept already.
    pub(crate) kept_picture: String,
    /// What the holder calls that picture.
    pub(crate) kept_label: String,
    /// The digits of a scanned code, in place of a picture.
    pub(crate) scanned: String,
    /// What was read.
    pub(crate) reading: Option<Reading>,
    /// What is wrong.
    pub(crate) faults: Vec<FieldError>,
}

impl Draft {
    /// A form with nothing in it but what leaves no choice.
    pub(crate) fn blank(policy: &Policy) -> Self {
        let mut draft = Self::default();
        if let [only] = policy.answers.as_slice() {
            draft.device.answer = only.as_str().to_owned();
        }
        draft
    }

    /// Fills the fields that are still empty with what the device says of itself.
    pub(crate) fn fill_from(&mut self, challenge: &Challenge) {
        let header = challenge.header();
        let fill = |field: &mut String, value: String| {
            if field.trim().is_empty() {
                *field = value;
            }
        };
        fill(
            &mut self.device.serial,
            header.identity.serial().to_string(),
        );
        fill(&mut self.device.model, header.identity.model().to_string());
        fill(
            &mut self.device.device_date,
            header.clock.date().to_string(),
        );
    }

    /// The form as it is handed in.
    pub(crate) fn whole(&self) -> RequestForm {
        RequestForm {
            devices: vec![self.device.clone()],
            ..self.form.clone()
        }
    }

    /// Sets the form as a page.
    pub(crate) fn page(self, policy: &Policy) -> RequestPage<'_> {
        let (form, device) = (&self.form, &self.device);
        let mut page = RequestPage {
            authority: &policy.service_name,
            summary: ErrorSummary::of([]),
            email: email(form),
            country: country(form),
            place: place(form),
            business: business(form),
            category: category(device, policy),
            serial: serial(device, policy),
            model: model(device),
            device_date: device_date(device),
            answer: answer(device, policy),
            picture: picture(&self.kept_label),
            declaration: declaration(form),
            kept_picture: self.kept_picture,
            kept_label: self.kept_label,
            scanned: self.scanned,
            reading: self.reading,
        };
        page.mark(&self.faults);
        page
    }
}

impl RequestPage<'_> {
    /// Puts each fault beside its field, and all of them on top.
    fn mark(&mut self, faults: &[FieldError]) {
        for fault in faults {
            let field = self.field(fault.field);
            *field = field.clone().error(Some(fault.message.clone()));
        }
        self.summary = ErrorSummary::of([
            &self.answer,
            &self.picture,
            &self.category,
            &self.serial,
            &self.model,
            &self.device_date,
            &self.email,
            &self.country,
            &self.place,
            &self.business,
            &self.declaration,
        ]);
    }

    fn field(&mut self, name: Name) -> &mut Field {
        match name {
            Name::Email => &mut self.email,
            Name::Country => &mut self.country,
            Name::Place => &mut self.place,
            Name::Business => &mut self.business,
            Name::Category => &mut self.category,
            Name::Serial => &mut self.serial,
            Name::Model => &mut self.model,
            Name::DeviceDate | Name::Started => &mut self.device_date,
            Name::Answer => &mut self.answer,
            Name::Challenge => &mut self.picture,
            Name::Declaration => &mut self.declaration,
        }
    }
}

pub(super) fn email(form: &RequestForm) -> Field {
    Field::email("email", "Email address")
        .value(&form.email)
        .help("The answer is sent here, so it must be one that you can read now.")
        .required()
}

pub(super) fn country(form: &RequestForm) -> Field {
    let mut countries: Vec<_> = Country::all().collect();
    countries.sort_by_key(|country| country.name());
    let choices = countries
        .into_iter()
        .map(|country| Choice::new(country.code(), country.name()))
        .collect();
    Field::select("country", "Country", choices)
        .value(&form.country)
        .help("Where the device is used.")
        .attribute("autocomplete", "country")
        .required()
}

pub(super) fn place(form: &RequestForm) -> Field {
    Field::text("place", "Place of purchase")
        .value(&form.place)
        .help("The installer, distributor or security company that the device came from.")
        .required()
}

pub(super) fn business(form: &RequestForm) -> Field {
    let choices = BusinessType::ALL
        .iter()
        .map(|business| Choice::new(business.as_str(), business.label()))
        .collect();
    Field::select("business", "Business type", choices)
        .value(&form.business)
        .help("Choose what fits best.")
        .required()
}

fn category(form: &DeviceForm, policy: &Policy) -> Field {
    let mut choices: Vec<_> = policy
        .categories
        .iter()
        .map(|category: &ProductCategory| Choice::new(category.as_str(), category.label()))
        .collect();
    let elsewhere = format!(
        "Not served by this form. Please turn to {}.",
        policy.hotline
    );
    choices.push(Choice::new("other", "Something else").help(elsewhere));
    Field::radio("category", "Product category", choices)
        .value(&form.category)
        .required()
}

fn serial(form: &DeviceForm, policy: &Policy) -> Field {
    let help = format!(
        "{} characters, on the white label on the device and on its box, beside “S/N”.",
        policy.serial.length
    );
    Field::text("serial", "Serial number")
        .value(&form.serial)
        .help(help)
        .attribute("autocapitalize", "characters")
        .attribute("autocomplete", "off")
        .attribute("spellcheck", "false")
        .required()
}

fn model(form: &DeviceForm) -> Field {
    Field::text("model", "Model number")
        .value(&form.model)
        .help("On the same white label.")
        .attribute("autocomplete", "off")
        .attribute("spellcheck", "false")
        .required()
}

fn device_date(form: &DeviceForm) -> Field {
    Field::date("device_date", "The device’s current system date")
        .value(&form.device_date)
        .help("As the device itself shows it now. It may differ from today’s; a wrong one makes a dated answer useless.")
        .required()
}

fn answer(form: &DeviceForm, policy: &Policy) -> Field {
    let choices = policy
        .answers
        .iter()
        .map(|answer: &AnswerKind| Choice::new(answer.as_str(), answer.label()))
        .collect();
    Field::radio(
        "answer",
        "What the device’s “Forgot password” page asks for",
        choices,
    )
    .value(&form.answer)
    .required()
}

fn picture(kept_label: &str) -> Field {
    let label = "Picture of the device’s “Forgot password” page, or its XML file";
    let help = if kept_label.is_empty() {
        "PNG, JPEG, WebP or XML, 10 MB at most. The whole QR code must be in it.".to_owned()
    } else {
        format!("“{kept_label}” is kept. Choose a file only to replace it.")
    };
    Field::file("picture", label, ACCEPT).help(help).required()
}

pub(super) fn declaration(form: &RequestForm) -> Field {
    Field::checkbox("declaration", DECLARATION.text)
        .value(&form.declaration)
        .required()
}
