//! P4, W-21: what is taken, and what is refused before it costs anything.

#![allow(clippy::unwrap_used, reason = "a test ends at the first surprise")]

mod scene;

use image::{DynamicImage, ImageFormat, Rgba, RgbaImage};
use qr::{Limits, PictureKind, Symbol, Unreadable, read, read_wanted};

use scene::camera::{Shot, jpeg};
use scene::screen::{encoded, page, page_with, paint};
use scene::{Dice, is_link, link};

fn wanted(bytes: &[u8]) -> Result<String, Unreadable> {
    read_wanted(bytes, &Limits::default(), is_link).map(|found| found.text)
}

fn fault(bytes: &[u8]) -> Unreadable {
    wanted(bytes).unwrap_err()
}

/// The first 33 bytes of a PNG: the signature and an IHDR chunk with a true checksum is not
/// needed, since the size is looked at first.
fn png_header(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR".to_vec();
    bytes.extend(width.to_be_bytes());
    bytes.extend(height.to_be_bytes());
    bytes.extend(b"\x08\x06\0\0\0\0\0\0\0");
    bytes
}

#[test]
fn p4_screenshots_are_read_in_every_format_and_size() {
    for module in 2..=9 {
        let (text, symbol) = link(u64::from(module));
        let page = page_with(&symbol, module, &mut Dice(u64::from(module)));
        for format in [ImageFormat::Png, ImageFormat::Jpeg, ImageFormat::WebP] {
            assert_eq!(
                wanted(&encoded(&page, format)).unwrap(),
                text,
                "{module} px, {format:?}"
            );
        }
    }
}

#[test]
fn p4_photos_of_a_screen_are_read() {
    let mut read = 0;
    for seed in 0..24 {
        let mut dice = Dice(seed + 7_000);
        let (text, symbol) = link(seed);
        let module = 5 + dice.up_to(4) as u32;
        let page = page_with(&symbol, module, &mut dice);
        let shot = Shot::by_hand(&page, module, &mut dice);
        // Small ones only, to keep the test short; the bench takes all sizes.
        let shot = Shot {
            noise: shot.noise * 0.5,
            ..shot
        };
        if shot.width * shot.height > 1_600_000 {
            continue;
        }
        match wanted(&shot.jpeg(&page, &mut dice)) {
            Ok(found) => {
                assert_eq!(found, text);
                read += 1;
            }
            Err(fault) => assert!(
                shot.scale * (module as f32) < 3.0 || shot.glare > 0.3,
                "{seed}: {fault:?} at {} px a module",
                shot.scale * module as f32
            ),
        }
    }
    assert!(read >= 10, "only {read} were read");
}

#[test]
fn p4_a_photo_lying_on_its_side_or_head_is_read() {
    let (text, symbol) = link(4);
    let picture = Shot::default().take(&page_with(&symbol, 6, &mut Dice(4)), &mut Dice(4));
    for turned in [
        image::imageops::rotate90(&picture),
        image::imageops::rotate180(&picture),
        image::imageops::rotate270(&picture),
    ] {
        assert_eq!(wanted(&jpeg(&turned, 85)).unwrap(), text);
    }
}

#[test]
fn p4_a_code_on_a_see_through_ground_lies_on_white() {
    let symbol = Symbol::text("see-through").unwrap();
    let picture = RgbaImage::from_fn(29 * 5, 29 * 5, |x, y| {
        let inside = |v: u32| (v / 5).checked_sub(4).map(|v| v as u16);
        let dark = matches!((inside(x), inside(y)), (Some(x), Some(y)) if symbol.is_dark(x, y));
        Rgba([0, 0, 0, if dark { 255 } else { 0 }])
    });
    for format in [ImageFormat::Png, ImageFormat::WebP] {
        let mut bytes = std::io::Cursor::new(Vec::new());
        DynamicImage::ImageRgba8(picture.clone())
            .write_to(&mut bytes, format)
            .unwrap();
        assert_eq!(
            read(bytes.get_ref(), &Limits::default()).unwrap()[0].text,
            "see-through"
        );
    }
}

