//! `cargo xtask device`: the agent as it goes onto a device, as small as it gets.
//!
//! `cargo build --profile device --package agent` gives the same agent with the standard library as it
//! is delivered, which is built for speed and can name the functions of a backtrace. Here it is
//! built with the program.

use std::fs;
use std::path::{Path, PathBuf};

use crate::tools::Tool;
use crate::{Failure, root, shell, tools};

/// The largest that it may be, in bytes.
pub const MOST: u64 = 3_000_000;

/// Builds it, says where it is and gives its size.
pub fn run(target: Option<&str>) -> Result<u64, Failure> {
    let program = build(target, &[])?;
    let size = size_of(&program)?;
    println!("{}: {size} bytes of {MOST}", program.display());
    Ok(size)
}

/// Builds it for this machine; a failure when it is larger than it may be. Where the source of the
/// standard library cannot be had, it is built without and its size is not judged.
pub fn check() -> Result<(), Failure> {
    if tools::ensure(&[Tool::RustSource].into()).is_err() {
        println!("the component rust-src cannot be had: built with the library as delivered");
        let plain = ["build", "--profile", "device", "--package", "agent"];
        return shell::run(&mut shell::cargo(&plain));
    }
    match run(None)? <= MOST {
        true => Ok(()),
        false => Err(Failure::new(format!(
            "that is more than {MOST}; `cargo xtask bench device --parts` says what takes it"
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
        // These are unstable parts of cargo and the compiler; this lets the stable ones do it.
        .env("RUSTC_BOOTSTRAP", "1")
        // Unlike RUSTFLAGS this lets folders have spaces in their names.
        .env("CARGO_ENCODED_RUSTFLAGS", flags(&target)?.join("\x1f"))
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

/// What the compiler is told besides.
fn flags(target: &str) -> Result<Vec<String>, Failure> {
    let mut flags: Vec<String> = [
        // What programmers print of a value is its name alone; for people and logs, values are
        // written out by code of their own.
        "-Zfmt-debug=shallow",
        // A panic names file and line; without the column, places on one line are one.
        "-Zlocation-detail=file,line",
        // The code that every processor runs, and none beside it for vectors: a challenge seals a
        // hundred bytes, the state has seven thousand. TLS has ring's, and hashing of passwords is
        // not told.
        "--cfg=curve25519_dalek_backend=\"serial\"",
        "--cfg=chacha20_backend=\"soft\"",
        "--cfg=poly1305_backend=\"soft\"",
        "--cfg=sha1_backend=\"soft\"",
        "--cfg=sha2_backend=\"soft\"",
    ]
    .map(str::to_owned)
    .into();
    // A panic names the line, and the file from its crate on: whose machine built it, nobody needs.
    for folder in foreign_sources()? {
        flags.push(format!("--remap-path-prefix={}/=", folder.display()));
    }
    // The linker that Rust uses of its own accord on this one target keeps only one of functions that
    // are equal. Moving out what functions have in common saves another tenth of a megabyte, and
    // doubles the time of Argon2, whose functions it cannot be told to spare.
    if target == "x86_64-unknown-linux-gnu" {
        flags.push("-Clink-arg=-Wl,--icf=all".to_owned());
    }
    Ok(flags)
}

/// The folders in which the sources of libraries lie: those that cargo has fetched, and Rust's own.
fn foreign_sources() -> Result<Vec<PathBuf>, Failure> {
    let sysroot = shell::read(shell::program("rustc").args(["--print", "sysroot"]))?;
    let mut folders = vec![Path::new(sysroot.trim()).join("lib/rustlib/src/rust/library")];
    let home = std::env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|| Some(std::env::home_dir()?.join(".cargo")));
    let registries = home.map(|home| fs::read_dir(home.join("registry/src")));
    for registry in registries.into_iter().flatten().flatten().flatten() {
        folders.push(registry.path());
    }
    folders.sort_unstable();
    Ok(folders)
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
