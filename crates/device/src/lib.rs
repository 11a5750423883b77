//! The device's password and recovery as a state machine, without I/O.
//!
//! A page, a call on the network or the local screen becomes an [`Input`]; [`Machine::handle`] turns
//! it into an [`Outcome`]. The caller owns clock, entropy and disk and keeps one rule: when an
//! outcome says `save`, [`Machine::state`] is on the disk **before** the reply is acted upon.
//!
//! ```text
//! input ── handle ── save ──┬── reply
//!                           ├── Reply::Try ── finish ── save ──┬── reply
//!                           │                                  │
//!                           └──────────────────────────────────┴── Reply::HandOver ── the backends
//!                                                                     ── complete ── save ── reply
//! ```
//!
//! Whatever compares a secret takes the lower path: the first save holds the try as spent, and only
//! then does [`Machine::finish`] compare. A power cut between any two steps therefore costs a try and
//! never gives one. Whatever sets a password goes on to [`Machine::complete`] where the product line
//! has backends that keep it too ([`PendingChange`]).
//!
//! | module | holds |
//! | --- | --- |
//! | [`storage`] | what "atomic when power is lost" means, and the two slots that make it so |
//! | `ways`, `challenge`, `spare`, `recover` | the ways back in: which there are, what is asked, what is proved |
//! | `activate`, `sign_in`, `change`, `sheet` | one flow each |
//! | `commit`, `hand_over` | the one place where a password becomes the password, and who gets it before |
//! | `questions` | security questions: which are taken, and how their answers are compared |
//! | `file`, `dated` | a signed file; a security code and a temporary password for today |
//! | [`button`] | what a hold of the reset button comes to |
//! | `confirm` | the old password asked again, for whatever needs it |
//! | `factory` | back to the factory state, when the button was held |
//! | `throttle`, `session`, `journal` | what the flows share |
//! | `sources`, `heard` | tries at the sign-in by address, and wrong passwords that come back |
//! | `state` | everything that survives a restart, as deterministic CBOR |
//! | `password`, `blocklist`, `hash` | which passwords are taken and how they are kept |
//!
//! # Bounded model checking
//!
//! `tests/model` runs this very code, not a model of it, in *every* history of a bounded number of
//! steps: two devices, two authorities, restarts, a hand-over to the other authority, power cuts during
//! and between all saves, and whoever replays, reorders and alters challenges and answers from the
//! network or the screen. One check goes by email, key, file and sheet, with a backend that fails or is
//! given a password that the power then takes back; one by security codes and temporary passwords under
//! a clock that is set to other days, by questions, by the letters that confirm the reserved email or
//! say farewell to it, and by the button. It checks invariants 1, 2, 3, 4 and 7 (no answer twice; none
//! made for another device, origin, challenge, start, day, way or authority; five tries and every wait,
//! whatever is cut; one password, the backend's too; no session outlives a recovery, and the page of a
//! temporary password opens nothing else), and that every case of interest does come about.
//!
//! | begins | steps | states | tried | CPU time |
//! | --- | --- | --- | --- | --- |
//! | with two devices from the factory | 5 | 15,190 | 47,327 | 8 s |
//! | where somebody is signed in and three challenges are shown | 3 | 3,491 | 15,273 | 2 s |
//! | after 4, 19 and 20 wrong keys in a row | 3 | 5,012 | 24,551 | 3 s |
//! | where one device shows a challenge of every way | 2 | 878 | 2,976 | 1 s |
//! | with questions, and five times on from there by dated answers, letters and the button | 2 | 2,683 | 9,516 | 2 s |
//!
//! Those run with `cargo test`, on two cores in the dev profile. With `REGAIN_MODEL_DEPTH` every check
//! goes so many steps: 4 after the sign-in are 28,616 states, 4 after wrong keys 36,391, 3 by every way
//! 15,547, 3 by dated answers, letters and the button 39,350, each in under half a minute of CPU. Within its bounds the check is exhaustive; beyond them it says
//! nothing. There the property tests and the tests of every cut take over.

mod activate;
mod blocklist;
pub mod button;
mod challenge;
mod change;
mod commit;
mod confirm;
mod dated;
mod email;
mod factory;
mod file;
mod hand_over;
mod hash;
mod heard;
mod input;
mod journal;
mod lives;
mod machine;
mod password;
mod profile;
mod questions;
mod recover;
mod refusal;
mod session;
mod sheet;
mod sign_in;
mod sources;
mod spare;
mod start;
mod state;
pub mod storage;
mod throttle;
mod time;
mod tries;
mod ways;

pub use blocklist::Weakness;
pub use challenge::{Ended, ShownChallenge};
pub use email::Confirmation;
pub use hand_over::{Applied, PendingChange};
pub use hash::{HashCost, HashCostError};
pub use heard::Knocking;
pub use input::{Input, Outcome, Reply, Status};
pub use journal::{BrokenChain, Entry, Event, Fact, Link, Verified, verify as verify_journal};
pub use lives::Lives;
pub use machine::Machine;
pub use password::{NewPassword, Password, PasswordRefusal};
pub use profile::Profile;
pub use questions::{About, Answers, AnswersError, NewQuestions, QUESTIONS, QuestionsRefusal};
pub use recover::{Proof, Recovered};
pub use refusal::Refusal;
pub use session::{Session, SessionToken, SessionTokenError};
pub use sheet::{RecoverySheet, SheetCode, SheetCodeError, SheetStatus};
pub use spare::Spare;
pub use start::StartError;
pub use state::{State, StateError};
pub use time::{Now, Origin};
pub use tries::PendingTry;
pub use ways::{WayBack, WaysBack};
