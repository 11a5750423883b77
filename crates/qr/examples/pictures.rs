//! Writes pictures for the fuzzer to start from: `cargo run -p qr --example pictures -- fuzz/seeds`.

use std::error::Error;
use std::io::Cursor;
use std::path::PathBuf;

use image::{DynamicImage, ImageFormat};
use qr::Symbol;

fn main() -> Result<(), Box<dyn Error>> {
    let folder = std::env::args().nth(1).ok_or("say into which folder")?;
    let folder = PathBuf::from(folder).join("upload");
    std::fs::create_dir_all(&folder)?;
    let texts = [
        ("wanted", "https://a.example/c/0123456789"),
        ("other", "WIFI:T:WPA;S:a;P:b;;"),
    ];
    for (name, text) in texts {
        let grey = image::load_from_memory(&Symbol::text(text)?.png(3))?;
        let pictures = [
            ("grey", DynamicImage::ImageLuma8(grey.to_luma8())),
            ("rgb", DynamicImage::ImageRgb8(grey.to_rgb8())),
            ("rgba", DynamicImage::ImageRgba8(grey.to_rgba8())),
        ];
        for (colours, picture) in &pictures {
            for format in [ImageFormat::Png, ImageFormat::Jpeg, ImageFormat::WebP] {
                let mut bytes = Cursor::new(Vec::new());
                // JPEG has no transparency; what a format cannot hold is left out.
                if picture.write_to(&mut bytes, format).is_ok() {
                    let extension = format.extensions_str()[0];
                    std::fs::write(
                        folder.join(format!("{name}-{colours}.{extension}")),
                        bytes.into_inner(),
                    )?;
                }
            }
        }
    }
    Ok(())
}
