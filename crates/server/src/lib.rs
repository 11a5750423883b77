//! The recovery service's pages, REST, mail and workers, built from ports.
//!
//! [`portal()`] and [`desk()`] turn [`Services`] into routers; [`worker::run`] sends the mail that the
//! rules in `recovery` ask for. Handlers read what came in, call one function of `recovery`, and
//! show what it says; there are no rules and no SQL here. Serve the routers with
//! `into_make_service_with_connect_info::<SocketAddr>()`: limits count by the socket's address.

mod api;
mod app;
mod assets;
mod desk;
pub mod documents;
mod http;
mod intake;
pub mod mail;
mod outbound;
mod pictures;
mod portal;
pub mod privacy;
mod puzzle;
pub mod registry;
#[cfg(test)]
mod samples;
mod services;
pub mod sso;
mod tell;
pub mod trail;
pub mod webhooks;
pub mod worker;

pub use api::{desk_openapi, openapi};
pub use desk::desk;
pub use http::limits::{Rate, Rates};
pub use http::room::Uploads;
pub use pictures::stock;
pub use portal::portal;
pub use services::{Clock, Entropy, Services, Settings};
