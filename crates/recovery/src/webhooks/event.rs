//! What webhooks tell of.

use crate::audit::Act;

macro_rules! events {
    ($($(#[$doc:meta])* $variant:ident = $word:literal, $said:literal;)*) => {
        /// Something that happened.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Event { $($(#[$doc])* $variant,)* }

        impl Event {
            /// Every event that can be chosen.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// The word in payloads and in the database.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $word,)* }
            }

            /// What it tells, for people.
            #[must_use]
            pub const fn about(self) -> &'static str {
                match self { $(Self::$variant => $said,)* }
            }

            /// Reads the word of [`Self::as_str`].
            #[must_use]
            pub fn parse(word: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|event| event.as_str() == word)
            }
        }
    };
}

events! {
    /// A request came in.
    RequestReceived = "request.received", "A request came in";
    /// Somebody took a case on.
    RequestClaimed = "request.claimed", "Somebody took a case on";
    /// The desk asked the holder for more.
    MoreWanted = "request.more_wanted", "The desk asked the holder for more";
    /// The holder replied.
    MoreGiven = "request.more_given", "The holder replied";
    /// An answer was released.
    RequestAnswered = "request.answered", "A request was answered";
    /// A request was rejected.
    RequestRejected = "request.rejected", "A request was rejected";
    /// The holder took a request back.
    RequestWithdrawn = "request.withdrawn", "The holder took a request back";
    /// An answer was taken back before its mail left.
    AnswerRevoked = "answer.revoked", "An answer was taken back";
    /// The holder says that the answer worked.
    AnswerUsed = "answer.used", "The holder says that the answer worked";
    /// A mail about a request did not arrive.
    MailFailed = "mail.failed", "A mail did not arrive";
    /// A device was flagged.
    DeviceFlagged = "device.flagged", "A device was flagged";
}

impl Event {
    /// The event that an entry of the trail stands for, if for any.
    #[must_use]
    pub const fn of(act: Act) -> Option<Self> {
        Some(match act {
            Act::RequestReceived => Self::RequestReceived,
            Act::Claimed => Self::RequestClaimed,
            Act::Asked => Self::MoreWanted,
            Act::Replied => Self::MoreGiven,
            Act::Released => Self::RequestAnswered,
            Act::Rejected => Self::RequestRejected,
            Act::Withdrawn => Self::RequestWithdrawn,
            Act::TakenBack => Self::AnswerRevoked,
            Act::AnswerWorked => Self::AnswerUsed,
            Act::MailGivenUp | Act::MailReturned => Self::MailFailed,
            Act::DeviceFlagged => Self::DeviceFlagged,
            _ => return None,
        })
    }
}
