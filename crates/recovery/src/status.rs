//! The status page: how a request stands, for whoever knows its serial and email (P8).

use protocol::{Email, Serial};

use crate::case::CaseNumber;
use crate::country::Country;
use crate::lifecycle::State;
use crate::policy::AnswerKind;
use crate::store::{Store, StoreError};
use crate::time::Timestamp;

/// How a request stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// There is no request with this serial and this email. Which of the two is wrong, or whether
    /// either is known at all, is not told.
    Unknown,
    /// The newest request of the pair for this one device.
    Known {
        /// Its number.
        case: CaseNumber,
        /// The answer that was asked for.
        wanted: AnswerKind,
        /// Where it stands.
        stage: Stage,
        /// Since when.
        since: Timestamp,
        /// Where the devices are used.
        country: Country,
    },
}

impl Status {
    /// The request that was found.
    #[must_use]
    pub const fn case(&self) -> Option<CaseNumber> {
        match self {
            Self::Unknown => None,
            Self::Known { case, .. } => Some(*case),
        }
    }
}

/// Where a request stands, in the words of the status page. No key, reason or question is shown:
/// they went by mail to the address itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// The desk has it.
    InReview,
    /// A question was mailed.
    MoreWanted,
    /// The answer was mailed.
    Answered,
    /// It was turned down, by mail.
    Rejected,
    /// The holder took it back.
    Withdrawn,
}

impl Stage {
    /// The word in REST.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::InReview => "in-review",
            Self::MoreWanted => "more-wanted",
            Self::Answered => "answered",
            Self::Rejected => "rejected",
            Self::Withdrawn => "withdrawn",
        }
    }

    /// The sentence for the holder.
    #[must_use]
    pub const fn sentence(self) -> &'static str {
        match self {
            Self::InReview => "Your request was received and waits for review.",
            Self::MoreWanted => {
                "We need to know more. Please follow the link in the mail that we sent you; look \
                 in the spam folder too."
            }
            Self::Answered => {
                "Your request was answered by mail. If you do not find it, look in the spam folder."
            }
            Self::Rejected => "Your request was turned down; the mail that we sent you says why.",
            Self::Withdrawn => "You have withdrawn this request.",
        }
    }
}

impl From<&State> for Stage {
    fn from(state: &State) -> Self {
        match state {
            State::Received => Self::InReview,
            State::MoreWanted { .. } => Self::MoreWanted,
            State::Answered { .. } => Self::Answered,
            State::Rejected { .. } => Self::Rejected,
            State::Withdrawn => Self::Withdrawn,
        }
    }
}

/// Looks a request up by serial and email as typed. Texts that cannot be either are looked up
/// too, by stand-ins, so that the answer takes the same way and time for every pair.
///
/// # Errors
/// When the store fails.
pub async fn look_up(store: &dyn Store, serial: &str, email: &str) -> Result<Status, StoreError> {
    let pair = Serial::parse(serial)
        .ok()
        .zip(Email::parse(email).ok())
        .or_else(nobody);
    let Some((serial, email)) = pair else {
        return Ok(Status::Unknown);
    };
    let mut tx = store.read().await?;
    let found = tx.latest_line(&serial, &email).await?;
    let number = found.as_ref().map(|(number, _)| *number);
    // Asked also when nothing was found, with a number that then stands for nothing.
    let Some(number) = number.or(CaseNumber::from_value(0)) else {
        return Ok(Status::Unknown);
    };
    let case = tx.case(number).await?;
    let found = found.zip(case);
    Ok(
        found.map_or(Status::Unknown, |((case, line), of)| Status::Known {
            case,
            country: of.country,
            wanted: line.wanted.kind(),
            stage: Stage::from(&line.state),
            since: line.state_since,
        }),
    )
}

/// A pair that no request has: top-level domain `invalid` is reserved by RFC 2606.
fn nobody() -> Option<(Serial, Email)> {
    Serial::parse("-")
        .ok()
        .zip(Email::parse("nobody@nowhere.invalid").ok())
}
