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
//! `cargo xtask bench qr --count 10 --seed 70000` makes ten pictures of each of twenty kinds, with
//! codes of ours and of others, from seeds that nothing was tuned on, and has other readers read them
//! too. How many were read:
//!
//! | pictures | this crate | plain rxing | zbar |
//! | --- | --- | --- | --- |
//! | monitor near | 100 % | 40 % | 20 % |
//! | monitor by hand | 100 % | 60 % | 80 % |
//! | monitor far | 80 % | 30 % | 30 % |
//! | monitor messenger | 100 % | 70 % | 90 % |
//! | screenshot | 100 % | 100 % | 100 % |
//! | paper | 100 % | 100 % | 70 % |
//! | turned | 100 % | 100 % | 90 % |
//! | perspective | 100 % | 30 % | 30 % |
//! | bent | 100 % | 90 % | 70 % |
//! | out of focus | 100 % | 100 % | 70 % |
//! | moved | 100 % | 50 % | 40 % |
//! | lamps mirrored | 80 % | 20 % | 20 % |
//! | dim or uneven | 50 % | 40 % | 30 % |
//! | damaged | 30 % | 20 % | 0 % |
//! | large versions | 100 % | 100 % | 30 % |
//! | far | 70 % | 50 % | 30 % |
//! | close | 80 % | 40 % | 60 % |
//! | many codes | 100 % | 100 % | 100 % |
//! | styled | 100 % | 100 % | 90 % |
//! | inverted | 100 % | 0 % | 0 % |
//! | **all** | 89.5 % | 62.0 % | 52.5 % |
//!
//! No text was misread by any. Processor's time for a file, with its decoding, on two shared cores
//! under load:
//!
//! | pictures | reader | median | 95 of 100 | longest |
//! | --- | --- | --- | --- | --- |
//! | all of the above | this crate | 5.6 ms | 69 ms | 166 ms |
//! | all of the above | plain rxing | 3.6 ms | 16 ms | 63 ms |
//! | 12 megapixels made to keep a reader busy | this crate, told 380 ms | 297 ms | 413 ms | 428 ms |
//!
//! What is not read has modules of less than two pixels, no contrast left, or more dirt than the check
//! bytes can make up. A time limit ends the looks and not the decoding, nor the verdict after it: for
//! 40 megapixels that full of detail both together take some 0.3 s more.

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
