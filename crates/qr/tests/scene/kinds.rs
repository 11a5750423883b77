//! Kinds of picture, from easy to hopeless, each from a seed.

use image::imageops::FilterType;
use image::{DynamicImage, ImageFormat, Rgb, RgbImage};

use super::Dice;
use super::camera::{Shot, jpeg_in_colour};
use super::paper::{Code, Print, damage};
use super::screen::{encoded, page};

/// A picture file and the texts that may be read from it; one is enough.
pub(crate) struct Sample {
    pub(crate) bytes: Vec<u8>,
    pub(crate) texts: Vec<String>,
}

/// How one kind is made, and what it is called.
pub(crate) type Kind = (&'static str, fn(&mut Dice) -> Sample);

/// All kinds; the first five are of screens.
pub(crate) const KINDS: [Kind; 20] = [
    ("monitor near", monitor_near),
    ("monitor by hand", monitor_by_hand),
    ("monitor far", monitor_far),
    ("monitor messenger", monitor_messenger),
    ("screenshot", screenshot),
    ("paper", paper),
    ("turned", turned),
    ("perspective", perspective),
    ("bent", bent),
    ("out of focus", out_of_focus),
    ("moved", moved),
    ("lamps mirrored", lamps),
    ("dim or uneven", dim),
    ("damaged", damaged),
    ("large versions", large_versions),
    ("far", far),
    ("close", close),
    ("many codes", many),
    ("styled", styled),
    ("inverted", inverted),
];

pub(crate) fn sample(kind: &Kind, seed: u64) -> Sample {
    let mut dice = Dice(seed.wrapping_mul(0x1000).wrapping_add(kind.0.len() as u64));
    dice.0 ^= kind.0.bytes().fold(0u64, |sum, letter| {
        sum.wrapping_mul(31).wrapping_add(u64::from(letter))
    });
    (kind.1)(&mut dice)
}

/// A screen with a code on a page of text.
fn screen(code: &Code, module: u32, dice: &mut Dice) -> RgbImage {
    let side = (code.side + 8) * module;
    let (width, height) = (side + dice.up_to(u64::from(side)) as u32 + 60, side + 140);
    let mut page = page(width, height, dice);
    let print = Print {
        module,
        ink: [0; 3],
        paper: [255; 3],
        ..Print::default()
    };
    print.paint(&mut page, code, (width - side) / 2, (height - side) / 2);
    page
}

/// A hand-held shot with so many camera pixels a module, of a plane with so many of its own.
fn by_hand(plane: &RgbImage, module: u32, pixels: f32, dice: &mut Dice) -> Shot {
    let scale = pixels / module as f32;
    let room = dice.between(0.8, 1.3);
    let size = |side: u32| ((side as f32 * scale * room) as u32).clamp(160, 4000);
    Shot {
        width: size(plane.width()),
        height: size(plane.height()),
        scale,
        turn: dice.bell() * 8.0,
        tilt: (dice.between(-0.15, 0.15), dice.between(-0.15, 0.15)),
        off: (dice.between(-0.05, 0.05), dice.between(-0.05, 0.05)),
        blur: dice.between(0.4, 0.22 * pixels.min(8.0)),
        noise: dice.between(0.0, 0.06),
        quality: dice.between(50.0, 95.0) as u8,
        sharpen: if dice.chance(0.5) {
            dice.between(0.2, 1.2)
        } else {
            0.0
        },
        ..Shot::default()
    }
}

fn on_paper(shot: Shot, dice: &mut Dice) -> Shot {
    Shot {
        stripes: false,
        around: dice.between(0.05, 0.5),
        exposure: dice.between(0.6, 1.2),
        ..shot
    }
}

fn taken(shot: &Shot, plane: &RgbImage, texts: Vec<String>, dice: &mut Dice) -> Sample {
    let bytes = jpeg_in_colour(&shot.take(plane, dice), shot.quality);
    Sample { bytes, texts }
}

fn shot_of_screen(
    pixels: (f32, f32),
    change: impl Fn(Shot, &mut Dice) -> Shot,
    dice: &mut Dice,
) -> Sample {
    let code = Code::any(dice);
    let module = 3 + dice.up_to(7) as u32;
    let plane = screen(&code, module, dice);
    let pixels = dice.steps(pixels.0, pixels.1);
    let shot = by_hand(&plane, module, pixels, dice);
    let shot = Shot {
        glare: dice.between(-0.4, 0.5).max(0.0),
        banding: dice.between(-0.3, 0.6).max(0.0),
        exposure: dice.between(0.5, 1.3),
        haze: dice.between(-0.1, 0.3).max(0.0),
        ..shot
    };
    let shot = change(shot, dice);
    taken(&shot, &plane, vec![code.text], dice)
}

fn shot_of_paper(
    pixels: (f32, f32),
    change: impl Fn(Shot, &mut Dice) -> Shot,
    dice: &mut Dice,
) -> Sample {
    let code = Code::any(dice);
    shot_of(&code, &Print::default(), pixels, change, dice)
}

fn shot_of(
    code: &Code,
    print: &Print,
    pixels: (f32, f32),
    change: impl Fn(Shot, &mut Dice) -> Shot,
    dice: &mut Dice,
) -> Sample {
    let plane = print.of(code, dice);
    let pixels = dice.steps(pixels.0, pixels.1);
    let shot = by_hand(&plane, print.module, pixels, dice);
    let shot = on_paper(shot, dice);
    let shot = change(shot, dice);
    taken(&shot, &plane, vec![code.text.clone()], dice)
}

/// So near that the screen's own pixels show.
fn monitor_near(dice: &mut Dice) -> Sample {
    shot_of_screen(
        (9.0, 28.0),
        |shot, dice| Shot {
            blur: dice.between(0.3, 1.2),
            ..shot
        },
        dice,
    )
}

fn monitor_by_hand(dice: &mut Dice) -> Sample {
    shot_of_screen((3.0, 10.0), |shot, _| shot, dice)
}

fn monitor_far(dice: &mut Dice) -> Sample {
    shot_of_screen((2.0, 3.4), |shot, _| shot, dice)
}

/// What is left when a messenger shrinks and squeezes it.
fn monitor_messenger(dice: &mut Dice) -> Sample {
    shot_of_screen(
        (7.0, 14.0),
        |shot, dice| Shot {
            resized: dice.between(0.3, 0.6),
            quality: dice.between(25.0, 65.0) as u8,
            ..shot
        },
        dice,
    )
}

/// Scaled by a browser to any size, in every format.
fn screenshot(dice: &mut Dice) -> Sample {
    let code = Code::any(dice);
    let module = 2 + dice.up_to(6) as u32;
    let plane = screen(&code, module, dice);
    let zoom = dice.steps(1.7 / module as f32, 1.6);
    let side = |side: u32| (side as f32 * zoom) as u32;
    let filter = [
        FilterType::Triangle,
        FilterType::CatmullRom,
        FilterType::Nearest,
    ];
    // Without a filter, modules of less than two pixels get lost altogether.
    let choices = if zoom * (module as f32) < 2.5 { 2 } else { 3 };
    let filter = filter[dice.up_to(choices) as usize];
    let scaled = image::imageops::resize(&plane, side(plane.width()), side(plane.height()), filter);
    let bytes = match dice.up_to(4) {
        0 => encoded(&scaled, ImageFormat::Png),
        1 => encoded(&scaled, ImageFormat::WebP),
        _ => {
            let grey = DynamicImage::ImageRgb8(scaled).to_luma8();
            jpeg_in_colour(&grey, dice.between(25.0, 90.0) as u8)
        }
    };
    Sample {
        bytes,
        texts: vec![code.text],
    }
}

fn paper(dice: &mut Dice) -> Sample {
    shot_of_paper((3.0, 12.0), |shot, _| shot, dice)
}

fn turned(dice: &mut Dice) -> Sample {
    shot_of_paper(
        (3.0, 9.0),
        |shot, dice| Shot {
            turn: dice.between(-180.0, 180.0),
            ..shot
        },
        dice,
    )
}

fn perspective(dice: &mut Dice) -> Sample {
    shot_of_paper(
        (4.0, 10.0),
        |shot, dice| {
            let way = dice.between(-3.2, 3.2);
            let steep = dice.between(0.25, 0.75);
            Shot {
                tilt: (steep * way.cos(), steep * way.sin()),
                turn: dice.between(-180.0, 180.0),
                ..shot
            }
        },
        dice,
    )
}

fn bent(dice: &mut Dice) -> Sample {
    shot_of_paper(
        (3.5, 10.0),
        |shot, dice| Shot {
            bend: dice.between(0.3, 1.2),
            ripple: dice.between(-10.0, 14.0).max(0.0),
            turn: dice.between(-40.0, 40.0),
            ..shot
        },
        dice,
    )
}

fn out_of_focus(dice: &mut Dice) -> Sample {
    shot_of_paper(
        (3.0, 12.0),
        |shot, dice| {
            let pixels = shot.scale * 10.0;
            if dice.chance(0.5) {
                Shot {
                    defocus: pixels * dice.between(0.3, 0.85),
                    ..shot
                }
            } else {
                Shot {
                    blur: pixels * dice.between(0.2, 0.5),
                    ..shot
                }
            }
        },
        dice,
    )
}

fn moved(dice: &mut Dice) -> Sample {
    shot_of_paper(
        (3.0, 12.0),
        |shot, dice| Shot {
            motion: (
                shot.scale * 10.0 * dice.between(0.4, 1.8),
                dice.between(0.0, 180.0),
            ),
            ..shot
        },
        dice,
    )
}

fn lamps(dice: &mut Dice) -> Sample {
    shot_of_paper(
        (3.5, 12.0),
        |shot, dice| {
            let lamp = |dice: &mut Dice| {
                let place = (dice.between(0.2, 0.8), dice.between(0.2, 0.8));
                (
                    place.0,
                    place.1,
                    dice.between(0.03, 0.16),
                    dice.between(0.3, 1.6),
                )
            };
            let lamps = 1 + dice.up_to(3);
            Shot {
                spots: (0..lamps).map(|_| lamp(dice)).collect(),
                ..shot
            }
        },
        dice,
    )
}

fn dim(dice: &mut Dice) -> Sample {
    shot_of_paper(
        (3.0, 12.0),
        |shot, dice| {
            let shot = Shot {
                exposure: dice.steps(0.02, 0.8),
                noise: dice.between(0.01, 0.05),
                gradient: (dice.between(-0.9, 0.9), dice.between(-0.9, 0.9)),
                haze: dice.between(-0.4, 0.7).max(0.0),
                ..shot
            };
            let shadow = (
                dice.between(-180.0, 180.0),
                dice.between(-0.3, 0.3),
                dice.between(0.1, 0.6),
            );
            Shot {
                shadow: dice.chance(0.5).then_some(shadow),
                ..shot
            }
        },
        dice,
    )
}

fn damaged(dice: &mut Dice) -> Sample {
    let code = Code::any(dice);
    let print = Print::default();
    let mut plane = print.of(&code, dice);
    damage(&mut plane, dice.steps(0.01, 0.2), dice);
    let pixels = dice.steps(4.0, 12.0);
    let shot = by_hand(&plane, print.module, pixels, dice);
    let shot = on_paper(shot, dice);
    taken(&shot, &plane, vec![code.text], dice)
}

fn large_versions(dice: &mut Dice) -> Sample {
    let code = Code::others(dice, (15, 40));
    let print = Print {
        module: 6,
        margin: 0.3,
        ..Print::default()
    };
    shot_of(&code, &print, (3.0, 7.0), |shot, _| shot, dice)
}

fn far(dice: &mut Dice) -> Sample {
    shot_of_paper((1.7, 3.2), |shot, _| shot, dice)
}

/// The border is not in the picture, or a corner of the code is just outside.
fn close(dice: &mut Dice) -> Sample {
    let code = Code::any(dice);
    let print = Print {
        margin: 0.05,
        quiet: 2,
        ..Print::default()
    };
    shot_of(
        &code,
        &print,
        (8.0, 30.0),
        |shot, dice| {
            let side = (code.side as f32 * 10.0 * shot.scale * dice.between(0.99, 1.15)) as u32;
            Shot {
                width: side,
                height: side,
                turn: dice.between(-3.0, 3.0),
                tilt: (dice.between(-0.04, 0.04), dice.between(-0.04, 0.04)),
                off: (0.0, 0.0),
                ..shot
            }
        },
        dice,
    )
}

fn many(dice: &mut Dice) -> Sample {
    let columns = 2 + dice.up_to(5) as u32;
    let codes: Vec<Code> = (0..columns * columns)
        .map(|_| Code::others(dice, (1, 5)))
        .collect();
    let print = Print {
        module: 8,
        ..Print::default()
    };
    let cell = 46 * print.module;
    let mut plane = RgbImage::from_pixel(cell * columns, cell * columns, Rgb(print.paper));
    for (index, code) in codes.iter().enumerate() {
        let index = index as u32;
        print.paint(
            &mut plane,
            code,
            index % columns * cell,
            index / columns * cell,
        );
    }
    let pixels = dice.steps(3.0, 6.0);
    let shot = by_hand(&plane, print.module, pixels, dice);
    let shot = on_paper(shot, dice);
    taken(
        &shot,
        &plane,
        codes.into_iter().map(|code| code.text).collect(),
        dice,
    )
}

fn styled(dice: &mut Dice) -> Sample {
    let code = Code::any(dice);
    let inks = [
        [200, 30, 40],
        [20, 60, 160],
        [0, 110, 60],
        [120, 120, 120],
        [20, 20, 20],
    ];
    let print = Print {
        dots: dice.between(0.5, 1.3),
        ink: inks[dice.up_to(5) as usize],
        quiet: dice.up_to(4) as u32,
        ..Print::default()
    };
    shot_of(&code, &print, (4.0, 10.0), |shot, _| shot, dice)
}

fn inverted(dice: &mut Dice) -> Sample {
    let code = Code::any(dice);
    let print = Print {
        ink: [240, 240, 235],
        paper: [25, 28, 40],
        ..Print::default()
    };
    shot_of(&code, &print, (3.5, 10.0), |shot, _| shot, dice)
}
