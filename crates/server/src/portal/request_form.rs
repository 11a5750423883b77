//! The request form as a page: its fields, and each fault beside the field that it belongs to.

use askama::Template;
use recovery::country::Country;
use recovery::policy::{AnswerKind, BusinessType, DECLARATION, Policy, ProductCategory};
use recovery::request::{DeviceForm, Field as Name, FieldError, RequestForm};
use web::language::Words;
use web::{Choice, ErrorSummary, Field};

use super::request_draft::{Draft, DraftDevice, MOST_DEVICES};
use crate::pictures::Reading;

/// What the picker offers; what comes is judged by its content.
const ACCEPT: &str = "image/png,image/jpeg,image/webp,.xml,application/xml,text/xml";

/// The page with the form.
#[derive(Template)]
#[template(path = "portal/request.html")]
pub(crate) struct RequestPage<'a> {
    pub(crate) t: Words,
    pub(crate) authority: &'a str,
    pub(crate) summary: ErrorSummary,
    pub(crate) devices: Vec<DevicePart>,
    /// Whether there is room for another device.
    pub(crate) can_add: bool,
    pub(crate) email: Field,
    pub(crate) country: Field,
    pub(crate) place: Field,
    pub(crate) business: Field,
    pub(crate) declaration: Field,
}

/// The part of the page that is about one device.
pub(crate) struct DevicePart {
    /// From 1.
    pub(crate) number: usize,
    pub(crate) kept_picture: String,
    pub(crate) kept_label: String,
    pub(crate) scanned: String,
    pub(crate) reading: Option<Reading>,
    pub(crate) answer: Field,
    pub(crate) picture: Field,
    pub(crate) started: Field,
    pub(crate) category: Field,
    pub(crate) serial: Field,
    pub(crate) model: Field,
    pub(crate) device_date: Field,
}

impl Draft {
    /// Sets the form as a page.
    pub(crate) fn page(self, t: Words, policy: &Policy) -> RequestPage<'_> {
        let form = &self.form;
        let devices = self.devices.into_iter().enumerate();
        let devices: Vec<_> = devices
            .map(|(index, device)| DevicePart::of(device, index, policy))
            .collect();
        let mut page = RequestPage {
            t,
            authority: &policy.service_name,
            summary: ErrorSummary::of([]),
            can_add: devices.len() < MOST_DEVICES,
            devices,
            email: email(form),
            country: country(form),
            place: place(form),
            business: business(form),
            declaration: declaration(form),
        };
        page.mark(&self.faults);
        page
    }
}

impl RequestPage<'_> {
    fn is_one(&self) -> bool {
        self.devices.len() == 1
    }

    /// Puts each fault beside its field, and all of them on top.
    fn mark(&mut self, faults: &[FieldError]) {
        for fault in faults {
            if let Some(field) = self.field(fault) {
                *field = field.clone().error(Some(fault.message.clone()));
            }
        }
        let asker = [
            &self.email,
            &self.country,
            &self.place,
            &self.business,
            &self.declaration,
        ];
        let devices = self.devices.iter().flat_map(DevicePart::fields);
        self.summary = ErrorSummary::of(devices.chain(asker));
    }

    fn field(&mut self, fault: &FieldError) -> Option<&mut Field> {
        let device = self.devices.get_mut(fault.device.unwrap_or(0));
        match fault.field {
            Name::Email => Some(&mut self.email),
            Name::Country => Some(&mut self.country),
            Name::Place => Some(&mut self.place),
            Name::Business => Some(&mut self.business),
            Name::Declaration => Some(&mut self.declaration),
            Name::Category => device.map(|device| &mut device.category),
            Name::Serial => device.map(|device| &mut device.serial),
            Name::Model => device.map(|device| &mut device.model),
            Name::DeviceDate => device.map(|device| &mut device.device_date),
            Name::Started => device.map(|device| &mut device.started),
            Name::Answer => device.map(|device| &mut device.answer),
            Name::Challenge => device.map(|device| &mut device.picture),
            // It is the page's own, and nobody types it.
            Name::Language => None,
        }
    }
}

