//! Lines for the service manager's log: time is added there, secrets never come here.
//!
//! `tracing` would cost a small device more than these lines are worth.

use std::fmt::Display;

/// Something went as it should.
pub(crate) fn note(what: impl Display) {
    eprintln!("regain agent: {}", one_line(&what.to_string()));
}

/// Something needs somebody's attention.
pub(crate) fn warn(what: impl Display) {
    eprintln!("regain agent: warning: {}", one_line(&what.to_string()));
}

/// Keeps what others sent from starting a line of its own.
fn one_line(text: &str) -> String {
    text.chars()
        .map(|c| if c.is_control() { ' ' } else { c })
        .collect()
}
