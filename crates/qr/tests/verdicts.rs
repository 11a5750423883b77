//! P4: each fault of a picture is told apart from the others, on a picture that has just that one.

#![allow(clippy::unwrap_used, reason = "a test ends at the first surprise")]

mod scene;

use image::{ImageFormat, Rgb, RgbImage};
use qr::{Limits, Unreadable, read, read_wanted};

use scene::camera::Shot;
use scene::kinds::{KINDS, sample};
use scene::screen::{encoded, fill, page, page_with, paint};
use scene::{Dice, is_link, link};

fn fault(bytes: &[u8]) -> Unreadable {
    read_wanted(bytes, &Limits::default(), is_link)
        .map(|found| found.text)
        .unwrap_err()
}

/// The page at six screen pixels a module, as most screens show it.
fn screen(seed: u64) -> RgbImage {
    page_with(&link(seed).1, 6, &mut Dice(seed))
}

/// A shot that is read, from which every test takes away just one virtue.
fn good() -> Shot {
    Shot {
        scale: 0.9,
        width: 1100,
        height: 760,
        ..Shot::default()
    }
}

fn shoot(shot: &Shot, seed: u64) -> Vec<u8> {
    shot.jpeg(&screen(seed), &mut Dice(seed))
}

#[test]
fn p4_the_shot_that_the_faults_start_from_is_read() {
    for seed in 0..2 {
        let found = read_wanted(&shoot(&good(), seed), &Limits::default(), is_link).unwrap();
        assert_eq!(found.text, link(seed).0);
        assert_eq!(found.size, (1100, 760));
    }
}

#[test]
fn p4_a_blurred_picture_is_told_apart_from_no_code() {
    for (seed, blur) in [(0, 3.6), (1, 5.0), (2, 9.0)] {
        let shot = Shot { blur, ..good() };
        assert_eq!(
            fault(&shoot(&shot, seed)),
            Unreadable::Blurred,
            "blur {blur}"
        );
    }
}

#[test]
fn p4_a_sharp_page_without_a_code_has_no_code() {
    for seed in 0..4 {
        let page = page(1200, 800, &mut Dice(seed));
        assert_eq!(fault(&encoded(&page, ImageFormat::Png)), Unreadable::NoCode);
        assert_eq!(
            fault(&good().jpeg(&page, &mut Dice(seed))),
            Unreadable::NoCode,
            "photo {seed}"
        );
    }
}

#[test]
fn p4_an_even_wall_has_no_code() {
    let wall = RgbImage::from_pixel(900, 700, Rgb([140, 138, 130]));
    assert_eq!(
        fault(&encoded(&wall, ImageFormat::Jpeg)),
        Unreadable::NoCode
    );
}

#[test]
fn p4_a_code_far_away_is_too_small_or_read() {
    let shots = [(0, 0.2, 0.5), (3, 0.3, 0.5), (5, 0.34, 0.5), (1, 0.36, 0.9)];
    let mut unread = 0;
    for (seed, scale, blur) in shots {
        let shot = Shot {
            scale,
            blur,
            ..good()
        };
        match read_wanted(&shoot(&shot, seed), &Limits::default(), is_link) {
            Ok(found) => assert_eq!(found.text, link(seed).0, "scale {scale}"),
            Err(fault) => {
                assert_eq!(fault, Unreadable::TooSmall, "scale {scale}");
                unread += 1;
            }
        }
    }
    assert!(unread > 0, "all were read: take smaller ones");
}

#[test]
fn p4_a_code_of_little_more_than_two_pixels_a_module_is_read() {
    let read = |(seed, scale, blur)| {
        let shot = Shot {
            scale,
            blur,
            ..good()
        };
        let found = read_wanted(&shoot(&shot, seed), &Limits::default(), is_link);
        found.is_ok_and(|found| found.text == link(seed).0)
    };
    let shots = [
        (5, 0.38, 0.5),
        (1, 0.4, 0.7),
        (0, 0.42, 0.9),
        (2, 0.42, 1.0),
    ];
    let count = shots.into_iter().filter(|shot| read(*shot)).count();
    assert!(count >= 3, "{count} of 4");
}

#[test]
fn p4_a_code_that_runs_off_the_picture_is_cut_off() {
    for off in [
        (0.4, 0.0),
        (-0.4, 0.0),
        (0.0, 0.45),
        (0.0, -0.45),
        (0.35, 0.4),
    ] {
        let shot = Shot { off, ..good() };
        is_cut_off_or_read(&shoot(&shot, 5), 5, &format!("off {off:?}"));
    }
}

