//! What a picture or file says, and what to tell the holder about it at once (P4).

use std::time::Duration;

use protocol::{Challenge, ServiceAddress, XmlError};
use qr::{ForeignKind, Unreadable};
use recovery::evidence::{self, EvidenceError, PortalVerdict};
use recovery::picture::Media;
use web::language::Words;

use crate::documents::PdfFault;
use crate::http::upload::FILE_BYTES;
use crate::tell;

/// A file that was looked at.
pub(crate) struct Looked {
    /// What it is, when it is of a kind that is taken.
    pub(crate) media: Option<Media>,
    /// Its challenge, or why there is none.
    pub(crate) challenge: Result<Box<Challenge>, Fault>,
    /// The service that its link names.
    pub(crate) service: Option<ServiceAddress>,
}

/// Why a file gave no challenge.
#[derive(Debug)]
pub(crate) enum Fault {
    /// The file, or the picture, cannot be read.
    Picture(Unreadable),
    /// It can, and holds something else.
    Text {
        /// What is wrong with it.
        error: EvidenceError,
        /// What it looks like.
        kind: ForeignKind,
    },
    /// The file is no text.
    NotText,
    /// The PDF is not taken.
    Pdf(PdfFault),
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
    pub(crate) name: String,
    pub(crate) value: String,
}

/// Looks at a file of unknown kind. This is work for the processor: call it off the event loop.
pub(crate) fn look(bytes: &[u8]) -> Looked {
    if is_xml(bytes) {
        return Looked {
            media: Some(Media::Xml),
            challenge: read_xml(bytes),
            service: None,
        };
    }
    match qr::read_wanted(bytes, &limits(), evidence::is_ours) {
        Ok(found) => Looked {
            media: Some(media(found.kind)),
            challenge: read_text(&found.text),
            service: Challenge::from_link(found.text.trim())
                .ok()
                .map(|(service, _)| service),
        },
        Err(error) => Looked {
            media: None,
            challenge: Err(unreadable(error)),
            service: None,
        },
    }
}

/// How many bytes of a camera's frame are taken: some five times what a phone sends.
pub(crate) const FRAME_BYTES: usize = 256 * 1024;

/// Looks at one frame of a film for the link of a device's code. There are many more to come, so each
/// gets little time.
pub(crate) fn look_at_frame(bytes: &[u8]) -> Result<String, Fault> {
    let limits = qr::Limits {
        bytes: FRAME_BYTES,
        pixels: 1_000_000,
        time: Some(qr::TimeLimit {
            clock: worked,
            most: Duration::from_millis(60),
        }),
        ..qr::Limits::default()
    };
    qr::read_wanted(bytes, &limits, |text| Challenge::from_link(text).is_ok())
        .map(|found| found.text)
        .map_err(unreadable)
}

/// XML has no magic number; what starts with `<` is none of the pictures.
fn is_xml(bytes: &[u8]) -> bool {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    bytes.trim_ascii_start().starts_with(b"<")
}

fn read_xml(bytes: &[u8]) -> Result<Box<Challenge>, Fault> {
    let text = std::str::from_utf8(bytes).map_err(|_| Fault::NotText)?;
    read_text(text)
}

fn read_text(text: &str) -> Result<Box<Challenge>, Fault> {
    evidence::read(text)
        .map(Box::new)
        .map_err(|error| Fault::Text {
            error,
            kind: qr::kind_of(text),
        })
}

