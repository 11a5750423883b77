//! A case: one request for one or more devices, with a line for each.

use core::fmt;

use protocol::{ChallengeHash, DeviceDate, DeviceTime, Email, Model, Serial};
use rand_core::CryptoRng;

use crate::country::Country;
use crate::lifecycle::State;
use crate::locale::Locale;
use crate::policy::{AnswerKind, BusinessType, ProductCategory};
use crate::status::Stage;
use crate::text::{Line, Prose};
use crate::time::Timestamp;

/// The number by which holder and staff speak of a case, such as `RG-482-190-335`.
///
/// Nine random digits: it cannot be counted up to another case, and with only digits after its
/// prefix nobody takes it for a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CaseNumber(u32);

impl CaseNumber {
    const END: u32 = 1_000_000_000;

    /// Draws a number; whether it is free, the store says.
    pub fn random(rng: &mut dyn CryptoRng) -> Self {
        // A fresh draw for the numbers above the largest multiple keeps all of them equally likely.
        loop {
            let drawn = rng.next_u32();
            if drawn < u32::MAX / Self::END * Self::END {
                return Self(drawn % Self::END);
            }
        }
    }

    /// The number whose nine digits are `value`; `None` from 1 000 000 000 on.
    #[must_use]
    pub const fn from_value(value: u32) -> Option<Self> {
        if value < Self::END {
            Some(Self(value))
        } else {
            None
        }
    }

    /// The nine digits as a number.
    #[must_use]
    pub const fn value(self) -> u32 {
        self.0
    }

    /// Reads a number as people type it: the prefix, dashes and spaces may be missing.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let digits = match text.get(..2) {
            Some(prefix) if prefix.eq_ignore_ascii_case("RG") => &text[2..],
            _ => text,
        };
        let digits: String = digits.chars().filter(|c| !matches!(c, '-' | ' ')).collect();
        if digits.len() != 9 || !digits.bytes().all(|b| b.is_ascii_digit()) {
            return None;
        }
        digits.parse().ok().map(Self)
    }
}

impl fmt::Display for CaseNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let n = self.0;
        write!(
            f,
            "RG-{:03}-{:03}-{:03}",
            n / 1_000_000,
            n / 1000 % 1000,
            n % 1000
        )
    }
}

/// The version of the declaration's text that a holder ticked, such as `2026-11`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeclarationVersion(pub String);

/// Who asks, and for what: all that the devices of a case have in common.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Case {
    /// Its number.
    pub number: CaseNumber,
    /// When it was received.
    pub opened_at: Timestamp,
    /// Where the answers go.
    pub holder: Email,
    /// Where the devices are used.
    pub country: Country,
    /// Where they were bought.
    pub place: Line,
    /// The holder's trade.
    pub business: BusinessType,
    /// The text that was declared …
    pub declaration: DeclarationVersion,
    /// … and when.
    pub declared_at: Timestamp,
    /// The language of its mails.
    pub language: Locale,
}

/// One device of a case. Each line goes its own way: a line that fails leaves the others be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseLine {
    /// Its place in the case, from 1.
    pub position: u32,
    /// Where it stands.
    pub state: State,
    /// Since when.
    pub state_since: Timestamp,
    /// What kind of device it is.
    pub category: ProductCategory,
    /// The serial number typed; equal to the challenge's, if there is one.
    pub serial: Serial,
    /// The model typed; the challenge may name another, which the desk is shown.
    pub model: Model,
    /// The date that the device showed.
    pub device_date: DeviceDate,
    /// The answer asked for, with what it takes to make it.
    pub wanted: Wanted,
}

/// An answer that is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wanted {
    /// The key for this challenge.
    Key(ChallengeHash),
    /// A reset file for this challenge.
    File(ChallengeHash),
    /// Security codes for a device that was started at this time.
    SecurityCode {
        /// The start time that the device shows.
        started: DeviceTime,
    },
    /// Temporary passwords.
    TemporaryPassword,
}

impl Wanted {
    /// Its kind.
    #[must_use]
    pub const fn kind(&self) -> AnswerKind {
        match self {
            Self::Key(_) => AnswerKind::Key,
            Self::File(_) => AnswerKind::File,
            Self::SecurityCode { .. } => AnswerKind::SecurityCode,
            Self::TemporaryPassword => AnswerKind::TemporaryPassword,
        }
    }

