//! Pictures of figures: plain shapes in fixed places, which tables beside them say in words.

use recovery::figures::{Bucket, Group};

/// Width of the picture, in its own units.
const WIDTH: u32 = 640;
/// Height of the columns.
const HEIGHT: u32 = 160;
/// Height of a bar with its name.
const BAR: u32 = 34;
/// Names on the axis, at most.
const NAMES: usize = 6;

/// Pairs of columns over time: what came in, and what was decided.
pub(crate) struct Columns {
    pub(crate) received: Vec<Shape>,
    pub(crate) decided: Vec<Shape>,
    /// Names below, with where they begin.
    pub(crate) names: Vec<(u32, String)>,
    /// What the highest column stands for.
    pub(crate) most: u32,
    /// The same in numbers.
    pub(crate) rows: Vec<(String, u32, u32)>,
}

/// Bars with names.
pub(crate) struct Bars {
    pub(crate) height: u32,
    pub(crate) bars: Vec<Bar>,
}

/// A bar.
pub(crate) struct Bar {
    pub(crate) name: String,
    pub(crate) number: u32,
    pub(crate) width: u32,
    /// Where its name stands.
    pub(crate) y: u32,
}

/// A rectangle.
pub(crate) struct Shape {
    pub(crate) x: u32,
    pub(crate) y: u32,
    pub(crate) width: u32,
    pub(crate) height: u32,
}

impl Columns {
    pub(super) fn of(buckets: &[Bucket]) -> Self {
        let heights = buckets.iter().flat_map(|one| [one.received, one.decided]);
        let most = heights.max().unwrap_or_default();
        let count = u32::try_from(buckets.len()).unwrap_or(u32::MAX).max(1);
        let begin = |at: usize| u32::try_from(at).unwrap_or(u32::MAX) * WIDTH / count;
        let width = (WIDTH / count * 2 / 5).clamp(1, 40);
        let shape = |at: usize, number: u32, second: u32| {
            let height = scaled(number, most, HEIGHT);
            Shape {
                x: begin(at) + second * (width + 1),
                y: HEIGHT - height,
                width,
                height,
            }
        };
        let all = || buckets.iter().enumerate();
        let step = buckets.len().div_ceil(NAMES).max(1);
        Self {
            received: all().map(|(at, one)| shape(at, one.received, 0)).collect(),
            decided: all().map(|(at, one)| shape(at, one.decided, 1)).collect(),
            names: all()
                .step_by(step)
                .map(|(at, one)| (begin(at), one.name.clone()))
                .collect(),
            most,
            rows: buckets
                .iter()
                .map(|one| (one.name.clone(), one.received, one.decided))
                .collect(),
        }
    }
}

impl Bars {
    pub(super) fn of(groups: &[Group]) -> Self {
        let number = |group: &Group| group.decided() + group.asked;
        let most = groups.iter().map(number).max().unwrap_or_default();
        let bar = |(at, group): (usize, &Group)| Bar {
            name: group.name.clone(),
            number: number(group),
            width: scaled(number(group), most, WIDTH - 60),
            y: u32::try_from(at).unwrap_or_default() * BAR + 12,
        };
        let bars: Vec<_> = groups.iter().enumerate().map(bar).collect();
        Self {
            height: u32::try_from(bars.len()).unwrap_or_default() * BAR,
            bars,
        }
    }
}

/// A number on a scale that ends with `most`; what is not nothing can be seen.
fn scaled(number: u32, most: u32, length: u32) -> u32 {
    if number == 0 {
        return 0;
    }
    let scaled = u64::from(number) * u64::from(length) / u64::from(most.max(1));
    u32::try_from(scaled).unwrap_or(length).max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn h5_columns_stay_within_their_picture() {
        for count in [0, 1, 7, 62, 122] {
            let bucket = |n: u32| Bucket {
                name: format!("2026-{n}"),
                received: n,
                decided: n * 3,
            };
            let buckets: Vec<_> = (0..count).map(bucket).collect();
            let columns = Columns::of(&buckets);
            for shape in columns.received.iter().chain(&columns.decided) {
                assert!(shape.x + shape.width <= WIDTH, "{count}");
                assert_eq!(shape.y + shape.height, HEIGHT);
            }
            assert!(columns.names.len() <= NAMES);
            assert_eq!(columns.rows.len(), buckets.len());
        }
    }
}
