//! A spreadsheet as a zip of parts, each unpacked piece by piece under a limit.

use std::io::{self, BufRead, BufReader, Read, Seek, SeekFrom};

use zip::ZipArchive;
use zip::read::ZipFile;
use zip::result::ZipError;

use super::fault::{Overrun, Unreadable};
use super::xml::{self, Xml};
use crate::limits::Limits;

/// Parts of a spreadsheet: some dozens, and a few for each picture in it.
const PARTS: u16 = 4096;

/// Bytes of one element with its attributes, or of one stretch of text.
const ELEMENT: usize = 256 << 10;

pub(super) enum Kind {
    Xlsx { workbook: String },
    Ods,
}

pub(super) struct Package<R> {
    zip: ZipArchive<R>,
    part: u64,
    left: u64,
}

impl<R: Read + Seek> Package<R> {
    pub(super) fn open(source: R, length: u64, limits: &Limits) -> Result<Self, Unreadable> {
        let zip = open(source, length, PARTS)?;
        Ok(Self {
            zip,
            part: limits.part,
            left: limits.unpacked,
        })
    }

    /// What the parts make together; macros are found by their part as well as by what is claimed.
    pub(super) fn kind(&mut self) -> Result<Kind, Unreadable> {
        let names: Vec<String> = self.zip.file_names_raw().map(plain).collect();
        let any = |test: &dyn Fn(&str) -> bool| names.iter().any(|name| test(name));
        let has = |wanted: &str| any(&|name| name == wanted);
        if any(&|name| {
            name.ends_with("vbaproject.bin")
                || name.starts_with("basic/")
                || name.starts_with("scripts/")
                || name.starts_with("xl/macrosheets/")
        }) {
            return Err(Unreadable::Macros);
        }
        match (has("[content_types].xml"), has("mimetype")) {
            (true, true) => Err(Unreadable::TwoKinds),
            (true, false) => self.office(),
            (false, true) => self.open_document(),
            (false, false) if any(&|name| name.starts_with("index/") && name.ends_with(".iwa")) => {
                Err(Unreadable::Foreign("a file of Numbers or Pages"))
            }
            (false, false) => Err(Unreadable::Foreign("a zip archive")),
        }
    }

    fn office(&mut self) -> Result<Kind, Unreadable> {
        let mut types = self
            .xml("[Content_Types].xml")?
            .ok_or(Unreadable::Damaged)?;
        while let Some(tag) = types.next_tag()? {
            let kind = xml::attribute(&tag, "ContentType")?.unwrap_or_default();
            if kind.contains("sheet.binary") {
                return Err(Unreadable::Binary);
            }
            if kind.contains("macroEnabled") || kind.contains("vbaProject") {
                return Err(Unreadable::Macros);
            }
        }
        drop(types);
        let mut relations = self.xml("_rels/.rels")?.ok_or(Unreadable::Damaged)?;
        let mut workbook = None;
        while let Some(tag) = relations.next_tag()? {
            let is_main =
                xml::attribute(&tag, "Type")?.is_some_and(|kind| kind.ends_with("/officeDocument"));
            if is_main {
                workbook = xml::attribute(&tag, "Target")?.map(|target| resolve("", &target));
            }
        }
        match workbook {
            Some(path) if path.to_ascii_lowercase().ends_with(".bin") => Err(Unreadable::Binary),
            Some(path) if path.starts_with("word/") => Err(Unreadable::Foreign("a text document")),
            Some(path) if path.starts_with("ppt/") => Err(Unreadable::Foreign("a presentation")),
            Some(workbook) => Ok(Kind::Xlsx { workbook }),
            None => Err(Unreadable::Damaged),
        }
    }

    fn open_document(&mut self) -> Result<Kind, Unreadable> {
        let mut kind = String::new();
        let mut part = self
            .zip
            .by_name("mimetype")
            .map_err(|_| Unreadable::Damaged)?;
        part.by_ref()
            .take(128)
            .read_to_string(&mut kind)
            .map_err(|_| Unreadable::Damaged)?;
        drop(part);
        if !kind.starts_with("application/vnd.oasis.opendocument.spreadsheet") {
            return Err(Unreadable::Foreign("an OpenDocument file of another kind"));
        }
        if let Some(mut manifest) = self.xml("META-INF/manifest.xml")? {
            while let Some(tag) = manifest.next_tag()? {
                if tag.local_name().as_ref() == "encryption-data" {
                    return Err(Unreadable::Password);
                }
            }
        }
        Ok(Kind::Ods)
    }

