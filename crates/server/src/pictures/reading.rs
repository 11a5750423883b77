//! What a picture or file says, and what to tell the holder about it at once (P4).

use std::time::Duration;

use protocol::Challenge;
use qr::Unreadable;
use recovery::evidence::{self, EvidenceError, PortalVerdict};
use recovery::picture::Media;

use crate::http::upload::FILE_BYTES;

/// A file that was looked at.
pub(crate) struct Looked {
    /// What it is, when it is of a kind that is taken.
    pub(crate) media: Option<Media>,
    /// Its challenge, or why there is none.
    pub(crate) challenge: Result<Box<Challenge>, Fault>,
}

/// Why a file gave no challenge.
pub(crate) struct Fault {
    title: &'static str,
    advice: String,
}

/// What the holder is told about his file.
#[derive(Clone, Debug, Default)]
pub(crate) struct Reading {
    pub(crate) good: bool,
    pub(crate) title: String,
    pub(crate) advice: String,
    pub(crate) facts: Vec<Fact>,
}

/// A line of what was read.
#[derive(Clone, Debug)]
pub(crate) struct Fact {
    pub(crate) name: &'static str,
    pub(crate) value: String,
}

/// Looks at a file of unknown kind. This is work for the processor: call it off the event loop.
pub(crate) fn look(bytes: &[u8]) -> Looked {
    if is_xml(bytes) {
        return Looked {
            media: Some(Media::Xml),
            challenge: read_xml(bytes),
        };
    }
    match qr::read_wanted(bytes, &limits(), evidence::is_ours) {
        Ok(found) => Looked {
            media: Some(media(found.kind)),
            challenge: read_text(&found.text),
        },
        Err(error) => Looked {
            media: None,
            challenge: Err(unreadable(&error)),
        },
    }
}

/// XML has no magic number; what starts with `<` is none of the pictures.
fn is_xml(bytes: &[u8]) -> bool {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    bytes.trim_ascii_start().starts_with(b"<")
}

fn read_xml(bytes: &[u8]) -> Result<Box<Challenge>, Fault> {
    let text = std::str::from_utf8(bytes).map_err(|_| Fault {
        title: "The file could not be read",
        advice: "It is not UTF-8 text. Send the file as the device exported it.".into(),
    })?;
    read_text(text)
}

fn read_text(text: &str) -> Result<Box<Challenge>, Fault> {
    evidence::read(text).map(Box::new).map_err(|error| Fault {
        title: match error {
            EvidenceError::Missing => "There is nothing to read",
            EvidenceError::NotOurs => "This is another kind of code",
            EvidenceError::DamagedLink(_) => "The code is damaged",
            EvidenceError::Xml(_) => "The file could not be read",
        },
        advice: match error {
            EvidenceError::NotOurs => format!("It looks like {}. {error}", qr::kind_of(text)),
            _ => error.to_string(),
        },
    })
}

fn unreadable(error: &Unreadable) -> Fault {
    let foreign = match error {
        Unreadable::NotOurs(texts) => texts.first().and_then(|text| read_text(text).err()),
        _ => None,
    };
    foreign.unwrap_or_else(|| Fault {
        title: match error {
            Unreadable::Empty | Unreadable::NotAPicture | Unreadable::WrongType { .. } => {
                "This file cannot be used"
            }
            Unreadable::TooManyBytes { .. } | Unreadable::TooManyPixels { .. } => {
                "The picture is too large"
            }
            Unreadable::SeveralCodes(_) => "There is more than one code",
            _ => "The code could not be read",
        },
        advice: format!("{error} {}", error.advice()),
    })
}

fn media(kind: qr::PictureKind) -> Media {
    match kind {
        qr::PictureKind::Jpeg => Media::Jpeg,
        qr::PictureKind::Png => Media::Png,
        qr::PictureKind::Webp => Media::Webp,
    }
}

impl Reading {
    /// Tells what a challenge says and whether it can be answered.
    pub(crate) fn of(challenge: &Challenge, verdict: PortalVerdict) -> Self {
        let header = challenge.header();
        let fact = |name, value: &dyn std::fmt::Display| Fact {
            name,
            value: value.to_string(),
        };
        Self {
            good: verdict.is_good(),
            title: title(verdict).to_owned(),
            advice: match verdict {
                PortalVerdict::Good => "Please compare it with the label and with the device.",
                other => other.sentence(),
            }
            .to_owned(),
            facts: vec![
                fact("Serial number", header.identity.serial()),
                fact("Model", header.identity.model()),
                fact("Challenge number", &challenge.number()),
                fact("Device’s date and time", &header.clock),
                fact("Device started", &header.started),
            ],
        }
    }

    /// The file is larger than any that is taken.
    pub(crate) fn too_large() -> Self {
        Self::bad(
            "The file is too large",
            "It may have 10 MB at most. Send a screenshot, or cut the picture down to the QR code.",
        )
    }

    /// The picture's time on the shelf is over.
    pub(crate) fn gone() -> Self {
        Self::bad(
            "The picture is no longer here",
            "Pictures are kept for a day while a form is open. Please choose it once more.",
        )
    }

    /// All of it in a line, to stand beside a field.
    pub(crate) fn sentence(&self) -> String {
        format!("{}. {}", self.title, self.advice)
    }

    /// Something to tell with nothing to show.
    pub(crate) fn bad(title: &str, advice: &str) -> Self {
        Self {
            title: title.to_owned(),
            advice: advice.to_owned(),
            ..Self::default()
        }
    }
}

impl From<Fault> for Reading {
    fn from(fault: Fault) -> Self {
        Self::bad(fault.title, &fault.advice)
    }
}

fn title(verdict: PortalVerdict) -> &'static str {
    match verdict {
        PortalVerdict::Good => "The code was read and can be answered",
        PortalVerdict::OtherAuthority => "This device belongs to another service",
        PortalVerdict::KeyOver => "This device relies on a key that has ended",
        PortalVerdict::OtherWay => "This code is for another way",
        PortalVerdict::Unconfirmed => "This code could not be confirmed",
        PortalVerdict::AlreadyAnswered => "This code was answered before",
        PortalVerdict::Expired => "This code is too old",
    }
}

/// What kind of picture a further piece of evidence is; it need not hold any code.
pub(crate) fn look_at_evidence(bytes: &[u8]) -> Result<Media, Fault> {
    qr::inspect(bytes, &limits())
        .map(|(kind, _)| media(kind))
        .map_err(|error| unreadable(&error))
}

/// What a stranger's picture may cost: half a second of the processor's time, the end of which is
/// for telling why it was not read.
fn limits() -> qr::Limits {
    qr::Limits {
        bytes: FILE_BYTES,
        time: Some(qr::TimeLimit {
            clock: worked,
            most: Duration::from_millis(380),
        }),
        ..qr::Limits::default()
    }
}

/// How long the calling thread has worked; waiting for its turn on a busy machine does not count.
fn worked() -> Duration {
    let time = rustix::time::clock_gettime(rustix::time::ClockId::ThreadCPUTime);
    Duration::try_from(time).unwrap_or_default()
}
