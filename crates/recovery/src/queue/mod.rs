//! The queue's own words: what is looked for in it, where a case stands in it, and who has taken a
//! case on.

mod claim;
mod filter;
mod label;
mod search;

pub use self::claim::{CLAIM_LAPSES, Claim};
pub use self::filter::{Filter, Standing, Whose};
pub use self::label::{Label, LabelError};
pub use self::search::Search;

use core::fmt;

use crate::case::Case;
use crate::status::Stage;
use crate::time::Timestamp;

/// A case's place in the queue: what waits for the desk comes first, the longest waiting before
/// all, then what waits for holders, then what has ended, the newest first. A later arrival is
/// never due earlier, so this is the order of due times.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// 0 waits for the desk, 1 for the holder, 2 has ended.
    pub rank: i64,
    /// Smaller comes first within a rank.
    pub order: i64,
    /// Smaller comes first where that is the same.
    pub tie: i64,
}

impl Place {
    /// Reads the text form, such as `0.1795251600.42`, from an address.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.splitn(3, '.').map(|part| part.parse().ok());
        Some(Self {
            rank: parts.next()??,
            order: parts.next()??,
            tie: parts.next()??,
        })
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}.{}", self.rank, self.order, self.tie)
    }
}

/// Which part of the queue is wanted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Part {
    /// From its beginning.
    #[default]
    First,
    /// What follows a place.
    After(Place),
    /// What comes before a place, next to it.
    Before(Place),
}

/// A case as the queue lists it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Queued {
    /// The case.
    pub case: Case,
    /// Where it stands as a whole.
    pub stage: Stage,
    /// Since when the first of its lines waits for the desk.
    pub awaited: Option<Timestamp>,
    /// How many devices it has.
    pub devices: u32,
    /// How many of them can still go somewhere.
    pub open: u32,
    /// Whether there is evidence in it that nobody has judged.
    pub unseen: bool,
    /// Who has taken it on, lapsed or not.
    pub claim: Option<Claim>,
    /// Where it stands in the queue.
    pub place: Place,
}

/// A filter with what it means at this moment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wanted {
    /// The filter.
    pub filter: Filter,
    /// A claim that was used after this lives.
    pub live_after: Timestamp,
    /// What the desk is awaited for since before this is overdue.
    pub overdue_before: Timestamp,
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn h1_a_place_reads_back_from_an_address(rank in 0..3_i64, order: i64, tie: i64, text in "\\PC{0,12}") {
            let place = Place { rank, order, tie };
            prop_assert_eq!(Place::parse(&place.to_string()), Some(place));
            let _ = Place::parse(&text);
        }
    }
}
