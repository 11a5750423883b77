//! The columns of a list of devices, and by which headings they are known.

use crate::policy::{AnswerKind, Policy, ProductCategory};
use crate::request::{DeviceForm, Field};

/// A column, in the order of the template.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Column {
    /// The serial number.
    Serial,
    /// The model number.
    Model,
    /// The kind of device.
    Category,
    /// The date that the device shows.
    DeviceDate,
    /// The answer asked for.
    Answer,
    /// When the device was started, for an answer that depends on it.
    Started,
}

impl Column {
    /// All of them, in order.
    pub const ALL: &'static [Self] = &[
        Self::Serial,
        Self::Model,
        Self::Category,
        Self::DeviceDate,
        Self::Answer,
        Self::Started,
    ];

    /// The columns that a policy has a use for.
    pub fn used(policy: &Policy) -> impl Iterator<Item = Self> {
        let has_codes = policy.answers.contains(&AnswerKind::SecurityCode);
        Self::ALL
            .iter()
            .copied()
            .filter(move |column| *column != Self::Started || has_codes)
    }

    /// Its heading in the template.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::Serial => "Serial number",
            Self::Model => "Model number",
            Self::Category => "Product category",
            Self::DeviceDate => "Device date",
            Self::Answer => "Answer wanted",
            Self::Started => "Start time",
        }
    }

    /// What goes there, in a sentence or two.
    #[must_use]
    pub const fn help(self) -> &'static str {
        match self {
            Self::Serial => {
                "From the white label on the device, beside “S/N”. The column must be formatted as text, or leading zeros and digits are lost."
            }
            Self::Model => "From the same white label.",
            Self::Category => "Choose from the list.",
            Self::DeviceDate => {
                "The date that the device itself shows now, also if it is wrong: an answer made for another date does not work."
            }
            Self::Answer => {
                "What the device’s “Forgot password” page asks for. Choose from the list."
            }
            Self::Started => {
                "For a security code only: the start time on the “Forgot password” page, as 2026-11-21 09:05:00."
            }
        }
    }

    /// What may be chosen; empty where anything may be typed.
    #[must_use]
    pub fn choices(self, policy: &Policy) -> Vec<&'static str> {
        match self {
            Self::Category => policy
                .categories
                .iter()
                .map(|category| category.label())
                .collect(),
            Self::Answer => policy.answers.iter().map(|answer| answer.label()).collect(),
            _ => Vec::new(),
        }
    }

    /// Whether every device needs something there. Where there is one answer only, it is that.
    #[must_use]
    pub fn is_needed(self, policy: &Policy) -> bool {
        match self {
            Self::Started => false,
            Self::Answer => policy.answers.len() != 1,
            _ => true,
        }
    }

    /// The column that is meant by a heading, whatever its case, blanks and marks.
    pub(super) fn titled(heading: &str) -> Option<Self> {
        Some(match &*plain(heading) {
            "serialnumber" | "serial" | "serialno" | "sn" | "seriennummer" | "númerodeserie"
            | "numérodesérie" | "númerodesérie" | "序列号" => Self::Serial,
            "modelnumber" | "model" | "modelno" | "modell" | "modelo" | "modèle" | "型号" => {
                Self::Model
            }
            "productcategory" | "category" | "product" | "devicetype" => Self::Category,
            "devicedate" | "date" | "devicessystemdate" | "systemdate" => Self::DeviceDate,
            "answerwanted" | "answer" | "wanted" => Self::Answer,
            "starttime" | "started" | "devicestarted" => Self::Started,
            _ => return None,
        })
    }

    pub(super) fn needed(policy: &Policy) -> Vec<Self> {
        let needed = Self::ALL.iter().filter(|column| column.is_needed(policy));
        needed.copied().collect()
    }

    /// The headings of some columns, in a line.
    pub(super) fn titles(columns: &[Self]) -> String {
        let titles: Vec<_> = columns.iter().map(|column| column.title()).collect();
        titles.join(", ")
    }

    pub(super) const fn for_field(field: Field) -> Option<Self> {
        match field {
            Field::Serial => Some(Self::Serial),
            Field::Model => Some(Self::Model),
            Field::Category => Some(Self::Category),
            Field::DeviceDate => Some(Self::DeviceDate),
            Field::Answer => Some(Self::Answer),
            Field::Started => Some(Self::Started),
            _ => None,
        }
    }

    /// What a form says there.
    pub const fn of(self, form: &mut DeviceForm) -> &mut String {
        match self {
            Self::Serial => &mut form.serial,
            Self::Model => &mut form.model,
            Self::Category => &mut form.category,
            Self::DeviceDate => &mut form.device_date,
            Self::Answer => &mut form.answer,
            Self::Started => &mut form.started,
        }
    }
}

/// A text without case, blanks and marks.
pub(super) fn plain(text: &str) -> String {
    text.chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}

/// The word for a choice that was written as people read it, or as it stands in forms.
pub(super) fn category_word(text: &str) -> String {
    let found = ProductCategory::ALL
        .iter()
        .find(|choice| same(text, choice.label(), choice.as_str()));
    found.map_or(text, |choice| choice.as_str()).to_owned()
}

/// The same for an answer; the shorter words before a bracket are enough.
pub(super) fn answer_word(text: &str) -> String {
    let found = AnswerKind::ALL.iter().find(|choice| {
        let short = choice.label().split(" (").next().unwrap_or_default();
        same(text, choice.label(), choice.as_str()) || short.eq_ignore_ascii_case(text.trim())
    });
    found.map_or(text, |choice| choice.as_str()).to_owned()
}

fn same(text: &str, label: &str, word: &str) -> bool {
    let text = text.trim();
    text.eq_ignore_ascii_case(label) || text.eq_ignore_ascii_case(word)
}
