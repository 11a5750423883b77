//! Pictures of labels, purchases and dates on a holder's pages: their fields, and what comes in them
//! (P10).

use recovery::evidence::{Shows, Want};
use recovery::picture::PictureName;
use recovery::policy::Policy;
use recovery::request::{Field as Name, FieldError};
use web::Field;
use web::language::Words;

use super::request_draft::{Draft, DraftDevice};
use crate::app::App;
use crate::http::fault::Fault;
use crate::http::upload::{File, Submitted};
use crate::intake;
use crate::pictures::Reading;

/// Most pictures in one field of the request form; the pages of a PDF count.
const PICTURES: usize = 5;

/// What the holder showed of a device, between two sendings of the form.
#[derive(Clone, Debug)]
pub(crate) struct Kept {
    pub(crate) shows: Shows,
    /// The pictures that were made of it.
    pub(crate) files: Vec<PictureName>,
    /// What the holder calls it.
    pub(crate) called: String,
    /// What is wrong with what came just now.
    pub(crate) fault: Option<String>,
}

impl Kept {
    /// What the hidden fields of a device say, for each thing that can be asked for.
    pub(crate) fn all(text: impl Fn(&str) -> String) -> Vec<Self> {
        let kept = |shows: Shows| {
            let files = text(&hidden(shows, "files"));
            let files: Vec<_> = files
                .split_whitespace()
                .filter_map(PictureName::parse)
                .take(PICTURES)
                .collect();
            let called = text(&hidden(shows, "called"));
            Self {
                shows,
                called: called.chars().take(80).collect(),
                files,
                fault: None,
            }
        };
        Shows::ASKED.into_iter().map(kept).collect()
    }

    /// The base name of one of its hidden fields.
    pub(crate) fn field(&self, part: &str) -> String {
        hidden(self.shows, part)
    }

    /// The names of the pictures, as a hidden field has them.
    pub(crate) fn names(&self) -> String {
        let names: Vec<_> = self.files.iter().map(PictureName::as_str).collect();
        names.join(" ")
    }

    /// Takes what came in the field `name`, in place of what is kept.
    pub(super) async fn take(
        &mut self,
        t: Words,
        app: &App,
        submitted: &mut Submitted,
        name: &str,
    ) -> Result<(), Fault> {
        if !self.files.is_empty() && !app.shelf.has_shown(&self.files).await? {
            self.files.clear();
            self.fault = Some(Reading::gone(t).sentence(t));
        }
        let (mut files, mut called) = (Vec::new(), String::new());
        if submitted.has_file(name) {
            self.fault = None;
        }
        while let Some(file) = submitted.file(name) {
            let (taken, known_as) = match file {
                File::TooLarge => (Err(Reading::too_large(t)), String::new()),
                File::NoRoom => (Err(Reading::no_room(t)), String::new()),
                File::Whole { name, bytes } => (intake::take_shown(t, app, bytes).await?, name),
            };
            let reading = match taken {
                Ok(taken) if files.len() + taken.len() <= PICTURES => {
                    files.extend(taken);
                    called = known_as;
                    continue;
                }
                Ok(_) => t.with("evidence-too-many", &[("most", PICTURES.into())]),
                Err(reading) => reading.sentence(t),
            };
            self.fault = Some(reading);
            break;
        }
        if !files.is_empty() {
            // Those before one with a fault are kept: nobody need choose them again.
            self.files = files;
            self.called = called.chars().take(80).collect();
        }
        Ok(())
    }
}

fn hidden(shows: Shows, part: &str) -> String {
    format!("kept_{}_{part}", shows.as_str())
}

/// Takes what came for each device, in the fields that the form has.
pub(super) async fn take_all(
    t: Words,
    app: &App,
    submitted: &mut Submitted,
    draft: &mut Draft,
) -> Result<(), Fault> {
    let policy = &app.services.policy;
    let asked = policy.wants.on_form(&policy.answers);
    for (index, device) in draft.devices.iter_mut().enumerate() {
        for kept in &mut device.shown {
            if asked.of(kept.shows) > Want::NotAsked {
                let name = DraftDevice::name(kept.shows.as_str(), index);
                kept.take(t, app, submitted, &name).await?;
            }
        }
        let shown = device.shown.iter().filter(|kept| !kept.files.is_empty());
        device.form.shown = shown.map(|kept| kept.shows).collect();
    }
    Ok(())
}

