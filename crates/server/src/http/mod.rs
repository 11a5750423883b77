//! What portal and desk share of HTTP: who asks, how often, how much, and how faults are told.

pub(crate) mod client;
pub(crate) mod download;
pub(crate) mod fault;
pub(crate) mod layers;
pub(crate) mod limits;
pub(crate) mod room;
pub(crate) mod tongues;
pub(crate) mod upload;
