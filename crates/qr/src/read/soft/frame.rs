//! What three finders tell of the symbol that they belong to: its side in modules, and how much
//! nearer one corner is than another.

use super::patch::Patch;
use super::shape::Shape;
use super::warp::Place;

/// Most that the sides and the diagonal may be off. A steep view makes for a third.
const MISFIT: f32 = 0.55;

/// Three finders, in the picture's pixels or a patch's.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Frame {
    /// Top left, top right, bottom left.
    pub(crate) centres: [Place; 3],
    /// Modules between the finders' centres.
    pub(crate) span: f32,
    /// Depth of the top right and the bottom left finder, that of the top left one being one.
    pub(crate) depths: (f32, f32),
    /// How far the two sides are from being equally long, and the diagonal from fitting to them.
    pub(crate) misfit: f32,
    /// Pixels of a module.
    pub(crate) module: f32,
}

/// All threes of finders that could belong to one symbol, the likeliest first.
pub(crate) fn frames(shapes: &[Shape]) -> Vec<Frame> {
    let mut frames = Vec::new();
    for tl in 0..shapes.len() {
        for tr in 0..shapes.len() {
            for bl in (0..shapes.len()).filter(|bl| tl != tr && tl != *bl && tr != *bl) {
                frames.extend(Frame::new([&shapes[tl], &shapes[tr], &shapes[bl]]));
            }
        }
    }
    frames.sort_by(|a, b| a.misfit.total_cmp(&b.misfit));
    frames
}

impl Frame {
    pub(crate) fn new([tl, tr, bl]: [&Shape; 3]) -> Option<Self> {
        let centres = [tl.centre, tr.centre, bl.centre];
        let (across, down) = (off(centres[0], centres[1]), off(centres[0], centres[2]));
        // A symbol in a mirror is seen as well, as one whose sides are exchanged.
        if across.0 * down.1 - across.1 * down.0 <= 0.0 {
            return None;
        }
        // Along a line seen at an angle, the whole is the number of modules times the geometric
        // mean of the modules at both ends.
        let side = |a: &Shape, b: &Shape| {
            let (from, to) = (a.module_towards(b.centre), b.module_towards(a.centre));
            let (dx, dy) = off(a.centre, b.centre);
            (dx.hypot(dy) / (from * to).sqrt(), (from / to).sqrt())
        };
        let (top, right_depth) = side(tl, tr);
        let (left, down_depth) = side(tl, bl);
        let (slant, _) = side(tr, bl);
        let span = (top + left) / 2.0;
        let misfit = (top - left).abs() / span + (slant / span - std::f32::consts::SQRT_2).abs();
        let fine = (11.0..185.0).contains(&span) && misfit < MISFIT;
        fine.then_some(Self {
            centres,
            span,
            depths: (right_depth.clamp(0.5, 2.0), down_depth.clamp(0.5, 2.0)),
            misfit,
            module: (tl.module() + tr.module() + bl.module()) / 3.0,
        })
    }

    /// Whether the other one is as good as the same.
    pub(crate) fn is_like(&self, other: &Self) -> bool {
        let near = |(a, b): (&Place, &Place)| (a.0 - b.0).hypot(a.1 - b.1) < self.module;
        self.centres.iter().zip(&other.centres).all(near)
    }

    pub(crate) fn in_patch(&self, patch: &Patch) -> Self {
        Self {
            centres: self.centres.map(|centre| patch.in_patch(centre)),
            module: self.module * patch.scale.0,
            ..*self
        }
    }

    /// Where a place lies, as shares of the span from the top left finder's centre.
    pub(crate) fn at(&self, (x, y): Place) -> Place {
        let [tl, tr, bl] = self.centres;
        let (right, down) = self.depths;
        let shares = (1.0 - x - y, x * right, y * down);
        let depth = shares.0 + shares.1 + shares.2;
        let mix = |a: f32, b: f32, c: f32| (a * shares.0 + b * shares.1 + c * shares.2) / depth;
        (mix(tl.0, tr.0, bl.0), mix(tl.1, tr.1, bl.1))
    }

    /// A box around the whole symbol with some room.
    pub(crate) fn around(&self) -> [Place; 4] {
        let (near, far) = (-6.0 / self.span, 1.0 + 8.0 / self.span);
        [(near, near), (far, near), (far, far), (near, far)].map(|place| self.at(place))
    }
}

fn off(from: Place, to: Place) -> (f32, f32) {
    (to.0 - from.0, to.1 - from.1)
}
