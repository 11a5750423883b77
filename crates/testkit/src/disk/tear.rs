//! What a write may leave behind when the power goes in the middle of it.

use rand_core::Rng;

use crate::entropy::Seeded;

/// Blocks that a write is taken to consist of, each of which may be old or new.
const BLOCKS: usize = 6;

/// Which outcomes of an interrupted write are tried.
#[derive(Clone, Copy, Debug)]
pub enum Tears {
    /// Every prefix, every prefix with garbage behind it, every subset of blocks.
    Every,
    /// Old, new, nothing, and so many drawn from all the others by this seed.
    Some {
        /// How many are drawn.
        count: usize,
        /// What they are drawn by.
        seed: u64,
    },
}

/// Outcomes of every tear: old, new, nothing.
const PLAIN: usize = 3;

impl Tears {
    /// How many outcomes there are where `new` was being written.
    pub(super) fn count(self, new: &[u8]) -> usize {
        PLAIN
            + match self {
                Tears::Every => 2 * new.len() + (2 << BLOCKS),
                Tears::Some { count, .. } => count,
            }
    }

    /// One of the outcomes where `old` was being replaced by `new`.
    pub(super) fn outcome(self, index: usize, old: &[u8], new: &[u8]) -> Vec<u8> {
        match (index, self) {
            (0, _) => old.to_vec(),
            (1, _) => new.to_vec(),
            (2, _) => Vec::new(),
            (_, Tears::Every) => torn(index - PLAIN, old, new),
            (_, Tears::Some { seed, .. }) => {
                let mut rng = Seeded::new(seed << 32 | index as u64);
                let (length, drawn) = (new.len().max(1), rng.next_u64() as usize);
                let index = match rng.next_u32() % 3 {
                    0 => drawn % length,
                    1 => length + drawn % length,
                    _ => 2 * length + drawn % (2 << BLOCKS),
                };
                torn(index, old, new)
            }
        }
    }
}

/// A prefix, then a prefix with garbage behind it, then a subset of blocks, by `index`.
fn torn(index: usize, old: &[u8], new: &[u8]) -> Vec<u8> {
    let length = new.len();
    match index {
        _ if index < length => new[..index].to_vec(),
        _ if index < 2 * length => then_garbage(new, index - length),
        _ => {
            let choice = index - 2 * length;
            let length = if choice < 1 << BLOCKS {
                length
            } else {
                old.len()
            };
            blocks(old, new, choice, length)
        }
    }
}

fn then_garbage(new: &[u8], length: usize) -> Vec<u8> {
    let mut bytes = new.to_vec();
    Seeded::new(length as u64).fill_bytes(&mut bytes[length..]);
    bytes
}

/// The new content in the blocks whose bits are `chosen`, the old one in the others, zeros where
/// neither reaches.
fn blocks(old: &[u8], new: &[u8], chosen: usize, length: usize) -> Vec<u8> {
    let size = old.len().max(new.len()).div_ceil(BLOCKS).max(1);
    (0..length)
        .map(|at| {
            let from = if chosen >> (at / size) & 1 == 1 {
                new
            } else {
                old
            };
            from.get(at).copied().unwrap_or(0)
        })
        .collect()
}
