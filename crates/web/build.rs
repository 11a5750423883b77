//! Packs the files of `assets` and, where they are wanted, the catalogues of `languages`, for the program
//! to carry and to serve.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

use flate2::Compression;
use flate2::write::GzEncoder;

fn main() -> io::Result<()> {
    let to = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default());
    println!("cargo::rerun-if-changed=assets");
    for file in files("assets")? {
        let name = file.file_name().unwrap_or_default();
        pack(&fs::read(&file)?, &to.join(name))?;
    }
    if env::var_os("CARGO_FEATURE_LANGUAGES").is_some() {
        println!("cargo::rerun-if-changed=languages");
        fs::create_dir_all(to.join("languages"))?;
        for language in files("languages")? {
            catalogue(&language, &to.join("languages"))?;
        }
    }
    Ok(())
}

/// All areas of one language become one text.
fn catalogue(language: &Path, to: &Path) -> io::Result<()> {
    let mut whole = Vec::new();
    for area in files(language)? {
        whole.extend(fs::read(area)?);
        whole.extend(b"\n\n");
    }
    let name = language.file_name().unwrap_or_default();
    pack(&whole, &to.join(name).with_extension("ftl"))
}

fn files(folder: impl AsRef<Path>) -> io::Result<Vec<PathBuf>> {
    let entries = fs::read_dir(folder)?.map(|entry| Ok(entry?.path()));
    let mut files = entries.collect::<io::Result<Vec<_>>>()?;
    files.sort();
    Ok(files)
}

fn pack(text: &[u8], to: &Path) -> io::Result<()> {
    let mut packed = GzEncoder::new(Vec::new(), Compression::best());
    packed.write_all(text)?;
    fs::write(to, packed.finish()?)
}
