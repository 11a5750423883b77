//! Argon2id over passwords and codes.

use argon2::{Algorithm, Argon2, Block, Params, Version};
use rand_core::CryptoRng;
use subtle::ConstantTimeEq;
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

pub(crate) const SALT_BYTES: usize = 16;
pub(crate) const HASH_BYTES: usize = 32;

/// What one password hash costs: memory and passes of Argon2id on one lane.
///
/// The default is the lightest of the equal settings that OWASP names for small devices, 7 MiB and
/// 5 passes; anything less is for tests.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HashCost {
    memory_kib: u32,
    passes: u32,
}

/// The cost is outside what this crate computes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a password hash takes 8 KiB to 1 GiB of memory and 1 to 100 passes")]
pub struct HashCostError;

impl HashCost {
    /// A cost of `memory_kib` (8 to 1,048,576) and `passes` (1 to 100).
    pub fn new(memory_kib: u32, passes: u32) -> Result<HashCost, HashCostError> {
        let sound = (8..=1 << 20).contains(&memory_kib) && (1..=100).contains(&passes);
        sound
            .then_some(HashCost { memory_kib, passes })
            .ok_or(HashCostError)
    }

    /// Memory in KiB.
    pub fn memory_kib(self) -> u32 {
        self.memory_kib
    }

    /// Passes over that memory.
    pub fn passes(self) -> u32 {
        self.passes
    }
}

impl Default for HashCost {
    fn default() -> HashCost {
        HashCost {
            memory_kib: 7 * 1024,
            passes: 5,
        }
    }
}

/// The device has too little free memory to compute a hash.
#[derive(Clone, Copy)]
pub(crate) struct OutOfMemory;

/// A salted hash of a password or code, with the cost it was made at.
#[derive(Clone, Zeroize, ZeroizeOnDrop)]
pub(crate) struct Hash {
    #[zeroize(skip)]
    pub(crate) cost: HashCost,
    pub(crate) salt: [u8; SALT_BYTES],
    pub(crate) bytes: [u8; HASH_BYTES],
}

impl Hash {
    pub(crate) fn of(
        secret: &[u8],
        cost: HashCost,
        rng: &mut dyn CryptoRng,
    ) -> Result<Hash, OutOfMemory> {
        let mut salt = [0; SALT_BYTES];
        rng.fill_bytes(&mut salt);
        let bytes = argon2id(secret, cost, &salt)?;
        Ok(Hash { cost, salt, bytes })
    }

    /// Whether `secret` is the one hashed here, in time that does not depend on the answer.
    pub(crate) fn matches(&self, secret: &[u8]) -> Result<bool, OutOfMemory> {
        let mut bytes = argon2id(secret, self.cost, &self.salt)?;
        let same = bytes.ct_eq(&self.bytes).into();
        bytes.zeroize();
        Ok(same)
    }
}

/// Argon2id of `secret`, for those who keep salt and cost themselves.
pub(crate) fn argon2id(
    secret: &[u8],
    cost: HashCost,
    salt: &[u8; SALT_BYTES],
) -> Result<[u8; HASH_BYTES], OutOfMemory> {
    let mut bytes = [0; HASH_BYTES];
    // Costs are checked when made and lengths are fixed, so that memory is all that can be missing.
    Params::new(cost.memory_kib, cost.passes, 1, Some(HASH_BYTES))
        .and_then(|params| {
            let mut memory = memory(params.block_count()).ok_or(argon2::Error::OutOfMemory)?;
            Argon2::new(Algorithm::Argon2id, Version::V0x13, params).hash_password_into_with_memory(
                secret,
                salt,
                &mut bytes,
                memory.as_mut_slice(),
            )
        })
        .map_err(|_| OutOfMemory)?;
    Ok(bytes)
}

/// Memory that is wiped when dropped: its first blocks let a guess be checked at no cost.
fn memory(blocks: usize) -> Option<Zeroizing<Vec<Block>>> {
    let mut memory = Vec::new();
    memory.try_reserve_exact(blocks).ok()?;
    memory.resize(blocks, Block::new());
    Some(Zeroizing::new(memory))
}
