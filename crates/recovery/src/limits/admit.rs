//! Whether a request may come in now.

use core::net::{IpAddr, Ipv4Addr};
use core::time::Duration;
use std::collections::HashSet;

use protocol::{Email, Serial};
use rand_core::CryptoRng;

use super::{Count, Counted, Counter, DAY, HOUR, Limits, is_confirmed};
use crate::email_order::AddressHash;
use crate::store::{StoreError, Tx};
use crate::time::Timestamp;

/// How many serial numbers are looked up, or counted, at once.
const BATCH: usize = 250;

/// Names the solution of a puzzle, which is good once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct PuzzleId([u8; 32]);

impl PuzzleId {
    /// An id of these bytes.
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

/// What a caller has shown for being no flood.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Proof {
    /// Nothing: a browser without scripts, or a program that did not solve the puzzle.
    None,
    /// The solution of a puzzle. It is spent when the request comes in.
    Puzzle {
        /// Which.
        id: PuzzleId,
        /// When it is worth nothing any more.
        ends: Timestamp,
    },
    /// A token that the authority gave out. Such callers are not counted by their network.
    Token,
}

/// Who calls.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Caller {
    /// From where; of IPv6 the first 64 bits.
    pub network: IpAddr,
    /// What he has shown.
    pub proof: Proof,
}

impl Caller {
    /// Somebody whom the authority knows.
    #[must_use]
    pub const fn known() -> Self {
        Self {
            network: IpAddr::V4(Ipv4Addr::UNSPECIFIED),
            proof: Proof::Token,
        }
    }
}

/// Why a request may not come in.
pub(crate) enum NotNow {
    /// As many as may be have come lately; in so long there is room again.
    TooOften(Duration),
    /// The solution of the puzzle was used before.
    Spent,
    /// The store failed.
    Store(StoreError),
}

impl From<StoreError> for NotNow {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

/// A request that may come in, and is to be counted when it does.
pub(crate) struct Admission {
    counter: Counter,
    limits: Limits,
    counts: Vec<Count>,
    at: Timestamp,
}

/// Looks whether somebody may send one more request with that address.
pub(crate) async fn admit(
    tx: &mut dyn Tx,
    limits: Limits,
    caller: Caller,
    email: &Email,
    now: Timestamp,
    rng: &mut (dyn CryptoRng + Send),
) -> Result<Admission, NotNow> {
    let counter = Counter::of(tx, now, rng).await?;
    let address = AddressHash::of(email);
    let of_email = match is_confirmed(tx, &address, now).await? {
        true => limits.confirmed_email,
        false => limits.email,
    };
    let mut watched = vec![(Counted::Email(&address), of_email)];
    if caller.proof != Proof::Token {
        watched.push((Counted::Network(caller.network), limits.network));
    }
    if caller.proof == Proof::None {
        watched.push((Counted::Unproven(caller.network), limits.unproven));
        watched.push((Counted::UnprovenInAll, limits.unproven_in_all));
    }
    let counts: Vec<_> = watched.iter().map(|(w, _)| counter.name(*w)).collect();
    tx.hold_counts(&counts).await?;
    let mut wait = None;
    for (counted, quota) in watched {
        wait = wait.max(counter.wait(tx, counted, quota, now).await?);
    }
    if let Some(wait) = wait {
        return Err(NotNow::TooOften(wait));
    }
    if let Proof::Puzzle { id, ends } = caller.proof
        && (ends <= now || !tx.spend_puzzle(&id, ends).await?)
    {
        return Err(NotNow::Spent);
    }
    Ok(Admission {
        counter,
        limits,
        counts,
        at: now,
    })
}

impl Admission {
    /// Those serial numbers for which as many requests as may be have come lately.
    pub(crate) async fn full(
        &self,
        tx: &mut dyn Tx,
        serials: &[Serial],
    ) -> Result<HashSet<Serial>, StoreError> {
        let mut full = HashSet::new();
        let quota = self.limits.serial;
        for some in serials.chunks(BATCH) {
            let names: Vec<_> = some
                .iter()
                .flat_map(|serial| self.counter.names(Counted::Serial(serial)))
                .collect();
            for (time, most) in [(HOUR, quota.hourly), (DAY, quota.daily)] {
                let since = self.at.minus(time).plus(Duration::from_secs(1));
                let counted = tx.counted_since(&names, since).await?;
                for serial in some {
                    let names = self.counter.names(Counted::Serial(serial));
                    let sum: u64 = names.iter().filter_map(|name| counted.get(name)).sum();
                    if sum >= u64::from(most) {
                        full.insert(serial.clone());
                    }
                }
            }
        }
        Ok(full)
    }

    /// Counts the request, and each of these serial numbers.
    pub(crate) async fn count(
        &self,
        tx: &mut dyn Tx,
        serials: &[Serial],
    ) -> Result<(), StoreError> {
        tx.add_counts(&self.counts, self.at).await?;
        for some in serials.chunks(BATCH) {
            let name = |serial| self.counter.name(Counted::Serial(serial));
            let names: Vec<_> = some.iter().map(name).collect();
            tx.add_counts(&names, self.at).await?;
        }
        Ok(())
    }
}
