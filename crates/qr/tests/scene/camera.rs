//! A photograph of a screen or of paper: what is flat or bent, seen at an angle through a lens, by a
//! sensor of coloured pixels, with uneven light, glare, banding, noise and JPEG. A screen's pixels
//! are stripes of red, green and blue with dark gaps.

use image::codecs::jpeg::JpegEncoder;
use image::{GrayImage, RgbImage};

use super::{Dice, lens};

/// How a picture is taken. The default is a good one.
#[derive(Clone)]
pub(crate) struct Shot {
    pub(crate) width: u32,
    pub(crate) height: u32,
    /// Camera pixels for each pixel of the screen.
    pub(crate) scale: f32,
    /// Degrees.
    pub(crate) turn: f32,
    /// Perspective: how much nearer the one edge is than the middle, across and down.
    pub(crate) tilt: (f32, f32),
    /// Where the middle of the screen is, as a share of the picture off its middle.
    pub(crate) off: (f32, f32),
    /// Standard deviation of the lens and the hand, in camera pixels.
    pub(crate) blur: f32,
    /// Of full white.
    pub(crate) noise: f32,
    /// Of full white, at the brightest place.
    pub(crate) glare: f32,
    /// Depth of the dark bands that a screen's refresh leaves.
    pub(crate) banding: f32,
    pub(crate) quality: u8,
    /// Whether the screen's own pixels show.
    pub(crate) stripes: bool,
    /// How far the plane is bent around an upright cylinder: half its width over the radius.
    pub(crate) bend: f32,
    /// Waves of the paper: their height in its pixels.
    pub(crate) ripple: f32,
    /// Radius of the disc that a lens out of focus makes of a point, in camera pixels.
    pub(crate) defocus: f32,
    /// A hand that moves: how far in camera pixels, and which way in degrees.
    pub(crate) motion: (f32, f32),
    /// How much brighter the right and the lower edge are than the middle.
    pub(crate) gradient: (f32, f32),
    /// The dark side of a shadow's edge: its way in degrees, its place as a share of the picture
    /// off the middle, and the light that is left.
    pub(crate) shadow: Option<(f32, f32, f32)>,
    /// Lamps that are mirrored: where as shares of the picture, how wide as a share of its width,
    /// how bright.
    pub(crate) spots: Vec<(f32, f32, f32, f32)>,
    /// Of the light that would be right.
    pub(crate) exposure: f32,
    /// Stray light that turns black into grey, of full white.
    pub(crate) haze: f32,
    /// How much a telephone's software steepens edges.
    pub(crate) sharpen: f32,
    /// What a messenger shrinks the finished picture to.
    pub(crate) resized: f32,
    /// Grey of what is around the plane.
    pub(crate) around: f32,
}

impl Default for Shot {
    fn default() -> Self {
        Self {
            width: 1200,
            height: 900,
            scale: 0.8,
            turn: 0.0,
            tilt: (0.0, 0.0),
            off: (0.0, 0.0),
            blur: 0.6,
            noise: 0.01,
            glare: 0.0,
            banding: 0.0,
            quality: 85,
            stripes: true,
            bend: 0.0,
            ripple: 0.0,
            defocus: 0.0,
            motion: (0.0, 0.0),
            gradient: (0.0, 0.0),
            shadow: None,
            spots: Vec::new(),
            exposure: 1.0,
            haze: 0.0,
            sharpen: 0.0,
            resized: 1.0,
            around: 0.02,
        }
    }
}

impl Shot {
    /// As people take them: hand-held, at some angle, not quite still.
    pub(crate) fn by_hand(screen: &RgbImage, module: u32, dice: &mut Dice) -> Self {
        // From far off to so near that the screen's own pixels show.
        let pixels_per_module = dice.between(2.2f32.ln(), 20f32.ln()).exp();
        let scale = pixels_per_module / module as f32;
        let room = dice.between(0.7, 1.4);
        let size = |side: u32| ((side as f32 * scale * room) as u32).clamp(480, 4000);
        Self {
            width: size(screen.width()),
            height: size(screen.height()).max((pixels_per_module * 85.0) as u32),
            scale,
            turn: dice.between(-20.0, 20.0),
            tilt: (dice.between(-0.16, 0.16), dice.between(-0.16, 0.16)),
            off: (dice.between(-0.03, 0.03), dice.between(-0.03, 0.03)),
            blur: dice.between(0.4, 0.36 * pixels_per_module.min(9.0)),
            noise: dice.between(0.0, 0.1),
            glare: dice.between(-0.3, 0.7).max(0.0),
            banding: dice.between(-0.2, 0.6).max(0.0),
            quality: dice.between(45.0, 92.0) as u8,
            ..Self::default()
        }
    }

