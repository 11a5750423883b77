//! A second reader, for symbols whose finders are seen and whose text the first cannot read.
//!
//! It never decides between black and white before the end: the known modules of a symbol are
//! moved over the grey picture until they fit, each module gets a value and not a colour, blur is
//! taken out by what the known modules should look like, and the bytes that are least sure are
//! given up first.

mod cells;
mod codewords;
mod fit;
mod frame;
mod pairs;
mod patch;
mod reed_solomon;
mod shape;
mod template;
mod warp;

use std::panic::{AssertUnwindSafe, catch_unwind};

use super::engine::{Finder, Sighting};
use super::limits::Deadline;
use super::luma::Luma;
use cells::Cells;
use fit::{Fit, fit, versions};
use frame::{Frame, frames};
use pairs::completed;
use patch::Patch;
use shape::Shape;

/// Times that all modules' values are taken for a guess at them.
const GUESSES: usize = 3;

/// Agreement of the known modules from which on there is a symbol, without doubt.
const SURE: f32 = 0.85;

/// Finders that are measured.
const SHAPES: usize = 14;

/// Threes of finders that are looked at.
const FRAMES: usize = 16;

/// Finders of which any two may be without a third.
const PAIRED: usize = 6;

/// Twos of finders with a guessed third that are looked at.
const GUESSED: usize = 9;

/// Reads symbols by their finders, and remembers what it has looked at.
#[derive(Default)]
pub(crate) struct Reader {
    tried: Vec<Frame>,
    seen: Option<Seen>,
}

/// A symbol that is surely there, whether or not it was read.
#[derive(Clone, Copy)]
pub(crate) struct Seen {
    /// Clockwise from its top left, in pixels of the picture; they may lie outside of it.
    pub(crate) corners: [(f32, f32); 4],
    /// Its top left finder.
    pub(crate) finder: Finder,
    score: f32,
}

impl Reader {
    /// The first symbol that can be read of those that some of the finders belong to; with `guess`
    /// also where a finder is unclear or not seen.
    pub(crate) fn read(
        &mut self,
        picture: &Luma,
        finders: &[Finder],
        guess: bool,
        deadline: &Deadline,
    ) -> Option<Sighting> {
        // The decoder of the text is other people's code.
        catch_unwind(AssertUnwindSafe(|| {
            let shapes: Vec<Shape> = finders
                .iter()
                .filter_map(|finder| Shape::of(picture, finder))
                .filter(|shape| guess || shape.is_clear())
                .take(SHAPES)
                .collect();
            let whole = frames(&shapes);
            let read = self.first(picture, whole, FRAMES, deadline);
            read.or_else(|| {
                if !guess {
                    return None;
                }
                let pairs = &shapes[..shapes.len().min(PAIRED)];
                let guessed = completed(picture, pairs, deadline);
                self.first(picture, guessed, GUESSED, deadline)
            })
        }))
        .ok()?
    }

    fn first(
        &mut self,
        picture: &Luma,
        frames: Vec<Frame>,
        most: usize,
        deadline: &Deadline,
    ) -> Option<Sighting> {
        for frame in frames.into_iter().take(most) {
            if deadline.is_over() {
                return None;
            }
            if self.tried.iter().any(|tried| tried.is_like(&frame)) {
                continue;
            }
            self.tried.push(frame);
            if let Some(sighting) = self.read_one(picture, &frame) {
                return Some(sighting);
            }
        }
        None
    }

    fn read_one(&mut self, picture: &Luma, frame: &Frame) -> Option<Sighting> {
        let patch = Patch::new(picture, &frame.around(), frame.module)?;
        let frame = frame.in_patch(&patch);
        versions(&patch, &frame)
            .into_iter()
            .filter_map(|version| fit(&patch, &frame, version))
            .find_map(|fit| {
                let corners = corners(&patch, &fit);
                self.note(corners, &fit);
                let text = text(&patch, &fit)?;
                Some(Sighting { text, corners })
            })
    }

    fn note(&mut self, corners: [(f32, f32); 4], fit: &Fit) {
        let better = self.seen.is_none_or(|seen| seen.score < fit.score);
        if fit.score < SURE || !better {
            return;
        }
        let ([tl, tr, br, bl], side) = (corners, fit.template.side as f32);
        let apart = |a: (f32, f32), b: (f32, f32)| (a.0 - b.0).hypot(a.1 - b.1) / side;
        let module = (apart(tl, tr) + apart(tr, br) + apart(br, bl) + apart(bl, tl)) / 4.0;
        let share = 3.5 / side;
        let centre = (
            tl.0 + (tr.0 - tl.0 + bl.0 - tl.0) * share,
            tl.1 + (tr.1 - tl.1 + bl.1 - tl.1) * share,
        );
        self.seen = Some(Seen {
            corners,
            finder: Finder {
                x: centre.0,
                y: centre.1,
                width: module * 7.0,
            },
            score: fit.score,
        });
    }

    /// The surest symbol that was seen.
    pub(crate) fn seen(&self) -> Option<&Seen> {
        self.seen.as_ref()
    }
}

/// Whether a finder is one on a closer look: to nearly all sides, and not round.
pub(crate) fn is_surely_finder(picture: &Luma, finder: &Finder) -> bool {
    Shape::of(picture, finder).is_some_and(|shape| shape.is_clear() && shape.is_square())
}

fn corners(patch: &Patch, fit: &Fit) -> [(f32, f32); 4] {
    let side = fit.template.side as f32;
    [(0.0, 0.0), (side, 0.0), (side, side), (0.0, side)]
        .map(|corner| patch.to_picture(fit.warp.at(corner)))
}

fn text(patch: &Patch, fit: &Fit) -> Option<String> {
    let version = fit.template.version;
    let cells = Cells::sampled(patch, fit);
    if let Some(text) = codewords::text(&cells, version) {
        return Some(text);
    }
    let mut guess = cells.by_known(fit)?;
    for _ in 0..GUESSES {
        if let Some(text) = codewords::text(&guess, version) {
            return Some(text);
        }
        guess = cells.by_guess(&guess)?;
    }
    codewords::text(&guess, version)
}
