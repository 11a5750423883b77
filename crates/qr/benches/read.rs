//! How many made-up pictures of each kind are read and how long that takes, beside the plain decoder
//! and, where it is installed, beside zbar.
//!
//! `cargo xtask bench qr`, or `cargo bench -p qr --bench read -- <of each kind> <first seed>`.

#[path = "../tests/scene/mod.rs"]
mod scene;

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

use image::{GrayImage, Luma};
use qr::{Limits, TimeLimit, read};
use rustix::time::{ClockId, clock_gettime};
use rxing::common::HybridBinarizer;
use rxing::qrcode::cpp_port::QrReader;
use rxing::{BinaryBitmap, DecodeHints, Luma8LuminanceSource, Reader as _};

use scene::Dice;
use scene::camera::jpeg;
use scene::kinds::{KINDS, Sample, sample};

/// Most time for one picture, as the service gives it.
const MOST: Duration = Duration::from_millis(380);

/// A reader: the texts that it finds in a file, and for how long it worked.
type Read = fn(&Path, &Sample) -> (Vec<String>, Duration);

fn main() {
    let mut asked = std::env::args().filter_map(|argument| argument.parse::<u64>().ok());
    let (count, first) = (asked.next().unwrap_or(12), asked.next().unwrap_or(50_000));
    // What other people's code says about broken symbols is no news here.
    std::panic::set_hook(Box::new(|_| ()));
    let mut readers: Vec<(&str, Read)> = vec![("this crate", ours), ("plain rxing", plain)];
    if Command::new("zbarimg")
        .arg("--version")
        .stdout(Stdio::null())
        .status()
        .is_ok()
    {
        readers.push(("zbar", zbar));
    } else {
        println!("zbar is left out: there is no zbarimg (Debian: zbar-tools)\n");
    }
    let folder = std::env::temp_dir().join(format!("pictures-{}", std::process::id()));
    if let Err(fault) = std::fs::create_dir_all(&folder) {
        println!("no folder for the pictures: {fault}");
        return;
    }
    println!("| pictures | reader | read | wrong | median | 95 of 100 | longest |");
    println!("| --- | --- | --- | --- | --- | --- | --- |");
    let mut totals: Vec<Tally> = readers.iter().map(|_| Tally::default()).collect();
    for kind in &KINDS {
        let samples = (first..first + count).map(|seed| sample(kind, seed));
        let files = written(&folder, samples.collect());
        for ((name, reader), total) in readers.iter().zip(&mut totals) {
            let tally = Tally::of(&files, *reader);
            tally.print(kind.0, name);
            total.add(tally);
        }
    }
    for ((name, _), total) in readers.iter().zip(&mut totals) {
        total.print("**all**", name);
    }
    // The others take minutes over these.
    Tally::of(&written(&folder, hostile()), ours).print("made to keep busy", "this crate");
    let _ = std::fs::remove_dir_all(&folder);
}

/// The pictures with the files that they were written to.
fn written(folder: &Path, samples: Vec<Sample>) -> Vec<(PathBuf, Sample)> {
    let name = |index: usize| folder.join(format!("{index}"));
    samples
        .into_iter()
        .enumerate()
        .filter(|(index, sample)| std::fs::write(name(*index), &sample.bytes).is_ok())
        .map(|(index, sample)| (name(index), sample))
        .collect()
}

#[derive(Default)]
struct Tally {
    times: Vec<Duration>,
    right: usize,
    wrong: usize,
}

impl Tally {
    fn of(files: &[(PathBuf, Sample)], reader: Read) -> Self {
        let mut tally = Self::default();
        for (file, sample) in files {
            let (texts, time) = reader(file, sample);
            tally.times.push(time);
            let is_true = |text: &String| sample.texts.contains(text);
            tally.right += usize::from(texts.iter().any(is_true));
            tally.wrong += usize::from(!texts.iter().all(is_true));
        }
        tally.times.sort();
        tally
    }

    fn add(&mut self, other: Self) {
        self.times.extend(other.times);
        self.times.sort();
        self.right += other.right;
        self.wrong += other.wrong;
    }