pub(super) fn unreadable(error: Unreadable) -> Fault {
    let foreign = match &error {
        Unreadable::NotOurs(texts) => texts.first().and_then(|text| read_text(text).err()),
        _ => None,
    };
    foreign.unwrap_or(Fault::Picture(error))
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
    pub(crate) fn of(t: Words, challenge: &Challenge, verdict: PortalVerdict) -> Self {
        let header = challenge.header();
        let fact = |name, value: &dyn std::fmt::Display| Fact {
            name: t.say(name),
            value: value.to_string(),
        };
        Self {
            good: verdict.is_good(),
            title: t.say(&format!("reading-{}", verdict.word())),
            advice: advice(t, verdict),
            facts: vec![
                fact("reading-serial", header.identity.serial()),
                fact("reading-model", header.identity.model()),
                fact("reading-challenge", &challenge.number()),
                fact("reading-clock", &header.clock),
                fact("reading-started", &header.started),
            ],
        }
    }

    /// Tells why a file gave no challenge.
    pub(crate) fn without(t: Words, fault: &Fault) -> Self {
        match fault {
            Fault::Picture(error) => {
                let (title, advice) = of_picture(t, error);
                Self::bad(t.say(title), advice)
            }
            Fault::Text { error, kind } => {
                let title = t.say(&format!("reading-{}", error.word()));
                Self::bad(title, of_text(t, error, kind))
            }
            Fault::Pdf(fault) => {
                let advice = match fault {
                    PdfFault::Locked => "evidence-pdf-locked",
                    PdfFault::TooLong => "evidence-pdf-too-long",
                    PdfFault::Unreadable => "evidence-pdf-unreadable",
                };
                Self::bad(t.say("evidence-pdf"), t.say(advice))
            }
            Fault::NotText => {
                Self::bad(t.say("reading-file"), t.say("reading-file-not-text-advice"))
            }
        }
    }

    /// What to say about a frame in which no code was read; nothing as long as there may be none in it.
    pub(crate) fn of_frame(t: Words, fault: &Fault) -> Option<String> {
        match fault {
            Fault::Picture(
                Unreadable::TooSmall
                | Unreadable::TooDark
                | Unreadable::Glare
                | Unreadable::CutOff
                | Unreadable::SeveralCodes(_),
            )
            | Fault::Text { .. } => Some(Self::without(t, fault).advice),
            _ => None,
        }
    }

    /// The scanned digits are no challenge.
    pub(crate) fn not_scanned(t: Words, error: &EvidenceError) -> Self {
        let advice = of_text(t, error, &ForeignKind::PlainText);
        Self::bad(t.say("reading-scanned"), advice)
    }

    /// The file is larger than any that is taken.
    pub(crate) fn too_large(t: Words) -> Self {
        let advice = t.say("reading-too-large-advice");
        Self::bad(t.say("reading-too-large"), advice)
    }

    /// Too much is being uploaded just now.
    pub(crate) fn no_room(t: Words) -> Self {
        Self::bad(t.say("reading-no-room"), t.say("reading-no-room-advice"))
    }

    /// The picture's time on the shelf is over.
    pub(crate) fn gone(t: Words) -> Self {
        Self::bad(t.say("reading-gone"), t.say("reading-gone-advice"))
    }

    /// All of it in a line, to stand beside a field.
    pub(crate) fn sentence(&self, t: Words) -> String {
        let values = [
            ("title", self.title.as_str().into()),
            ("advice", self.advice.as_str().into()),
        ];
        t.with("reading-line", &values)
    }

    /// Something to tell with nothing to show.
    pub(crate) fn bad(title: String, advice: String) -> Self {
        Self {
            title,
            advice,
            ..Self::default()
        }
    }
}

/// What a verdict means for the holder.
pub(crate) fn advice(t: Words, verdict: PortalVerdict) -> String {
    t.say(&format!("reading-{}-advice", verdict.word()))
}

