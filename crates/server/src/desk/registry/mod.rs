//! The registry at the desk: devices, their flags, and distributors.

mod device;
mod distributors;
mod flags;
mod imports;
mod search;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::routing::{get, post};
use web::Choice;

use crate::app::App;

pub(super) fn routes() -> Router<App> {
    let uploads = Router::new()
        .route(
            "/registry/imports",
            get(imports::list).post(imports::upload),
        )
        .layer(DefaultBodyLimit::max(imports::UPLOAD_BYTES));
    Router::new()
        .route("/registry", get(search::search))
        .merge(uploads)
        .route("/registry/imports/{id}", get(imports::one))
        .route("/registry/imports/{id}/faults.csv", get(imports::faults))
        .route("/registry/template/{name}", get(imports::template))
        .route("/registry/{serial}", get(device::device))
        .route("/registry/{serial}/flag", post(flags::set))
        .route("/registry/{serial}/clear", post(flags::clear))
        .route("/distributors", get(distributors::list))
        .route(
            "/distributors/new",
            get(distributors::blank).post(distributors::add),
        )
        .route(
            "/distributors/{id}",
            get(distributors::one).post(distributors::change),
        )
        .route("/distributors/{id}/remove", post(distributors::remove))
}

/// “Any” and the choices behind it.
fn any(words: &'static str, choices: impl IntoIterator<Item = Choice>) -> Vec<Choice> {
    std::iter::once(Choice::new("any", words))
        .chain(choices)
        .collect()
}

#[cfg(test)]
pub(crate) mod pages {
    pub(crate) use super::device::{DevicePage, FlagRow, Request};
    pub(crate) use super::distributors::{
        DistributorPage, DistributorsPage, Row as DistributorRow,
    };
    pub(crate) use super::imports::{ImportPage, ImportsPage, Row as ImportRow};
    pub(crate) use super::search::{RegistryPage, Row as RegistryRow};
}
