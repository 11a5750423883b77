//! Lays a symbol's known modules over a picture and moves them until they fit.

use super::frame::Frame;
use super::patch::Patch;
use super::template::{Known, Template};
use super::warp::{Place, SHAPES, Warp};

/// Least mean agreement of the known modules with the picture for a fit to be worth reading.
///
/// What is a symbol reaches 0.7 and more, what only has three finders in the right places 0.4.
const WORTH: f32 = 0.5;

/// Least agreement before anything was moved; of what is no symbol, one in fifty reaches it.
const HOPEFUL: f32 = 0.33;

/// Steps in modules by which corners are moved, the larger first.
const CORNER_STEPS: [f32; 4] = [0.8, 0.4, 0.2, 0.08];

/// Steps in modules by which the plane is bent.
const BEND_STEPS: [f32; 4] = [1.0, 0.5, 0.25, 0.12];

/// Fourth places that are tried.
const FOURTHS: usize = 3;

/// A version whose known modules were laid over the picture.
pub(crate) struct Fit {
    pub(crate) template: Template,
    pub(crate) warp: Warp,
    pub(crate) score: f32,
}

/// The likeliest versions, by the finders' distance and by how well the lines of alternating
/// modules between them fit.
pub(crate) fn versions(patch: &Patch, frame: &Frame) -> Vec<u32> {
    let guess = ((frame.span - 10.0) / 4.0).clamp(1.0, 40.0);
    let reach = guess * 0.06 + 0.8;
    let mut scored: Vec<(f32, u32)> = (1..=40u32)
        .filter(|version| (*version as f32 - guess).abs() <= reach)
        .map(|version| (timing(patch, frame, version * 4 + 17), version))
        .collect();
    scored.sort_by(|a, b| b.0.total_cmp(&a.0));
    scored
        .into_iter()
        .take(2)
        .map(|(_, version)| version)
        .collect()
}

/// How well both lines of alternating modules fit a symbol of this side.
fn timing(patch: &Patch, frame: &Frame, side: u32) -> f32 {
    let span = (side - 7) as f32;
    let sum: f32 = (8..side - 8)
        .map(|module| {
            let (along, aside) = ((module as f32 - 3.0) / span, 3.0 / span);
            let value = patch.at(frame.at((along, aside))) + patch.at(frame.at((aside, along)));
            if module % 2 == 0 { -value } else { value }
        })
        .sum();
    sum / (side - 16) as f32
}

/// The best fit of a version, if any is worth reading.
pub(crate) fn fit(patch: &Patch, frame: &Frame, version: u32) -> Option<Fit> {
    let template = Template::new(version)?;
    let span = template.side as f32 - 7.0;
    let inset = if version == 1 { 3.5 } else { 6.5 };
    let fourth = (span + 3.5 - inset) / span;
    let module = |way: (f32, f32)| {
        let (from, to) = (
            frame.at((fourth, fourth)),
            frame.at((fourth + way.0 / span, fourth + way.1 / span)),
        );
        (to.0 - from.0, to.1 - from.1)
    };
    let (across, down) = (module((1.0, 0.0)), module((0.0, 1.0)));
    let [tl, tr, bl] = frame.centres;
    let places = fourths(patch, frame.at((fourth, fourth)), across, down, &template);
    let mut starts: Vec<(f32, Warp)> = places
        .into_iter()
        .filter_map(|place| Warp::new(template.side, [tl, tr, place, bl], inset))
        .map(|warp| (agreement(patch, &template.known, &warp), warp))
        .collect();
    starts.retain(|(start, _)| *start > HOPEFUL);
    starts.sort_by(|a, b| b.0.total_cmp(&a.0));
    let (warp, score) = starts
        .into_iter()
        .take(FOURTHS)
        .map(|(_, warp)| settled(patch, &template, warp, across, down))
        .max_by(|a, b| a.1.total_cmp(&b.1))?;
    let mut fit = Fit {
        template,
        warp,
        score,
    };
    if fit.score > HOPEFUL {
        bend(patch, &mut fit);
    }
    (fit.score > WORTH).then_some(fit)
}

