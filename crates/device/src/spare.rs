//! A code that was hashed before anybody asked for a challenge.
//!
//! The hash is made to be slow, and whoever stands in front of a device waits for the picture. So the
//! host draws a spare one while nobody waits, in its own time and without holding the machine up; it
//! stays in the memory until a challenge takes it.

use protocol::Code;
use rand_core::CryptoRng;

use crate::hash::Hash;
use crate::{HashCost, Machine, Refusal, WayBack};

/// A random code with its hash, for [`Machine::keep_spare`].
#[derive(Clone)]
pub struct Spare {
    code: Code,
    hash: Hash,
}

impl Spare {
    /// Draws one at the cost of the device's [`Profile`](crate::Profile), which is slow; `None` when
    /// the memory for it cannot be had.
    pub fn draw(cost: HashCost, rng: &mut dyn CryptoRng) -> Option<Spare> {
        let code = Code::random(rng);
        let hash = Hash::of(code.as_bytes(), cost, rng).ok()?;
        Some(Spare { code, hash })
    }
}

impl Machine {
    /// Whether a [`Spare`] would spare somebody a wait.
    pub fn wants_spare(&self) -> bool {
        let is_of_use = self.offers(WayBack::Key) || self.offers(WayBack::Email);
        self.spare.is_none() && is_of_use && self.account().is_ok()
    }

    /// Keeps a code for the next challenge; it is in the memory alone and changes nothing else.
    pub fn keep_spare(&mut self, spare: Spare) {
        if spare.hash.cost == self.profile.hash_cost {
            self.spare = Some(spare);
        }
    }

    /// The code of a new challenge and its hash: the spare one, or one that has to be waited for.
    pub(crate) fn take_code(&mut self, rng: &mut dyn CryptoRng) -> Result<(Code, Hash), Refusal> {
        if let Some(Spare { code, hash }) = self.spare.take() {
            return Ok((code, hash));
        }
        let code = Code::random(rng);
        let hash = Hash::of(code.as_bytes(), self.profile.hash_cost, rng)?;
        Ok((code, hash))
    }
}
