//! The service's store on SQLite: one file, no set-up.
//!
//! The database runs in WAL mode with full synchronisation: what was committed survives a kill
//! and a power cut. A unit of work that writes begins with `BEGIN IMMEDIATE`, so there is one
//! writer at a time and locking a row needs no more than reading it.

mod api_answers;
mod api_tokens;
mod audit;
mod cases;
mod challenges;
mod counters;
mod decisions;
mod desk_work;
mod device_search;
mod devices;
mod distributors;
mod email_orders;
mod enrolments;
mod envelopes;
mod error;
mod evidence;
mod flags;
mod holder_links;
mod imports;
mod invitations;
mod jobs;
mod lines;
mod open;
mod passkeys;
mod proposals;
mod queue;
mod record;
mod releases;
mod reply_links;
mod retention;
mod sessions;
mod sign_ons;
mod staff;
mod tellings;
mod unit;
mod webhooks;

pub use open::{OpenError, SqliteStore};
