//! Bytes to a grey picture. Every limit is checked on the header, before anything is decoded.

use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

use image_webp::WebPDecoder;
use zune_core::bytestream::ZCursor;
use zune_core::colorspace::ColorSpace;
use zune_core::options::DecoderOptions;
use zune_jpeg::JpegDecoder;

use super::limits::Deadline;
use super::luma::Luma;
use super::sniff::{Sniffed, sniff};
use super::{Limits, PictureKind, Unreadable};

/// Memory that a decoder may take for each pixel: four bytes of colour and its own working copy.
const BYTES_PER_PIXEL: u64 = 8;

/// Memory for tables and headers, whatever the size of the picture.
const BYTES_BESIDE: u64 = 4 * 1024 * 1024;

/// Largest JPEG, in bytes, that is decoded once more to see whether all of it is sound; of larger
/// ones only the end is looked for.
const STRICT: usize = 2 * 1024 * 1024;

/// Passes over a picture that a JPEG may ask for. Cameras and editors make ten or so; each costs
/// time by the size of the picture, however few bytes it has.
const SCANS: usize = 24;

/// The mark at which a pass begins.
const SCAN: [u8; 2] = [0xff, 0xda];

/// What the file is, and its pixels.
pub(crate) fn load(
    bytes: &[u8],
    limits: &Limits,
    deadline: &Deadline,
) -> Result<(PictureKind, Luma), Unreadable> {
    let kind = kind_within(bytes, limits)?;
    let picture = guarded(|| decode(kind, bytes, size_within(kind, bytes, limits)?, deadline))?;
    Ok((kind, picture))
}

/// What the file is, and how large it says its picture is. A JPEG of more passes than [`load`] would
/// make is refused; a mark of one may also stand in what goes before the picture.
pub(crate) fn measure(
    bytes: &[u8],
    limits: &Limits,
) -> Result<(PictureKind, (u32, u32)), Unreadable> {
    let kind = kind_within(bytes, limits)?;
    let size = guarded(|| size_within(kind, bytes, limits))?;
    let passes = || bytes.windows(2).filter(|pair| *pair == SCAN).count();
    if kind == PictureKind::Jpeg && passes() > 2 * SCANS {
        return Err(Unreadable::Damaged);
    }
    Ok((kind, size))
}

/// The decoders are other people's code on hostile bytes: should one of them break, it breaks one
/// picture and not the service.
fn guarded<T>(read: impl FnOnce() -> Result<T, Unreadable>) -> Result<T, Unreadable> {
    catch_unwind(AssertUnwindSafe(read)).unwrap_or(Err(Unreadable::Damaged))
}

fn size_within(kind: PictureKind, bytes: &[u8], limits: &Limits) -> Result<(u32, u32), Unreadable> {
    let size = size_of(kind, bytes)?;
    let limits = Limits {
        pixels: limits.pixels.min(most_pixels(kind)),
        ..*limits
    };
    within(size, &limits)?;
    Ok(size)
}

/// Whether a picture that was decoded as well as it went is in truth incomplete.
///
/// Only JPEG is decoded leniently, since a code may well be in the part that arrived.
pub(crate) fn is_incomplete(kind: PictureKind, bytes: &[u8]) -> bool {
    if kind != PictureKind::Jpeg || (bytes.len() > STRICT && ends(bytes)) {
        return false;
    }
    catch_unwind(|| jpeg_grey(bytes, true)).is_ok_and(|picture| picture.is_err())
}

/// Whether the end of the picture stands behind its last scan. Within a scan neither mark occurs.
fn ends(bytes: &[u8]) -> bool {
    let last = |mark: [u8; 2]| bytes.windows(2).rposition(|pair| pair == mark);
    last([0xff, 0xd9]) > last(SCAN)
}

fn kind_within(bytes: &[u8], limits: &Limits) -> Result<PictureKind, Unreadable> {
    if bytes.is_empty() {
        return Err(Unreadable::Empty);
    }
    match sniff(bytes) {
        Sniffed::Other(name) => Err(Unreadable::WrongType { name }),
        Sniffed::Unknown => Err(Unreadable::NotAPicture),
        Sniffed::Picture(_) if bytes.len() > limits.bytes => Err(Unreadable::TooManyBytes {
            bytes: bytes.len(),
            limit: limits.bytes,
        }),
        Sniffed::Picture(kind) => Ok(kind),
    }
}

fn within((width, height): (u32, u32), limits: &Limits) -> Result<(), Unreadable> {
    let pixels = u64::from(width) * u64::from(height);
    if width.max(height) > limits.side || pixels > limits.pixels {
        Err(Unreadable::TooManyPixels { width, height })
    } else if pixels == 0 {
        Err(Unreadable::Damaged)
    } else {
        Ok(())
    }
}

/// A WebP takes five times as long to decode as a JPEG, and no camera makes large ones.
fn most_pixels(kind: PictureKind) -> u64 {
    match kind {
        PictureKind::Webp => 16_000_000,
        PictureKind::Jpeg | PictureKind::Png => u64::MAX,
    }
}

fn size_of(kind: PictureKind, bytes: &[u8]) -> Result<(u32, u32), Unreadable> {
    match kind {
        PictureKind::Png => png_size(bytes),
        PictureKind::Jpeg => jpeg_size(bytes),
        PictureKind::Webp => WebPDecoder::new(Cursor::new(bytes))
            .ok()
            .map(|decoder| decoder.dimensions()),
    }
    .ok_or(Unreadable::Damaged)
}

/// The IHDR chunk is always first: width and height stand at bytes 16 to 23.
fn png_size(bytes: &[u8]) -> Option<(u32, u32)> {
    let number = |at: usize| Some(u32::from_be_bytes(bytes.get(at..at + 4)?.try_into().ok()?));
    (bytes.get(12..16)? == b"IHDR").then_some((number(16)?, number(20)?))
}

