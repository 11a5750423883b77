//! The agent over real HTTP, as its users meet it.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "tests and their helpers may panic"
)]

mod support;

mod account;
mod api;
mod backends;
mod button;
mod cameras;
mod clocks;
mod config;
mod confirmation;
mod console;
mod crash;
mod disk;
mod email_way;
mod enrolment;
mod hard;
mod journal;
mod key_way;
mod mounts;
mod offered;
mod pages;
mod passwords;
mod questions;
mod screen;
mod sheet;
mod sources;
mod support_ways;
mod tls;
