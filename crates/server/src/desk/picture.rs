//! A picture of a case, served so that nothing in it can act (W-21).

use axum::extract::{Path, State};
use axum::http::{HeaderName, HeaderValue, header};
use axum::response::{IntoResponse, Response};
use recovery::case::CaseNumber;
use recovery::desk;
use recovery::picture::{Media, Picture};
use recovery::staff::Reader;

use super::session::SignedIn;
use crate::app::App;
use crate::http::fault::Fault;

pub(super) async fn picture(
    State(app): State<App>,
    staff: SignedIn<Reader>,
    Path((number, n)): Path<(String, u32)>,
) -> Result<Response, Fault> {
    let number = CaseNumber::parse(&number).ok_or(Fault::NotFound)?;
    let picture = desk::picture(&*app.services.store, &staff.who, number, n, app.now()).await?;
    let bytes = app
        .shelf
        .kept(&picture.name)
        .await?
        .ok_or(Fault::NotFound)?;
    let file_name = format!("{number}-{n}");
    Ok((headers(&picture, &file_name)?, bytes).into_response())
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
