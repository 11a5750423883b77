//! Releases: at most one per challenge that stands, for ever.

use core::fmt;

use async_trait::async_trait;
use protocol::{ChallengeHash, DeviceDate, DeviceTime, Serial};

use super::{ReleaseId, StoreError};
use crate::case::CaseNumber;
use crate::policy::AnswerKind;
use crate::staff::StaffName;
use crate::time::Timestamp;

/// What a release allows to be given out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Grant {
    /// The key of this challenge.
    Key(ChallengeHash),
    /// A reset file for this challenge.
    File(ChallengeHash),
    /// A security code for each of these dates.
    SecurityCodes {
        /// The device.
        serial: Serial,
        /// When it was started, by its own clock.
        started: DeviceTime,
        /// The dates.
        dates: Dates,
    },
    /// A temporary password for each of these dates.
    TemporaryPasswords {
        /// The device.
        serial: Serial,
        /// The dates.
        dates: Dates,
    },
}

impl Grant {
    /// Its kind.
    #[must_use]
    pub const fn kind(&self) -> AnswerKind {
        match self {
            Self::Key(_) => AnswerKind::Key,
            Self::File(_) => AnswerKind::File,
            Self::SecurityCodes { .. } => AnswerKind::SecurityCode,
            Self::TemporaryPasswords { .. } => AnswerKind::TemporaryPassword,
        }
    }

    /// The challenge that it answers, if it answers one.
    #[must_use]
    pub const fn challenge(&self) -> Option<&ChallengeHash> {
        match self {
            Self::Key(challenge) | Self::File(challenge) => Some(challenge),
            Self::SecurityCodes { .. } | Self::TemporaryPasswords { .. } => None,
        }
    }

    /// The dates that it answers, if it answers dates.
    #[must_use]
    pub const fn dates(&self) -> Option<&Dates> {
        match self {
            Self::SecurityCodes { dates, .. } | Self::TemporaryPasswords { dates, .. } => {
                Some(dates)
            }
            Self::Key(_) | Self::File(_) => None,
        }
    }
}

/// Dates in a row, as a device's own clock shows them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Dates {
    /// The first.
    pub first: DeviceDate,
    /// The last; not before the first.
    pub last: DeviceDate,
}

impl Dates {
    /// The date itself, and so many days before and after it, as far as a device can show them.
    #[must_use]
    pub fn around(date: DeviceDate, days: u8) -> Self {
        let mut dates = Self {
            first: date,
            last: date,
        };
        for _ in 0..days {
            dates.first = date_of(dates.first.day_number().saturating_sub(1));
            dates.last = date_of(dates.last.day_number().saturating_add(1));
        }
        dates
    }

    /// All of them, the earliest first.
    pub fn iter(&self) -> impl Iterator<Item = DeviceDate> + use<> {
        (self.first.day_number()..=self.last.day_number()).map(date_of)
    }
}

/// The day with that number, counted from 1970-01-01.
fn date_of(day: u32) -> DeviceDate {
    Timestamp::from_seconds(i64::from(day) * 86_400).date()
}

impl fmt::Display for Dates {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.first == self.last {
            true => self.first.fmt(f),
            false => write!(f, "{} to {}", self.first, self.last),
        }
    }
}

/// The facts of a release about to be made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewRelease {
    /// What may be given out.
    pub grant: Grant,
    /// The case that asked …
    pub case: CaseNumber,
    /// … and its line.
    pub line: u32,
    /// Which approval of the case this belongs to, from 1: one mail brings all of it.
    pub approval: u32,
    /// Whether an answer that was released before is given out again.
    pub again: bool,
    /// Who approved.
    pub by: StaffName,
    /// When.
    pub at: Timestamp,
}

/// A release that was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Release {
    /// Its id.
    pub id: ReleaseId,
    /// Its facts.
    pub facts: NewRelease,
    /// When it was taken back, before anybody saw the answer.
    pub revoked_at: Option<Timestamp>,
}

/// Releases.
#[async_trait]
pub trait Releases {
    /// Records a release; `None` when it is the first for its line and the challenge has one that
    /// stands, also one that another unit of work is just committing.
    async fn add_release(&mut self, release: &NewRelease) -> Result<Option<ReleaseId>, StoreError>;

    /// The release with that id.
    async fn release(&mut self, id: ReleaseId) -> Result<Option<Release>, StoreError>;

    /// The first release of that challenge that stands.
    async fn release_of(
        &mut self,
        challenge: &ChallengeHash,
    ) -> Result<Option<Release>, StoreError>;

    /// The first releases of these challenges that stand.
    async fn releases_of(
        &mut self,
        challenges: &[ChallengeHash],
    ) -> Result<Vec<Release>, StoreError>;

    /// The releases of one approval of a case that stand, in the order of the lines.
    async fn releases_of_approval(
        &mut self,
        case: CaseNumber,
        approval: u32,
    ) -> Result<Vec<Release>, StoreError>;

    /// The number of the case's next approval.
    async fn next_approval(&mut self, case: CaseNumber) -> Result<u32, StoreError>;

    /// Takes a release back.
    async fn revoke_release(
        &mut self,
        id: ReleaseId,
        by: &StaffName,
        at: Timestamp,
    ) -> Result<(), StoreError>;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn h3_dates_lie_around_the_one_stated_across_months_and_never_before_the_first_day() {
        let around = |day: &str, days| {
            let dates = Dates::around(DeviceDate::parse(day).unwrap(), days);
            let all: Vec<_> = dates.iter().map(|date| date.to_string()).collect();
            all.join(" ")
        };
        assert_eq!(around("2026-12-31", 1), "2026-12-30 2026-12-31 2027-01-01");
        assert_eq!(around("2028-02-29", 0), "2028-02-29");
        assert_eq!(around("1970-01-01", 1), "1970-01-01 1970-01-02");
    }
}
