//! Where a symbol's modules lie in a picture: as a plane seen at an angle, gently bent.

/// Shapes that a plane is bent by.
pub(crate) const SHAPES: usize = 8;

/// A place; across and down.
pub(crate) type Place = (f32, f32);

/// From modules to pixels.
#[derive(Clone)]
pub(crate) struct Warp {
    /// Side of the symbol in modules.
    side: f32,
    /// Where the centres of the three finders lie, and a fourth place: top left, top right, the
    /// fourth, bottom left.
    pub(crate) corners: [Place; 4],
    /// How far from its third corner the fourth place is, in modules along both sides.
    inset: f32,
    /// Bends: shifts in modules across and down, each for four shapes that leave the corners alone.
    bends: [f32; SHAPES],
    is_bent: bool,
    plane: Plane,
}

impl Warp {
    pub(crate) fn new(side: usize, corners: [Place; 4], inset: f32) -> Option<Self> {
        let side = side as f32;
        Some(Self {
            side,
            corners,
            inset,
            bends: [0.0; SHAPES],
            is_bent: false,
            plane: Plane::new(side, &corners, inset)?,
        })
    }

    /// The same with other corners.
    pub(crate) fn with_corners(&self, corners: [Place; 4]) -> Option<Self> {
        Some(Self {
            corners,
            plane: Plane::new(self.side, &corners, self.inset)?,
            ..self.clone()
        })
    }

    /// The same with one of the shapes bent further.
    pub(crate) fn bent(&self, shape: usize, by: f32) -> Self {
        let mut bent = self.clone();
        bent.bends[shape] += by;
        bent.is_bent = true;
        bent
    }

    /// The pixel of a place in modules.
    pub(crate) fn at(&self, (x, y): Place) -> Place {
        if !self.is_bent {
            return self.plane.at((x, y));
        }
        let across = (x - 3.5) / (self.side - 7.0);
        let down = (y - 3.5) / (self.side - 7.0);
        let (a, b) = (across * (1.0 - across), down * (1.0 - down));
        let shapes = [a, b, a * (2.0 * across - 1.0), b * (2.0 * down - 1.0)];
        let shift = |bends: &[f32]| {
            bends
                .iter()
                .zip(shapes)
                .map(|(bend, shape)| bend * shape * 4.0)
                .sum::<f32>()
        };
        let (dx, dy) = (shift(&self.bends[..4]), shift(&self.bends[4..]));
        self.plane.at((x + dx, y + dy))
    }
}

/// A projective map.
#[derive(Clone)]
struct Plane([f32; 8]);

impl Plane {
    /// From the centres of the finders and the fourth place to where they lie.
    fn new(side: f32, to: &[Place; 4], inset: f32) -> Option<Self> {
        let (near, far) = (3.5, side - 3.5);
        let fourth = side - inset;
        let from = [(near, near), (far, near), (fourth, fourth), (near, far)];
        let mut rows = Vec::with_capacity(8);
        for ((x, y), (u, v)) in from.into_iter().zip(to) {
            rows.push([x, y, 1.0, 0.0, 0.0, 0.0, -x * u, -y * u, *u]);
            rows.push([0.0, 0.0, 0.0, x, y, 1.0, -x * v, -y * v, *v]);
        }
        let rows: Vec<Vec<f64>> = rows
            .iter()
            .map(|row| row.iter().map(|cell| f64::from(*cell)).collect())
            .collect();
        let solved = solved(rows)?;
        let mut plane = [0.0; 8];
        for (cell, solved) in plane.iter_mut().zip(solved) {
            *cell = solved as f32;
        }
        plane
            .iter()
            .all(|cell| cell.is_finite())
            .then_some(Self(plane))
    }

    fn at(&self, (x, y): Place) -> Place {
        let [a, b, c, d, e, f, g, h] = self.0;
        let depth = g * x + h * y + 1.0;
        ((a * x + b * y + c) / depth, (d * x + e * y + f) / depth)
    }
}

/// The unknowns of as many linear equations, each row its factors and then its sum.
pub(crate) fn solved(mut rows: Vec<Vec<f64>>) -> Option<Vec<f64>> {
    let count = rows.len();
    for column in 0..count {
        let largest = (column..count)
            .max_by(|a, b| rows[*a][column].abs().total_cmp(&rows[*b][column].abs()))?;
        rows.swap(column, largest);
        let lead = rows[column][column];
        if lead.abs() < 1e-9 {
            return None;
        }
        let (above, below) = rows.split_at_mut(column + 1);
        let row = &above[column];
        for other in below {
            let share = other[column] / lead;
            for (cell, of) in other.iter_mut().zip(row).skip(column) {
                *cell -= share * of;
            }
        }
    }
    let mut unknowns = vec![0.0; count];
    for row in (0..count).rev() {
        let rest: f64 = (row + 1..count).map(|c| rows[row][c] * unknowns[c]).sum();
        unknowns[row] = (rows[row][count] - rest) / rows[row][row];
    }
    Some(unknowns)
}
