//! Lines for the service manager's log: time is added there, secrets never come here.
//!
//! `tracing` would cost a small device more than these lines are worth.

use std::fmt::Display;
use std::io::{self, Write};

/// Something went as it should.
pub(crate) fn note(what: impl Display) {
    line("", &what.to_string());
}

/// Something needs somebody's attention.
pub(crate) fn warn(what: impl Display) {
    line("warning: ", &what.to_string());
}

/// Why the agent ends; kept as it is, because a configuration's fault comes with its lines.
pub(crate) fn fault(what: impl Display) {
    let _ = io::stderr().write_all(format!("regain agent: {what}\n").as_bytes());
}

/// Written as one piece, without breaks that would let what others sent look like a line of its own.
/// A log that nobody takes any more must not end the agent, as `eprintln!` would.
fn line(kind: &str, what: &str) {
    // Unit tests let thousands of things go wrong on purpose.
    if cfg!(test) {
        return;
    }
    let what: String = what
        .chars()
        .map(|c| if c.is_control() { ' ' } else { c })
        .collect();
    let _ = io::stderr().write_all(format!("regain agent: {kind}{what}\n").as_bytes());
}
