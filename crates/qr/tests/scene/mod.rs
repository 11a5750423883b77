//! Pictures made up for tests and for the bench: screenshots, and photographs of a screen with the
//! faults of real ones. All from fixed seeds, so that a failure can be seen again.

#![allow(dead_code, reason = "each test file takes what it needs")]
#![allow(clippy::unwrap_used, reason = "a test ends at the first surprise")]

pub(crate) mod camera;
pub(crate) mod kinds;
pub(crate) mod lens;
pub(crate) mod paper;
pub(crate) mod screen;

use qr::Symbol;

/// SplitMix64: numbers that look random and are the same on every machine.
#[derive(Clone)]
pub(crate) struct Dice(pub(crate) u64);

impl Dice {
    pub(crate) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// Evenly spread between `low` and `high`.
    pub(crate) fn between(&mut self, low: f32, high: f32) -> f32 {
        low + (high - low) * (self.next() >> 40) as f32 / (1u64 << 24) as f32
    }

    /// About normal, of variance one.
    pub(crate) fn bell(&mut self) -> f32 {
        (0..4).map(|_| self.between(-1.0, 1.0)).sum::<f32>() * 0.866
    }

    /// Evenly spread on the logarithm's scale.
    pub(crate) fn steps(&mut self, low: f32, high: f32) -> f32 {
        self.between(low.ln(), high.ln()).exp()
    }

    pub(crate) fn chance(&mut self, share: f32) -> bool {
        self.between(0.0, 1.0) < share
    }

    pub(crate) fn up_to(&mut self, end: u64) -> u64 {
        self.next() % end
    }
}

pub(crate) const PREFIX: &str = "https://recovery.example.org/c/";

/// A link as long as a real one (a payload of 185 bytes), and its symbol.
pub(crate) fn link(seed: u64) -> (String, Symbol) {
    let mut dice = Dice(seed);
    let digits: String = (0..449)
        .map(|_| char::from(b'0' + (dice.next() % 10) as u8))
        .collect();
    let symbol = Symbol::link(PREFIX, &digits).unwrap();
    (format!("{PREFIX}{digits}"), symbol)
}

pub(crate) fn is_link(text: &str) -> bool {
    text.strip_prefix(PREFIX).is_some_and(|digits| {
        (200..=500).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit())
    })
}
