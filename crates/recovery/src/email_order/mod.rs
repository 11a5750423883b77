//! Mails that a device orders to its own reserved email, without anybody at the desk.
//!
//! A challenge of the email way is opened by the enrolled device's key, and what is in it goes to
//! the address sealed beside it and to no other (invariant 1). Each mail is one *order*: a row that
//! the limits count, and a job that opens the challenge again when the mail leaves.

mod disown;
mod limits;
mod place;
mod preview;
mod write;

pub(crate) use self::disown::make_link;
pub use self::disown::{Disowned, LinkError, Order, QUIET, disown, look_up};
pub use self::limits::{ADDRESS_HOURLY, DAILY, DEVICE_HOURLY, NETWORK_HOURLY};
pub use self::place::{Placed, Receipt, place};
pub use self::preview::{Preview, preview};
pub use self::write::About;
pub(crate) use self::write::{Opened, Sealed, open};

use core::net::IpAddr;

use protocol::{ChallengeHash, Email, Scope, Serial};
use sha2::{Digest as _, Sha256};

use crate::locale::Locale;
use crate::store::{EmailOrderId, email_key};
use crate::time::Timestamp;

/// An address that is only compared: SHA-256 of its normal form. Whoever reads the table learns no
/// reserved email that he has not guessed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AddressHash([u8; 32]);

impl AddressHash {
    /// The hash of `email`.
    #[must_use]
    pub fn of(email: &Email) -> Self {
        Self(Sha256::digest(email_key(email).as_bytes()).into())
    }

    /// The bytes.
    #[must_use]
    pub const fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }
}

/// An order for one mail.
#[derive(Debug, Clone)]
pub struct NewEmailOrder {
    /// The challenge, kept with [`crate::store::Challenges::keep_challenge`].
    pub challenge: ChallengeHash,
    /// The device that sealed it.
    pub serial: Serial,
    /// What its code is good for.
    pub scope: Scope,
    /// Who gets the mail.
    pub address: AddressHash,
    /// Where the order came from; of IPv6 the first 64 bits.
    pub network: IpAddr,
    /// The language of the mail.
    pub language: Locale,
    /// When it was placed.
    pub at: Timestamp,
}

/// An order as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EmailOrder {
    /// Its id.
    pub id: EmailOrderId,
    /// The challenge.
    pub challenge: ChallengeHash,
    /// Where the order came from.
    pub network: IpAddr,
    /// The language of the mail.
    pub language: Locale,
    /// When it was placed.
    pub at: Timestamp,
    /// When whoever reads the mails said that he did not order the code.
    pub disowned_at: Option<Timestamp>,
}
