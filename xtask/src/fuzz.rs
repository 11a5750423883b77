//! `cargo xtask fuzz`: every target of the `fuzz` folder, for some seconds each.

use std::fs;
use std::path::{Path, PathBuf};

use crate::tools::Tool;
use crate::{Failure, root, shell, tools};

/// Runs every target for so many seconds; true when none of them crashed.
pub fn run(seconds: u32) -> Result<bool, Failure> {
    tools::ensure(&[Tool::CargoFuzz].into())?;
    let seeds = seeds()?;
    let mut verdicts = Vec::new();
    for target in targets()? {
        println!("\n=== {target}");
        let verdict = one(&target, &seeds.join(&target), seconds);
        verdicts.push((target, verdict));
    }
    println!();
    for (target, verdict) in &verdicts {
        let words = verdict
            .as_ref()
            .map_or_else(ToString::to_string, |()| String::from("no crash"));
        println!("{target:12} {words}");
    }
    Ok(verdicts.iter().all(|(_, verdict)| verdict.is_ok()))
}

fn one(target: &str, seeds: &Path, seconds: u32) -> Result<(), Failure> {
    // Finds go to the first folder; the second is only read.
    let corpus = root().join("fuzz/corpus").join(target);
    for folder in [&*corpus, seeds] {
        fs::create_dir_all(folder).map_err(Failure::doing(folder.display()))?;
    }
    let mut fuzz = shell::cargo(&["fuzz", "run", target]);
    fuzz.arg(corpus)
        .arg(seeds)
        .args(["--", "-print_final_stats=1"]);
    fuzz.arg(format!("-max_total_time={seconds}"));
    // The sanitiser's flags are unstable; this lets the stable compiler take them.
    shell::run(fuzz.env("RUSTC_BOOTSTRAP", "1"))
}

/// Inputs to begin with, one folder for each target: those of the test vectors, pictures, sheets.
fn seeds() -> Result<PathBuf, Failure> {
    let seeds = root().join("fuzz/seeds");
    let vectors = [
        "run",
        "--quiet",
        "--package",
        "protocol",
        "--features",
        "xml",
        "--example",
        "vectors",
        "--",
    ];
    shell::run(
        shell::cargo(&vectors)
            .arg(shell::built("generated-vectors"))
            .arg(&seeds),
    )?;
    for (package, example) in [("qr", "pictures"), ("sheets", "sheets")] {
        let made = [
            "run",
            "--quiet",
            "--package",
            package,
            "--example",
            example,
            "--",
        ];
        shell::run(shell::cargo(&made).arg(&seeds))?;
    }
    Ok(seeds)
}

fn targets() -> Result<Vec<String>, Failure> {
    let folder = root().join("fuzz/fuzz_targets");
    let mut names = Vec::new();
    for entry in fs::read_dir(&folder).map_err(Failure::doing(folder.display()))? {
        let path = entry.map_err(Failure::doing(folder.display()))?.path();
        if path.extension().is_some_and(|kind| kind == "rs") {
            names.extend(
                path.file_stem()
                    .map(|name| name.to_string_lossy().into_owned()),
            );
        }
    }
    names.sort();
    Ok(names)
}
