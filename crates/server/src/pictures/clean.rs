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
    encode(&shrunk(picture).into_rgb8()).ok_or_else(|| unreadable(Unreadable::Damaged))
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

fn shrunk(picture: DynamicImage) -> DynamicImage {
    match picture.width().max(picture.height()) > SIDE {
        true => picture.thumbnail(SIDE, SIDE),
        false => picture,
    }
}

#[cfg(test)]
mod tests {
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
    }
}
