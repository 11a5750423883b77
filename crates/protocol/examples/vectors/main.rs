//! Writes the test vectors, the same bytes on every run.
//!
//! `cargo run -p protocol --features xml --example vectors [DIRECTORY [SEEDS]]`; the directory is
//! `vectors` unless given. With `SEEDS`, the inputs are also written there as seeds for the fuzz
//! targets, one file each.

mod bundle;
mod cbor;
mod challenge;
mod dated;
mod enrolment;
mod forge;
mod key;
mod link;
mod reset_file;
mod seeds;
mod typed;
mod xml;

use serde::Serialize;
use serde_json::Value;
use std::path::Path;
use std::{env, fs, io};

/// One file of vectors.
#[derive(Serialize)]
struct Group {
    group: &'static str,
    about: &'static str,
    cases: Vec<Case>,
}

/// One input and what has to become of it.
#[derive(Serialize)]
struct Case {
    id: String,
    about: &'static str,
    input: Value,
    expect: Expect,
}

/// What has to become of an input.
#[derive(Serialize)]
#[serde(rename_all = "lowercase")]
enum Expect {
    Accepted(Value),
    Refused(String),
}

impl Case {
    fn accepted(id: &str, about: &'static str, input: Value, result: Value) -> Self {
        let expect = Expect::Accepted(result);
        let id = id.into();
        Self {
            id,
            about,
            input,
            expect,
        }
    }

    fn refused(id: &str, about: &'static str, input: Value, cause: &str) -> Self {
        let expect = Expect::Refused(cause.into());
        let id = id.into();
        Self {
            id,
            about,
            input,
            expect,
        }
    }
}

fn main() -> io::Result<()> {
    let mut arguments = env::args_os().skip(1);
    let directory = arguments.next().unwrap_or_else(|| "vectors".into());
    let seeds = arguments.next();
    let groups = [
        cbor::group(),
        typed::code(),
        typed::temporary_password(),
        typed::number(),
        typed::email(),
        typed::date(),
        key::group(),
        challenge::group(),
        link::group(),
        xml::group(),
        enrolment::group(),
        bundle::group(),
        dated::group(),
        reset_file::group(),
    ];
    for group in &groups {
        write_group(Path::new(&directory), group)?;
    }
    if let Some(seeds) = seeds {
        seeds::write(Path::new(&seeds), &groups)?;
    }
    let cases: usize = groups.iter().map(|group| group.cases.len()).sum();
    println!("{cases} cases in {} files", groups.len());
    Ok(())
}

fn write_group(directory: &Path, group: &Group) -> io::Result<()> {
    fs::create_dir_all(directory)?;
    let mut text = serde_json::to_string_pretty(group)?;
    text.push('\n');
    fs::write(directory.join(group.group).with_extension("json"), text)
}

/// Bytes as the vectors show them.
fn hex(bytes: impl AsRef<[u8]>) -> String {
    bytes
        .as_ref()
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}
