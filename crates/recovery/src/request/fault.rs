//! Faults in a form, each beside its field.

use crate::evidence::Shows;
use crate::reason::Reason;

/// A field of the request form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Field {
    /// Where the answer goes.
    Email,
    /// Where the device is used.
    Country,
    /// Where it was bought.
    Place,
    /// The holder's trade.
    Business,
    /// What kind of device it is.
    Category,
    /// The serial number.
    Serial,
    /// The model number.
    Model,
    /// The date that the device shows.
    DeviceDate,
    /// When the device was started.
    Started,
    /// The answer asked for.
    Answer,
    /// The picture or file with the challenge.
    Challenge,
    /// A picture that is to show something.
    Shown(Shows),
    /// The box to tick.
    Declaration,
    /// The language of the mails.
    Language,
}

impl Field {
    /// The field's name in the form and in REST.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Email => "email",
            Self::Country => "country",
            Self::Place => "place",
            Self::Business => "business",
            Self::Category => "category",
            Self::Serial => "serial",
            Self::Model => "model",
            Self::DeviceDate => "device_date",
            Self::Started => "started",
            Self::Answer => "answer",
            Self::Challenge => "challenge",
            Self::Shown(shows) => shows.as_str(),
            Self::Declaration => "declaration",
            Self::Language => "language",
        }
    }
}

/// What is wrong with a field, and how to mend it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldError {
    /// The field.
    pub field: Field,
    /// Which device of the request it belongs to, from 0; `None` for what all have in common.
    pub device: Option<usize>,
    /// Why it cannot be taken, with the sentence beside it.
    pub reason: Reason,
}

/// Faults as they are found.
#[derive(Default)]
pub(super) struct Faults {
    found: Vec<FieldError>,
    device: Option<usize>,
}

impl Faults {
    /// Faults of one device.
    pub(super) const fn of_device(index: usize) -> Self {
        Self {
            found: Vec::new(),
            device: Some(index),
        }
    }

    /// Keeps the value, or the fault beside `field`.
    pub(super) fn take<T, E: Into<Reason>>(
        &mut self,
        field: Field,
        value: Result<T, E>,
    ) -> Option<T> {
        value.map_err(|reason| self.add(field, reason.into())).ok()
    }

    pub(super) fn add(&mut self, field: Field, reason: Reason) {
        self.found.push(FieldError {
            field,
            device: self.device,
            reason,
        });
    }

    pub(super) fn into_errors(self) -> Vec<FieldError> {
        self.found
    }
}
