//! Mails to the address that is kept in a device.

use zeroize::Zeroizing;

use super::super::block::{Block, Content, Fact, Say, Told};
use super::{About, AboutDevice, Mail, heading, para};

/// The reserved email learns that the desk released an answer by another way.
pub(crate) struct Notice {
    /// The request.
    pub(crate) about: About,
    /// Whether it is a reset file, and not a key.
    pub(crate) is_file: bool,
    /// When it was approved, in words, with its zone.
    pub(crate) when: String,
}

impl Mail for Notice {
    fn content(&self) -> Content {
        let (subject, title, approved) = match self.is_file {
            true => (
                "mail-notice-file-subject",
                "mail-notice-file-title",
                "mail-notice-file",
            ),
            false => (
                "mail-notice-key-subject",
                "mail-notice-key-title",
                "mail-notice-key",
            ),
        };
        let about = &self.about;
        let model = about.devices.first().map(|device| device.model.clone());
        let hotline = Say::new("mail-notice-not-you").text("hotline", &about.hotline);
        Content {
            subject: Say::new(subject).text("model", model.unwrap_or_default()),
            title: Say::new(title),
            authority: about.authority.clone(),
            blocks: vec![
                para("mail-notice-told"),
                Block::Para(Say::new(approved).text("when", &self.when)),
                Block::Facts(about.facts()),
                para("mail-nothing-to-do"),
                heading("mail-was-not-you-title"),
                Block::Para(hotline),
            ],
        }
    }
}

/// The reserved email learns that somebody asks for an answer, and can object.
pub(crate) struct Asked {
    /// The request.
    pub(crate) about: About,
    /// When it came in, in words, with its zone.
    pub(crate) when: String,
    /// Where to object.
    pub(crate) link: String,
}

impl Mail for Asked {
    fn content(&self) -> Content {
        let about = &self.about;
        let model = about.devices.first().map(|device| device.model.clone());
        Content {
            subject: Say::new("mail-asked-subject").text("model", model.unwrap_or_default()),
            title: Say::new("mail-asked-title"),
            authority: about.authority.clone(),
            blocks: vec![
                para("mail-notice-told"),
                Block::Para(Say::new("mail-asked").text("when", &self.when)),
                Block::Facts(about.facts()),
                para("mail-nothing-to-do"),
                heading("mail-was-not-you-title"),
                Block::Link {
                    lead: Say::new("mail-asked-not-you"),
                    button: Say::new("mail-asked-button"),
                    url: self.link.clone(),
                },
                para("mail-asked-page"),
            ],
        }
    }
}

/// A code to the reserved email.
pub(crate) struct EmailCode {
    /// The device.
    pub(crate) about: AboutDevice,
    /// Where to say that it was not ordered; none where the code confirms the address, and resets nothing.
    pub(crate) not_me: Option<String>,
    /// The code, `XXXX-XXXX`.
    pub(crate) code: Zeroizing<String>,
    /// When it was asked for, in words, with its zone.
    pub(crate) when: String,
    /// The network address it was asked for from.
    pub(crate) network: String,
    /// For how many hours it is good.
    pub(crate) hours: u64,
}

impl EmailCode {
    fn facts(&self) -> Block {
        let mut facts = self.about.facts();
        let asked = Say::new("mail-code-asked")
            .text("when", &self.when)
            .text("network", &self.network);
        facts.push(Fact {
            label: Some(Say::new("mail-label-asked")),
            value: Told::Said(asked),
        });
        Block::Facts(facts)
    }

    fn confirmation(&self) -> Content {
        let about = &self.about;
        Content {
            subject: Say::new("mail-confirm-subject").text("model", &about.model),
            title: Say::new("mail-confirm-title"),
            authority: about.authority.clone(),
            blocks: vec![
                para("mail-confirm"),
                self.facts(),
                heading("mail-code-heading"),
                Block::Secret(self.code.clone()),
                Block::Para(Say::new("mail-confirm-type").count("hours", self.hours)),
                para("mail-code-never"),
                heading("mail-was-not-you-title"),
                para("mail-confirm-not-you"),
            ],
        }
    }
}

impl Mail for EmailCode {
    fn content(&self) -> Content {
        let Some(not_me) = &self.not_me else {
            return self.confirmation();
        };
        let about = &self.about;
        let subject = Say::new("mail-code-subject").text("model", &about.model);
        Content {
            subject: subject.text("challenge", &about.challenge),
            title: Say::new("mail-code-title"),
            authority: about.authority.clone(),
            blocks: vec![
                para("mail-code"),
                self.facts(),
                heading("mail-code-heading"),
                Block::Secret(self.code.clone()),
                Block::Steps(vec![
                    Say::new("mail-code-check").strong("challenge", &about.challenge),
                    Say::new("mail-code-type"),
                    Say::new("mail-answer-password"),
                ]),
                Block::Para(Say::new("mail-code-life").count("hours", self.hours)),
                para("mail-code-never"),
                heading("mail-was-not-you-title"),
                Block::Para(Say::new("mail-code-not-you").text("hotline", &about.hotline)),
                Block::Link {
                    lead: Say::new("mail-code-report"),
                    button: Say::new("mail-asked-button"),
                    url: not_me.clone(),
                },
                para("mail-asked-page"),
            ],
        }
    }
}

/// An address learns that it is the reserved email no longer.
pub(crate) struct Farewell {
    /// The device.
    pub(crate) about: AboutDevice,
    /// When that was asked for, in words, with its zone.
    pub(crate) when: String,
}

impl Mail for Farewell {
    fn content(&self) -> Content {
        let about = &self.about;
        let hotline = Say::new("mail-farewell-not-you").text("hotline", &about.hotline);
        Content {
            subject: Say::new("mail-farewell-subject").text("model", &about.model),
            title: Say::new("mail-farewell-title"),
            authority: about.authority.clone(),
            blocks: vec![
                Block::Para(Say::new("mail-farewell").text("when", &self.when)),
                Block::Facts(about.facts()),
                para("mail-nothing-to-do"),
                heading("mail-was-not-you-title"),
                Block::Para(hotline),
            ],
        }
    }
}
