//! Many devices at once from a list (P3): template, upload, faults, pictures, sending in.

mod draft;
mod hand_in;
mod kept_fault;
mod mend;
mod page;
mod pictures;
#[cfg(test)]
pub(crate) mod samples;
mod sheet;
mod shown;
mod uploads;

use axum::Router;
use axum::extract::multipart::{Multipart, MultipartRejection};
use axum::extract::{DefaultBodyLimit, Path, Query, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use recovery::bulk::Row;
use recovery::request::{Asker, RequestForm};
use serde::Deserialize;
use tower_http::set_header::SetResponseHeaderLayer;

use web::language::Words;

use self::draft::{Draft, Standing, Token};
use self::page::Said;
use crate::app::App;
use crate::http::client::ClientAddress;
use crate::http::fault::Fault;
use crate::http::layers::html_in;
use crate::http::room::crowded;
use crate::http::upload::{FORM_BYTES, File, Submitted};
use crate::puzzle::{self, Form};
use crate::tell;

pub(super) fn routes() -> Router<App> {
    // A list's address is its key (W-04).
    let quiet = SetResponseHeaderLayer::overriding(
        header::REFERRER_POLICY,
        HeaderValue::from_static("no-referrer"),
    );
    let lists = Router::new()
        .route("/bulk/{token}", get(show_list).post(sent_in))
        .route("/bulk/{token}/faults.xlsx", get(faulty_rows))
        .route("/bulk/{token}/sheet", post(corrected))
        .route("/bulk/{token}/pictures", post(pictured))
        .layer(quiet);
    Router::new()
        .route("/bulk", get(blank).post(uploaded))
        .route("/bulk/template.xlsx", get(template))
        .route("/bulk/template.csv", get(template_as_text))
        .merge(lists)
        .layer(DefaultBodyLimit::max(FORM_BYTES))
}

async fn blank(t: Words, State(app): State<App>) -> Result<Response, Fault> {
    html_in(
        t,
        StatusCode::OK,
        &page::blank(t, &app.services.policy, app.load.is_busy(app.now()), None),
    )
}

async fn template(t: Words, State(app): State<App>) -> Result<Response, Fault> {
    let file = aside(&app, move |app| sheet::template(t, &app.services.policy)).await?;
    Ok(download(
        "devices.xlsx",
        XLSX,
        file.map_err(Fault::internal)?,
    ))
}

async fn template_as_text(t: Words, State(app): State<App>) -> Response {
    let text = sheet::template_as_text(t, &app.services.policy);
    download("devices.csv", "text/csv; charset=utf-8", text.into_bytes())
}

async fn uploaded(
    t: Words,
    State(app): State<App>,
    who: ClientAddress,
    form: Result<Multipart, MultipartRejection>,
) -> Result<Response, Fault> {
    app.limits.upload(who)?;
    let form = form.map_err(|_| Fault::NotTheForm)?;
    let mut submitted = Submitted::read(&app.room, form).await?;
    puzzle::gate(&app, who, &submitted.text("puzzle"), Form::Request).await?;
    match read_sheet(t, &app, &mut submitted).await? {
        Ok(rows) => {
            let token = Token::draw(&app);
            draft::keep(&app, &token, &rows).await?;
            Ok(to_list(&token))
        }
        Err(fault) => {
            let busy = app.load.is_busy(app.now());
            let page = page::blank(t, &app.services.policy, busy, Some(fault));
            let page = html_in(t, StatusCode::UNPROCESSABLE_ENTITY, &page)?;
            Ok(match submitted.is_crowded() {
                true => crowded(page),
                false => page,
            })
        }
    }
}

/// Which page of faults.
#[derive(Deserialize)]
struct Which {
    #[serde(default)]
    page: String,
}

async fn show_list(
    t: Words,
    State(app): State<App>,
    who: ClientAddress,
    Path(token): Path<String>,
    Query(which): Query<Which>,
) -> Result<Response, Fault> {
    app.limits.question(who)?;
    let token = Token::parse(&token)?;
    let draft = draft::load(&app, &token).await?;
    show(
        t,
        &app,
        StatusCode::OK,
        &token,
        &draft,
        Said {
            page: which.page.parse().unwrap_or(1),
            ..Said::default()
        },
    )
}

async fn faulty_rows(
    t: Words,
    State(app): State<App>,
    who: ClientAddress,
    Path(token): Path<String>,
) -> Result<Response, Fault> {
    app.limits.question(who)?;
    let draft = draft::load(&app, &Token::parse(&token)?).await?;
    let file = aside(&app, move |app| {
        sheet::faulty(t, &draft.rows, &app.services.policy)
    })
    .await?;
    Ok(download(
        "faulty-rows.xlsx",
        XLSX,
        file.map_err(Fault::internal)?,
    ))
}

/// The corrected rows take the place of those with faults.
async fn corrected(
    t: Words,
    State(app): State<App>,
    who: ClientAddress,
    Path(token): Path<String>,
    form: Result<Multipart, MultipartRejection>,
) -> Result<Response, Fault> {
    app.limits.upload(who)?;
    let token = Token::parse(&token)?;
    let mut draft = draft::load(&app, &token).await?;
    let form = form.map_err(|_| Fault::NotTheForm)?;
    let mut submitted = Submitted::read(&app.room, form).await?;
    let fault = match read_sheet(t, &app, &mut submitted).await? {
        Ok(rows) => match draft.mend(rows, &app.services.policy) {
            Ok(()) => {
                draft::keep(&app, &token, &draft.rows).await?;
                return Ok(to_list(&token));
            }
            Err(reason) => tell::reason(t, &reason),
        },
        Err(fault) => fault,
    };
    show(
        t,
        &app,
        StatusCode::UNPROCESSABLE_ENTITY,
        &token,
        &draft,
        Said {
            sheet_fault: Some(fault),
            ..Said::default()
        },
    )
}

async fn pictured(
    t: Words,
    State(app): State<App>,
    who: ClientAddress,
    Path(token): Path<String>,
    form: Result<Multipart, MultipartRejection>,
) -> Result<Response, Fault> {
    app.limits.upload(who)?;
    let form = form.map_err(|_| Fault::NotTheForm)?;
    let token = Token::parse(&token)?;
    let draft = draft::load(&app, &token).await?;
    let report = pictures::take(t, &app, &token, &draft, form).await?;
    let draft = draft::load(&app, &token).await?;
    show(
        t,
        &app,
        StatusCode::OK,
        &token,
        &draft,
        Said {
            report: Some(report),
            ..Said::default()
        },
    )
}

async fn sent_in(
    t: Words,
    State(app): State<App>,
    who: ClientAddress,
    Path(token): Path<String>,
    form: Result<Multipart, MultipartRejection>,
) -> Result<Response, Fault> {
    let form = form.map_err(|_| Fault::NotTheForm)?;
    let token = Token::parse(&token)?;
    let draft = draft::load(&app, &token).await?;
    let submitted = Submitted::read(&app.room, form).await?;
    let text = |name| submitted.text(name);
    let form = RequestForm {
        email: text("email"),
        country: text("country"),
        place: text("place"),
        business: text("business"),
        declaration: text("declaration"),
        language: t.language().code().to_owned(),
        devices: Vec::new(),
    };
    let mut said = Said {
        leaves_out: text("leave_out") == "yes",
        form,
        ..Said::default()
    };
    let standing = draft.standing(&app.services.policy, &said.form.country);
    let ready = standing
        .iter()
        .filter(|standing| matches!(standing, Standing::Ready(_)))
        .count();
    said.nothing_ready = ready == 0 || (ready < standing.len() && !said.leaves_out);
    let asker = match Asker::parse(&said.form, &app.services.policy) {
        Ok(asker) if !said.nothing_ready => asker,
        other => {
            said.faults = other.err().unwrap_or_default();
            return show(
                t,
                &app,
                StatusCode::UNPROCESSABLE_ENTITY,
                &token,
                &draft,
                said,
            );
        }
    };
    let solved = puzzle::check(&app, &text("puzzle"), Form::Request).await?;
    let caller = (who, solved.or_none());
    hand_in::hand_in(t, &app, caller, &token, &draft, (standing, asker, said)).await
}

/// The rows of the sheet in a form; or what is wrong with it.
async fn read_sheet(
    t: Words,
    app: &App,
    submitted: &mut Submitted,
) -> Result<Result<Vec<Row>, String>, Fault> {
    match submitted.file("sheet") {
        None => Ok(Err(t.say("fault-file-missing"))),
        Some(File::TooLarge) => Ok(Err(t.say("fault-file-over-10-mb"))),
        Some(File::NoRoom) => Ok(Err(t.say("reading-no-room-advice"))),
        Some(File::Whole { bytes, .. }) => {
            let today = app.now().date();
            aside(app, move |app| {
                sheet::read(t, bytes, &app.services.policy, today)
            })
            .await
        }
    }
}

/// Does work for the processor beside the event loop, a few at a time.
async fn aside<T: Send + 'static>(
    app: &App,
    work: impl FnOnce(&App) -> T + Send + 'static,
) -> Result<T, Fault> {
    let _turn = app.looking.acquire().await.map_err(Fault::internal)?;
    let own = app.clone();
    tokio::task::spawn_blocking(move || work(&own))
        .await
        .map_err(Fault::internal)
}

fn show(
    t: Words,
    app: &App,
    status: StatusCode,
    token: &Token,
    draft: &Draft,
    said: Said,
) -> Result<Response, Fault> {
    html_in(
        t,
        status,
        &page::list(t, token.as_str(), draft, said, &app.services.policy),
    )
}

fn to_list(token: &Token) -> Response {
    Redirect::to(&format!("/bulk/{}", token.as_str())).into_response()
}

const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

fn download(name: &'static str, kind: &'static str, bytes: Vec<u8>) -> Response {
    let disposition = format!("attachment; filename=\"{name}\"");
    (
        [
            (header::CONTENT_TYPE, kind.to_owned()),
            (header::CONTENT_DISPOSITION, disposition),
        ],
        bytes,
    )
        .into_response()
}
