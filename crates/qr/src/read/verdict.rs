//! Why nothing was read: from the finders that were seen, and from how sharp the picture is.

use std::cmp::Reverse;

use super::Unreadable;
use super::engine::{Finder, Look, Triple};
use super::evidence::{Patch, softness};
use super::luma::Luma;
use super::texture::has_small_square;

/// Below this many pixels a module a photograph is not read any more.
const SMALL: f32 = 2.6;

/// Modules are mixed with their neighbours when an edge spreads over more of a module than this.
const SOFT: f32 = 0.32;

/// Spread of the sharpest edges in a picture, in pixels of a copy of [`OVERVIEW`] pixels, from
/// which on no code survives that fills a half of it.
const SOFT_PICTURE: f32 = 1.3;

/// Long side of the copy on which a picture is judged that shows no finder.
const OVERVIEW: usize = 500;

/// Finders, or threes of them, that are measured; a picture made to keep the judge busy has
/// thousands, and the code that a person photographed is among the first.
const MEASURED: usize = 6;

/// The likeliest reason, once every look has failed.
pub(crate) fn verdict(picture: &Luma, looks: &[Look]) -> Unreadable {
    if let Some(triple) = best_triple(picture, looks) {
        return of_code(picture, &triple);
    }
    let finders = steady_finders(looks);
    if runs_off(picture, &finders) {
        return Unreadable::CutOff;
    }
    let paired = |a: &&Finder| finders.iter().any(|b| is_pair(a, b));
    match finders.iter().find(paired) {
        Some(finder) => of_module(picture, *finder),
        None if has_small_square(picture) => Unreadable::TooSmall,
        None if softness(&picture.shrunk(picture.long_side().min(OVERVIEW))) > SOFT_PICTURE => {
            Unreadable::Blurred
        }
        None => Unreadable::NoCode,
    }
}

/// Whether the one or two finders belong to a code that goes on outside the picture.
fn runs_off(picture: &Luma, finders: &[Finder]) -> bool {
    let lacks_room = |(index, a): (usize, &Finder)| {
        finders[index + 1..]
            .iter()
            .any(|b| is_pair(a, b) && !has_room_for_third(picture, a, b))
    };
    finders
        .iter()
        .any(|finder| Patch::around(picture, *finder).runs_off())
        || finders.iter().enumerate().any(lacks_room)
}

/// Whether two finders could belong to one code: about as large, and 14 to 170 modules apart.
fn is_pair(a: &Finder, b: &Finder) -> bool {
    let apart = (a.x - b.x).hypot(a.y - b.y);
    let (narrow, wide) = (a.width.min(b.width), a.width.max(b.width));
    narrow * 1.5 > wide && (wide * 2.0..narrow * 24.0).contains(&apart)
}

/// Whether the picture shows the whole code that the two belong to: on one side of them, or around
/// them when they are its opposite corners.
fn has_room_for_third(picture: &Luma, a: &Finder, b: &Finder) -> bool {
    let (dx, dy) = (b.x - a.x, b.y - a.y);
    let beside = |end: (f32, f32), share: f32| (end.0 - dy * share, end.1 + dx * share);
    let (from, to, middle) = ((a.x, a.y), (b.x, b.y), (a.x + dx / 2.0, a.y + dy / 2.0));
    let patch = Patch::around(picture, *a);
    let is_there = |corner| is_inside(picture, corner);
    let on_side = |side: f32| {
        let outer = [beside(to, side), beside(from, side)];
        outer.into_iter().all(is_there) && patch.is_textured(&[from, to, outer[0], outer[1]])
    };
    let half_around = |side: f32| {
        // Half the square: a triangle, two of whose four corners fall together.
        let tip = beside(middle, side * 0.5);
        is_there(tip) && patch.is_textured(&[from, tip, tip, to])
    };
    on_side(1.0) || on_side(-1.0) || (half_around(1.0) && half_around(-1.0))
}

fn is_inside(picture: &Luma, (x, y): (f32, f32)) -> bool {
    (0.0..=picture.width() as f32).contains(&x) && (0.0..=picture.height() as f32).contains(&y)
}

/// All three finders are there, and still it was not read.
fn of_code(picture: &Luma, triple: &Triple) -> Unreadable {
    let inside = |corner| is_inside(picture, corner);
    if corners(triple).into_iter().all(inside) {
        of_module(picture, triple[1])
    } else {
        Unreadable::CutOff
    }
}

fn of_module(picture: &Luma, finder: Finder) -> Unreadable {
    let module = finder.width / 7.0;
    if module < SMALL {
        Unreadable::TooSmall
    } else if Patch::around(picture, finder).softness() > SOFT {
        Unreadable::Blurred
    } else {
        Unreadable::Obscured
    }
}

/// Outer corners of the code, taken for a parallelogram.
fn corners(triple: &Triple) -> [(f32, f32); 4] {
    let [bl, tl, tr] = triple;
    let (right, down) = ((tr.x - tl.x, tr.y - tl.y), (bl.x - tl.x, bl.y - tl.y));
    // A finder's centre is half its width inside the corner. A tenth is left for a bad estimate.
    let out = |along: (f32, f32)| 0.4 * tl.width / along.0.hypot(along.1).max(1.0);
    let (right_out, down_out) = (out(right), out(down));
    [(0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0)].map(|(i, j): (f32, f32)| {
        let across = i + (2.0 * i - 1.0) * right_out;
        let along = j + (2.0 * j - 1.0) * down_out;
        (
            tl.x + across * right.0 + along * down.0,
            tl.y + across * right.1 + along * down.1,
        )
    })
}

/// The three finders that most looks agree upon, at least two, if there is a code's texture
/// between them.
fn best_triple(picture: &Luma, looks: &[Look]) -> Option<Triple> {
    let all = || {
        looks
            .iter()
            .flat_map(|look| look.triples.iter().copied().filter(is_even))
    };
    let agreeing = |triple: &Triple| all().filter(|other| same(triple, other)).count();
    let mut agreed: Vec<_> = all()
        .map(|triple| (agreeing(&triple), triple))
        .filter(|(agreeing, _)| *agreeing > 1)
        .collect();
    agreed.sort_by_key(|(agreeing, triple)| Reverse((*agreeing, triple[1].width as u32)));
    let is_code = |triple: &Triple| Patch::around(picture, triple[1]).is_textured(&corners(triple));
    agreed
        .into_iter()
        .map(|(_, triple)| triple)
        .take(MEASURED)
        .find(is_code)
}

fn is_even(triple: &Triple) -> bool {
    let widths = triple.map(|finder| finder.width);
    let widest = widths.iter().copied().fold(0.0, f32::max);
    widths.iter().all(|width| *width * 1.5 > widest)
}

fn same(a: &Triple, b: &Triple) -> bool {
    a.iter().zip(b).all(|(a, b)| a.is_at(b))
}

/// Finders that at least two looks saw in the same place, each once, the largest first.
fn steady_finders(looks: &[Look]) -> Vec<Finder> {
    let mut steady: Vec<Finder> = Vec::new();
    for (index, look) in looks.iter().enumerate() {
        for finder in &look.finders {
            let again = |look: &Look| look.finders.iter().any(|other| other.is_at(finder));
            let known = steady.iter().any(|known| known.is_at(finder));
            if !known && looks[index + 1..].iter().any(again) {
                steady.push(*finder);
            }
        }
    }
    steady.sort_by(|a, b| b.width.total_cmp(&a.width));
    steady.truncate(MEASURED);
    steady
}
