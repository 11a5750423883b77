//! `cargo xtask fuzz`: every target of the `fuzz` folder, for some seconds each.

use std::fs;

use crate::tools::Tool;
use crate::{Failure, root, shell, tools};

/// Runs every target for so many seconds; true when none of them crashed.
pub fn run(seconds: u32) -> Result<bool, Failure> {
    tools::ensure(&[Tool::CargoFuzz].into())?;
    let mut verdicts = Vec::new();
    for target in targets()? {
        println!("\n=== {target}");
        // The sanitiser's flags are unstable; the bootstrap switch lets the pinned stable compiler take them.
        let verdict = shell::run(
            shell::cargo(&[
                "fuzz",
                "run",
                &target,
                "--",
                &format!("-max_total_time={seconds}"),
                "-print_final_stats=1",
            ])
            .env("RUSTC_BOOTSTRAP", "1"),
        );
        verdicts.push((target, verdict));
    }
    println!();
    for (target, verdict) in &verdicts {
        println!(
            "{target:20} {}",
            verdict
                .as_ref()
                .map_or_else(ToString::to_string, |()| String::from("no crash"))
        );
    }
    Ok(verdicts.iter().all(|(_, verdict)| verdict.is_ok()))
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
