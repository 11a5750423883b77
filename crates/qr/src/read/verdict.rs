//! Why nothing was read: from the finders that were seen, and from how sharp the picture is.

use std::cmp::Reverse;

use super::Unreadable;
use super::engine::{Finder, Look, Triple};
use super::evidence::{Patch, levels, softness};
use super::luma::Luma;
use super::soft::{Seen, is_surely_finder};
use super::texture::has_small_square;

/// Light of which nothing in a picture has more when it is too dark, and the range below which
/// there is too little contrast, and below which there is nothing at all.
const DARK: u8 = 60;
const FAINT: u8 = 30;
const EVEN: u8 = 8;

/// What glare turns a place into.
const WHITE: u8 = 246;

/// Below this many pixels a module a photograph is not read any more.
const SMALL: f32 = 2.4;

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
pub(crate) fn verdict(picture: &Luma, looks: &[Look], seen: Option<&Seen>) -> Unreadable {
    if let Some(seen) = seen {
        return of_symbol(picture, &seen.corners, seen.finder);
    }
    if let Some(triple) = best_triple(picture, looks) {
        return of_symbol(picture, &corners(&triple), triple[1]);
    }
    let overview = picture.shrunk(picture.long_side().min(OVERVIEW));
    let finders = sure_finders(picture, looks);
    if runs_off(picture, &finders) {
        return Unreadable::CutOff;
    }
    let paired = |a: &&Finder| finders.iter().any(|b| is_pair(a, b));
    match finders.iter().find(paired) {
        Some(finder) => of_part(picture, &around(finder), *finder),
        None if finders.iter().any(|finder| ends_early(picture, finder)) => Unreadable::CutOff,
        None if !finders.is_empty() => of_part(picture, &around(&finders[0]), finders[0]),
        None if is_faint(&overview) => Unreadable::TooDark,
        None if has_small_square(picture) => Unreadable::TooSmall,
        None if softness(&overview) > SOFT_PICTURE => Unreadable::Blurred,
        None => Unreadable::NoCode,
    }
}

/// Whether a lone finder has a code's texture to one of its sides, up to the edge of the picture.
fn ends_early(picture: &Luma, finder: &Finder) -> bool {
    /// Modules from a finder's centre to the other side of a code of usual size.
    const MODULES: f32 = 50.0;
    let (near, far) = (finder.width / 2.0, finder.width / 7.0 * MODULES);
    let patch = Patch::around(picture, *finder);
    [(1.0, 1.0), (-1.0, 1.0), (1.0, -1.0), (-1.0, -1.0)]
        .into_iter()
        .any(|(right, down)| {
            let x = (finder.x + right * far).clamp(0.0, picture.width() as f32);
            let y = (finder.y + down * far).clamp(0.0, picture.height() as f32);
            let (left, top) = (finder.x - right * near, finder.y - down * near);
            let ends = !is_inside(picture, (finder.x + right * far, finder.y + down * far));
            ends && patch.is_textured(&[(left, top), (x, top), (x, y), (left, y)])
        })
}

/// Whether nothing in the picture is light, or all of it nearly the same; what is wholly even
/// shows that there is nothing.
fn is_faint(overview: &Luma) -> bool {
    let rows: Vec<&[u8]> = (0..overview.height()).map(|y| overview.row(y)).collect();
    let (dark, light) = levels(&rows, 100);
    let range = light.saturating_sub(dark);
    light < DARK || (EVEN..FAINT).contains(&range)
}

/// A symbol that is there for certain.
fn of_symbol(picture: &Luma, corners: &[(f32, f32); 4], finder: Finder) -> Unreadable {
    // A module's width beyond the edge is within what the corners are known by.
    let slack = finder.width / 7.0;
    let inside = |(x, y): (f32, f32)| {
        let within = |v: f32, side: usize| (-slack..=side as f32 + slack).contains(&v);
        within(x, picture.width()) && within(y, picture.height())
    };
    if corners.iter().copied().all(inside) {
        of_part(picture, corners, finder)
    } else {
        Unreadable::CutOff
    }
}

