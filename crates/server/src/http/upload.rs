//! Forms with a file, read from the wire with every size capped on the way.

use axum::extract::multipart::{Field, Multipart, MultipartError};
use axum::http::StatusCode;

use super::fault::Fault;
use super::room::{Full, Growing, Held, Uploads};
use axum::body::{Body, BodyDataStream};
use futures_util::StreamExt as _;

/// How many bytes of one file are kept, 10 MiB.
pub(crate) const FILE_BYTES: usize = 10 * 1024 * 1024;
/// How many bytes of one form are read at all: enough to hear out a file that is far too large and
/// to give the form back with a word about it, instead of cutting the line.
pub(crate) const FORM_BYTES: usize = 64 * 1024 * 1024;

const TEXT_BYTES: usize = 64 * 1024;
/// Twenty devices have a dozen fields each.
const FIELDS: usize = 320;

/// A form as it came in.
pub(crate) struct Submitted {
    fields: Vec<(String, String)>,
    files: Vec<(String, File)>,
    /// The room of all of it, for as long as the form is worked on.
    held: Held,
    is_crowded: bool,
}

/// A file of a form.
pub(crate) enum File {
    /// Its bytes.
    Whole {
        /// The name it has at the sender's; a hint for him and nothing else.
        name: String,
        /// What is in it.
        bytes: Vec<u8>,
    },
    /// It was larger than [`FILE_BYTES`], and is not kept.
    TooLarge,
    /// There was no room for it, and it is not kept.
    NoRoom,
}

impl Submitted {
    /// Reads the whole form; of a file beyond its cap nothing is kept.
    pub(crate) async fn read(room: &Uploads, mut form: Multipart) -> Result<Self, Fault> {
        let mut submitted = Self {
            fields: Vec::new(),
            files: Vec::new(),
            held: room.in_memory(),
            is_crowded: false,
        };
        while let Some(field) = form.next_field().await.map_err(cut_off)? {
            submitted.take(field).await?;
        }
        Ok(submitted)
    }

    async fn take(&mut self, field: Field<'_>) -> Result<(), Fault> {
        let name = field.name().unwrap_or_default().to_owned();
        if let Some(file) = field.file_name().map(str::to_owned) {
            if let Some(file) = read_file(field, file, &mut self.held).await? {
                self.is_crowded |= matches!(file, File::NoRoom);
                self.files.push((name, file));
            }
            return Ok(());
        }
        if self.fields.len() >= FIELDS {
            return Err(Fault::TooLarge);
        }
        let value = read_text(field, &mut self.held).await?;
        self.fields.push((name, value));
        Ok(())
    }

    /// The file of a field, when one was chosen; it is given once.
    pub(crate) fn file(&mut self, name: &str) -> Option<File> {
        let index = self.files.iter().position(|(field, _)| field == name)?;
        Some(self.files.swap_remove(index).1)
    }

    /// Whether a file came in this field that was not taken yet.
    pub(crate) fn has_file(&self, name: &str) -> bool {
        self.files.iter().any(|(field, _)| field == name)
    }

    /// Whether there was no room for a file, so that the form has to come again.
    pub(crate) const fn is_crowded(&self) -> bool {
        self.is_crowded
    }

    /// How many files came.
    pub(crate) fn files(&self) -> usize {
        self.files.len()
    }

    /// The text of a field, empty when there is none.
    pub(crate) fn text(&self, name: &str) -> String {
        self.fields
            .iter()
            .find(|(field, _)| field == name)
            .map(|(_, value)| value.clone())
            .unwrap_or_default()
    }
}

async fn read_text(mut field: Field<'_>, held: &mut Held) -> Result<String, Fault> {
    let mut bytes = Vec::new();
    while let Some(chunk) = field.chunk().await.map_err(cut_off)? {
        if bytes.len() + chunk.len() > TEXT_BYTES {
            return Err(Fault::TooLarge);
        }
        held.grow(chunk.len()).await.map_err(|_| Fault::Crowded)?;
        bytes.extend_from_slice(&chunk);
    }
    String::from_utf8(bytes).map_err(|_| Fault::NotUtf8)
}

async fn read_file(
    mut field: Field<'_>,
    name: String,
    held: &mut Held,
) -> Result<Option<File>, Fault> {
    let mut kept = Ok(Growing::up_to(FILE_BYTES));
    while let Some(chunk) = field.chunk().await.map_err(cut_off)? {
        // What is not kept is heard out all the same.
        let full = match &mut kept {
            Ok(bytes) => bytes.add(&chunk, held).await.err(),
            Err(_) => None,
        };
        if let Some(full) = full {
            kept = Err(full);
        }
    }
    Ok(match kept.map(Growing::whole) {
        Err(Full::TooLarge) => Some(File::TooLarge),
        Err(Full::NoRoom) => Some(File::NoRoom),
        // A browser sends an empty part for a file field in which nothing was chosen.
        Ok(bytes) if bytes.is_empty() && name.is_empty() => None,
        Ok(bytes) => Some(File::Whole { name, bytes }),
    })
}

/// The whole body of a call that is one file, with its room.
pub(crate) async fn read_body(room: &Uploads, body: Body) -> Result<(Vec<u8>, Held), Fault> {
    let mut held = room.in_memory();
    let mut bytes = Growing::up_to(FILE_BYTES);
    let mut chunks: BodyDataStream = body.into_data_stream();
    while let Some(chunk) = chunks.next().await {
        let chunk = chunk.map_err(|_| Fault::CutOff)?;
        bytes
            .add(&chunk, &mut held)
            .await
            .map_err(|full| match full {
                Full::TooLarge => Fault::TooLarge,
                Full::NoRoom => Fault::Crowded,
            })?;
    }
    Ok((bytes.whole(), held))
}

#[expect(clippy::needless_pass_by_value, reason = "the shape of map_err")]
pub(crate) fn cut_off(error: MultipartError) -> Fault {
    if error.status() == StatusCode::PAYLOAD_TOO_LARGE {
        Fault::TooLarge
    } else {
        Fault::CutOff
    }
}
