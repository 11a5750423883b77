//! A grey picture in memory, and the copies of it that the reader looks at.

use std::ops::Range;

/// Grey pixels, row by row, 0 is black. Never without pixels.
#[derive(Clone)]
pub(crate) struct Luma {
    width: usize,
    height: usize,
    pixels: Vec<u8>,
}

impl Luma {
    /// `None` when the sizes do not fit together, or there is no pixel.
    pub(crate) fn new(width: usize, height: usize, pixels: Vec<u8>) -> Option<Self> {
        let fits = width > 0 && width.checked_mul(height) == Some(pixels.len()) && height > 0;
        fits.then_some(Self {
            width,
            height,
            pixels,
        })
    }

    pub(crate) fn width(&self) -> usize {
        self.width
    }

    pub(crate) fn height(&self) -> usize {
        self.height
    }

    pub(crate) fn long_side(&self) -> usize {
        self.width.max(self.height)
    }

    pub(crate) fn pixels(&self) -> &[u8] {
        &self.pixels
    }

    pub(crate) fn row(&self, y: usize) -> &[u8] {
        &self.pixels[y * self.width..(y + 1) * self.width]
    }

    /// The picture with its long side at `long` pixels: each pixel the mean of what it covers.
    ///
    /// The mean is what removes the pattern of a photographed screen's own pixels.
    pub(crate) fn shrunk(&self, long: usize) -> Self {
        let scale = |side: usize| (side * long / self.long_side()).max(1);
        let (width, height) = (scale(self.width), scale(self.height));
        let columns = covers(self.width, width);
        let mut pixels = Vec::with_capacity(width * height);
        let mut sums = vec![0.0f32; self.width];
        for cover in covers(self.height, height) {
            self.add_rows(&cover, &mut sums);
            pixels.extend(columns.iter().map(|column| column.mean(&sums)));
        }
        Self {
            width,
            height,
            pixels,
        }
    }

    fn add_rows(&self, cover: &Cover, sums: &mut [f32]) {
        sums.fill(0.0);
        for y in cover.span.clone() {
            let weight = cover.weight(y);
            for (sum, pixel) in sums.iter_mut().zip(self.row(y)) {
                *sum += weight * f32::from(*pixel);
            }
        }
    }

    /// The picture twice as large, straight lines between its pixels.
    pub(crate) fn doubled(&self) -> Self {
        let (width, height) = (self.width * 2, self.height * 2);
        let mut pixels = Vec::with_capacity(width * height);
        for y in 0..height {
            let (near, far) = neighbours(y, self.height);
            let (near, far) = (self.row(near), self.row(far));
            pixels.extend((0..width).map(|x| {
                let (a, b) = neighbours(x, self.width);
                let sum = 9 * u16::from(near[a])
                    + 3 * u16::from(near[b])
                    + 3 * u16::from(far[a])
                    + u16::from(far[b]);
                u8::try_from((sum + 8) / 16).unwrap_or(u8::MAX)
            }));
        }
        Self {
            width,
            height,
            pixels,
        }
    }

    /// The picture with its edges made steeper: each pixel twice, less the mean of its neighbours
    /// up to `reach` pixels away.
    pub(crate) fn sharpened(&self, reach: usize) -> Self {
        let soft = self.smoothed(reach);
        let sharpen = |(pixel, mean): (&u8, &u8)| {
            let (pixel, mean) = (i16::from(*pixel), i16::from(*mean));
            u8::try_from((pixel + (pixel - mean) * 2).clamp(0, 255)).unwrap_or(0)
        };
        Self {
            pixels: self.pixels.iter().zip(&soft.pixels).map(sharpen).collect(),
            ..*self
        }
    }

    /// Each pixel the mean of the square that goes `reach` pixels to each side.
    pub(crate) fn smoothed(&self, reach: usize) -> Self {
        let mut rows = Vec::with_capacity(self.pixels.len());
        for y in 0..self.height {
            running_mean(self.row(y), reach, &mut rows);
        }
        let rows = Self {
            pixels: rows,
            ..*self
        };
        Self {
            pixels: rows.mean_of_rows(reach),
            ..*self
        }
    }

    /// Each pixel the mean of those up to `reach` above and below it.
    fn mean_of_rows(&self, reach: usize) -> Vec<u8> {
        let mut pixels = Vec::with_capacity(self.pixels.len());
        let mut sums = vec![0u32; self.width];
        let mut count = 0u32;
        for y in 0..self.height + reach {
            if y < self.height {
                count += 1;
                for (sum, pixel) in sums.iter_mut().zip(self.row(y)) {
                    *sum += u32::from(*pixel);
                }
            }
            if let Some(leaving) = y.checked_sub(2 * reach + 1) {
                count -= 1;
                for (sum, pixel) in sums.iter_mut().zip(self.row(leaving)) {
                    *sum -= u32::from(*pixel);
                }
            }
            if y >= reach {
                // Rounded down, as a division of whole numbers would be.
                let share = 1.0 / count.max(1) as f32;
                pixels.extend(sums.iter().map(|sum| ((*sum as f32 + 0.5) * share) as u8));
            }
        }
        pixels
    }

