//! A code so small that not even its finders show is still a square of dense grey texture.

use std::ops::RangeInclusive;

use super::evidence::levels;
use super::luma::Luma;

/// Side of a tile in pixels: a few modules, when a module has one or two.
const TILE: usize = 8;

/// Sides, in tiles, that the square may have: from 45 modules of a little over one pixel to 81 of nearly three.
const SIDES: RangeInclusive<usize> = 6..=28;

/// Mean of a tile of modules that have run into each other, in hundredths from black to white. The
/// camera mixes light and not grey, which lifts it above the half.
const MEAN: RangeInclusive<usize> = 25..=82;

/// Least mean step from pixel to pixel, across and down alike, in hundredths from black to white.
const BUSY: usize = 3;

/// Least share of its box, in hundredths, that a square fills which is turned by up to 20 degrees.
const FILLED: usize = 60;

/// Whether there is a square that looks like a code too small to show its modules.
pub(crate) fn has_small_square(picture: &Luma) -> bool {
    let (columns, rows) = (picture.width() / TILE, picture.height() / TILE);
    let all: Vec<&[u8]> = (0..picture.height()).map(|y| picture.row(y)).collect();
    let (dark, light) = levels(&all, 500);
    if light.saturating_sub(dark) < 40 {
        return false;
    }
    let tile = |index: usize| is_busy(picture, index % columns, index / columns, dark, light);
    let mut open: Vec<bool> = (0..columns * rows).map(tile).collect();
    (0..open.len()).any(|start| open[start] && take_patch(&mut open, columns, start).is_square())
}

fn is_busy(picture: &Luma, column: usize, row: usize, dark: u8, light: u8) -> bool {
    let range = usize::from(light - dark);
    let (mut sum, mut across, mut down) = (0, 0, 0);
    for y in row * TILE..(row + 1) * TILE {
        let line = &picture.row(y)[column * TILE..(column + 1) * TILE];
        let above = &picture.row(y.saturating_sub(1))[column * TILE..(column + 1) * TILE];
        sum += line
            .iter()
            .map(|p| usize::from(p.saturating_sub(dark)))
            .sum::<usize>();
        across += line
            .windows(2)
            .map(|p| usize::from(p[0].abs_diff(p[1])))
            .sum::<usize>();
        down += line
            .iter()
            .zip(above)
            .map(|(a, b)| usize::from(a.abs_diff(*b)))
            .sum::<usize>();
    }
    let share = |total: usize| total * 100 / (TILE * TILE * range);
    MEAN.contains(&share(sum)) && share(across) >= BUSY && share(down) >= BUSY
}

/// Tiles that touch each other.
struct Patch {
    columns: (usize, usize),
    rows: (usize, usize),
    tiles: usize,
}

impl Patch {
    fn is_square(&self) -> bool {
        let (width, height) = (
            self.columns.1 - self.columns.0 + 1,
            self.rows.1 - self.rows.0 + 1,
        );
        SIDES.contains(&width)
            && SIDES.contains(&height)
            && width * 10 <= height * 14
            && height * 10 <= width * 14
            && self.tiles * 100 >= width * height * FILLED
    }
}

/// Takes the patch that `start` belongs to out of the open tiles.
fn take_patch(open: &mut [bool], columns: usize, start: usize) -> Patch {
    let mut patch = Patch {
        columns: (usize::MAX, 0),
        rows: (usize::MAX, 0),
        tiles: 0,
    };
    let mut waiting = vec![start];
    open[start] = false;
    while let Some(index) = waiting.pop() {
        let (column, row) = (index % columns, index / columns);
        patch.columns = (patch.columns.0.min(column), patch.columns.1.max(column));
        patch.rows = (patch.rows.0.min(row), patch.rows.1.max(row));
        patch.tiles += 1;
        let beside = [
            (column > 0).then(|| index - 1),
            (column + 1 < columns).then_some(index + 1),
            index.checked_sub(columns),
            Some(index + columns).filter(|below| *below < open.len()),
        ];
        for next in beside.into_iter().flatten() {
            if std::mem::take(&mut open[next]) {
                waiting.push(next);
            }
        }
    }
    patch
}
