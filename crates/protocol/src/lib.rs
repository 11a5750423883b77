//! The reset protocol: challenges, codes and trust bundles as bytes and text, without I/O.
//!
//! A device that is locked draws a random [`Code`], seals it to its authority's recovery key and
//! shows the result, a [`Challenge`]. Whoever holds the recovery key can open it and pass the
//! code on; nobody else can, and nothing that can be read off the device helps. `PROTOCOL.md` in
//! the repository's root specifies every byte.
//!
//! The crate reads no clock, draws no randomness of its own and touches no file: time and a
//! generator are arguments. It is `no_std` with `alloc`; only the feature `xml` brings in `std`.
//!
//! ```
//! use protocol::{
//!     Challenge, Code, DeviceKey, DeviceTime, Firmware, Header, Identity, Model, Nonce,
//!     RecoveryKey, RecoverySecret, Scope, Serial, Way,
//! };
//! use rand_core::SeedableRng;
//!
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let mut rng = rand_chacha::ChaCha20Rng::seed_from_u64(1);
//! let (recovery, device) = (RecoverySecret::generate(&mut rng), DeviceKey::generate(&mut rng));
//! let header = Header {
//!     recovery_key: recovery.public().id(),
//!     identity: Identity::new(
//!         Serial::parse("RG4T7M2KXX9876543210")?,
//!         Model::parse("RG1602-16S")?,
//!         Firmware::parse("R1420P15")?,
//!     )?,
//!     nonce: Nonce::random(&mut rng),
//!     clock: DeviceTime::parse("2026-11-21 09:05:00")?,
//!     started: DeviceTime::parse("2026-11-20 18:00:41")?,
//!     boot: 12,
//!     way: Way::Key,
//!     scope: Scope::Administrator,
//! };
//! let code = Code::random(&mut rng);
//! let shown = Challenge::seal(header, &code, None, &device, &recovery.public(), &mut rng);
//!
//! let received = Challenge::decode(shown.as_bytes())?;
//! let opened = recovery.open(&received, &device.public())?;
//! assert!(opened.code == code);
//! # Ok(())
//! # }
//! ```
#![forbid(unsafe_code)]
#![cfg_attr(not(any(test, feature = "xml")), no_std)]

extern crate alloc;

mod address;
mod bundle;
pub mod cbor;
mod challenge;
mod code;
mod cose;
pub mod crockford;
mod dated;
mod email;
mod enrolment;
mod header;
mod keys;
mod link;
mod names;
mod number;
mod reset_file;
#[cfg(test)]
mod samples;
mod sealed;
mod temporary;
mod time;
#[cfg(feature = "xml")]
mod xml;

pub use address::{AddressError, ServiceAddress};
pub use bundle::{AuthorityName, BundleError, Dated, TrustBundle, VerifiedBundle};
pub use challenge::{Challenge, ChallengeError, OpenError, Opened};
pub use code::{Code, CodeError};
pub use email::{Email, EmailError, ReservedEmail};
pub use enrolment::{Enrolment, EnrolmentError, VerifiedEnrolment};
pub use header::{Header, Nonce, Scope, Way, Ways};
pub use keys::{
    AnswerSigner, DeriveError, DeviceKey, DevicePublicKey, KeyError, KeyId, RecoveryKey,
    RecoveryPublicKey, RecoverySecret, RootKey, RootPublicKey, SigningError, SigningKey,
    SigningPublicKey,
};
pub use link::LinkError;
pub use names::{Firmware, Identity, Model, NameError, Serial};
pub use number::{ChallengeHash, ChallengeNumber};
pub use reset_file::{
    Assertion, AuthenticResetFile, Authorization, MakeError, RequestId, ResetFile, ResetFileError,
};
pub use sealed::BoxError;
pub use temporary::TemporaryPassword;
pub use time::{DeviceDate, DeviceTime, TimeError, UnixTime};
#[cfg(feature = "xml")]
pub use xml::XmlError;

use alloc::vec::Vec;

/// Every hash, signature and seal of the protocol begins with its purpose, so that bytes made
/// for one can never be taken for another.
pub(crate) fn context(label: &str, body: &[u8]) -> Vec<u8> {
    let length = u8::try_from(label.len()).expect("labels are constants below 256 bytes");
    let mut bytes = Vec::with_capacity(1 + label.len() + body.len());
    bytes.push(length);
    bytes.extend_from_slice(label.as_bytes());
    bytes.extend_from_slice(body);
    bytes
}
