//! The device's password and recovery as a state machine, without I/O.
//!
//! A page, a call on the network or the local screen becomes an [`Input`]; [`Machine::handle`] turns
//! it into an [`Outcome`]. The caller owns clock, entropy and disk and keeps one rule: when an
//! outcome says `save`, [`Machine::state`] is on the disk **before** the reply is acted upon.
//!
//! ```text
//! input ── handle ── save ──┬── reply
//!                           └── Reply::Try ── finish ── save ── reply
//! ```
//!
//! Whatever compares a secret takes the lower path: the first save holds the try as spent, and only
//! then does [`Machine::finish`] compare. A power cut between any two steps therefore costs a try and
//! never gives one.
//!
//! | module | holds |
//! | --- | --- |
//! | [`storage`] | what "atomic when power is lost" means, and the two slots that make it so |
//! | `activate`, `sign_in`, `change`, `key_way` | one flow each |
//! | `throttle`, `session`, `journal` | what the flows share |
//! | `state` | everything that survives a restart, as deterministic CBOR |
//! | `password`, `blocklist`, `hash` | which passwords are taken and how they are kept |

mod activate;
mod blocklist;
mod change;
mod hash;
mod input;
mod journal;
mod key_way;
mod machine;
mod password;
mod profile;
mod refusal;
mod session;
mod sign_in;
mod start;
mod state;
pub mod storage;
mod throttle;
mod time;
mod tries;

pub use blocklist::Weakness;
pub use hash::{HashCost, HashCostError};
pub use input::{Input, Outcome, Reply, Status};
pub use journal::{Entry, Event};
pub use key_way::{Ended, KeyChallenge};
pub use machine::Machine;
pub use password::{NewPassword, Password, PasswordRefusal};
pub use profile::Profile;
pub use refusal::Refusal;
pub use session::{Session, SessionToken, SessionTokenError};
pub use start::StartError;
pub use state::{State, StateError};
pub use time::{Now, Origin};
pub use tries::PendingTry;
