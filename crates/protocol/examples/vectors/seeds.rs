//! The vectors' inputs as seeds for the fuzz targets.

use crate::{Case, Group};
use protocol::cbor::Reader;
use std::path::Path;
use std::{fs, io};

/// Group, field of its inputs, and the fuzz target that reads such bytes.
const TARGETS: [(&str, &str, &str); 6] = [
    ("challenge", "bytes", "challenge"),
    ("link", "link", "qr_text"),
    ("xml", "xml", "xml"),
    ("bundle", "bytes", "bundle"),
    ("enrolment", "text", "enrolment"),
    ("cbor", "bytes", "cbor"),
];

pub(crate) fn write(directory: &Path, groups: &[Group]) -> io::Result<()> {
    for (group, field, target) in TARGETS {
        let directory = directory.join(target);
        fs::create_dir_all(&directory)?;
        let cases = groups.iter().filter(|known| known.group == group);
        for case in cases.flat_map(|group| &group.cases) {
            let seed = seed(case, field);
            if let Some(payload) = payload(&seed).filter(|_| target == "bundle") {
                fs::write(directory.join(format!("{}-payload", case.id)), payload)?;
            }
            fs::write(directory.join(&case.id), seed)?;
        }
    }
    Ok(())
}

fn seed(case: &Case, field: &str) -> Vec<u8> {
    let text = case.input[field]
        .as_str()
        .expect("each input has this field");
    if field == "bytes" {
        unhex(text)
    } else {
        text.into()
    }
}

/// What a bundle's envelope holds; the target signs such bytes anew.
fn payload(envelope: &[u8]) -> Option<&[u8]> {
    let mut reader = Reader::new(envelope).ok()?;
    reader.array().ok()?;
    reader.bytes().ok()?;
    reader.map().ok().filter(|&entries| entries == 0)?;
    reader.bytes().ok()
}

fn unhex(text: &str) -> Vec<u8> {
    (0..text.len())
        .step_by(2)
        .map(|place| u8::from_str_radix(&text[place..place + 2], 16).expect("hexadecimal"))
        .collect()
}
