//! QR codes: text to picture, and picture to text with a verdict on why a picture failed.
//!
//! Nothing here does input or output: bytes and limits come in, text or a verdict goes out.
//! Everything that [`read`] and [`read_wanted`] are given is taken to be hostile. A device only
//! draws codes: without the feature `read`, nothing that reads pictures is built.
//!
//! # How a picture is read
//! 1. The first bytes say what it is; its size is checked on the header; then it is decoded
//!    straight to grey, with at most about eight bytes of memory a pixel in the worst case. A
//!    caller who reads several pictures at once multiplies that: let him bound their number.
//! 2. Shrunk copies are looked at first, since a photographed screen's own pixels spoil the whole
//!    picture; then the whole, a smoothed, an enlarged, a sharpened, an evened and an inverted one. The
//!    number and size of the copies, the finders and their combinations are bounded; and where the
//!    caller gives a clock, so is the time.
//! 3. What plain copies do not give is read from grey, by the finders that they showed, or by two and
//!    a likely third: the modules that every symbol has are moved over the picture until they fit, blur
//!    is taken out by what they should look like, and the bytes that are least sure are given up.
//! 4. Where a wanted code is found, a second one is looked for beside it.
//! 5. When there is none, the symbol that fits best, finders, texture, light and the spread of edges
//!    tell why.
//!
//! # Measured
//! `cargo bench -p qr --bench read -- 120 5000` makes 120 screenshots and 120 photographs of a
//! screen (2.2 to 20 pixels a module, up to 20 degrees, blur, glare, bands, noise, JPEG), from seeds
//! that nothing was tuned on. Two shared cores under load; the longest times are of 12 megapixels
//! that are made to keep a reader busy.
//!
//! | pictures | reader | read | median | 95 of 100 | longest |
//! | --- | --- | --- | --- | --- | --- |
//! | screenshots | this crate | 100.0 % | 8 ms | 20 ms | 39 ms |
//! | screenshots | plain rxing | 100.0 % | 6 ms | 17 ms | 21 ms |
//! | photographs | this crate | 95.0 % | 22 ms | 63 ms | 94 ms |
//! | photographs | plain rxing | 68.3 % | 9 ms | 76 ms | 208 ms |
//! | nothing to read | this crate | | 363 ms | 482 ms | 760 ms |
//!
//! No text was misread. Plain rxing took 4 to 95 seconds over a picture of the last set, so the
//! bench leaves that out.

mod draw;
#[cfg(feature = "read")]
mod read;
mod symbol;

#[cfg(feature = "read")]
pub use read::{
    ForeignKind, Found, Limits, PictureKind, Reading, TimeLimit, Unreadable, inspect, kind_of,
    read, read_wanted,
};
pub use symbol::{Symbol, TooLong};
