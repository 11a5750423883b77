//! The modules of a symbol whose colour is known before anything is read.

use rxing::qrcode::common::{Version, VersionRef};

/// A module whose colour every symbol of the version has.
#[derive(Clone, Copy)]
pub(crate) struct Known {
    pub(crate) x: usize,
    pub(crate) y: usize,
    pub(crate) dark: bool,
}

/// What is known of a version before a symbol is read.
pub(crate) struct Template {
    pub(crate) version: VersionRef,
    pub(crate) side: usize,
    pub(crate) known: Vec<Known>,
    /// Centres of the alignment patterns, in whole modules.
    pub(crate) marks: Vec<(usize, usize)>,
}

impl Template {
    pub(crate) fn new(number: u32) -> Option<Self> {
        let version = Version::getVersionForNumber(number).ok()?;
        let side = usize::try_from(version.getDimensionForVersion()).ok()?;
        let marks = marks(version, side);
        let mut known = finders(side);
        for (cx, cy) in &marks {
            known.extend(square(*cx, *cy, 2, |ring| ring != 1));
        }
        let in_mark = |x: usize, y: usize| {
            marks
                .iter()
                .any(|(cx, cy)| cx.abs_diff(x) < 3 && cy.abs_diff(y) < 3)
        };
        for along in 8..side - 8 {
            let dark = along % 2 == 0;
            for (x, y) in [(along, 6), (6, along)] {
                if !in_mark(x, y) {
                    known.push(Known { x, y, dark });
                }
            }
        }
        Some(Self {
            version,
            side,
            known,
            marks,
        })
    }
}

fn marks(version: VersionRef, side: usize) -> Vec<(usize, usize)> {
    let centres: Vec<usize> = version
        .getAlignmentPatternCenters()
        .iter()
        .filter_map(|centre| usize::try_from(*centre).ok())
        .collect();
    let in_finder =
        |x: usize, y: usize| (x < 9 && (y < 9 || y + 9 > side)) || (x + 9 > side && y < 9);
    centres
        .iter()
        .flat_map(|y| centres.iter().map(|x| (*x, *y)))
        .filter(|(x, y)| !in_finder(*x, *y))
        .collect()
}

/// The three finders, each with the light modules around it that lie inside the symbol.
fn finders(side: usize) -> Vec<Known> {
    [(3, 3), (side - 4, 3), (3, side - 4)]
        .into_iter()
        .flat_map(|(cx, cy)| square(cx, cy, 4, |ring| ring != 2 && ring != 4))
        .filter(|known| known.x < side && known.y < side)
        .collect()
}

/// The square of `reach` modules to each side of a centre, its colour by the ring around it.
fn square(cx: usize, cy: usize, reach: usize, is_dark: impl Fn(usize) -> bool) -> Vec<Known> {
    let mut square = Vec::new();
    // One more, so that a ring that begins left of the symbol is counted from nought.
    for y in (cy + 1).saturating_sub(reach)..=cy + reach + 1 {
        for x in (cx + 1).saturating_sub(reach)..=cx + reach + 1 {
            let (Some(x), Some(y)) = (x.checked_sub(1), y.checked_sub(1)) else {
                continue;
            };
            let ring = x.abs_diff(cx).max(y.abs_diff(cy));
            if ring <= reach {
                square.push(Known {
                    x,
                    y,
                    dark: is_dark(ring),
                });
            }
        }
    }
    square
}