/// The faults of the files that came, beside their fields.
pub(super) fn faults(draft: &Draft) -> Vec<FieldError> {
    let of_device = |(index, device): (usize, &DraftDevice)| {
        let faults = device.shown.iter().filter_map(|kept| {
            let sentence = kept.fault.clone()?;
            Some((kept.shows, sentence))
        });
        let fault = move |(shows, sentence)| FieldError {
            field: Name::Shown(shows),
            device: Some(index),
            reason: recovery::reason::Reason::new("picture", sentence),
        };
        faults.map(fault).collect::<Vec<_>>()
    };
    draft
        .devices
        .iter()
        .enumerate()
        .flat_map(of_device)
        .collect()
}

/// What may be shown of a device, on the request form.
pub(crate) struct Part {
    pub(crate) field: Field,
    /// Whether a request like this is not taken without it.
    pub(crate) is_required: bool,
    pub(crate) kept: Kept,
}

impl Part {
    /// Whether it is to be seen at once.
    fn is_open(&self) -> bool {
        self.is_required || self.kept.fault.is_some() || !self.kept.files.is_empty()
    }
}

/// Whether the part of the form with these fields is open.
pub(super) fn is_open(parts: &[Part]) -> bool {
    parts.iter().any(Part::is_open)
}

/// The fields of a device on the request form, with what the hidden ones hold.
pub(super) fn of_device(
    t: Words,
    policy: &Policy,
    country: &str,
    device: &DraftDevice,
    index: usize,
) -> Vec<Part> {
    let asked = policy.wants.on_form(&policy.answers);
    let answer = recovery::policy::AnswerKind::parse(&device.form.answer);
    let here = policy
        .wants
        .of(answer, recovery::country::Country::from_code(country));
    let of = |kept: &Kept| {
        let shows = kept.shows;
        let mut help = match (here.of(shows), asked.of(shows)) {
            (Want::Required, _) | (_, Want::Welcome | Want::NotAsked) => String::new(),
            (_, Want::Required) => format!("{} ", t.say("evidence-sometimes")),
        };
        if !kept.files.is_empty() {
            let name = [("name", kept.called.as_str().into())];
            help = format!("{} {help}", t.with("request-picture-kept", &name));
        }
        let field = field(t, shows, DraftDevice::name(shows.as_str(), index), &help);
        let is_required = here.of(shows) == Want::Required;
        Part {
            field: if is_required { field.required() } else { field },
            is_required,
            kept: kept.clone(),
        }
    };
    let has_field = |kept: &&Kept| asked.of(kept.shows) > Want::NotAsked;
    device.shown.iter().filter(has_field).map(of).collect()
}

/// The name of a kind's field where there is one device, or none in particular.
pub(super) const fn field_name(shows: Shows) -> &'static str {
    match shows {
        Shows::Other => "picture",
        named => named.as_str(),
    }
}

/// What the picker offers; what comes is judged by its content.
const ACCEPT: &str = "image/png,image/jpeg,image/webp,application/pdf";

/// A field for pictures; `more` stands before its help.
pub(super) fn field(t: Words, shows: Shows, name: impl Into<String>, more: &str) -> Field {
    field_for(t, shows, name, more, ACCEPT)
}

/// The same, for these kinds of file.
pub(super) fn field_for(
    t: Words,
    shows: Shows,
    name: impl Into<String>,
    more: &str,
    accept: &'static str,
) -> Field {
    let (label, help) = match shows {
        Shows::Label => ("evidence-label", Some("evidence-label-help")),
        Shows::Proof => ("evidence-proof", Some("evidence-proof-help")),
        Shows::Date => ("evidence-date", Some("evidence-date-help")),
        Shows::Other => ("evidence-picture", None),
    };
    let help = help.map_or_else(String::new, |id| t.say(id) + " ");
    let formats = t.say("evidence-formats-pdf");
    Field::file(name.into(), t.say(label), accept)
        .help(format!("{more}{help}{formats}"))
        .attribute("multiple", "")
}