fn jpeg_size(bytes: &[u8]) -> Option<(u32, u32)> {
    let mut decoder = JpegDecoder::new_with_options(ZCursor::new(bytes), jpeg_options(false));
    decoder.decode_headers().ok()?;
    let (width, height) = decoder.dimensions()?;
    Some((u32::try_from(width).ok()?, u32::try_from(height).ok()?))
}

fn jpeg_options(strict: bool) -> DecoderOptions {
    // The format's own bound: ours is checked between header and pixels.
    let side = usize::from(u16::MAX);
    DecoderOptions::default()
        .set_strict_mode(strict)
        .jpeg_set_max_scans(SCANS)
        .set_max_width(side)
        .set_max_height(side)
}

fn decode(
    kind: PictureKind,
    bytes: &[u8],
    (width, height): (u32, u32),
    deadline: &Deadline,
) -> Result<Luma, Unreadable> {
    let memory = u64::from(width) * u64::from(height) * BYTES_PER_PIXEL + BYTES_BESIDE;
    let memory =
        usize::try_from(memory).map_err(|_| Unreadable::TooManyPixels { width, height })?;
    let pixels = match kind {
        PictureKind::Png => png_grey(bytes, memory, deadline),
        PictureKind::Jpeg => jpeg_grey(bytes, false).or_else(|_| jpeg_colour(bytes)),
        PictureKind::Webp => webp_grey(bytes, memory),
    }?;
    let side = |length: u32| usize::try_from(length).ok();
    side(width)
        .zip(side(height))
        .and_then(|(width, height)| Luma::new(width, height, pixels))
        .ok_or(Unreadable::Damaged)
}

fn jpeg_grey(bytes: &[u8], strict: bool) -> Result<Vec<u8>, Unreadable> {
    jpeg_as(bytes, ColorSpace::Luma, strict)
}

/// For the few colour spaces that the decoder does not turn into grey itself, such as CMYK.
fn jpeg_colour(bytes: &[u8]) -> Result<Vec<u8>, Unreadable> {
    let pixels = jpeg_as(bytes, ColorSpace::RGB, false)?;
    Ok(pixels
        .chunks_exact(3)
        .map(|p| grey(p[0], p[1], p[2]))
        .collect())
}

fn jpeg_as(bytes: &[u8], colours: ColorSpace, strict: bool) -> Result<Vec<u8>, Unreadable> {
    let options = jpeg_options(strict).jpeg_set_out_colorspace(colours);
    JpegDecoder::new_with_options(ZCursor::new(bytes), options)
        .decode()
        .map_err(|_| Unreadable::Damaged)
}

fn png_grey(bytes: &[u8], memory: usize, deadline: &Deadline) -> Result<Vec<u8>, Unreadable> {
    let limits = png::Limits { bytes: memory };
    let mut decoder = png::Decoder::new_with_limits(Cursor::new(bytes), limits);
    decoder.set_transformations(png::Transformations::normalize_to_color8());
    decoder.set_ignore_text_chunk(true);
    decoder.set_ignore_iccp_chunk(true);
    let mut reader = decoder.read_info().map_err(|_| Unreadable::Damaged)?;
    let samples = reader.output_color_type().0.samples();
    if reader.info().interlaced {
        let size = reader.output_buffer_size().filter(|size| *size <= memory);
        let mut all = vec![0; size.ok_or(Unreadable::Damaged)?];
        reader
            .next_frame(&mut all)
            .map_err(|_| Unreadable::Damaged)?;
        return Ok(greys(&all, samples).collect());
    }
    // Row by row, so that a picture of four channels never stands in memory whole.
    let mut pixels = Vec::new();
    while let Some(row) = reader.next_row().map_err(|_| Unreadable::Damaged)? {
        pixels.extend(greys(row.data(), samples));
        if deadline.is_over() {
            let (width, height) = (reader.info().width, reader.info().height);
            return Err(Unreadable::TooManyPixels { width, height });
        }
    }
    Ok(pixels)
}

fn webp_grey(bytes: &[u8], memory: usize) -> Result<Vec<u8>, Unreadable> {
    let mut decoder = WebPDecoder::new(Cursor::new(bytes)).map_err(|_| Unreadable::Damaged)?;
    decoder.set_memory_limit(memory);
    let size = decoder.output_buffer_size().filter(|size| *size <= memory);
    let mut all = vec![0; size.ok_or(Unreadable::Damaged)?];
    decoder
        .read_image(&mut all)
        .map_err(|_| Unreadable::Damaged)?;
    Ok(greys(&all, if decoder.has_alpha() { 4 } else { 3 }).collect())
}

/// Grey of pixels of one to four samples; what is see-through lies on white paper.
fn greys(samples: &[u8], per_pixel: usize) -> impl Iterator<Item = u8> {
    samples
        .chunks_exact(per_pixel.max(1))
        .map(|pixel| match *pixel {
            [g, a] => on_white(g, a),
            [r, g, b] => grey(r, g, b),
            [r, g, b, a] => on_white(grey(r, g, b), a),
            [g, ..] => g,
            [] => 0,
        })
}

fn on_white(grey: u8, alpha: u8) -> u8 {
    let (grey, alpha) = (u32::from(grey), u32::from(alpha));
    u8::try_from((grey * alpha + 255 * (255 - alpha)) / 255).unwrap_or(u8::MAX)
}

/// ITU-R BT.601 weights, in 256ths.
fn grey(r: u8, g: u8, b: u8) -> u8 {
    let sum = 77 * u32::from(r) + 150 * u32::from(g) + 29 * u32::from(b);
    u8::try_from(sum >> 8).unwrap_or(u8::MAX)
}
