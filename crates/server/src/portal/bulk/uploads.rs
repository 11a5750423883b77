//! Pictures and exported files as they come in: one by one, or packed into an archive.

use std::fs::File;
use std::io::{Seek, Write};
use std::ops::ControlFlow;

use axum::extract::multipart::{Field, Multipart};
use sheets::{ArchiveLimits, Packed, Unreadable};
use tokio::sync::mpsc::{Receiver, channel};

use crate::http::fault::Fault;
use crate::http::upload::{FILE_BYTES, cut_off};

const ARCHIVE: ArchiveLimits = ArchiveLimits {
    files: 12_000,
    file: FILE_BYTES as u64,
    unpacked: 1 << 30,
};

/// A file of a form.
pub(super) enum Sent {
    /// A picture or an exported file, or one that was too large to be kept.
    One(Packed),
    /// An archive, in a temporary file that has no name.
    Archive(File),
}

/// The next file of a form; text fields and fields in which nothing was chosen are passed over.
pub(super) async fn next(form: &mut Multipart) -> Result<Option<Sent>, Fault> {
    while let Some(mut field) = form.next_field().await.map_err(cut_off)? {
        let Some(name) = field.file_name().map(short) else {
            continue;
        };
        let Some(start) = field.chunk().await.map_err(cut_off)? else {
            continue;
        };
        if sheets::is_archive(&start) {
            return spool(field, &start).await.map(Some);
        }
        return one(field, &start, name).await.map(Some);
    }
    Ok(None)
}

fn short(name: &str) -> String {
    name.chars().filter(|c| !c.is_control()).take(80).collect()
}

async fn one(mut field: Field<'_>, start: &[u8], name: String) -> Result<Sent, Fault> {
    let mut bytes = Some(start.to_vec());
    while let Some(chunk) = field.chunk().await.map_err(cut_off)? {
        bytes = bytes.filter(|bytes| bytes.len() + chunk.len() <= FILE_BYTES);
        if let Some(bytes) = &mut bytes {
            bytes.extend_from_slice(&chunk);
        }
    }
    Ok(Sent::One(Packed { name, bytes }))
}

/// An archive is read from its end, so it is laid down first; memory does not grow with it.
async fn spool(mut field: Field<'_>, start: &[u8]) -> Result<Sent, Fault> {
    let mut file = tempfile::tempfile().map_err(no_room)?;
    file.write_all(start).map_err(no_room)?;
    while let Some(chunk) = field.chunk().await.map_err(cut_off)? {
        file.write_all(&chunk).map_err(no_room)?;
    }
    file.rewind().map_err(no_room)?;
    Ok(Sent::Archive(file))
}

#[expect(clippy::needless_pass_by_value, reason = "the shape of map_err")]
fn no_room(error: std::io::Error) -> Fault {
    Fault::Unavailable(format!("temporary file: {error}"))
}

/// Unpacks an archive beside the event loop; files come as fast as they are looked at, and the last
/// that comes may be why there are no more.
pub(super) fn unpack(file: File) -> Receiver<Result<Packed, Unreadable>> {
    let (sender, receiver) = channel(1);
    tokio::task::spawn_blocking(move || {
        let result = sheets::unpack(file, &ARCHIVE, &mut |packed| {
            match sender.blocking_send(Ok(packed)) {
                Ok(()) => ControlFlow::Continue(()),
                // Nobody waits for them any more.
                Err(_) => ControlFlow::Break(()),
            }
        });
        if let Err(fault) = result {
            drop(sender.blocking_send(Err(fault)));
        }
    });
    receiver
}
