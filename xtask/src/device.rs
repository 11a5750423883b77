//! `cargo xtask device`: the agent as it goes onto a device, as small as it gets.
//!
//! `cargo build --profile device --package agent` gives the same agent with the standard library as it
//! is delivered, which is built for speed and can name the functions of a backtrace. Here it is
//! built with the program.

use std::fs;
use std::path::{Path, PathBuf};

use crate::tools::Tool;
use crate::{Failure, root, shell, tools};

/// The size that is aimed at, in bytes.
pub const AIM: u64 = 3_000_000;
/// Larger than this it must not become while it is above its aim.
const CEILING: u64 = 3_350_000;

/// Builds it, says where it is and gives its size.
pub fn run(target: Option<&str>) -> Result<u64, Failure> {
    let program = build(target, &[])?;
    let size = size_of(&program)?;
    println!("{}: {size} bytes, aimed at {AIM}", program.display());
    Ok(size)
}

/// Builds it for this machine; a failure when it is larger than it ever was. Where the source of the
/// standard library cannot be had, it is built without and its size is not judged.
pub fn check() -> Result<(), Failure> {
    if tools::ensure(&[Tool::RustSource].into()).is_err() {
        println!("the component rust-src cannot be had: built with the library as delivered");
        let plain = ["build", "--profile", "device", "--package", "agent"];
        return shell::run(&mut shell::cargo(&plain));
    }
    match run(None)? <= CEILING {
        true => Ok(()),
        false => Err(Failure::new(format!(
            "that is more than {CEILING}; `cargo xtask bench device --parts` says what takes it"
        ))),
    }
}

/// Builds it with more settings of cargo's in the environment; gives where it is.
pub fn build(target: Option<&str>, settings: &[(&str, &str)]) -> Result<PathBuf, Failure> {
    tools::ensure(&[Tool::RustSource].into())?;
    let target = match target {
        Some(target) => target.to_owned(),
        None => host()?,
    };
    // The same names each time, so that the compiler's own source makes no difference.
    let library = [
        "-Zbuild-std=std,panic_abort",
        "-Zbuild-std-features=optimize_for_size",
    ];
    let mut build = shell::cargo(&["build", "--profile", "device", "--package", "agent"]);
    build
        .args(library)
        .args(["--target", &target])
        // Building the library is an unstable part of cargo; this lets the stable one do it.
        .env("RUSTC_BOOTSTRAP", "1")
        .env("RUSTFLAGS", flags(&target))
        .envs(settings.iter().copied());
    if target.contains("musl") && shell::find("musl-gcc").is_none() {
        // One C file needs a compiler and nothing of the C library.
        let name = format!("CC_{}", target.replace('-', "_"));
        if std::env::var_os(&name).is_none() && target.starts_with(std::env::consts::ARCH) {
            build.env(name, "cc");
        }
    }
    shell::run(&mut build)?;
    // Joined with the top folder, a whole path stays as it is.
    let folder = root().join(shell::target_folder());
    Ok(folder.join(target).join("device/regain-agent"))
}

/// The linker that Rust uses of its own accord on this one target keeps only one of functions that are
/// equal. Moving out what functions have in common saves another tenth of a megabyte, and doubles the
/// time of Argon2, whose functions it cannot be told to spare.
fn flags(target: &str) -> &'static str {
    match target {
        "x86_64-unknown-linux-gnu" => "-Clink-arg=-Wl,--icf=all",
        _ => "",
    }
}

/// Bytes of a file.
pub fn size_of(program: &Path) -> Result<u64, Failure> {
    let file = fs::metadata(program).map_err(Failure::doing(program.display()))?;
    Ok(file.len())
}

/// The target that this machine runs.
fn host() -> Result<String, Failure> {
    let told = shell::read(shell::program("rustc").args(["--print", "host-tuple"]))?;
    Ok(told.trim().to_owned())
}
