//! The copies of a picture that are looked at, in order, until one gives what is wanted.

use std::borrow::Cow;

use super::engine::{Finder, Look, look};
use super::limits::Deadline;
use super::luma::Luma;

/// Long sides of the shrunk copies, in pixels, the likeliest first.
///
/// Shrinking is what makes photographs of screens readable: it melts the screen's own pixels and
/// keeps the modules. What a phone takes from arm's length is read at the first or second.
const SHRUNK: [usize; 6] = [800, 1200, 560, 1700, 400, 2400];

/// Most pixels of a copy that is looked at; a larger picture is shrunk to this at last. Together
/// with the number of rungs this bounds the work that one picture can cause.
const LARGEST: usize = 8_000_000;

/// Most pixels of a picture that is worth doubling.
const DOUBLED: usize = 1_500_000;

/// One copy to look at; the numbers are long sides in pixels.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Rung {
    Shrunk(usize),
    Whole,
    Doubled,
    /// Doubled, then edges made steeper: for modules of little more than two pixels.
    Sharpened,
    /// For a screen's pixels and noise that shrinking alone has left.
    Smoothed(usize),
    /// Light made even and contrast full: for what is dim, hazy, or half in the shadow.
    Evened(usize),
    /// For light codes on a dark ground.
    Inverted(usize),
}

impl Rung {
    /// Whether the copy is the picture itself, at some size.
    pub(crate) fn is_plain(self) -> bool {
        matches!(self, Self::Shrunk(_) | Self::Whole)
    }

    /// Long side of the copy that is looked at, in its pixels.
    pub(crate) fn long_side(self, picture: &Luma) -> usize {
        match self {
            Self::Shrunk(long)
            | Self::Smoothed(long)
            | Self::Evened(long)
            | Self::Inverted(long) => long,
            Self::Whole | Self::Doubled | Self::Sharpened => picture.long_side(),
        }
    }
}

/// The rungs that a picture of this size is worth.
pub(crate) fn rungs(picture: &Luma) -> Vec<Rung> {
    let (long, pixels) = (picture.long_side(), picture.pixels().len());
    let shrunk = SHRUNK.into_iter().filter(|side| side * 10 <= long * 9);
    let mut rungs: Vec<_> = shrunk.map(Rung::Shrunk).collect();
    if pixels <= DOUBLED {
        rungs.insert(rungs.len().min(1), Rung::Whole);
    } else if pixels <= LARGEST {
        rungs.push(Rung::Whole);
    } else {
        let scale = (LARGEST as f64 / pixels as f64).sqrt();
        rungs.push(Rung::Shrunk((long as f64 * scale) as usize));
    }
    rungs.push(Rung::Smoothed(long.min(1400)));
    if pixels <= DOUBLED {
        rungs.extend([Rung::Doubled, Rung::Sharpened]);
    }
    rungs.push(Rung::Evened(long.min(900)));
    rungs.push(Rung::Inverted(long.min(1000)));
    rungs
}

/// Looks at one rung; what is found is given in pixels of `picture`.
pub(crate) fn climb(picture: &Luma, rung: Rung, deadline: &Deadline) -> Look {
    let copy = match rung {
        Rung::Shrunk(long) => Cow::Owned(picture.shrunk(long)),
        Rung::Whole => Cow::Borrowed(picture),
        Rung::Doubled => Cow::Owned(picture.doubled()),
        Rung::Sharpened => Cow::Owned(picture.doubled().sharpened(3)),
        Rung::Smoothed(long) => Cow::Owned(picture.shrunk(long).smoothed(1)),
        Rung::Evened(long) => Cow::Owned(picture.shrunk(long).evened()),
        Rung::Inverted(long) => Cow::Owned(picture.shrunk(long).inverted()),
    };
    let scale = (
        picture.width() as f32 / copy.width() as f32,
        picture.height() as f32 / copy.height() as f32,
    );
    let mut look = look(&copy, deadline);
    if rung == Rung::Sharpened {
        // Sharpening reads codes, and it also makes finders out of letters.
        look.finders.clear();
        look.triples.clear();
    }
    scaled(look, scale)
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

#[cfg(test)]
mod tests {
    use super::*;

    /// Pixels that all rungs of a picture look at.
    fn work(width: usize, height: usize) -> usize {
        let picture = Luma::new(width, height, vec![0; width * height]).unwrap();
        let side = |long: usize| picture.shrunk(long).pixels().len();
        rungs(&picture)
            .into_iter()
            .map(|rung| match rung {
                Rung::Shrunk(long)
                | Rung::Smoothed(long)
                | Rung::Evened(long)
                | Rung::Inverted(long) => side(long),
                Rung::Whole => width * height,
                Rung::Doubled | Rung::Sharpened => 4 * width * height,
            })
            .sum()
    }

    #[test]
    fn p4_the_work_on_one_picture_is_bounded() {
        for (width, height) in [
            (1, 1),
            (40, 30),
            (1224, 1224),
            (1300, 1200),
            (4000, 3000),
            (6300, 6300),
        ] {
            assert!(work(width, height) < 32_000_000, "{width} by {height}");
        }
    }
}
