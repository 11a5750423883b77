//! How much strangers may do: counted in the store, over all nodes and restarts.
//!
//! What is counted stands there under a keyed hash, by a secret that each day draws anew and that is
//! forgotten with the counts: from what is kept of last week, nobody learns who called.

mod admit;
mod confirm;
mod count;
mod mails;
mod puzzle;

use core::time::Duration;

pub use self::admit::{Caller, Proof, PuzzleId};
pub(crate) use self::admit::{NotNow, admit};
pub use self::confirm::{ConfirmError, Confirmation, confirm, is_confirmed, look_up};
pub(crate) use self::confirm::{confirm_by_reply, make_link};
pub use self::count::Count;
pub(crate) use self::count::{Counted, Counter};
pub use self::mails::{Room, Taken, give_back, take_room};
pub use self::puzzle::{puzzle_secret, spend_puzzle};

use crate::store::{Store, StoreError};
use crate::time::Timestamp;

/// An hour.
pub(crate) const HOUR: Duration = Duration::from_hours(1);
/// A day.
pub(crate) const DAY: Duration = Duration::from_hours(24);
/// How long a confirmation of an address holds.
pub const CONFIRMED_LIFE: Duration = Duration::from_hours(24 * 180);
/// How long a link works that confirms an address.
pub const LINK_LIFE: Duration = Duration::from_hours(24 * 14);

/// So many within an hour, and so many within a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Quota {
    /// Most in an hour.
    pub hourly: u32,
    /// Most in a day.
    pub daily: u32,
}

impl Quota {
    /// No limit.
    pub const NONE: Self = Self {
        hourly: u32::MAX,
        daily: u32::MAX,
    };

    /// Most in an hour, where that is limited at all.
    #[must_use]
    pub fn by_the_hour(&self) -> Option<u32> {
        (self.hourly != Self::NONE.hourly).then_some(self.hourly)
    }
}

/// How much strangers may do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Requests from one network address. Many people may stand behind one.
    pub network: Quota,
    /// The same without the solution of a puzzle, as browsers without scripts send them.
    pub unproven: Quota,
    /// Requests without the solution of a puzzle from everywhere.
    pub unproven_in_all: Quota,
    /// Requests that name one email address.
    pub email: Quota,
    /// The same once its holder has confirmed that our mails reach him.
    pub confirmed_email: Quota,
    /// Requests for one serial number.
    pub serial: Quota,
    /// Mails to one address.
    pub mails: Quota,
    /// Receipts to one address: fewer, so that strangers who type it cannot keep an answer waiting.
    pub receipts: Quota,
    /// Mails to one address once its holder has confirmed it.
    pub confirmed_mails: Quota,
    /// Rounds of each try at a puzzle while little is going on; 256 tries are to be expected.
    pub puzzle_rounds: u32,
}

impl Limits {
    /// The shipped limits.
    #[must_use]
    pub const fn shipped() -> Self {
        const fn quota(hourly: u32, daily: u32) -> Quota {
            Quota { hourly, daily }
        }
        Self {
            network: quota(60, 300),
            unproven: quota(5, 15),
            unproven_in_all: quota(120, 1000),
            email: quota(20, 60),
            confirmed_email: quota(120, 600),
            serial: quota(10, 30),
            mails: quota(3, 20),
            receipts: quota(2, 6),
            confirmed_mails: quota(60, 300),
            puzzle_rounds: 2000,
        }
    }

    /// The same quota for everything: for demos and measurements, where one machine is everybody.
    #[must_use]
    pub const fn of(quota: Quota) -> Self {
        Self {
            network: quota,
            unproven: quota,
            unproven_in_all: quota,
            email: quota,
            confirmed_email: quota,
            serial: quota,
            mails: quota,
            receipts: quota,
            confirmed_mails: quota,
            puzzle_rounds: 2000,
        }
    }
}

/// Forgets what no limit looks at any more.
///
/// # Errors
/// When the store fails.
pub async fn forget(store: &dyn Store, now: Timestamp) -> Result<(), StoreError> {
    let mut tx = store.begin().await?;
    let day = count::day(now.minus(LINK_LIFE)) - 1;
    tx.forget_counts(now.minus(DAY), day, now, now.minus(CONFIRMED_LIFE))
        .await?;
    tx.commit().await
}
