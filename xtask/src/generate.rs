//! `cargo xtask gen`: files that are generated and committed all the same, because people read them
//! and other implementations use them.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use crate::{Failure, root, shell};

/// What to do with what the generators print.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Mode {
    /// Write it to the tree.
    Write,
    /// Compare it with the tree.
    Check,
}

/// Files that `regain` prints, with the arguments that make it do so.
const PRINTED: [(&str, &[&str]); 6] = [
    ("docs/cli.md", &["print", "cli"]),
    ("docs/config/agent.toml", &["agent", "--print-config"]),
    ("docs/config/regain.toml", &["serve", "--print-config"]),
    ("docs/openapi/device.json", &["print", "device-api"]),
    ("docs/openapi/portal.json", &["print", "portal-api"]),
    ("docs/openapi/desk.json", &["print", "desk-api"]),
];

/// The folder of test vectors; the example `vectors` of protocol writes all of it.
const VECTORS: &str = "vectors";

/// Runs all generators. In check mode a difference is a failure that names the files.
pub fn run(mode: Mode) -> Result<(), Failure> {
    shell::build()?;
    let mut made = vectors()?;
    for (path, arguments) in PRINTED {
        made.insert(
            path.to_owned(),
            shell::read(shell::program(shell::built("regain")).args(arguments))?,
        );
    }
    let stale = stale(&made)?;
    match mode {
        Mode::Write => write(&made, &stale),
        Mode::Check if stale.is_empty() => Ok(()),
        Mode::Check => Err(Failure::new(format!(
            "run `cargo xtask gen`; these differ: {}",
            stale.join(", ")
        ))),
    }
}

/// What each file should hold, by its path from the top folder.
type Made = BTreeMap<String, String>;

fn vectors() -> Result<Made, Failure> {
    let fresh = shell::built("generated-vectors");
    if fresh.exists() {
        fs::remove_dir_all(&fresh).map_err(Failure::doing(fresh.display()))?;
    }
    shell::run(shell::program(shell::built("examples/vectors")).arg(&fresh))?;
    folder(&fresh)
}

/// The files of one folder of vectors, as if it lay in the tree; what explains them is not made.
fn folder(path: &Path) -> Result<Made, Failure> {
    let mut made = Made::new();
    for entry in fs::read_dir(path).map_err(Failure::doing(path.display()))? {
        let file = entry.map_err(Failure::doing(path.display()))?.path();
        if file.extension().is_some_and(|kind| kind == "json") {
            let name = file.file_name().unwrap_or_default().to_string_lossy();
            let text = fs::read_to_string(&file).map_err(Failure::doing(file.display()))?;
            made.insert(format!("{VECTORS}/{name}"), text);
        }
    }
    Ok(made)
}

/// Files that are not in the tree as made, and vectors in the tree that nothing makes any more.
fn stale(made: &Made) -> Result<Vec<String>, Failure> {
    let differs = |(path, text): &(&String, &String)| {
        fs::read_to_string(root().join(path)).ok().as_ref() != Some(*text)
    };
    let mut stale: Vec<String> = made
        .iter()
        .filter(differs)
        .map(|(path, _)| path.clone())
        .collect();
    let vectors = root().join(VECTORS);
    if vectors.exists() {
        stale.extend(
            folder(&vectors)?
                .into_keys()
                .filter(|path| !made.contains_key(path)),
        );
    }
    Ok(stale)
}

fn write(made: &Made, stale: &[String]) -> Result<(), Failure> {
    for path in stale {
        let file = root().join(path);
        let written = match (made.get(path), file.parent()) {
            (Some(text), Some(folder)) => {
                fs::create_dir_all(folder).and_then(|()| fs::write(&file, text))
            }
            _ => fs::remove_file(&file),
        };
        written.map_err(Failure::doing(file.display()))?;
        println!("{path}");
    }
    Ok(())
}
