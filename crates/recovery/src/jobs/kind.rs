//! What a job is to do.

use crate::case::CaseNumber;
use crate::store::{EmailOrderId, HolderOrderId, MessageId, ReleaseId};

/// A mail to send. A kind names facts and holds none: what the mail says, and to whom, is looked
/// up when it is sent, and a key is opened only then.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum JobKind {
    /// The receipt for a request.
    Receipt {
        /// The case.
        case: CaseNumber,
    },
    /// The answer, to the holder.
    Answer {
        /// The case.
        case: CaseNumber,
        /// Which approval of the case, from 1; it released what stands in the mail.
        approval: u32,
    },
    /// The notice of a release to the reserved email (invariant 5).
    Notice {
        /// The case.
        case: CaseNumber,
        /// The release.
        release: ReleaseId,
    },
    /// The word to a reserved email that somebody asks for an answer (H1).
    Asked {
        /// The case.
        case: CaseNumber,
        /// The first line of those that the mail tells of.
        line: u32,
    },
    /// The rejection.
    Rejected {
        /// The case.
        case: CaseNumber,
        /// The reason.
        reason: MessageId,
    },
    /// A question, with a link to reply by.
    MoreWanted {
        /// The case.
        case: CaseNumber,
        /// The question.
        question: MessageId,
    },
    /// A link to a holder's own request, as he ordered it.
    HolderLink {
        /// The case.
        case: CaseNumber,
        /// The order.
        order: HolderOrderId,
    },
    /// A mail that a device ordered to its reserved email.
    Email {
        /// The order.
        order: EmailOrderId,
    },
}

impl JobKind {
    /// The word in the database.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Receipt { .. } => "receipt",
            Self::Answer { .. } => "answer",
            Self::Notice { .. } => "notice",
            Self::Asked { .. } => "asked",
            Self::Rejected { .. } => "rejected",
            Self::MoreWanted { .. } => "more-wanted",
            Self::HolderLink { .. } => "holder-link",
            Self::Email { .. } => "email",
        }
    }

    /// The case it belongs to, if it belongs to one.
    #[must_use]
    pub const fn case(self) -> Option<CaseNumber> {
        match self {
            Self::Receipt { case }
            | Self::Answer { case, .. }
            | Self::Notice { case, .. }
            | Self::Asked { case, .. }
            | Self::Rejected { case, .. }
            | Self::MoreWanted { case, .. }
            | Self::HolderLink { case, .. } => Some(case),
            Self::Email { .. } => None,
        }
    }

    /// What it is about, for people: a case's number, or an order's.
    #[must_use]
    pub fn subject(self) -> String {
        match self {
            Self::Receipt { case }
            | Self::Answer { case, .. }
            | Self::Notice { case, .. }
            | Self::Asked { case, .. }
            | Self::Rejected { case, .. }
            | Self::MoreWanted { case, .. }
            | Self::HolderLink { case, .. } => case.to_string(),
            Self::Email { order } => format!("mail order {order}"),
        }
    }

    /// The approval or line, or the id of the release, message or order that it refers to.
    #[must_use]
    pub const fn refers_to(self) -> Option<i64> {
        match self {
            Self::Receipt { .. } => None,
            Self::Answer { approval, .. } => Some(approval as i64),
            Self::Notice { release, .. } => Some(release.value()),
            Self::Asked { line, .. } => Some(line as i64),
            Self::MoreWanted { question, .. } => Some(question.value()),
            Self::Rejected { reason, .. } => Some(reason.value()),
            Self::HolderLink { order, .. } => Some(order.value()),
            Self::Email { order } => Some(order.value()),
        }
    }

    /// Puts a kind together again from the parts above; `None` when they do not fit.
    #[must_use]
    pub fn from_parts(
        word: &str,
        case: Option<CaseNumber>,
        refers_to: Option<i64>,
    ) -> Option<Self> {
        let Some(case) = case else {
            let order = EmailOrderId::from_value(refers_to?);
            return (word == "email").then_some(Self::Email { order });
        };
        match word {
            "receipt" => Some(Self::Receipt { case }),
            "answer" => Some(Self::Answer {
                case,
                approval: u32::try_from(refers_to?).ok()?,
            }),
            "notice" => Some(Self::Notice {
                case,
                release: ReleaseId::from_value(refers_to?),
            }),
            "asked" => Some(Self::Asked {
                case,
                line: u32::try_from(refers_to?).ok()?,
            }),
            "rejected" => Some(Self::Rejected {
                case,
                reason: MessageId::from_value(refers_to?),
            }),
            "more-wanted" => Some(Self::MoreWanted {
                case,
                question: MessageId::from_value(refers_to?),
            }),
            "holder-link" => Some(Self::HolderLink {
                case,
                order: HolderOrderId::from_value(refers_to?),
            }),
            _ => None,
        }
    }

    /// The idempotency key: the same fact gives the same key, in every attempt and after every
    /// restart. Of letters, digits and `.-` only, so that it can stand in a Message-ID.
    #[must_use]
    pub fn key(self) -> String {
        let word = self.as_str();
        match self {
            Self::MoreWanted { case, question } => format!("{word}.{case}.{question}"),
            Self::HolderLink { case, order } => format!("{word}.{case}.{order}"),
            Self::Email { order } => format!("{word}.{order}"),
            Self::Notice { case, release } => format!("{word}.{case}.{release}"),
            Self::Asked { case, line } => format!("{word}.{case}.{line}"),
            Self::Rejected { case, reason } => format!("{word}.{case}.{reason}"),
            Self::Answer { case, approval } if approval > 1 => format!("{word}.{case}.{approval}"),
            Self::Receipt { case } | Self::Answer { case, .. } => format!("{word}.{case}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kind_survives_its_parts() {
        let case = CaseNumber::from_value(482_190_335).unwrap();
        let release = ReleaseId::from_value(3);
        let question = MessageId::from_value(9);
        for kind in [
            JobKind::Receipt { case },
            JobKind::Answer { case, approval: 2 },
            JobKind::Notice { case, release },
            JobKind::Asked { case, line: 3 },
            JobKind::Rejected {
                case,
                reason: question,
            },
            JobKind::MoreWanted { case, question },
            JobKind::HolderLink {
                case,
                order: HolderOrderId::from_value(4),
            },
            JobKind::Email {
                order: EmailOrderId::from_value(4),
            },
        ] {
            let again = JobKind::from_parts(kind.as_str(), kind.case(), kind.refers_to());
            assert_eq!(again, Some(kind));
        }
        assert_eq!(JobKind::from_parts("answer", Some(case), None), None);
        assert_eq!(JobKind::from_parts("answer", None, Some(3)), None);
        assert_eq!(JobKind::from_parts("email", Some(case), Some(3)), None);
        let keys = [
            JobKind::MoreWanted { case, question }.key(),
            JobKind::Answer { case, approval: 1 }.key(),
            JobKind::Answer { case, approval: 2 }.key(),
        ];
        assert_eq!(
            keys,
            [
                "more-wanted.RG-482-190-335.9",
                "answer.RG-482-190-335",
                "answer.RG-482-190-335.2"
            ]
        );
    }
}
