//! The answer for one device.

use zeroize::Zeroizing;

use super::super::block::{Block, Content, Fact, Say, Told};
use super::{About, Mail, OneAnswer, heading, para};

/// The key for an approved request.
pub(crate) struct Answer {
    /// The request.
    pub(crate) about: About,
    /// The short number of the challenge, as the device shows it.
    pub(crate) challenge: String,
    /// The key, `XXXX-XXXX`.
    pub(crate) key: Zeroizing<String>,
    /// For how many powered-on hours the challenge lives.
    pub(crate) hours: u64,
}

impl Mail for Answer {
    fn content(&self) -> Content {
        let check = Say::new("mail-answer-key-check").strong("challenge", &self.challenge);
        let blocks = vec![
            para("mail-answer-key"),
            Block::Facts(self.about.facts()),
            heading("mail-answer-key-title"),
            Block::Secret(self.key.clone()),
            heading("mail-answer-use"),
            Block::Steps(vec![
                Say::new("mail-answer-key-open"),
                check,
                Say::new("mail-answer-key-type"),
                Say::new("mail-answer-password"),
            ]),
            Block::Para(Say::new("mail-answer-key-life").count("hours", self.hours)),
            para("mail-answer-key-never"),
        ];
        answered(&self.about, blocks)
    }
}

/// The reset file for an approved request; it is attached.
pub(crate) struct AnswerFile {
    /// The request.
    pub(crate) about: About,
    /// The short number of the challenge, as the device shows it.
    pub(crate) challenge: Option<String>,
    /// The attachment's name.
    pub(crate) file: String,
    /// The last moment at which it can be used.
    pub(crate) until: String,
}

impl Mail for AnswerFile {
    fn content(&self) -> Content {
        let mut facts = self.about.facts();
        facts.push(Fact {
            label: Some(Say::new("mail-label-file")),
            value: Told::Bare(self.file.clone()),
        });
        let check =
            |number: &String| Say::new("mail-answer-file-check").strong("challenge", number);
        let steps = [
            Some(Say::new("mail-answer-file-save")),
            Some(Say::new("mail-answer-file-open")),
            self.challenge.as_ref().map(check),
            Some(Say::new("mail-answer-file-choose")),
        ];
        let blocks = vec![
            Block::Para(Say::new("mail-answer-file").text("until", &self.until)),
            Block::Facts(facts),
            heading("mail-answer-use"),
            Block::Steps(steps.into_iter().flatten().collect()),
            para("mail-answer-file-life"),
            para("mail-answer-file-never"),
        ];
        answered(&self.about, blocks)
    }
}

/// Security codes or temporary passwords for an approved request, one for each date.
pub(crate) struct AnswerDated {
    /// The request.
    pub(crate) about: About,
    /// The device's start time, for security codes.
    pub(crate) started: Option<String>,
    /// One for each date, the earliest first.
    pub(crate) answers: Vec<OneAnswer>,
}

impl Mail for AnswerDated {
    fn content(&self) -> Content {
        let mut facts = self.about.facts();
        let dated = |one: &OneAnswer| (one.date.clone(), one.secret.clone());
        let dated = Block::Dated(self.answers.iter().map(dated).collect());
        let look = Say::new("mail-answer-dated-look");
        let blocks = match &self.started {
            Some(started) => {
                facts.push(Fact {
                    label: Some(Say::new("mail-label-started")),
                    value: Told::Bare(started.clone()),
                });
                vec![
                    para("mail-answer-codes"),
                    Block::Facts(facts),
                    heading("mail-answer-dated-title"),
                    dated,
                    heading("mail-answer-use"),
                    Block::Steps(vec![
                        look,
                        Say::new("mail-answer-codes-open"),
                        Say::new("mail-answer-codes-type"),
                        Say::new("mail-answer-password"),
                    ]),
                    para("mail-answer-codes-life"),
                    para("mail-answer-codes-never"),
                ]
            }
            None => vec![
                para("mail-answer-passwords"),
                Block::Facts(facts),
                heading("mail-answer-dated-title"),
                dated,
                heading("mail-answer-use"),
                Block::Steps(vec![
                    look,
                    Say::new("mail-answer-passwords-type"),
                    Say::new("mail-answer-passwords-choose"),
                ]),
                para("mail-answer-passwords-never"),
            ],
        };
        answered(&self.about, blocks)
    }
}

/// What all answers have in common.
pub(super) fn answered(about: &About, mut blocks: Vec<Block>) -> Content {
    blocks.extend(about.not_you());
    Content {
        subject: about.with_case("mail-answer-subject"),
        title: Say::new("mail-answer-title"),
        authority: about.authority.clone(),
        blocks,
    }
}
