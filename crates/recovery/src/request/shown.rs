//! Pictures that come with a request: of challenges, of labels, of purchases (P4, P10).

use super::fault::{Field, FieldError};
use super::form::RequestForm;
use crate::country::Country;
use crate::evidence::Shows;
use crate::picture::Picture;
use crate::policy::Policy;
use crate::reason::Reason;

/// A picture of a request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Brought {
    /// The line that it came with, from 1; `None` when it is for all of them.
    pub line: Option<u32>,
    /// The picture.
    pub picture: Picture,
    /// What it is to show; `None` when it holds the challenge.
    pub shows: Option<Shows>,
}

/// What the authority requires to be shown for the answers asked for, and does not stand in the form.
pub(super) fn missing(form: &RequestForm, policy: &Policy) -> Vec<FieldError> {
    let country = Country::from_code(&form.country);
    let mut faults = Vec::new();
    for (index, device) in form.devices.iter().enumerate() {
        let left = policy.wants.lacking(&device.answer, country, &device.shown);
        faults.extend(left.into_iter().map(|shows| FieldError {
            field: Field::Shown(shows),
            device: Some(index),
            reason: none(shows),
        }));
    }
    faults
}

fn none(shows: Shows) -> Reason {
    let sentence = match shows {
        Shows::Label => "Please add a photo of the label; here we need it.",
        Shows::Proof => "Please add the proof of purchase; here we need it.",
        Shows::Date => "Please add a photo of the date on the device; here we need it.",
        Shows::Other => "Please add a picture; here we need it.",
    };
    Reason::new(format!("{}-not-shown", shows.as_str()), sentence)
}
