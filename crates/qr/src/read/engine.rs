//! One look at one grey picture with the third-party decoder.

use std::panic::{AssertUnwindSafe, catch_unwind};

use rxing::common::cpp_essentials::DecoderResult;
use rxing::common::{BitMatrix, DetectorRXingResult, HybridBinarizer};
use rxing::qrcode::cpp_port::decoder::Decode;
use rxing::qrcode::cpp_port::detector::{FinderPatternSet, GenerateFinderPatternSets, SampleQR};
use rxing::{Binarizer, Luma8Source};

use super::finders;
use super::limits::Deadline;
use super::luma::Luma;

/// Patterns that are combined; noise can hold thousands, a page of codes holds dozens.
const PATTERNS: usize = 120;

/// Combinations of three patterns that are tried, the likeliest first.
const SETS: usize = 60;

/// A text and the corners of its symbol.
#[derive(Clone)]
pub(crate) struct Sighting {
    pub(crate) text: String,
    pub(crate) corners: [(f32, f32); 4],
}

/// One of the three large squares of a symbol: its centre, and its width over seven modules.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Finder {
    pub(crate) x: f32,
    pub(crate) y: f32,
    pub(crate) width: f32,
}

impl Finder {
    /// Whether the other one is the same finder, seen in another copy.
    pub(crate) fn is_at(&self, other: &Self) -> bool {
        (self.x - other.x).hypot(self.y - other.y) < self.width / 2.0
            && self.width < other.width * 2.0
            && other.width < self.width * 2.0
    }
}

/// Three finders that could belong to one symbol, the one at the right angle in the middle.
pub(crate) type Triple = [Finder; 3];

/// What one look gave, in pixels of the picture that was looked at.
#[derive(Default)]
pub(crate) struct Look {
    pub(crate) sightings: Vec<Sighting>,
    pub(crate) finders: Vec<Finder>,
    pub(crate) triples: Vec<Triple>,
}

pub(crate) fn look(picture: &Luma, deadline: &Deadline) -> Look {
    // The decoder has asserts and index arithmetic that hostile pixels can reach. Unwinding is
    // the last resort: it costs one combination, or one look, and never the caller.
    catch_unwind(AssertUnwindSafe(|| look_unguarded(picture, deadline))).unwrap_or_default()
}

fn look_unguarded(picture: &Luma, deadline: &Deadline) -> Look {
    let (Ok(width), Ok(height)) = (
        u32::try_from(picture.width()),
        u32::try_from(picture.height()),
    ) else {
        return Look::default();
    };
    let Ok(source) = Luma8Source::new_with_slice(picture.pixels(), width, height) else {
        return Look::default();
    };
    let binarizer = HybridBinarizer::new(source);
    let Ok(matrix) = binarizer.get_black_matrix() else {
        return Look::default();
    };
    look_at_bits(matrix, deadline)
}

fn look_at_bits(matrix: &BitMatrix, deadline: &Deadline) -> Look {
    let mut patterns = finders::find(matrix, deadline);
    patterns.sort_by_key(|pattern| std::cmp::Reverse(pattern.size));
    patterns.truncate(PATTERNS);
    let sets = GenerateFinderPatternSets(&mut patterns);
    let mut look = Look {
        finders: patterns
            .iter()
            .map(|p| Finder {
                x: p.p.x,
                y: p.p.y,
                width: p.size as f32,
            })
            .collect(),
        ..Look::default()
    };
    let mut used = Vec::new();
    for set in sets.iter().take(SETS) {
        if deadline.is_over() {
            break;
        }
        let points = [set.bl.p, set.tl.p, set.tr.p];
        if points.iter().any(|point| used.contains(point)) {
            continue;
        }
        look.triples.push(triple(set));
        let sighting = catch_unwind(AssertUnwindSafe(|| decode(matrix, set)));
        if let Ok(Some(sighting)) = sighting {
            look.triples.pop();
            look.sightings.push(sighting);
            used.extend(points);
        }
    }
    look
}

fn decode(matrix: &BitMatrix, set: &FinderPatternSet) -> Option<Sighting> {
    let sampled = SampleQR(matrix, set).ok()?;
    let decoded = Decode(sampled.getBits())
        .ok()
        .filter(DecoderResult::isValid)?;
    let text = decoded.content().to_string();
    let corners: Vec<_> = sampled
        .getPoints()
        .iter()
        .map(|point| (point.x, point.y))
        .collect();
    // The decoder gives them line by line; around the symbol, the last two change places.
    let [top_left, top_right, bottom_left, bottom_right] = corners.try_into().ok()?;
    Some(Sighting {
        text,
        corners: [top_left, top_right, bottom_right, bottom_left],
    })
    .filter(|s| !s.text.is_empty())
}

fn triple(set: &FinderPatternSet) -> Triple {
    [set.bl, set.tl, set.tr].map(|p| Finder {
        x: p.p.x,
        y: p.p.y,
        width: p.size as f32,
    })
}
