//! Evidence made harmless: whatever comes in leaves as new pictures, of which every pixel is ours.
//!
//! What was sent is never kept: not its metadata, with place and camera, nor a PDF with all that may
//! hide in one.

use std::io::Cursor;

use image::codecs::jpeg::JpegEncoder;
use image::{DynamicImage, ImageDecoder as _, ImageReader, Limits, RgbImage};
use qr::Unreadable;

use super::reading::{Fault, limits, unreadable};

/// Most pixels on a side of what is kept; a receipt photographed whole is read well with fewer.
const SIDE: u32 = 2400;
/// How good a picture is kept, of 100.
const QUALITY: u8 = 85;
/// Most memory that decoding takes, in bytes: 40 megapixels of four bytes, twice.
const MEMORY: u64 = 320 * 1024 * 1024;

/// Whether a file says of itself that it is a PDF.
pub(crate) fn is_pdf(bytes: &[u8]) -> bool {
    bytes.starts_with(b"%PDF-")
}

/// A new picture of the one that was sent, upright, without anything else that was in its file.
pub(crate) fn clean(bytes: &[u8]) -> Result<Vec<u8>, Fault> {
    qr::inspect(bytes, &limits()).map_err(unreadable)?;
    let picture = decode(bytes).ok_or_else(|| unreadable(Unreadable::Damaged))?;
    encode(&shrunk(picture)).ok_or_else(|| unreadable(Unreadable::Damaged))
}

/// Reads a picture, upright.
pub(super) fn decode(bytes: &[u8]) -> Option<DynamicImage> {
    let mut reader = ImageReader::new(Cursor::new(bytes));
    let mut limits = Limits::default();
    limits.max_alloc = Some(MEMORY);
    reader.limits(limits);
    let mut decoder = reader.with_guessed_format().ok()?.into_decoder().ok()?;
    let orientation = decoder.orientation().ok();
    let mut picture = DynamicImage::from_decoder(decoder).ok()?;
    if let Some(orientation) = orientation {
        picture.apply_orientation(orientation);
    }
    Some(picture)
}

/// Writes a picture as JPEG.
pub(crate) fn encode(picture: &RgbImage) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    let mut encoder = JpegEncoder::new_with_quality(&mut bytes, QUALITY);
    encoder.encode_image(picture).ok()?;
    Some(bytes)
}

/// No larger than is kept. What is more than twice as large is halved first: that is much quicker than
/// to shrink it in one go, and as good.
fn shrunk(picture: DynamicImage) -> RgbImage {
    let mut picture = picture.into_rgb8();
    while picture.width().max(picture.height()) > 2 * SIDE {
        let Some(half) = halved(&picture) else {
            break;
        };
        picture = half;
    }
    match picture.width().max(picture.height()) > SIDE {
        true => DynamicImage::from(picture)
            .thumbnail(SIDE, SIDE)
            .into_rgb8(),
        false => picture,
    }
}

/// Each four points as one; `None` when there are not two in each direction.
fn halved(picture: &RgbImage) -> Option<RgbImage> {
    let (width, height) = (picture.width() / 2, picture.height() / 2);
    let row = usize::try_from(picture.width()).ok()?.checked_mul(3)?;
    if width == 0 || height == 0 {
        return None;
    }
    let mut half = Vec::with_capacity(picture.as_raw().len() / 4);
    for rows in picture.as_raw().chunks_exact(2 * row) {
        let (upper, lower) = rows.split_at(row);
        for (above, below) in upper.chunks_exact(6).zip(lower.chunks_exact(6)) {
            for channel in 0..3 {
                let four = [
                    above[channel],
                    above[channel + 3],
                    below[channel],
                    below[channel + 3],
                ];
                let sum: u16 = four.into_iter().map(u16::from).sum();
                half.push(u8::try_from((sum + 2) / 4).unwrap_or(u8::MAX));
            }
        }
    }
    RgbImage::from_raw(width, height, half)
}

