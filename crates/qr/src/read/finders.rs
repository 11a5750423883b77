//! The search for finders in a black and white picture.
//!
//! The decoder brings a search of its own, which compares every pattern with every other one: a
//! picture of nothing but patterns keeps it busy for minutes. This one gives up in time.

use rxing::common::BitMatrix;
use rxing::common::cpp_essentials::{
    ConcentricPattern, GetPatternRowTP, LocateConcentricPattern, PatternRow,
};
use rxing::{Point, point};

use super::limits::Deadline;

/// Runs of dark and light through a finder's middle, in modules.
const FINDER: [u16; 5] = [1, 1, 3, 1, 1];

/// Places that are looked at more closely; a photograph of a busy screen has some hundreds.
const CANDIDATES: usize = 3000;

/// Finders after which the search ends.
const FOUND: usize = 150;

/// Rows between two that are looked at: a finder's middle is three pixels high at least.
const STEP: u32 = 3;

/// The order in which rows are taken, so that a search that gives up has seen all of the picture.
const PASSES: [u32; 4] = [0, 2, 1, 3];

/// Finders in no particular order, each once.
pub(crate) fn find(matrix: &BitMatrix, deadline: &Deadline) -> Vec<ConcentricPattern> {
    let passes = u32::try_from(PASSES.len()).unwrap_or(1);
    let rows = PASSES.into_iter().flat_map(|pass| {
        (STEP - 1 + pass * STEP..matrix.height()).step_by((STEP * passes) as usize)
    });
    let mut search = Search {
        matrix,
        found: Vec::new(),
        left: CANDIDATES,
    };
    let mut runs = PatternRow::default();
    for y in rows {
        GetPatternRowTP(matrix, y, &mut runs, false);
        search.row(y, runs.into_pattern_view().data());
        if search.left == 0 || search.found.len() >= FOUND || deadline.is_over() {
            break;
        }
    }
    search.found
}

struct Search<'a> {
    matrix: &'a BitMatrix,
    found: Vec<ConcentricPattern>,
    left: usize,
}

impl Search<'_> {
    /// `runs` are lengths in pixels, light and dark by turns, a light one first.
    fn row(&mut self, y: u32, runs: &[u16]) {
        let mut x = 0.0;
        for (index, window) in runs.windows(5).enumerate() {
            if index % 2 == 1 && is_finder(window) {
                let before = f32::from(window[0] + window[1]);
                self.candidate(
                    point(x + before + f32::from(window[2]) / 2.0, y as f32 + 0.5),
                    window,
                );
            }
            x += f32::from(window[0]);
        }
    }

    fn candidate(&mut self, middle: Point, window: &[u16]) {
        let known =
            |old: &ConcentricPattern| Point::distance(middle, old.p) < old.size as f32 / 2.0;
        if self.left == 0 || self.found.iter().any(known) {
            return;
        }
        self.left -= 1;
        // A finder seen at a steep angle is up to three times as long in another direction.
        let range = 3 * window.iter().map(|run| i32::from(*run)).sum::<i32>();
        self.found.extend(LocateConcentricPattern::<true, 5, 7>(
            self.matrix,
            &FINDER,
            middle,
            range,
        ));
    }
}

/// Whether the runs have a finder's proportions. A dark run and the light one beside it are taken
/// together, since bright light makes all of the one grow and all of the other shrink.
fn is_finder(runs: &[u16]) -> bool {
    let &[a, b, c, d, e] = runs else { return false };
    let module = f32::from(a) / 7.0
        + f32::from(b) / 7.0
        + f32::from(c) / 7.0
        + f32::from(d) / 7.0
        + f32::from(e) / 7.0;
    let near = |one: u16, other: u16, modules: f32| {
        (f32::from(one) + f32::from(other) - modules * module).abs() < module * 0.6 + 0.5
    };
    c >= 3
        && u32::from(c) >= 2 * u32::from(a.max(e))
        && c >= b.max(d)
        && near(a, b, 2.0)
        && near(b, c, 4.0)
        && near(c, d, 4.0)
        && near(d, e, 2.0)
}
