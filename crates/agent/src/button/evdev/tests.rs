//! What the kernel writes for a key, byte by byte; and, where the kernel can make one, a real key.

use super::*;
use crate::clock::Clock;
use crate::config::CountsFrom;
use evdev::AttributeSet;
use evdev::uinput::VirtualDevice;

/// Four reads of 24 bytes: `KEY_RESTART` goes down, the report ends, it repeats, it goes up. Then the
/// power key of the same device, and a buffer that ran over.
const RECORDED: &str = "
    b0a1116500000000 1027000000000000 0100 9801 01000000
    b0a1116500000000 1027000000000000 0000 0000 00000000
    b1a1116500000000 1027000000000000 0100 9801 02000000
    bca1116500000000 1027000000000000 0100 9801 00000000
    bca1116500000000 1027000000000000 0000 0000 00000000
    bda1116500000000 1027000000000000 0100 7400 01000000
    bda1116500000000 1027000000000000 0000 0300 00000000";

/// The events in bytes of `struct input_event` on a 64-bit little-endian machine.
fn events(hex: &str) -> Vec<InputEvent> {
    let digits: Vec<u8> = hex.bytes().filter(u8::is_ascii_hexdigit).collect();
    let bytes: Vec<u8> = digits
        .chunks(2)
        .map(|pair| u8::from_str_radix(str::from_utf8(pair).unwrap(), 16).unwrap())
        .collect();
    bytes
        .chunks(24)
        .map(|event| {
            let half = |at: usize| u16::from_le_bytes([event[at], event[at + 1]]);
            let value = i32::from_le_bytes(event[20..24].try_into().unwrap());
            InputEvent::new(half(16), half(18), value)
        })
        .collect()
}

#[test]
fn d11_the_events_of_one_key_are_read_from_those_of_a_device() {
    let events = events(RECORDED);
    assert_eq!(events.len(), 7);
    let read = |key| meanings(events.iter().copied(), key).collect::<Vec<_>>();
    assert_eq!(
        read(KeyCode::KEY_RESTART),
        [Meaning::Down, Meaning::Up, Meaning::Lost]
    );
    assert_eq!(read(KeyCode::KEY_POWER), [Meaning::Down, Meaning::Lost]);
    assert_eq!(read(KeyCode::KEY_A), [Meaning::Lost]);
}

#[test]
fn d11_what_is_no_input_device_is_refused() {
    let file = tempfile::NamedTempFile::new().unwrap();
    assert!(Key::open(file.path(), 408).is_err());
    assert!(Key::open(Path::new("/dev/null"), 408).is_err());
}

#[test]
#[ignore = "needs /dev/uinput and the right to use it: run as root on a kernel that has it"]
fn d11_a_real_key_is_read_from_its_first_level_on() {
    let key = KeyCode::KEY_RESTART;
    let keys = AttributeSet::from_iter([key, KeyCode::KEY_POWER]);
    let builder = VirtualDevice::builder().unwrap().name("front panel");
    let mut panel = builder.with_keys(&keys).unwrap().build().unwrap();
    let path = panel.enumerate_dev_nodes_blocking().unwrap().next();
    let path = path.unwrap().unwrap();
    let power = PowerOn::new(CountsFrom::EveryStart, Clock::start());
    let press = |key: KeyCode, value| InputEvent::new(1, key.code(), value);

    let (mut up, down) = Key::open(&path, key.code()).unwrap();
    assert!(!down);
    panel
        .emit(&[press(KeyCode::KEY_POWER, 1), press(key, 1)])
        .unwrap();
    let looks = up.read(Duration::from_secs(2), power);
    assert!(matches!(
        looks.unwrap()[..],
        [Look::Level { down: true, .. }]
    ));
    let (mut held, down) = Key::open(&path, key.code()).unwrap();
    assert!(down, "it is down at the first look");
    panel.emit(&[press(key, 0)]).unwrap();
    let looks = held.read(Duration::from_secs(2), power);
    assert!(matches!(
        looks.unwrap()[..],
        [Look::Level { down: false, .. }]
    ));
    assert!(
        Key::open(&path, KeyCode::KEY_A.code()).is_err(),
        "no such key"
    );
}
