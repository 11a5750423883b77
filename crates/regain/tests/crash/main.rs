//! `kill -9` of the service and of the agent, as real processes that are used over HTTP.

#![expect(clippy::unwrap_used, reason = "helpers of tests may panic")]

#[path = "../support/mod.rs"]
mod support;

mod agent;
mod approved;
mod mail;
mod ports;
mod submitted;
mod world;
