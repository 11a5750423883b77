//! Packs the long texts that the agent hands out as they stand, and says how `regain-agent` is linked
//! for a device; no other build is linked differently.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

use flate2::Compression;
use flate2::write::GzEncoder;

fn main() -> io::Result<()> {
    pack()?;
    link();
    Ok(())
}

fn pack() -> io::Result<()> {
    let to = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default());
    for file in ["agent.example.toml", "src/api/openapi.json"].map(Path::new) {
        println!("cargo::rerun-if-changed={}", file.display());
        let mut packed = GzEncoder::new(Vec::new(), Compression::best());
        packed.write_all(&fs::read(file)?)?;
        let name = file.file_name().unwrap_or_default();
        fs::write(to.join(name), packed.finish()?)?;
    }
    Ok(())
}

fn link() {
    for input in ["build.rs", "device.ld"] {
        println!("cargo::rerun-if-changed={input}");
    }
    let is = |name: &str, value: &str| env::var_os(name).is_some_and(|found| found == value);
    // Nothing else tells the profile `device`, which alone is built for size and aborts on a panic.
    let for_device = is("OPT_LEVEL", "z") && is("CARGO_CFG_TARGET_OS", "linux");
    let Some(folder) = env::var_os("CARGO_MANIFEST_DIR").filter(|_| for_device) else {
        return;
    };
    // A compiler that links takes the linker's options with this before them.
    let linker = env::var("RUSTC_LINKER").unwrap_or_default();
    let prefix = if linker.ends_with("lld") { "" } else { "-Wl," };
    // The standard library comes with tables for unwinding, and they make every function get one.
    let script = Path::new(&folder).join("device.ld");
    option(prefix, &format!("--script={}", script.display()));
    // Addresses that are set at the start, in a tenth of the space (glibc 2.36, musl 1.2.4).
    option(prefix, "-zpack-relative-relocs");
}

/// For the program alone: the tests may panic.
fn option(prefix: &str, option: &str) {
    println!("cargo::rustc-link-arg-bins={prefix}{option}");
}
