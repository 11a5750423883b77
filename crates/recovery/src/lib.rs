//! The recovery service's rules, without I/O: requests, desk, registry, staff, jobs and audit,
//! and the ports through which they reach a database and a recovery key.
//!
//! Each use case is one function that pages, REST and the command line call alike. It takes the
//! time, the randomness and the policy as arguments and does all its writing in one unit of work
//! ([`store::Tx`]), together with the audit entry and the mail job that belong to it.
//!
//! What is absent on purpose: no HTTP, no SQL, no mail, no clock, no source of randomness. And
//! there is no column, type or log line for an opened code: [`desk::answer_for`] opens the
//! challenge again when the mail leaves.

pub mod audit;
pub mod bulk;
pub mod calendar;
pub mod canned;
pub mod case;
pub mod country;
pub mod delivery;
pub mod desk;
pub mod email_order;
pub mod evidence;
pub mod figures;
pub mod holder;
pub mod jobs;
pub mod ladder;
pub mod letter;
pub mod lifecycle;
pub mod limits;
pub mod locale;
pub mod note;
pub mod objection;
pub mod picture;
pub mod policy;
pub mod ports;
pub mod queue;
pub mod reason;
pub mod registry;
pub mod reply;
pub mod request;
pub mod retention;
pub mod staff;
pub mod status;
pub mod store;
pub mod text;
pub mod time;
pub mod token;
pub mod vault;
pub mod webhooks;
