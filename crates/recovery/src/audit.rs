//! The audit trail: who did what, when, to what. Entries hold no secret and are never changed, and
//! each carries the hash of all before it ([`chain`]).

pub mod chain;
mod check;
mod detail;
mod reader;

use core::fmt;

use crate::staff::StaffName;
use crate::time::Timestamp;

pub use check::{PAGE, TrailError, check};
pub use detail::{Detail, Salt};
pub use reader::Reader;

/// Who acted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Actor {
    /// Someone at the portal.
    Holder,
    /// A device, posting its enrolment.
    Device,
    /// Whoever reads the mails to the address reserved in a device.
    ReservedEmail,
    /// Someone at the desk's sign-in who did not get in.
    Stranger,
    /// A member of staff.
    Staff(StaffName),
    /// A program with a token.
    Program {
        /// The token's name.
        name: StaffName,
        /// Who made it; the operator, when it is nobody at the desk.
        by: Option<StaffName>,
    },
    /// Whoever runs the service, at its command line.
    Operator,
    /// The service itself, as when it gives a mail up.
    Service,
}

impl Actor {
    /// The actor as the database has it: `staff:anna`, `holder`.
    #[must_use]
    pub fn to_text(&self) -> String {
        match self {
            Self::Holder => "holder".to_owned(),
            Self::Device => "device".to_owned(),
            Self::ReservedEmail => "reserved-email".to_owned(),
            Self::Staff(name) => format!("staff:{name}"),
            Self::Program { name, by: None } => format!("program:{name}"),
            Self::Program { name, by: Some(by) } => format!("program:{name}:{by}"),
            Self::Operator => "operator".to_owned(),
            Self::Stranger => "stranger".to_owned(),
            Self::Service => "service".to_owned(),
        }
    }

    /// Reads [`Self::to_text`].
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "holder" => Some(Self::Holder),
            "device" => Some(Self::Device),
            "reserved-email" => Some(Self::ReservedEmail),
            "operator" => Some(Self::Operator),
            "stranger" => Some(Self::Stranger),
            "service" => Some(Self::Service),
            _ => match text.split_once(':')? {
                ("staff", name) => StaffName::parse(name).ok().map(Self::Staff),
                ("program", names) => Self::program(names),
                _ => None,
            },
        }
    }

    fn program(names: &str) -> Option<Self> {
        let (name, by) = match names.split_once(':') {
            None => (names, None),
            Some((name, by)) => (name, Some(StaffName::parse(by).ok()?)),
        };
        let name = StaffName::parse(name).ok()?;
        Some(Self::Program { name, by })
    }
}

impl fmt::Display for Actor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Staff(name) => name.fmt(f),
            Self::Program { name, by: None } => write!(f, "the program {name}"),
            Self::Program { name, by: Some(by) } => write!(f, "{by}’s program {name}"),
            other => f.write_str(&other.to_text()),
        }
    }
}

macro_rules! acts {
    ($($(#[$doc:meta])* $variant:ident = $word:literal;)*) => {
        /// What was done.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum Act { $($(#[$doc])* $variant,)* }

        impl Act {
            /// Every act.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// The word in the database.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $word,)* }
            }

            /// Reads the word of [`Self::as_str`].
            #[must_use]
            pub fn parse(word: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|act| act.as_str() == word)
            }
        }
    };
}

