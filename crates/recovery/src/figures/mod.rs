//! The desk's figures: how much came in, and how well the promise was kept (H5).
//!
//! Whether a decision kept the promise is written down with it, by the calendar of that moment: a
//! holiday that is added later changes no verdict of the past.

mod count;
mod decision;

pub use self::count::{Bucket, Figures, Group, Times, count};
pub(crate) use self::decision::record;
pub use self::decision::{Decided, NewDecision, Outcome, Received};

use crate::calendar::{Date, Zone};
use crate::policy::Policy;
use crate::staff::Reader;
use crate::store::{Store, StoreError};
use crate::time::Timestamp;

/// Days of the desk's zone, both of them included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Period {
    /// The first.
    pub from: Date,
    /// The last.
    pub to: Date,
}

impl Period {
    /// Most days of a period: ten years.
    const MOST: i64 = 3660;

    /// From one day to another; `None` when the other comes first, or is too far away.
    #[must_use]
    pub fn new(from: Date, to: Date) -> Option<Self> {
        let days = from.days_until(to);
        (0..Self::MOST).contains(&days).then_some(Self { from, to })
    }

    /// The last so many days, today included.
    #[must_use]
    pub fn last_days(today: Date, days: u16) -> Self {
        Self {
            from: today.days_before(days.saturating_sub(1)),
            to: today,
        }
    }

    /// From the first of a month that many months ago to its last day, or to today.
    #[must_use]
    pub fn month(today: Date, ago: u8) -> Self {
        let mut from = today.first_of_month();
        let mut to = today;
        for _ in 0..ago {
            to = from.days_before(1);
            from = to.first_of_month();
        }
        Self { from, to }
    }

    /// How many days it has.
    #[must_use]
    pub fn days(&self) -> i64 {
        self.from.days_until(self.to) + 1
    }

    /// From its first instant to the first after it; `None` beyond the years of a calendar.
    fn instants(&self, zone: &Zone) -> Option<(Timestamp, Timestamp)> {
        let (from, to) = (zone.begin_of(self.from)?, zone.begin_of(self.to.next()?)?);
        Some((from, to))
    }
}

/// The figures of a period.
///
/// # Errors
/// When the store fails.
pub async fn figures(
    store: &dyn Store,
    policy: &Policy,
    _reader: &Reader,
    period: Period,
) -> Result<Figures, StoreError> {
    let zone = policy.calendar.zone();
    let Some((from, to)) = period.instants(zone) else {
        return Ok(Figures::default());
    };
    let mut tx = store.read().await?;
    let received = tx.received_between(from, to).await?;
    let decided = tx.decisions_between(from, to).await?;
    Ok(count(&received, &decided, zone, period))
}
