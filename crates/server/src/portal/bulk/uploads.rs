//! Pictures and exported files as they come in: one by one, or packed into an archive.

use std::fs::File;
use std::io::{Seek, Write};
use std::ops::ControlFlow;

use axum::body::Bytes;
use axum::extract::multipart::{Field, Multipart};
use sheets::{ArchiveLimits, Packed, Unreadable};
use tokio::sync::mpsc::{Receiver, channel};

use crate::http::fault::Fault;
use crate::http::room::{Full, Growing, Held, Uploads};
use crate::http::upload::{FILE_BYTES, cut_off};

const ARCHIVE: ArchiveLimits = ArchiveLimits {
    files: 12_000,
    file: FILE_BYTES as u64,
    unpacked: 1 << 30,
};

/// A file of a form.
pub(super) enum Sent {
    /// A picture or an exported file, or one that was too large to be kept.
    One(Packed, Held),
    /// An archive, in a temporary file that has no name, with its room there.
    Archive(File, Held),
    /// One of that name for which there was no room.
    NoRoom(String),
}

/// The next file of a form, with its field's name; text fields and fields in which nothing was chosen are passed over.
pub(super) async fn next(
    room: &Uploads,
    form: &mut Multipart,
) -> Result<Option<(String, Sent)>, Fault> {
    while let Some(mut field) = form.next_field().await.map_err(cut_off)? {
        let Some(name) = field.file_name().map(short) else {
            continue;
        };
        let of = field.name().unwrap_or_default().to_owned();
        let Some(start) = field.chunk().await.map_err(cut_off)? else {
            continue;
        };
        if sheets::is_archive(&start) {
            let sent = spool(room, field, &start, name).await?;
            return Ok(Some((of, sent)));
        }
        let sent = one(room, field, start, name).await?;
        return Ok(Some((of, sent)));
    }
    Ok(None)
}

fn short(name: &str) -> String {
    name.chars().filter(|c| !c.is_control()).take(80).collect()
}

async fn one(
    room: &Uploads,
    mut field: Field<'_>,
    start: Bytes,
    name: String,
) -> Result<Sent, Fault> {
    let mut held = room.in_memory();
    let mut kept = Ok(Growing::up_to(FILE_BYTES));
    let mut next = Some(start);
    while let Some(chunk) = next {
        let full = match &mut kept {
            Ok(bytes) => bytes.add(&chunk, &mut held).await.err(),
            Err(_) => None,
        };
        if let Some(full) = full {
            kept = Err(full);
        }
        next = field.chunk().await.map_err(cut_off)?;
    }
    let bytes = match kept {
        Ok(bytes) => Some(bytes.whole()),
        Err(Full::TooLarge) => None,
        Err(Full::NoRoom) => return Ok(Sent::NoRoom(name)),
    };
    Ok(Sent::One(Packed { name, bytes }, held))
}

/// An archive is read from its end, so it is laid down first; memory does not grow with it.
async fn spool(
    room: &Uploads,
    mut field: Field<'_>,
    start: &[u8],
    name: String,
) -> Result<Sent, Fault> {
    let mut held = room.on_disk();
    let mut file = Some(tempfile::tempfile().map_err(no_room)?);
    let mut next = Some(Bytes::copy_from_slice(start));
    while let Some(chunk) = next {
        if file.is_some() && held.grow(chunk.len()).await.is_err() {
            // It is heard out, and nothing of it stays.
            file = None;
            held = room.on_disk();
        }
        if let Some(file) = &mut file {
            file.write_all(&chunk).map_err(no_room)?;
        }
        next = field.chunk().await.map_err(cut_off)?;
    }
    let Some(mut file) = file else {
        return Ok(Sent::NoRoom(name));
    };
    file.rewind().map_err(no_room)?;
    Ok(Sent::Archive(file, held))
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
