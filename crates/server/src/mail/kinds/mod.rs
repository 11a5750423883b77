//! What each kind of mail says. One type for each, with all that it needs; the words are in the
//! catalogues of `web`, under `mail-`.

mod answer;
mod many;
mod request;
mod reserved;

use recovery::policy::AnswerKind;
use web::language::Words;
use zeroize::Zeroizing;

pub(crate) use self::answer::{Answer, AnswerDated, AnswerFile};
pub(crate) use self::many::{AnswerMany, AnsweredDevice, OneAnswer, What};
pub(crate) use self::request::{HolderLink, MoreWanted, Receipt, Rejected};
pub(crate) use self::reserved::{Asked, EmailCode, Farewell, Notice};
use super::block::{Block, Content, Fact, Say, Told};
use super::{html, text};

/// A mail as written: its subject and both of its forms.
pub(crate) struct Written {
    /// The subject, without secrets.
    pub(crate) subject: String,
    /// The whole text.
    pub(crate) text: Zeroizing<String>,
    /// The same as HTML.
    pub(crate) html: Zeroizing<String>,
}

/// A mail that can be written out.
pub(crate) trait Mail {
    /// Its parts, in their order.
    fn content(&self) -> Content;

    /// Writes the mail in both forms.
    ///
    /// # Errors
    /// When the template cannot be set, which is a fault of ours.
    fn write(&self, t: Words) -> Result<Written, askama::Error> {
        let content = self.content();
        Ok(Written {
            subject: content.subject.plain(t),
            text: text::set(&content, t),
            html: html::set(&content, t)?,
        })
    }
}

/// What every mail tells about the request it belongs to.
#[derive(Clone)]
pub(crate) struct About {
    /// The authority's name.
    pub(crate) authority: String,
    /// The case number, `RG-482-190-335`.
    pub(crate) case_number: String,
    /// The devices that it is about, as many as a mail lists.
    pub(crate) devices: Vec<Device>,
    /// How many more there are.
    pub(crate) unlisted: usize,
    /// The fixed address all mails come from.
    pub(crate) sender: String,
    /// The page that tells how a request stands.
    pub(crate) status_link: String,
    /// The page of the holder's own request, where the mail leads there.
    pub(crate) mine_link: Option<String>,
    /// Where people are reached: a number, a page, a sentence.
    pub(crate) hotline: String,
}

/// A device as a mail names it.
#[derive(Clone)]
pub(crate) struct Device {
    /// Its place in the request, from 1.
    pub(crate) position: u32,
    /// Its model.
    pub(crate) model: String,
    /// Its serial, masked.
    pub(crate) serial: String,
    /// The answer that was asked for.
    pub(crate) kind: AnswerKind,
    /// The short number of its challenge, as the device shows it, where there is one.
    pub(crate) challenge: Option<String>,
}

impl About {
    fn total(&self) -> usize {
        self.devices.len() + self.unlisted
    }

    fn has_challenge(&self) -> bool {
        self.devices.iter().any(|device| device.challenge.is_some())
    }

    fn has_code(&self) -> bool {
        let is_code = |device: &Device| device.kind == AnswerKind::SecurityCode;
        self.devices.iter().any(is_code)
    }

    /// A message that names the case.
    fn with_case(&self, id: &'static str) -> Say {
        Say::new(id).text("case", &self.case_number)
    }

    fn case(&self) -> Fact {
        Fact {
            label: Some(Say::new("mail-label-case")),
            value: Told::Bare(self.case_number.clone()),
        }
    }

    /// The devices, and then the case.
    fn facts(&self) -> Vec<Fact> {
        let mut facts = Vec::new();
        for device in &self.devices {
            let label = match self.total() {
                1 => Say::new("mail-label-device"),
                _ => Say::new("mail-label-device-numbered").count("position", device.position),
            };
            facts.push(Fact {
                label: Some(label),
                value: Told::Said(named(&device.model, &device.serial)),
            });
            facts.extend(device.challenge.as_deref().map(challenge));
        }
        if self.unlisted > 0 {
            facts.push(Fact {
                label: None,
                value: Told::Said(Say::new("mail-more-devices").count("count", self.unlisted)),
            });
        }
        facts.push(self.case());
        facts
    }

    /// What can be done with the request, and what to do when somebody else asked.
    fn not_you(&self) -> Vec<Block> {
        self.not_you_after("mail-mine")
    }

    /// The same, with these words before the link to the request.
    fn not_you_after(&self, lead: &'static str) -> Vec<Block> {
        let mine = self.mine_link.as_ref().map(|link| Block::Link {
            lead: Say::new(lead),
            button: Say::new("mail-mine-button"),
            url: link.clone(),
        });
        let not_you = [
            Block::Heading(Say::new("mail-not-you-title")),
            Block::Para(Say::new("mail-not-you").text("hotline", &self.hotline)),
        ];
        mine.into_iter().chain(not_you).collect()
    }
}

fn named(model: &str, serial: &str) -> Say {
    Say::new("mail-device")
        .text("model", model)
        .text("serial", serial)
}

fn challenge(number: &str) -> Fact {
    Fact {
        label: Some(Say::new("mail-label-challenge")),
        value: Told::Bare(number.to_owned()),
    }
}

/// What a mail to a device's reserved email tells about the device.
#[derive(Clone)]
pub(crate) struct AboutDevice {
    /// The authority's name.
    pub(crate) authority: String,
    /// The device's model.
    pub(crate) model: String,
    /// The device's serial, masked.
    pub(crate) serial: String,
    /// The short number of the challenge, as the device shows it.
    pub(crate) challenge: String,
    /// Where people are reached: a number, a page, a sentence.
    pub(crate) hotline: String,
}

impl AboutDevice {
    fn facts(&self) -> Vec<Fact> {
        vec![
            Fact {
                label: Some(Say::new("mail-label-device")),
                value: Told::Said(named(&self.model, &self.serial)),
            },
            challenge(&self.challenge),
        ]
    }
}

/// A paragraph without anything filled in.
fn para(id: &'static str) -> Block {
    Block::Para(Say::new(id))
}

/// A heading without anything filled in.
fn heading(id: &'static str) -> Block {
    Block::Heading(Say::new(id))
}