#[cfg(test)]
mod tests {
    use image::ImageFormat;

    use super::*;

    /// A JPEG of red above blue, with an Exif block that names a place and turns it upside down.
    fn sent() -> Vec<u8> {
        let mut picture = RgbImage::from_pixel(64, 64, image::Rgb([0, 0, 255]));
        for y in 0..32 {
            for x in 0..64 {
                picture.put_pixel(x, y, image::Rgb([255, 0, 0]));
            }
        }
        let plain = encode(&picture).unwrap();
        let mut exif =
            b"Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x03\0\0\0\0\0\0".to_vec();
        exif.extend(b"GPS 48.8583N 2.2945E");
        let length = u16::try_from(exif.len() + 2).unwrap();
        let mut sent = plain[..2].to_vec();
        sent.extend([0xFF, 0xE1]);
        sent.extend(length.to_be_bytes());
        sent.extend(exif);
        sent.extend(&plain[2..]);
        sent
    }

    #[test]
    fn p10_nothing_but_the_pixels_of_a_picture_is_kept_and_they_stand_upright() {
        let sent = sent();
        let holds = |bytes: &[u8], text: &[u8]| bytes.windows(text.len()).any(|part| part == text);
        assert!(holds(&sent, b"48.8583N"));
        let kept = clean(&sent).unwrap_or_else(|_| panic!("a good picture"));
        assert!(!holds(&kept, b"48.8583N") && !holds(&kept, b"Exif"));
        let picture = decode(&kept).unwrap().into_rgb8();
        assert!(picture.get_pixel(32, 8)[2] > 200, "blue is on top");
        assert!(picture.get_pixel(32, 56)[0] > 200, "red is below");
    }

    #[test]
    fn p10_a_large_picture_is_kept_no_larger_than_is_needed() {
        let wide = encode(&RgbImage::new(4000, 100)).unwrap();
        let kept = decode(&clean(&wide).unwrap_or_else(|_| panic!("a good picture"))).unwrap();
        assert_eq!((kept.width(), kept.height()), (2400, 60));
    }

    #[test]
    fn p10_a_very_large_picture_is_halved_on_the_way_and_keeps_its_colours() {
        let mut wide = RgbImage::from_pixel(4901, 33, image::Rgb([250, 20, 120]));
        for x in 2450..4901 {
            for y in 0..33 {
                wide.put_pixel(x, y, image::Rgb([10, 200, 60]));
            }
        }
        let half = halved(&wide).unwrap();
        assert_eq!(half.dimensions(), (2450, 16));
        assert_eq!(half.get_pixel(0, 0), &image::Rgb([250, 20, 120]));
        assert_eq!(half.get_pixel(2449, 15), &image::Rgb([10, 200, 60]));
        let kept = shrunk(DynamicImage::from(wide));
        assert_eq!(kept.width(), 2400);
        assert_eq!(halved(&RgbImage::new(9, 1)), None);
    }

    #[test]
    fn p10_what_is_no_picture_is_not_kept() {
        let cut = sent();
        for bytes in [
            &b""[..],
            b"%PDF-1.7",
            b"<svg/>",
            b"GIF89a",
            &cut[..cut.len() / 2],
        ] {
            assert!(clean(bytes).is_err());
        }
        for format in [ImageFormat::Png, ImageFormat::WebP] {
            let mut whole = Cursor::new(Vec::new());
            let picture = DynamicImage::from(RgbImage::from_fn(64, 64, |x, y| {
                image::Rgb([x * y, x, y].map(|light| u8::try_from(light % 256).unwrap()))
            }));
            picture.write_to(&mut whole, format).unwrap();
            let whole = whole.into_inner();
            assert!(clean(&whole).is_ok(), "{format:?}");
            assert!(clean(&whole[..whole.len() / 2]).is_err(), "{format:?}");
        }
    }
}
