//! What a lens, a hand and a telephone's software do to a picture.

use image::GrayImage;
use image::imageops::FilterType;

/// Shares of light by how far they land from where they belong.
pub(crate) type Kernel = Vec<(isize, isize, f32)>;

/// A lens out of focus: an even disc.
pub(crate) fn disc(radius: f32) -> Kernel {
    let reach = radius.ceil() as isize;
    let inside = |x: isize, y: isize| {
        // The rim is soft by a pixel, so that the radius counts in parts of one.
        (radius + 0.5 - ((x * x + y * y) as f32).sqrt()).clamp(0.0, 1.0)
    };
    even(
        (-reach..=reach)
            .flat_map(|y| (-reach..=reach).map(move |x| (x, y)))
            .map(|(x, y)| (x, y, inside(x, y)))
            .collect(),
    )
}

/// A hand that moves evenly along a line.
pub(crate) fn path(length: f32, degrees: f32) -> Kernel {
    let (sin, cos) = degrees.to_radians().sin_cos();
    let steps = (length * 4.0).ceil().max(1.0) as isize;
    even(
        (0..=steps)
            .map(|step| {
                let along = length * (step as f32 / steps as f32 - 0.5);
                (
                    (along * cos).round() as isize,
                    (along * sin).round() as isize,
                    1.0,
                )
            })
            .collect(),
    )
}

fn even(mut kernel: Kernel) -> Kernel {
    let total: f32 = kernel.iter().map(|(.., share)| share).sum();
    kernel.retain(|(.., share)| *share > 0.0);
    for (.., share) in &mut kernel {
        *share /= total;
    }
    kernel
}

/// Spreads light by a kernel; at the rim the picture goes on as it ends.
pub(crate) fn spread(channel: &mut Vec<f32>, width: usize, kernel: &Kernel) {
    if kernel.iter().all(|(x, y, _)| (*x, *y) == (0, 0)) {
        return;
    }
    let height = channel.len() / width;
    let at =
        |value: usize, step: isize, side: usize| value.saturating_add_signed(step).min(side - 1);
    *channel = (0..channel.len())
        .map(|i| {
            let (x, y) = (i % width, i / width);
            kernel
                .iter()
                .map(|(dx, dy, share)| {
                    channel[at(y, *dy, height) * width + at(x, *dx, width)] * share
                })
                .sum()
        })
        .collect();
}

/// Edges made steeper, as telephones do, and the size that a messenger leaves.
pub(crate) fn finished(picture: GrayImage, sharpen: f32, resized: f32) -> GrayImage {
    let picture = if sharpen > 0.0 {
        let soft = image::imageops::blur(&picture, 1.2);
        GrayImage::from_fn(picture.width(), picture.height(), |x, y| {
            let (at, mean) = (picture.get_pixel(x, y).0[0], soft.get_pixel(x, y).0[0]);
            let value = f32::from(at) + sharpen * (f32::from(at) - f32::from(mean));
            image::Luma([value.clamp(0.0, 255.0) as u8])
        })
    } else {
        picture
    };
    if resized >= 1.0 {
        return picture;
    }
    let side = |side: u32| ((side as f32 * resized) as u32).max(1);
    image::imageops::resize(
        &picture,
        side(picture.width()),
        side(picture.height()),
        FilterType::Triangle,
    )
}
