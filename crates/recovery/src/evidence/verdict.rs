//! What became of a challenge's examination, with the words for the desk and for the portal.

use protocol::{
    ChallengeHash, ChallengeNumber, DeviceDate, DeviceTime, Email, KeyId, Model, ReservedEmail,
    Serial, Way,
};

use crate::case::CaseNumber;
use crate::ports::KeyOver;
use crate::reason::Reason;
use crate::registry::{Flag, FlagKind};
use crate::store::email_key;
use crate::time::Timestamp;

/// Proof that a challenge was opened with an enrolled device's key, is unanswered and within its
/// life. Only the examination makes one, and a release takes one.
pub struct Genuine {
    pub(super) challenge: ChallengeHash,
    pub(super) number: ChallengeNumber,
    pub(super) serial: Serial,
    pub(super) model: Model,
    pub(super) reserved: Option<ReservedEmail>,
}

impl Genuine {
    /// The challenge's hash.
    #[must_use]
    pub fn challenge(&self) -> &ChallengeHash {
        &self.challenge
    }

    /// The challenge's short number, as the device shows it.
    #[must_use]
    pub fn number(&self) -> ChallengeNumber {
        self.number
    }

    /// The serial that the device sealed.
    #[must_use]
    pub fn serial(&self) -> &Serial {
        &self.serial
    }

    /// The model that the device sealed.
    #[must_use]
    pub fn model(&self) -> &Model {
        &self.model
    }

    /// The reserved email, if the device has one.
    #[must_use]
    pub fn reserved(&self) -> Option<&ReservedEmail> {
        self.reserved.as_ref()
    }

    /// Whether a release to `holder` is told to the reserved email (invariant 5). One that is the
    /// holder's own hears of it anyway.
    #[must_use]
    pub fn tells_reserved(&self, holder: &Email) -> bool {
        let elsewhere = |reserved: &ReservedEmail| email_key(reserved.email()) != email_key(holder);
        self.reserved.as_ref().is_some_and(elsewhere)
    }
}

/// Proof that the registry holds the key of a device whose dated answer is asked for. It says
/// nothing of who asks.
pub struct Enrolled {
    pub(super) serial: Serial,
}

impl Enrolled {
    /// The device.
    #[must_use]
    pub fn serial(&self) -> &Serial {
        &self.serial
    }
}

/// By which clock a challenge is too old.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Expiry {
    /// The device's own: it showed a later day than the challenge can live to.
    Device {
        /// When the challenge was made, on the device's clock.
        made: DeviceTime,
        /// The date that the holder read off the device.
        stated: DeviceDate,
    },
    /// The service's: it saw the challenge for the first time too long ago.
    Service {
        /// When that was.
        first_seen: Timestamp,
    },
}

/// Everything there is to say about a challenge, or about a device whose dated answer is asked for,
/// for the desk.
pub enum ChallengeVerdict {
    /// It opens, and it can be answered.
    Genuine(Genuine),
    /// There is no challenge, and a dated answer can be made.
    Enrolled(Enrolled),
    /// There is no challenge, and no key to make a dated answer with.
    NoDatedKey,
    /// It is sealed to a key that is not ours.
    OtherAuthority {
        /// The key's id.
        key: KeyId,
    },
    /// It is sealed to a key of ours that has ended.
    KeyOver(KeyOver),
    /// It was made for another way of recovery.
    OtherWay {
        /// The way.
        way: Way,
    },
    /// The registry does not know its serial.
    UnknownSerial,
    /// The registry knows its serial, but the device never enrolled a key.
    NotEnrolled,
    /// It does not open: altered, or made by a device with another key.
    Altered,
    /// It was answered before.
    AlreadyAnswered {
        /// When.
        at: Timestamp,
        /// For which case.
        case: CaseNumber,
    },
    /// It is older than its life.
    Expired(Expiry),
    /// It could be answered, but the device is flagged.
    Flagged {
        /// The flag.
        flag: Flag,
        /// What would be said without it.
        otherwise: Box<ChallengeVerdict>,
    },
}

impl ChallengeVerdict {
    /// The verdict on a device that bears these flags. The portal says the same with them and
    /// without, so that nobody can try out what is known to be stolen.
    pub(crate) fn with_flags(self, flags: &[Flag]) -> Self {
        match flags.iter().min_by_key(|flag| flag.kind) {
            Some(flag) if self.is_answerable() => Self::Flagged {
                flag: flag.clone(),
                otherwise: Box::new(self),
            },
            _ => self,
        }
    }

