//! The service as its users meet it: the real routers over a SQLite store, mail into a folder.

#![expect(
    clippy::panic,
    clippy::unwrap_used,
    reason = "helpers of tests may panic"
)]

mod answers;
mod bounces;
mod browser;
mod bulk;
mod bulk_shown;
mod calendar;
mod desk;
mod email_codes;
mod evidence;
mod frames;
mod help;
mod imports;
mod languages;
mod limits;
mod looks;
mod mail;
mod new_request;
mod objection;
mod phone;
mod portal;
mod privacy;
mod programs;
mod puzzle;
mod registry;
mod reply;
mod rest;
mod shell;
mod shown;
mod sso;
mod staff;
mod uploads;
mod ways;
mod webhooks;
mod worker;
mod world;
