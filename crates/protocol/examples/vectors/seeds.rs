//! The vectors' inputs as seeds for the fuzz targets.

use crate::forge::{context, device};
use crate::{Case, Group};
use hpke::aead::ChaCha20Poly1305;
use hpke::kdf::HkdfSha256;
use hpke::kem::X25519HkdfSha256;
use hpke::{Deserializable as _, Kem, OpModeR};
use protocol::cbor::Reader;
use std::path::Path;
use std::{fs, io};

/// Group, field of its inputs, and the fuzz target that reads such bytes.
const TARGETS: [(&str, &str, &str); 7] = [
    ("challenge", "bytes", "challenge"),
    ("link", "link", "qr_text"),
    ("xml", "xml", "xml"),
    ("bundle", "bytes", "bundle"),
    ("enrolment", "text", "enrolment"),
    ("cbor", "bytes", "cbor"),
    ("reset-file", "bytes", "reset_file"),
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
            if target == "reset_file" {
                write_insides(&directory, &case.id, &seed)?;
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

/// What is sealed in a reset file, and what is signed in that; the target does both anew.
fn write_insides(directory: &Path, id: &str, file: &[u8]) -> io::Result<()> {
    let Some(content) = opened(file) else {
        return Ok(());
    };
    fs::write(directory.join(format!("{id}-content")), &content)?;
    let signed = Reader::new(&content).ok().and_then(|mut reader| {
        reader.array().ok()?;
        reader.bytes().ok()
    });
    match signed.and_then(payload) {
        Some(payload) => fs::write(directory.join(format!("{id}-payload")), payload),
        None => Ok(()),
    }
}

fn opened(file: &[u8]) -> Option<Vec<u8>> {
    type Suite = X25519HkdfSha256;
    let rest = file.get(8..)?;
    let (_, sealed) = Reader::first(rest).ok()?;
    let (encapsulated, ciphertext) = sealed.split_at_checked(32)?;
    let header = &rest[..rest.len() - sealed.len()];
    hpke::single_shot_open::<ChaCha20Poly1305, HkdfSha256, Suite>(
        &OpModeR::Base,
        &<Suite as Kem>::PrivateKey::from_bytes(&*device().to_bytes()).ok()?,
        &<Suite as Kem>::EncappedKey::from_bytes(encapsulated).ok()?,
        &context("regain/v1/reset-file", header),
        ciphertext,
        &[],
    )
    .ok()
}

fn unhex(text: &str) -> Vec<u8> {
    (0..text.len())
        .step_by(2)
        .map(|place| u8::from_str_radix(&text[place..place + 2], 16).expect("hexadecimal"))
        .collect()
}
