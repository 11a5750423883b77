//! The evidence ladder: what is proven about a request, what each of it counts, and what the
//! authority's policy makes of the sum (H1).
//!
//! Points come from what the desk can check for itself. What a holder merely says gives none: his
//! words count only where they agree with what the registry or a device has told before.

mod facts;
mod judge;
mod place;
mod policy;
mod rung;
#[cfg(test)]
mod tests;

pub use self::facts::{Facts, Past, Piece, Presence, Reserved};
pub use self::judge::{Ladder, Verdict, climb};
pub use self::place::same_place;
pub use self::policy::{EvidencePolicy, Points};
pub use self::rung::{Rung, Standing, What};
