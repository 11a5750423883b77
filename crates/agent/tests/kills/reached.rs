//! What the kills came to, to show that the check does not hold emptily.

use std::collections::BTreeMap;

use crate::proofs::WAYS;

/// Counts, summed over all devices.
#[derive(Clone, Debug, Default)]
pub(crate) struct Reached {
    /// Requests that were answered, and those that were not.
    pub(crate) answered: u32,
    pub(crate) cut: u32,
    /// Passwords set, by the way that was gone.
    pub(crate) set: BTreeMap<&'static str, u32>,
    /// Proofs that were used and are refused since, by their way.
    pub(crate) reused: BTreeMap<&'static str, u32>,
    /// Passwords in doubt at a kill that then held, or did not.
    pub(crate) held: u32,
    pub(crate) lost: u32,
    /// Of these, on devices whose programs must agree.
    pub(crate) handed_over: u32,
    /// Starts at which a camera's password was uncertain, and was said to be.
    pub(crate) cameras_in_doubt: u32,
    /// Cameras that have the recorder's password at the end.
    pub(crate) cameras_set: u32,
}

impl Reached {
    pub(crate) fn and(mut self, other: Self) -> Self {
        for (way, count) in other.set {
            *self.set.entry(way).or_default() += count;
        }
        for (way, count) in other.reused {
            *self.reused.entry(way).or_default() += count;
        }
        Self {
            answered: self.answered + other.answered,
            cut: self.cut + other.cut,
            held: self.held + other.held,
            lost: self.lost + other.lost,
            handed_over: self.handed_over + other.handed_over,
            cameras_in_doubt: self.cameras_in_doubt + other.cameras_in_doubt,
            cameras_set: self.cameras_set + other.cameras_set,
            ..self
        }
    }

    /// Whether every way was gone often, and much of what opened was tried again.
    pub(crate) fn is_enough(&self) -> bool {
        let often = |way: &&str| self.set.get(way).is_some_and(|count| *count >= 5);
        self.answered > 500
            && self.cut > 500
            && WAYS.iter().all(often)
            && self.reused.len() >= WAYS.len() / 2
            && self.reused.values().sum::<u32>() > 40
            && self.held > 5
            && self.lost > 5
            && self.handed_over > 5
            && self.cameras_in_doubt > 5
            && self.cameras_set > 0
    }
}