    /// The challenge to answer, where the answer is one to a challenge.
    #[must_use]
    pub const fn challenge(&self) -> Option<&ChallengeHash> {
        match self {
            Self::Key(challenge) | Self::File(challenge) => Some(challenge),
            Self::SecurityCode { .. } | Self::TemporaryPassword => None,
        }
    }

    /// The device's start time, where the answer depends on it.
    #[must_use]
    pub const fn started(&self) -> Option<DeviceTime> {
        match self {
            Self::SecurityCode { started } => Some(*started),
            _ => None,
        }
    }
}

/// How many lines of a case stand where, and since when the desk is awaited.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    /// Wait for the desk.
    pub received: u32,
    /// Since when the first of those waits.
    pub received_since: Option<Timestamp>,
    /// Wait for the holder.
    pub more_wanted: u32,
    /// Are answered.
    pub answered: u32,
    /// Were turned down.
    pub rejected: u32,
    /// Were taken back by the holder.
    pub withdrawn: u32,
}

impl Tally {
    /// All of them.
    #[must_use]
    pub const fn total(&self) -> u32 {
        self.open() + self.answered + self.rejected + self.withdrawn
    }

    /// Those that can still go somewhere.
    #[must_use]
    pub const fn open(&self) -> u32 {
        self.received + self.more_wanted
    }

    /// The stage of the case as a whole: what it waits for, or else how it ended at its best.
    #[must_use]
    pub const fn stage(&self) -> Stage {
        match self {
            Self { received: 1.., .. } => Stage::InReview,
            Self {
                more_wanted: 1.., ..
            } => Stage::MoreWanted,
            Self { answered: 1.., .. } => Stage::Answered,
            Self { rejected: 1.., .. } => Stage::Rejected,
            _ => Stage::Withdrawn,
        }
    }
}

/// Who wrote a [`Message`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Author {
    /// The desk, asking.
    Desk,
    /// The holder, replying.
    Holder,
}

/// A question of the desk or a reply of the holder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// Who wrote it.
    pub author: Author,
    /// When.
    pub at: Timestamp,
    /// What.
    pub text: Prose,
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rand_chacha::ChaCha20Rng;
    use rand_core::SeedableRng as _;

    use super::*;

    #[test]
    fn a_number_reads_as_printed() {
        let number = CaseNumber::from_value(7_042_001).unwrap();
        assert_eq!(number.to_string(), "RG-007-042-001");
        assert_eq!(CaseNumber::parse("rg 007042 001"), Some(number));
    }

    #[test]
    fn a_number_is_not_a_key() {
        for text in [
            "",
            "RG-",
            "7K2M-QX9A",
            "RG-1-2-3",
            "RG-0000-000-000",
            "RG-００７-042-001",
            "é",
        ] {
            assert_eq!(CaseNumber::parse(text), None, "{text:?}");
        }
    }

    #[test]
    fn a_case_stands_where_its_lines_stand() {
        let all = Tally {
            received: 1,
            received_since: None,
            more_wanted: 1,
            answered: 1,
            rejected: 1,
            withdrawn: 1,
        };
        let asked = Tally { received: 0, ..all };
        let answered = Tally {
            more_wanted: 0,
            ..asked
        };
        let rejected = Tally {
            answered: 0,
            ..answered
        };
        let stages = [all, asked, answered, rejected].map(|tally| tally.stage());
        let expected = [
            Stage::InReview,
            Stage::MoreWanted,
            Stage::Answered,
            Stage::Rejected,
        ];
        assert_eq!(stages, expected);
        assert_eq!((all.total(), all.open()), (5, 2));
    }

    proptest! {
        #[test]
        fn every_number_reads_as_printed_and_any_text_is_survived(seed in any::<u64>(), text in "\\PC{0,20}") {
            let number = CaseNumber::random(&mut ChaCha20Rng::seed_from_u64(seed));
            prop_assert_eq!(CaseNumber::parse(&number.to_string()), Some(number));
            let _ = CaseNumber::parse(&text);
        }
    }
}
