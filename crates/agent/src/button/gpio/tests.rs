//! Edges as the kernel numbers and stamps them; and, where the kernel can make one, a real line.

use std::fs;
use std::path::PathBuf;

use super::*;
use crate::clock::Clock;
use crate::config::CountsFrom;

/// Reads of 48 bytes: line 17 goes active at 1.0 s, inactive at 12.5 s; then one edge is missing.
const RECORDED: &str = "
    00ca9a3b00000000 01000000 11000000 01000000 01000000 000000000000000000000000000000000000000000000000
    00dd0ee902000000 02000000 11000000 02000000 02000000 000000000000000000000000000000000000000000000000
    4084eb0603000000 02000000 11000000 04000000 04000000 000000000000000000000000000000000000000000000000";

/// The edges in bytes of `struct gpio_v2_line_event` on a little-endian machine.
fn edges(hex: &str) -> Vec<EdgeEvent> {
    let digits: Vec<u8> = hex.bytes().filter(u8::is_ascii_hexdigit).collect();
    let bytes: Vec<u8> = digits
        .chunks(2)
        .map(|pair| u8::from_str_radix(str::from_utf8(pair).unwrap(), 16).unwrap())
        .collect();
    bytes
        .chunks(48)
        .map(|edge| {
            let word = |at: usize| u32::from_le_bytes(edge[at..at + 4].try_into().unwrap());
            EdgeEvent {
                timestamp_ns: u64::from_le_bytes(edge[..8].try_into().unwrap()),
                kind: match word(8) {
                    1 => EdgeKind::Rising,
                    _ => EdgeKind::Falling,
                },
                offset: word(12),
                seqno: word(16),
                line_seqno: word(20),
            }
        })
        .collect()
}

fn power() -> PowerOn {
    PowerOn::new(CountsFrom::Kernel, Clock::start())
}

#[test]
fn d11_edges_tell_level_and_time_and_a_missing_one_is_noticed() {
    let edges = edges(RECORDED);
    let mut sequence = 0;
    let read: Vec<Look> = edges
        .iter()
        .flat_map(|edge| looks(edge, &mut sequence, power()))
        .collect();
    let level = |down, millis| Look::Level {
        down,
        at: Duration::from_millis(millis),
    };
    assert_eq!(
        read,
        [
            level(true, 1_000),
            level(false, 12_500),
            Look::Lost,
            level(false, 13_001),
        ]
    );
}

#[test]
fn d11_what_is_no_gpio_chip_is_refused() {
    let line = GpioLine {
        chip: PathBuf::from("/dev/null"),
        offset: 3,
        active_low: false,
        bias: GpioBias::AsIs,
    };
    assert!(Line::open(&line).is_err());
}

/// A chip of the kernel's own simulator, gone when this is dropped.
struct Simulated {
    configured: PathBuf,
    chip: String,
    pull: PathBuf,
}

impl Simulated {
    fn new() -> Self {
        let configured = PathBuf::from("/sys/kernel/config/gpio-sim/regain");
        let bank = configured.join("bank");
        fs::create_dir(&configured).expect("configfs with gpio-sim: modprobe gpio-sim");
        fs::create_dir(&bank).unwrap();
        fs::write(bank.join("num_lines"), "4").unwrap();
        fs::write(configured.join("live"), "1").unwrap();
        let read = |path: PathBuf| fs::read_to_string(path).unwrap().trim().to_owned();
        let chip = read(bank.join("chip_name"));
        let device = read(configured.join("dev_name"));
        let pull = format!("/sys/devices/platform/{device}/{chip}/sim_gpio3/pull");
        Self {
            configured,
            chip,
            pull: pull.into(),
        }
    }

    fn pull(&self, to: &str) {
        fs::write(&self.pull, to).unwrap();
    }
}

impl Drop for Simulated {
    fn drop(&mut self) {
        let _ = fs::write(self.configured.join("live"), "0");
        let _ = fs::remove_dir(self.configured.join("bank"));
        let _ = fs::remove_dir(&self.configured);
    }
}

#[test]
#[ignore = "needs the kernel's gpio-sim and configfs: run as root after modprobe gpio-sim"]
fn d11_a_real_line_is_read_from_its_first_level_on() {
    let simulated = Simulated::new();
    let line = GpioLine {
        chip: format!("/dev/{}", simulated.chip).into(),
        offset: 3,
        active_low: true,
        bias: GpioBias::AsIs,
    };
    simulated.pull("pull-down");
    let (mut held, down) = Line::open(&line).unwrap();
    assert!(down, "active low: it is down at the first look");
    for (pull, expected) in [("pull-up", false), ("pull-down", true), ("pull-up", false)] {
        let before = power().now();
        simulated.pull(pull);
        let looks = held.read(Duration::from_secs(2), power());
        match looks.unwrap()[..] {
            [Look::Level { down, at }] => {
                assert_eq!(down, expected);
                let late = at.saturating_sub(before);
                assert!(
                    late < Duration::from_secs(1),
                    "stamped {late:?} after the pull"
                );
            }
            ref other => panic!("{other:?}"),
        }
    }
}
