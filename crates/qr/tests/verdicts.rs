//! P4: each fault of a picture is told apart from the others, on a picture that has just that one.

#![allow(clippy::unwrap_used, reason = "a test ends at the first surprise")]

mod scene;

use image::{ImageFormat, Rgb, RgbImage};
use qr::{Limits, Unreadable, read_wanted};

use scene::camera::Shot;
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
    for seed in 0..4 {
        let found = read_wanted(&shoot(&good(), seed), &Limits::default(), is_link).unwrap();
        assert_eq!(found.text, link(seed).0);
        assert_eq!(found.size, (1100, 760));
    }
}

#[test]
fn p4_a_blurred_picture_is_told_apart_from_no_code() {
    for (seed, blur) in [(0, 3.6), (1, 5.0), (2, 9.0), (3, 16.0)] {
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
    for seed in 0..6 {
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
fn p4_a_code_far_away_is_too_small() {
    let shots = [
        (0, 0.2, 0.5),
        (3, 0.3, 0.5),
        (4, 0.32, 0.5),
        (5, 0.34, 0.5),
        (1, 0.36, 0.9),
        (0, 0.39, 1.1),
        (2, 0.42, 1.1),
    ];
    for (seed, scale, blur) in shots {
        let shot = Shot {
            scale,
            blur,
            ..good()
        };
        assert_eq!(
            fault(&shoot(&shot, seed)),
            Unreadable::TooSmall,
            "scale {scale}"
        );
    }
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
        assert_eq!(fault(&shoot(&shot, 5)), Unreadable::CutOff, "off {off:?}");
    }
}

#[test]
fn p4_a_screenshot_with_half_a_code_is_cut_off() {
    let whole = screen(3);
    for share in [40, 47, 55, 62] {
        let half =
            image::imageops::crop_imm(&whole, 0, 0, whole.width() * share / 100, whole.height());
        assert_eq!(
            fault(&encoded(&half.to_image(), ImageFormat::Png)),
            Unreadable::CutOff,
            "{share}"
        );
    }
}

#[test]
fn p4_a_code_behind_a_reflection_is_obscured() {
    let mut page = screen(7);
    let (width, height) = page.dimensions();
    fill(
        &mut page,
        width / 2 - 60,
        height / 2 - 60,
        200,
        180,
        Rgb([250, 250, 250]),
    );
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
