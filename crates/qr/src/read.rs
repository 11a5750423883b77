//! Picture to text.

mod engine;
mod evidence;
mod finders;
mod foreign;
mod ladder;
mod limits;
mod load;
mod luma;
mod sniff;
mod texture;
mod unreadable;
mod verdict;

pub use foreign::{ForeignKind, kind_of};
pub use limits::Limits;
pub use sniff::PictureKind;
pub use unreadable::Unreadable;

use engine::{Look, Sighting};
use ladder::{climb, rungs};
use load::{is_incomplete, load};
use luma::Luma;
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
    let (kind, picture) = load(bytes, limits)?;
    let climbed = climb_until(&picture, |_| true);
    if climbed.wanted.is_empty() {
        return Err(failure(kind, bytes, &picture, climbed));
    }
    let reading = |s: Sighting| Reading {
        text: s.text,
        corners: s.corners,
    };
    Ok(climbed.wanted.into_iter().map(reading).collect())
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
    let (kind, picture) = load(bytes, limits)?;
    let mut climbed = climb_until(&picture, accept);
    if climbed.wanted.len() > 1 {
        return Err(Unreadable::SeveralCodes(texts(climbed.wanted)));
    }
    let Some(Sighting { text, corners }) = climbed.wanted.pop() else {
        return Err(failure(kind, bytes, &picture, climbed));
    };
    let side = |pixels: usize| u32::try_from(pixels).unwrap_or(u32::MAX);
    Ok(Found {
        text,
        corners,
        kind,
        size: (side(picture.width()), side(picture.height())),
    })
}

struct Climbed {
    wanted: Vec<Sighting>,
    others: Vec<Sighting>,
    looks: Vec<Look>,
}

fn climb_until(picture: &Luma, accept: impl Fn(&str) -> bool) -> Climbed {
    let mut climbed = Climbed {
        wanted: Vec::new(),
        others: Vec::new(),
        looks: Vec::new(),
    };
    for rung in rungs(picture) {
        climbed.take(climb(picture, rung), &accept);
        if let [first, ..] = climbed.wanted.as_slice() {
            let beside = picture.without(&first.corners);
            climbed.take(climb(&beside, rung), &accept);
            break;
        }
    }
    climbed
}

impl Climbed {
    fn take(&mut self, mut look: Look, accept: impl Fn(&str) -> bool) {
        for sighting in look.sightings.drain(..) {
            let list = if accept(&sighting.text) {
                &mut self.wanted
            } else {
                &mut self.others
            };
            if list.iter().all(|known| known.text != sighting.text) {
                list.push(sighting);
            }
        }
        self.looks.push(look);
    }
}

fn failure(kind: PictureKind, bytes: &[u8], picture: &Luma, climbed: Climbed) -> Unreadable {
    if !climbed.others.is_empty() {
        Unreadable::NotOurs(texts(climbed.others))
    } else if is_incomplete(kind, bytes) {
        Unreadable::Damaged
    } else {
        verdict(picture, &climbed.looks)
    }
}

fn texts(sightings: Vec<Sighting>) -> Vec<String> {
    sightings
        .into_iter()
        .map(|sighting| sighting.text)
        .collect()
}