#[test]
fn p4_a_code_in_white_on_black_is_read() {
    let (text, symbol) = link(6);
    let mut picture = image::load_from_memory(&symbol.png(6)).unwrap();
    picture.invert();
    assert_eq!(
        wanted(&encoded(&picture.to_rgb8(), ImageFormat::Png)).unwrap(),
        text
    );
}

#[test]
fn p4_a_file_too_large_is_refused_unseen() {
    let mut bytes = Symbol::text("x").unwrap().png(6);
    bytes.resize(50 * 1024 * 1024, 0);
    let fault = fault(&bytes);
    assert_eq!(
        fault,
        Unreadable::TooManyBytes {
            bytes: 50 << 20,
            limit: 10 << 20
        }
    );
    assert_eq!(
        fault.to_string(),
        "The file is too large: 50 MB, and at most 10 MB can be read."
    );
}

#[test]
fn p4_a_picture_that_claims_too_many_pixels_is_refused_on_its_header() {
    for (width, height) in [
        (100_000, 100_000),
        (u32::MAX, u32::MAX),
        (16_385, 1),
        (7_000, 7_000),
    ] {
        let expected = Unreadable::TooManyPixels { width, height };
        assert_eq!(fault(&png_header(width, height)), expected);
    }
    assert_eq!(fault(&png_header(100, 100)), Unreadable::Damaged);
    assert_eq!(fault(&png_header(0, 100)), Unreadable::Damaged);
}

/// Two hundred megapixels in a few bytes: only the headers are there.
#[test]
fn p4_a_picture_of_two_hundred_megapixels_is_refused_on_its_header() {
    let (width, height) = (20_000, 10_000);
    let mut jpeg = b"\xff\xd8\xff\xc0\0\x0b\x08".to_vec();
    jpeg.extend(10_000u16.to_be_bytes());
    jpeg.extend(20_000u16.to_be_bytes());
    jpeg.extend(b"\x01\x01\x11\0\xff\xda\0\x08\x01\x01\0\0\x3f\0");
    for bytes in [png_header(width, height), jpeg] {
        assert_eq!(fault(&bytes), Unreadable::TooManyPixels { width, height });
    }
}

/// A picture's first bytes make no picture, and what follows a picture is not looked at.
#[test]
fn p4_a_file_of_two_kinds_is_what_it_begins_as() {
    for opening in [
        &b"\xff\xd8\xff"[..],
        b"\x89PNG\r\n\x1a\n",
        b"RIFF\x40\0\0\0WEBP",
    ] {
        let mut bytes = opening.to_vec();
        bytes.extend(b"<html><script>alert(1)</script></html>");
        assert_eq!(fault(&bytes), Unreadable::Damaged);
    }
    let mut png = Symbol::text("x").unwrap().png(6);
    png.extend(b"PK\x03\x04 and an archive");
    assert_eq!(read(&png, &Limits::default()).unwrap()[0].text, "x");
    let mut pdf = b"%PDF-1.7\n".to_vec();
    pdf.extend(Symbol::text("x").unwrap().png(6));
    assert!(matches!(fault(&pdf), Unreadable::WrongType { .. }));
}

#[test]
fn p4_the_limits_hold_for_every_format() {
    let (_, symbol) = link(1);
    let page = page_with(&symbol, 3, &mut Dice(1));
    let (width, height) = page.dimensions();
    let limits = Limits {
        pixels: u64::from(width * height) - 1,
        ..Limits::default()
    };
    for format in [ImageFormat::Png, ImageFormat::Jpeg, ImageFormat::WebP] {
        let fault = read_wanted(&encoded(&page, format), &limits, is_link).unwrap_err();
        assert_eq!(
            fault,
            Unreadable::TooManyPixels { width, height },
            "{format:?}"
        );
    }
}

#[test]
fn p4_a_truncated_picture_is_damaged() {
    let page = page(700, 500, &mut Dice(3));
    for format in [ImageFormat::Png, ImageFormat::Jpeg, ImageFormat::WebP] {
        let bytes = encoded(&page, format);
        for share in [10, 40, 70, 90] {
            let part = &bytes[..bytes.len() * share / 100];
            assert_eq!(fault(part), Unreadable::Damaged, "{format:?} {share} %");
        }
    }
}