fn of_text(t: Words, error: &EvidenceError, kind: &ForeignKind) -> String {
    match error {
        EvidenceError::Missing => t.say("reading-missing-advice"),
        EvidenceError::NotOurs => {
            let advice = t.say("reading-not-ours-advice");
            let kind = kind_of(t, kind);
            t.with(
                "reading-not-ours-kind",
                &[("kind", kind.into()), ("advice", advice.into())],
            )
        }
        EvidenceError::DamagedLink(_) => t.say("reading-damaged-advice"),
        EvidenceError::Xml(error) => {
            let why = t.say(match error {
                XmlError::TooLarge => "reading-file-why-too-large",
                XmlError::NotXml => "reading-file-why-not-xml",
                XmlError::Doctype => "reading-file-why-doctype",
                XmlError::NotOurs => "reading-file-why-not-ours",
                XmlError::Version => "reading-file-why-version",
                _ => "reading-file-why-content",
            });
            t.with("reading-file-advice", &[("why", why.into())])
        }
    }
}

fn kind_of(t: Words, kind: &ForeignKind) -> String {
    let word = match kind {
        ForeignKind::WebLink { host } => {
            return t.with("reading-kind-web-link", &[("host", host.as_str().into())]);
        }
        ForeignKind::AppDownload => "app-download",
        ForeignKind::Wifi => "wifi",
        ForeignKind::Contact => "contact",
        ForeignKind::Otpauth => "otpauth",
        ForeignKind::Calendar => "calendar",
        ForeignKind::Mail => "mail",
        ForeignKind::Telephone => "telephone",
        ForeignKind::Place => "place",
        ForeignKind::Payment => "payment",
        ForeignKind::HomeSetup => "home-setup",
        ForeignKind::DeviceSerial => "device-serial",
        _ => "plain-text",
    };
    t.say(&format!("reading-kind-{word}"))
}

/// The id of the title, and the advice.
fn of_picture(t: Words, error: &Unreadable) -> (&'static str, String) {
    let unread = "reading-unread";
    let (title, id) = match error {
        Unreadable::Empty => ("reading-unusable", "reading-empty-advice"),
        Unreadable::NotAPicture => ("reading-unusable", "reading-not-a-picture-advice"),
        Unreadable::WrongType { name } => {
            let values = [("name", tell::file_kind(t, name).into())];
            return (
                "reading-unusable",
                t.with("reading-wrong-type-advice", &values),
            );
        }
        Unreadable::TooManyBytes { bytes, limit } => {
            let size = bytes.div_ceil(1 << 20);
            let values = [("size", size.into()), ("most", (limit >> 20).into())];
            let advice = t.with("reading-too-many-bytes-advice", &values);
            return ("reading-picture-too-large", advice);
        }
        Unreadable::TooManyPixels { width, height, .. } => {
            let values = [("width", (*width).into()), ("height", (*height).into())];
            let advice = t.with("reading-too-many-pixels-advice", &values);
            return ("reading-picture-too-large", advice);
        }
        Unreadable::Damaged => (unread, "reading-damaged-picture-advice"),
        Unreadable::NoCode => (unread, "reading-no-code-advice"),
        Unreadable::Blurred => (unread, "reading-blurred-advice"),
        Unreadable::TooSmall => (unread, "reading-too-small-advice"),
        Unreadable::CutOff => (unread, "reading-cut-off-advice"),
        Unreadable::TooDark => (unread, "reading-too-dark-advice"),
        Unreadable::Glare => (unread, "reading-glare-advice"),
        Unreadable::Obscured => (unread, "reading-obscured-advice"),
        Unreadable::SeveralCodes(codes) => {
            let values = [("count", codes.len().into())];
            return ("reading-several", t.with("reading-several-advice", &values));
        }
        Unreadable::NotOurs(_) => (unread, "reading-foreign-advice"),
        // The reader may learn to tell more.
        other => return (unread, format!("{other} {}", other.advice())),
    };
    (title, t.say(id))
}

/// More than the cameras of most telephones make unless they are told to.
const PIXELS: u64 = 25_000_000;

/// What a stranger's picture may cost: half a second of the processor's time, the end of which is
/// for telling why it was not read.
pub(super) fn limits() -> qr::Limits {
    qr::Limits {
        bytes: FILE_BYTES,
        // Decoding cannot be broken off: what is larger would take longer than the time that is given.
        pixels: PIXELS,
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
