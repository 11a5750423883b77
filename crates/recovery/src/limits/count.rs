//! What is counted, and the name under which it stands in the store.

use core::net::IpAddr;

use hmac::{Hmac, KeyInit as _, Mac as _};
use protocol::Serial;
use rand_core::CryptoRng;
use sha2::Sha256;
use zeroize::Zeroizing;

use super::{DAY, HOUR, Quota};
use crate::email_order::AddressHash;
use crate::store::{StoreError, Tx};
use crate::time::Timestamp;

/// The name of something that is counted: a keyed hash of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Count([u8; 32]);

impl Count {
    /// The name as it stands in the database.
    #[must_use]
    pub const fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// The bytes.
    #[must_use]
    pub const fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }
}

/// Something that is counted.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Counted<'a> {
    /// Requests from a network address; of IPv6 the first 64 bits.
    Network(IpAddr),
    /// Those without the solution of a puzzle.
    Unproven(IpAddr),
    /// Those without the solution of a puzzle, from everywhere.
    UnprovenInAll,
    /// Requests that name an email address.
    Email(&'a AddressHash),
    /// Requests for a serial number.
    Serial(&'a Serial),
    /// Mails to an address.
    Mail(&'a AddressHash),
}

/// Names things by the secrets of today and yesterday: what was counted within a day stands under
/// one of the two.
pub(crate) struct Counter {
    today: Zeroizing<[u8; 32]>,
    yesterday: Zeroizing<[u8; 32]>,
}

impl Counter {
    /// The counter of this moment.
    pub(crate) async fn of(
        tx: &mut dyn Tx,
        now: Timestamp,
        rng: &mut (dyn CryptoRng + Send),
    ) -> Result<Self, StoreError> {
        let today = day(now);
        Ok(Self {
            today: secret(tx, today, rng).await?,
            yesterday: secret(tx, today - 1, rng).await?,
        })
    }

    /// The name that it gets now.
    pub(crate) fn name(&self, counted: Counted<'_>) -> Count {
        name(&self.today, counted)
    }

    /// The names that it has had within a day.
    pub(crate) fn names(&self, counted: Counted<'_>) -> [Count; 2] {
        [self.name(counted), name(&self.yesterday, counted)]
    }

    /// How long it takes until there is room for one more; `None` when there is.
    pub(crate) async fn wait(
        &self,
        tx: &mut dyn Tx,
        counted: Counted<'_>,
        quota: Quota,
        now: Timestamp,
    ) -> Result<Option<core::time::Duration>, StoreError> {
        if quota == Quota::NONE {
            return Ok(None);
        }
        let names = self.names(counted);
        let mut wait = None;
        for (time, most) in [(HOUR, quota.hourly), (DAY, quota.daily)] {
            if most == 0 {
                wait = Some(time);
                continue;
            }
            let full_since = tx.nth_newest(&names, most).await?;
            let until = full_since.map(|at| at.plus(time));
            wait = wait.max(until.filter(|until| *until > now).map(|u| u.since(now)));
        }
        Ok(wait)
    }
}

/// Days since 1970.
pub(super) fn day(at: Timestamp) -> i64 {
    at.seconds().div_euclid(24 * 60 * 60)
}

pub(super) async fn secret(
    tx: &mut dyn Tx,
    day: i64,
    rng: &mut (dyn CryptoRng + Send),
) -> Result<Zeroizing<[u8; 32]>, StoreError> {
    if let Some(known) = tx.known_secret(day).await? {
        return Ok(Zeroizing::new(known));
    }
    let mut fresh = [0; 32];
    rng.fill_bytes(&mut fresh);
    Ok(Zeroizing::new(tx.secret_of_day(day, fresh).await?))
}

fn name(secret: &[u8; 32], counted: Counted<'_>) -> Count {
    let network = |ip: IpAddr| ip.to_string().into_bytes();
    let (kind, value) = match counted {
        Counted::Network(ip) => ("network", network(ip)),
        Counted::Unproven(ip) => ("unproven", network(ip)),
        Counted::UnprovenInAll => ("unproven-in-all", Vec::new()),
        Counted::Email(address) => ("email", address.as_bytes().to_vec()),
        Counted::Serial(serial) => ("serial", serial.as_str().into()),
        Counted::Mail(address) => ("mail", address.as_bytes().to_vec()),
    };
    Count(keyed(secret, kind, &[&value]).into_bytes().into())
}

/// HMAC-SHA-256 over a purpose and values.
pub(super) fn keyed(
    secret: &[u8; 32],
    purpose: &str,
    values: &[&[u8]],
) -> hmac::digest::CtOutput<Hmac<Sha256>> {
    // HMAC takes keys of every length.
    let mut mac = Hmac::<Sha256>::new_from_slice(secret).unwrap_or_else(|_| unreachable!());
    mac.update(purpose.as_bytes());
    mac.update(&[0]);
    for value in values {
        mac.update(value);
    }
    mac.finalize()
}
