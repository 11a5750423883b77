//! A photograph of a screen: stripes of red, green and blue with dark gaps, seen at an angle through
//! a lens, by a sensor of coloured pixels, with glare, banding, noise and JPEG.

use image::codecs::jpeg::JpegEncoder;
use image::{GrayImage, RgbImage};

use super::Dice;

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
            stripes: true,
        }
    }

    pub(crate) fn take(&self, screen: &RgbImage, dice: &mut Dice) -> GrayImage {
        let mut light = self.light(screen);
        for channel in &mut light {
            blur(channel, self.width as usize, self.blur);
        }
        self.develop(&light, dice)
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
        (
            u + screen.width() as f32 / 2.0,
            v + screen.height() as f32 / 2.0,
        )
    }

    fn glow(&self, screen: &RgbImage, linear: &[f32], u: f32, v: f32, channel: usize) -> f32 {
        if u < 0.0 || v < 0.0 || u >= screen.width() as f32 || v >= screen.height() as f32 {
            return 0.02;
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
                let value = light[colour(x, y)][i] * self.band(y as f32) + shine;
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
        let (x, y) = (x / self.width as f32 - 0.62, y / self.height as f32 - 0.38);
        self.glare * (-(x * x + y * y) / 0.03).exp()
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