/// Where the last alignment pattern may be: the places around the guess that look most like one.
fn fourths(
    patch: &Patch,
    guess: Place,
    across: Place,
    down: Place,
    template: &Template,
) -> Vec<Place> {
    let at = |x: f32, y: f32| {
        (
            guess.0 + across.0 * x + down.0 * y,
            guess.1 + across.1 * x + down.1 * y,
        )
    };
    if template.marks.is_empty() {
        let shifts = [
            (0.0, 0.0),
            (2.0, 2.0),
            (-2.0, -2.0),
            (2.0, -2.0),
            (-2.0, 2.0),
        ];
        return shifts.into_iter().map(|(x, y)| at(x, y)).collect();
    }
    let reach = (template.side as f32 * 0.16).min(10.0);
    let steps = (reach * 2.0) as i16;
    let mut seen: Vec<(f32, Place)> = Vec::new();
    for row in -steps..=steps {
        for column in -steps..=steps {
            let (x, y) = (f32::from(column) / 2.0, f32::from(row) / 2.0);
            let far = x.hypot(y) / template.side as f32;
            let score = mark(patch, |dx, dy| at(x + dx, y + dy)) - far;
            seen.push((score, (x, y)));
        }
    }
    seen.sort_by(|a, b| b.0.total_cmp(&a.0));
    let mut kept: Vec<Place> = vec![(0.0, 0.0)];
    for (_, place) in seen {
        if kept
            .iter()
            .all(|k| (k.0 - place.0).hypot(k.1 - place.1) > 1.5)
        {
            kept.push(place);
        }
        if kept.len() > 6 {
            break;
        }
    }
    kept.into_iter().map(|(x, y)| at(x, y)).collect()
}

/// How much a place looks like an alignment pattern; `at` gives pixels for modules off its centre.
pub(crate) fn mark(patch: &Patch, at: impl Fn(f32, f32) -> Place) -> f32 {
    let mut sum = 0.0;
    for y in -2i8..=2 {
        for x in -2i8..=2 {
            let value = patch.at(at(f32::from(x), f32::from(y)));
            // Seventeen dark and eight light modules; the few count for as much as the many.
            sum += match x.abs().max(y.abs()) {
                0 => -value * 2.0,
                1 => value * 1.5,
                _ => -value,
            };
        }
    }
    sum / 30.0
}

/// The mean agreement of the known modules with the picture.
fn agreement(patch: &Patch, known: &[Known], warp: &Warp) -> f32 {
    let sum: f32 = known
        .iter()
        .map(|known| {
            let value = patch.at(warp.at((known.x as f32 + 0.5, known.y as f32 + 0.5)));
            if known.dark { -value } else { value }
        })
        .sum();
    sum / known.len() as f32
}

/// Moves the corners step by step while the fit gets better.
fn settled(
    patch: &Patch,
    template: &Template,
    mut warp: Warp,
    across: Place,
    down: Place,
) -> (Warp, f32) {
    let mut score = agreement(patch, &template.known, &warp);
    for step in CORNER_STEPS {
        for _ in 0..3 {
            let before = score;
            for corner in [2, 0, 1, 3] {
                for way in [across, down] {
                    for sign in [step, -step] {
                        let mut corners = warp.corners;
                        corners[corner].0 += way.0 * sign;
                        corners[corner].1 += way.1 * sign;
                        let Some(moved) = warp.with_corners(corners) else {
                            continue;
                        };
                        let new = agreement(patch, &template.known, &moved);
                        if new > score {
                            (warp, score) = (moved, new);
                            break;
                        }
                    }
                }
            }
            if score - before < 0.002 {
                break;
            }
        }
    }
    (warp, score)
}

/// Bends the plane step by step while the fit gets better.
fn bend(patch: &Patch, fit: &mut Fit) {
    for step in BEND_STEPS {
        for _ in 0..2 {
            let before = fit.score;
            for shape in 0..SHAPES {
                for sign in [step, -step] {
                    let bent = fit.warp.bent(shape, sign);
                    let new = agreement(patch, &fit.template.known, &bent);
                    // A bend that explains nothing is only noise.
                    if new > fit.score + 0.001 {
                        (fit.warp, fit.score) = (bent, new);
                        break;
                    }
                }
            }
            if fit.score - before < 0.002 {
                break;
            }
        }
    }
}
