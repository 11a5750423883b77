//! Devices come into the registry from a file of any length.
//!
//! The rows go the same way as those that staff upload, [`crate::registry::Import`], but while the caller
//! waits: a program hears in one answer what became of its file, and one that was cut off sends it again,
//! for the same file twice changes nothing. The background job of the desk is for people, who close
//! their browser, and keeps file and faulty rows for them; here nothing has to be kept.

use std::io::{self, BufReader, Seek as _, SeekFrom};

use axum::body::Body;
use axum::extract::{DefaultBodyLimit, State};
use axum::{Json, Router};
use futures_util::StreamExt as _;
use recovery::registry::ImportKind;
use recovery::staff::Senior;
use serde::Serialize;
use tokio::io::AsyncWriteExt as _;
use utoipa::ToSchema;

use super::{Program, Refusals};
use crate::app::App;
use crate::http::fault::Fault;
use crate::registry::{FaultyRow, Import, ImportError, Progress, Watch};

/// Most bytes of a file: several million devices.
const LARGEST: usize = 1 << 30;

/// Most faulty rows that are told.
const TOLD: usize = 1000;

/// What became of a file.
#[derive(Serialize, ToSchema)]
pub(crate) struct ImportedBody {
    /// Devices that are new.
    added: u64,
    /// Devices of which something was corrected.
    changed: u64,
    /// Devices that were known as they are.
    same: u64,
    /// Rows that were left out.
    wrong: u64,
    /// The first thousand of them.
    faults: Vec<FaultBody>,
    /// Why the file was not read to its end, with the last line that was dealt with.
    broken_off: Option<String>,
}

/// A faulty row.
#[derive(Serialize, ToSchema)]
pub(crate) struct FaultBody {
    /// The line that it begins on.
    line: u64,
    /// The column, unless the row as a whole is wrong.
    column: Option<&'static str>,
    /// What to do about it.
    message: String,
}

/// Adds and corrects devices from CSV with the columns `serial,model,sold_to,region`. Every faulty row
/// is told and left out, and spoils no other; the same file twice changes nothing. For seniors.
#[utoipa::path(
    post, path = "/api/v1/desk/registry/import", tag = "registry",
    request_body(content = String, content_type = "text/csv"),
    responses((status = OK, description = "What became of the rows", body = ImportedBody), Refusals)
)]
pub(crate) async fn import(
    State(app): State<App>,
    Program(senior): Program<Senior>,
    body: Body,
) -> Result<Json<ImportedBody>, Fault> {
    read(&app, &senior, ImportKind::Devices, body).await
}

/// Sets and takes away flags from CSV with the columns `serial,flag,reason`, where a flag is `stolen`,
/// `blocked` or `clear`. For seniors.
#[utoipa::path(
    post, path = "/api/v1/desk/registry/import-flags", tag = "registry",
    request_body(content = String, content_type = "text/csv"),
    responses((status = OK, description = "What became of the rows", body = ImportedBody), Refusals)
)]
pub(crate) async fn flags(
    State(app): State<App>,
    Program(senior): Program<Senior>,
    body: Body,
) -> Result<Json<ImportedBody>, Fault> {
    read(&app, &senior, ImportKind::Flags, body).await
}

async fn read(
    app: &App,
    senior: &Senior,
    kind: ImportKind,
    body: Body,
) -> Result<Json<ImportedBody>, Fault> {
    let file = spool(body).await?;
    let (services, actor) = (app.services.clone(), senior.actor());
    let runtime = tokio::runtime::Handle::current();
    // Reading the file and its rows holds a thread; the event loop is not the one.
    let work = move || {
        let import = Import {
            store: &*services.store,
            kind,
            so_far: Progress::default(),
            rule: &services.policy.serial,
            actor: &actor,
            clock: &*services.clock,
            from_line: 0,
        };
        let mut told = Told::default();
        let done = runtime.block_on(import.run(BufReader::new(file), &mut told));
        (done, told)
    };
    let (done, told) = tokio::task::spawn_blocking(work)
        .await
        .map_err(Fault::internal)?;
    let (progress, broken_off) = match done {
        Ok(progress) => (progress, None),
        Err(ImportError::Store(error)) if told.reached.line == 0 => return Err(error.into()),
        Err(ImportError::Io(error)) => return Err(Fault::internal(error)),
        Err(refused @ (ImportError::Empty | ImportError::Head(_) | ImportError::Columns(_))) => {
            return Err(Fault::Unfit(refused.to_string()));
        }
        Err(ImportError::Store(_)) => {
            let line = told.reached.line;
            let words = format!("Something is away for now. Line {line} was the last one kept.");
            (told.reached, Some(words))
        }
    };
    Ok(Json(ImportedBody {
        added: progress.kept.added,
        changed: progress.kept.changed,
        same: progress.kept.same,
        wrong: progress.wrong,
        faults: told.faults,
        broken_off,
    }))
}

/// A file may be larger than anything else that the desk takes.
pub(super) fn with_limits(routes: Router<App>) -> Router<App> {
    routes.layer(DefaultBodyLimit::max(LARGEST))
}

/// Keeps a body in a file without a name, so that memory does not grow with it.
async fn spool(body: Body) -> Result<std::fs::File, Fault> {
    let made = tokio::task::spawn_blocking(tempfile::tempfile).await;
    let file = made.map_err(Fault::internal)?.map_err(Fault::internal)?;
    let mut file = tokio::fs::File::from_std(file);
    let (mut chunks, mut length) = (body.into_data_stream(), 0);
    while let Some(chunk) = chunks.next().await {
        let chunk = chunk.map_err(|_| Fault::CutOff)?;
        length += chunk.len();
        if length > LARGEST {
            return Err(Fault::TooLarge);
        }
        file.write_all(&chunk).await.map_err(Fault::internal)?;
    }
    file.flush().await.map_err(Fault::internal)?;
    let mut file = file.into_std().await;
    file.seek(SeekFrom::Start(0)).map_err(Fault::internal)?;
    Ok(file)
}

/// Keeps what is told of an import.
#[derive(Default)]
struct Told {
    faults: Vec<FaultBody>,
    reached: Progress,
}

impl Watch for Told {
    fn faulty(&mut self, row: &FaultyRow<'_>) -> io::Result<()> {
        if self.faults.len() < TOLD {
            self.faults.extend(row.faults.iter().map(|fault| FaultBody {
                line: row.line,
                column: fault.column,
                message: fault.words.clone(),
            }));
        }
        Ok(())
    }

    fn reached(&mut self, progress: &Progress) -> io::Result<()> {
        self.reached = *progress;
        Ok(())
    }
}
