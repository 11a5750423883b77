//! Tries at the sign-in, by where they come from.
//!
//! Each of these has a [`Budget`] of its own:
//!
//! * the local screen;
//! * each of the last [`KNOWN`] addresses that somebody signed in from: no stranger takes that place;
//! * each of [`STRANGERS`] other addresses, IPv6 by its /64, since one client has all of those;
//! * all further addresses together.
//!
//! So whoever guesses over the network has [`MOST_ROWS`] budgets and no more, however many addresses
//! he takes, and even if he takes those of the people he locks out. A budget takes 12 tries in its
//! first hour and one in each further hour. A stranger's place is given away once he has been quiet
//! for a day, in which he would have had 24 tries.

use std::net::{IpAddr, Ipv6Addr};
use std::time::Duration;

use crate::throttle::Budget;
use crate::time::PoweredOn;

/// Addresses that keep their place because somebody signed in from them.
pub(crate) const KNOWN: usize = 8;
/// Other addresses that are told apart.
pub(crate) const STRANGERS: usize = 7;
/// Budgets that tries over the network can come out of: the two above, and the shared one.
#[cfg(test)]
const MOST_ROWS: usize = KNOWN + STRANGERS + 1;
/// A stranger who was quiet for so long makes place for another.
const QUIET: Duration = Duration::from_secs(24 * 60 * 60);

/// One address, or one /64, and its tries.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Row {
    pub(crate) source: IpAddr,
    pub(crate) budget: Budget,
}

/// The tries at the sign-in of those who are told apart; the rest shares the budget of the network.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Sources {
    /// Addresses that signed in, the latest last.
    pub(crate) known: Vec<Row>,
    /// Addresses and /64s that only failed so far.
    pub(crate) strangers: Vec<Row>,
}

impl Sources {
    /// The tries that `source` has for itself, or `None` where it shares those of all others.
    pub(crate) fn own(&self, source: Option<IpAddr>, now: PoweredOn) -> Option<Budget> {
        let source = source?.to_canonical();
        let of = |rows: &[Row], source| rows.iter().find(|row| row.source == source).copied();
        match of(&self.known, source).or(of(&self.strangers, whole_client(source))) {
            Some(row) => Some(row.budget),
            None => self.has_place(now).then(Budget::default),
        }
    }

    /// The same, to count a try in: a stranger gets a place if there is one.
    pub(crate) fn own_mut(
        &mut self,
        source: Option<IpAddr>,
        now: PoweredOn,
    ) -> Option<&mut Budget> {
        let source = source?.to_canonical();
        if let Some(at) = self.known.iter().position(|row| row.source == source) {
            return Some(&mut self.known[at].budget);
        }
        let at = self.place(whole_client(source), now)?;
        Some(&mut self.strangers[at].budget)
    }

    /// Somebody signed in from `source`: it has all its tries again and keeps its place.
    pub(crate) fn signed_in(&mut self, source: Option<IpAddr>) {
        let Some(source) = source.map(|source| source.to_canonical()) else {
            return;
        };
        self.known.retain(|row| row.source != source);
        // A /64 keeps its row: others in it may have failed.
        self.strangers.retain(|row| row.source != source);
        if self.known.len() == KNOWN {
            self.known.remove(0);
        }
        self.known.push(Row {
            source,
            budget: Budget::default(),
        });
    }

    /// The password is another one: all have all tries, and known addresses keep their place.
    pub(crate) fn forgive_all(&mut self) {
        for row in &mut self.known {
            row.budget = Budget::default();
        }
        self.strangers.clear();
    }

    /// Whether anybody waits.
    pub(crate) fn counts_time(&self, now: PoweredOn) -> bool {
        let mut rows = self.known.iter().chain(&self.strangers);
        rows.any(|row| row.budget.wait(now).is_some())
    }

    fn has_place(&self, now: PoweredOn) -> bool {
        self.strangers.len() < STRANGERS || self.strangers.iter().any(|row| row.is_quiet(now))
    }

    /// The place of a stranger, who gets one if there is one to be had.
    fn place(&mut self, client: IpAddr, now: PoweredOn) -> Option<usize> {
        let rows = &mut self.strangers;
        if let Some(at) = rows.iter().position(|row| row.source == client) {
            return Some(at);
        }
        if rows.len() == STRANGERS {
            let quiet = rows.iter().position(|row| row.is_quiet(now))?;
            rows.remove(quiet);
        }
        rows.push(Row {
            source: client,
            budget: Budget::default(),
        });
        Some(rows.len() - 1)
    }
}

impl Row {
    fn is_quiet(&self, now: PoweredOn) -> bool {
        now.since(self.budget.not_before) >= QUIET
    }
}

/// What one client has for itself: the address, or the /64 that an IPv6 address is in. Addresses of
/// one link alone have no prefix of their own, so that each stands for itself.
fn whole_client(source: IpAddr) -> IpAddr {
    match source {
        IpAddr::V6(address) if !address.is_unicast_link_local() => IpAddr::V6(Ipv6Addr::from_bits(
            address.to_bits() & !u128::from(u64::MAX),
        )),
        other => other,
    }
}

#[cfg(test)]
mod tests;
