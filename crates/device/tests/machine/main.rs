//! The machine, driven from outside as its host drives it. Tests are named after the flow or the
//! invariant that they hold it to.

#![expect(
    clippy::panic,
    clippy::unwrap_used,
    reason = "helpers of tests may panic"
)]

mod activation;
mod button;
mod cameras;
mod chain;
mod clocks;
mod confirmation;
mod dated;
mod email;
mod email_way;
mod every_way;
mod file;
mod hand_over;
mod hostile;
mod journal;
mod key_way;
mod old_states;
mod passwords;
mod promises;
mod questions;
mod random;
mod secrets;
mod sheet;
mod sign_in;
mod sources;
mod spare;
mod starting;
mod temporary;
mod throttling;

use std::time::Duration;

use protocol::Code;
use testkit::disk::Disk;
use testkit::entropy::Seeded;
use testkit::recorder::{Authority, Recorder, Setup};

const OLD: &str = "seven slow herons";
const NEW: &str = "eleven wet bricks";
const EMAIL: &str = "serena.holder@mail.example";

const SECOND: Duration = Duration::from_secs(1);
const MINUTE: Duration = Duration::from_secs(60);
const HOUR: Duration = Duration::from_secs(3600);

/// A recorder fresh from the factory and the authority that it trusts.
fn new_recorder() -> (Authority, Recorder) {
    let authority = Authority::new(7);
    let recorder = Recorder::start(Disk::new(), &Setup::new(&authority)).unwrap();
    (authority, recorder)
}

/// An activated recorder whose password is [`OLD`].
fn activated() -> (Authority, Recorder) {
    let (authority, mut recorder) = new_recorder();
    recorder.activate(OLD, Some(EMAIL));
    (authority, recorder)
}

/// The recorder after its power was cut and came back.
fn restarted(recorder: Recorder, authority: &Authority) -> Recorder {
    Recorder::start(recorder.disk, &Setup::new(authority)).unwrap()
}

/// Some other code.
fn wrong(seed: u64) -> Code {
    Code::random(&mut Seeded::new(0xbad_c0de + seed))
}