    pub(crate) fn take(&self, screen: &RgbImage, dice: &mut Dice) -> GrayImage {
        let mut light = self.light(screen);
        for channel in &mut light {
            blur(channel, self.width as usize, self.blur);
            lens::spread(channel, self.width as usize, &lens::disc(self.defocus));
            let path = lens::path(self.motion.0, self.motion.1);
            lens::spread(channel, self.width as usize, &path);
        }
        lens::finished(self.develop(&light, dice), self.sharpen, self.resized)
    }

    pub(crate) fn jpeg(&self, screen: &RgbImage, dice: &mut Dice) -> Vec<u8> {
        jpeg(&self.take(screen, dice), self.quality)
    }

    /// Linear light of the three colours on each camera pixel.
    fn light(&self, screen: &RgbImage) -> [Vec<f32>; 3] {
        let linear: Vec<f32> = (0..256).map(|v| (v as f32 / 255.0).powf(2.2)).collect();
        let steps = if self.scale < 0.6 { 4 } else { 3 };
        let mut light = [(); 3].map(|()| Vec::with_capacity((self.width * self.height) as usize));
        for y in 0..self.height {
            for x in 0..self.width {
                let mut sum = [0.0f32; 3];
                for step in 0..steps * steps {
                    let across = x as f32 + ((step % steps) as f32 + 0.5) / steps as f32;
                    let down = y as f32 + ((step / steps) as f32 + 0.5) / steps as f32;
                    let (u, v) = self.on_screen(screen, across, down);
                    for (channel, sum) in sum.iter_mut().enumerate() {
                        *sum += self.glow(screen, &linear, u, v, channel);
                    }
                }
                for (channel, sum) in light.iter_mut().zip(sum) {
                    channel.push(sum / (steps * steps) as f32);
                }
            }
        }
        light
    }

    fn on_screen(&self, screen: &RgbImage, x: f32, y: f32) -> (f32, f32) {
        let (half_w, half_h) = (self.width as f32 / 2.0, self.height as f32 / 2.0);
        let (x, y) = (
            x - half_w - self.off.0 * self.width as f32,
            y - half_h - self.off.1 * self.height as f32,
        );
        let depth = self.scale * (1.0 + self.tilt.0 * x / half_w + self.tilt.1 * y / half_h);
        let (sin, cos) = self.turn.to_radians().sin_cos();
        let (u, v) = ((cos * x + sin * y) / depth, (cos * y - sin * x) / depth);
        let (u, v) = self.unrolled(screen, u, v);
        (
            u + screen.width() as f32 / 2.0,
            v + screen.height() as f32 / 2.0,
        )
    }

    /// Where on the flat plane a place of the bent one is.
    fn unrolled(&self, screen: &RgbImage, u: f32, v: f32) -> (f32, f32) {
        let v = v + self.ripple * (u / screen.width() as f32 * 11.0).sin();
        if self.bend <= 0.0 {
            return (u, v);
        }
        let radius = screen.width() as f32 / 2.0 / self.bend;
        let share = (u / radius).clamp(-0.99, 0.99);
        (radius * share.asin(), v)
    }

    fn glow(&self, screen: &RgbImage, linear: &[f32], u: f32, v: f32, channel: usize) -> f32 {
        if u < 0.0 || v < 0.0 || u >= screen.width() as f32 || v >= screen.height() as f32 {
            return self.around;
        }
        let value = linear[screen.get_pixel(u as u32, v as u32).0[channel] as usize];
        // A black pixel of a screen still leaks some light.
        let value = 0.01 + 0.99 * value;
        if !self.stripes {
            return value;
        }
        let (across, down) = (u.fract() * 3.0, v.fract());
        let lit = across as usize == channel && across.fract() < 0.82 && down < 0.86;
        if lit { value * 3.0 } else { 0.0 }
    }

    /// What the sensor makes of it: one colour a pixel, the others guessed from its neighbours.
    fn develop(&self, light: &[Vec<f32>; 3], dice: &mut Dice) -> GrayImage {
        let (width, height) = (self.width as usize, self.height as usize);
        let raw: Vec<f32> = (0..width * height)
            .map(|i| {
                let (x, y) = (i % width, i / width);
                let shine = self.shine(x as f32, y as f32);
                let lit = light[colour(x, y)][i] * self.band(y as f32) * self.lit(x, y);
                let value = lit * (1.0 - self.haze) + self.haze * 0.6 + shine;
                value + dice.bell() * self.noise * (0.15 + value.max(0.0)).sqrt()
            })
            .collect();
        GrayImage::from_fn(self.width, self.height, |x, y| {
            let [r, g, b] = guessed(&raw, width, height, x as usize, y as usize);
            let grey = [r, g, b].map(|v| (v * 0.85).clamp(0.0, 1.0).powf(1.0 / 2.2) * 255.0);
            image::Luma([(0.299 * grey[0] + 0.587 * grey[1] + 0.114 * grey[2]) as u8])
        })
    }

