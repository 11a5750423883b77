//! The registry: which devices there are, whose they became, and the key that each enrolled.

mod add;
mod conflict;
mod device;
mod enrol;
mod token;

pub use self::add::{Imported, add, import_row};
pub use self::conflict::{Conflict, DecideError, Decision, conflicts, decide};
pub use self::device::{Device, DeviceFacts, EnrolledKey, FactsError, RawFacts};
pub use self::enrol::{EnrolError, Enrolled, enrol, enrol_posted};
pub use self::token::make_token;
