//! D8, P4: what is written is read back, from every form that a symbol is written in.

#![allow(clippy::unwrap_used, reason = "a test ends at the first surprise")]

use std::collections::HashSet;

use proptest::prelude::*;
use qr::{Limits, PictureKind, Symbol, TooLong, read, read_wanted};

fn text_of(png: &[u8]) -> String {
    let readings = read(png, &Limits::default()).unwrap();
    assert_eq!(readings.len(), 1);
    readings[0].text.clone()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn d8_a_link_is_read_back_from_its_png(
        prefix in "https://[a-z]{1,20}\\.example/c/",
        digits in "[0-9]{0,480}",
        module in 2u32..8,
    ) {
        let symbol = Symbol::link(&prefix, &digits).unwrap();
        prop_assert_eq!(text_of(&symbol.png(module)), prefix + &digits);
    }

    #[test]
    fn d8_any_text_is_read_back_from_its_png(text in "[ -~äöüßéñжш漢]{1,120}") {
        let symbol = Symbol::text(&text).unwrap();
        prop_assert_eq!(text_of(&symbol.png(4)), text);
    }

    #[test]
    fn d8_the_terminal_form_has_the_symbols_modules(digits in "[0-9]{1,300}") {
        let symbol = Symbol::link("https://a.example/c/", &digits).unwrap();
        let lines: Vec<Vec<char>> = symbol.terminal().lines().map(|l| l.chars().collect()).collect();
        for y in 0..symbol.side() {
            for x in 0..symbol.side() {
                let (row, column) = (usize::from(y) + 4, usize::from(x) + 4);
                let light = match lines[row / 2][column] {
                    '█' => true,
                    '▀' => row % 2 == 0,
                    '▄' => row % 2 == 1,
                    _ => false,
                };
                prop_assert_eq!(light, !symbol.is_dark(x, y));
            }
        }
    }

    #[test]
    fn d8_the_svg_paints_the_symbols_modules(digits in "[0-9]{1,300}") {
        let symbol = Symbol::link("https://a.example/c/", &digits).unwrap();
        let painted = dark_units(&symbol.svg("t"));
        for y in 0..symbol.side() {
            for x in 0..symbol.side() {
                prop_assert_eq!(painted.contains(&(x + 4, y + 4)), symbol.is_dark(x, y));
            }
        }
        let dark = (0..symbol.side()).flat_map(|y| (0..symbol.side()).map(move |x| (x, y)));
        let dark = dark.filter(|(x, y)| symbol.is_dark(*x, *y)).count();
        prop_assert_eq!(painted.len(), dark);
    }
}

/// The units that a path of rectangles one unit high covers.
fn dark_units(svg: &str) -> HashSet<(u16, u16)> {
    let path = svg.split("d=\"").nth(1).unwrap().split('"').next().unwrap();
    path.split_terminator('z')
        .flat_map(|run| {
            let (place, size) = run.strip_prefix('M').unwrap().split_once('h').unwrap();
            let (x, y) = place.split_once(' ').unwrap();
            let (x, y): (u16, u16) = (x.parse().unwrap(), y.parse().unwrap());
            let (width, back) = size.split_once("v1h-").unwrap();
            assert_eq!(width, back);
            (x..x + width.parse::<u16>().unwrap()).map(move |x| (x, y))
        })
        .collect()
}

#[test]
fn d8_digits_cost_a_third_of_bytes() {
    let digits = "7".repeat(449);
    let prefix = "https://recovery.example.org/c/";
    let mixed = Symbol::link(prefix, &digits).unwrap();
    let bytes = Symbol::text(&format!("{prefix}{digits}")).unwrap();
    assert!(mixed.version() <= 11, "version {}", mixed.version());
    assert!(bytes.version() > mixed.version() + 5);
}

#[test]
fn d8_the_smallest_version_is_taken() {
    assert_eq!(Symbol::text("12345678901234").unwrap().version(), 1);
    assert_eq!(Symbol::text("123456789012345").unwrap().version(), 2);
    assert_eq!(Symbol::link("a", "0123456789").unwrap().side(), 21);
}

#[test]
fn d8_a_text_that_fits_no_symbol_is_refused() {
    assert!(Symbol::text(&"a".repeat(2331)).is_ok());
    assert_eq!(Symbol::text(&"a".repeat(2332)).err(), Some(TooLong));
}

#[test]
fn d8_letters_among_the_digits_are_written_as_bytes() {
    let symbol = Symbol::link("https://a.example/c/", "12a4").unwrap();
    assert_eq!(text_of(&symbol.png(6)), "https://a.example/c/12a4");
}

#[test]
fn d8_the_svg_needs_no_style_and_speaks_its_title() {
    let svg = Symbol::text("x").unwrap().svg("Code of <b>\"A&B\"</b>");
    assert!(svg.contains("role=\"img\""));
    assert!(svg.contains("<title>Code of &lt;b&gt;\"A&amp;B\"&lt;/b&gt;</title>"));
    assert!(svg.contains("viewBox=\"0 0 29 29\""));
    assert!(svg.contains("fill=\"#fff\"") && svg.contains("fill=\"#000\""));
    assert!(!svg.contains("style") && !svg.contains("script") && !svg.contains("<b>"));
}

#[test]
fn d8_the_png_has_a_white_quiet_zone_of_four_modules() {
    let symbol = Symbol::text("x").unwrap();
    let picture = image::load_from_memory(&symbol.png(6)).unwrap().to_luma8();
    assert_eq!(picture.dimensions(), (29 * 6, 29 * 6));
    let outside = |x: u32| !(24..25 * 6).contains(&x);
    for (x, y, pixel) in picture.enumerate_pixels() {
        assert!(pixel.0[0] == 255 || !(outside(x) || outside(y)));
    }
    assert_eq!(picture.get_pixel(24, 24).0[0], 0);
    let found = read_wanted(&symbol.png(6), &Limits::default(), |text| text == "x").unwrap();
    assert_eq!((found.kind, found.size), (PictureKind::Png, (174, 174)));
}
