//! Wrong passwords that were heard before.
//!
//! A program with an old password tries it again and again, and would use up the tries of whoever
//! sits at the same address. The same wrong password from the same source therefore counts once: it
//! is known to be wrong and need not be compared. Only a keyed hash of it is kept, in memory, under a
//! key that ends with the power. What may be a temporary password is known to be wrong on one date.

use std::net::IpAddr;
use std::time::Duration;

use protocol::DeviceTime;
use rand_core::CryptoRng;
use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;
use zeroize::Zeroizing;

use crate::time::PoweredOn;
use crate::{Origin, Password};

/// Wrong passwords remembered of one source.
const EACH: usize = 8;
/// Wrong passwords remembered of all.
const ALL: usize = 64;
/// So often must a wrong password come back before its source is named.
const OFTEN: u32 = 3;
/// A source is named for so long after its last try.
const RECENT: Duration = Duration::from_secs(24 * 60 * 60);

/// Somebody, most likely a program, who keeps trying a password that is wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Knocking {
    /// The address it comes from.
    pub from: IpAddr,
    /// How often the same wrong password came, at least 3; never more than was heard since the start.
    pub times: u32,
    /// When it last came, by the device's clock.
    pub last: DeviceTime,
}

/// What was typed at the sign-in, and the day for which it was compared as a temporary password too.
#[derive(Clone, Copy)]
pub(crate) struct Typed<'a> {
    pub(crate) password: &'a Password,
    pub(crate) day: Option<u32>,
}

/// The wrong passwords of this start, oldest use first.
#[derive(Clone)]
pub(crate) struct Heard {
    key: Zeroizing<[u8; 32]>,
    wrong: Vec<Wrong>,
}

#[derive(Clone)]
struct Wrong {
    origin: Origin,
    source: Option<IpAddr>,
    hash: [u8; 32],
    times: u32,
    last: DeviceTime,
    last_powered: PoweredOn,
}

impl Heard {
    pub(crate) fn new(rng: &mut dyn CryptoRng) -> Heard {
        let mut key = Zeroizing::new([0; 32]);
        rng.fill_bytes(key.as_mut_slice());
        Heard {
            key,
            wrong: Vec::new(),
        }
    }

    /// Whether that was found wrong before, from there; if so, it is counted here.
    pub(crate) fn again(
        &mut self,
        (origin, source): (Origin, Option<IpAddr>),
        typed: Typed<'_>,
        (now, powered): (DeviceTime, PoweredOn),
    ) -> bool {
        let hash = self.hash(typed);
        let found = self
            .wrong
            .iter()
            .position(|wrong| wrong.is_from(origin, source) && bool::from(wrong.hash.ct_eq(&hash)));
        let Some(at) = found else {
            return false;
        };
        let mut wrong = self.wrong.remove(at);
        wrong.times = wrong.times.saturating_add(1);
        (wrong.last, wrong.last_powered) = (now, powered);
        self.wrong.push(wrong);
        true
    }

    /// Remembers a password that was just found wrong.
    pub(crate) fn remember(
        &mut self,
        (origin, source): (Origin, Option<IpAddr>),
        typed: Typed<'_>,
        (now, powered): (DeviceTime, PoweredOn),
    ) {
        let of_source = |wrong: &Wrong| wrong.is_from(origin, source);
        if self.wrong.iter().filter(|wrong| of_source(wrong)).count() == EACH
            && let Some(oldest) = self.wrong.iter().position(of_source)
        {
            self.wrong.remove(oldest);
        }
        if self.wrong.len() == ALL {
            self.wrong.remove(0);
        }
        self.wrong.push(Wrong {
            origin,
            source,
            hash: self.hash(typed),
            times: 1,
            last: now,
            last_powered: powered,
        });
    }

    /// The password is another one, so that what was wrong may be right.
    pub(crate) fn forget(&mut self) {
        self.wrong.clear();
    }

    /// Whoever keeps trying a wrong password from the network, the latest if there are several.
    pub(crate) fn knocking(&self, now: PoweredOn) -> Option<Knocking> {
        self.wrong.iter().rev().find_map(|wrong| {
            let recent = now.since(wrong.last_powered) < RECENT;
            let from = wrong.source.filter(|_| recent && wrong.times >= OFTEN)?;
            Some(Knocking {
                from,
                times: wrong.times,
                last: wrong.last,
            })
        })
    }

    fn hash(&self, typed: Typed<'_>) -> [u8; 32] {
        // Key and day have a fixed length, and nobody sees a hash.
        let day = typed.day.map_or(u64::MAX, u64::from);
        Sha256::new()
            .chain_update(self.key.as_slice())
            .chain_update(day.to_be_bytes())
            .chain_update(typed.password.as_bytes())
            .finalize()
            .into()
    }
}

impl Wrong {
    fn is_from(&self, origin: Origin, source: Option<IpAddr>) -> bool {
        self.origin == origin && self.source == source
    }
}
