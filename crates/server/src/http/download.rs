//! A file that was made for one download: on the disk, where nobody else finds it, and gone afterwards.

use std::fs::File;
use std::io::{Seek as _, SeekFrom};

use axum::body::{Body, Bytes};
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use futures_util::stream;
use tokio::io::AsyncReadExt as _;

use super::fault::Fault;

/// How much is read at once.
const PIECE: usize = 64 * 1024;

/// A file without a name.
pub(crate) fn draft() -> Result<File, Fault> {
    tempfile::tempfile().map_err(Fault::internal)
}

/// The file as an archive to keep, read piece by piece as the browser takes it.
pub(crate) fn zip(mut file: File, name: &'static str) -> Result<Response, Fault> {
    file.seek(SeekFrom::Start(0)).map_err(Fault::internal)?;
    let file = tokio::fs::File::from_std(file);
    let pieces = stream::try_unfold(file, async |mut file| {
        let mut piece = vec![0; PIECE];
        let read = file.read(&mut piece).await?;
        piece.truncate(read);
        Ok::<_, std::io::Error>((read > 0).then(|| (Bytes::from(piece), file)))
    });
    let disposition = format!("attachment; filename=\"{name}\"");
    let headers = [
        (
            header::CONTENT_TYPE,
            HeaderValue::from_static("application/zip"),
        ),
        (
            header::CONTENT_DISPOSITION,
            HeaderValue::from_str(&disposition).map_err(Fault::internal)?,
        ),
        (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
    ];
    Ok((headers, Body::from_stream(pieces)).into_response())
}
