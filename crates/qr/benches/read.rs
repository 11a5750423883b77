//! How many pictures of a made-up set are read, and how long each takes; beside the plain decoder.
//!
//! `cargo bench -p qr --bench read` for the whole set; after `--`, how many pictures of each kind,
//! and the seed to start from.

#[path = "../tests/scene/mod.rs"]
mod scene;

use std::time::{Duration, Instant};

use image::{GrayImage, ImageFormat, Luma};
use qr::{Limits, read_wanted};
use rxing::common::HybridBinarizer;
use rxing::qrcode::cpp_port::QrReader;
use rxing::{BinaryBitmap, DecodeHints, Luma8LuminanceSource, Reader};

use scene::camera::{Shot, jpeg};
use scene::screen::{encoded, page_with};
use scene::{Dice, is_link, link};

/// A picture file and what its code says.
type Sample = (Vec<u8>, String);

#[expect(
    clippy::disallowed_methods,
    reason = "a bench is there to read the clock"
)]
fn timed<T>(work: impl FnOnce() -> T) -> (T, Duration) {
    let start = Instant::now();
    let done = work();
    (done, start.elapsed())
}

fn main() {
    let mut asked = std::env::args().filter_map(|argument| argument.parse::<u64>().ok());
    let (count, first) = (asked.next().unwrap_or(120), asked.next().unwrap_or(0));
    let seeds = first..first + count;
    let sets = [
        (
            "screenshots",
            seeds.clone().map(screenshot).collect::<Vec<_>>(),
        ),
        ("photos of a screen", seeds.map(photo).collect()),
        ("nothing to read", hostile()),
    ];
    println!(
        "{:20} {:9} {:>7} {:>9} {:>9} {:>9}",
        "pictures", "reader", "read", "median", "p95", "longest"
    );
    for (name, samples) in &sets {
        report(name, "ladder", samples, ladder);
        // The plain decoder takes minutes over the last set.
        if *name != "nothing to read" {
            report(name, "plain", samples, plain);
        }
    }
}

fn screenshot(seed: u64) -> Sample {
    let mut dice = Dice(seed + 1);
    let (text, symbol) = link(seed);
    let page = page_with(&symbol, 2 + dice.up_to(7) as u32, &mut dice);
    let format = [ImageFormat::Png, ImageFormat::Jpeg, ImageFormat::WebP][dice.up_to(3) as usize];
    (encoded(&page, format), text)
}

fn photo(seed: u64) -> Sample {
    let mut dice = Dice(seed + 100_001);
    let (text, symbol) = link(seed);
    let module = 5 + dice.up_to(4) as u32;
    let page = page_with(&symbol, module, &mut dice);
    let shot = Shot::by_hand(&page, module, &mut dice);
    (shot.jpeg(&page, &mut dice), text)
}

/// Pictures of twelve megapixels without a code, made to keep a reader busy; none of them is to be
/// read, so only the times count.
fn hostile() -> Vec<Sample> {
    let mut dice = Dice(7);
    let noise = GrayImage::from_fn(4000, 3000, |_, _| Luma([dice.next() as u8]));
    let coarse = GrayImage::from_fn(4000, 3000, |x, y| {
        Luma([Dice(u64::from(x / 5 * 4000 + y / 5)).next() as u8])
    });
    let finders = |module: u32| {
        GrayImage::from_fn(4000, 3000, |x, y| {
            let ring = |v: u32| (v / module % 10).abs_diff(3);
            Luma([if [0, 1, 3].contains(&ring(x).max(ring(y))) {
                0
            } else {
                255
            }])
        })
    };
    [noise, coarse, finders(2), finders(4), finders(9)]
        .iter()
        .map(|picture| (jpeg(picture, 85), String::new()))
        .collect()
}

fn ladder(bytes: &[u8]) -> Result<String, String> {
    read_wanted(bytes, &Limits::default(), is_link)
        .map(|found| found.text)
        .map_err(|fault| format!("{fault:?}"))
}

/// The decoder as it comes, on the whole picture.
fn plain(bytes: &[u8]) -> Result<String, String> {
    let grey = image::load_from_memory(bytes)
        .map_err(|fault| fault.to_string())?
        .to_luma8();
    let (width, height) = grey.dimensions();
    let source =
        Luma8LuminanceSource::new(grey.into_raw(), width, height).map_err(|f| f.to_string())?;
    let mut bitmap = BinaryBitmap::new(HybridBinarizer::new(source));
    let hints = DecodeHints {
        TryHarder: Some(true),
        ..DecodeHints::default()
    };
    let read = QrReader.decode_with_hints(&mut bitmap, &hints);
    read.map(|result| result.getText().to_owned())
        .map_err(|fault| fault.to_string())
}

fn report(set: &str, reader: &str, samples: &[Sample], read: fn(&[u8]) -> Result<String, String>) {
    let mut times = Vec::new();
    let (mut right, mut wrong) = (0, 0);
    let mut faults = std::collections::BTreeMap::<String, usize>::new();
    for (bytes, text) in samples {
        let (answer, time) = timed(|| read(bytes));
        times.push(time);
        match answer {
            Ok(answer) if answer == *text => right += 1,
            Ok(_) => wrong += 1,
            Err(fault) => *faults.entry(fault.chars().take(20).collect()).or_default() += 1,
        }
    }
    times.sort();
    let at = |share: usize| times[(times.len() - 1) * share / 100].as_secs_f64() * 1000.0;
    println!(
        "{set:20} {reader:9} {:6.1}% {:6.1} ms {:6.1} ms {:6.1} ms  wrong {wrong} {faults:?}",
        100.0 * f64::from(right) / samples.len() as f64,
        at(50),
        at(95),
        at(100),
    );
}
