//! Picture to text.

mod engine;
mod evidence;
mod finders;
mod foreign;
mod ladder;
mod limits;
mod load;
mod luma;
mod search;
mod sniff;
mod soft;
mod texture;
mod unreadable;
mod verdict;

pub use foreign::{ForeignKind, kind_of};
pub use limits::{Limits, TimeLimit};
pub use sniff::PictureKind;
pub use unreadable::Unreadable;

use engine::Sighting;
use limits::Deadline;
use load::{is_incomplete, load, measure};
use luma::Luma;
use search::Search;
use verdict::verdict;

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

/// Reads the codes in a picture; a text that occurs twice is given once.
///
/// The first copy of the picture that gives any code is followed by a second look at what lies
/// beside it. The texts come from a stranger and may be misread: parse them.
pub fn read(bytes: &[u8], limits: &Limits) -> Result<Vec<Reading>, Unreadable> {
    let deadline = Deadline::new(limits);
    let (kind, picture) = load(bytes, limits, &deadline)?;
    let search = Search::run(&picture, &|_| true, deadline);
    if search.wanted.is_empty() {
        return Err(failure(kind, bytes, &picture, search));
    }
    let reading = |s: Sighting| Reading {
        text: s.text,
        corners: s.corners,
    };
    Ok(search.wanted.into_iter().map(reading).collect())
}

/// Reads the one code in a picture whose text `accept` takes.
///
/// Codes that are not wanted do no harm beside it; two different wanted ones are a fault. Work is
/// bounded by a fixed number of copies of bounded size; `accept` should parse and not just look at
/// the beginning, since a decoder can misread.
pub fn read_wanted(
    bytes: &[u8],
    limits: &Limits,
    accept: impl Fn(&str) -> bool,
) -> Result<Found, Unreadable> {
    let deadline = Deadline::new(limits);
    let (kind, picture) = load(bytes, limits, &deadline)?;
    let mut search = Search::run(&picture, &accept, deadline);
    if search.wanted.len() > 1 {
        return Err(Unreadable::SeveralCodes(texts(search.wanted)));
    }
    let Some(Sighting { text, corners }) = search.wanted.pop() else {
        return Err(failure(kind, bytes, &picture, search));
    };
    Ok(Found {
        text,
        corners,
        kind,
        size: size(&picture),
    })
}

/// What a picture is and its width and height, by its header; it need not hold a code.
///
/// Whoever decodes it himself after this decodes nothing beyond the limits, and no JPEG of which a
/// part is missing.
pub fn inspect(bytes: &[u8], limits: &Limits) -> Result<(PictureKind, (u32, u32)), Unreadable> {
    let (kind, size) = measure(bytes, limits)?;
    if is_incomplete(kind, bytes) {
        return Err(Unreadable::Damaged);
    }
    Ok((kind, size))
}

fn size(picture: &Luma) -> (u32, u32) {
    let side = |pixels: usize| u32::try_from(pixels).unwrap_or(u32::MAX);
    (side(picture.width()), side(picture.height()))
}

fn failure(kind: PictureKind, bytes: &[u8], picture: &Luma, search: Search<'_>) -> Unreadable {
    if !search.others.is_empty() {
        Unreadable::NotOurs(texts(search.others))
    } else if is_incomplete(kind, bytes) {
        Unreadable::Damaged
    } else {
        verdict(picture, &search.looks, search.reader.seen())
    }
}

fn texts(sightings: Vec<Sighting>) -> Vec<String> {
    sightings
        .into_iter()
        .map(|sighting| sighting.text)
        .collect()
}