#[test]
fn p4_a_code_in_the_part_that_arrived_is_read() {
    let (text, symbol) = link(9);
    let mut page = page(900, 1200, &mut Dice(9));
    paint(&mut page, &symbol, 6, 100, 60);
    let bytes = encoded(&page, ImageFormat::Jpeg);
    assert_eq!(wanted(&bytes[..bytes.len() * 85 / 100]).unwrap(), text);
}

#[test]
fn p4_a_file_of_another_kind_is_named() {
    let cases: [(&[u8], &str); 13] = [
        (b"GIF89a\x01\0\x01\0", "a GIF picture"),
        (b"%PDF-1.7\n%\xe2\xe3", "a PDF document"),
        (b"BM\x36\0\0\0\0\0\0\0", "a BMP picture"),
        (b"II*\0\x08\0\0\0", "a TIFF picture or a camera's raw file"),
        (b"\0\0\0\x1cftypheic\0\0\0\0", "a HEIC picture"),
        (b"\0\0\0\x1cftypmif1\0\0\0\0", "a HEIC picture"),
        (b"\0\0\0\x1cftypavif\0\0\0\0", "an AVIF picture"),
        (b"\0\0\0\x1cftypisom\0\0\0\0", "a video"),
        (b"PK\x03\x04\x14\0", "a ZIP archive or an office document"),
        (
            b"<svg xmlns=\"http://www.w3.org/2000/svg\"/>",
            "an SVG drawing",
        ),
        (b"<?xml version=\"1.0\"?>\n<challenge/>", "an XML file"),
        (b"<!DOCTYPE html><html>", "a web page"),
        (b"serial 12345\n", "a text file"),
    ];
    for (bytes, name) in cases {
        let fault = fault(bytes);
        assert_eq!(fault, Unreadable::WrongType { name });
        assert_eq!(
            fault.to_string(),
            format!("This file is {name}, which cannot be read here.")
        );
        assert!(fault.advice().contains("JPEG, PNG or WebP"));
    }
    assert_eq!(fault(b"\x01\x02\x03\x04\x05"), Unreadable::NotAPicture);
    assert_eq!(fault(b""), Unreadable::Empty);
}

#[test]
fn p4_the_content_counts_and_not_what_the_file_claims_to_be() {
    let found = read(&Symbol::text("x").unwrap().png(6), &Limits::default()).unwrap();
    assert_eq!(found[0].text, "x");
    let page = page_with(&link(2).1, 4, &mut Dice(2));
    let found = read_wanted(
        &encoded(&page, ImageFormat::WebP),
        &Limits::default(),
        is_link,
    );
    assert_eq!(found.unwrap().kind, PictureKind::Webp);
}

#[test]
fn p4_a_stray_code_beside_ours_does_no_harm() {
    let (text, symbol) = link(12);
    let stray = Symbol::text("https://shop.example/sale").unwrap();
    let mut page = page(1200, 700, &mut Dice(12));
    paint(&mut page, &stray, 9, 40, 80);
    paint(&mut page, &symbol, 5, 640, 120);
    paint(&mut page, &symbol, 3, 320, 420);
    assert_eq!(wanted(&encoded(&page, ImageFormat::Png)).unwrap(), text);
}

#[test]
fn p4_a_code_that_is_not_ours_is_given_with_its_text() {
    let wifi = Symbol::text("WIFI:T:WPA;S:office;P:x;;").unwrap();
    let expected = Unreadable::NotOurs(vec!["WIFI:T:WPA;S:office;P:x;;".to_owned()]);
    assert_eq!(fault(&wifi.png(6)), expected);
}

#[test]
fn p4_a_large_code_and_a_small_one_are_both_seen() {
    let (one, other) = (link(30), link(31));
    let mut page = page(1400, 900, &mut Dice(30));
    paint(&mut page, &one.1, 9, 40, 80);
    paint(&mut page, &other.1, 3, 900, 300);
    let readings = read(&encoded(&page, ImageFormat::Png), &Limits::default()).unwrap();
    assert_eq!(readings.len(), 2);
    assert!(matches!(
        fault(&encoded(&page, ImageFormat::Png)),
        Unreadable::SeveralCodes(_)
    ));
}
