//! Picture to text.

use crate::{Limits, PictureKind, Unreadable};

/// One code in a picture.
#[derive(Debug, Clone, PartialEq)]
pub struct Reading {
    /// What the code says.
    pub text: String,
    /// Its corners in pixels of the picture, clockwise from the code's own top left.
    pub corners: [(f32, f32); 4],
}

/// The one wanted code of a picture.
#[derive(Debug, Clone, PartialEq)]
pub struct Found {
    /// What the code says.
    pub text: String,
    /// Its corners in pixels of the picture, clockwise from the code's own top left.
    pub corners: [(f32, f32); 4],
    /// What the file is.
    pub kind: PictureKind,
    /// Width and height of the picture in pixels.
    pub size: (u32, u32),
}

/// Reads every code in a picture; a text that occurs twice is given once.
pub fn read(bytes: &[u8], limits: &Limits) -> Result<Vec<Reading>, Unreadable> {
    let _ = (bytes, limits);
    Err(Unreadable::NoCode)
}

/// Reads the one code in a picture whose text `accept` takes.
///
/// Codes that are not wanted do no harm beside it; two different wanted ones are a fault.
pub fn read_wanted(
    bytes: &[u8],
    limits: &Limits,
    accept: impl Fn(&str) -> bool,
) -> Result<Found, Unreadable> {
    let _ = (bytes, limits, accept(""));
    Err(Unreadable::NoCode)
}
