//! Mails about a request, but for its answer.

use recovery::calendar::Told as Due;

use super::super::block::{Block, Content, Say};
use super::{About, Mail, heading, para};

/// A request has arrived.
pub(crate) struct Receipt {
    /// The request.
    pub(crate) about: About,
    /// When the answer is due.
    pub(crate) due: Option<Due>,
    /// The numbers of other requests for which it stands as well.
    pub(crate) others: Vec<String>,
    /// How many more there are.
    pub(crate) unlisted: usize,
    /// The page where its reader says that our mails reach him, unless he has.
    pub(crate) confirm_link: Option<String>,
    /// How soon the desk answers, in working hours.
    pub(crate) working_hours: u32,
}

impl Receipt {
    fn others(&self) -> Option<Block> {
        let say = match (self.others.is_empty(), self.unlisted) {
            (true, _) => return None,
            (false, 0) => Say::new("mail-receipt-others"),
            (false, more) => Say::new("mail-receipt-others-more").count("count", more),
        };
        Some(Block::Para(say.text("cases", self.others.join(", "))))
    }
}

impl Mail for Receipt {
    fn content(&self) -> Content {
        let about = &self.about;
        let keep = match (about.has_challenge(), about.has_code()) {
            (true, _) => "mail-receipt-keep-challenge",
            (false, true) => "mail-receipt-keep-code",
            (false, false) => "mail-receipt-keep-date",
        };
        let mut blocks = vec![
            Block::Para(Say::new("mail-receipt-arrived").count("count", about.total())),
            Block::Facts(about.facts()),
            heading("mail-receipt-next"),
        ];
        if let Some(due) = &self.due {
            let when = match &due.at_desk {
                Some(desk) => Say::new("mail-receipt-due-desk").text("desk", desk),
                None => Say::new("mail-receipt-due"),
            };
            let promise = Say::new("mail-receipt-promise").count("hours", self.working_hours);
            blocks.push(Block::Para(when.strong("time", &due.here)));
            blocks.push(Block::Para(promise));
        }
        blocks.extend([
            Block::Para(Say::new("mail-receipt-sender").strong("sender", &about.sender)),
            para(keep),
        ]);
        blocks.extend(self.others());
        if let Some(link) = &self.confirm_link {
            blocks.push(Block::Link {
                lead: Say::new("mail-receipt-confirm"),
                button: Say::new("mail-receipt-confirm-button"),
                url: link.clone(),
            });
        }
        blocks.extend([Block::Link {
            lead: Say::new("mail-receipt-status"),
            button: Say::new("mail-receipt-status-button"),
            url: about.status_link.clone(),
        }]);
        blocks.extend(about.not_you_after("mail-receipt-mine"));
        Content {
            subject: about.with_case("mail-receipt-subject"),
            title: Say::new("mail-receipt-title"),
            authority: about.authority.clone(),
            blocks,
        }
    }
}

/// The desk said no.
pub(crate) struct Rejected {
    /// The request.
    pub(crate) about: About,
    /// The desk's reason, for the holder.
    pub(crate) reason: String,
    /// Where to ask again.
    pub(crate) request_link: String,
}

impl Mail for Rejected {
    fn content(&self) -> Content {
        let about = &self.about;
        let mut blocks = vec![
            para("mail-rejected"),
            Block::Quote(self.reason.clone()),
            Block::Facts(about.facts()),
            Block::Link {
                lead: Say::new("mail-rejected-again"),
                button: Say::new("mail-rejected-again-button"),
                url: self.request_link.clone(),
            },
            Block::Para(Say::new("mail-rejected-hotline").text("hotline", &about.hotline)),
        ];
        blocks.extend(about.not_you());
        Content {
            subject: about.with_case("mail-rejected-subject"),
            title: Say::new("mail-rejected-title"),
            authority: about.authority.clone(),
            blocks,
        }
    }
}

/// The desk asks back.
pub(crate) struct MoreWanted {
    /// The request.
    pub(crate) about: About,
    /// The desk's question.
    pub(crate) question: String,
    /// The page that takes the answer.
    pub(crate) link: String,
}

impl Mail for MoreWanted {
    fn content(&self) -> Content {
        let about = &self.about;
        let mut blocks = vec![
            para("mail-question"),
            Block::Quote(self.question.clone()),
            Block::Link {
                lead: Say::new("mail-question-answer"),
                button: Say::new("mail-question-answer-button"),
                url: self.link.clone(),
            },
            para("mail-question-alone"),
            Block::Facts(about.facts()),
        ];
        blocks.extend(about.not_you());
        Content {
            subject: about.with_case("mail-question-subject"),
            title: Say::new("mail-question-title"),
            authority: about.authority.clone(),
            blocks,
        }
    }
}

/// The link to one's own request.
pub(crate) struct HolderLink {
    /// The request.
    pub(crate) about: About,
    /// The page.
    pub(crate) link: String,
    /// For how many hours it opens.
    pub(crate) hours: u64,
}

impl Mail for HolderLink {
    fn content(&self) -> Content {
        let about = &self.about;
        let mut blocks = vec![
            para("mail-link"),
            Block::Link {
                lead: Say::new("mail-link-lead"),
                button: Say::new("mail-link-button"),
                url: self.link.clone(),
            },
            Block::Para(Say::new("mail-link-life").count("hours", self.hours)),
            Block::Facts(about.facts()),
        ];
        blocks.extend(about.not_you());
        Content {
            subject: about.with_case("mail-link-subject"),
            title: Say::new("mail-link-title"),
            authority: about.authority.clone(),
            blocks,
        }
    }
}
