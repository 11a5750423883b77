//! Measurements on the grey picture that tell one fault from another.

use super::engine::Finder;
use super::luma::Luma;

/// Pixels that a module is brought to before it is measured: enough to see an edge spread, few
/// enough that a screen's own pixels and the noise have melted.
const MODULE: f32 = 6.0;

/// Long side of the copy that patches are cut from: enough for the edges, and quickly made.
const OVERVIEW: f32 = 1600.0;

/// Pixels that a module keeps even so.
const LEAST: f32 = 4.0;

/// The picture as seen from one finder: at a scale at which its modules are no larger than six
/// pixels, with the levels that its black and its white have.
pub(crate) struct Patch {
    copy: Luma,
    scale: f32,
    finder: Finder,
    dark: u8,
    light: u8,
}

impl Patch {
    pub(crate) fn around(picture: &Luma, finder: Finder) -> Self {
        let long = picture.long_side() as f32;
        let at = |module: f32| module * 7.0 / finder.width.max(1.0);
        let scale = at(MODULE).min((OVERVIEW / long).max(at(LEAST))).min(1.0);
        let copy = picture.shrunk((picture.long_side() as f32 * scale) as usize);
        let finder = Finder {
            x: finder.x * scale,
            y: finder.y * scale,
            width: finder.width * scale,
        };
        let (dark, light) = levels(&near(&copy, finder, 0.5), 20);
        Self {
            copy,
            scale,
            finder,
            dark,
            light,
        }
    }

    fn module(&self) -> f32 {
        self.finder.width / 7.0
    }

    fn is_dark(&self, x: f32, y: f32) -> Option<bool> {
        let at = |value: f32, side: usize| {
            (value >= 0.0 && value < side as f32).then_some(value as usize)
        };
        let (x, y) = (at(x, self.copy.width())?, at(y, self.copy.height())?);
        let middle = (u16::from(self.dark) + u16::from(self.light)) / 2;
        Some(u16::from(self.copy.row(y)[x]) < middle)
    }

    /// From the finder's black to its white, in grey levels.
    pub(crate) fn contrast(&self) -> u8 {
        self.light.saturating_sub(self.dark)
    }

    /// How far an edge at the finder spreads, as a share of a module: the standard deviation of
    /// the blur.
    pub(crate) fn softness(&self) -> f32 {
        let rows = near(&self.copy, self.finder, 0.75);
        let contrast = f32::from(self.light.saturating_sub(self.dark));
        spread(contrast, steepest(&rows, 0.98)) / self.module().max(1.0)
    }

    /// Whether black and white are about even between the corners and change from place to place,
    /// as in every masked code.
    pub(crate) fn is_textured(&self, corners: &[(f32, f32); 4]) -> bool {
        const STEPS: u8 = 40;
        let [tl, tr, br, bl] = corners.map(|(x, y)| (x * self.scale, y * self.scale));
        let mix = |a: f32, b: f32, share: f32| a + (b - a) * share;
        let (mut seen, mut dark, mut changes) = (0, 0, 0);
        for row in 0..STEPS {
            let down = f32::from(row) / f32::from(STEPS);
            let (left, right) = (
                (mix(tl.0, bl.0, down), mix(tl.1, bl.1, down)),
                (mix(tr.0, br.0, down), mix(tr.1, br.1, down)),
            );
            let colours: Vec<bool> = (0..STEPS)
                .map(|column| f32::from(column) / f32::from(STEPS))
                .filter_map(|x| self.is_dark(mix(left.0, right.0, x), mix(left.1, right.1, x)))
                .collect();
            seen += colours.len();
            dark += colours.iter().filter(|dark| **dark).count();
            changes += colours.windows(2).filter(|pair| pair[0] != pair[1]).count();
        }
        (seen / 4..=seen * 3 / 4).contains(&dark) && changes > seen / 5
    }

    /// Whether modules go on from the finder to an edge of the picture, with no quiet zone.
    pub(crate) fn runs_off(&self) -> bool {
        [(1.0, 0.0), (-1.0, 0.0), (0.0, 1.0), (0.0, -1.0)]
            .into_iter()
            .any(|way| {
                (-3i8..=3)
                    .filter(|lane| self.lane_runs_off(way, f32::from(*lane)))
                    .count()
                    > 3
            })
    }