#[test]
fn p4_a_screenshot_with_half_a_code_is_cut_off() {
    let whole = screen(3);
    for share in [40, 47, 55, 62] {
        let half =
            image::imageops::crop_imm(&whole, 0, 0, whole.width() * share / 100, whole.height());
        let bytes = encoded(&half.to_image(), ImageFormat::Png);
        if share > 60 {
            is_cut_off_or_read(&bytes, 3, "62");
        } else {
            assert_eq!(fault(&bytes), Unreadable::CutOff, "{share}");
        }
    }
}

/// What little is missing may be made up by the check bytes; then the text must be right.
fn is_cut_off_or_read(bytes: &[u8], seed: u64, name: &str) {
    match read_wanted(bytes, &Limits::default(), is_link) {
        Ok(found) => assert_eq!(found.text, link(seed).0, "{name}"),
        Err(fault) => assert_eq!(fault, Unreadable::CutOff, "{name}"),
    }
}

/// The screen with a square in front of the code's middle.
fn covered(seed: u64, grey: u8) -> RgbImage {
    let mut page = screen(seed);
    let (x, y) = (page.width() / 2 - 60, page.height() / 2 - 60);
    fill(&mut page, x, y, 200, 180, Rgb([grey; 3]));
    page
}

#[test]
fn p4_a_code_behind_a_reflection_has_glare() {
    let lamp = Shot {
        spots: vec![(0.5, 0.5, 0.14, 2.0)],
        stripes: false,
        ..good()
    };
    assert_eq!(fault(&shoot(&lamp, 7)), Unreadable::Glare);
    let page = covered(7, 255);
    assert_eq!(fault(&encoded(&page, ImageFormat::Png)), Unreadable::Glare);
}

#[test]
fn p4_a_code_with_a_sticker_on_it_is_obscured() {
    let page = covered(7, 120);
    assert_eq!(
        fault(&good().jpeg(&page, &mut Dice(7))),
        Unreadable::Obscured
    );
    assert_eq!(
        fault(&encoded(&page, ImageFormat::Png)),
        Unreadable::Obscured
    );
}

#[test]
fn p4_a_code_without_light_or_contrast_is_too_dark() {
    let dark = Shot {
        exposure: 0.004,
        noise: 0.02,
        ..good()
    };
    let pale = Shot {
        haze: 0.95,
        noise: 0.03,
        ..good()
    };
    for (name, shot) in [("dark", dark), ("pale", pale)] {
        assert_eq!(fault(&shoot(&shot, 2)), Unreadable::TooDark, "{name}");
    }
}

/// What is hidden or dirty may be read or not; but who sees a code is not told that there is none.
#[test]
fn p4_a_visible_code_is_never_said_to_be_missing() {
    let kinds = ["damaged", "lamps mirrored", "out of focus"];
    for kind in KINDS.iter().filter(|kind| kinds.contains(&kind.0)) {
        for seed in 0..2 {
            let sample = sample(kind, seed);
            match read(&sample.bytes, &Limits::default()) {
                Ok(readings) => assert!(sample.texts.contains(&readings[0].text), "{}", kind.0),
                Err(fault) => assert_ne!(fault, Unreadable::NoCode, "{} {seed}", kind.0),
            }
        }
    }
}

#[test]
fn p4_two_codes_that_are_read_in_different_ways_are_both_seen() {
    let (mut page, seen) = (page(1300, 700, &mut Dice(1)), [link(20), link(21)]);
    paint(&mut page, &seen[0].1, 7, 40, 100);
    paint(&mut page, &seen[1].1, 3, 800, 200);
    let shot = Shot {
        width: 1300,
        blur: 0.7,
        ..good()
    };
    assert!(matches!(
        fault(&shot.jpeg(&page, &mut Dice(2))),
        Unreadable::SeveralCodes(texts) if texts.len() == 2
    ));
}

#[test]
fn p4_two_different_codes_of_ours_are_a_fault() {
    let (mut page, seen) = (page(1300, 700, &mut Dice(1)), [link(20), link(21)]);
    paint(&mut page, &seen[0].1, 6, 40, 100);
    paint(&mut page, &seen[1].1, 6, 700, 100);
    for bytes in [
        encoded(&page, ImageFormat::Png),
        Shot {
            width: 1300,
            ..good()
        }
        .jpeg(&page, &mut Dice(2)),
    ] {
        let Unreadable::SeveralCodes(mut texts) = fault(&bytes) else {
            panic!("two codes were taken for one")
        };
        texts.sort();
        let mut both = seen.clone().map(|(text, _)| text);
        both.sort();
        assert_eq!(texts, both);
    }
}