    /// Each pixel by how it differs from what is around it, over how much that differs: light and
    /// contrast become the same everywhere.
    pub(crate) fn evened(&self) -> Self {
        let reach = (self.long_side() / 20).max(8);
        let mean = self.smoothed(reach);
        let apart = self.pixels.iter().zip(&mean.pixels);
        let spread = Self {
            pixels: apart.clone().map(|(p, mean)| p.abs_diff(*mean)).collect(),
            ..*self
        };
        let spread = spread.smoothed(reach);
        let level = |((pixel, mean), spread): ((&u8, &u8), &u8)| {
            let apart = i32::from(*pixel) - i32::from(*mean);
            // A surface that is even but for noise is not made into a pattern.
            let level = 128 + apart * 64 / (i32::from(*spread) + 3);
            u8::try_from(level.clamp(0, 255)).unwrap_or(0)
        };
        Self {
            pixels: apart.zip(&spread.pixels).map(level).collect(),
            ..*self
        }
    }

    /// The picture with black and white exchanged.
    pub(crate) fn inverted(&self) -> Self {
        Self {
            pixels: self.pixels.iter().map(|p| 255 - p).collect(),
            ..*self
        }
    }

    /// The box around `corners`, and where it begins across and down.
    pub(crate) fn part(&self, corners: &[(f32, f32); 4]) -> Option<(Self, usize, usize)> {
        let columns = bounds(corners.map(|c| c.0), self.width);
        let rows = bounds(corners.map(|c| c.1), self.height);
        let pixels = rows
            .clone()
            .flat_map(|y| self.row(y)[columns.clone()].iter().copied())
            .collect();
        let part = Self::new(columns.len(), rows.len(), pixels)?;
        Some((part, columns.start, rows.start))
    }

    /// The picture with a box around `corners` painted white, so that what else is there shows.
    pub(crate) fn without(&self, corners: &[(f32, f32); 4]) -> Self {
        let mut copy = self.clone();
        let (columns, rows) = (
            bounds(corners.map(|c| c.0), self.width),
            bounds(corners.map(|c| c.1), self.height),
        );
        for y in rows {
            copy.pixels[y * self.width..][columns.clone()].fill(255);
        }
        copy
    }
}

/// Appends the mean around each value; at the ends, of fewer values.
fn running_mean(values: &[u8], reach: usize, means: &mut Vec<u8>) {
    let (mut sum, mut count) = (0u32, 0u32);
    for value in values.iter().take(reach) {
        sum += u32::from(*value);
        count += 1;
    }
    for index in 0..values.len() {
        if let Some(entering) = values.get(index + reach) {
            sum += u32::from(*entering);
            count += 1;
        }
        means.push(u8::try_from(sum / count.max(1)).unwrap_or(u8::MAX));
        if let Some(leaving) = index.checked_sub(reach) {
            sum -= u32::from(values[leaving]);
            count -= 1;
        }
    }
}

/// One result pixel's share of the source along one axis; all weights together are one.
struct Cover {
    span: Range<usize>,
    first: f32,
    inner: f32,
    last: f32,
}

impl Cover {
    fn weight(&self, index: usize) -> f32 {
        if index == self.span.start {
            self.first
        } else if index + 1 == self.span.end {
            self.last
        } else {
            self.inner
        }
    }

    fn mean(&self, sums: &[f32]) -> u8 {
        let sum = match &sums[self.span.clone()] {
            [] => 0.0,
            [one] => one * self.first,
            [first, inner @ .., last] => {
                first * self.first + inner.iter().sum::<f32>() * self.inner + last * self.last
            }
        };
        // A float that is too large becomes the largest byte.
        (sum + 0.5) as u8
    }
}

fn covers(from: usize, to: usize) -> Vec<Cover> {
    (0..to)
        .map(|i| {
            // In 64ths of a source pixel.
            let (start, end) = (i * from * 64 / to, ((i + 1) * from * 64 / to).max(1));
            let end = end.max(start + 1);
            let whole = (end - start) as f32;
            let span = start / 64..end.div_ceil(64);
            let (first, last) = if span.len() == 1 {
                (1.0, 1.0)
            } else {
                let last = if end.is_multiple_of(64) { 64 } else { end % 64 };
                ((64 - start % 64) as f32 / whole, last as f32 / whole)
            };
            Cover {
                span,
                first,
                inner: 64.0 / whole,
                last,
            }
        })
        .collect()
}

/// The source pixels that a doubled pixel lies between, the nearer one first.
fn neighbours(doubled: usize, side: usize) -> (usize, usize) {
    let near = doubled / 2;
    let far = if doubled.is_multiple_of(2) {
        near.saturating_sub(1)
    } else {
        near + 1
    };
    (near, far.min(side - 1))
}

fn bounds(values: [f32; 4], side: usize) -> Range<usize> {
    let low = values
        .iter()
        .copied()
        .fold(f32::INFINITY, f32::min)
        .max(0.0);
    let high = values.iter().copied().fold(0.0, f32::max);
    // A float that is too large or no number becomes the nearest usize, or nought.
    let (low, high) = (low as usize, (high as usize).saturating_add(1));
    low.min(side)..high.clamp(low.min(side), side)
}
