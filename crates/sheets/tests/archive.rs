//! Archives of pictures.

mod common;

use std::io::Cursor;
use std::ops::ControlFlow;

use common::zip;
use sheets::{ArchiveLimits, Packed, Unreadable, unpack};

const LIMITS: ArchiveLimits = ArchiveLimits {
    files: 20,
    file: 1000,
    unpacked: 10_000,
};

fn unpacked(bytes: &[u8]) -> (Vec<Packed>, Result<(), Unreadable>) {
    let mut files = Vec::new();
    let result = unpack(Cursor::new(bytes), &LIMITS, &mut |file| {
        files.push(file);
        ControlFlow::Continue(())
    });
    (files, result)
}

#[test]
fn p3_an_archive_is_unpacked_without_its_folders_and_leavings() {
    let archive = zip(&[
        ("north/", b""),
        ("north/one.png", b"1"),
        ("..\\..\\two.xml", b"2"),
        ("__MACOSX/north/._one.png", b"x"),
        ("north/.DS_Store", b"x"),
        ("large.png", &[0; 1001]),
    ]);
    let (files, result) = unpacked(&archive);
    let told: Vec<_> = files
        .iter()
        .map(|file| (&*file.name, file.bytes.as_deref()))
        .collect();
    assert!(result.is_ok());
    assert_eq!(
        told,
        [
            ("one.png", Some(&b"1"[..])),
            ("two.xml", Some(b"2")),
            ("large.png", None)
        ]
    );
}

#[test]
fn p3_a_damaged_file_of_an_archive_costs_no_other() {
    let mut archive = zip(&[("one.png", &[7; 300]), ("two.png", b"2")]);
    let at = archive
        .windows(7)
        .position(|name| name == b"one.png")
        .unwrap();
    archive[at + 8] ^= 0xFF;
    let (files, result) = unpacked(&archive);
    assert!(result.is_ok());
    let whole: Vec<_> = files.iter().map(|file| file.bytes.is_some()).collect();
    assert_eq!(whole, [false, true]);
}

#[test]
fn p3_an_archive_made_to_do_harm_is_refused() {
    let names: Vec<String> = (0..21).map(|at| format!("{at}.png")).collect();
    let many: Vec<(&str, &[u8])> = names.iter().map(|name| (&**name, &b""[..])).collect();
    assert!(matches!(unpacked(&zip(&many)).1, Err(Unreadable::Bomb)));
    let large = vec![0; 1 << 20];
    let large: Vec<(&str, &[u8])> = names[..15]
        .iter()
        .map(|name| (&**name, &large[..]))
        .collect();
    assert!(matches!(unpacked(&zip(&large)).1, Err(Unreadable::Bomb)));
    let behind = [&zip(&[("a", b"b")])[..], b"more"].concat();
    assert!(matches!(unpacked(&behind).1, Err(Unreadable::TwoKinds)));
    assert!(matches!(unpacked(b"PK").1, Err(Unreadable::Damaged)));
}