    fn print(&self, pictures: &str, reader: &str) {
        let at = |share: usize| {
            let index = self.times.len().saturating_sub(1) * share / 100;
            self.times
                .get(index)
                .map_or(0.0, |time| time.as_secs_f64() * 1000.0)
        };
        println!(
            "| {pictures} | {reader} | {:.1} % | {} | {:.1} ms | {:.1} ms | {:.1} ms |",
            100.0 * self.right as f64 / self.times.len().max(1) as f64,
            self.wrong,
            at(50),
            at(95),
            at(100),
        );
    }
}

/// How long this thread has worked.
fn worked() -> Duration {
    Duration::try_from(clock_gettime(ClockId::ThreadCPUTime)).unwrap_or_default()
}

fn ours(_: &Path, sample: &Sample) -> (Vec<String>, Duration) {
    let limits = Limits {
        time: Some(TimeLimit {
            clock: worked,
            most: MOST,
        }),
        ..Limits::default()
    };
    let start = worked();
    let readings = read(&sample.bytes, &limits).unwrap_or_default();
    let texts = readings.into_iter().map(|reading| reading.text);
    (texts.collect(), worked() - start)
}

/// The decoder as it comes, on the whole picture.
fn plain(_: &Path, sample: &Sample) -> (Vec<String>, Duration) {
    let start = worked();
    let text = plain_text(&sample.bytes);
    (text.into_iter().collect(), worked() - start)
}

fn plain_text(bytes: &[u8]) -> Option<String> {
    let grey = image::load_from_memory(bytes).ok()?.to_luma8();
    let (width, height) = grey.dimensions();
    let source = Luma8LuminanceSource::new(grey.into_raw(), width, height).ok()?;
    let mut bitmap = BinaryBitmap::new(HybridBinarizer::new(source));
    let hints = DecodeHints {
        TryHarder: Some(true),
        ..DecodeHints::default()
    };
    let read = QrReader.decode_with_hints(&mut bitmap, &hints).ok()?;
    Some(read.getText().to_owned())
}

/// The program as it comes; its time is that of a whole process with the picture's decoding.
fn zbar(file: &Path, sample: &Sample) -> (Vec<String>, Duration) {
    let start = children();
    let output = Command::new("zbarimg")
        .args(["-q", "--raw", "-Sdisable", "-Sqrcode.enable"])
        .arg(file)
        .output();
    let said = output.map(|output| String::from_utf8_lossy(&output.stdout).into_owned());
    let said = said.unwrap_or_default();
    // It separates texts by line ends, which texts have too: the true ones are looked for.
    let mut texts = sample.texts.clone();
    texts.retain(|text| said.contains(text));
    if texts.is_empty() && !said.is_empty() {
        texts.push(said);
    }
    (texts, children().saturating_sub(start))
}

/// How long processes that were waited for have worked, by the kernel's hundredths of a second.
fn children() -> Duration {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let fields: Vec<u64> = stat
        .rsplit(')')
        .next()
        .unwrap_or_default()
        .split_whitespace()
        .filter_map(|field| field.parse().ok())
        .collect();
    // Without the state letter, user and system time of the children are the 13th and 14th.
    let ticks: u64 = fields.iter().skip(12).take(2).sum();
    Duration::from_millis(ticks * 10)
}

/// Pictures of twelve megapixels without a code, made to keep a reader busy; none of them is to be
/// read, so only the times count.
fn hostile() -> Vec<Sample> {
    let mut dice = Dice(7);
    let noise = GrayImage::from_fn(4000, 3000, |_, _| Luma([dice.next() as u8]));
    let coarse = |cell: u32| {
        GrayImage::from_fn(4000, 3000, |x, y| {
            Luma([Dice(u64::from(x / cell * 4000 + y / cell)).next() as u8])
        })
    };
    let finders = |module: u32| {
        GrayImage::from_fn(4000, 3000, |x, y| {
            let ring = |v: u32| (v / module % 10).abs_diff(3);
            let dark = [0, 1, 3].contains(&ring(x).max(ring(y)));
            Luma([if dark { 0 } else { 255 }])
        })
    };
    [
        noise,
        coarse(5),
        coarse(12),
        finders(2),
        finders(4),
        finders(9),
        finders(30),
    ]
    .iter()
    .map(|picture| Sample {
        bytes: jpeg(picture, 85),
        texts: Vec::new(),
    })
    .collect()
}
