//! Who looks, when, and at which case, burnt into every picture that staff are shown: a copy that
//! turns up somewhere says whose it is.

use font8x8::legacy::BASIC_LEGACY;
use image::RgbImage;

use super::clean::{decode, encode};

/// How much of the words covers the picture, of 256.
const COVER: u16 = 105;

/// The picture with these words all over it; `None` when it is none.
pub(crate) fn watermark(bytes: &[u8], words: &str) -> Option<Vec<u8>> {
    let mut picture = decode(bytes)?.into_rgb8();
    write_over(&mut picture, words);
    encode(&picture)
}

fn write_over(picture: &mut RgbImage, words: &str) {
    let (width, height) = picture.dimensions();
    let glyphs: Vec<[u8; 8]> = words.chars().map(glyph).collect();
    let letters = u32::try_from(glyphs.len()).unwrap_or(u32::MAX).max(1);
    // The words go once across the picture, and are never too small to be read.
    let scale = (width / letters.saturating_mul(8)).clamp(1, 8);
    let (length, line) = (letters.saturating_mul(8 * scale), 8 * scale);
    let step = (height / 5).clamp(2 * line, 12 * line);
    for (row, top) in (line / 2..height).step_by(step as usize).enumerate() {
        // Every other row begins elsewhere, so that no upright strip is free of words.
        let begin = if row % 2 == 0 { 0 } else { length / 2 };
        for x in 0..width {
            let along = (x + begin) % (length + line);
            let letter = glyphs.get((along / (8 * scale)) as usize);
            let Some(letter) = letter.filter(|_| along < length) else {
                continue;
            };
            for y in 0..line.min(height - top) {
                let (column, bits) = (along / scale % 8, letter[(y / scale % 8) as usize]);
                if bits >> column & 1 == 1 {
                    let light = (x / scale + y / scale) % 2 == 0;
                    cover(picture, x, top + y, if light { 255 } else { 0 });
                }
            }
        }
    }
}

/// Covers a point in part; light and dark points by turns are seen on any ground.
fn cover(picture: &mut RgbImage, x: u32, y: u32, with: u16) {
    for channel in &mut picture.get_pixel_mut(x, y).0 {
        let mixed = (u16::from(*channel) * (256 - COVER) + with * COVER) / 256;
        *channel = u8::try_from(mixed).unwrap_or(u8::MAX);
    }
}

fn glyph(letter: char) -> [u8; 8] {
    let known = BASIC_LEGACY.get(letter as usize);
    known.copied().unwrap_or(BASIC_LEGACY['?' as usize])
}

#[cfg(test)]
mod tests {
    use image::Rgb;

    use super::*;

    const WORDS: &str = "anna 2026-11-21 09:00 UTC RG-482-190-335";

    #[test]
    fn p10_the_words_are_seen_on_any_ground_and_in_every_part() {
        for ground in [0, 128, 255] {
            for (width, height) in [(1600, 1200), (640, 480), (300, 900)] {
                let plain = RgbImage::from_pixel(width, height, Rgb([ground; 3]));
                let mut marked = plain.clone();
                write_over(&mut marked, WORDS);
                let differs = |x: u32, y: u32| marked.get_pixel(x, y) != plain.get_pixel(x, y);
                for part in 0..9 {
                    let (w, h) = (width / 3, height / 3);
                    let (left, top) = (part % 3 * w, part / 3 * h);
                    let all = (left..left + w).flat_map(|x| (top..top + h).map(move |y| (x, y)));
                    let seen = all.filter(|(x, y)| differs(*x, *y)).count();
                    assert!(seen > 100, "part {part} of {width} by {height} on {ground}");
                }
            }
        }
    }

    #[test]
    fn p10_other_words_give_another_picture_and_the_smallest_are_survived() {
        let plain = encode(&RgbImage::from_pixel(400, 300, Rgb([90; 3]))).unwrap();
        assert_ne!(watermark(&plain, "anna"), watermark(&plain, "bert"));
        let tiny = encode(&RgbImage::new(1, 1)).unwrap();
        assert!(watermark(&tiny, WORDS).is_some());
        assert!(watermark(&plain, "").is_some());
        assert!(watermark(b"no picture", WORDS).is_none());
    }
}
