//! The request form as a page: its fields, and each fault beside the field that it belongs to.

use askama::Template;
use recovery::country::Country;
use recovery::evidence::Shows;
use recovery::policy::{AnswerKind, BusinessType, Policy, ProductCategory};
use recovery::request::{DeviceForm, Field as Name, FieldError, RequestForm};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;
use web::language::{Rich, Words};
use web::{Choice, ErrorSummary, Field};

use super::request_draft::{Draft, DraftDevice, MOST_DEVICES};
use super::shown;
use crate::pictures::Reading;
use crate::tell;

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
    /// What may be shown besides.
    pub(crate) shown: Vec<shown::Part>,
    /// Whether that is to be seen at once.
    pub(crate) shows_open: bool,
}

impl Draft {
    /// Sets the form as a page.
    pub(crate) fn page(self, t: Words, policy: &Policy) -> RequestPage<'_> {
        let form = &self.form;
        let devices = self.devices.into_iter().enumerate();
        let devices: Vec<_> = devices
            .map(|(index, device)| DevicePart::of(t, device, index, &form.country, policy))
            .collect();
        let mut page = RequestPage {
            t,
            authority: &policy.service_name,
            summary: ErrorSummary::of([]),
            can_add: devices.len() < MOST_DEVICES,
            devices,
            email: email(t, form),
            country: country(t, form),
            place: place(t, form),
            business: business(t, form),
            declaration: declaration(t, form),
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
        let t = self.t;
        for fault in faults {
            if let Some(field) = self.field(fault) {
                *field = field.clone().error(Some(tell::reason(t, &fault.reason)));
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
            Name::Shown(shows) => device.and_then(|device| device.shown_field(shows)),
            // It is the page's own, and nobody types it.
            Name::Language => None,
        }
    }
}

impl DevicePart {
    fn of(t: Words, device: DraftDevice, index: usize, country: &str, policy: &Policy) -> Self {
        let shown = shown::of_device(t, policy, country, &device, index);
        let form = &device.form;
        let name = |base| DraftDevice::name(base, index);
        Self {
            number: index + 1,
            answer: answer(t, name("answer"), form, policy),
            picture: picture(t, name("picture"), &device.kept_label),
            started: started(t, name("started"), form),
            category: category(t, name("category"), form, policy),
            serial: serial(t, name("serial"), form, policy),
            model: model(t, name("model"), form),
            device_date: device_date(t, name("device_date"), form),
            shows_open: shown::is_open(&shown),
            shown,
            kept_picture: device.kept_picture,
            kept_label: device.kept_label,
            scanned: device.scanned,
            reading: device.reading,
        }
    }

    /// The field for what is to show that, and the part with it open.
    fn shown_field(&mut self, shows: Shows) -> Option<&mut Field> {
        self.shows_open = true;
        let mut fields = self.shown.iter_mut();
        fields
            .find(|part| part.kept.shows == shows)
            .map(|part| &mut part.field)
    }

    /// In the order in which they stand on the page.
    fn fields(&self) -> Vec<&Field> {
        let own = [
            &self.answer,
            &self.picture,
            &self.started,
            &self.category,
            &self.serial,
            &self.model,
            &self.device_date,
        ];
        let shown = self.shown.iter().map(|part| &part.field);
        own.into_iter().chain(shown).collect()
    }