    fn shine(&self, x: f32, y: f32) -> f32 {
        let near = |cx: f32, cy: f32| {
            let (x, y) = (x / self.width as f32 - cx, y / self.height as f32 - cy);
            x * x + y * y
        };
        let lamps = self.spots.iter().map(|(x, y, wide, bright)| {
            // Evenly bright in the middle and steep at the rim, as a lamp in glossy paper.
            let share = near(*x, *y) / (wide * wide);
            bright * (-share * share).exp()
        });
        self.glare * (-near(0.62, 0.38) / 0.03).exp() + lamps.sum::<f32>()
    }

    /// The light that falls on the plane, which differs from place to place.
    fn lit(&self, x: usize, y: usize) -> f32 {
        let x = x as f32 / self.width as f32 * 2.0 - 1.0;
        let y = y as f32 / self.height as f32 * 2.0 - 1.0;
        let even = self.exposure * (1.0 + self.gradient.0 * x + self.gradient.1 * y).max(0.04);
        let Some((way, place, left)) = self.shadow else {
            return even;
        };
        let (sin, cos) = way.to_radians().sin_cos();
        let beyond = ((x * cos + y * sin - place) * 30.0).clamp(-1.0, 1.0) * 0.5 + 0.5;
        even * (1.0 - beyond * (1.0 - left))
    }

    fn band(&self, y: f32) -> f32 {
        1.0 - self.banding * (0.5 + 0.5 * (y / self.height as f32 * 23.0).sin())
    }
}

fn colour(x: usize, y: usize) -> usize {
    match (x % 2, y % 2) {
        (0, 0) => 0,
        (1, 1) => 2,
        _ => 1,
    }
}

fn guessed(raw: &[f32], width: usize, height: usize, x: usize, y: usize) -> [f32; 3] {
    let mut sums = [(0.0f32, 0.0f32); 3];
    for y in y.saturating_sub(1)..(y + 2).min(height) {
        for x in x.saturating_sub(1)..(x + 2).min(width) {
            let (sum, count) = &mut sums[colour(x, y)];
            *sum += raw[y * width + x];
            *count += 1.0;
        }
    }
    sums.map(|(sum, count)| sum / count.max(1.0))
}

/// A Gaussian blur across and down.
pub(crate) fn blur(channel: &mut Vec<f32>, width: usize, sigma: f32) {
    if sigma <= 0.0 {
        return;
    }
    let reach = (sigma * 3.0).ceil() as isize;
    let kernel: Vec<f32> = (-reach..=reach)
        .map(|i| (-(i * i) as f32 / (2.0 * sigma * sigma)).exp())
        .collect();
    let total: f32 = kernel.iter().sum();
    let height = channel.len() / width;
    let across: Vec<f32> = (0..channel.len())
        .map(|i| {
            let (x, row) = ((i % width) as isize, i - i % width);
            let at = |d: isize| channel[row + (x + d).clamp(0, width as isize - 1) as usize];
            (-reach..=reach)
                .zip(&kernel)
                .map(|(d, k)| at(d) * k)
                .sum::<f32>()
                / total
        })
        .collect();
    *channel = (0..channel.len())
        .map(|i| {
            let (x, y) = (i % width, (i / width) as isize);
            let at = |d: isize| across[(y + d).clamp(0, height as isize - 1) as usize * width + x];
            (-reach..=reach)
                .zip(&kernel)
                .map(|(d, k)| at(d) * k)
                .sum::<f32>()
                / total
        })
        .collect();
}

pub(crate) fn jpeg(picture: &GrayImage, quality: u8) -> Vec<u8> {
    let mut bytes = Vec::new();
    JpegEncoder::new_with_quality(&mut bytes, quality)
        .encode_image(picture)
        .unwrap();
    bytes
}

/// As a telephone writes it: with colours, though they are all grey here.
pub(crate) fn jpeg_in_colour(picture: &GrayImage, quality: u8) -> Vec<u8> {
    let colours = image::DynamicImage::ImageLuma8(picture.clone()).to_rgb8();
    let mut bytes = Vec::new();
    JpegEncoder::new_with_quality(&mut bytes, quality)
        .encode_image(&colours)
        .unwrap();
    bytes
}
