//! What a screen shows, in its own pixels.

use std::io::Cursor;

use image::{DynamicImage, ImageFormat, Rgb, RgbImage};
use qr::Symbol;

use super::Dice;

const INK: Rgb<u8> = Rgb([20, 22, 26]);
const PAPER: Rgb<u8> = Rgb([255, 255, 255]);

/// A page with a heading, lines of text as long as `dice` says, and codes at given places.
pub(crate) fn page(width: u32, height: u32, dice: &mut Dice) -> RgbImage {
    let ground = [
        Rgb([255, 255, 255]),
        Rgb([244, 246, 248]),
        Rgb([24, 26, 30]),
    ];
    let ground = ground[dice.up_to(3) as usize];
    let ink = if ground.0[0] < 128 {
        Rgb([220, 222, 226])
    } else {
        INK
    };
    let mut page = RgbImage::from_pixel(width, height, ground);
    fill(&mut page, 0, 0, width, 48, Rgb([12, 74, 110]));
    for line in 0..(height.saturating_sub(80) / 22) {
        let end = 24 + dice.up_to(u64::from(width / 2)) as u32;
        let mut x = 24;
        while x < end {
            // A word: a few letters, each some upright strokes.
            for _ in 0..2 + dice.up_to(8) {
                let (stroke, high) = (1 + dice.up_to(2) as u32, 7 + dice.up_to(5) as u32);
                fill(&mut page, x, 70 + line * 22 + 12 - high, stroke, high, ink);
                fill(
                    &mut page,
                    x,
                    70 + line * 22 + dice.up_to(12) as u32,
                    4,
                    2,
                    ink,
                );
                x += 7;
            }
            x += 8;
        }
    }
    page
}

/// Paints a symbol with its quiet zone, top left at `x` and `y`.
pub(crate) fn paint(page: &mut RgbImage, symbol: &Symbol, module: u32, x: u32, y: u32) {
    let side = u32::from(symbol.side());
    fill(page, x, y, (side + 8) * module, (side + 8) * module, PAPER);
    for row in 0..symbol.side() {
        for column in (0..symbol.side()).filter(|column| symbol.is_dark(*column, row)) {
            let (column, row) = (u32::from(column) + 4, u32::from(row) + 4);
            fill(
                page,
                x + column * module,
                y + row * module,
                module,
                module,
                Rgb([0, 0, 0]),
            );
        }
    }
}

/// A page that is large enough for the symbol, which stands in its middle.
pub(crate) fn page_with(symbol: &Symbol, module: u32, dice: &mut Dice) -> RgbImage {
    let side = (u32::from(symbol.side()) + 8) * module;
    let (width, height) = (side * 2 + 160, side + 260);
    let mut page = page(width, height, dice);
    paint(
        &mut page,
        symbol,
        module,
        (width - side) / 2,
        (height - side) / 2,
    );
    page
}

pub(crate) fn fill(page: &mut RgbImage, x: u32, y: u32, width: u32, height: u32, colour: Rgb<u8>) {
    for y in y..(y + height).min(page.height()) {
        for x in x..(x + width).min(page.width()) {
            page.put_pixel(x, y, colour);
        }
    }
}

pub(crate) fn encoded(page: &RgbImage, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    DynamicImage::ImageRgb8(page.clone())
        .write_to(&mut bytes, format)
        .unwrap();
    bytes.into_inner()
}
