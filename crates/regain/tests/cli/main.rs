//! The commands of an operator, run as he runs them.

#![expect(clippy::unwrap_used, reason = "helpers of tests may panic")]

mod answer;
mod audit;
mod data;
mod doctor;
mod keys;
mod privacy;
mod registry;
mod serve;
mod sso;
mod staff;
mod webhook;
mod world;