    /// One line of modules through the finder, followed from its rim to the edge of the picture.
    fn lane_runs_off(&self, (dx, dy): (f32, f32), lane: f32) -> bool {
        /// A masked code hardly ever has a longer run of one colour.
        const LONGEST: usize = 9;
        /// With fewer modules than this, it may as well be a frame around the code.
        const FEWEST: usize = 7;
        /// The quiet zone would be light this far from where the line starts.
        const QUIET: usize = 3;
        let module = self.module();
        // The centre of the first module behind the light rim is five from the finder's centre.
        let colours: Vec<bool> = (5u8..=185)
            .map_while(|step| {
                let (ahead, aside) = (module * f32::from(step), module * lane);
                let x = self.finder.x + dx * ahead + dy * aside;
                self.is_dark(x, self.finder.y + dy * ahead + dx * aside)
            })
            .collect();
        let longest = colours
            .chunk_by(|a, b| a == b)
            .map(<[bool]>::len)
            .max()
            .unwrap_or(0);
        colours.len() >= FEWEST
            && colours.iter().take(QUIET).any(|dark| *dark)
            && longest <= LONGEST.min(colours.len() / 2)
    }
}

/// How far the sharpest edges of a whole picture spread, in its pixels; nought when it has too
/// little contrast to tell.
pub(crate) fn softness(picture: &Luma) -> f32 {
    let rows: Vec<&[u8]> = (0..picture.height()).map(|y| picture.row(y)).collect();
    let (dark, light) = levels(&rows, 20);
    let contrast = f32::from(light.saturating_sub(dark));
    if contrast < 40.0 {
        0.0
    } else {
        spread(contrast, steepest(&rows, 0.999))
    }
}

/// Rows of the square that is `share` finders wide to each side of the finder's centre.
fn near(copy: &Luma, finder: Finder, share: f32) -> Vec<&[u8]> {
    let reach = finder.width * share;
    let range = |centre: f32, side: usize| {
        let low = (centre - reach).max(0.0) as usize;
        low.min(side)..((centre + reach).max(0.0) as usize + 1).clamp(low.min(side), side)
    };
    let columns = range(finder.x, copy.width());
    range(finder.y, copy.height())
        .map(|y| &copy.row(y)[columns.clone()])
        .collect()
}

/// The levels that one in `share` pixels is darker, and one lighter, than.
pub(crate) fn levels(rows: &[&[u8]], share: usize) -> (u8, u8) {
    let mut counts = [0usize; 256];
    for pixel in rows.iter().copied().flatten() {
        counts[usize::from(*pixel)] += 1;
    }
    let total: usize = counts.iter().sum();
    (
        quantile(&counts, total / share),
        quantile(&counts, total - total / share),
    )
}

/// The slope, per pixel, that only a share of `1 - quantile` of the places exceeds.
fn steepest(rows: &[&[u8]], share: f32) -> f32 {
    let mut counts = [0usize; 256];
    for row in rows {
        for pair in row.windows(3) {
            counts[usize::from(pair[0].abs_diff(pair[2]))] += 1;
        }
    }
    for pair in rows.windows(3) {
        for (above, below) in pair[0].iter().zip(pair[2]) {
            counts[usize::from(above.abs_diff(*below))] += 1;
        }
    }
    let total: usize = counts.iter().sum();
    f32::from(quantile(&counts, (total as f32 * share) as usize)) / 2.0
}

fn quantile(counts: &[usize; 256], rank: usize) -> u8 {
    let mut below = 0;
    (0..=u8::MAX)
        .find(|level| {
            below += counts[usize::from(*level)];
            below > rank
        })
        .unwrap_or(u8::MAX)
}

/// The standard deviation of the Gaussian that gives a step of `contrast` this `slope`.
fn spread(contrast: f32, slope: f32) -> f32 {
    contrast / (slope.max(0.5) * std::f32::consts::TAU.sqrt())
}