    /// The name of one of its fields that people do not see.
    fn name(&self, base: impl AsRef<str>) -> String {
        DraftDevice::name(base.as_ref(), self.number - 1)
    }
}

pub(super) fn email(t: Words, form: &RequestForm) -> Field {
    Field::email("email", t.say("request-email"))
        .value(&form.email)
        .help(t.say("request-email-help"))
        .required()
}

pub(super) fn country(t: Words, form: &RequestForm) -> Field {
    let mut named: Vec<_> = Country::all()
        .map(|country| (tell::country(t, country), country.code()))
        .collect();
    named.sort_by_cached_key(|(name, _)| alphabetical(name));
    let choices = named
        .into_iter()
        .map(|(name, code)| Choice::new(code, name))
        .collect();
    Field::select("country", t.say("request-country"), choices)
        .value(&form.country)
        .help(t.say("request-country-help"))
        .attribute("autocomplete", "country")
        .required()
}

pub(super) fn place(t: Words, form: &RequestForm) -> Field {
    Field::text("place", t.say("request-place"))
        .value(&form.place)
        .help(t.say("request-place-help"))
        .required()
}

pub(super) fn business(t: Words, form: &RequestForm) -> Field {
    let choices = BusinessType::ALL
        .iter()
        .map(|business| Choice::new(business.as_str(), tell::business(t, *business)))
        .collect();
    Field::select("business", t.say("request-business"), choices)
        .value(&form.business)
        .help(t.say("request-business-help"))
        .required()
}

/// Letters without their marks, so that Österreich stands beside Oman.
fn alphabetical(name: &str) -> String {
    name.nfd()
        .filter(|c| !is_combining_mark(*c))
        .collect::<String>()
        .to_lowercase()
}

fn category(t: Words, name: String, form: &DeviceForm, policy: &Policy) -> Field {
    let mut choices: Vec<_> = policy
        .categories
        .iter()
        .map(|category: &ProductCategory| {
            Choice::new(category.as_str(), tell::category(t, *category))
        })
        .collect();
    let hotline = [("hotline", tell::own(t, &policy.hotline).into())];
    let elsewhere = t.with("request-category-other-help", &hotline);
    choices.push(Choice::new("other", t.say("request-category-other")).help(elsewhere));
    Field::radio(name, t.say("request-category"), choices)
        .value(&form.category)
        .required()
}

fn serial(t: Words, name: String, form: &DeviceForm, policy: &Policy) -> Field {
    let help = t.with(
        "request-serial-help",
        &[("length", policy.serial.length.into())],
    );
    Field::text(name, t.say("request-serial"))
        .value(&form.serial)
        .help(help)
        .attribute("autocapitalize", "characters")
        .attribute("autocomplete", "off")
        .attribute("spellcheck", "false")
        .required()
}

fn model(t: Words, name: String, form: &DeviceForm) -> Field {
    Field::text(name, t.say("request-model"))
        .value(&form.model)
        .help(t.say("request-model-help"))
        .attribute("autocomplete", "off")
        .attribute("spellcheck", "false")
        .required()
}

fn device_date(t: Words, name: String, form: &DeviceForm) -> Field {
    Field::date(name, t.say("request-date"))
        .value(&form.device_date)
        .help(t.say("request-date-help"))
        .required()
}

fn answer(t: Words, name: String, form: &DeviceForm, policy: &Policy) -> Field {
    let choices = policy
        .answers
        .iter()
        .map(|answer: &AnswerKind| {
            Choice::new(answer.as_str(), tell::answer(t, *answer)).help(needs(t, *answer))
        })
        .collect();
    Field::radio(name, t.say("request-answer"), choices)
        .value(&form.answer)
        .required()
}

/// What the request must say for that answer, in the words of the form.
fn needs(t: Words, answer: AnswerKind) -> String {
    t.say(&format!("answer-{}-needs", answer.as_str()))
}

fn started(t: Words, name: String, form: &DeviceForm) -> Field {
    Field::text(name, t.say("request-started"))
        .value(&form.started)
        .help(t.say("request-started-help"))
        .attribute("autocomplete", "off")
        .attribute("spellcheck", "false")
        .required()
}

fn picture(t: Words, name: String, kept_label: &str) -> Field {
    let label = t.say("request-picture");
    let help = if kept_label.is_empty() {
        t.say("request-picture-help")
    } else {
        t.with("request-picture-kept", &[("name", kept_label.into())])
    };
    Field::file(name, label, ACCEPT).help(help).required()
}

pub(super) fn declaration(t: Words, form: &RequestForm) -> Field {
    Field::checkbox("declaration", t.say("request-declaration"))
        .value(&form.declaration)
        .required()
}
