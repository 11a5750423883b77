//! Personal data ends: on schedule, and when the person it is about wants that.
//!
//! What an entry of the audit trail tells stands beside a salted hash of it, and the chain covers the
//! hash: so the chain holds whatever is erased. Of an erased case its number, times, stages, country,
//! business type, categories, models and kinds of answers stay, so that figures of the past do too.
//! The registry keeps its devices, which are things; what goes is that a person asked about one.

mod erase;
mod find;
mod hold;
mod keep;
mod own;
mod sweep;

pub use self::erase::{EraseError, erase_cases, erase_person};
pub use self::find::{Found, FoundCase, Person, find, found_in, note_export};
pub use self::hold::{Hold, HoldError, LONGEST_HOLD, end_hold, hold};
pub use self::keep::{Cutoffs, Keep};
pub use self::own::{erase_own, note_own_copy, own_case};
pub use self::sweep::{BATCH, Overdue, Swept, overdue, sweep};
