//! A picture of a case, served so that nothing in it can act (W-21).

use axum::Form;
use axum::extract::rejection::FormRejection;
use axum::extract::{Path, State};
use axum::http::{HeaderName, HeaderValue, header};
use axum::response::{IntoResponse, Redirect, Response};
use recovery::case::CaseNumber;
use recovery::desk;
use recovery::picture::{Media, Picture};
use recovery::staff::{Agent, Reader};

use super::sent::Sent;
use super::session::SignedIn;
use crate::app::App;
use crate::http::fault::Fault;
use crate::pictures::watermark;
use crate::portal::to_minute;

pub(super) async fn picture(
    State(app): State<App>,
    staff: SignedIn<Reader>,
    Path((number, n)): Path<(String, u32)>,
) -> Result<Response, Fault> {
    let number = CaseNumber::parse(&number).ok_or(Fault::NotFound)?;
    let picture = desk::picture(&*app.services.store, &staff.who, number, n, app.now()).await?;
    send(&app, &staff.who, (number, n), &picture).await
}

/// Hands a picture to somebody whose look at it stands in the audit trail.
pub(crate) async fn send(
    app: &App,
    reader: &Reader,
    (number, n): (CaseNumber, u32),
    picture: &Picture,
) -> Result<Response, Fault> {
    let bytes = app.shelf.kept(&picture.name).await?;
    let mut bytes = bytes.ok_or(Fault::NotFound)?;
    if is_evidence(app, number, n).await? {
        let words = format!("{} {} {number}", reader.name(), to_minute(app.now()));
        let _turn = app.looking.acquire().await.map_err(Fault::internal)?;
        let marked = tokio::task::spawn_blocking(move || watermark(&bytes, &words)).await;
        let damaged = || Fault::internal("a kept picture cannot be read");
        bytes = marked.map_err(Fault::internal)?.ok_or_else(damaged)?;
    }
    let file_name = format!("{number}-{n}");
    Ok((headers(picture, &file_name)?, bytes).into_response())
}

/// Whether a picture shows more than a device's code: then no copy of it leaves without the name
/// of whoever looked (P10).
async fn is_evidence(app: &App, number: CaseNumber, position: u32) -> Result<bool, Fault> {
    let mut tx = app.services.store.read().await?;
    let pieces = tx.pieces(number).await?;
    Ok(pieces.iter().any(|piece| piece.position == position))
}

/// Accepts a piece of evidence, or says that it does not match.
pub(super) async fn judge(
    State(app): State<App>,
    staff: SignedIn<Agent>,
    Path((number, n)): Path<(String, u32)>,
    form: Result<Form<Vec<(String, String)>>, FormRejection>,
) -> Result<Response, Fault> {
    let sent = Sent::checked(form, &staff.form_token)?;
    let number = CaseNumber::parse(&number).ok_or(Fault::NotFound)?;
    let accepted = match sent.text("fits") {
        "yes" => true,
        "no" => false,
        _ => return Err(Fault::Senseless("This is not the form.".into())),
    };
    let store = &*app.services.store;
    desk::judge_evidence(store, &staff.who, number, n, accepted, app.now()).await?;
    let back = match sent.lines()?.first() {
        Some(line) => format!("/cases/{number}/lines/{line}?done=judged"),
        None => format!("/cases/{number}?done=judged"),
    };
    Ok(Redirect::to(&back).into_response())
}

fn headers(picture: &Picture, name: &str) -> Result<[(HeaderName, HeaderValue); 4], Fault> {
    let (how, ending) = match picture.media {
        Media::Jpeg => ("inline", "jpg"),
        Media::Png => ("inline", "png"),
        Media::Webp => ("inline", "webp"),
        Media::Xml => ("attachment", "xml"),
    };
    let disposition = format!("{how}; filename=\"{name}.{ending}\"");
    Ok([
        (
            header::CONTENT_TYPE,
            HeaderValue::from_static(picture.media.as_str()),
        ),
        (
            header::CONTENT_DISPOSITION,
            HeaderValue::from_str(&disposition).map_err(Fault::internal)?,
        ),
        (
            header::CONTENT_SECURITY_POLICY,
            HeaderValue::from_static("default-src 'none'; sandbox; frame-ancestors 'none'"),
        ),
        (
            header::X_CONTENT_TYPE_OPTIONS,
            HeaderValue::from_static("nosniff"),
        ),
    ])
}