    /// The whole truth in one sentence, for staff.
    #[must_use]
    pub fn desk_sentence(&self) -> String {
        match self {
            Self::Genuine(_) => {
                "Genuine: made by the enrolled device, unanswered and within its life.".to_owned()
            }
            Self::Enrolled(_) => "The device is enrolled, so an answer for its date can be made. \
                 Nothing shows that whoever asks is at the device: this way has no challenge."
                .to_owned(),
            Self::NoDatedKey => {
                "There is no recovery key at hand to make dated answers with.".to_owned()
            }
            Self::OtherAuthority { key } => {
                format!("Sealed to key {key}, which is not one of this service's.")
            }
            Self::KeyOver(over) => format!(
                "Sealed to key {}, whose last day was {}. The device needs the newest trust bundle.",
                over.id,
                over.last.date()
            ),
            Self::OtherWay { way } => {
                format!("Made for another way of recovery ({}).", way.word())
            }
            Self::UnknownSerial => "The registry does not know this serial number.".to_owned(),
            Self::NotEnrolled => {
                "The registry knows this serial number, but the device never enrolled its key."
                    .to_owned()
            }
            Self::Altered => {
                "Does not open with the enrolled device's key: altered, or made by another device."
                    .to_owned()
            }
            Self::AlreadyAnswered { at, case } => format!("Answered on {at} in case {case}."),
            Self::Expired(Expiry::Device { made, stated }) => format!(
                "Older than its life: made on {made} by the device's clock, which showed {stated}."
            ),
            Self::Expired(Expiry::Service { first_seen }) => {
                format!("Older than its life: first seen on {first_seen}.")
            }
            Self::Flagged { flag, .. } => {
                let what = match flag.kind {
                    FlagKind::Stolen => "This device is reported stolen",
                    FlagKind::Blocked => "This device is blocked",
                    FlagKind::Disowned => {
                        "Whoever reads this device's reserved email did not order a code"
                    }
                };
                format!("{what}, since {}, by {}: {}", flag.at, flag.by, flag.reason)
            }
        }
    }

    /// The address sealed in a challenge that opened, masked as the device masks it. A flag does not
    /// take it away: its absence would tell of the flag.
    pub(crate) fn reserved_masked(&self) -> Option<String> {
        match self {
            Self::Genuine(genuine) => genuine.reserved().map(|to| to.email().masked()),
            Self::Flagged { otherwise, .. } => otherwise.reserved_masked(),
            _ => None,
        }
    }

    /// Whether an answer can be released.
    #[must_use]
    pub const fn is_answerable(&self) -> bool {
        matches!(self, Self::Genuine(_) | Self::Enrolled(_))
    }

    /// What the portal may say. An unknown serial, a device that never enrolled and an altered
    /// challenge are one and the same there, so that nobody can try out serial numbers.
    #[must_use]
    pub fn for_portal(&self) -> PortalVerdict {
        match self {
            Self::Genuine(_) | Self::Enrolled(_) | Self::NoDatedKey => PortalVerdict::Good,
            Self::OtherAuthority { .. } => PortalVerdict::OtherAuthority,
            Self::KeyOver(_) => PortalVerdict::KeyOver,
            Self::OtherWay { .. } => PortalVerdict::OtherWay,
            Self::UnknownSerial | Self::NotEnrolled | Self::Altered => PortalVerdict::Unconfirmed,
            Self::AlreadyAnswered { .. } => PortalVerdict::AlreadyAnswered,
            Self::Expired(_) => PortalVerdict::Expired,
            Self::Flagged { otherwise, .. } => otherwise.for_portal(),
        }
    }
}

/// What the portal says about a challenge.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PortalVerdict {
    /// It can be asked for.
    Good,
    /// It belongs to another service.
    OtherAuthority,
    /// Its device still relies on a key that has ended.
    KeyOver,
    /// It was made for another way of recovery.
    OtherWay,
    /// It could not be confirmed.
    Unconfirmed,
    /// It was answered before.
    AlreadyAnswered,
    /// It is too old.
    Expired,
}

impl PortalVerdict {
    /// Whether a request with this challenge is taken.
    #[must_use]
    pub const fn is_good(self) -> bool {
        matches!(self, Self::Good)
    }

    /// The word for programs and catalogues.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Good => "good",
            Self::OtherAuthority => "other-authority",
            Self::KeyOver => "key-over",
            Self::OtherWay => "other-way",
            Self::Unconfirmed => "unconfirmed",
            Self::AlreadyAnswered => "already-answered",
            Self::Expired => "expired",
        }
    }

    /// The sentence for the holder, in English.
    #[must_use]
    pub const fn sentence(self) -> &'static str {
        match self {
            Self::Good => "The code was read and can be answered.",
            Self::OtherAuthority => {
                "This device is looked after by another recovery service, so its code cannot be \
                 answered here. Please ask whoever sold or set up the device."
            }
            Self::KeyOver => {
                "This device still relies on a key of this service that has ended, so its code \
                 cannot be answered. Please turn to the hotline."
            }
            Self::OtherWay => {
                "This code is for another way of recovery. On the device's “Forgot password” page \
                 choose another that this service offers and send a picture of the code shown there."
            }
            Self::Unconfirmed => {
                "This code could not be confirmed. Please open “Forgot password” on the device \
                 again and send a new picture; if that does not help, turn to the hotline."
            }
            Self::AlreadyAnswered => {
                "This code has been answered before. Please look for the mail, also in the spam \
                 folder, or open “Forgot password” on the device again to get a new code."
            }
            Self::Expired => {
                "This code is too old: it lives for 72 hours. Please open “Forgot password” on the \
                 device again, send a new picture and type the date that the device shows now."
            }
        }
    }
}

impl From<PortalVerdict> for Reason {
    fn from(verdict: PortalVerdict) -> Self {
        Self::new(format!("challenge-{}", verdict.word()), verdict.sentence())
    }
}
