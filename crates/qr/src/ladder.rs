//! The copies of a picture that are looked at, in order, until one gives what is wanted.

use std::borrow::Cow;

use crate::engine::{Finder, Look, look};
use crate::luma::Luma;

/// Long sides of the shrunk copies, in pixels, the likeliest first.
///
/// Shrinking is what makes photographs of screens readable: it melts the screen's own pixels and
/// keeps the modules. What a phone takes from arm's length is read at the first or second.
const SHRUNK: [usize; 6] = [800, 1200, 560, 1700, 400, 2400];

/// Most pixels of a copy that is looked at; a larger picture is shrunk to this at last.
const LARGEST: usize = 12_000_000;

/// Most pixels of a picture that is worth doubling.
const DOUBLED: usize = 1_500_000;

/// One copy to look at.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Rung {
    Shrunk(usize),
    Whole,
    Doubled,
    Inverted(usize),
}

/// The rungs that a picture of this size is worth.
pub(crate) fn rungs(picture: &Luma) -> Vec<Rung> {
    let long = picture.long_side();
    let pixels = picture.pixels().len();
    let mut rungs: Vec<_> = SHRUNK
        .into_iter()
        .filter(|side| side * 10 <= long * 9)
        .map(Rung::Shrunk)
        .collect();
    if pixels <= LARGEST {
        rungs.insert(
            rungs
                .len()
                .min(if pixels <= DOUBLED { 1 } else { rungs.len() }),
            Rung::Whole,
        );
    } else {
        let scale = (LARGEST as f64 / pixels as f64).sqrt();
        rungs.push(Rung::Shrunk((long as f64 * scale) as usize));
    }
    if pixels <= DOUBLED {
        rungs.push(Rung::Doubled);
    }
    rungs.push(Rung::Inverted(long.min(1000)));
    rungs
}

/// Looks at one rung; what is found is given in pixels of `picture`.
pub(crate) fn climb(picture: &Luma, rung: Rung) -> Look {
    let copy = match rung {
        Rung::Shrunk(long) => Cow::Owned(picture.shrunk(long)),
        Rung::Whole => Cow::Borrowed(picture),
        Rung::Doubled => Cow::Owned(picture.doubled()),
        Rung::Inverted(long) => Cow::Owned(picture.shrunk(long).inverted()),
    };
    let scale = (
        picture.width() as f32 / copy.width() as f32,
        picture.height() as f32 / copy.height() as f32,
    );
    scaled(look(&copy), scale)
}

fn scaled(mut look: Look, (sx, sy): (f32, f32)) -> Look {
    let finder = |f: &mut Finder| {
        *f = Finder {
            x: f.x * sx,
            y: f.y * sy,
            width: f.width * sx,
        };
    };
    look.finders.iter_mut().for_each(finder);
    look.triples.iter_mut().flatten().for_each(finder);
    for sighting in &mut look.sightings {
        sighting.corners = sighting.corners.map(|(x, y)| (x * sx, y * sy));
    }
    look
}
