//! What is written down of a decision.

use crate::case::{CaseLine, CaseNumber};
use crate::country::Country;
use crate::lifecycle::State;
use crate::policy::Policy;
use crate::staff::StaffName;
use crate::store::{StoreError, Tx};
use crate::text::Line;
use crate::time::Timestamp;

/// What the desk decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Outcome {
    /// It released an answer.
    Answered,
    /// It turned a request down.
    Rejected,
    /// It asked the holder for more.
    Asked,
}

impl Outcome {
    /// The word in the database.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Answered => "answered",
            Self::Rejected => "rejected",
            Self::Asked => "asked",
        }
    }

    /// Reads the word of [`Self::as_str`].
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        let mut all = [Self::Answered, Self::Rejected, Self::Asked].into_iter();
        all.find(|one| one.as_str() == word)
    }
}

/// A decision to write down: one for all devices of a case that went the same way for the same
/// reason.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewDecision {
    /// The case.
    pub case: CaseNumber,
    /// When it was taken.
    pub at: Timestamp,
    /// Who took it.
    pub by: StaffName,
    /// What was decided.
    pub outcome: Outcome,
    /// The kind of answer, or the title of the reason; empty when it was said in words of its own.
    pub reason: String,
    /// For how many devices.
    pub devices: u32,
    /// Since when the first of them had waited for the desk; none, when all waited for the holder.
    pub awaited: Option<Timestamp>,
    /// Whether it was within what was promised, by the calendar of this moment.
    pub within: Option<bool>,
}

/// A decision, as figures count it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decided {
    /// When it was taken.
    pub at: Timestamp,
    /// What was decided.
    pub outcome: Outcome,
    /// The kind of answer, or the title of the reason; empty when it was said in words of its own.
    pub reason: String,
    /// For how many devices.
    pub devices: u32,
    /// Since when the desk was awaited.
    pub awaited: Option<Timestamp>,
    /// Whether the promise was kept.
    pub within: Option<bool>,
    /// The case's country.
    pub country: Country,
    /// The case's place of purchase.
    pub place: Line,
}

/// A case that came in, as figures count it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Received {
    /// When.
    pub at: Timestamp,
    /// For how many devices.
    pub devices: u32,
    /// Its country.
    pub country: Country,
    /// Its place of purchase.
    pub place: Line,
}

/// Writes down what was decided on lines as they stood before, all for one reason.
pub(crate) async fn record(
    tx: &mut dyn Tx,
    policy: &Policy,
    (case, by, now): (CaseNumber, &StaffName, Timestamp),
    (outcome, reason): (Outcome, &str),
    lines: &[&CaseLine],
) -> Result<(), StoreError> {
    let waiting = lines.iter().filter(|line| line.state == State::Received);
    let awaited = waiting.map(|line| line.state_since).min();
    let due = awaited.and_then(|since| policy.calendar.due(since));
    let decision = NewDecision {
        case,
        at: now,
        by: by.clone(),
        outcome,
        reason: reason.to_owned(),
        devices: u32::try_from(lines.len()).unwrap_or(u32::MAX),
        awaited,
        within: due.map(|due| now <= due),
    };
    tx.add_decision(&decision).await
}
