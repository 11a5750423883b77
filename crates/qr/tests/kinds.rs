//! P4: pictures of every kind, and the time that one may take.

#![allow(clippy::unwrap_used, reason = "a test ends at the first surprise")]

mod scene;

use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use image::{GrayImage, Luma};
use qr::{Limits, Symbol, TimeLimit, Unreadable, inspect, read};

use scene::Dice;
use scene::camera::jpeg;
use scene::kinds::{KINDS, Kind, sample};

fn kind(name: &str) -> &'static Kind {
    KINDS.iter().find(|kind| kind.0 == name).unwrap()
}

/// Nothing but the right text is ever given; how many are read at all, the bench tells.
#[test]
fn p4_a_picture_of_each_kind_is_read() {
    let mut read_at_all = 0;
    // Large pictures take long to make up.
    let large = ["monitor near", "large versions"];
    for kind in KINDS.iter().filter(|kind| !large.contains(&kind.0)) {
        let sample = sample(kind, 1);
        match read(&sample.bytes, &Limits::default()) {
            Ok(readings) => {
                read_at_all += 1;
                for reading in readings {
                    assert!(sample.texts.contains(&reading.text), "{}", kind.0);
                }
            }
            Err(fault) => eprintln!("{}: {fault:?}", kind.0),
        }
    }
    assert!(read_at_all >= 15, "only {read_at_all} of 18");
}

#[test]
fn p4_bent_turned_steep_and_blurred_codes_are_read() {
    for name in [
        "bent",
        "turned",
        "perspective",
        "out of focus",
        "moved",
        "close",
    ] {
        let sample = sample(kind(name), 5);
        let readings = read(&sample.bytes, &Limits::default()).unwrap();
        assert_eq!(readings[0].text, sample.texts[0], "{name}");
    }
}

#[test]
fn p4_the_corners_go_around_the_code() {
    for name in ["paper", "far"] {
        let sample = sample(kind(name), 0);
        let corners = read(&sample.bytes, &Limits::default()).unwrap()[0].corners;
        for index in 0..4 {
            let [a, b, c] = [0, 1, 2].map(|step| corners[(index + step) % 4]);
            let turn = (b.0 - a.0) * (c.1 - b.1) - (b.1 - a.1) * (c.0 - b.0);
            assert!(turn > 0.0, "{name}: {corners:?}");
        }
    }
}

/// A picture without a code that is made to keep a reader busy.
fn busy() -> Vec<u8> {
    let mut dice = Dice(7);
    let coarse = GrayImage::from_fn(300, 240, |_, _| Luma([dice.next() as u8]));
    let large = image::imageops::resize(&coarse, 1500, 1200, image::imageops::Nearest);
    jpeg(&large, 80)
}

#[test]
fn p4_the_time_for_a_picture_ends() {
    static ASKED: AtomicU64 = AtomicU64::new(0);
    /// Each look at the clock takes ten milliseconds.
    fn clock() -> Duration {
        Duration::from_millis(10 * ASKED.fetch_add(1, Ordering::Relaxed))
    }
    let picture = busy();
    let asked = |most: u64| {
        ASKED.store(0, Ordering::Relaxed);
        let time = Some(TimeLimit {
            clock,
            most: Duration::from_millis(most),
        });
        let limits = Limits {
            time,
            ..Limits::default()
        };
        assert!(read(&picture, &limits).is_err());
        ASKED.load(Ordering::Relaxed)
    };
    let whole = asked(1_000_000);
    assert!(whole > 100, "asked only {whole} times");
    // Whoever learns that the time is over asks no more than on his way out.
    assert!(asked(200) < 20 + 20);
    assert!(asked(0) < 10);
}

#[test]
fn p4_a_picture_within_its_time_is_read_as_without() {
    fn clock() -> Duration {
        Duration::ZERO
    }
    let limits = Limits {
        time: Some(TimeLimit {
            clock,
            most: Duration::from_millis(1),
        }),
        ..Limits::default()
    };
    let sample = sample(kind("far"), 0);
    assert_eq!(
        read(&sample.bytes, &limits),
        read(&sample.bytes, &Limits::default())
    );
}

#[test]
fn p4_a_picture_that_need_not_hold_a_code_is_only_measured() {
    let png = Symbol::text("x").unwrap().png(4);
    let (_, size) = inspect(&png, &Limits::default()).unwrap();
    assert_eq!(size, (29 * 4, 29 * 4));
    let jpeg = busy();
    assert_eq!(inspect(&jpeg, &Limits::default()).unwrap().1, (1500, 1200));
    let half = &jpeg[..jpeg.len() / 2];
    assert_eq!(inspect(half, &Limits::default()), Err(Unreadable::Damaged));
    let passes: Vec<u8> = [0xff, 0xda].repeat(49);
    let slow = [&jpeg[..jpeg.len() - 2], &passes, &jpeg[jpeg.len() - 2..]].concat();
    assert_eq!(inspect(&slow, &Limits::default()), Err(Unreadable::Damaged));
    let large = Limits {
        side: 1499,
        ..Limits::default()
    };
    let told = inspect(&jpeg, &large);
    assert!(matches!(told, Err(Unreadable::TooManyPixels { .. })));
}
