//! What a file is, by its first bytes and never by its name.

/// The kinds of picture that are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PictureKind {
    /// Portable Network Graphics.
    Png,
    /// JPEG.
    Jpeg,
    /// WebP.
    Webp,
}

pub(crate) enum Sniffed {
    Picture(PictureKind),
    Other(&'static str),
    Unknown,
}

/// Kinds that people send by mistake: an offset, the bytes there, and a name with its article.
const OTHERS: [(usize, &[u8], &str); 18] = [
    (0, b"GIF8", "a GIF picture"),
    (0, b"%PDF-", "a PDF document"),
    (0, b"BM", "a BMP picture"),
    (0, b"II*\0", "a TIFF picture or a camera's raw file"),
    (0, b"MM\0*", "a TIFF picture or a camera's raw file"),
    (4, b"ftypavif", "an AVIF picture"),
    (4, b"ftypavis", "an AVIF picture"),
    (4, b"ftypqt", "a video"),
    (4, b"ftypisom", "a video"),
    (4, b"ftypmp4", "a video"),
    (4, b"ftyp3g", "a video"),
    (4, b"ftyp", "a HEIC picture"),
    (0, b"\xff\x0a", "a JPEG XL picture"),
    (0, b"\0\0\0\x0cJXL ", "a JPEG XL picture"),
    (0, b"PK\x03\x04", "a ZIP archive or an office document"),
    (0, b"\xd0\xcf\x11\xe0", "an office document"),
    (0, b"8BPS", "a Photoshop file"),
    (0, b"\x1aE\xdf\xa3", "a video"),
];

pub(crate) fn sniff(bytes: &[u8]) -> Sniffed {
    let at =
        |offset: usize, magic: &[u8]| bytes.get(offset..).is_some_and(|b| b.starts_with(magic));
    if at(0, b"\x89PNG\r\n\x1a\n") {
        Sniffed::Picture(PictureKind::Png)
    } else if at(0, b"\xff\xd8\xff") {
        Sniffed::Picture(PictureKind::Jpeg)
    } else if at(0, b"RIFF") && at(8, b"WEBP") {
        Sniffed::Picture(PictureKind::Webp)
    } else if let Some((.., name)) = OTHERS.iter().find(|(offset, magic, _)| at(*offset, magic)) {
        Sniffed::Other(name)
    } else {
        text(bytes).map_or(Sniffed::Unknown, Sniffed::Other)
    }
}

/// How much of a file is looked at to see whether it is text.
const HEAD: usize = 1024;

fn text(bytes: &[u8]) -> Option<&'static str> {
    let head = &bytes[..bytes.len().min(HEAD)];
    let head = match std::str::from_utf8(head) {
        Ok(head) => head,
        // The cut may have split the last character.
        Err(fault) if fault.error_len().is_none() => {
            std::str::from_utf8(&head[..fault.valid_up_to()]).ok()?
        }
        Err(_) => return None,
    };
    if head.chars().any(|c| c.is_control() && !c.is_whitespace()) {
        return None;
    }
    let lower = head
        .trim_start_matches(['\u{feff}', ' ', '\n', '\r', '\t'])
        .to_ascii_lowercase();
    Some(if lower.contains("<svg") {
        "an SVG drawing"
    } else if lower.starts_with("<!doctype html") || lower.starts_with("<html") {
        "a web page"
    } else if lower.starts_with("<?xml") {
        "an XML file"
    } else {
        "a text file"
    })
}
