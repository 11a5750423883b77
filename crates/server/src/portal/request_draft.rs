//! The request form between two sendings: what was typed, what was read, and what was wrong.

use protocol::Challenge;
use recovery::evidence::Shows;
use recovery::picture::PictureName;
use recovery::policy::{AnswerKind, Policy};
use recovery::request::{DeviceForm, FieldError, RequestForm};

use web::language::Words;

use super::shown::Kept;
use crate::http::upload::Submitted;
use crate::intake::Taken;
use crate::pictures::Reading;

/// Most devices that the form takes; more come by a spreadsheet.
pub(crate) const MOST_DEVICES: usize = 20;

/// The state of a form between two sendings.
#[derive(Default)]
pub(crate) struct Draft {
    /// What was typed of what all devices have in common.
    pub(crate) form: RequestForm,
    /// The devices, at least one.
    pub(crate) devices: Vec<DraftDevice>,
    /// What is wrong.
    pub(crate) faults: Vec<FieldError>,
}

/// One device of a form.
#[derive(Clone, Default)]
pub(crate) struct DraftDevice {
    /// What was typed; its `challenge` is not shown.
    pub(crate) form: DeviceForm,
    /// The name of the picture that is kept already.
    pub(crate) kept_picture: String,
    /// What the holder calls that picture.
    pub(crate) kept_label: String,
    /// The digits of a scanned code, in place of a picture.
    pub(crate) scanned: String,
    /// What was read.
    pub(crate) reading: Option<Reading>,
    /// What was shown besides.
    pub(crate) shown: Vec<Kept>,
}

/// The button by which a form was sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Act {
    /// The request is handed in.
    Submit,
    /// The picture of this device is to be looked at.
    Check(usize),
    /// The form is to be shown as it was sent: a draft is gone on with.
    Show,
    /// One device more.
    Add,
    /// One device less: this one.
    Remove(usize),
}

impl Act {
    pub(crate) fn of(submitted: &Submitted) -> Self {
        let word = submitted.text("do");
        let (act, number) = word.split_once('-').unwrap_or((&word, "1"));
        // Buttons count from 1.
        let index = number.parse::<usize>().ok().and_then(|n| n.checked_sub(1));
        match (act, index) {
            ("add", _) => Self::Add,
            ("show", _) => Self::Show,
            ("check", Some(index)) => Self::Check(index),
            ("remove", Some(index)) => Self::Remove(index),
            _ => Self::Submit,
        }
    }
}

impl Draft {
    /// A form with nothing in it but what leaves no choice.
    pub(crate) fn blank(policy: &Policy) -> Self {
        Self {
            devices: vec![DraftDevice::blank(policy)],
            ..Self::default()
        }
    }

    /// The form as it was sent.
    pub(crate) fn of(t: Words, submitted: &Submitted) -> Self {
        let text = |name| submitted.text(name);
        let count = text("devices").parse().unwrap_or(1);
        let devices = 0..usize::clamp(count, 1, MOST_DEVICES);
        Self {
            form: RequestForm {
                email: text("email"),
                country: text("country"),
                place: text("place"),
                business: text("business"),
                declaration: text("declaration"),
                language: t.language().code().to_owned(),
                devices: Vec::new(),
            },
            devices: devices
                .map(|index| DraftDevice::of(submitted, index))
                .collect(),
            faults: Vec::new(),
        }
    }

    /// The form as it is handed in.
    pub(crate) fn whole(&self) -> RequestForm {
        RequestForm {
            devices: self
                .devices
                .iter()
                .map(|device| device.form.clone())
                .collect(),
            ..self.form.clone()
        }
    }

    /// Adds a device or takes one away, where that was asked for.
    pub(crate) fn take(&mut self, act: Act, policy: &Policy) {
        match act {
            Act::Add if self.devices.len() < MOST_DEVICES => {
                let mut new = DraftDevice::blank(policy);
                // Devices of one site are mostly alike.
                if let Some(last) = self.devices.last() {
                    new.form.category.clone_from(&last.form.category);
                    new.form.answer.clone_from(&last.form.answer);
                }
                self.devices.push(new);
            }
            Act::Remove(index) if self.devices.len() > 1 && index < self.devices.len() => {
                self.devices.remove(index);
            }
            Act::Add | Act::Remove(_) | Act::Check(_) | Act::Show | Act::Submit => {}
        }
    }
}

impl DraftDevice {
    fn blank(policy: &Policy) -> Self {
        let mut device = Self {
            shown: Kept::all(|_| String::new()),
            ..Self::default()
        };
        if let [only] = policy.answers.as_slice() {
            device.form.answer = only.as_str().to_owned();
        }
        device
    }

    fn of(submitted: &Submitted, index: usize) -> Self {
        let text = |name: &str| submitted.text(&Self::name(name, index));
        Self {
            form: DeviceForm {
                category: text("category"),
                serial: text("serial"),
                model: text("model"),
                device_date: text("device_date"),
                started: text("started"),
                answer: text("answer"),
                challenge: String::new(),
                shown: Vec::new(),
            },
            kept_picture: text("kept_picture"),
            kept_label: text("kept_label").chars().take(80).collect(),
            scanned: text("scanned"),
            reading: None,
            shown: Kept::all(|base| text(base)),
        }
    }

    /// The pictures of what was shown besides.
    pub(crate) fn shown_files(&self) -> Vec<(Shows, PictureName)> {
        let all = self.shown.iter();
        let named = |kept: &Kept| {
            let of = kept.shows;
            let files = kept.files.clone().into_iter();
            files.map(move |name| (of, name))
        };
        all.flat_map(named).collect()
    }

    /// The name of a device's field: the first device's is plain, `serial`; the others are
    /// numbered, `serial-2`.
    pub(crate) fn name(base: &str, index: usize) -> String {
        match index {
            0 => base.to_owned(),
            further => format!("{base}-{}", further + 1),
        }
    }

    /// Remembers the picture that was taken, if one was.
    pub(crate) fn keep_or_forget(&mut self, taken: &Taken) {
        let kept = taken.draft.as_ref();
        self.kept_picture = kept
            .map(|name| name.as_str().to_owned())
            .unwrap_or_default();
        if self.kept_picture.is_empty() {
            self.kept_label.clear();
        }
    }

    /// Chooses the answer that the challenge asks for, where none is chosen.
    pub(crate) fn choose_for(&mut self, challenge: &Challenge) {
        let kind = AnswerKind::of_challenge(challenge.header().way);
        if let (Some(kind), true) = (kind, self.form.answer.is_empty()) {
            kind.as_str().clone_into(&mut self.form.answer);
        }
    }

    /// Fills the fields that are still empty with what the device says of itself.
    pub(crate) fn fill_from(&mut self, challenge: &Challenge) {
        self.choose_for(challenge);
        let header = challenge.header();
        let fill = |field: &mut String, value: String| {
            if field.trim().is_empty() {
                *field = value;
            }
        };
        fill(&mut self.form.serial, header.identity.serial().to_string());
        fill(&mut self.form.model, header.identity.model().to_string());
        fill(&mut self.form.device_date, header.clock.date().to_string());
    }
}
