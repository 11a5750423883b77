//! One finder measured to all sides.

use super::super::engine::Finder;
use super::super::luma::Luma;
use super::patch::Patch;
use super::warp::Place;

/// Ways that are measured, evenly around.
const WAYS: usize = 32;

/// Ways of which the finder must show its edges, so that it is one; the edge of the picture may hide
/// others.
const SHOWN: usize = 16;

/// Ways of which a finder shows its edges that nothing hides.
const CLEAR: usize = 28;

/// Light and dark change at these places, in modules from a finder's centre.
const EDGES: [f32; 3] = [1.5, 2.5, 3.5];

/// Ink that runs, or light that does, widens the dark: it moves the first and third edge out and the
/// second one in. So weighted, the shifts cancel.
const WEIGHTS: [f32; 3] = [1.0, 2.0, 1.0];

/// A finder in the picture's pixels.
#[derive(Clone)]
pub(crate) struct Shape {
    pub(crate) centre: Place,
    /// Pixels of a module by way, from the right clockwise. Where a finder is a square seen from
    /// the front, that is least straight to its sides and most to its corners.
    modules: [f32; WAYS],
    /// Ways that showed all edges.
    shown: usize,
}

impl Shape {
    /// `None` where a closer look shows no finder.
    pub(crate) fn of(picture: &Luma, finder: &Finder) -> Option<Self> {
        let (reach, module) = (finder.width * 1.3 + 2.0, finder.width / 7.0);
        let corners = [(-1.0, -1.0), (1.0, -1.0), (1.0, 1.0), (-1.0, 1.0)];
        let corners = corners.map(|(x, y)| (finder.x + x * reach, finder.y + y * reach));
        let patch = Patch::new(picture, &corners, module)?;
        let mut centre = patch.in_patch((finder.x, finder.y));
        let module = module * patch.scale.0;
        let mut radii = [None; WAYS];
        // Twice, the second time from the middle between the edges.
        for _ in 0..2 {
            radii = std::array::from_fn(|way| radius(&patch, centre, module, direction(way)));
            for way in 0..WAYS / 2 {
                if let (Some(a), Some(b)) = (radii[way], radii[way + WAYS / 2]) {
                    let (dx, dy) = direction(way);
                    let off = (a - b) / WAYS as f32 * 2.0;
                    centre = (centre.0 + dx * off, centre.1 + dy * off);
                }
            }
        }
        let shown = radii.iter().flatten().count();
        if shown < SHOWN {
            return None;
        }
        let opposite = |way: usize| radii[way].or(radii[(way + WAYS / 2) % WAYS]);
        let modules = std::array::from_fn(|way| {
            opposite(way).map_or(module, |radius| radius / 2.5) / patch.scale.0
        });
        Some(Self {
            centre: patch.to_picture(centre),
            modules,
            shown,
        })
    }

    /// Pixels of a module on the way to a place, the mean of both sides.
    pub(crate) fn module_towards(&self, place: Place) -> f32 {
        let (dx, dy) = (place.0 - self.centre.0, place.1 - self.centre.1);
        let turn = dy.atan2(dx) / std::f32::consts::TAU * WAYS as f32 + WAYS as f32;
        let (low, share) = (turn as usize, turn.fract());
        let at = |way: usize| {
            let way = way % WAYS;
            (self.modules[way] + self.modules[(way + WAYS / 2) % WAYS]) / 2.0
        };
        at(low) * (1.0 - share) + at(low + 1) * share
    }

    /// Whether nearly all around it there are a finder's edges. What merely looks like one along a
    /// line or two has some.
    pub(crate) fn is_clear(&self) -> bool {
        self.shown >= CLEAR
    }

    /// Whether it is longer from corner to corner than from side to side, as no ring is.
    pub(crate) fn is_square(&self) -> bool {
        let both = |way: usize| self.modules[way] + self.modules[(way + WAYS / 2) % WAYS];
        let least = (0..WAYS / 2).map(both).fold(f32::INFINITY, f32::min);
        let most = (0..WAYS / 2).map(both).fold(0.0, f32::max);
        most > least * 1.18
    }

    /// How much longer a module is on the way to a place than on the shortest way: nearly one along
    /// a side of the symbol, and about the root of two along its diagonal.
    pub(crate) fn obliqueness(&self, place: Place) -> f32 {
        let both = |way: usize| self.modules[way] + self.modules[(way + WAYS / 2) % WAYS];
        let least = (0..WAYS / 2).map(both).fold(f32::INFINITY, f32::min) / 2.0;
        self.module_towards(place) / least.max(0.1)
    }

    /// The same finder somewhere else.
    pub(crate) fn moved_to(&self, centre: Place) -> Self {
        Self {
            centre,
            ..self.clone()
        }
    }

    /// The mean over all ways; a bit more than straight to a side.
    pub(crate) fn module(&self) -> f32 {
        self.modules.iter().sum::<f32>() / WAYS as f32
    }
}

fn direction(way: usize) -> (f32, f32) {
    let turn = way as f32 / WAYS as f32 * std::f32::consts::TAU;
    (turn.cos(), turn.sin())
}

/// The weighted mean of how far the three edges are, if all are where they may be.
fn radius(patch: &Patch, centre: Place, module: f32, (dx, dy): (f32, f32)) -> Option<f32> {
    const STEP: f32 = 0.25;
    let at = |far: f32| patch.at((centre.0 + dx * far, centre.1 + dy * far));
    let (mut far, mut before) = (0.0, at(0.0));
    let (mut next, mut sum) = (0, 0.0);
    while next < EDGES.len() {
        far += STEP;
        // A turned or tilted square is up to twice as long along some way.
        if far > module * 8.0 {
            return None;
        }
        let value = at(far);
        if (value > 0.0) == (next != 1) {
            // Straight between both values, the edge is where nought is.
            let back = value / (value - before);
            let back = if back.is_finite() {
                back.clamp(0.0, 1.0)
            } else {
                0.5
            };
            sum += WEIGHTS[next] * (far - back * STEP);
            next += 1;
        }
        before = value;
    }
    let mean = sum / WEIGHTS.iter().sum::<f32>();
    (mean > module * 1.25 && mean < module * 5.0).then_some(mean)
}