fn of_part(picture: &Luma, corners: &[(f32, f32); 4], finder: Finder) -> Unreadable {
    let module = finder.width / 7.0;
    let patch = Patch::around(picture, finder);
    if module < SMALL {
        Unreadable::TooSmall
    } else if patch.contrast() < FAINT {
        Unreadable::TooDark
    } else if patch.softness() > SOFT {
        Unreadable::Blurred
    } else if has_white_part(picture, corners, module) {
        Unreadable::Glare
    } else {
        Unreadable::Obscured
    }
}

/// Whether a square of several modules within the corners is nothing but white. In a masked code
/// there is none.
fn has_white_part(picture: &Luma, corners: &[(f32, f32); 4], module: f32) -> bool {
    const MODULES: f32 = 6.0;
    const STEPS: i16 = 24;
    let [tl, tr, br, bl] = *corners;
    let mix = |a: f32, b: f32, share: f32| a + (b - a) * share;
    let is_white = |x: f32, y: f32| {
        let (x, y) = (x.max(0.0) as usize, y.max(0.0) as usize);
        x < picture.width() && y < picture.height() && picture.row(y)[x] >= WHITE
    };
    let white_around = |x: f32, y: f32| {
        (-6i8..=6).all(|down| {
            (-6i8..=6).all(|right| {
                let off = |step: i8| f32::from(step) / 12.0 * MODULES * module;
                is_white(x + off(right), y + off(down))
            })
        })
    };
    let inner = (2..STEPS - 1).map(|step| f32::from(step) / f32::from(STEPS));
    inner.clone().any(|down| {
        let left = (mix(tl.0, bl.0, down), mix(tl.1, bl.1, down));
        let right = (mix(tr.0, br.0, down), mix(tr.1, br.1, down));
        inner
            .clone()
            .any(|share| white_around(mix(left.0, right.0, share), mix(left.1, right.1, share)))
    })
}

/// A box that the code of a finder surely reaches into, whichever of its corners the finder is.
fn around(finder: &Finder) -> [(f32, f32); 4] {
    let reach = finder.width * 2.0;
    [(-1.0, -1.0), (1.0, -1.0), (1.0, 1.0), (-1.0, 1.0)]
        .map(|(x, y)| (finder.x + x * reach, finder.y + y * reach))
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

/// All finders that were seen, each once, those first that most looks saw.
pub(crate) fn all_finders(looks: &[Look]) -> Vec<Finder> {
    let mut seen: Vec<(usize, Finder)> = Vec::new();
    for finder in looks.iter().flat_map(|look| look.finders.iter().copied()) {
        match seen.iter_mut().find(|(_, old)| old.is_at(&finder)) {
            Some((count, _)) => *count += 1,
            None => seen.push((1, finder)),
        }
    }
    seen.sort_by_key(|(count, finder)| Reverse((*count, finder.width as u32)));
    seen.into_iter()
        .map(|(_, finder)| finder)
        .take(16)
        .collect()
}

fn is_even(triple: &Triple) -> bool {
    let widths = triple.map(|finder| finder.width);
    let widest = widths.iter().copied().fold(0.0, f32::max);
    widths.iter().all(|width| *width * 1.5 > widest)
}

fn same(a: &Triple, b: &Triple) -> bool {
    a.iter().zip(b).all(|(a, b)| a.is_at(b))
}

/// Finders that at least two looks saw in the same place, and that are some on a closer look.
fn sure_finders(picture: &Luma, looks: &[Look]) -> Vec<Finder> {
    let mut finders = all_finders(looks);
    finders.retain(|finder| is_steady(finder, looks) && is_surely_finder(picture, finder));
    finders.sort_by(|a, b| b.width.total_cmp(&a.width));
    finders.truncate(MEASURED);
    finders
}

fn is_steady(finder: &Finder, looks: &[Look]) -> bool {
    let sees = |look: &&Look| look.finders.iter().any(|other| other.is_at(finder));
    looks.iter().filter(sees).count() > 1
}
