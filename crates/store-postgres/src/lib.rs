//! The service's store on PostgreSQL, for several nodes on one database.
//!
//! Units of work run at READ COMMITTED. What must not happen twice is held by a unique
//! constraint, an `UPDATE` that names the state it expects, or a row lock taken before reading
//! (`FOR UPDATE`); so no unit of work needs to be tried again. Jobs are leased with
//! `SKIP LOCKED`, so that workers do not queue behind each other.

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

pub use open::{OpenError, PostgresStore};
