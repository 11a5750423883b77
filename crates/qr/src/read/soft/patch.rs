//! The part of a picture that holds one symbol, at a few pixels a module and with its light made even.

use super::super::luma::Luma;

/// Pixels a module that are looked at: fewer where the picture has fewer.
const MODULE: f32 = 4.0;

/// Modules to each side whose mean is taken for the middle between dark and light.
const REACH: f32 = 5.0;

/// Grey levels that a place must differ from its surroundings to count in full.
const FAINT: f32 = 5.0;

/// Pixels from about -1 for dark to about 1 for light.
pub(crate) struct Patch {
    width: usize,
    height: usize,
    values: Vec<f32>,
    /// Of the patch's pixels to the picture's: `picture = patch / scale + origin`.
    pub(crate) scale: (f32, f32),
    pub(crate) origin: (f32, f32),
}

impl Patch {
    /// The box in `picture` that holds `corners`, where a module has `module` pixels.
    pub(crate) fn new(picture: &Luma, corners: &[(f32, f32); 4], module: f32) -> Option<Self> {
        let part = picture.part(corners)?;
        let origin = (part.1 as f32, part.2 as f32);
        let part = part.0;
        let shrink = (MODULE / module).min(1.0);
        let long = (part.long_side() as f32 * shrink).ceil() as usize;
        let copy = if shrink < 0.95 {
            part.shrunk(long)
        } else {
            part.clone()
        };
        let scale = (
            copy.width() as f32 / part.width() as f32,
            copy.height() as f32 / part.height() as f32,
        );
        let reach = (REACH * module * scale.0).ceil().max(3.0) as usize;
        Some(Self {
            width: copy.width(),
            height: copy.height(),
            values: evened(&copy, reach),
            scale,
            origin,
        })
    }

    pub(crate) fn in_patch(&self, (x, y): (f32, f32)) -> (f32, f32) {
        (
            (x - self.origin.0) * self.scale.0,
            (y - self.origin.1) * self.scale.1,
        )
    }

    pub(crate) fn to_picture(&self, (x, y): (f32, f32)) -> (f32, f32) {
        (
            x / self.scale.0 + self.origin.0,
            y / self.scale.1 + self.origin.1,
        )
    }

    /// The value at a place, between pixels by straight lines; nought outside.
    pub(crate) fn at(&self, (x, y): (f32, f32)) -> f32 {
        let (x, y) = (x - 0.5, y - 0.5);
        if !(x >= 0.0 && y >= 0.0) {
            return 0.0;
        }
        let (column, row) = (x as usize, y as usize);
        if column + 1 >= self.width || row + 1 >= self.height {
            return 0.0;
        }
        let (right, down) = (x - column as f32, y - row as f32);
        let start = row * self.width + column;
        let above = &self.values[start..start + 2];
        let below = &self.values[start + self.width..start + self.width + 2];
        let above = above[0] + (above[1] - above[0]) * right;
        let below = below[0] + (below[1] - below[0]) * right;
        above + (below - above) * down
    }
}

/// Each pixel less the mean around it, over how much the pixels around it differ.
fn evened(copy: &Luma, reach: usize) -> Vec<f32> {
    let mean = copy.smoothed(reach);
    let apart: Vec<u8> = copy
        .pixels()
        .iter()
        .zip(mean.pixels())
        .map(|(pixel, mean)| pixel.abs_diff(*mean))
        .collect();
    let Some(spread) = Luma::new(copy.width(), copy.height(), apart) else {
        return Vec::new();
    };
    let spread = spread.smoothed(reach);
    copy.pixels()
        .iter()
        .zip(mean.pixels())
        .zip(spread.pixels())
        .map(|((pixel, mean), spread)| {
            let apart = f32::from(*pixel) - f32::from(*mean);
            (apart / (f32::from(*spread) + FAINT)).clamp(-2.0, 2.0)
        })
        .collect()
}