impl DevicePart {
    fn of(device: DraftDevice, index: usize, policy: &Policy) -> Self {
        let form = &device.form;
        let name = |base| DraftDevice::name(base, index);
        Self {
            number: index + 1,
            answer: answer(name("answer"), form, policy),
            picture: picture(name("picture"), &device.kept_label),
            started: started(name("started"), form),
            category: category(name("category"), form, policy),
            serial: serial(name("serial"), form, policy),
            model: model(name("model"), form),
            device_date: device_date(name("device_date"), form),
            kept_picture: device.kept_picture,
            kept_label: device.kept_label,
            scanned: device.scanned,
            reading: device.reading,
        }
    }

    /// In the order in which they stand on the page.
    fn fields(&self) -> [&Field; 7] {
        [
            &self.answer,
            &self.picture,
            &self.started,
            &self.category,
            &self.serial,
            &self.model,
            &self.device_date,
        ]
    }

    /// The name of one of its fields that people do not see.
    fn name(&self, base: &str) -> String {
        DraftDevice::name(base, self.number - 1)
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

fn category(name: String, form: &DeviceForm, policy: &Policy) -> Field {
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
    Field::radio(name, "Product category", choices)
        .value(&form.category)
        .required()
}

fn serial(name: String, form: &DeviceForm, policy: &Policy) -> Field {
    let help = format!(
        "{} characters, on the white label on the device and on its box, beside “S/N”.",
        policy.serial.length
    );
    Field::text(name, "Serial number")
        .value(&form.serial)
        .help(help)
        .attribute("autocapitalize", "characters")
        .attribute("autocomplete", "off")
        .attribute("spellcheck", "false")
        .required()
}

fn model(name: String, form: &DeviceForm) -> Field {
    Field::text(name, "Model number")
        .value(&form.model)
        .help("On the same white label.")
        .attribute("autocomplete", "off")
        .attribute("spellcheck", "false")
        .required()
}

fn device_date(name: String, form: &DeviceForm) -> Field {
    Field::date(name, "The device’s current system date")
        .value(&form.device_date)
        .help("As the device itself shows it now. It may differ from today’s; a wrong one makes a dated answer useless.")
        .required()
}

fn answer(name: String, form: &DeviceForm, policy: &Policy) -> Field {
    let choices = policy
        .answers
        .iter()
        .map(|answer: &AnswerKind| {
            Choice::new(answer.as_str(), answer.label()).help(needs(*answer))
        })
        .collect();
    Field::radio(
        name,
        "What the device’s “Forgot password” page asks for",
        choices,
    )
    .value(&form.answer)
    .required()
}

/// What the request must say for that answer, in the words of the form.
fn needs(answer: AnswerKind) -> &'static str {
    match answer {
        AnswerKind::Key => "Typed on the device. Needs a picture of its QR code, or its XML file.",
        AnswerKind::File => {
            "Chosen on the device, good for 24 hours. Needs a picture of its QR code, or its XML \
             file."
        }
        AnswerKind::SecurityCode => {
            "Typed on the device. Needs the start time and the date that it shows."
        }
        AnswerKind::TemporaryPassword => {
            "For signing in once. Needs the date that the device shows."
        }
    }
}

fn started(name: String, form: &DeviceForm) -> Field {
    Field::text(name, "The device’s start time")
        .value(&form.started)
        .help(
            "As its “Forgot password” page shows it, such as 2026-11-21 09:05:00. Do not restart \
             the device afterwards: that makes the code useless.",
        )
        .attribute("autocomplete", "off")
        .attribute("spellcheck", "false")
        .required()
}

fn picture(name: String, kept_label: &str) -> Field {
    let label = "Picture of the device’s “Forgot password” page, or its XML file";
    let help = if kept_label.is_empty() {
        "PNG, JPEG, WebP or XML, 10 MB at most. The whole QR code must be in it.".to_owned()
    } else {
        format!("“{kept_label}” is kept. Choose a file only to replace it.")
    };
    Field::file(name, label, ACCEPT).help(help).required()
}

pub(super) fn declaration(form: &RequestForm) -> Field {
    Field::checkbox("declaration", DECLARATION.text)
        .value(&form.declaration)
        .required()
}
