//! A third finder for two that were seen: where one must be, and where the picture looks most like
//! one. Glare, dirt or blur hides one of three far more often than two.

use super::super::limits::Deadline;
use super::super::luma::Luma;
use super::frame::Frame;
use super::patch::Patch;
use super::shape::Shape;
use super::warp::Place;

/// Most that one finder's modules may be larger than the other's.
const UNLIKE: f32 = 1.6;

/// How far from where it would be the third one is looked for, as a share of the side: perspective.
const REACH: f32 = 0.16;

/// How much a finder looks like one that nothing shows of.
const HIDDEN: f32 = 0.3;

/// Frames of two finders and a likely third, the likeliest first.
pub(crate) fn completed(picture: &Luma, shapes: &[Shape], deadline: &Deadline) -> Vec<Frame> {
    let mut found: Vec<(f32, Frame)> = Vec::new();
    for (index, a) in shapes.iter().enumerate() {
        for b in &shapes[index + 1..] {
            let ratio = a.module() / b.module();
            if ratio < UNLIKE && ratio > 1.0 / UNLIKE && !deadline.is_over() {
                found.extend(thirds(picture, a, b));
            }
        }
    }
    found.sort_by(|a, b| b.0.total_cmp(&a.0));
    found.into_iter().map(|(_, frame)| frame).collect()
}

/// The frames that two finders may belong to, with how much the third looks like a finder.
fn thirds(picture: &Luma, a: &Shape, b: &Shape) -> Vec<(f32, Frame)> {
    let (dx, dy) = (b.centre.0 - a.centre.0, b.centre.1 - a.centre.1);
    let along = a.obliqueness(b.centre).max(b.obliqueness(a.centre));
    let mut frames = Vec::new();
    // Along a side of the symbol, both finders are crossed straight; along its diagonal, both from
    // corner to corner.
    if along < 1.25 {
        for (corner, other) in [(a, b), (b, a)] {
            let (dx, dy) = (
                other.centre.0 - corner.centre.0,
                other.centre.1 - corner.centre.1,
            );
            for turn in [1.0, -1.0] {
                let place = (corner.centre.0 - dy * turn, corner.centre.1 + dx * turn);
                for (score, third) in third(picture, corner, (dx, dy), place) {
                    let legs = if turn > 0.0 {
                        [other, &third]
                    } else {
                        [&third, other]
                    };
                    frames.extend(Frame::new([corner, legs[0], legs[1]]).map(|f| (score, f)));
                }
            }
        }
    }
    if along > 1.15 {
        for turn in [1.0, -1.0] {
            let place = (
                a.centre.0 + (dx + dy * turn) / 2.0,
                a.centre.1 + (dy - dx * turn) / 2.0,
            );
            let side = (place.0 - a.centre.0, place.1 - a.centre.1);
            let legs = if turn > 0.0 { [b, a] } else { [a, b] };
            for (score, third) in third(picture, a, side, place) {
                frames.extend(Frame::new([&third, legs[0], legs[1]]).map(|f| (score, f)));
            }
        }
    }
    frames
}

/// The place near the expected one that looks most like a finder, and the expected one itself, where
/// it may be hidden or outside of the picture; `side` is the way and length of one of the symbol's
/// sides.
fn third(picture: &Luma, like: &Shape, side: (f32, f32), expected: Place) -> Vec<(f32, Shape)> {
    let mut thirds = vec![(HIDDEN, like.moved_to(expected))];
    if let Some((score, place)) = likeliest(picture, like, side, expected) {
        thirds.push((score, like.moved_to(place)));
    }
    thirds
}

fn likeliest(
    picture: &Luma,
    like: &Shape,
    side: (f32, f32),
    expected: Place,
) -> Option<(f32, Place)> {
    let length = side.0.hypot(side.1);
    let module = like.module_towards((like.centre.0 + side.0, like.centre.1 + side.1));
    let span = length / module;
    if !(11.0..185.0).contains(&span) {
        return None;
    }
    let reach = REACH * length;
    let room = reach + 5.0 * module;
    let corners = [(-1.0, -1.0), (1.0, -1.0), (1.0, 1.0), (-1.0, 1.0)]
        .map(|(x, y)| (expected.0 + x * room, expected.1 + y * room));
    let patch = Patch::new(picture, &corners, module)?;
    let unit = (side.0 / span * patch.scale.0, side.1 / span * patch.scale.1);
    let middle = patch.in_patch(expected);
    let steps = (reach / module * 2.0).min(30.0) as i16;
    let mut best = (f32::NEG_INFINITY, middle);
    for row in -steps..=steps {
        for column in -steps..=steps {
            let (x, y) = (f32::from(column) / 2.0, f32::from(row) / 2.0);
            let place = (
                middle.0 + unit.0 * x - unit.1 * y,
                middle.1 + unit.1 * x + unit.0 * y,
            );
            let far = x.hypot(y) / span;
            let score = likeness(&patch, place, unit) - far;
            if score > best.0 {
                best = (score, place);
            }
        }
    }
    Some((best.0, patch.to_picture(best.1)))
}

/// How much a place looks like a finder's centre.
fn likeness(patch: &Patch, centre: Place, (ux, uy): (f32, f32)) -> f32 {
    const RINGS: [f32; 5] = [-1.0 / 9.0, -1.0 / 9.0, 1.0 / 16.0, -1.0 / 24.0, 0.0];
    let mut sum = 0.0;
    for y in -3i8..=3 {
        for x in -3i8..=3 {
            let weight = RINGS[usize::from(x.unsigned_abs().max(y.unsigned_abs()))];
            let (x, y) = (f32::from(x), f32::from(y));
            sum += weight * patch.at((centre.0 + ux * x - uy * y, centre.1 + uy * x + ux * y));
        }
    }
    sum
}
