//! Files of devices or flags are uploaded, and imported while nobody waits.

use askama::Template;
use axum::body::{Body, Bytes};
use axum::extract::multipart::Field as Part;
use axum::extract::{Multipart, Path, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use futures_util::stream;
use recovery::registry::{
    FAULT_COLUMNS, FAULTS_KEPT, ImportKind, faults_of_import, look_at_import, order_import,
    recent_imports,
};
use recovery::staff::{Handle, Reader, Senior};
use recovery::store::{Import, ImportId, NewImport};
use web::{Choice, ErrorSummary, Field};

use super::super::session::SignedIn;
use super::super::words::{self, Badge};
use super::super::{Frame, Note};
use crate::app::App;
use crate::http::fault::Fault;
use crate::http::layers::html;
use crate::http::upload::cut_off;
use crate::portal::to_minute;
use crate::registry::uploads::{self, PART, columns, part_name, place};

/// How many bytes an upload may have: some fifteen million devices.
pub(crate) const UPLOAD_BYTES: usize = 2 * 1024 * 1024 * 1024;
/// Faulty rows that the page shows; the download has the others.
const SHOWN: u32 = 50;
/// Faulty rows that are read at once for the download.
const ROWS: u32 = 1_000;

/// The page of all imports, with the form for another.
#[derive(Template)]
#[template(path = "desk/imports.html")]
pub(crate) struct ImportsPage {
    pub(crate) frame: Frame,
    pub(crate) note: Note,
    pub(crate) summary: ErrorSummary,
    pub(crate) kind: Field,
    pub(crate) file: Field,
    pub(crate) rows: Vec<Row>,
}

/// An import.
pub(crate) struct Row {
    pub(crate) id: i64,
    pub(crate) title: String,
    pub(crate) kind: &'static str,
    pub(crate) ordered: String,
    pub(crate) state: Badge,
    pub(crate) rows: u64,
    pub(crate) wrong: u64,
}

/// The page of one import.
#[derive(Template)]
#[template(path = "desk/import.html")]
pub(crate) struct ImportPage {
    pub(crate) frame: Frame,
    pub(crate) note: Note,
    pub(crate) row: Row,
    pub(crate) is_open: bool,
    pub(crate) line: u64,
    pub(crate) counts: Vec<(&'static str, u64)>,
    /// Why it did not come to its end.
    pub(crate) reason: Option<String>,
    pub(crate) faults: Vec<(u64, String)>,
    /// How many faulty rows neither the page nor the download has.
    pub(crate) uncounted: u64,
}

pub(super) async fn list(
    State(app): State<App>,
    staff: SignedIn<Reader>,
) -> Result<Response, Fault> {
    show_list(&app, &staff, StatusCode::OK, "devices", None).await
}

pub(super) async fn upload(
    State(app): State<App>,
    staff: SignedIn<Senior>,
    mut form: Multipart,
) -> Result<Response, Fault> {
    let (mut is_ours, mut kind) = (false, String::new());
    while let Some(field) = form.next_field().await.map_err(cut_off)? {
        match field.name().unwrap_or_default() {
            // It comes before the file, of which nothing is read without it.
            "form_token" => {
                staff.form_token.check(&text(field).await?)?;
                is_ours = true;
            }
            "kind" => kind = text(field).await?,
            "file" if is_ours => {
                let Some(of) = ImportKind::parse(&kind) else {
                    return Err(Fault::Senseless(
                        "Please say what stands in the file.".into(),
                    ));
                };
                let Some(import) = keep(&app, &staff, of, field).await? else {
                    break;
                };
                let id = order_import(&*app.services.store, &staff.who, &import).await?;
                let address = format!("/registry/imports/{id}");
                return Ok(Redirect::to(&address).into_response());
            }
            "file" => return Err(Fault::StaleForm),
            _ => {}
        }
    }
    let status = StatusCode::UNPROCESSABLE_ENTITY;
    let why = "Please choose a CSV file with at least one row.";
    show_list(&app, &staff, status, &kind, Some(why)).await
}

pub(super) async fn one(
    State(app): State<App>,
    staff: SignedIn<Reader>,
    Path(id): Path<i64>,
) -> Result<Response, Fault> {
    let (store, id) = (&*app.services.store, ImportId::from_value(id));
    let found = look_at_import(store, &staff.who, id, SHOWN).await?;
    let (import, faults) = found.ok_or(Fault::NotFound)?;
    let kept = import.progress.kept;
    let page = ImportPage {
        frame: Frame::of(&app, &staff, "registry").await?,
        note: None,
        row: row(&import),
        is_open: import.ended_at.is_none(),
        line: import.progress.line,
        counts: match import.facts.kind {
            ImportKind::Devices => vec![
                ("New devices", kept.added),
                ("Corrected", kept.changed),
                ("Known like this already", kept.same),
                ("Left out as faulty", import.progress.wrong),
            ],
            ImportKind::Flags => vec![
                ("Flags set", kept.added),
                ("Devices whose flags were taken away", kept.changed),
                ("As they were already", kept.same),
                ("Left out as faulty", import.progress.wrong),
            ],
        },
        reason: import.reason.clone(),
        faults: faults
            .into_iter()
            .map(|one| (one.line, one.words))
            .collect(),
        uncounted: import.progress.wrong.saturating_sub(FAULTS_KEPT),
    };
    html(StatusCode::OK, &page)
}

/// The faulty rows as a file that can be mended and uploaded again, as a stream.
pub(super) async fn faults(
    State(app): State<App>,
    staff: SignedIn<Reader>,
    Path(id): Path<i64>,
) -> Result<Response, Fault> {
    let id = ImportId::from_value(id);
    let found = look_at_import(&*app.services.store, &staff.who, id, 0).await?;
    let (import, _) = found.ok_or(Fault::NotFound)?;
    let names: Vec<_> = columns(import.facts.kind)
        .iter()
        .chain(&FAULT_COLUMNS)
        .copied()
        .collect();
    let head = Bytes::from(format!("{}\n", names.join(",")));
    let (store, reader) = (app.services.store.clone(), staff.reader());
    let rows = stream::try_unfold((Some(head), 0), move |(head, after)| {
        let (store, reader) = (store.clone(), reader.clone());
        async move {
            if let Some(head) = head {
                return Ok(Some((head, (None, 0))));
            }
            let some = faults_of_import(&*store, &reader, id, after, ROWS).await?;
            let Some(last) = some.last().map(|fault| fault.line) else {
                return Ok::<_, recovery::store::StoreError>(None);
            };
            let text: String = some.into_iter().map(|fault| fault.fields).collect();
            Ok(Some((Bytes::from(text), (None, last))))
        }
    });
    let name = format!("import-{id}-faults.csv");
    Ok((attached(&name), Body::from_stream(rows)).into_response())
}

/// A file with nothing but its column names.
pub(super) async fn template(
    _staff: SignedIn<Reader>,
    Path(name): Path<String>,
) -> Result<Response, Fault> {
    let kind = name.strip_suffix(".csv").and_then(ImportKind::parse);
    let kind = kind.ok_or(Fault::NotFound)?;
    let head = format!("{}\r\n", columns(kind).join(","));
    Ok((attached(&name), head).into_response())
}

fn attached(name: &str) -> [(header::HeaderName, String); 2] {
    [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()),
        (
            header::CONTENT_DISPOSITION,
            format!("attachment; filename=\"{name}\""),
        ),
    ]
}

async fn text(mut field: Part<'_>) -> Result<String, Fault> {
    let mut bytes = Vec::new();
    while let Some(chunk) = field.chunk().await.map_err(cut_off)? {
        if bytes.len() + chunk.len() > 1024 {
            return Err(Fault::TooLarge);
        }
        bytes.extend_from_slice(&chunk);
    }
    String::from_utf8(bytes).map_err(|_| Fault::NotUtf8)
}

/// Lays a file down part by part, each sealed; nothing when it is empty.
async fn keep(
    app: &App,
    staff: &SignedIn<Senior>,
    kind: ImportKind,
    mut field: Part<'_>,
) -> Result<Option<NewImport>, Fault> {
    let mut name = [0; 16];
    app.rng().fill_bytes(&mut name);
    let upload = format!("{:032x}", u128::from_be_bytes(name));
    let title = field.file_name().unwrap_or_default();
    let title: String = title.chars().filter(|c| !c.is_control()).take(80).collect();
    let (mut part, mut parts, mut bytes) = (Vec::new(), 0, 0);
    loop {
        let chunk = field.chunk().await.map_err(cut_off)?;
        let is_over = chunk.is_none();
        part.extend(chunk.into_iter().flatten());
        if part.len() >= PART || (is_over && !part.is_empty()) {
            parts += 1;
            bytes += u64::try_from(part.len()).unwrap_or(u64::MAX);
            let whole = std::mem::take(&mut part);
            let at = part_name(parts);
            let put = app.shelf.put_aside(&place(&upload, &at), whole).await;
            if let Err(fault) = put {
                uploads::remove(&app.shelf, &upload, parts).await;
                return Err(fault);
            }
        }
        if is_over {
            break;
        }
    }
    Ok((parts > 0).then(|| NewImport {
        kind,
        title,
        place: upload,
        parts,
        bytes,
        by: staff.who.actor(),
        at: app.now(),
    }))
}

async fn show_list(
    app: &App,
    staff: &SignedIn<impl Handle>,
    status: StatusCode,
    kind: &str,
    fault: Option<&str>,
) -> Result<Response, Fault> {
    let imports = recent_imports(&*app.services.store, &staff.reader()).await?;
    let kinds = vec![
        Choice::new("devices", "Devices").help("serial, model, sold_to, region"),
        Choice::new("flags", "Flags on devices")
            .help("serial, flag (stolen, blocked, or clear), reason"),
    ];
    let file = Field::file("file", "CSV file", ".csv,text/csv")
        .help("Any size up to 2 GiB; with commas, semicolons or tabs, in UTF-8.")
        .error(fault);
    let page = ImportsPage {
        frame: Frame::of(app, staff, "registry").await?,
        note: None,
        summary: ErrorSummary::of([&file]),
        kind: Field::radio("kind", "What stands in the file", kinds).value(kind),
        file,
        rows: imports.iter().map(row).collect(),
    };
    html(status, &page)
}

fn row(import: &Import) -> Row {
    Row {
        id: import.id.value(),
        title: import.facts.title.clone(),
        kind: match import.facts.kind {
            ImportKind::Devices => "devices",
            ImportKind::Flags => "flags",
        },
        ordered: format!("{}, by {}", to_minute(import.facts.at), import.facts.by),
        state: words::import(import),
        rows: import.progress.rows(),
        wrong: import.progress.wrong,
    }
}
