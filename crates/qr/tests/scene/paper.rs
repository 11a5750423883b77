//! Codes of others, printed: any version and level, styled, dirty, torn, on coloured paper.

use image::{Rgb, RgbImage};
use qrcode::{Color, EcLevel, QrCode, Version};

use super::screen::fill;
use super::{Dice, PREFIX};

/// A code as modules, whoever made it.
pub(crate) struct Code {
    pub(crate) text: String,
    pub(crate) side: u32,
    dark: Vec<bool>,
}

impl Code {
    /// One of ours, with a payload of a usual length.
    pub(crate) fn ours(dice: &mut Dice) -> Self {
        let digits: String = (0..300 + dice.up_to(186))
            .map(|_| char::from(b'0' + dice.up_to(10) as u8))
            .collect();
        let symbol = qr::Symbol::link(PREFIX, &digits).unwrap();
        let side = symbol.side();
        let dark = (0..side).flat_map(|y| (0..side).map(move |x| (x, y)));
        Self {
            text: format!("{PREFIX}{digits}"),
            side: u32::from(side),
            dark: dark.map(|(x, y)| symbol.is_dark(x, y)).collect(),
        }
    }

    /// What one meets elsewhere, of a version within the bounds.
    pub(crate) fn others(dice: &mut Dice, versions: (u64, u64)) -> Self {
        let level = [EcLevel::L, EcLevel::M, EcLevel::M, EcLevel::Q, EcLevel::H];
        let level = level[dice.up_to(5) as usize];
        let version = versions.0 + dice.up_to(versions.1 - versions.0 + 1);
        let version = Version::Normal(version as i16);
        // The longest text that fits: longer and longer until it does not.
        let openings = [
            "https://example.org/",
            "WIFI:T:WPA;S:net;P:",
            "SN:",
            "BEGIN:VCARD\nN:",
        ];
        let mut text = openings[dice.up_to(4) as usize].to_owned();
        let mut fitting = QrCode::with_version("A", version, level).unwrap();
        let mut kept = "A".to_owned();
        while let Ok(code) = QrCode::with_version(&text, version, level) {
            (fitting, kept) = (code, text.clone());
            for _ in 0..1 + text.len() / 3 {
                text.push(char::from(
                    b"abcdefghij0123456789KLMN/-"[dice.up_to(26) as usize],
                ));
            }
        }
        let colours = fitting.to_colors();
        Self {
            text: kept,
            side: fitting.width() as u32,
            dark: colours.iter().map(|c| *c == Color::Dark).collect(),
        }
    }

    /// Ours as often as not.
    pub(crate) fn any(dice: &mut Dice) -> Self {
        if dice.chance(0.5) {
            Self::ours(dice)
        } else {
            Self::others(dice, (1, 10))
        }
    }

    fn is_dark(&self, x: i64, y: i64) -> bool {
        let side = i64::from(self.side);
        (0..side).contains(&x) && (0..side).contains(&y) && self.dark[(y * side + x) as usize]
    }
}

/// How a code is printed. The default is black squares on white with the border that it needs.
#[derive(Clone)]
pub(crate) struct Print {
    pub(crate) module: u32,
    pub(crate) quiet: u32,
    pub(crate) ink: [u8; 3],
    pub(crate) paper: [u8; 3],
    /// Width of a dot as a share of its module; 1 is a square.
    pub(crate) dots: f32,
    /// Paper around the code and its border, as a share of both.
    pub(crate) margin: f32,
}

impl Default for Print {
    fn default() -> Self {
        Self {
            module: 10,
            quiet: 4,
            ink: [25, 25, 28],
            paper: [235, 235, 232],
            dots: 1.0,
            margin: 0.5,
        }
    }
}

impl Print {
    /// The sheet with the code in its middle and lines of print above and below.
    pub(crate) fn of(&self, code: &Code, dice: &mut Dice) -> RgbImage {
        let whole = (code.side + 2 * self.quiet) * self.module;
        let side = (whole as f32 * (1.0 + 2.0 * self.margin)) as u32;
        let mut sheet = RgbImage::from_pixel(side, side, Rgb(self.paper));
        let rim = (side - whole) / 2;
        let line = self.module * 2;
        for y in (line..rim.saturating_sub(line)).step_by(2 * line as usize) {
            for y in [y, side - y - line] {
                let mut x = line;
                while x < side - line {
                    let letter = self.module / 2 + dice.up_to(u64::from(self.module)) as u32;
                    if dice.chance(0.8) {
                        fill(&mut sheet, x, y, letter, line, Rgb(self.ink));
                    }
                    x += letter + self.module / 2 + 1;
                }
            }
        }
        self.paint(&mut sheet, code, rim, rim);
        sheet
    }

    /// The code with its border, top left at a place.
    pub(crate) fn paint(&self, sheet: &mut RgbImage, code: &Code, left: u32, top: u32) {
        let whole = (code.side + 2 * self.quiet) * self.module;
        for y in 0..whole {
            for x in 0..whole {
                let colour = if self.is_inked(code, x, y) {
                    self.ink
                } else {
                    self.paper
                };
                if left + x < sheet.width() && top + y < sheet.height() {
                    sheet.put_pixel(left + x, top + y, Rgb(colour));
                }
            }
        }
    }

    fn is_inked(&self, code: &Code, x: u32, y: u32) -> bool {
        let module = |v: u32| i64::from(v / self.module) - i64::from(self.quiet);
        let (column, row) = (module(x), module(y));
        if !code.is_dark(column, row) {
            return false;
        }
        let side = i64::from(code.side);
        let edge = |v: i64| v < 7;
        let far = |v: i64| v >= side - 7;
        let finder = (edge(column) && (edge(row) || far(row))) || (far(column) && edge(row));
        if self.dots >= 1.0 || finder {
            return true;
        }
        let off = |v: u32| ((v % self.module) as f32 + 0.5) / self.module as f32 - 0.5;
        off(x).hypot(off(y)) < self.dots / 2.0
    }
}

/// Dirt, scratches and torn-off bits over an area that is `share` of the sheet, within the code.
pub(crate) fn damage(sheet: &mut RgbImage, share: f32, dice: &mut Dice) {
    let side = sheet.width() as f32;
    let mut left = share * side * side * 0.25;
    while left > 0.0 {
        let colour = [[235; 3], [30; 3], [140, 90, 60]][dice.up_to(3) as usize];
        let (x, y) = (
            dice.between(0.27, 0.7) * side,
            dice.between(0.27, 0.7) * side,
        );
        let (wide, high) = if dice.chance(0.5) {
            (
                dice.between(0.01, 0.08) * side,
                dice.between(0.01, 0.08) * side,
            )
        } else {
            (
                dice.between(0.1, 0.4) * side,
                dice.between(0.002, 0.008) * side,
            )
        };
        let slope = dice.between(-0.5, 0.5);
        for step in 0..wide as u32 {
            let y = (y + slope * step as f32).max(0.0) as u32;
            fill(
                sheet,
                x as u32 + step,
                y,
                1,
                high.max(1.0) as u32,
                Rgb(colour),
            );
        }
        left -= wide * high;
    }
}
