//! Packs the files of `assets`, for the program to carry and to serve.

use std::io::Write;
use std::path::PathBuf;
use std::{env, fs, io};

use flate2::Compression;
use flate2::write::GzEncoder;

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-changed=assets");
    let to = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default());
    for file in fs::read_dir("assets")? {
        let file = file?;
        let mut packed = GzEncoder::new(Vec::new(), Compression::best());
        packed.write_all(&fs::read(file.path())?)?;
        fs::write(to.join(file.file_name()), packed.finish()?)?;
    }
    Ok(())
}