acts! {
    /// A request came in.
    RequestReceived = "request-received";
    /// A challenge was turned away at the portal; the detail says exactly why.
    EvidenceRefused = "evidence-refused";
    /// An answer was released.
    Released = "released";
    /// Somebody approved where two people are needed, and a second is awaited.
    Proposed = "proposed";
    /// A first approval was taken back.
    ProposalWithdrawn = "proposal-withdrawn";
    /// A first approval became void, for what it rested on has changed.
    ProposalVoid = "proposal-void";
    /// An answer that was released is sent once more.
    SentAgain = "sent-again";
    /// A release was taken back before its mail left.
    TakenBack = "taken-back";
    /// A case was rejected.
    Rejected = "rejected";
    /// Somebody at the desk looked at a case; the detail says at what of it, what for, and what was
    /// shown to be true.
    CaseViewed = "case-viewed";
    /// Somebody at the desk looked at a picture of a case, or at the file in its place.
    PictureViewed = "picture-viewed";
    /// The holder sent pictures that nobody had asked for.
    EvidenceSent = "evidence-sent";
    /// Staff found that a picture shows what it is to show.
    EvidenceAccepted = "evidence-accepted";
    /// Staff found that a picture does not show what it is to show.
    EvidenceUnfit = "evidence-unfit";
    /// Somebody took a case on.
    Claimed = "claimed";
    /// Somebody gave a case back that he had taken on.
    GivenBack = "given-back";
    /// A case was given to somebody; the detail says to whom.
    Assigned = "assigned";
    /// A note was left on a case.
    Noted = "noted";
    /// A label was put on a case.
    Labelled = "labelled";
    /// A label was taken off.
    Unlabelled = "unlabelled";
    /// An answer for reuse was added or changed.
    ReplyKept = "reply-kept";
    /// An answer for reuse was removed.
    ReplyRemoved = "reply-removed";
    /// The desk asked the holder for more.
    Asked = "asked";
    /// The holder replied.
    Replied = "replied";
    /// The address reserved in a device was told that somebody asks for an answer.
    ReservedTold = "reserved-told";
    /// The address reserved in a device says that the request is not its own.
    Objected = "objected";
    /// An objection was found not to stand in the way; the detail says why.
    ObjectionSetAside = "objection-set-aside";
    /// The holder took a request back.
    Withdrawn = "withdrawn";
    /// The holder says that the answer worked.
    AnswerWorked = "answer-worked";
    /// The holder says that the answer did not work.
    AnswerDidNotWork = "answer-did-not-work";
    /// A device was added to the registry.
    DeviceAdded = "device-added";
    /// Devices were added to the registry together, from a file; the subject is the first.
    DevicesImported = "devices-imported";
    /// A file for the registry was uploaded; the detail says what stands in it.
    ImportOrdered = "import-ordered";
    /// An uploaded file was imported, or the import broke off; the detail counts what became of it.
    ImportEnded = "import-ended";
    /// What the registry knows of a device was changed.
    DeviceChanged = "device-changed";
    /// A device was enrolled.
    Enrolled = "enrolled";
    /// A second enrolment with another key was refused.
    EnrolmentConflict = "enrolment-conflict";
    /// The desk kept the enrolled key.
    KeyKept = "key-kept";
    /// The desk replaced the enrolled key.
    KeyReplaced = "key-replaced";
    /// A device was flagged as stolen or blocked; the detail says as what, and why.
    DeviceFlagged = "device-flagged";
    /// A flag was taken away.
    FlagCleared = "flag-cleared";
    /// A distributor was added.
    DistributorAdded = "distributor-added";
    /// What is known of a distributor was changed.
    DistributorChanged = "distributor-changed";
    /// A distributor was taken off the list.
    DistributorRemoved = "distributor-removed";
    /// A program was given a token; the detail says what it may do.
    ApiTokenAdded = "api-token-added";
    /// A program's token was revoked.
    ApiTokenRevoked = "api-token-revoked";
    /// A token was shown that opens nothing, or no longer, or not from there.
    ApiTokenRefused = "api-token-refused";
    /// The audit trail was taken along.
    TrailTaken = "trail-taken";
    /// An account was added.
    StaffAdded = "staff-added";
    /// Somebody got another role.
    RoleChanged = "role-changed";
    /// Somebody left, and his account was closed.
    StaffRemoved = "staff-removed";
    /// Somebody's whole sign-in was made void, to be set up anew.
    SignInReset = "sign-in-reset";
    /// Somebody set his sign-in up by a link.
    SignInSetUp = "sign-in-set-up";
    /// By what a provider of single sign-on knows somebody was changed.
    SignOnChanged = "sign-on-changed";
    /// An account was bound to somebody whom a provider of single sign-on vouches for.
    SignOnBound = "sign-on-bound";
    /// Somebody changed his own password.
    PasswordChanged = "password-changed";
    /// Somebody put another authenticator in the place of his own.
    SecondFactorReplaced = "second-factor-replaced";
    /// Somebody added a passkey to his account.
    PasskeyAdded = "passkey-added";
    /// Somebody calls a passkey of his otherwise.
    PasskeyRenamed = "passkey-renamed";
    /// Somebody removed a passkey of his.
    PasskeyRemoved = "passkey-removed";
    /// Sessions were ended before their time.
    SessionsEnded = "sessions-ended";
    /// The second factor that a step needs was not shown.
    ConfirmationFailed = "confirmation-failed";
    /// A second factor was replaced.
    SecondFactorReset = "second-factor-reset";
    /// Someone signed in.
    SignedIn = "signed-in";
    /// A sign-in failed.
    SignInFailed = "sign-in-failed";
    /// Someone signed out.
    SignedOut = "signed-out";
    /// A webhook was added; the subject is its address.
    WebhookAdded = "webhook-added";
    /// A webhook was paused, let go on, or given another secret.
    WebhookChanged = "webhook-changed";
    /// A webhook was removed.
    WebhookRemoved = "webhook-removed";
    /// A webhook was switched off, since its receiver was gone.
    WebhookOff = "webhook-off";
    /// A device ordered a mail to its reserved email.
    EmailOrdered = "email-ordered";
    /// The entries of older versions are covered anew, so that what they tell can be erased; the subject
    /// is the hash with which they end.
    TrailRenewed = "trail-renewed";
    /// Pictures of a case were erased, their time being over.
    PicturesErased = "pictures-erased";
    /// Who asked, and what was written in a case, was erased; the detail says why.
    CaseErased = "case-erased";
    /// A case is kept beyond its time; the detail says why and until when.
    Held = "held";
    /// A case is kept no longer than others.
    HoldEnded = "hold-ended";
    /// Somebody looked for what is kept of a person or a device.
    PersonalDataSought = "personal-data-sought";
    /// What is kept of a case was copied, for the person it is about.
    DataExported = "data-exported";
    /// A mail was given up.
    MailGivenUp = "mail-given-up";
    /// A mail came back undelivered.
    MailReturned = "mail-returned";
    /// A mail server reports that it still tries to deliver a mail.
    MailDelayed = "mail-delayed";
    /// A mail that was given up is tried again.
    MailRevived = "mail-revived";
}

impl Act {
    /// Whether it only read something.
    #[must_use]
    pub const fn only_reads(self) -> bool {
        matches!(self, Self::CaseViewed | Self::PictureViewed)
    }
}

/// One line of the trail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// When.
    pub at: Timestamp,
    /// Who.
    pub actor: Actor,
    /// What.
    pub act: Act,
    /// To what: a case number, a serial number or a staff name.
    pub subject: String,
    /// Further facts for people to read; may be empty.
    pub detail: String,
}

impl Entry {
    pub(crate) fn new(at: Timestamp, actor: Actor, act: Act, subject: &dyn fmt::Display) -> Self {
        Self {
            at,
            actor,
            act,
            subject: subject.to_string(),
            detail: String::new(),
        }
    }

    pub(crate) fn with(mut self, detail: &dyn fmt::Display) -> Self {
        self.detail = detail.to_string();
        self
    }
}
