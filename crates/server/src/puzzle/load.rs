//! How much is going on: puzzles asked for and questions put, by the minute, on this node.

use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Mutex, MutexGuard, PoisonError};

use recovery::time::Timestamp;

/// Puzzles in a minute that cost no more than the least; each doubling costs a level.
const CALM: u32 = 60;
/// The same from one network. A person fills in a form in minutes.
const CALM_NETWORK: u32 = 6;
/// Questions in a minute from which on they want a puzzle.
const BUSY: u32 = 300;
/// Most networks that are told apart; beyond that the node's own load speaks for all.
const NETWORKS: usize = 50_000;

/// A count of this minute and the one before.
#[derive(Clone, Copy, Default)]
struct Pace {
    minute: i64,
    current: u32,
    previous: u32,
}

impl Pace {
    /// Counts one more, and gives how many there are in a minute.
    fn step(&mut self, now: Timestamp) -> u32 {
        self.roll(now);
        self.current = self.current.saturating_add(1);
        self.rate(now)
    }

    fn roll(&mut self, now: Timestamp) {
        let minute = now.seconds().div_euclid(60);
        match minute - self.minute {
            0 => {}
            1 => (self.previous, self.current) = (self.current, 0),
            _ => (self.previous, self.current) = (0, 0),
        }
        self.minute = minute;
    }

    /// What is left of the minute before, and this one.
    fn rate(&self, now: Timestamp) -> u32 {
        let left = u64::try_from(60 - now.seconds().rem_euclid(60)).unwrap_or_default();
        let before = u64::from(self.previous) * left / 60;
        self.current
            .saturating_add(u32::try_from(before).unwrap_or(u32::MAX))
    }
}

#[derive(Default)]
struct Paces {
    puzzles: Pace,
    questions: Pace,
    networks: HashMap<IpAddr, Pace>,
}

/// The load of this node.
#[derive(Default)]
pub(crate) struct Load(Mutex<Paces>);

impl Load {
    /// Counts a puzzle and says how hard it must be, from 0.
    pub(crate) fn puzzle(&self, network: IpAddr, now: Timestamp) -> u32 {
        let mut paces = self.paces();
        let node = level(paces.puzzles.step(now), CALM);
        if paces.networks.len() >= NETWORKS {
            forget(&mut paces.networks, now);
        }
        if paces.networks.len() >= NETWORKS && !paces.networks.contains_key(&network) {
            return node;
        }
        let own = paces.networks.entry(network).or_default().step(now);
        node + level(own, CALM_NETWORK)
    }

    /// Counts a question and says whether there are so many that they want a puzzle.
    pub(crate) fn question(&self, now: Timestamp) -> bool {
        self.paces().questions.step(now) > BUSY
    }

    /// Whether there are so many questions now.
    pub(crate) fn is_busy(&self, now: Timestamp) -> bool {
        let mut paces = self.paces();
        paces.questions.roll(now);
        paces.questions.rate(now) >= BUSY
    }

    /// Forgets networks that are quiet.
    pub(crate) fn tidy(&self, now: Timestamp) {
        forget(&mut self.paces().networks, now);
    }

    fn paces(&self) -> MutexGuard<'_, Paces> {
        // Counts are never half-written.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn forget(networks: &mut HashMap<IpAddr, Pace>, now: Timestamp) {
    let minute = now.seconds().div_euclid(60);
    networks.retain(|_, pace| minute - pace.minute <= 1);
}

/// How often the calm pace is doubled.
const fn level(rate: u32, calm: u32) -> u32 {
    match rate / calm {
        0 => 0,
        times => times.ilog2() + if rate > calm { 1 } else { 0 },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HERE: IpAddr = IpAddr::V4(std::net::Ipv4Addr::LOCALHOST);

    fn at(seconds: i64) -> Timestamp {
        Timestamp::from_seconds(1_795_251_600 + seconds)
    }

    #[test]
    fn the_cost_rises_with_a_networks_puzzles_and_falls_again() {
        let load = Load::default();
        let mut last = 0;
        for second in 0..60 {
            let level = load.puzzle(HERE, at(second));
            assert!(level >= last, "it only rises within a minute");
            last = level;
        }
        assert_eq!(last, 4, "sixty in a minute are ten times the calm");
        let other = "192.0.2.9".parse().unwrap();
        assert_eq!(load.puzzle(other, at(60)), 1, "the node's own load");
        assert_eq!(load.puzzle(HERE, at(300)), 0);
    }

    #[test]
    fn questions_want_a_puzzle_only_when_there_are_many() {
        let load = Load::default();
        assert!((0..300).all(|_| !load.question(at(0))));
        assert!(load.question(at(1)) && load.is_busy(at(1)));
        assert!(!load.is_busy(at(120)));
        assert!(!load.question(at(120)));
    }

    #[test]
    fn quiet_networks_are_forgotten() {
        let load = Load::default();
        load.puzzle(HERE, at(0));
        load.tidy(at(60));
        assert_eq!(load.paces().networks.len(), 1);
        load.tidy(at(200));
        assert!(load.paces().networks.is_empty());
    }
}
