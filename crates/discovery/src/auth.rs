//! The two ways in which ONVIF cameras let somebody sign in (ONVIF Core 5.9).

mod digest;
mod token;

#[cfg(feature = "camera")]
pub(crate) use digest::{Algorithm, Answered};
pub(crate) use digest::{Challenge, challenges};
pub(crate) use token::header;
#[cfg(feature = "camera")]
pub(crate) use token::password_digest;
