//! `regain demo` as its users start it: the story by itself, the line for programs, and what stays.

#![expect(clippy::unwrap_used, reason = "helpers of tests may panic")]

#[path = "../support/mod.rs"]
mod support;

mod demo;
