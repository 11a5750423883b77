//! Writes the made-up pictures to a folder, each with its texts beside it:
//! `cargo run --release -p qr --example shots -- <folder> [of each kind] [first seed]`.

#[path = "../tests/scene/mod.rs"]
mod scene;

use std::error::Error;
use std::path::PathBuf;

use scene::kinds::{KINDS, sample};

fn main() -> Result<(), Box<dyn Error>> {
    let mut asked = std::env::args().skip(1);
    let folder = PathBuf::from(asked.next().ok_or("say into which folder")?);
    let mut number = |otherwise: u64| asked.next().map_or(Ok(otherwise), |text| text.parse());
    let (count, first) = (number(40)?, number(0)?);
    for kind in &KINDS {
        let folder = folder.join(kind.0.replace(' ', "-"));
        std::fs::create_dir_all(&folder)?;
        for seed in first..first + count {
            let sample = sample(kind, seed);
            std::fs::write(folder.join(format!("{seed:05}")), &sample.bytes)?;
            std::fs::write(
                folder.join(format!("{seed:05}.txt")),
                sample.texts.join("\u{1e}"),
            )?;
        }
    }
    Ok(())
}
