//! The modules' values, with what blur has mixed into them taken out again.

use super::fit::{Fit, mark};
use super::patch::Patch;
use super::warp::{Place, solved};

/// Modules around the symbol that are looked at too, since blur mixes them in.
const RIM: usize = 2;

/// Parts of a module, from its centre, at which it is looked at.
const POINTS: [(f32, f32); 5] = [
    (0.0, 0.0),
    (-0.22, -0.22),
    (0.22, -0.22),
    (-0.22, 0.22),
    (0.22, 0.22),
];

/// A value for each module: below nought is dark, and the farther from it the surer.
pub(crate) struct Cells {
    side: usize,
    values: Vec<f32>,
}

impl Cells {
    pub(crate) fn sampled(patch: &Patch, fit: &Fit) -> Self {
        let side = fit.template.side;
        let shifts = shifts(patch, fit);
        let whole = side + 2 * RIM;
        let mut values = Vec::with_capacity(whole * whole);
        for row in 0..whole {
            for column in 0..whole {
                let x = column as f32 + 0.5 - RIM as f32;
                let y = row as f32 + 0.5 - RIM as f32;
                let (dx, dy) = shift_at(&shifts, (x, y));
                let sum: f32 = POINTS
                    .iter()
                    .map(|(px, py)| patch.at(fit.warp.at((x + dx + px, y + dy + py))))
                    .sum();
                values.push(sum / POINTS.len() as f32);
            }
        }
        Self {
            side: whole,
            values,
        }
    }

    /// The value of a module of the symbol.
    pub(crate) fn value(&self, x: usize, y: usize) -> f32 {
        self.values[(y + RIM) * self.side + x + RIM]
    }

    /// Modules to each side.
    pub(crate) fn modules(&self) -> usize {
        self.side - 2 * RIM
    }

    /// Each module from itself and its neighbours, weighted so that the known ones come out right.
    pub(crate) fn by_known(&self, fit: &Fit) -> Option<Self> {
        let known = fit.template.known.iter();
        let samples = known.map(|known| (known.x, known.y, known.dark, 1.0));
        self.equalised(1, samples, 4.0)
    }

    /// Each module from itself and its wider neighbourhood, weighted so that all come out as they
    /// are thought to be; the surer ones count more.
    pub(crate) fn by_guess(&self, guess: &Self) -> Option<Self> {
        let side = self.modules();
        let samples = (0..side * side).map(|index| {
            let (x, y) = (index % side, index / side);
            let value = guess.value(x, y);
            (x, y, value < 0.0, value.abs().min(1.0))
        });
        self.equalised(2, samples, 10.0)
    }

    fn equalised(
        &self,
        reach: usize,
        samples: impl Iterator<Item = (usize, usize, bool, f32)>,
        ridge: f64,
    ) -> Option<Self> {
        let taps = (2 * reach + 1) * (2 * reach + 1);
        let mut sums = vec![vec![0.0f64; taps + 2]; taps + 1];
        let mut cells = vec![1.0f64; taps + 1];
        for (x, y, dark, weight) in samples {
            self.around(x, y, reach, &mut cells);
            let (weight, wanted) = (f64::from(weight), if dark { -1.0 } else { 1.0 });
            for (row, by) in sums.iter_mut().zip(&cells) {
                let by = by * weight;
                for (sum, cell) in row.iter_mut().zip(&cells) {
                    *sum += by * cell;
                }
                row[taps + 1] += by * wanted;
            }
        }
        for (index, row) in sums.iter_mut().enumerate() {
            row[index] += ridge;
        }
        // Without anything learned, a module is what it looks like.
        sums[taps / 2][taps + 1] += ridge;
        let weights = solved(sums)?;
        let side = self.modules();
        let mut values = self.values.clone();
        for index in 0..side * side {
            let (x, y) = (index % side, index / side);
            self.around(x, y, reach, &mut cells);
            let value: f64 = cells.iter().zip(&weights).map(|(c, w)| c * w).sum();
            values[(y + RIM) * self.side + x + RIM] = value as f32;
        }
        Some(Self {
            side: self.side,
            values,
        })
    }

    fn around(&self, x: usize, y: usize, reach: usize, cells: &mut [f64]) {
        let mut cells = cells.iter_mut();
        for row in y + RIM - reach..=y + RIM + reach {
            let start = row * self.side + x + RIM - reach;
            let values = &self.values[start..=start + 2 * reach];
            for (cell, value) in cells.by_ref().zip(values) {
                *cell = f64::from(*value);
            }
        }
    }
}

/// Where alignment patterns really are: their centre in modules, and how far off.
fn shifts(patch: &Patch, fit: &Fit) -> Vec<(Place, Place)> {
    const STEP: f32 = 0.2;
    const STEPS: i8 = 6;
    let side = fit.template.side as f32;
    let mut shifts: Vec<(Place, Place)> = [(3.5, 3.5), (side - 3.5, 3.5), (3.5, side - 3.5)]
        .map(|finder| (finder, (0.0, 0.0)))
        .to_vec();
    for (x, y) in &fit.template.marks {
        let centre = (*x as f32 + 0.5, *y as f32 + 0.5);
        let score = |dx: f32, dy: f32| {
            let far = dx.hypot(dy) * 0.1;
            mark(patch, |mx, my| {
                fit.warp.at((centre.0 + dx + mx, centre.1 + dy + my))
            }) - far
        };
        let steps = (-STEPS..=STEPS).map(|step| f32::from(step) * STEP);
        let best = steps
            .clone()
            .flat_map(|dy| steps.clone().map(move |dx| (dx, dy)))
            .map(|(dx, dy)| (score(dx, dy), (dx, dy)))
            .max_by(|a, b| a.0.total_cmp(&b.0));
        if let Some((score, shift)) = best
            && score > 0.35
        {
            shifts.push((centre, shift));
        }
    }
    shifts
}

/// The shift between places whose shift is known, the nearer ones counting more.
fn shift_at(shifts: &[(Place, Place)], (x, y): Place) -> Place {
    let (mut total, mut dx, mut dy) = (0.0, 0.0, 0.0);
    for ((px, py), shift) in shifts {
        let (ax, ay) = (px - x, py - y);
        let near = 1.0 / (ax * ax + ay * ay + 4.0);
        let near = near * near;
        total += near;
        dx += shift.0 * near;
        dy += shift.1 * near;
    }
    (dx / total, dy / total)
}
