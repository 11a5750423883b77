//! Jobs: mails to be sent, written with the fact that caused them and done at least once.

mod backoff;
mod kind;
mod work;

pub use self::backoff::{MAX_ATTEMPTS, wait_after};
pub use self::kind::JobKind;
pub use self::work::{
    DeadJob, Fate, Job, LEASE, Leased, Outcome, Setback, are_late, dead, done, failed, hold, lease,
    left, merged, revive,
};
