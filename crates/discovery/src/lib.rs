//! The ONVIF calls that set a camera's password, both sides, without I/O.
//!
//! Bytes, time and fresh randomness come in; requests, answers and causes go out. Who calls moves
//! them over the network.
//!
//! | module | holds |
//! | --- | --- |
//! | `soap` | what a camera sends, read with limits; what it is sent |
//! | `auth` | WS-UsernameToken and HTTP Digest |
//! | `exchange` | one call, with as many requests as its sign-in needs |
//! | `answer` | what the calls answer |
//! | `trouble` | why a call came to nothing, in words |
//! | `camera` | the answering side, for demonstrations and tests (feature `camera`) |

mod answer;
mod auth;
#[cfg(feature = "camera")]
pub mod camera;
mod exchange;
mod soap;
mod trouble;
mod utc;

pub use answer::{DeviceInformation, Level, User};
pub use exchange::{Call, Exchange, Fresh, Reading, Request, Response, Session};
pub use soap::{Element, SoapError};
pub use trouble::Trouble;
pub use utc::UtcTime;