    /// The part of that name, to be read once; `None` when there is none.
    pub(super) fn xml(&mut self, name: &str) -> Result<Option<Xml<'_, R>>, Unreadable> {
        let index = match self.zip.index_for_name(name) {
            Some(index) => Some(index),
            // Some programs write a part's name otherwise than what points to it.
            None => self
                .zip
                .file_names_raw()
                .position(|other| plain(other) == plain(name.as_bytes())),
        };
        let Some(index) = index else { return Ok(None) };
        match self.zip.by_index(index) {
            Ok(file) => Ok(Some(Xml::new(Part {
                inner: BufReader::with_capacity(32 << 10, file),
                left_here: self.part,
                left: &mut self.left,
                left_of_element: ELEMENT,
            }))),
            Err(ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED)) => {
                Err(Unreadable::Password)
            }
            Err(_) => Err(Unreadable::Damaged),
        }
    }
}

/// A part's name as far as it counts: in lower case, with slashes.
fn plain(name: &[u8]) -> String {
    String::from_utf8_lossy(name)
        .to_ascii_lowercase()
        .replace('\\', "/")
}

/// Where `target` leads from a folder that ends in `/`, or is empty.
pub(super) fn resolve(folder: &str, target: &str) -> String {
    let whole = match target.strip_prefix('/') {
        Some(absolute) => absolute.to_owned(),
        None => format!("{folder}{target}"),
    };
    let mut path: Vec<&str> = Vec::new();
    for step in whole.split('/') {
        match step {
            "" | "." => {}
            ".." => drop(path.pop()),
            step => path.push(step),
        }
    }
    path.join("/")
}

/// Opens a zip that is nothing else besides, and has no more parts than `most`.
pub(super) fn open<R: Read + Seek>(
    mut source: R,
    length: u64,
    most: u16,
) -> Result<ZipArchive<R>, Unreadable> {
    check_end(&mut source, length, most)?;
    source.rewind()?;
    let zip = ZipArchive::new(source).map_err(|_| Unreadable::Damaged)?;
    if zip.offset() != 0 || zip.has_duplicate_names() {
        return Err(Unreadable::TwoKinds);
    }
    Ok(zip)
}

/// A zip's list of parts stands at its end, so bytes behind it, or a gap before, are no part of it,
/// and its length is known before any of it is believed.
fn check_end<R: Read + Seek>(source: &mut R, length: u64, most: u16) -> Result<(), Unreadable> {
    const END: usize = 22;
    const END64: u64 = 56 + 20;
    let window = length.min((END as u64) + u64::from(u16::MAX));
    source.seek(SeekFrom::Start(length - window))?;
    let mut tail = Vec::new();
    source.by_ref().take(window).read_to_end(&mut tail)?;
    let Some(at) = tail.windows(4).rposition(|bytes| bytes == b"PK\x05\x06") else {
        return Err(Unreadable::Damaged);
    };
    let end = &tail[at..];
    let number = |from: usize, length: usize| {
        let bytes = end.get(from..from + length)?;
        Some(
            bytes
                .iter()
                .rev()
                .fold(0_u64, |sum, byte| sum << 8 | u64::from(*byte)),
        )
    };
    let fields = || {
        Some((
            number(10, 2)?,
            number(12, 4)?,
            number(16, 4)?,
            number(20, 2)?,
        ))
    };
    let (parts, size, offset, comment) = fields().ok_or(Unreadable::Damaged)?;
    if parts > u64::from(most) {
        return Err(Unreadable::Bomb);
    }
    let position = length - window + at as u64;
    let gap = position.checked_sub(offset + size);
    if end.len() as u64 != END as u64 + comment || !matches!(gap, Some(0 | END64)) {
        return Err(Unreadable::TwoKinds);
    }
    Ok(())
}

/// A part being unpacked, with what may still come.
pub(super) struct Part<'a, R: Read> {
    inner: BufReader<ZipFile<'a, R>>,
    left_here: u64,
    left: &'a mut u64,
    left_of_element: usize,
}

impl<R: Read> Part<'_, R> {
    /// Gives the next element its whole limit.
    pub(super) fn next_element(&mut self) {
        self.left_of_element = ELEMENT;
    }
}

impl<R: Read> Read for Part<'_, R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.fill_buf()?.read(buffer)?;
        self.consume(read);
        Ok(read)
    }
}

impl<R: Read> BufRead for Part<'_, R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        let is_over = self.left_here == 0 || *self.left == 0 || self.left_of_element == 0;
        let bytes = self.inner.fill_buf()?;
        if is_over && !bytes.is_empty() {
            return Err(io::Error::other(Overrun));
        }
        Ok(bytes)
    }

    fn consume(&mut self, amount: usize) {
        self.inner.consume(amount);
        self.left_here = self.left_here.saturating_sub(amount as u64);
        *self.left = self.left.saturating_sub(amount as u64);
        self.left_of_element = self.left_of_element.saturating_sub(amount);
    }
}
