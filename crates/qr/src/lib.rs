//! QR codes: text to picture, and picture to text with a verdict on why a picture failed.
//!
//! Nothing here does input or output: bytes and limits come in, text or a verdict goes out.
//! Everything that [`read`] and [`read_wanted`] are given is taken to be hostile.

mod draw;
mod engine;
mod evidence;
mod finders;
mod foreign;
mod ladder;
mod limits;
mod load;
mod luma;
mod read;
mod sniff;
mod symbol;
mod texture;
mod unreadable;
mod verdict;

pub use foreign::{ForeignKind, kind_of};
pub use limits::Limits;
pub use read::{Found, Reading, read, read_wanted};
pub use sniff::PictureKind;
pub use symbol::{Symbol, TooLong};
pub use unreadable::Unreadable;
