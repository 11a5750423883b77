//! What is kept of a person as a copy to hand over: a zip of one JSON file and the pictures.

mod record;

use std::fs::File;
use std::io::{self, Write as _};

use recovery::case::CaseNumber;
use recovery::store::StoreError;
use serde::Serialize;
use thiserror::Error;
use zip::result::ZipError;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use self::record::{Head, picture_name, request};
use crate::http::fault::Fault;
use crate::pictures::Shelf;
use crate::services::Services;

/// The name of the copy.
pub const COPY_NAME: &str = "personal-data.zip";

/// Who makes a copy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// Whoever answers for the service: with notes and labels of staff and what the trail tells, to be
    /// read through before it is handed over.
    Authority,
    /// The holder himself: what he sent, what he was told, and what happened when.
    Holder,
}

/// Why there is no copy.
#[derive(Debug, Error)]
pub enum CopyError {
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// A picture cannot be read.
    #[error("a picture cannot be read: {0}")]
    Picture(String),
    /// It cannot be written.
    #[error("the copy cannot be written")]
    Write(#[from] io::Error),
    /// The same.
    #[error("the copy cannot be written")]
    Zip(#[from] ZipError),
    /// The same.
    #[error("the copy cannot be written")]
    Json(#[from] serde_json::Error),
}

impl From<CopyError> for Fault {
    fn from(error: CopyError) -> Self {
        match error {
            CopyError::Store(error) => error.into(),
            other => Self::internal(other),
        }
    }
}

/// Writes the copy of these requests into a file, request by request and picture by picture, so that its
/// size costs no memory. A request that was erased meanwhile is left out.
///
/// # Errors
/// When something cannot be read or written.
pub async fn copy(
    services: &Services,
    (about, by): (&str, By),
    cases: &[CaseNumber],
    file: File,
) -> Result<(), CopyError> {
    let mut archive = ZipWriter::new(file);
    let packed = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    archive.start_file("data.json", packed)?;
    let head = Head::of(services, about);
    // One object, opened here and closed below, with the requests in between one by one.
    let opened = serde_json::to_string_pretty(&head)?;
    let opened = opened.trim_end().trim_end_matches('}').trim_end();
    write!(archive, "{opened},\n  \"requests\": [")?;
    let mut found = Vec::new();
    for case in cases {
        let Some(request) = request(services, *case, by).await? else {
            continue;
        };
        let comma = if found.is_empty() { "" } else { "," };
        write!(archive, "{comma}\n{}", pretty(&request)?)?;
        found.push(*case);
    }
    writeln!(archive, "\n  ]\n}}")?;
    // Pictures do not get smaller.
    let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    let shelf = Shelf::new(services);
    for case in found {
        let pictures = services.store.read().await?.all_pictures(case).await?;
        for picture in pictures {
            let bytes = shelf.kept(&picture.picture.name).await;
            let bytes = bytes.map_err(|fault| CopyError::Picture(format!("{fault:?}")))?;
            // Gone since it was looked up: its time was over.
            let Some(bytes) = bytes else { continue };
            archive.start_file(picture_name(case, &picture), stored)?;
            archive.write_all(&bytes)?;
        }
    }
    archive.finish()?.sync_all()?;
    Ok(())
}

fn pretty(value: &impl Serialize) -> Result<String, serde_json::Error> {
    let text = serde_json::to_string_pretty(value)?;
    Ok(text
        .lines()
        .map(|line| format!("    {line}"))
        .collect::<Vec<_>>()
        .join("\n"))
}
