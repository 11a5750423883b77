//! The answers for several devices.

use zeroize::Zeroizing;

use super::super::block::{Block, Card, Content, Say};
use super::answer::answered;
use super::{About, Device, Mail, heading, para};

/// The answers for several devices.
pub(crate) struct AnswerMany {
    /// The request.
    pub(crate) about: About,
    /// How many devices are answered.
    pub(crate) answered: usize,
    /// The devices that are listed, with their answers.
    pub(crate) lines: Vec<AnsweredDevice>,
    /// How many more there are, in the attached table only.
    pub(crate) unlisted: usize,
    /// Whether a table is attached.
    pub(crate) has_table: bool,
    /// The name of the attachment that all reset files are in, where there are several.
    pub(crate) archive: Option<String>,
    /// The last moment at which files can be used.
    pub(crate) until: String,
    /// Devices whose answers cannot be made any more.
    pub(crate) missing: Vec<Device>,
}

/// A device with its answer.
pub(crate) struct AnsweredDevice {
    /// Its place in the request, from 1.
    pub(crate) position: u32,
    /// Its model.
    pub(crate) model: String,
    /// Its serial, masked.
    pub(crate) serial: String,
    /// The short number of its challenge, as the device shows it, where there is one.
    pub(crate) challenge: Option<String>,
    /// Its start time, for security codes.
    pub(crate) started: Option<String>,
    /// The name of the attached file, for a reset file.
    pub(crate) file: Option<String>,
    /// What is typed on it; for dated answers one for each date.
    pub(crate) answers: Vec<OneAnswer>,
}

/// Something to type on a device.
pub(crate) struct OneAnswer {
    /// What it is.
    pub(crate) what: What,
    /// The date that the device must show; empty when it may show any.
    pub(crate) date: String,
    /// What is typed.
    pub(crate) secret: Zeroizing<String>,
}

/// What an answer is.
#[derive(Clone, Copy)]
pub(crate) enum What {
    /// A key.
    Key,
    /// A security code.
    Code,
    /// A temporary password.
    Password,
    /// A reset file.
    File,
}

impl What {
    /// Its name.
    pub(crate) const fn id(self) -> &'static str {
        match self {
            Self::Key => "mail-kind-key",
            Self::Code => "mail-kind-code",
            Self::Password => "mail-kind-password",
            Self::File => "mail-kind-file",
        }
    }

    /// Before what is typed, for any date and for one.
    const fn leads(self) -> (&'static str, &'static str) {
        match self {
            Self::Key | Self::File => ("mail-many-key", "mail-many-key"),
            Self::Code => ("mail-many-code", "mail-many-code-dated"),
            Self::Password => ("mail-many-password", "mail-many-password-dated"),
        }
    }
}

impl OneAnswer {
    fn lead(&self) -> Say {
        let (any, dated) = self.what.leads();
        match self.date.is_empty() {
            true => Say::new(any),
            false => Say::new(dated).text("date", &self.date),
        }
    }
}

impl AnswerMany {
    fn card(&self, line: &AnsweredDevice) -> Card {
        let challenge = line.challenge.as_ref();
        let challenge =
            challenge.map(|number| Say::new("mail-many-challenge").text("challenge", number));
        let started = line.started.as_ref();
        let started = started.map(|time| Say::new("mail-many-started").text("started", time));
        let file = line.file.as_ref().map(|file| self.file(file));
        let answers = line.answers.iter();
        Card {
            title: Say::new("mail-many-device")
                .count("position", line.position)
                .text("model", &line.model)
                .text("serial", &line.serial),
            facts: challenge.into_iter().chain(started).chain(file).collect(),
            answers: answers
                .map(|one| (one.lead(), one.secret.clone()))
                .collect(),
        }
    }

    fn file(&self, file: &str) -> Say {
        let say = match &self.archive {
            Some(archive) => Say::new("mail-many-file-packed").text("archive", archive),
            None => Say::new("mail-many-file"),
        };
        say.strong("file", file).text("until", &self.until)
    }
}

impl Mail for AnswerMany {
    fn content(&self) -> Content {
        let opening = match self.has_table {
            true => "mail-many-table",
            false => "mail-many",
        };
        let mut blocks = vec![
            Block::Para(Say::new(opening).count("count", self.answered)),
            Block::Facts(vec![self.about.case()]),
        ];
        blocks.extend(self.lines.iter().map(|line| Block::Card(self.card(line))));
        if self.unlisted > 0 {
            let more = Say::new("mail-many-unlisted").count("count", self.unlisted);
            blocks.push(Block::Para(more));
        }
        blocks.extend(self.missing.iter().map(|lost| {
            let say = Say::new("mail-many-missing")
                .count("position", lost.position)
                .text("model", &lost.model)
                .text("serial", &lost.serial);
            Block::Para(say)
        }));
        blocks.extend([heading("mail-many-use-title"), para("mail-many-use")]);
        if let Some(archive) = &self.archive {
            blocks.push(Block::Para(
                Say::new("mail-many-unpack").text("archive", archive),
            ));
        }
        blocks.push(para("mail-many-never"));
        answered(&self.about, blocks)
    }
}
